"""The catalogue of steps: every step by what it is for, with its meaning, an example and what its slots accept."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import checker.scenarios.given
import checker.scenarios.then
import checker.scenarios.when  # noqa: F401 - each of these fills the vocabulary
from checker.law.library import Law
from checker.scenarios.kinds import Kind, kinds
from checker.scenarios.registry import SLOTS, VOCABULARY, Registry, Step

SLOT: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_SECTIONS: Final = (
    ("IR35", "given", r"IR35"),
    ("Interests and alternatives", "given", r"^(?:the (?:interests|alternatives) section|the record has no )"),
    ("Value and VAT", "given", r"\b(?:worth|VAT)\b"),
    ("Procedure", "given", r"^(?:the contract was awarded|the light touch|the CPV|(?:a|no) contract notice)"),
    ("Dates", "given", r"\{date\}"),
    ("Building the record", "given", r""),
    ("When", "when", r""),
    ("Then", "then", r""),
)
"""Headings with what puts a step under them, the first that fits; ``ORDER`` is how they are read."""
ORDER: Final = (
    "Building the record", "Dates", "Value and VAT", "Procedure", "IR35", "Interests and alternatives", "When", "Then",
)  # fmt: skip
_BEGINS: Final = frozenset({"a decision record dated {date}"})
"""Steps that begin a record, whatever else they speak of."""
_LIKE_ENOUGH: Final = 0.75


@dataclass(frozen=True, slots=True)
class Section:
    """Steps that go together."""

    heading: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All steps by section, and each kind of slot that they have."""

    sections: tuple[Section, ...]
    kinds: tuple[Kind, ...]

    @property
    def steps(self) -> Iterator[Step]:
        """Every step, in the order of the page."""
        for section in self.sections:
            yield from section.steps

    def kinds_of(self, step: Step) -> tuple[Kind, ...]:
        """The kinds of a step's slots, in the order of the catalogue."""
        wanted = slots_of(step).values()
        return tuple(kind for kind in self.kinds if kind.name in wanted)


def section_of(step: Step) -> str:
    """The heading under which a step stands."""
    if step.text in _BEGINS:
        return "Building the record"
    return next(
        heading for heading, keyword, words in _SECTIONS if keyword == step.keyword and re.search(words, step.text)
    )


def slots_of(step: Step) -> dict[str, str]:
    """The kind of each of a step's slots, by the slot's name."""
    return {slot[1]: slot[2] or slot[1] for slot in SLOT.finditer(step.text)}


def catalogue(law: Law, records: Path, vocabulary: Registry = VOCABULARY) -> Catalogue:
    """The catalogue under this law; ``records`` is the folder of the sample records."""
    used = {kind for step in vocabulary for kind in slots_of(step).values()}
    return Catalogue(
        tuple(Section(heading, tuple(step for step in vocabulary if section_of(step) == heading)) for heading in ORDER),
        kinds(tuple(name for name in SLOTS if name in used), law, records),
    )


def search(whole: Catalogue, words: str) -> Catalogue:
    """The steps that speak of every one of ``words``, nearly spelt too, in their sections.

    A word is looked for in the step's text, its meaning, its example and the values that its closed slots take.
    """
    wanted = _words(words)
    sections = []
    for section in whole.sections:
        found = tuple(step for step in section.steps if _speaks(whole, step, wanted))
        if found:
            sections.append(Section(section.heading, found))
    used = {kind for section in sections for step in section.steps for kind in slots_of(step).values()}
    return Catalogue(tuple(sections), tuple(kind for kind in whole.kinds if kind.name in used))


def _speaks(whole: Catalogue, step: Step, wanted: list[str]) -> bool:
    said = _words(f"{step.keyword} {step.text} {step.meaning} {step.example}")
    # rules and facts are many, and each would bring every step about rules or facts
    values = [_words(m.word) for kind in whole.kinds_of(step) if len(kind.members) <= 12 for m in kind.members]
    said += [word for each in values for word in each]
    return all(_among(word, said) for word in wanted)


def _among(word: str, said: list[str]) -> bool:
    if any(word in each for each in said):
        return True
    return len(word) > 3 and bool(difflib.get_close_matches(word, said, n=1, cutoff=_LIKE_ENOUGH))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9£%]+", text.lower())
