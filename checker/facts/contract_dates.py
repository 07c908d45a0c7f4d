"""The first and the last day of what is awarded."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.facts.context import ReadingContext, Unit
from checker.facts.contract_length import contract_length
from checker.facts.contract_scope import changes, is_buying, is_change, operative_units
from checker.facts.date_text import DateKind, DateText, find_dates
from checker.facts.fact import Evidence, Fact, How, ambiguous, missing
from checker.facts.sentences import Sentence
from checker.facts.spans import Duration, Term, find_terms

_START, _END, _TERM, _EXTENSION = "contract_start", "contract_end", "contract_term", "extension"
_LEAD: Final = 140
_BEFORE: Final = 500
_FIRST_YEAR: Final = 1990


@dataclass(frozen=True, slots=True)
class Place:
    """A day and the words that give it: ``start`` and ``end`` are offsets into ``unit.text``."""

    unit: Unit
    start: int
    end: int
    day: dt.date | None
    inferred: bool = False
    invalid: bool = False

    def evidence(self, context: ReadingContext) -> tuple[Evidence, ...]:
        """The words that give the day."""
        return context.evidence(self.unit.passage, self.start, self.end, self.unit.field)


def read_contract_dates(context: ReadingContext) -> Iterator[Fact]:
    """``contract.start``, ``contract.start_in_decision`` and ``contract.end``, of the extension for an extension.

    Labels and the decision count before other words; a day that an earlier contract ended on, or an option may
    reach, is neither. A last day that follows from the first and a length is inferred. Days of equal rank that differ
    leave the fact ambiguous; a month alone, or a day that does not exist, leaves it missing. A label for the start is
    as good as the decision.
    """
    if not is_buying(context):
        return
    starts, ends = _collect(context)
    start = _fact(context, "contract.start", starts)
    end = _fact(context, "contract.end", ends)
    if start.known and not end.known and not end.evidence and not is_change(context):
        end = _from_length(context, start) or end
    if isinstance(start.value, dt.date) and isinstance(end.value, dt.date) and end.value < start.value:
        note = "The last day is before the first."
        yield ambiguous("contract.start", (*start.evidence, *end.evidence), note)
        yield ambiguous("contract.end", (*start.evidence, *end.evidence), note)
        return
    yield start
    yield end
    if start.known:
        fields = {evidence.field for evidence in start.evidence}
        inside = bool(fields & {_START, _TERM, *(unit.field for unit in operative_units(context))})
        yield Fact("contract.start_in_decision", inside, How.INFERRED, start.evidence)


def _collect(context: ReadingContext) -> tuple[list[list[Place]], list[list[Place]]]:
    """Places of first and of last days, each by rank: labels and decision, then the rest of the record."""
    operative = operative_units(context)
    first: tuple[list[Place], list[Place]] = ([], [])
    second: tuple[list[Place], list[Place]] = ([], [])
    for unit in context.units:
        if unit.field == "title" and context.vocabulary.pattern("contract.plan_title").search(unit.text):
            continue
        if unit.field in (_START, _END, _TERM):
            _labelled(unit, context, first)
        elif unit in operative or unit.field == "title":
            _sentences(unit, context, first, True)
        elif unit.field not in ("alternatives", "publication_date", "call_in_deadline", _EXTENSION):
            _sentences(unit, context, second, False)
    return [first[0], second[0]], [first[1], second[1]]


def _labelled(unit: Unit, context: ReadingContext, into: tuple[list[Place], list[Place]]) -> None:
    text, vocabulary = unit.text, context.vocabulary
    dates = _dates(text, context)
    terms = find_terms(text, vocabulary, dates)
    if terms and unit.field in (_TERM, _START):
        _add_term(unit, 0, terms[0], into)
        return
    option = vocabulary.pattern("contract.option_term")
    for date in dates:
        if option.search(text[: date.start]):
            continue
        place = _place(unit, 0, date)
        if unit.field == _START:
            into[0].append(place)
        elif unit.field == _END:
            into[1].append(place)
        elif len(dates) == 1:
            started, ended = _cues(text[: date.start], context, True)
            if started or ended:
                into[0 if started >= ended else 1].append(place)


def _sentences(unit: Unit, context: ReadingContext, into: tuple[list[Place], list[Place]], operative: bool) -> None:
    for sentence in context.sentences(unit.passage):
        dates = _dates(sentence.text, context)
        if dates and not operative and is_change(context) and not changes(sentence.text, context.vocabulary):
            continue
        if dates:
            _sentence(unit, sentence, dates, context, into, operative)


def _sentence(
    unit: Unit,
    sentence: Sentence,
    dates: Sequence[DateText],
    context: ReadingContext,
    into: tuple[list[Place], list[Place]],
    operative: bool,
) -> None:
    text = sentence.text
    terms = find_terms(text, context.vocabulary, dates)
    used: set[int] = set()
    for term in terms:
        used |= {term.first.start, term.last.start if term.last else term.first.start}
        lead = text[max(0, term.start - _LEAD) : term.start]
        if operative and term.last and _cued(lead, context, "contract.awarded_for"):
            _add_term(unit, sentence.start, term, into)
            continue
        if operative and term.last and _ends_with(lead, context, "contract.period_named"):
            pattern = context.vocabulary.pattern
            if pattern("contract.award_verbs").search(lead) and not pattern("contract.other_sentence").search(lead):
                _add_term(unit, sentence.start, term, into)
                continue
        if _other(lead, text[max(0, term.start - _BEFORE) : term.start], context):
            if term.last and not term.duration and _cued(lead, context, "contract.change_lead"):
                into[1].append(_place(unit, sentence.start, term.last))
            continue
        named = context.vocabulary.pattern("contract.award_verbs").search(
            text[max(0, term.start - _BEFORE) : term.start]
        )
        if (
            operative
            or named
            or _cued(lead, context, "contract.start_before")
            or _cued(lead, context, "contract.term_named")
        ):
            _add_term(unit, sentence.start, term, into)
    for date in dates:
        if date.start in used:
            continue
        lead = text[max(0, date.start - _LEAD) : date.start]
        started, ended = _cues(lead, context, operative)
        if not (started or ended) or _other(lead, text[max(0, date.start - _BEFORE) : date.start], context):
            continue
        into[0 if started >= ended else 1].append(_place(unit, sentence.start, date))


def _cues(lead: str, context: ReadingContext, operative: bool) -> tuple[int, int]:
    """How much of the words directly before a date says that it is a first day, and that it is a last day."""
    started, ended = _cued(lead, context, "contract.start_before"), _cued(lead, context, "contract.end_before")
    if operative:
        started = max(started, _cued(lead, context, "contract.start_in_decision"))
        ended = max(ended, _cued(lead, context, "contract.end_in_decision"))
    return started, ended


def _cued(lead: str, context: ReadingContext, key: str) -> int:
    """Length of the words of list ``key`` that stand directly before a date; 0 without any."""
    clause = re.split(r"[.;]\s|\n", lead)[-1]
    best = 0
    for match in context.vocabulary.pattern(key).finditer(clause):
        rest = context.vocabulary.pattern("contract.date_filler").sub("", clause[match.end() :])
        if not rest.strip(" :,(-–"):
            best = max(best, match.end() - match.start())
    return best


def _ends_with(lead: str, context: ReadingContext, key: str) -> bool:
    words = lead.rstrip(" (,:")
    return any(match.end() == len(words) for match in context.vocabulary.pattern(key).finditer(words))


def _other(lead: str, before: str, context: ReadingContext) -> bool:
    """Whether the words before a date tie it to an earlier contract, an option, or something that is no contract."""
    pattern = context.vocabulary.pattern
    clause = re.split(r"[.;]\s|\n", lead)[-1]
    exercised = pattern("amount.exercise").search(clause)
    for match in pattern("contract.option_term").finditer(clause):
        if match.end() >= len(clause.rstrip(" (")) - 1 and not exercised:
            return True
    started, ended = _cues(lead, context, False)
    for key, saved in (("contract.other_adjacent", started), ("contract.other_touching", started or ended)):
        for match in pattern(key).finditer(clause):
            if not saved and len(re.findall(r"\w+", clause[match.end() :])) <= 1:
                return True
    verbs = pattern("contract.award_verbs").search(before)
    return bool(pattern("contract.other_sentence").search(before)) and not verbs


def _add_term(unit: Unit, shift: int, term: Term, into: tuple[list[Place], list[Place]]) -> None:
    into[0].append(_place(unit, shift, term.first))
    if term.last is not None:
        into[1].append(_place(unit, shift, term.last))
    elif term.last_day is not None:
        into[1].append(Place(unit, shift + term.start, shift + term.end, term.last_day, inferred=True))


def _place(unit: Unit, shift: int, date: DateText) -> Place:
    invalid = date.kind is DateKind.INVALID
    return Place(unit, shift + date.start, shift + date.end, date.exact, invalid=invalid)


def _dates(text: str, context: ReadingContext) -> list[DateText]:
    return [date for date in find_dates(text, context.vocabulary) if date.date is None or date.date.year >= _FIRST_YEAR]


def _fact(context: ReadingContext, name: str, ranks: Sequence[Sequence[Place]]) -> Fact:
    for places in ranks:
        days: dict[dt.date, list[Place]] = {}
        for place in places:
            if place.day is not None:
                days.setdefault(place.day, []).append(place)
        evidence = tuple(e for place in places for e in place.evidence(context))
        if any(place.invalid for place in places):
            note = "A day is written that does not exist."
            return ambiguous(name, evidence, note) if days else missing(name, note, evidence)
        stated = {day for day, found in days.items() if not all(place.inferred for place in found)}
        if len(stated or days) == 1:
            day = next(iter(stated or days))
            how = How.STATED if stated else How.INFERRED
            note = "" if stated else "Worked out from the first day and the length."
            found = tuple(e for place in days[day] for e in place.evidence(context))
            return Fact(name, day, how, found, note=note)
        if days:
            return ambiguous(name, evidence, "Different days are given.")
        if places:
            return missing(name, "Only a month is written, or no year.", evidence)
    return missing(name)


def _from_length(context: ReadingContext, start: Fact) -> Fact | None:
    length = contract_length(context)
    if length is None or not isinstance(start.value, dt.date):
        return None
    last = Duration(0, 0, length.months, 0).after(start.value)
    if last is None:
        return None
    note = "Worked out from the first day and the length."
    return Fact("contract.end", last, How.INFERRED, (*start.evidence, *length.evidence), note=note)
