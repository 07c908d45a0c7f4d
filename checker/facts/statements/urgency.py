"""Urgency as a reason for the route, what caused it, and approval after the event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.date_text import DateKind, find_dates
from checker.facts.fact import Fact, How, missing
from checker.facts.statements.competition import called
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Place, Places
from checker.facts.statements.route import route

_APART: Final = NOT_NARRATIVE | {"urgency", "call_in", "notice", "key_flag", "decision_type", "restriction"}
_WITHOUT_COMPETITION: Final = ("direct_award", "waiver", "negotiated_without_notice", "quotations")
_DATED: Final = (DateKind.DAY, DateKind.MONTH, DateKind.DAY_OF_YEAR)


def read(context: ReadingContext) -> Iterator[Fact]:
    """Urgency claimed, dated, self-inflicted, its legal limbs, and retrospection.

    Urgency is claimed when its words stand beside the route ("no time to tender"), or anywhere when the supplier was
    found without a published call. It is not when the whole record has no such words, or when they concern only the
    urgency of a key decision, call-in or a service's name. Urgent works that were competed leave it false. The other
    urgency facts are asked only where it is claimed; that the council caused it is true or unknown, never false.
    """
    places = Places.of(context)
    words = [hit for hit in places.find("urgency.words", places.outside(_APART)) if _counts(places, hit)]
    claimed = _claimed(places, words)
    yield claimed
    yield _retrospective(places)
    yield _dated(places, claimed)
    yield _self_inflicted(places, claimed)
    yield _limbs(places, claimed)


def _counts(places: Places, hit: Hit) -> bool:
    text, vocabulary = hit.place.text, places.context.vocabulary
    for key in ("urgency.other", "urgency.no_claim"):
        if any(m.start() < hit.end and hit.start < m.end() for m in vocabulary.pattern(key).finditer(text)):
            return False
    return vocabulary.pattern("urgency.of_decision").search(text) is None


def _claimed(places: Places, words: list[Hit]) -> Fact:
    name = "urgency.claimed"
    if not words:
        return places.searched(name, False, "The record gives no urgency as a reason for the route.")
    beside = [hit for hit in words if next(places.find("urgency.of_route", (hit.place,)), None)]
    way = route(places).value
    call = called(places).value
    if call == "published" and way not in _WITHOUT_COMPETITION:
        shown = places.sentence_evidence(*words[:2])
        return Fact(name, False, How.INFERRED, shown, note="A call for competition was published all the same.")
    limited = way in _WITHOUT_COMPETITION or call == "none"
    if limited:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(*(beside or words)[:3]))
    if beside:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(*beside[:2]))
    return missing(
        name, "Urgency is spoken of, but not as a reason for the route.", places.sentence_evidence(*words[:2])
    )


def _retrospective(places: Places) -> Fact:
    name = "urgency.retrospective"
    pattern = places.context.vocabulary.pattern("urgency.not_retrospective")
    hits = [
        hit
        for hit in places.find("urgency.retrospective", places.outside(NOT_NARRATIVE))
        if not any(m.start() < hit.end and hit.start < m.end() for m in pattern.finditer(hit.place.text))
        and not places.assertion.weighed(hit.place.text, hit.start)
    ]
    if hits:
        return Fact(name, True, evidence=places.sentence_evidence(*hits[:2]))
    begun = [
        hit
        for hit in places.find("urgency.begun", places.outside(NOT_NARRATIVE))
        if not places.assertion.denied(hit.place.text, hit.start)
        and not places.assertion.weighed(hit.place.text, hit.start)
    ]
    approving = [hit for hit in begun if next(places.find("urgency.approval", (hit.place,)), None)]
    if approving:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(*approving[:2]))
    if begun:
        return missing(
            name,
            "Something has begun; whether this is approved here is not said.",
            places.sentence_evidence(*begun[:2]),
        )
    return places.searched(name, False, "Nothing in the record says that it approves what has already begun.")


def _dated(places: Places, claimed: Fact) -> Fact:
    name = "urgency.trigger_dated"
    if claimed.value is not True:
        return missing(name)
    for hit in places.find("urgency.event", _causes(places)):
        if any(date.kind in _DATED for date in find_dates(hit.place.text, places.context.vocabulary)):
            return Fact(name, True, How.INFERRED, places.sentence_evidence(hit))
    return Fact(name, False, How.INFERRED, claimed.evidence, note="No event that caused it is dated.")


def _self_inflicted(places: Places, claimed: Fact) -> Fact:
    name = "urgency.self_inflicted"
    if claimed.value is not True:
        return missing(name)
    hits = [
        hit
        for hit in places.find("urgency.self_inflicted", _causes(places))
        if not places.context.vocabulary.pattern("assertion.denial").search(hit.text)
    ]
    return Fact(name, True, How.INFERRED, places.sentence_evidence(*hits[:3])) if hits else missing(name)


def _limbs(places: Places, claimed: Fact) -> Fact:
    name = "urgency.limbs_addressed"
    if claimed.value is not True:
        return missing(name)
    unforeseen = next(places.find("urgency.unforeseen", _causes(places)), None)
    not_ours = next(places.find("urgency.not_ours", _causes(places)), None)
    if unforeseen and not_ours:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(unforeseen, not_ours))
    note = "It is not said both why the urgency could not be foreseen and why it was not of the council's making."
    return Fact(name, False, How.INFERRED, claimed.evidence, note=note)


def _causes(places: Places) -> tuple[Place, ...]:
    return places.outside(NOT_NARRATIVE | {"decision_date", "signed_date", "signature", "publication_date"})
