"""The report as one web page that holds everything it needs: to open, to mail, to print, with no script."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Final, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checker.documents.document import Document
from checker.gate.verdict import Verdict
from checker.reports.batch import Batch, Result
from checker.reports.clean import cleaned
from checker.reports.draft import DraftLine, draft_lines
from checker.reports.proof import VERIFIED_WORDS, Node, proof
from checker.reports.remarks import backing, place_of, problems_of, telling, waiver_words
from checker.reports.report import FindingPart, NotJudged, Report
from checker.reports.summary import (
    ReadFact,
    accepted_findings,
    facts_read,
    law_line,
    not_looked_at,
    standing_counts,
    sureness,
    to_attend,
    verdict_sentence,
)
from checker.reports.words import VERDICT_WORDS, Standing, number_of, standing, urgency

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """A finding that asks something, with its number on the page and how it was worked out."""

    number: int
    part: FindingPart
    which: Standing
    sure: str
    tree: Node


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record as the templates show it. ``key`` begins every id of its part of the page.

    ``position`` is "Record 2 of 5" on a page of several, else empty.
    """

    key: str
    source: str
    result: Result
    report: Report | None = None
    heading: str = "Not judged"
    colour: str = "none"
    sentence: str = ""
    counts: dict[Standing, int] = field(default_factory=dict)
    accepted: int = 0
    findings: tuple[NumberedFinding, ...] = ()
    quiet: tuple[FindingPart, ...] = ()
    read: tuple[ReadFact, ...] = ()
    law: str = ""
    notes: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    position: str = ""
    draft: tuple[DraftLine, ...] = ()

    @property
    def lines(self) -> frozenset[int]:
        """Numbers of the lines that the page shows, which alone can be linked to."""
        return frozenset(line.number for line in self.draft)


def render(batch: Batch) -> str:
    """The page: one record in full, or a table of several and then each in full."""
    total = len(batch.results)
    views = [
        record_view(
            result,
            batch.documents.get(result.record.source),
            key=f"r{number}-" if batch.several else "",
            position=f"Record {number} of {total}" if batch.several else "",
        )
        for number, result in enumerate(batch.results, 1)
    ]
    css = stylesheet()
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        environment()
        .get_template("report.html")
        .render(
            views=views,
            batch=batch,
            title=views[0].heading if len(views) == 1 else f"{number_of(len(views), 'record')} checked",
            css=Markup(css),
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            tally=_tally(batch),
        )
    )


def record_view(result: Result, document: Document | None, *, key: str = "", position: str = "") -> RecordView:
    """What the templates show of one record; without its document there is no draft on the page."""
    source = cleaned(result.record.source)
    if isinstance(result, NotJudged):
        return RecordView(key, source, result, sentence=cleaned(result.message), position=position)
    asking = to_attend(result)
    numbered = [
        NumberedFinding(number, part, standing(part), sureness(result, part), proof(result, part))
        for number, part in enumerate(asking, 1)
    ]
    return RecordView(
        key,
        source,
        result,
        result,
        heading=VERDICT_WORDS[result.verdict],
        colour=verdict_colour(result.verdict),
        sentence=verdict_sentence(result),
        counts=standing_counts(result),
        accepted=len(accepted_findings(result)),
        findings=tuple(numbered),
        quiet=tuple(sorted((part for part in result.findings if not standing(part).asks), key=urgency)),
        read=tuple(facts_read(result)),
        law=law_line(result),
        notes=(*map(cleaned, result.record.warnings), *problems_of(result)),
        left_out=tuple(not_looked_at(result)),
        position=position,
        draft=tuple(draft_lines(document, asking)) if document else (),
    )


def verdict_colour(verdict: Verdict) -> str:
    """The class that colours a verdict's border; its words say the same."""
    match verdict:
        case Verdict.CLEAR:
            return "met"
        case Verdict.HOLD:
            return "must"
        case Verdict.REFER:
            return "call"
        case _:
            assert_never(verdict)


def standing_colour(which: Standing) -> str:
    """The class that colours a tag or a mark; its words or its underline say the same."""
    match which:
        case Standing.MUST_FIX:
            return "must"
        case Standing.SHOULD_FIX:
            return "should"
        case Standing.YOUR_CALL:
            return "call"
        case Standing.MET:
            return "met"
        case Standing.DOES_NOT_APPLY:
            return "none"
        case _:
            assert_never(which)


def link_or_nothing(address: str) -> str:
    """A web address that may stand in a link, or an empty string."""
    return address if _ADDRESS.fullmatch(address) else ""


@cache
def environment() -> Environment:
    """The templates, with everything escaped and every missing name an error."""
    made = Environment(
        loader=PackageLoader("checker.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "cleaned": cleaned,
        "colour": standing_colour,
        "verified": VERIFIED_WORDS.__getitem__,
        "place": place_of,
        "standing": standing,
        "waiver_words": waiver_words,
        "telling": telling,
        "backing": backing,
        "address": link_or_nothing,
    }
    made.globals["standings"] = tuple(Standing)
    return made


@cache
def stylesheet() -> str:
    """The style of every page, which stands in the page itself."""
    loader = environment().loader
    assert loader is not None
    return loader.get_source(environment(), "report.css")[0]


def _tally(batch: Batch) -> str:
    verdicts = [report.verdict for report in batch.reports]
    order = (Verdict.HOLD, Verdict.REFER, Verdict.CLEAR)
    said = [f"{VERDICT_WORDS[one]}: {verdicts.count(one)}." for one in order if one in verdicts]
    said += [f"Not judged: {len(batch.not_judged)}."] if batch.not_judged else []
    return " ".join(said)
