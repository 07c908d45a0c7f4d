"""How the record classes the decision, and whether it can be called in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext, Unit
from checker.facts.fact import Evidence, Fact, How, ambiguous, missing
from checker.facts.statements.places import Hit, Places

_KINDS: Final = ("significant_operational", "administrative", "operational", "non_key", "key")
_TICKED: Final = re.compile(r"[☒☑✓✔🗹🗷☓⊠]|\[[xX✓]\]")
_OPEN: Final = re.compile(r"[☐□⬜]|\[\s?\]")
_NUMBERED: Final = re.compile(r"\s{0,9}\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s{1,9}\Z")
"""A paragraph's number before its words, as in 8.1 before "No"."""
_HEADING_LINES: Final = 8
_EVERY_KEY_LABEL: Final = ("key_flag", "decision_type")


def read(context: ReadingContext) -> Iterator[Fact]:
    """The kind of decision, whether it is key, and whether it can be called in.

    The labels for it are read first, then the heading of the form, then whole sentences that class the decision. A
    heading that says more than a flag ("operational" beside "key: no") prevails; one that denies it makes the kind
    ambiguous. A record that does not class itself has no kind: silence is not "not key".
    """
    places = Places.of(context)
    readings = list(_readings(context, places))
    kind = _agreed(readings)
    yield kind
    yield _is_key(kind, readings)
    yield _call_in(context, places)
    yield _wards(context)


def classed(context: ReadingContext, places: Places) -> dict[str, tuple[Evidence, ...]]:
    """Every kind that the record gives itself, with its words."""
    found: dict[str, tuple[Evidence, ...]] = {}
    for kind, evidence in _readings(context, places):
        found[kind] = (*found.get(kind, ()), *evidence)
    return found


def _readings(context: ReadingContext, places: Places) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for unit in context.units_of(*_EVERY_KEY_LABEL):
        kind = _labelled(context, unit)
        if kind:
            yield kind, context.evidence(unit.passage, 0, len(unit.text), unit.field)
    for place in places.all()[:_HEADING_LINES]:
        if place.field not in (None, "title", "record_type", *_EVERY_KEY_LABEL):
            continue
        for kind in _KINDS:
            hit = next(places.find(f"kind.heading_{kind}", (place,)), None)
            if hit:
                yield kind, places.evidence(hit)
                break
    yield from _title_suffix(places)
    for key in ("kind.says_non_key", "kind.says_key"):
        for hit in places.find(key):
            if hit.place.field not in _EVERY_KEY_LABEL:
                yield key.removeprefix("kind.says_"), places.evidence(hit)


def _title_suffix(places: Places) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """A class in brackets or after a dash at the end of the title: "Gritting (key decision KD12)"."""
    for place in places.within("title"):
        suffix = re.search(r"[(\[–—-]\s{0,2}(?P<words>[^()\[\]–—]{3,60})[)\]]?\s*$", place.text)
        for kind in ("non_key", "key"):
            words = places.context.vocabulary.pattern(f"kind.suffix_{kind}")
            if suffix and words.match(suffix["words"]):
                yield kind, places.evidence(Hit(place, *suffix.span("words")))
                break


def _labelled(context: ReadingContext, unit: Unit) -> str | None:
    text = _ticked(unit.text)
    if context.vocabulary.pattern("kind.both").search(text):
        return None
    label = unit.label.lower()
    matches = [kind for kind in _KINDS if _starts(context, f"kind.{kind}", text)]
    if matches:
        return matches[0]
    if "key" in label or unit.field == "key_flag":
        if "reason" in label:
            return "key" if re.search(r"\w", text) and not _starts(context, "kind.no", text) else None
        if _starts(context, "kind.no", text):
            return "non_key"
        if _starts(context, "kind.yes", text):
            return "key"
    return None


def _starts(context: ReadingContext, key: str, text: str) -> bool:
    match = context.vocabulary.pattern(key).search(text)
    return match is not None and not re.search(r"\w", _NUMBERED.sub("", text[: match.start()], count=1))


def _ticked(text: str) -> str:
    """The words beside the ticked box, where a form prints every choice with a box; else the words themselves."""
    marks = sorted((m.start(), m.end(), True) for m in _TICKED.finditer(text))
    empty = sorted((m.start(), m.end(), False) for m in _OPEN.finditer(text))
    boxes = sorted(marks + empty)
    if len(marks) != 1 or not empty:
        return text
    before = bool(re.search(r"\w", text[: boxes[0][0]]))
    start, end, _ = marks[0]
    if before:
        earlier = [box[1] for box in boxes if box[1] <= start]
        return text[max(earlier, default=0) : start].strip()
    later = [box[0] for box in boxes if box[0] >= end]
    return text[end : min(later, default=len(text))].strip()


def _agreed(readings: list[tuple[str, tuple[Evidence, ...]]]) -> Fact:
    name = "decision.kind"
    kinds = {kind for kind, _ in readings}
    evidence = tuple(dict.fromkeys(piece for _, pieces in readings for piece in pieces))
    if not kinds:
        return missing(name)
    if len(kinds) > 1:
        kinds.discard("non_key")
    if kinds == {"operational", "significant_operational"}:
        kinds = {"significant_operational"}
    if len(kinds) > 1:
        return ambiguous(name, evidence, "The record classes the decision in more than one way.")
    return Fact(name, kinds.pop(), evidence=evidence)


def _is_key(kind: Fact, readings: list[tuple[str, tuple[Evidence, ...]]]) -> Fact:
    name = "decision.is_key"
    said = {reading == "key" for reading, _ in readings}
    if not said:
        return missing(name)
    if len(said) > 1:
        return ambiguous(name, kind.evidence, kind.note)
    return Fact(name, said.pop(), How.INFERRED, kind.evidence, note="From how the record classes the decision.")


def _call_in(context: ReadingContext, places: Places) -> Fact:
    name = "decision.call_in"
    readings: dict[bool, tuple[Evidence, ...]] = {}
    for unit in context.units_of("call_in", "call_in_deadline"):
        text = _ticked(unit.text)
        turned = context.vocabulary.pattern("call_in.exempt_label").search(unit.label) is not None
        value: bool | None = None
        shut = context.vocabulary.pattern("call_in.closed").search(text) is not None
        if shut or _starts(context, "kind.no", text):
            value = turned and not shut
        elif (
            context.vocabulary.pattern("call_in.open").search(text)
            or _starts(context, "kind.yes", text)
            or _date_first(text)
        ):
            value = not turned
        if value is not None:
            shown = context.evidence(unit.passage, 0, len(unit.text), unit.field)
            readings[value] = (*readings.get(value, ()), *shown)
    if not readings:
        for place in places.outside({"call_in", "alternatives"}):
            if next(places.find("call_in.general", (place,)), None):
                continue
            closed = next(places.find("call_in.closed", (place,)), None)
            hit = closed or next(places.asserted("call_in.open", (place,), planned=True), None)
            if hit:
                readings.setdefault(closed is None, places.sentence_evidence(hit))
    if len(readings) > 1:
        both = tuple(piece for shown in readings.values() for piece in shown)
        return ambiguous(name, both, "The record says both that the decision can and that it cannot be called in.")
    for value, shown in readings.items():
        return Fact(name, value, evidence=shown)
    return missing(name)


def _date_first(text: str) -> bool:
    return re.match(r"\W*\d{1,2}\W", text) is not None


def _wards(context: ReadingContext) -> Fact:
    name = "decision.wards"
    section = context.record.section("ward")
    if section.state not in ("substantive", "cross_reference"):
        return missing(name)
    wards: list[str] = []
    evidence: list[Evidence] = []
    for match in re.finditer(r"[^\n;,•]+", section.text):
        ward = match.group().strip(" .-–*\t")
        ward = ward[1:-1] if ward.startswith("(") and ward.endswith(")") else ward
        if not ward or len(ward) > 80:
            continue
        start = match.start() + match.group().index(ward)
        if ward not in wards:
            wards.append(ward)
            evidence += context.evidence(section.passage, start, start + len(ward), "ward")
    return Fact(name, tuple(wards), evidence=tuple(evidence)) if wards else missing(name)
