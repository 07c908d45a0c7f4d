"""The authority relied on, how exactly it is cited, and the earlier decision that is carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.date_text import find_dates
from checker.facts.fact import Fact, How, missing
from checker.facts.statements.places import Hit, Place, Places
from checker.records.record import SectionState

_CODE: Final = re.compile(
    r"\b(?=[A-Z\d/.-]{0,20}\d)(?:[A-Z]{1,5}[/ .-]?\d[\w/.-]{0,30}"
    r"|(?<!£)\d{1,2}-\d{1,3}\b(?![-/])|(?<!£)\d{1,3}(?:\.\d{1,3})+(?![\d%]|\s?(?:m|k|bn|million|per)\b)(?:\([a-z0-9]{1,3}\))*"
    r"|\d{1,3}\([a-z0-9]{1,3}\))"
)
_YEAR_ONLY: Final = re.compile(r"^(?:[A-Za-z]+[ .-]?)?(?:19|20)\d\d(?:[/-]\d{2,4})?$")
_NUMBER_NEXT: Final = re.compile(
    r"^[\s:.]{0,3}(?:no\.?|number|numbers)?[\s:.]{0,2}(?:[A-Z]{0,4}[\d.]*\d|[A-Z]\b|[ivx]{1,5}\b|\([a-z0-9]+\))"
)
_RANGE: Final = re.compile(r"\s{0,2}[-–—]\s{0,2}\d")
_RANGE_BEFORE: Final = re.compile(r"\d\s{0,2}[-–—]\s{0,2}$")
"""From a day to a day: a term, and no day on which something was decided."""
_FEW_WORDS: Final = 8
_BEFORE_DAY: Final = 2
_PARENT_FIELDS: Final = ("authority", "decision", "background", "purpose", "reasons", "title", None)
_OWN_FIELDS: Final = ("decision_maker", "decision_date", "publication_date", "signature")


def read(context: ReadingContext) -> Iterator[Fact]:
    """The authority cited, whether with a locator, and a parent key decision.

    A citation without a paragraph, row, minute, reference or dated decision of a body is known to have no locator: the
    words are all there is. No citation at all leaves the locator unknown. A parent decision is cited when a sentence
    names the body above, what it decided about this purchase, and a date or reference; approving a budget, plan or
    strategy is no such decision.
    """
    places = Places.of(context)
    authority = _authority(context, places)
    yield authority
    yield _locator(context, authority)
    yield _parent(places)


def _authority(context: ReadingContext, places: Places) -> Fact:
    name = "decision.authority"
    section = context.record.section("authority")
    if section.state in (SectionState.SUBSTANTIVE, SectionState.CROSS_REFERENCE):
        evidence = context.evidence(section.passage, 0, len(section.text), "authority")
        return Fact(name, " ".join(section.text.split()), evidence=evidence)
    fields = ("decision", "decision_maker", "background", "purpose", "reasons", "legal", "finance_risk_legal", None)
    other = context.vocabulary.pattern("authority.not_a_source")
    relied_on = context.vocabulary.pattern("authority.relied_on")
    for hit in places.find("authority.source", places.within(*fields)):
        text = hit.place.text
        if other.search(text) or not (relied_on.search(text, 0, hit.end) or _located(context, text) or _short(text)):
            continue
        return Fact(name, hit.place.text, evidence=places.sentence_evidence(hit))
    return missing(name)


def _short(text: str) -> bool:
    """Whether a line holds little but the name of the scheme."""
    return len(text.split()) <= _FEW_WORDS


def _locator(context: ReadingContext, authority: Fact) -> Fact:
    name = "authority.locator"
    if not isinstance(authority.value, str):
        return missing(name)
    return Fact(name, _located(context, authority.value), How.INFERRED, authority.evidence)


def _located(context: ReadingContext, text: str) -> bool:
    if any(not _YEAR_ONLY.match(code.group()) for code in _CODE.finditer(text)):
        return True
    for word in context.vocabulary.pattern("authority.locator").finditer(text):
        number = _NUMBER_NEXT.match(text[word.end() :])
        if number and not re.fullmatch(r"\W*(?:19|20)\d\d", number.group()):
            return True
    body = context.vocabulary.pattern("authority.body").search(text)
    return body is not None and _dated(context, text)


def _parent(places: Places) -> Fact:
    name = "decision.parent_decision"
    for field in _PARENT_FIELDS:
        for place in places.within(field):
            if _is_parent(places, place):
                return Fact(name, place.text, evidence=places.sentence_evidence(place))
    return missing(name)


def _is_parent(places: Places, place: Place) -> bool:
    body = next(places.find("parent.body", (place,)), None)
    if body is None or not (_day_of_decision(places.context, place.text) or _reference(places, place)):
        return False
    decided = [hit for hit in places.find("parent.delegated", (place,)) if not _about_a_plan(places, hit)]
    if place.field == "authority":
        return bool(decided) or re.match(r"\W*(?:the )?" + re.escape(body.text), place.text) is not None
    return any(places.assertion.holds(place.text, hit.start, hit.end) for hit in decided)


def _reference(places: Places, place: Place) -> bool:
    pattern = places.context.vocabulary.pattern("authority.locator")
    for word in pattern.finditer(place.text):
        if word.group().lower().startswith(("min", "ref", "decision", "item")):
            return _NUMBER_NEXT.match(place.text[word.end() :]) is not None
    return False


def _about_a_plan(places: Places, hit: Hit) -> bool:
    return places.context.vocabulary.pattern("parent.not_a_decision").search(hit.text) is not None


def _day_of_decision(context: ReadingContext, text: str) -> bool:
    """Whether a day is given that is neither a contract's first or last day nor the day of this very decision."""
    other, span = context.vocabulary.pattern("parent.other_day"), context.vocabulary.pattern("parent.span")
    own = {
        date.exact
        for unit in context.units_of("decision_date")
        for date in find_dates(unit.text, context.vocabulary)
        if date.exact
    }
    return any(
        date.exact is not None
        and date.exact not in own
        and not other.search(" ".join(text[: date.start].split()[-_BEFORE_DAY:]))
        and not _RANGE.match(text, date.end)
        and not _RANGE_BEFORE.search(text, max(0, date.start - 12), date.start)
        and not any(not text[found.end() : date.start].strip() for found in span.finditer(text[: date.start]))
        for date in find_dates(text, context.vocabulary)
    )


def _dated(context: ReadingContext, text: str) -> bool:
    return any(date.exact is not None for date in find_dates(text, context.vocabulary))
