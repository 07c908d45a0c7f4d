"""The words that fact readers look for, as ``rules/vocabulary/*.yaml`` holds them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict, field_validator

from checker.facts.phraselist import PhraseList
from checker.facts.phrases import PhraseError, phrase_pattern


class PhraseFile(BaseModel):
    """A vocabulary file of phrases: each key is what is meant, its list how records say it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    phrases: dict[str, tuple[str, ...]]

    @field_validator("phrases")
    @classmethod
    def _in_the_notation(cls, phrases: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for key, texts in phrases.items():
            try:
                for text in texts:
                    phrase_pattern(text)
            except PhraseError as error:
                raise ValueError(f"{key}: {error}") from error
        return phrases


class Vocabulary:
    """Every phrase list by key.

    ``pattern("urgency.claimed")`` finds any phrase of that list, as a compiled regular expression would.
    """

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        self._phrases = dict(phrases)
        self._lists: dict[str, PhraseList] = {}
        self._items: dict[str, dict[str, PhraseList]] = {}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Names of all phrase lists."""
        return tuple(self._phrases)

    def pattern(self, key: str) -> PhraseList:
        """One list, to find its phrases with; raises KeyError for a list that no file holds."""
        if key not in self._lists:
            self._lists[key] = PhraseList(self._phrases[key])
        return self._lists[key]

    def words(self, key: str) -> tuple[str, ...]:
        """The phrases of one list as written and in their order, for lists whose order counts (months, numbers)."""
        return self._phrases[key]

    def items(self, prefix: str) -> dict[str, PhraseList]:
        """Patterns of every list whose key starts with ``prefix`` and a dot, by the rest of the key."""
        if prefix not in self._items:
            start = prefix + "."
            found = {key[len(start) :]: self.pattern(key) for key in self._phrases if key.startswith(start)}
            self._items[prefix] = found
        return self._items[prefix]
