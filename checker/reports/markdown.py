"""A summary in Markdown (GitHub's), for a build's summary page, a chat or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.reports.batch import Batch, Result
from checker.reports.clean import cleaned
from checker.reports.remarks import counts_line, place_of, problems_of, waiver_words
from checker.reports.report import FindingPart, Report
from checker.reports.summary import (
    accepted_findings,
    law_line,
    not_looked_at,
    standing_counts,
    to_attend,
    verdict_sentence,
)
from checker.reports.words import VERDICT_STANDING, VERDICT_WORDS, Standing, number_of, standing

_SIGNS: Final = re.compile(r"[\\`*_\[\]|~#!{}]")
_LONGEST_QUOTE: Final = 160


def escaped(text: str) -> str:
    """One line in which no sign of the text is markup, a link, a mention or HTML."""
    shown = cleaned(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _SIGNS.sub(lambda sign: "\\" + sign.group(), shown).replace("@", "&#64;")
    return re.sub(r"(?i)\bwww\.", lambda found: found.group()[:-1] + "&#46;", shown).replace("://", "&#58;//")


def render(batch: Batch) -> str:
    """A table of the records where there are several, then each record."""
    parts: list[str] = []
    if batch.several:
        parts += [f"# {number_of(len(batch.results), 'record')} checked\n\n", *_index(batch), "\n"]
    level = "##" if batch.several else "#"
    for result in batch.results:
        parts += [*_record(result, level), "\n"]
    return "".join([*parts, f"Decision Checker {escaped(batch.version)}, exit code {batch.exit_code}.\n"])


def _index(batch: Batch) -> Iterator[str]:
    asked = [which for which in Standing if which.asks]
    names = ["Record", "Verdict", *(which.word for which in asked), "Accepted"]
    yield f"| {' | '.join(names)} |\n|{' --- |' * 2}{' ---: |' * (len(asked) + 1)}\n"
    for result in batch.results:
        cells = [escaped(result.record.source)]
        if isinstance(result, Report):
            counts = standing_counts(result)
            cells += [
                result.verdict.value,
                *(str(counts[which]) for which in asked),
                str(len(accepted_findings(result))),
            ]
        else:
            cells += ["not judged", *("" for _ in asked), ""]
        yield f"| {' | '.join(cells)} |\n"


def _record(result: Result, level: str) -> Iterator[str]:
    if not isinstance(result, Report):
        yield f"{level} ! Not judged: {escaped(result.record.source)}\n\n{escaped(result.message)}\n"
        return
    sign = VERDICT_STANDING[result.verdict].sign
    yield f"{level} {sign} {VERDICT_WORDS[result.verdict]}: {escaped(result.record.title or result.record.source)}\n\n"
    yield f"**{counts_line(result)}.** {verdict_sentence(result)}\n\n"
    counts = standing_counts(result)
    yield f"| {' | '.join(which.word for which in counts)} |\n|{' ---: |' * len(counts)}\n"
    yield f"| {' | '.join(str(count) for count in counts.values())} |\n\n"
    findings = to_attend(result)
    if findings:
        yield "| | What was found | Line | What to do | Law |\n| --- | --- | ---: | --- | --- |\n"
        yield from (_row(finding) for finding in findings)
        yield "\n"
    for problem in [*result.record.warnings, *problems_of(result)]:
        yield f"- Note: {escaped(problem)}\n"
    for title, item in not_looked_at(result):
        yield f"- Not looked at ({escaped(title)}): {escaped(item)}\n"
    yield f"\nFile {escaped(result.record.source)}, SHA-256 `{result.record.sha256}`; {escaped(law_line(result))}.\n"


def _row(finding: FindingPart) -> str:
    which, place = standing(finding), place_of(finding)
    found = f"**{escaped(finding.title)}** `{finding.rule}`<br>{escaped(finding.message)}"
    if place:
        quote = cleaned(place.quote)
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        found += f"<br>“{escaped(quote)}”"
    if finding.waiver:
        found += f"<br>*{escaped(waiver_words(finding.waiver))}*"
    law = "<br>".join(_law(source.cite, source.url) for source in finding.sources)
    state = f"{which.sign} {which.word}{' (accepted)' if finding.waived else ''}"
    return f"| {state} | {found} | {place.line if place else ''} | {escaped(finding.remedy)} | {law} |\n"


def _law(cite: str, url: str) -> str:
    safe = re.fullmatch(r"https?://[^\s<>()|\\]+", url)
    return f"[{escaped(cite)}]({url})" if safe else escaped(cite)
