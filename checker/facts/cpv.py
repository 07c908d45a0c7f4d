"""Lists of Common Procurement Vocabulary codes, and where a stated code stands in one.

A code has eight digits and a check digit. It is compared by its eight digits; ranges are numeric and inclusive.
"""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Standing = Literal["inside", "outside", "uncertain"]
Code = Annotated[str, Field(pattern=r"^\d{8}$")]

_WRITTEN: Final = re.compile(r"\s*(\d{8})(?:\s?[-–]\s?\d)?\s*")


class CodeEntry(BaseModel):
    """One code, or a range of codes, of a list.

    ``checked`` says how far the entry was compared with the instrument: ``text`` (read there), ``corroborated``
    (confirmed in another published list) or ``memory``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    code: Code | None = None
    first: Code | None = Field(default=None, alias="from")
    last: Code | None = Field(default=None, alias="to")
    title: str = ""
    note: str = ""
    checked: Literal["text", "corroborated", "memory"] = "memory"

    @model_validator(mode="after")
    def _code_or_range(self) -> CodeEntry:
        if (self.code is None) == (self.first is None or self.last is None):
            raise ValueError("an entry is either a 'code', or a range 'from' and 'to'")
        if self.first and self.last and self.first > self.last:
            raise ValueError("'from' is after 'to'")
        return self

    def holds(self, code: str) -> bool:
        """Whether eight digits are this code or in this range."""
        if self.code is not None:
            return code == self.code
        return str(self.first) <= code <= str(self.last)

    def is_parent_of(self, code: str) -> bool:
        """Whether an unlisted code belongs below this code, or below the last code of this range."""
        return code.startswith(_stem(self.code or str(self.last))) and not self.holds(code)


class CodeGroup(BaseModel):
    """One heading of a list, with its codes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    note: str = ""
    entries: tuple[CodeEntry, ...]


class CodeList(BaseModel):
    """A list of codes, as ``rules/vocabulary/cpv_*.yaml`` holds it.

    ``look_alikes`` are codes known not to be in the list although officers take them to be; ``divisions`` are the
    first two digits that the vocabulary has at all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    cite: str
    url: str
    verified: str
    groups: tuple[CodeGroup, ...]
    look_alikes: tuple[CodeEntry, ...] = ()
    divisions: tuple[Annotated[str, Field(pattern=r"^\d{2}$")], ...]

    def standing(self, written: str) -> Standing:
        """Where a code as written ("85312300-2") stands.

        A listed code is inside; a look-alike is outside; an unlisted code below a singly listed one, and anything
        that is not an eight-digit code of the vocabulary, is uncertain; every other code is outside.
        """
        match = _WRITTEN.fullmatch(written)
        if match is None or match[1][:2] not in self.divisions:
            return "uncertain"
        code = match[1]
        if any(entry.holds(code) for group in self.groups for entry in group.entries):
            return "inside"
        if any(entry.holds(code) for entry in self.look_alikes):
            return "outside"
        if any(entry.is_parent_of(code) for group in self.groups for entry in group.entries):
            return "uncertain"
        return "outside"


def _stem(code: str) -> str:
    return code.rstrip("0").ljust(2, "0")
