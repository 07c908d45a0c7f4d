"""Whether a call for competition was published, and whether a ground in law for doing without is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact, How, ambiguous, missing
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Places
from checker.facts.statements.procurement_scope import is_procurement
from checker.facts.statements.route import route

_OWN_DENIAL: Final = ("competition.none", "competition.selected")


def read(context: ReadingContext) -> Iterator[Fact]:
    """``procurement.call_for_competition`` and ``procurement.exception_claimed``.

    Published: the record says that a notice or advertisement for this contract went out, or that an open tender was
    held. None: it says that nothing was tendered, that the award was direct, or that only chosen suppliers were asked.
    A mini-competition under a framework, a competitive process of no known kind, and silence leave it unknown; so does
    an extension. The exception is known for every record: the words either name a ground in law or do not.
    """
    places = Places.of(context)
    yield called(places)
    yield _exception(places)


def called(places: Places) -> Fact:
    """Whether a call for competition was published for this contract."""
    name = "procurement.call_for_competition"
    if is_procurement(places).value is False:
        return missing(name, "The decision is not about buying.")
    narrative = places.outside(NOT_NARRATIVE)
    published = [hit for hit in places.asserted("competition.published", narrative) if not _award_notice(places, hit)]
    none = [hit for key in _OWN_DENIAL for hit in places.find(key, narrative) if _not_called(places, hit)]
    way = route(places)
    if way.value in ("framework_call_off", "dynamic_purchasing", "extension_or_variation", "in_house"):
        none = []
    evidence = places.sentence_evidence(*published[:2], *none[:2])
    if published and none:
        return ambiguous(name, evidence, "The record speaks both of a published call and of none.")
    if published and way.value not in ("framework_call_off", "dynamic_purchasing", "extension_or_variation"):
        return Fact(name, "published", How.INFERRED, evidence)
    if none:
        return Fact(name, "none", How.INFERRED, evidence)
    return missing(name)


def _award_notice(places: Places, hit: Hit) -> bool:
    award = places.context.vocabulary.pattern("competition.award_notice")
    return award.search(hit.place.text) is not None


def _not_called(places: Places, hit: Hit) -> bool:
    """Whether words that nothing was tendered are about this contract, and not weighed or remembered."""
    text, assertion = hit.place.text, places.assertion
    if assertion.weighed(text, hit.start) or assertion.earlier(text, hit.start) or assertion.planned(text, hit.start):
        return False
    first = hit.text.lower()
    if first.startswith(("not", "no ", "without")):
        return "award" not in first
    return not assertion.denied(text, hit.start, hit.end)


def _exception(places: Places) -> Fact:
    name = "procurement.exception_claimed"
    hits = [
        hit
        for hit in places.find("rules.exception_in_law", places.outside(NOT_NARRATIVE | {"authority"}))
        if not places.assertion.denied(hit.place.text, hit.start, hit.end)
    ]
    if hits:
        return Fact(name, True, evidence=places.sentence_evidence(*hits[:2]))
    return places.searched(name, False, "No ground in law for an award without a notice is named.")
