"""A list of phrases that is looked for in text after text, most of which hold none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final

from checker.facts.phrases import compile_phrases, needed_words

_SUBSETS: Final = 6
"""So many selections of a list are compiled by themselves; a list met more often is compiled whole."""


class PhraseList:
    """Finds any of some phrases, as the regular expression of them all does (``search``, ``match``, ``finditer`` …).

    A phrase can only occur where its words do, and looking for a word is a hundred times cheaper than
    compiling and running a pattern. So only those phrases are compiled whose words the text at hand holds.
    """

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self.phrases = phrases
        self._others: list[tuple[tuple[str, ...], ...]] = []
        self._by_word: dict[str, list[int]] = {}
        for index, phrase in enumerate(phrases):
            groups = needed_words(phrase) or (("",),)
            self._others.append(groups[1:])
            for word in groups[0]:
                self._by_word.setdefault(word, []).append(index)
        self._compiled: dict[tuple[int, ...], re.Pattern[str]] = {}

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The regular expression of all phrases."""
        return compile_phrases(self.phrases)

    @property
    def pattern(self) -> str:
        """The source of the regular expression of all phrases, to build others from."""
        return self.whole.pattern

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first occurrence of a phrase."""
        found = self._among(text)
        return found.search(text, start, len(text) if end is None else end) if found else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A phrase at ``start``."""
        found = self._among(text)
        return found.match(text, start, len(text) if end is None else end) if found else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole text as one phrase."""
        found = self._among(text)
        return found.fullmatch(text) if found else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every occurrence, left to right, without overlaps."""
        found = self._among(text)
        return found.finditer(text, start, len(text) if end is None else end) if found else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with occurrences replaced."""
        found = self._among(text)
        return found.sub(replacement, text, count=count) if found else text

    def _among(self, text: str) -> re.Pattern[str] | None:
        folded = text.lower()
        met = {index for word, indexes in self._by_word.items() if word in folded for index in indexes}
        if not met:
            return None
        if len(self._compiled) >= _SUBSETS:
            return self.whole
        held = tuple(index for index in sorted(met) if self._may_hold(index, folded))
        if not held:
            return None
        if held in self._compiled:
            return self._compiled[held]
        if len(held) == len(self.phrases):
            return self.whole
        self._compiled[held] = compile_phrases(self.phrases[index] for index in held)
        return self._compiled[held]

    def _may_hold(self, index: int, folded: str) -> bool:
        return all(any(word in folded for word in group) for group in self._others[index])
