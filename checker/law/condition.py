"""The condition language of rule files: tests of single facts, joined by all, any and not."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

OPERATORS = (
    "is", "is_not", "in", "not_in", "at_least", "at_most", "more_than", "less_than",
    "on_or_after", "on_or_before", "after", "before", "count_at_least", "count_less_than",
    "contains", "lacks", "state",
)  # fmt: skip


class Strict(BaseModel):
    """Base of every model of a law file: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ParameterOperand(Strict):
    """The value of a dated parameter on the day that governs it."""

    parameter: str


class FactOperand(Strict):
    """The value of another fact of the same type."""

    fact: str


Literals = bool | int | dt.date | str
Operand = ParameterOperand | FactOperand | Literals


class FactTest(Strict):
    """One test of one fact, written ``{fact: contract.value, at_least: £25,000}``.

    Exactly one operator is given. ``state`` (known, missing, ambiguous) is true or false for every fact; all other
    tests are unknown when the fact, or what it is compared with, is not known. Money literals are written £25,000.
    """

    fact: str
    operator: str
    operand: Operand | tuple[Literals, ...]

    @model_validator(mode="before")
    @classmethod
    def _one_operator(cls, data: Any) -> Any:
        if isinstance(data, dict) and "operator" not in data:
            found = [key for key in data if key != "fact"]
            if len(found) != 1 or found[0] not in OPERATORS:
                known = ", ".join(OPERATORS)
                raise ValueError(f"a test needs a fact and exactly one operator of: {known}")
            return {"fact": data.get("fact"), "operator": found[0], "operand": data[found[0]]}
        return data


class All(Strict):
    """True when every part is true."""

    all: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Any_(Strict):  # noqa: N801 - "Any" is typing's
    """True when at least one part is true."""

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Not(Strict):
    """True when its part is false."""

    not_: Condition = Field(alias="not")


def _kind(data: Any) -> str:
    if isinstance(data, All) or (isinstance(data, dict) and "all" in data):
        return "all"
    if isinstance(data, Any_) or (isinstance(data, dict) and "any" in data):
        return "any"
    if isinstance(data, Not) or (isinstance(data, dict) and ("not" in data or "not_" in data)):
        return "not"
    return "test"


Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[Any_, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[FactTest, Tag("test")],
    Discriminator(_kind),
]

State = Literal["known", "missing", "ambiguous"]

All.model_rebuild()
Any_.model_rebuild()
Not.model_rebuild()


def tests_of(condition: All | Any_ | Not | FactTest) -> tuple[FactTest, ...]:
    """Every single test of a condition, left to right."""
    if isinstance(condition, FactTest):
        return (condition,)
    if isinstance(condition, Not):
        return tests_of(condition.not_)
    parts = condition.all if isinstance(condition, All) else condition.any
    return tuple(test for part in parts for test in tests_of(part))


def facts_of(condition: All | Any_ | Not | FactTest) -> tuple[str, ...]:
    """Names of every fact that a condition tests or compares with, left to right, each once."""
    names: dict[str, None] = {}
    for test in tests_of(condition):
        names[test.fact] = None
        if isinstance(test.operand, FactOperand):
            names[test.operand.fact] = None
    return tuple(names)
