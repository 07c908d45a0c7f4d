"""Declarations of interest: made or not, what was done, and whether officers were asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact, How, ambiguous, missing
from checker.facts.statements.places import Hit, Place, Places
from checker.records.record import SectionState

_SECTIONS: Final = ("interests", "dispensation")


def read(context: ReadingContext) -> Iterator[Fact]:
    """Interests declared, action, dispensation, officers asked, and an interest mentioned only elsewhere.

    A nil says that none was declared, and nothing about officers or evaluators: that they were asked is true on words
    that say so and otherwise unknown, since forms rarely tell. Blank, absent and "not applicable" leave the declaration
    unknown, and so do words that only repeat the rules on interests. Action is asked only where an interest was
    declared. Whether an interest is mentioned elsewhere is known for every record.
    """
    places = Places.of(context)
    elsewhere = list(_elsewhere(places))
    declared = _declared(context, places, elsewhere)
    yield declared
    yield _action(context, places, declared)
    yield _dispensation(context, places)
    yield _officers(places)
    yield _mentioned(places, declared, elsewhere)


def _declared(context: ReadingContext, places: Places, elsewhere: list[Hit]) -> Fact:
    name = "interests.declared"
    section = context.record.section("interests")
    if section.state is SectionState.NIL:
        return Fact(name, False, evidence=context.evidence(section.passage, 0, len(section.text), "interests"))
    yes: list[Place] = []
    no: list[Place] = []
    for place in places.within("interests"):
        if _says_none(places, place) or _opens_with_nil(places, place):
            no.append(place)
        elif _says_some(places, place):
            yes.append(place)
    if not yes and not no and elsewhere:
        yes = [hit.place for hit in elsewhere]
    if not yes and not no:
        no = [place for place in places.outside(_SECTIONS) if _nil_sentence(places, place)]
    if yes:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(*yes))
    if no:
        return Fact(name, False, evidence=places.sentence_evidence(*no))
    return missing(name, evidence=places.sentence_evidence(*places.within("interests")))


def _says_none(places: Places, place: Place) -> bool:
    found = places.context.vocabulary.pattern("interests.none").search(place.text)
    return found is not None and not _after(places, place, found.end())


def _opens_with_nil(places: Places, place: Place) -> bool:
    """Whether the section's first line is a bare nil, whatever a form printed after it."""
    first = place.sentence.start == 0
    return (
        first and places.context.vocabulary.pattern("interests.bare_nil").fullmatch(place.text.rstrip(" .")) is not None
    )


def _after(places: Places, place: Place, start: int) -> bool:
    """Whether an exception follows: "No interests were declared, except that Cllr X is a trustee of …"."""
    vocabulary = places.context.vocabulary
    if vocabulary.pattern("interests.registered").search(place.text, start):
        return False
    return vocabulary.pattern("interests.exception").search(place.text, start) is not None


def _says_some(places: Places, place: Place) -> bool:
    vocabulary = places.context.vocabulary
    if vocabulary.pattern("interests.boilerplate").search(place.text):
        return False
    return vocabulary.pattern("interests.declared").search(place.text) is not None


def _nil_sentence(places: Places, place: Place) -> bool:
    """A sentence outside any section of interests that says that none was declared."""
    found = next(places.find("interests.none", (place,)), None)
    if found is None or next(places.find("interests.nil_sentence", (place,)), None) is None:
        return False
    return places.context.vocabulary.pattern("interests.boilerplate").search(place.text) is None


def _elsewhere(places: Places) -> Iterator[Hit]:
    vocabulary = places.context.vocabulary
    nothing = [vocabulary.pattern(f"interests.{key}") for key in ("none", "boilerplate", "of_bidders")]
    for hit in places.find("interests.mention", places.outside({*_SECTIONS, "attendance"})):
        text = hit.place.text
        if any(pattern.search(text) for pattern in nothing) or _ends_with_nil(places, hit):
            continue
        if places.assertion.denied(text, hit.start, hit.end) or places.assertion.weighed(text, hit.start):
            continue
        yield hit


def _ends_with_nil(places: Places, hit: Hit) -> bool:
    """Whether a heading on interests has its nil behind it: "Conflicts of interest declared by the Mayor N/A"."""
    rest = hit.place.text[hit.end :].rstrip(" .")
    pattern = places.context.vocabulary.pattern("interests.ends_with_nil")
    return any(found.end() == len(rest) for found in pattern.finditer(rest))


def _action(context: ReadingContext, places: Places, declared: Fact) -> Fact:
    name = "interests.action_recorded"
    if declared.value is not True:
        return missing(name)
    shown = {piece.start for piece in declared.evidence}
    near = [
        place
        for place in places.all()
        if place.field in _SECTIONS or place.unit.passage.offsets[place.sentence.start] in shown
    ]
    hits = list(places.find("interests.action", near))
    if hits:
        return Fact(name, True, evidence=places.sentence_evidence(*hits[:2]))
    return Fact(name, False, How.INFERRED, declared.evidence, note="Nothing is said of what was done about it.")


def _dispensation(context: ReadingContext, places: Places) -> Fact:
    name = "interests.dispensation_by"
    section = context.record.section("dispensation")
    if section.state is SectionState.NIL:
        return Fact(name, "none", evidence=context.evidence(section.passage, 0, len(section.text), "dispensation"))
    own = list(places.within("dispensation"))
    found = own or [hit.place for hit in places.find("interests.dispensation", places.within("interests"))]
    vocabulary = context.vocabulary
    readings: dict[str, Place] = {}
    for place in found:
        if vocabulary.pattern("interests.no_dispensation").search(place.text):
            readings["none"] = place
        elif vocabulary.pattern("interests.head_of_paid_service").search(place.text):
            readings["head_of_paid_service"] = place
        elif vocabulary.pattern("interests.other_granter").search(place.text):
            readings["other"] = place
    if len(readings) > 1:
        shown = places.sentence_evidence(*readings.values())
        return ambiguous(name, shown, "More than one source of a dispensation is mentioned.")
    for value, place in readings.items():
        return Fact(name, value, evidence=places.sentence_evidence(place))
    return missing(name)


def _officers(places: Places) -> Fact:
    name = "interests.officers_asked"
    for hit in places.find("interests.officers_asked"):
        vocabulary, text = places.context.vocabulary, hit.place.text
        rules_only = vocabulary.pattern("interests.boilerplate").search(text)
        to_come = vocabulary.pattern("interests.to_be_asked").search(text) is not None
        to_come = to_come or places.assertion.weighed(text, hit.start) or places.assertion.planned(text, hit.start)
        if not rules_only and not to_come:
            return Fact(name, True, How.INFERRED, places.sentence_evidence(hit))
    return missing(name)


def _mentioned(places: Places, declared: Fact, elsewhere: list[Hit]) -> Fact:
    name = "interests.mentioned_elsewhere"
    inside = any(piece.field == "interests" for piece in declared.evidence) and declared.value is True
    if elsewhere and not inside:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(*elsewhere[:2]))
    return places.searched(name, False, "No interest is mentioned outside the section on interests.")
