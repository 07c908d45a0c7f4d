"""Whether the record explains the choice of supplier and route."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact, How, missing
from checker.facts.statements.places import NOT_NARRATIVE, Places
from checker.facts.statements.procurement_scope import is_procurement
from checker.records.record import SectionState

_NEAR: Final = 12
"""Code points before the words within which a denial is theirs; "no other supplier" denies itself."""


def read(context: ReadingContext) -> Iterator[Fact]:
    """``reasons.choice_explained``: true on words that say why this supplier or route.

    Unknown when the record says that the reasons stand in another document, and for what is not about buying. False
    when offers were compared, or a supplier was chosen without competition, and no such words follow; otherwise
    unknown, because reasons can be given in words that no list holds.
    """
    places = Places.of(context)
    name = "reasons.choice_explained"
    if is_procurement(places).value is False:
        yield missing(name, "The decision is not about buying.")
        return
    narrative = places.outside(NOT_NARRATIVE)
    chosen = [
        hit
        for hit in places.find("reasons.choice", narrative)
        if not places.assertion.weighed(hit.place.text, hit.start)
        and not places.assertion.earlier(hit.place.text, hit.start)
        and not places.context.vocabulary.pattern("reasons.still_to_judge").search(hit.place.text, 0, hit.start)
        and not places.assertion.denied(
            hit.place.text[hit.start - _NEAR if hit.start > _NEAR else 0 :], min(hit.start, _NEAR)
        )
    ]
    if chosen:
        yield Fact(name, True, How.INFERRED, places.sentence_evidence(*chosen[:2]))
        return
    elsewhere = context.vocabulary.pattern("reasons.elsewhere")
    pointing = [place for place in narrative if elsewhere.search(place.text)]
    if pointing or context.record.section("reasons").state is SectionState.CROSS_REFERENCE:
        yield missing(name, "The reasons stand in another document.", places.sentence_evidence(*pointing[:2]))
        return
    compared = [
        *places.asserted("alternatives.several_offers", narrative),
        *places.asserted("route.direct_award", narrative),
        *places.asserted("route.quotations", narrative),
    ]
    if compared:
        note = "How the choice was made is told, but not why it fell on this supplier."
        yield Fact(name, False, How.INFERRED, places.sentence_evidence(*compared[:2]), note=note)
    else:
        yield missing(name)
