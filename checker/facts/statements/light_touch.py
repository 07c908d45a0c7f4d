"""Whether the record claims the light touch regime, on which side of its threshold, and which laws it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Evidence, Fact, How, ambiguous, missing
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Place, Places

_REGIMES: Final = {
    "pcr_2015": "light_touch.regime_pcr",
    "procurement_act_2023": "light_touch.regime_act",
    "psr_2023": "light_touch.regime_psr",
}


def read(context: ReadingContext) -> Iterator[Fact]:
    """Light touch claim, its side of the threshold, and the procurement laws named.

    The claim is known for every record: words that apply the regime to this contract, words that deny it, or no such
    words. The side is looked for beside the claim; a claim with no side is ``not_stated``. The laws named are a list,
    empty when the record names none.
    """
    places = Places.of(context)
    claimed, hits = _claimed(places)
    yield claimed
    yield _side(places, claimed, hits)
    yield _named(places)


def _claimed(places: Places) -> tuple[Fact, list[Hit]]:
    name = "procurement.light_touch_claimed"
    found = list(places.find("light_touch.named", places.outside(NOT_NARRATIVE)))
    assertion = places.assertion
    claims = [
        hit for hit in found if _sided(places, hit.place) or assertion.holds(hit.place.text, *hit.span, planned=True)
    ]
    denials = [hit for hit in found if assertion.denied(hit.place.text, hit.start, hit.end) and hit not in claims]
    if claims and denials:
        shown = places.sentence_evidence(*claims[:1], *denials[:1])
        return ambiguous(name, shown, "The record both claims and denies light touch."), claims
    if claims:
        return Fact(name, True, evidence=places.sentence_evidence(*claims[:2])), claims
    if denials:
        return Fact(name, False, evidence=places.sentence_evidence(*denials[:2])), []
    if found:
        return missing(name, evidence=places.sentence_evidence(*found[:2])), []
    return places.searched(name, False, "The record does not mention the light touch regime."), []


def _side(places: Places, claimed: Fact, hits: list[Hit]) -> Fact:
    name = "procurement.light_touch_side"
    if not hits or claimed.value is not True:
        return missing(name)
    near = dict.fromkeys(place for hit in hits for place in places.around(hit.place))
    sides: dict[str, list[Place]] = {}
    for place in near:
        side = _sided(places, place)
        if side:
            sides.setdefault(side, []).append(place)
    if len(sides) > 1:
        shown = places.sentence_evidence(*(place for found in sides.values() for place in found))
        return ambiguous(name, shown, "The record puts the value on both sides of the threshold.")
    for side, found in sides.items():
        return Fact(name, side, evidence=places.sentence_evidence(*found))
    return Fact(name, "not_stated", How.INFERRED, places.sentence_evidence(*hits[:2]))


def _sided(places: Places, place: Place) -> str | None:
    vocabulary = places.context.vocabulary
    if vocabulary.pattern("light_touch.below").search(place.text):
        return "below"
    if vocabulary.pattern("light_touch.above").search(place.text):
        return "below" if vocabulary.pattern("light_touch.not_exceeding").search(place.text) else "above"
    return None


def _named(places: Places) -> Fact:
    name = "procurement.regime_named"
    values: list[str] = []
    evidence: list[Evidence] = []
    for value, key in _REGIMES.items():
        hit = next(places.find(key, places.outside(frozenset({"interests"}))), None)
        if hit:
            values.append(value)
            evidence += places.evidence(hit)
    if not values:
        return places.searched(name, (), "The record names no procurement law.")
    return Fact(name, tuple(values), evidence=tuple(evidence))
