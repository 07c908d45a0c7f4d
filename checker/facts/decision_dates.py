"""The dates of the decision itself: taken, signed, published, effective."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.facts.context import ReadingContext, Unit
from checker.facts.date_text import DateKind, DateText, find_dates
from checker.facts.fact import Evidence, Fact, How, ambiguous, missing

_FIRST_YEAR: Final = 1990
_REACH: Final = 40
_HEADING: Final = 900
_TITLE: Final = re.compile(r"(?:(?:[A-Z][\w’'-]{0,30}|of|and|the|&|for)\s){0,6}[A-Z][\w’'-]{0,30}")
"""A few words that a heading writes with capitals."""
_AT_LINE_START: Final = ("published",)
"""Words so common in sentences about other things that they count only as the first words of a line."""
_IMPOSSIBLE: Final = "A date is written that does not exist."
_NOT_WHOLE: Final = "Only a month is written, or no year."


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the place where it stands."""

    unit: Unit
    date: DateText

    def evidence(self, context: ReadingContext) -> tuple[Evidence, ...]:
        """The date's own words."""
        return context.evidence(self.unit.passage, self.date.start, self.date.end, self.unit.field)


def read_decision_dates(context: ReadingContext) -> Iterator[Fact]:
    """``decision.date``, ``decision.signed_on``, ``decision.published_on`` and ``decision.effective_on``.

    The decision date stands under its own label, else in words such as "decision taken on", else it is the date of
    the meeting, else the date of the signature (inferred). It is never the day of publication, of effect or of the
    end of call-in. Two different days make it ambiguous.
    """
    signed = _labelled(context, "decision.signed_on", ("signed_date",))
    if not signed.known and not signed.evidence:
        signed = _near_words(context, "decision.signed_on", ("signature", "decision_maker", None), "signed")
    yield signed
    yield from _second(context, "decision.published_on", "publication_date", "published")
    yield from _second(context, "decision.effective_on", "effective_date", "effective")
    yield _decision_date(context, signed)


def _decision_date(context: ReadingContext, signed: Fact) -> Fact:
    name = "decision.date"
    found = _labelled(context, name, ("decision_date",))
    if found.known or found.evidence:
        return found
    found = _near_words(context, name, ("decision", "record_type", "decision_maker", "title", "notice", None), "date")
    if found.known or found.unknown == "ambiguous":
        return found
    meeting = _labelled(context, name, ("meeting_date",), How.INFERRED, "The date of the meeting.")
    if meeting.known or meeting.evidence:
        return meeting
    for reader in (_of_minutes, _of_heading):
        held = reader(context)
        if held.known or held.evidence:
            return held
    if signed.known:
        note = "The record gives no date of decision; this is the date of the signature."
        return Fact(name, signed.value, How.INFERRED, signed.evidence, note=note)
    return found


def _labelled(context: ReadingContext, name: str, fields: Sequence[str], how: How = How.STATED, note: str = "") -> Fact:
    dated = [Dated(unit, date) for unit in context.units_of(*fields) for date in _dates(unit, context)]
    return _one(context, name, dated, how, note)


def _second(context: ReadingContext, name: str, field: str, key: str) -> Iterator[Fact]:
    found = _labelled(context, name, (field,))
    if not found.known and not found.evidence:
        found = _near_words(context, name, ("decision_date", "signature", "call_in", None), key)
    yield found


def _near_words(context: ReadingContext, name: str, fields: Sequence[str | None], key: str) -> Fact:
    """Dates that stand directly after words for this kind of date, and after no word for another kind."""
    words = context.vocabulary.pattern(f"decision.{key}_before")
    other = context.vocabulary.pattern("decision.date_not_before") if key == "date" else None
    found: list[Dated] = []
    for unit in context.units_of(*fields):
        for date in _dates(unit, context):
            lead = unit.text[max(0, date.start - _REACH) : date.start]
            line = re.split(r"\n|[.;]\s", lead)[-1]
            matches = [match for match in words.finditer(line) if not line[match.end() :].strip(" :-–—,(on")]
            if key in _AT_LINE_START or (key == "signed" and unit.field is None):
                matches = [match for match in matches if not re.search(r"\w", line[: match.start()])]
            if matches and not (other and other.search(line)):
                found.append(Dated(unit, date))
    return _one(context, name, found)


def _of_minutes(context: ReadingContext) -> Fact:
    """The date in the heading of minutes, which is the date of what they record."""
    words = context.vocabulary.pattern("decision.held_before")
    head = context.record.document.text[:_HEADING]
    if not context.vocabulary.pattern("decision.minutes_head").search(head):
        return missing("decision.date")
    found: list[Dated] = []
    for unit in context.units_of("record_type", "title", "meeting_date", "attendance", "decision_maker", None):
        if unit.passage.offsets[0] > _HEADING:
            continue
        for date in _dates(unit, context):
            line = re.split(r"\n|[.;]\s", unit.text[max(0, date.start - 90) : date.start])[-1]
            if any(not line[match.end() :].strip(" :-–—,(on") for match in words.finditer(line)):
                found.append(Dated(unit, date))
    return _one(context, "decision.date", found, How.INFERRED, "The date of the meeting.")


def _of_heading(context: ReadingContext) -> Fact:
    """The date in a heading that holds a body and a day and nothing else, as in "CABINET - 16 September 2024"."""
    body = context.vocabulary.pattern("decision.body_head")
    found: list[Dated] = []
    for unit in context.units_of("record_type", "title", "decision_maker", None):
        if unit.passage.offsets[0] > _HEADING:
            continue
        for date in _dates(unit, context):
            start = unit.text.rfind("\n", 0, date.start) + 1
            rest = unit.text[date.end :].split("\n", 1)[0].strip(" ,.:;()-–—|")
            lead = unit.text[start : date.start].strip(" ,.:;()-–—|")
            named = any(match.end() == len(lead) for match in body.finditer(lead)) and _TITLE.fullmatch(lead)
            if named and (not rest or context.vocabulary.pattern("decision.hour").fullmatch(rest)):
                found.append(Dated(unit, date))
    return _one(context, "decision.date", found, How.INFERRED, "The date of the meeting.")


def _dates(unit: Unit, context: ReadingContext) -> list[DateText]:
    found = find_dates(unit.text, context.vocabulary)
    return [date for date in found if date.date is None or date.date.year >= _FIRST_YEAR]


def _one(context: ReadingContext, name: str, dated: Sequence[Dated], how: How = How.STATED, note: str = "") -> Fact:
    """The one day among dates, or why there is none."""
    days: dict[dt.date, list[Dated]] = {}
    for one in dated:
        if one.date.exact is not None:
            days.setdefault(one.date.exact, []).append(one)
    broken = [one for one in dated if one.date.kind is DateKind.INVALID]
    if len(days) == 1 and not broken:
        ((day, places),) = days.items()
        return Fact(name, day, how, tuple(e for one in places for e in one.evidence(context)), note=note)
    evidence = tuple(e for one in dated for e in one.evidence(context))
    if len(days) > 1:
        return ambiguous(name, evidence, "Different dates are given.")
    if broken:
        return ambiguous(name, evidence, _IMPOSSIBLE) if days else missing(name, _IMPOSSIBLE, evidence)
    return missing(name, _NOT_WHOLE if dated else "", evidence)
