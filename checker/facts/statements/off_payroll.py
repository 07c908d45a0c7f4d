"""Off-payroll working: what is said, on whose word, and words that point to a supply of workers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Evidence, Fact, How, ambiguous, missing
from checker.facts.statements.places import NOT_NARRATIVE, Hit, Place, Places

_YEAR: Final = re.compile(r"(?:19|20)\d\d|\d{3,}")
_BEFORE_VERB: Final = 90


def read(context: ReadingContext) -> Iterator[Fact]:
    """What the record says of IR35, who says it, who is the client, and signs of a supply of workers.

    A record that never mentions off-payroll working says nothing of it (``none``); one that mentions it without a
    conclusion is unknown. A supplier told to make its own assessment is not thereby named as the client. Whether the
    council made its own assessment is known once the record speaks of off-payroll working. A status determination is
    unknown where no word is said of one.
    """
    places = Places.of(context)
    narrative = places.outside(NOT_NARRATIVE)
    spoken = [hit.place for hit in places.find("off_payroll.mention", narrative)]
    mentions = tuple(dict.fromkeys([*places.within("off_payroll"), *spoken]))
    statement = _statement(places, mentions)
    yield statement
    yield _determined_by(places, statement, mentions)
    yield _client(places, mentions, narrative)
    yield _assessed(places, mentions, narrative)
    yield _determination(places, narrative)
    yield _indicators(places, narrative)


def _statement(places: Places, mentions: tuple[Place, ...]) -> Fact:
    name = "off_payroll.statement"
    if not mentions:
        return places.searched(name, "none", "The record does not mention off-payroll working.")
    outside = list(places.find("off_payroll.outside", mentions))
    inside = [
        hit
        for hit in places.find("off_payroll.inside", mentions)
        if not any(hit.place is other.place and hit.start < other.end and other.start < hit.end for other in outside)
        and not places.assertion.denied(hit.place.text, hit.start)
        and not places.assertion.weighed(hit.place.text, hit.start)
    ]
    outside = [hit for hit in outside if not places.assertion.weighed(hit.place.text, hit.start)]
    evidence = places.sentence_evidence(*outside, *inside)
    if outside and inside:
        return Fact(name, "mixed", How.INFERRED, evidence)
    if outside or inside:
        return Fact(name, "outside" if outside else "inside", evidence=evidence)
    bought_as_a_service = _contracted_out(places, mentions)
    if bought_as_a_service:
        note = "The council assessed the service as contracted out."
        return Fact(name, "outside", How.INFERRED, places.sentence_evidence(bought_as_a_service), note=note)
    note = "Off-payroll working is mentioned, but no conclusion is given."
    return missing(name, note, places.sentence_evidence(*mentions))


def _determined_by(places: Places, statement: Fact, mentions: tuple[Place, ...]) -> Fact:
    name = "off_payroll.determined_by"
    if not mentions:
        return missing(name)
    said: dict[str, Place] = {}
    for place in mentions:
        if next(places.find("off_payroll.council_assessed", (place,)), None):
            said.setdefault("council", place)
        for verb in places.find("off_payroll.assurance_verb", (place,)):
            who = _speaker(places, place.text[max(0, verb.start - _BEFORE_VERB) : verb.start])
            if who:
                said.setdefault(who, place)
                break
    if not said:
        if not statement.known:
            return missing(name, evidence=places.sentence_evidence(*mentions))
        return Fact(name, "not_stated", How.INFERRED, statement.evidence)
    value = "council" if "council" in said else next(iter(said)) if len(said) == 1 else None
    if value is None:
        return ambiguous(name, places.sentence_evidence(*said.values()), "Several are named as deciding the status.")
    return Fact(name, value, How.INFERRED, places.sentence_evidence(said[value], *mentions[:2]))


def _speaker(places: Places, before: str) -> str | None:
    """Who stands last before the verb."""
    found: list[tuple[int, str]] = []
    for who in ("council", "supplier", "worker", "agency"):
        found += [
            (m.end(), who) for m in places.context.vocabulary.pattern(f"off_payroll.{who}_words").finditer(before)
        ]
    return max(found)[1] if found else None


def _client(places: Places, mentions: tuple[Place, ...], narrative: tuple[Place, ...]) -> Fact:
    name = "off_payroll.client"
    found = {
        who: hit
        for who in ("council", "supplier")
        for hit in places.asserted(f"off_payroll.client_{who}", narrative, planned=True)
        if not places.context.vocabulary.pattern("off_payroll.own_denial").search(hit.text)
    }
    if len(found) > 1:
        return ambiguous(name, places.sentence_evidence(*found.values()), "Both are named as the client.")
    for who, hit in found.items():
        return Fact(name, who, evidence=places.sentence_evidence(hit))
    if mentions:
        return Fact(name, "not_stated", How.INFERRED, places.sentence_evidence(*mentions))
    return missing(name)


def _assessed(places: Places, mentions: tuple[Place, ...], narrative: tuple[Place, ...]) -> Fact:
    name = "off_payroll.contracted_out_assessed"
    hit = _contracted_out(places, narrative)
    if hit:
        return Fact(name, True, How.INFERRED, places.sentence_evidence(hit))
    if mentions:
        note = "No assessment of the council's own is recorded."
        return Fact(name, False, How.INFERRED, places.sentence_evidence(*mentions), note=note)
    return missing(name)


def _contracted_out(places: Places, where: tuple[Place, ...]) -> Hit | None:
    """Words that the service is contracted out, with the council's own view in the same or a neighbouring sentence."""
    for hit in places.asserted("off_payroll.contracted_out", where):
        if next(places.find("off_payroll.council_view", places.around(hit.place)), None):
            return hit
    return None


def _determination(places: Places, narrative: tuple[Place, ...]) -> Fact:
    name = "off_payroll.determination"
    pattern = places.context.vocabulary.pattern
    for hit in places.find("off_payroll.determination", narrative):
        text = hit.place.text
        if pattern("off_payroll.determination_not_made").search(text):
            return Fact(name, False, evidence=places.sentence_evidence(hit))
        if pattern("off_payroll.determination_made").search(text):
            return Fact(name, True, evidence=places.sentence_evidence(hit))
    return missing(name)


def _indicators(places: Places, narrative: tuple[Place, ...]) -> Fact:
    name = "off_payroll.labour_indicators"
    found: dict[str, tuple[int, tuple[Evidence, ...]]] = {}
    taken: list[Hit] = []
    for key in places.context.vocabulary.items("off_payroll.labour"):
        for hit in places.find(f"off_payroll.labour.{key}", narrative):
            if _YEAR.match(hit.text) or any(_same(hit, other) for other in taken) or _not_this(places, hit):
                continue
            taken.append(hit)
            evidence = places.evidence(hit)
            found.setdefault(" ".join(hit.text.split()), (evidence[0].start, evidence))
    if not found:
        return places.searched(name, (), "No words that point to a supply of workers were found.")
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    evidence = tuple(piece for _, (_, pieces) in ordered for piece in pieces)
    return Fact(name, tuple(words for words, _ in ordered), evidence=evidence)


def _not_this(places: Places, hit: Hit) -> bool:
    assertion, text = places.assertion, hit.place.text
    return assertion.denied(text, hit.start, hit.end) or assertion.earlier(text, hit.start)


def _same(hit: Hit, other: Hit) -> bool:
    return hit.place is other.place and hit.start < other.end and other.start < hit.end
