"""What each section says by being there, or by being silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.evidence import evidence_at
from checker.facts.fact import Evidence, Fact, How
from checker.facts.statements.places import Places
from checker.records.record import Section, SectionState

_FACTS: Final = {
    "decision.section": "decision",
    "authority.section": "authority",
    "reasons.section": "reasons",
    "alternatives.section": "alternatives",
    "interests.section": "interests",
}
_NO_WORDS: Final = (SectionState.ABSENT, SectionState.BLANK)


def read(context: ReadingContext) -> Iterator[Fact]:
    """The state of every section that rules ask about; known for every record, since absent is a value too.

    An absent section points to the record's title, a blank one to its label. ``reasons.words`` counts the words of
    the reasons, none where there is no section.
    """
    places = Places.of(context)
    for name, field in _FACTS.items():
        section = context.record.section(field)
        if section.state is SectionState.ABSENT:
            note = "The record has no such section."
            yield Fact(name, section.state.value, How.INFERRED, places.first_line(), note=note)
        else:
            yield Fact(name, section.state.value, evidence=_shown(context, section) or places.first_line())
    yield _words(context, places)


def _shown(context: ReadingContext, section: Section) -> tuple[Evidence, ...]:
    if section.text.strip():
        return context.evidence(section.passage, 0, len(section.text), section.field)
    return tuple(evidence_at(context.record.document, span, section.field) for span in section.label)


def _words(context: ReadingContext, places: Places) -> Fact:
    name = "reasons.words"
    section = context.record.section("reasons")
    if section.state in _NO_WORDS:
        return places.searched(name, 0, "The record has no words under reasons.")
    count = sum(len(part.text.split()) for part in context.record.all("reasons"))
    return Fact(name, count, How.INFERRED, _shown(context, section), note="Words under reasons, counted.")
