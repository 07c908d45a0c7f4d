"""The council whose record this is, when the record itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from checker.facts.context import Reader, ReadingContext
from checker.facts.fact import Evidence, Fact, How, ambiguous, missing

_LETTERHEAD_LINES: Final = 6
_ADDRESS: Final = re.compile(r"[@/.](?P<host>[a-z0-9-]{2,40})\.gov\.(?:uk|wales|scot)\b", re.IGNORECASE)


def reader(councils: Mapping[str, str]) -> Reader:
    """A reader of ``decision.council`` that knows these councils, by name and slug.

    The record is a council's own when that council is named under the label for it, in the letterhead (a line near the
    top that says little else), or as the decision maker's body; or when every web or mail address in the record is that
    council's. A council that is only mentioned, as a partner or a supplier, is not: then the fact is unknown.
    """

    def read(context: ReadingContext) -> Iterator[Fact]:
        yield _read(context, {name.lower(): slug for name, slug in councils.items()})

    return read


def _read(context: ReadingContext, councils: Mapping[str, str]) -> Fact:
    name = "decision.council"
    for find in (_labelled, _letterhead, _addresses):
        found = find(context, councils)
        if len(found) > 1:
            shown = tuple(piece for evidence in found.values() for piece in evidence)
            return ambiguous(name, shown, "More than one council is named as the record's own.")
        for slug, evidence in found.items():
            return Fact(name, slug, How.INFERRED, evidence)
    return missing(name)


def _labelled(context: ReadingContext, councils: Mapping[str, str]) -> dict[str, tuple[Evidence, ...]]:
    found: dict[str, tuple[Evidence, ...]] = {}
    for unit in context.units_of("council", "decision_maker"):
        for slug, start, end in _named(unit.text, councils):
            found[slug] = context.evidence(unit.passage, start, end, unit.field)
    return found


def _letterhead(context: ReadingContext, councils: Mapping[str, str]) -> dict[str, tuple[Evidence, ...]]:
    body = context.record.body
    found: dict[str, tuple[Evidence, ...]] = {}
    start, seen = 0, 0
    for line in body.text.split("\n"):
        if line.strip():
            seen += 1
            field = context.field_at(body.offsets[start])
            for slug, first, last in _named(line, councils):
                if field in (None, "record_type", "council") and len(line) - (last - first) < 60:
                    found[slug] = context.evidence(body, start + first, start + last)
        if seen == _LETTERHEAD_LINES:
            break
        start += len(line) + 1
    return found


def _addresses(context: ReadingContext, councils: Mapping[str, str]) -> dict[str, tuple[Evidence, ...]]:
    hosts = {slug.replace("-", ""): slug for slug in councils.values()}
    found: dict[str, tuple[Evidence, ...]] = {}
    others = set()
    for match in _ADDRESS.finditer(context.record.body.text):
        slug = hosts.get(match["host"].lower().replace("-", ""))
        if slug:
            found.setdefault(slug, context.evidence(context.record.body, *match.span("host")))
        else:
            others.add(match["host"].lower())
    return {} if others else found


def _named(text: str, councils: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    lower = text.lower()
    for name, slug in councils.items():
        start = lower.find(name)
        if start >= 0 and not lower[start + len(name) : start + len(name) + 1].isalnum():
            yield slug, start, start + len(name)
