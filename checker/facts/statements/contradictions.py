"""Statements of one record that do not fit together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.facts.context import ReadingContext
from checker.facts.date_text import find_dates
from checker.facts.fact import Evidence, Fact, How
from checker.facts.statements.kind import classed
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Places
from checker.facts.supplier_names import legal_names, name_key


def read(context: ReadingContext) -> Iterator[Fact]:
    """``text.contradictions``: kinds from a closed list, with both sides as evidence; empty when none is found.

    A tender told of beside words that none was held; a decision that only recommends; a thing done already and still to
    be approved; one firm in the title and another in the decision; two dates under the label for the decision's date;
    two classes of decision, one of them key. Different figures for money are for the readers of amounts.
    """
    places = Places.of(context)
    found: dict[str, tuple[Evidence, ...]] = {}
    for kind, evidence in (
        ("tender_without_tender", _tender(places)),
        ("recommendation_in_decision", _recommendation(places)),
        ("done_and_not_done", _done(places)),
        ("supplier_differs", _supplier(places)),
        ("decision_dates_differ", _dates(context)),
        ("kind_differs", _kinds(context, places)),
    ):
        if evidence:
            found[kind] = evidence
    if found:
        pieces = tuple(piece for evidence in found.values() for piece in evidence)
        yield Fact("text.contradictions", tuple(found), How.INFERRED, pieces)
    else:
        yield places.searched("text.contradictions", (), "No statements were found that do not fit together.")


def _tender(places: Places) -> tuple[Evidence, ...]:
    narrative = places.outside(NOT_NARRATIVE)
    none = [hit for hit in places.find("contradictions.no_tender", narrative) if _states(places, hit)]
    held = [
        hit
        for hit in places.asserted("contradictions.tender_held", narrative)
        if not any(hit.place is other.place for other in none) and not _other_purchase(places, hit)
    ]
    return places.sentence_evidence(held[0], none[0]) if held and none else ()


def _states(places: Places, hit: Hit) -> bool:
    text, assertion = hit.place.text, places.assertion
    if assertion.weighed(text, hit.start) or assertion.earlier(text, hit.start) or _other_purchase(places, hit):
        return False
    denied = hit.text.lower().startswith(("not", "no ", "never", "without"))
    return denied or not assertion.denied(text, hit.start, hit.end)


def _other_purchase(places: Places, hit: Hit) -> bool:
    return places.context.vocabulary.pattern("contradictions.earlier_or_other").search(hit.place.text) is not None


def _recommendation(places: Places) -> tuple[Evidence, ...]:
    decision = places.within("decision")
    hits = list(places.find("contradictions.recommends", decision))
    if not hits:
        return ()
    decides = [
        hit
        for hit in places.find("contradictions.decides", decision)
        if hit.place not in {recommends.place for recommends in hits}
    ]
    return () if decides else places.sentence_evidence(*hits[:1])


def _done(places: Places) -> tuple[Evidence, ...]:
    narrative = places.outside(NOT_NARRATIVE)
    done = [hit for hit in places.asserted("contradictions.done", narrative) if not _other_purchase(places, hit)]
    coming = [
        hit
        for hit in places.find("contradictions.not_done", narrative)
        if not places.assertion.denied(hit.place.text, hit.start) and not _other_purchase(places, hit)
    ]
    return places.sentence_evidence(done[0], coming[0]) if done and coming else ()


def _supplier(places: Places) -> tuple[Evidence, ...]:
    title, decision = _firms(places, "title"), _firms(places, "decision")
    if len(title) != 1 or len(decision) != 1:
        return ()
    (ours, first), (theirs, second) = *title.items(), *decision.items()
    text = " ".join(place.text.lower() for place in places.within("decision"))
    if ours & theirs or any(word in text for word in ours):
        return ()
    return places.evidence(first, second)


def _firms(places: Places, field: str) -> dict[frozenset[str], Hit]:
    vocabulary = places.context.vocabulary
    found: dict[frozenset[str], Hit] = {}
    for place in places.within(field):
        for name in legal_names(place.text, vocabulary):
            words = frozenset(name_key(name.text, vocabulary))
            if words:
                found.setdefault(words, Hit(place, name.start, name.end))
    return found


def _dates(context: ReadingContext) -> tuple[Evidence, ...]:
    found: dict[dt.date, tuple[Evidence, ...]] = {}
    for unit in context.units_of("decision_date"):
        for date in find_dates(unit.text, context.vocabulary)[:1]:
            if date.exact:
                found[date.exact] = context.evidence(unit.passage, date.start, date.end, unit.field)
    return tuple(piece for evidence in found.values() for piece in evidence) if len(found) > 1 else ()


def _kinds(context: ReadingContext, places: Places) -> tuple[Evidence, ...]:
    kinds = classed(context, places)
    if "key" in kinds and len(kinds) > 1:
        return tuple(piece for evidence in kinds.values() for piece in evidence)
    return ()
