"""Waivers of the council's contract procedure rules, and whether those rules were followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.date_text import DateText, find_dates
from checker.facts.fact import Fact, How, ambiguous, missing
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Place, Places
from checker.facts.statements.roles import Roles
from checker.facts.statements.route import route

_NUMBER: Final = re.compile(r"^[\s:.#)]{0,3}\(?(?=[\w/.-]*\d)[A-Z]{0,6}[\w/.-]{1,20}(?:\([a-z0-9]{1,4}\)){0,3}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_REACH: Final = 80
_BEFORE: Final = 40
_SOON: Final = 12
_OPERATIVE: Final = ("title", "decision", "record_type")


def read(context: ReadingContext) -> Iterator[Fact]:
    """Waiver reference, its approval, whether this record grants it, and whether the rules were departed from.

    A departure is known to have happened when the record admits it or rests on a waiver, and known not to when the
    record says that the rules were followed; silence leaves it unknown. A reference is a rule's number, the waiver's
    own number, or who approved it or when: the word alone cites nothing. Such a waiver of somebody else's is ambiguous,
    because the record does rest on one. Whether this record is itself the waiver is known for every record, and so is
    whether approver and date of a cited waiver are given.
    """
    places = Places.of(context)
    waivers = [hit for hit in places.find("route.waiver", places.outside(NOT_NARRATIVE)) if _counts(places, hit)]
    here = _granted_here(places, waivers)
    yield _reference(places, waivers, here)
    yield here
    yield _approved(places, waivers, here)
    yield _approved_on(places, waivers, here)
    yield _departed(places, waivers)


def _counts(places: Places, hit: Hit) -> bool:
    text = hit.place.text
    other = places.context.vocabulary.pattern("rules.waiver_other")
    if any(hit.start < found.end() and found.start() < hit.end for found in other.finditer(text)):
        return False
    assertion = places.assertion
    if assertion.denied(text, hit.start) or assertion.earlier(text, hit.start):
        return False
    return hit.place.field in _OPERATIVE or not assertion.weighed(text, hit.start)


def _reference(places: Places, waivers: list[Hit], here: Fact) -> Fact:
    name = "procurement.waiver_reference"
    for unit in places.context.units_of("reference"):
        if places.context.vocabulary.pattern("rules.waiver_label").search(unit.label):
            shown = places.context.evidence(unit.passage, 0, len(unit.text), unit.field)
            return Fact(name, " ".join(unit.text.split()), evidence=shown)
    for cite in (_numbered, _approval_cited):
        for hit in waivers:
            cited = cite(places, hit)
            if cited:
                return Fact(name, " ".join(cited.text.split()), evidence=places.evidence(cited))
    if not waivers or here.value is True or route(places).value == "waiver":
        return missing(name, evidence=places.sentence_evidence(*waivers[:2]))
    shown = places.sentence_evidence(*waivers[:2])
    return ambiguous(name, shown, "A waiver is spoken of, but not which one.")


def _numbered(places: Places, hit: Hit) -> Hit | None:
    """The waiver with the number of its rule or form, within the words found or after them in the sentence."""
    text = hit.place.text
    pattern = places.context.vocabulary.pattern("rules.reference_number")
    waived = places.context.vocabulary.pattern("rules.waived_label")
    for word in pattern.finditer(text, hit.start, min(len(text), hit.end + _REACH)):
        number = _NUMBER.match(text[word.end() : word.end() + 40])
        if number and not _YEAR.fullmatch(number.group().strip(" :.#(")):
            end = word.end() + len(number.group().rstrip("."))
            return Hit(hit.place, hit.start, max(hit.end, end) if waived.search(text, end, hit.end) else end)
    before = places.context.vocabulary.pattern("rules.number_before")
    for word in before.finditer(text, max(0, hit.start - _BEFORE), hit.start):
        number = _NUMBER.match(text[word.end() : hit.start])
        if number and not _YEAR.fullmatch(number.group().strip(" :.#(")):
            return Hit(hit.place, word.start(), hit.end)
    return None


def _approval_cited(places: Places, hit: Hit) -> Hit | None:
    """The waiver with who approved it, or with the day that stands right after its approval."""
    text, vocabulary = hit.place.text, places.context.vocabulary
    roles = Roles(vocabulary)
    for verb in vocabulary.pattern("rules.approved_by").finditer(text, hit.start):
        if roles.kind(text[verb.end() :][:_REACH]) is not None:
            return Hit(hit.place, hit.start, len(text.rstrip(" .")))
    for verb in vocabulary.pattern("rules.approved_on").finditer(text, hit.start):
        if any(date.exact and date.start - verb.end() in range(_SOON) for date in find_dates(text, vocabulary)):
            return Hit(hit.place, hit.start, len(text.rstrip(" .")))
    return None


def _granted_here(places: Places, waivers: list[Hit]) -> Fact:
    name = "procurement.waiver_is_this_decision"
    if not waivers:
        return places.searched(name, False, "No waiver of contract procedure rules is mentioned.")
    before = places.context.vocabulary.pattern("rules.waiver_granted_before")
    act = places.context.vocabulary.pattern("rules.waiver_granted_here")
    operative = [hit for hit in waivers if hit.place.field in _OPERATIVE and not before.search(hit.place.text)]
    granting = [hit for hit in operative if hit.place.field == "title" or act.search(hit.place.text)]
    if granting:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(*granting[:2]))
    if any(before.search(hit.place.text) for hit in waivers):
        return Fact(name, False, How.INFERRED, places.sentence_evidence(*waivers[:2]))
    return missing(name, evidence=places.sentence_evidence(*waivers[:2]))


def _approved(places: Places, waivers: list[Hit], here: Fact) -> Fact:
    name = "procurement.waiver_approved"
    if not waivers or here.value is True:
        return missing(name, "This record is itself the waiver." if waivers else "")
    place = next((hit.place for hit in waivers if approval(places, hit.place)), None)
    if place is not None:
        return Fact(name, True, evidence=places.sentence_evidence(place))
    shown = places.sentence_evidence(*waivers[:2])
    return Fact(name, False, How.INFERRED, shown, note="The record gives no approver with a date.")


def _approved_on(places: Places, waivers: list[Hit], here: Fact) -> Fact:
    name = "procurement.waiver_approved_on"
    found = {date.exact: hit for hit in waivers for date in [approval(places, hit.place)] if date and date.exact}
    if here.value is True or not found:
        return missing(name)
    evidence = places.sentence_evidence(*found.values())
    if len(found) > 1:
        return ambiguous(name, evidence, "More than one day of approval is given.")
    return Fact(name, next(iter(found)), evidence=evidence)


def approval(places: Places, place: Place) -> DateText | None:
    """The day of a waiver's approval, in a sentence that also names the approver."""
    vocabulary = places.context.vocabulary
    for verb in vocabulary.pattern("rules.approved_by").finditer(place.text):
        if Roles(vocabulary).kind(place.text[verb.end() :][:90]) is not None:
            dates = [date for date in find_dates(place.text, vocabulary) if date.exact and date.start > verb.start()]
            return dates[0] if dates else None
    return None


def _of_other_rules(places: Places, hit: Hit) -> bool:
    """Whether the rules are those for meetings, scrutiny or access to information."""
    return any(
        found.start < hit.end and hit.start < found.end for found in places.find("rules.not_of_contracts", (hit.place,))
    )


def _relied_on(places: Places, hit: Hit) -> bool:
    """Whether a waiver is granted, cited or asked for, and not only spoken of as a way of doing things."""
    if hit.place.field in _OPERATIVE or _numbered(places, hit) or _approval_cited(places, hit):
        return True
    keys = ("rules.waiver_granted_here", "rules.waiver_granted_before")
    return any(next(places.find(key, (hit.place,)), None) for key in keys)


def _departed(places: Places, waivers: list[Hit]) -> Fact:
    name = "procurement.procedure_rules_departed"
    narrative = places.outside(NOT_NARRATIVE)
    admitted = [
        hit
        for hit in places.find("rules.not_followed", narrative)
        if not _of_other_rules(places, hit)
        and not places.assertion.weighed(hit.place.text, hit.start)
        and not places.assertion.earlier(hit.place.text, hit.start)
        and not places.assertion.denied(hit.place.text, hit.start)
        and not places.context.vocabulary.pattern("rules.would_depart").search(hit.place.text, 0, hit.start)
    ]
    followed = [
        hit
        for hit in places.asserted("rules.followed", narrative)
        if not any(hit.place is other.place for other in [*admitted, *waivers])
        and not _of_other_rules(places, hit)
        and not places.context.vocabulary.pattern("rules.still_to_follow").search(hit.place.text, 0, hit.start)
        and hit.place.field != "authority"
    ]
    if admitted:
        return Fact(name, True, evidence=places.sentence_evidence(*admitted[:2]))
    if waivers and followed and not any(hit.place.field in _OPERATIVE for hit in waivers):
        shown = places.sentence_evidence(*waivers[:1], *followed[:1])
        return ambiguous(name, shown, "The record speaks both of a waiver and of following the rules.")
    if relied := [hit for hit in waivers if _relied_on(places, hit)]:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(*relied[:2]), note="A waiver is a departure.")
    if waivers:
        return missing(
            name, "A waiver is spoken of, but not as one that was granted.", places.sentence_evidence(*waivers[:2])
        )
    if followed:
        return Fact(name, False, evidence=places.sentence_evidence(*followed[:2]))
    return missing(name)
