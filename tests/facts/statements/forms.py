"""Decision records for tests of statements: labelled words with the state that each section has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact, Facts
from checker.records.record import DecisionRecord, SectionState

from ..records import record_of, vocabulary

_NIL = re.compile(
    r"(?:none|nil)(?: (?:made|declared|identified|received|were declared))?\W*|no interests declared\W*", re.I
)
_NOT_APPLICABLE = re.compile(r"(?:n/?a|not applicable)\W*", re.I)
_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|as (?:set out )?in|as per)(?: the)?(?: attached)? (?:report|appendix)[\w ]*\W*", re.I
)


def form(*sections: tuple[str, str], labels: dict[str, str] | None = None) -> DecisionRecord:
    """A record whose sections have the states that their words show."""
    record = record_of(*sections, labels=labels)
    states = {
        field: tuple(replace(section, state=_state(section.text)) for section in found)
        for field, found in record.sections.items()
    }
    return replace(record, sections=states)


def facts_of(
    read: Callable[[ReadingContext], Iterable[Fact]], *sections: tuple[str, str], labels: dict[str, str] | None = None
) -> Facts:
    """What one reader reads from a record; every quote must stand in the document where its evidence says."""
    record = form(*sections, labels=labels)
    facts = Facts().with_facts(*read(ReadingContext(record, vocabulary())))
    for fact in facts.values():
        assert fact.known == (fact.unknown is None)
        assert fact.evidence or not fact.known, f"{fact.name} has no evidence"
        for piece in fact.evidence:
            assert record.document.text[piece.start : piece.end] == piece.quote
    return facts


def _state(text: str) -> SectionState:
    words = text.strip()
    if not words:
        return SectionState.BLANK
    if _NIL.fullmatch(words):
        return SectionState.NIL
    if _NOT_APPLICABLE.fullmatch(words):
        return SectionState.NOT_APPLICABLE
    return SectionState.CROSS_REFERENCE if _ELSEWHERE.fullmatch(words) else SectionState.SUBSTANTIVE
