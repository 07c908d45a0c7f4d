"""The report as plain sentences in reading order, for screen readers, e-mail and paper.

It has no boxes, no columns and no signs.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from checker.engine.wording import joined
from checker.reports.clean import cleaned, cleaned_lines, to_ascii
from checker.reports.notes import fold
from checker.reports.proof import VERIFIED_WORDS, Node, words_of
from checker.reports.remarks import problems_of, waiver_words
from checker.reports.report import FindingPart, Report
from checker.reports.summary import (
    answered,
    facts_read,
    last_line,
    law_line,
    laws_cited,
    next_commands,
    not_looked_at,
    standing_counts,
    sureness,
    to_attend,
    verdict_sentence,
)
from checker.reports.words import VERDICT_WORDS, Standing, number_of, numbers_in_words, standing, urgency

_LONGEST_QUOTE = 300


def render_plain(
    report: Report, *, exit_code: int, width: int = 78, ascii_only: bool = False, options: str = ""
) -> str:
    """The whole report in lines of at most ``width`` characters; web addresses are never broken."""
    return written(_lines(report, exit_code, options), width, ascii_only)


def written(lines: Iterator[str], width: int, ascii_only: bool) -> str:
    """Lines folded to ``width``; a line's own indentation is kept for the lines it is folded into."""
    out: list[str] = []
    for line in lines:
        said = to_ascii(line) if ascii_only else line
        indent = len(said) - len(said.lstrip(" "))
        if not said.strip() or said.lstrip().startswith(("https://", "http://")):
            out.append(said.rstrip())
            continue
        out += [" " * indent + part for part in fold(said, width - indent)]
    return "\n".join(out) + "\n"


def _lines(report: Report, exit_code: int, options: str) -> Iterator[str]:
    yield f"Decision record check: {cleaned(report.record.title or report.record.source)}"
    yield f"File: {cleaned(report.record.source)}"
    yield f"Checked against: {law_line(report).replace(' · ', ', ')}"
    for warning in (*report.record.warnings, *problems_of(report)):
        yield f"Note: {cleaned(warning)}"
    yield ""
    yield f"Verdict: {report.verdict.value}. {VERDICT_WORDS[report.verdict]}. {verdict_sentence(report)}"
    counts = standing_counts(report)
    yield "Counts: " + ", ".join(f"{count} {which.value}" for which, count in counts.items()) + "."
    yield from _heading("What we read")
    for row in facts_read(report):
        where = numbers_in_words(list(row.lines))
        aside = ", ".join(part for part in (where, cleaned(row.remark)) if part)
        yield f"{row.label}: {row.words or 'not stated'}{f' ({aside})' if aside else ''}."
    if answered(report):
        yield from _heading("What you told us")
        for name, fact in answered(report):
            yield f"{words_of(name).capitalize()}: {fact.words}. {fact.note}"
    findings = to_attend(report)
    if findings:
        yield from _heading(number_of(len(findings), "finding"))
    for number, finding in enumerate(findings, 1):
        if number > 1:
            yield ""
        yield from finding_lines(report, finding, f"Finding {number} of {len(findings)}")
    for which in (Standing.MET, Standing.DOES_NOT_APPLY):
        rest = sorted((f for f in report.findings if standing(f) is which), key=urgency)
        if rest:
            yield from _heading(f"{which.word}: {number_of(len(rest), 'rule')}")
            for finding in rest:
                places = numbers_in_words(sorted({part.line for part in finding.evidence}))
                yield f"{finding.title}{f' ({places})' if places else ''}. Rule {finding.rule}."
    if laws_cited(report):
        yield from _heading("Law cited")
        for source in laws_cited(report):
            yield f"{source.cite}, {VERIFIED_WORDS[source.verified]}."
            if source.url:
                yield source.url
    left_out = not_looked_at(report)
    if left_out:
        yield from _heading("What this check did not look at")
        for pack, item in left_out:
            yield f"{pack}: {item}"
    yield from _heading("Next")
    for command, purpose in next_commands(report, shlex.quote(report.record.source), options):
        yield f"{purpose.capitalize()}:"
        yield f"  {cleaned(command)}"
    yield ""
    yield last_line(report, exit_code)


def _heading(words: str) -> Iterator[str]:
    yield ""
    yield words.upper()
    yield ""


def finding_lines(report: Report, finding: FindingPart, number: str) -> Iterator[str]:
    """One finding in sentences; ``number`` starts the first."""
    yield f"{number}. {standing(finding).word}. {finding.title}."
    yield f"Rule: {finding.rule}, severity {finding.severity.value}."
    for part in finding.evidence:
        note = f" Note: {cleaned(part.note)}." if part.note else ""
        yield f"Line {part.line}: “{_short(part.quote)}”.{note}"
    yield f"Why: {cleaned(finding.message)}"
    yield f"Law: {joined([source.cite for source in finding.sources])}."
    yield f"Fix: {finding.remedy}"
    if finding.wording:
        yield f"Wording: “{cleaned_lines(finding.wording)}”"
    if finding.waiver:
        yield f"Waiver: {waiver_words(finding.waiver)}"
    sure = sureness(report, finding)
    if sure:
        yield f"How sure: {sure}"


def _short(quote: str) -> str:
    text = cleaned(quote)
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def node_lines(node: Node, depth: int = 0) -> Iterator[str]:
    """A proof tree as an indented list."""
    answer = f" {node.answer}." if node.answer else ""
    yield f"{'  ' * depth}{node.text}{answer}"
    for child in node.children:
        yield from node_lines(child, depth + 1)
