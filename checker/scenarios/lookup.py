"""Finds the one meaning of a step's text, or says what its author got wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import checker.scenarios.given
import checker.scenarios.then
import checker.scenarios.when  # noqa: F401 - each of these fills the vocabulary
from checker.law.library import Law
from checker.scenarios.corrections import correction
from checker.scenarios.registry import SLOTS, VOCABULARY, Step, normalised, slots_of
from checker.scenarios.slots import FORMS, WrongValue, known_names, wrong_values
from checker.scenarios.suggest import suggestions

_LONGEST: Final = 2_000
_WORDS_IN_A_VALUE: Final = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a step's text. ``value`` is the part that is wrong; empty for the whole text."""

    code: str
    title: str
    message: str
    value: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The meaning of a step's text, or what is wrong with it."""

    step: Step | None
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()


def look_up(keyword: str, text: str, said: str, law: Law, folder: Path) -> Found:
    """The meaning of ``text`` under ``keyword`` (given, when or then); ``said`` is the keyword in the file."""
    hits = _strict(keyword, text) if len(text) <= _LONGEST else []
    if len(hits) > 1:
        names = " and ".join(f"“{step.text}”" for step, _ in hits)
        message = f"This text fits two steps: {names}. Tell the people who look after the steps."
        return Found(None, {}, (Fault("E102", "A step with two meanings", message),))
    if hits:
        step, values = hits[0]
        wrong = wrong_values(values, law, folder)
        return Found(step, values, tuple(_fault(each) for each in wrong))
    for other in ("given", "when", "then"):
        if other != keyword and len(text) <= _LONGEST and _strict(other, text):
            return Found(None, {}, (_wrong_keyword(keyword, other, said, text),))
    if len(text) <= _LONGEST and (loose := _loose(keyword, text)):
        step, values, bad = loose
        if all(_is_a_value(slot, values[slot]) for slot in bad) and (len(bad) == 1 or _fixable(values, bad)):
            return Found(None, {}, tuple(_fault(_misshapen(slot, values[slot], law)) for slot in bad))
    near = suggestions(keyword, text, law)
    message = "No step is written like this."
    if near:
        message += " Did you mean one of these?"
    return Found(None, {}, (Fault("E101", "A step that is not known", message, suggestions=near),))


def _fixable(values: Mapping[str, str], bad: list[str]) -> bool:
    return all(correction(slot, values[slot]) for slot in bad)


def _is_a_value(slot: str, text: str) -> bool:
    """Whether a wrong value is one at all, and not a right one with a word too many."""
    if correction(slot, text):
        return True
    return len(text.split()) <= _WORDS_IN_A_VALUE and not re.search(rf"(?:^| )(?:{SLOTS[slot]})(?: |$)", text)


@lru_cache(maxsize=20_000)
def _strict(keyword: str, text: str) -> tuple[tuple[Step, Mapping[str, Any]], ...]:
    return tuple(VOCABULARY.find(keyword, text))


def _wrong_keyword(keyword: str, other: str, said: str, text: str) -> Fault:
    word = other.capitalize()
    if said in ("And", "But", "*"):
        message = f"“{said}” goes on from the {keyword.capitalize()} above, but this is a {word} step: write {word}."
    else:
        message = f"This is a {word} step: write {word} in place of {said}."
    return Fault("E104", "A step under the wrong keyword", message, said, (f"{word} {text}",))


def _fault(wrong: WrongValue) -> Fault:
    message = wrong.message[0].upper() + wrong.message[1:].rstrip(".") + "."
    message = re.sub(r" \(did you mean [^)]*\?\)", "", message)
    if wrong.suggestions:
        message += f" Did you mean {' or '.join(wrong.suggestions)}?"
    if wrong.unknown:
        return Fault("E018", "A name that is not known", message, wrong.value, wrong.suggestions)
    return Fault("E103", "A value in the wrong form", message, wrong.value, wrong.suggestions)


def _misshapen(slot: str, value: str, law: Law) -> WrongValue:
    fixed = correction(slot, value)
    near = (fixed,) if fixed else _named(slot, value, law)
    return WrongValue(slot, value, f"“{value}” should be {FORMS.get(slot, 'written otherwise')}", near)


def _named(slot: str, value: str, law: Law) -> tuple[str, ...]:
    import difflib

    known = known_names(slot, law) or ({"severity": ("critical", "high", "medium", "low")}.get(slot, ()))
    return tuple(difflib.get_close_matches(re.sub(r"[\s_]+", "-", value.lower()), known, n=1, cutoff=0.6))


def _loose(keyword: str, text: str) -> tuple[Step, Mapping[str, str], list[str]] | None:
    """The step that fits but for some values: fewest wrong values first, then the shortest of them."""
    plain = normalised(text)
    best: tuple[tuple[int, int], Step, Mapping[str, str], list[str]] | None = None
    for step in VOCABULARY:
        if step.keyword != keyword or not step.text.partition("{")[0].strip():
            continue
        names = slots_of(step.text)
        tries = [{name} for name in names] + ([set(names)] if len(names) > 1 else [])
        for loose in tries:
            match = _loose_regex(step, frozenset(loose)).fullmatch(plain)
            if match is None:
                continue
            values = match.groupdict()
            bad = [name for name in names if not _fits(name, values[name])]
            rank = (len(bad), sum(len(values[name]) for name in bad))
            if bad and (best is None or rank < best[0]):
                best = rank, step, values, bad
    return best[1:] if best else None


def _fits(slot: str, value: str) -> bool:
    return re.fullmatch(SLOTS[slot], value) is not None


@lru_cache(maxsize=1_000)
def _loose_regex(step: Step, loose: frozenset[str]) -> re.Pattern[str]:
    return step.pattern({name: r"[^\"]{1,60}?" for name in loose if name not in _QUOTED})


_QUOTED: Final = {"text", "path", "name", "role"}
