"""Who is awarded the contract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from checker.facts.context import ReadingContext, Unit
from checker.facts.contract_scope import is_buying, is_change, operative_units
from checker.facts.fact import Fact, How, missing
from checker.facts.sentences import Sentence
from checker.facts.supplier_award import LEAD, follows_in_list, is_cued, is_not_awarded, is_plausible
from checker.facts.supplier_label import labelled_names
from checker.facts.supplier_names import Name, legal_names, name_at, name_key
from checker.facts.supplier_places import is_thing, places

_NAME: Final = "contract.suppliers"
_LONGEST: Final = 4_000
_MOST: Final = 60
"""So many names of one sentence or section are looked at; a longer list is no award."""
_NEVER: Final = ("alternatives", "interests", "background_papers", "consultation", "signature", "lead_officer")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place of the record; ``name`` has offsets into ``unit.text``."""

    unit: Unit
    name: Name


def read_suppliers(context: ReadingContext) -> Iterator[Fact]:
    """``contract.suppliers``: those awarded to, in the fullest form written anywhere in the record.

    A label for the supplier counts first, then the decision and its title, then words elsewhere that say who won.
    Owners of frameworks, portals, outgoing and unsuccessful firms and the council itself are left out. A redacted
    name leaves the fact missing.
    """
    if not is_buying(context):
        return
    for unit in context.units_of("supplier"):
        names, redacted = labelled_names(unit.text, context.vocabulary)
        if names:
            yield _fact(context, [Mention(unit, name) for name in names])
            return
        if redacted:
            evidence = context.evidence(unit.passage, 0, len(unit.text), unit.field)
            yield missing(_NAME, "The label for the supplier names none.", evidence)
            return
    operative = operative_units(context)
    found = [mention for unit in operative for mention in _in_decision(unit, context)]
    if not found:
        others = [unit for unit in context.units if unit not in operative and unit.field not in _NEVER]
        found = [mention for unit in others for mention in _elsewhere(unit, context)]
    if found:
        yield _fact(context, found)
    else:
        yield missing(_NAME)


def _in_decision(unit: Unit, context: ReadingContext) -> Iterator[Mention]:
    """Names that the decision or its title awards something to."""
    vocabulary = context.vocabulary
    opened = False
    for sentence in context.sentences(unit.passage):
        text = sentence.text
        awards = vocabulary.pattern("supplier.award_words").search(text) is not None
        if awards or opened:
            mentions = tuple(_of_sentence(unit, sentence, context, awards))
            yield from mentions or (() if awards else _line_of_list(unit, sentence, context))
        opened = (awards and _opens_list(text, context)) or (opened and len(text) < LEAD)


def _opens_list(text: str, context: ReadingContext) -> bool:
    ending = text.rstrip(" ;,-–—")
    found = context.vocabulary.pattern("supplier.list_opens").finditer(ending[-80:])
    return text.endswith(":") or any(match.end() == len(ending[-80:]) for match in found)


def _of_sentence(unit: Unit, sentence: Sentence, context: ReadingContext, awards: bool) -> Iterator[Mention]:
    text, vocabulary = sentence.text, context.vocabulary
    named = islice(legal_names(text, vocabulary), _MOST)
    names = [name for name in named if not is_not_awarded(text, name, context)]
    sure = [name for name in names if is_cued(text, name, context) or not awards]
    accepted: list[Name] = []
    for name in names:
        listed = any(follows_in_list(text, one, name) for one in accepted)
        if name in sure or not sure or listed:
            accepted.append(name)
    taken = [(name.start, name.end) for name in names]
    for name in _without_form(text, context):
        if any(start < name.end and name.start < end for start, end in taken):
            continue
        if not accepted or any(
            follows_in_list(text, one, name) or follows_in_list(text, name, one) for one in accepted
        ):
            accepted.append(name)
            taken.append((name.start, name.end))
    for name in _whole(text, sorted(accepted, key=lambda one: one.start)):
        yield _mention(unit, sentence, name)


def _whole(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names, with "Freedom" and "Move Ltd" read as one where the firm is "Freedom to Move Ltd"."""
    pending: Name | None = None
    for name in names:
        if pending and not pending.legal and name.legal and text[pending.end : name.start] == " to ":
            pending = Name(pending.start, name.end, text[pending.start : name.end], True)
            continue
        if pending:
            yield pending
        pending = name
    if pending:
        yield pending


def _line_of_list(unit: Unit, sentence: Sentence, context: ReadingContext) -> Iterator[Mention]:
    """The name that a line of a list is, behind its bullet or lot and before its price."""
    lead = re.compile(r"(?:[Ll]ots?\s\d{1,2}|\(?[\da-z]{1,2}[.)]|[•·*–-])?\s?[:–-]?\s?").match(sentence.text)
    name = name_at(sentence.text, lead.end() if lead else 0, context.vocabulary)
    if name is None or not is_plausible(name, context) or is_not_awarded(sentence.text, name, context):
        return
    if re.match(r"\s?(?:[,;.]|and)?$|\s?[(:,–-]\s?£?\d|\s£", sentence.text[name.end :]):
        yield _mention(unit, sentence, name)


def _elsewhere(unit: Unit, context: ReadingContext) -> Iterator[Mention]:
    """Names that words outside the decision say have won."""
    pattern = context.vocabulary.pattern
    before, after = [pattern("supplier.won_before")], pattern("supplier.won_after")
    if is_change(context):
        before.append(pattern("supplier.holder_before"))
    for sentence in context.sentences(unit.passage):
        text = sentence.text
        accepted: list[Name] = []
        for name in islice(legal_names(text, context.vocabulary), _MOST):
            if is_not_awarded(text, name, context):
                continue
            lead = text[max(0, name.start - LEAD) : name.start]
            won = any(not lead[m.end() :].strip(" :,(the") for words in before for m in words.finditer(lead))
            won = won or after.match(text[name.end :].lstrip(" ,)")) is not None
            if won or any(follows_in_list(text, one, name) for one in accepted):
                accepted.append(name)
        for name in accepted:
            yield _mention(unit, sentence, name)


def _mention(unit: Unit, sentence: Sentence, name: Name) -> Mention:
    moved = Name(sentence.start + name.start, sentence.start + name.end, name.text, name.legal, name.body)
    return Mention(unit, moved)


def _without_form(text: str, context: ReadingContext) -> Iterator[Name]:
    """Names without a legal form, directly behind words that award something."""
    vocabulary = context.vocabulary
    if len(text) > _LONGEST:
        return
    for place in places(text, context):
        name = name_at(text, place, vocabulary)
        if name is None or name.legal or is_not_awarded(text, name, context) or is_thing(text, place, name, context):
            continue
        if _may_be_two(text, place, name, context):
            continue
        rest = text[name.end :].lstrip(" ”’'\")")
        goes_on = not rest or rest[0] in ",.;:(–-\n" or vocabulary.pattern("supplier.goes_on").match(rest)
        if goes_on and is_plausible(name, context):
            yield name
            position = name.end
            while joint := re.compile(r",?\s(?:and|&)\s|,\s").match(text, position):
                further = name_at(text, joint.end(), vocabulary)
                if further is None or is_not_awarded(text, further, context) or not is_plausible(further, context):
                    break
                parts = _last_two(text, further, context) if "," in joint.group() else [further]
                yield from parts
                position = further.end


def _may_be_two(text: str, place: int, name: Name, context: ReadingContext) -> bool:
    """Whether "contracts with Alder and Elm" may name one firm or two."""
    joint = re.search(r"\s(?:and|&)\s", name.text)
    several = context.vocabulary.pattern("supplier.several_before").search(text[max(0, place - LEAD) : place])
    return joint is not None and several is not None


def _last_two(text: str, name: Name, context: ReadingContext) -> list[Name]:
    """The two names that end a list, read as one: "A, B House and C Care"; one that has no second name stays."""
    joint = re.compile(r"\s(?:and|&)\s").search(name.text)
    if (
        joint is None
        or name.legal
        or min(len(name.text[: joint.start()].split()), len(name.text[joint.end() :].split())) < 2
    ):
        return [name]
    middle = Name(name.start, name.start + joint.start(), name.text[: joint.start()], False)
    last = name_at(text, name.start + joint.end(), context.vocabulary)
    if last is None or not all(
        is_plausible(one, context) and not is_not_awarded(text, one, context) for one in (middle, last)
    ):
        return [name]
    return [middle, last]


def _fact(context: ReadingContext, mentions: Sequence[Mention]) -> Fact:
    vocabulary = context.vocabulary
    everywhere = [
        (name_key(name.text, vocabulary), Mention(unit, name))
        for unit in context.units
        for name in islice(legal_names(unit.text, vocabulary), _MOST)
    ]
    chosen: dict[tuple[str, ...], list[Mention]] = {}
    for mention in islice(mentions, _MOST):
        key = name_key(mention.name.text, vocabulary)
        if not key:
            continue
        home = next((known for known in chosen if _same(known, key)), None)
        if home is None:
            chosen[key] = [mention]
        else:
            chosen[home].append(mention)
    names: list[str] = []
    shown: list[Mention] = []
    for key, found in chosen.items():
        fuller = [one for known, one in everywhere if _same(known, key)]
        best = max([*found, *fuller], key=lambda one: (one.name.legal, len(one.name.text)))
        names.append(best.name.text)
        shown.extend(_once([*found, best]))
    evidence = tuple(
        e for one in shown for e in context.evidence(one.unit.passage, one.name.start, one.name.end, one.unit.field)
    )
    if not names:
        return missing(_NAME)
    return Fact(_NAME, tuple(dict.fromkeys(names)), How.STATED, evidence)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one: equal, or the shorter is how the longer begins."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter


def _once(mentions: Iterable[Mention]) -> Iterator[Mention]:
    seen: set[tuple[int, int, int]] = set()
    for mention in mentions:
        place = (id(mention.unit), mention.name.start, mention.name.end)
        if place not in seen:
            seen.add(place)
            yield mention
