"""Sentences of a passage, as ranges of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from checker.facts.phraselist import PhraseList

_BREAK: Final = re.compile(r"\n+|(?<=[.!?…])[\"”’')\]]{0,2}\s+(?=[\"“‘'(\[•·]{0,2}[A-Z0-9£])")
_INITIAL: Final = re.compile(r"(?:^|[\s(])[A-Z]\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A half-open range ``[start, end)`` of a text that holds one sentence, list item or line."""

    start: int
    end: int
    text: str


def sentences(text: str, abbreviations: PhraseList) -> tuple[Sentence, ...]:
    """Split a passage's text at line ends and full stops, but not after one of ``abbreviations``.

    ``abbreviations`` finds words that are written with a full stop in mid-sentence, such as "no" or "approx".
    """
    found: list[Sentence] = []
    start = 0
    for gap in _BREAK.finditer(text):
        if "\n" not in gap.group() and _goes_on(text, gap.start(), abbreviations):
            continue
        _add(found, text, start, gap.start())
        start = gap.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _goes_on(text: str, end: int, abbreviations: PhraseList) -> bool:
    before = text[max(0, end - 20) : end]
    if not before.endswith("."):
        return False
    if _INITIAL.search(before):
        return True
    return any(match.end() == len(before) - 1 for match in abbreviations.finditer(before[:-1]))


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Sentence(start, end, text[start:end]))
