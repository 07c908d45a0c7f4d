"""Facts that follow from other facts: by cases that the engine decides, or by a named, sourced computation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from checker.law.condition import Condition, FactOperand, ParameterOperand, Strict, facts_of
from checker.law.rule import Source


class TableOperand(Strict):
    """A parameter through all its days, for a computation that looks at more than one day."""

    table: str


class WordsOperand(Strict):
    """Every phrase list of the vocabulary whose key starts with this word and a dot, as compiled patterns."""

    words: str


class CodesOperand(Strict):
    """A list of procurement vocabulary codes, ``rules/vocabulary/cpv_<name>.yaml``."""

    codes: str


TakenOperand = FactOperand | ParameterOperand | TableOperand | WordsOperand | CodesOperand
Constant = TableOperand | WordsOperand | CodesOperand


class Case(Strict):
    """The value that the fact has when the condition holds."""

    value: bool | str
    when: Condition


class Computation(Strict):
    """A named function of ``checker.facts.computed`` and where its arguments come from."""

    function: str
    takes: dict[str, TakenOperand]


class Derivation(Strict):
    """How one fact follows. Cases are tried in order; the first that is true gives the value, and an unknown case
    before any true one makes the fact unknown. ``otherwise`` is the value when every case is false (absent: unknown).
    A fact that the record states, or a person answered, is never replaced by a derived one.
    """

    derive: str
    title: str
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    cases: tuple[Case, ...] = ()
    otherwise: bool | str | None = None
    compute: Computation | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Derivation:
        if bool(self.cases) == bool(self.compute):
            raise ValueError("a derived fact needs either 'cases' or 'compute'")
        return self

    @property
    def takes(self) -> tuple[str, ...]:
        """Names of the facts that it follows from, left to right."""
        from_cases = [name for case in self.cases for name in facts_of(case.when)]
        taken = self.compute.takes.values() if self.compute else ()
        return tuple(dict.fromkeys(from_cases + [one.fact for one in taken if isinstance(one, FactOperand)]))
