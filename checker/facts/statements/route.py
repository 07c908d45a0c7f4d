"""How the supplier was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact, ambiguous, missing
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Place, Places
from checker.facts.statements.procurement_scope import is_procurement

_LISTED: Final = (
    "framework_call_off",
    "dynamic_purchasing",
    "negotiated_without_notice",
    "restricted",
    "competitive_flexible",
    "open",
    "quotations",
    "direct_award",
    "waiver",
    "extension_or_variation",
    "in_house",
)
_MARKET: Final = ("framework_call_off", "dynamic_purchasing")
_COMPETED: Final = {"restricted", "competitive_flexible", "open"}


def read(context: ReadingContext) -> Iterator[Fact]:
    """``procurement.route``: the route's own label first, then title and decision, then the rest of the narrative.

    Options that were rejected, denied or only weighed are no route, and a decision that is not about buying has none.
    The first of these places that names a route decides; routes that cannot stand together there leave the fact
    ambiguous. A call-off from a framework is that, however it was made; a waiver prevails over the direct award or
    quotations that it allows.
    """
    places = Places.of(context)
    yield route(places)


def route(places: Places) -> Fact:
    """The route, from the first tier of places that names one."""
    name = "procurement.route"
    if is_procurement(places).value is False:
        return missing(name, "The decision is not about buying.")
    rest = tuple(
        place for place in places.outside(NOT_NARRATIVE | {"route", "title", "decision", "record_type", "legal"})
    )
    for tier in (
        places.within("route"),
        places.within("title", "decision", "record_type"),
        (*rest, *places.within("legal")),
    ):
        found = _named(places, tier)
        if set(found) == {"extension_or_variation"} and _beside_an_award(places, tier, found["extension_or_variation"]):
            return missing(name, "Contracts are awarded, and others extended beside them.")
        if not found:
            continue
        value = _choose(set(found))
        evidence = places.sentence_evidence(*(hit for hits in found.values() for hit in hits[:2]))
        if value is None:
            return ambiguous(name, evidence, "The record names routes that cannot stand together.")
        return Fact(name, value, evidence=places.sentence_evidence(*found[value][:2]))
    return missing(name)


def _beside_an_award(places: Places, tier: tuple[Place, ...], extensions: list[Hit]) -> bool:
    """Whether the title speaks of no extension, while some other sentence awards a contract."""
    own = {hit.place for hit in extensions}
    if any(place.field == "title" for place in own):
        return False
    return any(hit.place not in own for hit in places.asserted("route.new_award", tier, planned=True))


def _named(places: Places, tier: tuple[Place, ...]) -> dict[str, list[Hit]]:
    waived = places.context.vocabulary.pattern("rules.waived_label")
    form = [place for place in tier if place.field == "route" and waived.search(place.unit.label)]
    if form:
        return {"waiver": [Hit(form[0], 0, len(form[0].text))]}
    found: dict[str, list[Hit]] = {}
    operative = any(place.field in ("title", "decision", "route", "record_type") for place in tier)
    for route_name in _LISTED:
        for hit in places.find(f"route.{route_name}", tier):
            if _holds(places, route_name, hit, operative):
                found.setdefault(route_name, []).append(hit)
    return found


def _holds(places: Places, name: str, hit: Hit, operative: bool) -> bool:
    text, assertion = hit.place.text, places.assertion
    if hit.place.field == "route":
        return not assertion.denied(text, hit.start, hit.end)
    if name in ("direct_award", "negotiated_without_notice"):
        if assertion.weighed(text, hit.start) or assertion.earlier(text, hit.start):
            return False
        return hit.text.lower().startswith(("without", "no ")) or not assertion.denied(text, hit.start, hit.end)
    if name == "extension_or_variation":
        option = places.context.vocabulary.pattern("route.option_to_extend")
        if any(hit.start < other.end() and other.start() < hit.end for other in option.finditer(text)):
            return False
        return operative and not assertion.denied(text, hit.start, hit.end)
    if name == "waiver":
        if _other_waiver(places, hit):
            return False
        if operative:
            return not assertion.denied(text, hit.start, hit.end) and not assertion.earlier(text, hit.start)
    if name in _MARKET and (_another_framework(places, hit) or _set_up(places, hit)):
        return False
    return assertion.holds(text, hit.start, hit.end, planned=operative)


def _other_waiver(places: Places, hit: Hit) -> bool:
    other = places.context.vocabulary.pattern("rules.waiver_other")
    return any(hit.start < found.end() and found.start() < hit.end for found in other.finditer(hit.place.text))


def _another_framework(places: Places, hit: Hit) -> bool:
    other = places.context.vocabulary.pattern("route.not_a_framework")
    return any(hit.start < found.end() and found.start() < hit.end for found in other.finditer(hit.place.text))


def _set_up(places: Places, hit: Hit) -> bool:
    if places.context.vocabulary.pattern("route.by_means_of").match(hit.text):
        return False
    before = places.context.vocabulary.pattern("route.framework_set_up")
    return any(found.start() < hit.start < found.end() for found in before.finditer(hit.place.text))


def _choose(names: set[str]) -> str | None:
    for market in _MARKET:
        if market in names and not names & {"extension_or_variation", "waiver", "in_house"}:
            return market if len(names & set(_MARKET)) == 1 else None
    if "waiver" in names and names <= {"waiver", "direct_award", "quotations", "negotiated_without_notice"}:
        return "waiver"
    if names == {"negotiated_without_notice", "direct_award"}:
        return "negotiated_without_notice"
    if names == {"extension_or_variation", "direct_award"}:
        return "extension_or_variation"
    if len(names & _COMPETED) == 1 and names <= _COMPETED | {"quotations"}:
        return (names & _COMPETED).pop()
    return next(iter(names)) if len(names) == 1 else None
