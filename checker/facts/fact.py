"""A fact: a typed value with the words that show it, or the reason why it is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.facts.money import Money


class How(StrEnum):
    """Where a fact comes from."""

    STATED = "stated"
    INFERRED = "inferred"
    ANSWERED = "answered"
    PARAMETER = "parameter"
    DERIVED = "derived"


class Unknown(StrEnum):
    """Why a fact has no value."""

    MISSING = "missing"
    AMBIGUOUS = "ambiguous"


FactValue = str | bool | int | dt.date | Money | tuple[str, ...]
"""text and closed lists are str, money is Money, dates are date, lists are tuples of str."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record's own words for a fact: ``document.text[start:end] == quote``; ``line`` is 1-based."""

    quote: str
    start: int
    end: int
    line: int
    field: str | None = None
    page: int | None = None
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a record.

    ``value`` is None exactly when ``unknown`` says why. An ambiguous fact carries all its readings as evidence.
    ``note`` is one sentence on how the value was reached, for the reader ("assumed from the decision date").
    ``sources`` names the facts and parameters that a derived value was worked out from.
    """

    name: str
    value: FactValue | None
    how: How = How.STATED
    evidence: tuple[Evidence, ...] = ()
    unknown: Unknown | None = None
    note: str = ""
    sources: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the fact has a value."""
        return self.value is not None


class Facts(Mapping[str, Fact]):
    """All facts of one record by name; asking for a fact that nobody read gives a missing one."""

    def __init__(self, facts: Mapping[str, Fact] | None = None) -> None:
        self._facts = dict(facts or {})

    def __getitem__(self, name: str) -> Fact:
        return self._facts.get(name) or Fact(name, None, unknown=Unknown.MISSING)

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __contains__(self, name: object) -> bool:
        return name in self._facts

    @property
    def by_name(self) -> Mapping[str, Fact]:
        """Every fact that was read, without missing ones made up for names that were not; for reading only."""
        return self._facts

    def value(self, name: str) -> FactValue | None:
        """The value of a fact, None when it is not known."""
        return self[name].value

    def with_facts(self, *facts: Fact) -> Facts:
        """A copy in which ``facts`` replace those of the same names."""
        return Facts(self._facts | {fact.name: fact for fact in facts})


def missing(name: str, note: str = "", evidence: tuple[Evidence, ...] = ()) -> Fact:
    """A fact that the record does not state; evidence may show where it should have stood."""
    return Fact(name, None, How.STATED, evidence, Unknown.MISSING, note)


def ambiguous(name: str, evidence: tuple[Evidence, ...], note: str) -> Fact:
    """A fact that the record states in more than one way."""
    return Fact(name, None, How.STATED, evidence, Unknown.AMBIGUOUS, note)
