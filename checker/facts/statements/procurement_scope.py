"""Whether the decision is about buying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact, How, ambiguous, missing
from checker.facts.statements.places import Hit, Place, Places

_OPERATIVE: Final = ("title", "decision", "subject")
_SECOND: Final = ("purpose", "recommendation")
_REACH: Final = 90
_ONLY_OF_CONTRACTS: Final = ("supplier", "route", "cpv")


def read(context: ReadingContext) -> Iterator[Fact]:
    """``decision.is_procurement``: true for buying in any form, false for what councils decide beside it.

    Title and operative words decide; the purpose is asked only where these say nothing. Buying words beside words for
    something else (a grant and a contract) leave the fact ambiguous, unless one stands in the title and the decision
    repeats it and the other does not reach the title. Nothing of either kind leaves it unknown.
    """
    yield is_procurement(Places.of(context))


def is_procurement(places: Places) -> Fact:
    """Whether the decision is about buying, for readers whose words mean something else elsewhere."""
    name = "decision.is_procurement"
    title, decision = _Cues(places, ("title", "subject")), _Cues(places, ("decision",))
    if not title.any and not decision.any:
        decision = _Cues(places, _SECOND)
    if not title.any and not decision.any:
        decision = _Cues(places, (None,))
    if title.rules or (decision.rules and not title.buying):
        shown = title.rules or decision.rules
        if not (title.buying or decision.buying):
            return Fact(name, False, How.INFERRED, places.evidence(*shown[:2]), note="It is about rules for buying.")
    if title.rules and decision.rules and not title.buying:
        shown = [*title.rules[:1], *decision.rules[:1]]
        return Fact(name, False, How.INFERRED, places.evidence(*shown), note="Title and decision are about rules.")
    buying, other = [*title.buying, *decision.buying], [*title.other, *decision.other, *title.rules, *decision.rules]
    if buying:
        strategy = places.context.vocabulary.pattern("scope.of_one_purchase")
        other = [hit for hit in other if not strategy.fullmatch(hit.text)]
    if buying and not other:
        return _true(name, places, buying)
    if other and not buying:
        return Fact(name, False, How.INFERRED, places.evidence(*other[:2]), note="These words are not about buying.")
    if buying and other:
        if title.buying and not title.other and not title.rules:
            return _true(name, places, buying)
        if not title.other and _with_property(places, decision, other):
            return _true(name, places, buying)
        if title.other and not title.buying and not decision.buying:
            return Fact(name, False, How.INFERRED, places.evidence(*other[:2]), note="These are not about buying.")
        return ambiguous(name, places.evidence(*buying[:2], *other[:2]), "It may be about buying and something else.")
    labelled = places.within(*_ONLY_OF_CONTRACTS)
    if labelled:
        note = "The form has a label that only contracts have."
        return Fact(name, True, How.INFERRED, places.sentence_evidence(labelled[0]), note=note)
    return missing(name)


def _with_property(places: Places, decision: _Cues, other: list[Hit]) -> bool:
    """Whether a contract is awarded, and the only other thing is the lease of the place that it is carried out in."""
    awarded = any(next(places.find("scope.awarded", (hit.place,)), None) for hit in decision.buying)
    lease = places.context.vocabulary.pattern("scope.goes_with_it")
    return awarded and not decision.rules and all(lease.fullmatch(hit.text) for hit in other)


def _true(name: str, places: Places, hits: list[Hit]) -> Fact:
    return Fact(name, True, How.INFERRED, places.evidence(*hits[:2]), note="These words are about buying.")


class _Cues:
    """Words of each kind in some sections; a waiver is taken out first, then rules, something else, buying."""

    def __init__(self, places: Places, fields: tuple[str | None, ...]) -> None:
        self.rules: list[Hit] = []
        self.other: list[Hit] = []
        self.buying: list[Hit] = []
        for place in places.within(*fields):
            sure = list(places.find("scope.surely_buying", (place,)))
            rules = [hit for hit in places.find("scope.rules_about_buying", (place,)) if not _overlap(hit, sure)]
            past = [*sure, *rules, *places.find("scope.background", (place,))]
            other = [hit for hit in places.find("scope.not_buying", (place,)) if not _overlap(hit, past)]
            other = [hit for hit in other if not _is_bought(places, hit)]
            past += places.find("scope.law", (place,))
            named = [hit for hit in places.find("scope.rules_named", (place,)) if not _overlap(hit, past)]
            taken = [*sure, *rules, *other, *named]
            self.rules += [*rules, *named] if place.field == "title" else rules
            self.other += other
            self.buying += [*sure, *(hit for hit in _buying(places, place) if not _overlap(hit, taken))]

    @property
    def any(self) -> bool:
        """Whether there is a word of any kind."""
        return bool(self.rules or self.other or self.buying)


def _buying(places: Places, place: Place) -> Iterator[Hit]:
    for hit in places.find("scope.buying", (place,)):
        if not places.assertion.denied(place.text, hit.start, hit.end):
            yield hit


def _is_bought(places: Places, hit: Hit) -> bool:
    """Whether words for something else only name what a contract is for: "the contract for parking enforcement"."""
    text, pattern = hit.place.text, places.context.vocabulary.pattern
    before = text[max(0, hit.start - _REACH) : hit.start].rstrip()
    if any(found.end() == len(before) for found in pattern("scope.bought_before").finditer(before)):
        return pattern("scope.property").search(hit.text) is None
    behind = pattern("scope.bought_after").match(text[hit.end :].lstrip())
    return behind is not None and pattern("scope.property").search(hit.text) is None


def _overlap(hit: Hit, others: list[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)
