"""How sure the money is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact, How, ambiguous, missing
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Places

_KINDS: Final = ("sought", "assumed", "confirmed", "core_budget")


def read(context: ReadingContext) -> Iterator[Fact]:
    """``funding.status``: the least sure thing that the record says and does not later resolve.

    Money sought and, further on, secured is confirmed. Money sought beside an existing budget leaves the fact
    ambiguous, since the record does not say how much is which. Silence leaves it unknown.
    """
    places = Places.of(context)
    yield _status(places)


def _status(places: Places) -> Fact:
    name = "funding.status"
    narrative = places.outside(NOT_NARRATIVE | {"title"})
    found: dict[str, list[Hit]] = {}
    for kind in _KINDS:
        for hit in places.find(f"funding.{kind}", narrative):
            if _counts(places, kind, hit):
                found.setdefault(kind, []).append(hit)
    if not found:
        return missing(name)
    evidence = places.sentence_evidence(*(hit for hits in found.values() for hit in hits[:2]))
    if "sought" in found and "confirmed" in found and _later(found["confirmed"][-1], found["sought"][-1]):
        return Fact(name, "confirmed", How.INFERRED, evidence, note="Sought, and later confirmed.")
    unsure = [kind for kind in ("sought", "assumed") if kind in found]
    if unsure and "core_budget" in found:
        return ambiguous(name, evidence, "Part seems to be in the budget and part not yet certain.")
    kind = next(kind for kind in _KINDS if kind in found)
    return Fact(name, kind, evidence=places.sentence_evidence(*found[kind][:2]))


def _counts(places: Places, kind: str, hit: Hit) -> bool:
    text, assertion = hit.place.text, places.assertion
    if assertion.earlier(text, hit.start):
        return False
    if kind == "sought":
        return not assertion.denied(text, hit.start)
    says_more = {"confirmed": ("sought", "assumed", "core_budget"), "core_budget": ("sought", "assumed")}.get(kind, ())
    if any(_overlap(places, hit, f"funding.{other}") for other in says_more):
        return False
    return not assertion.denied(text, hit.start, hit.end) and not assertion.weighed(text, hit.start)


def _overlap(places: Places, hit: Hit, key: str) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in places.find(key, (hit.place,)))


def _later(hit: Hit, than: Hit) -> bool:
    first = than.place.unit.passage.offsets[than.place.sentence.start] + than.start
    return hit.place.unit.passage.offsets[hit.place.sentence.start] + hit.start > first
