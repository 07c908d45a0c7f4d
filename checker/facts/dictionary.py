"""The fact dictionary: every fact's name, type, closed list of values, meaning and the question to ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from checker.records.record import SectionState


class FactType(StrEnum):
    """Type of a fact's value."""

    TEXT = "text"
    BOOL = "bool"
    CHOICE = "choice"
    SECTION = "section"
    MONEY = "money"
    DATE = "date"
    NUMBER = "number"
    LIST = "list"


class FactDefinition(BaseModel):
    """One entry of the dictionary. ``values`` is the closed list of a choice (or of a list's items)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
    type: FactType
    values: tuple[str, ...] = ()
    meaning: str
    ask: str = ""

    @model_validator(mode="after")
    def _choice_has_values(self) -> FactDefinition:
        if self.type is FactType.CHOICE and not self.values:
            raise ValueError("a choice needs its closed list under 'values'")
        return self

    @property
    def words(self) -> str:
        """The fact's name as scenarios and reports say it: "contract value"."""
        return self.name.replace(".", " ").replace("_", " ")

    @property
    def choices(self) -> tuple[str, ...]:
        """Every value that the fact can have, for a choice or a section; else empty."""
        if self.type is FactType.SECTION:
            return tuple(SectionState)
        return self.values if self.type is FactType.CHOICE else ()


class FactDictionary(Mapping[str, FactDefinition]):
    """All fact definitions by name."""

    def __init__(self, definitions: Iterable[FactDefinition]) -> None:
        self._by_name = {definition.name: definition for definition in definitions}
        self._by_words = {definition.words: definition for definition in self._by_name.values()}

    def __getitem__(self, name: str) -> FactDefinition:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def by_words(self, words: str) -> FactDefinition | None:
        """The definition that scenarios call ``words`` ("contract value"), if any."""
        return self._by_words.get(words.strip().lower())
