"""Conditions in three-valued logic as pairs of two-valued formulas over comparisons of whole numbers.

A condition is true when its ``true`` formula holds, false when its ``possible`` formula does not, and else unknown.
What is not known is a number far below every value, so each formula needs only plain comparisons of one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from checker.engine.numbers import AMBIGUOUS, MISSING, Number
from checker.facts.dictionary import FactDefinition, FactType
from checker.law.condition import FactOperand, FactTest, ParameterOperand
from checker.law.literals import literal


class Compare(NamedTuple):
    """One comparison: the number in ``slot`` is at least, at most or equal to ``bound``."""

    slot: int
    operator: str
    bound: int

    def holds(self, numbers: Sequence[int]) -> bool:
        """Whether it holds for the numbers of a record."""
        number = numbers[self.slot]
        if self.operator == ">=":
            return number >= self.bound
        return number <= self.bound if self.operator == "<=" else number == self.bound


class Every(NamedTuple):
    """Holds when every part does; without parts, always."""

    every: tuple[Formula, ...]


class Some(NamedTuple):
    """Holds when some part does; without parts, never."""

    some: tuple[Formula, ...]


class Negated(NamedTuple):
    """Holds when its part does not."""

    part: Formula


Formula = Compare | Every | Some | Negated


def every_of(parts: Iterable[Formula]) -> Formula:
    """That every part holds, without brackets that say nothing."""
    flat = [one for part in parts for one in (part.every if isinstance(part, Every) else (part,))]
    return flat[0] if len(flat) == 1 else Every(tuple(flat))


def some_of(parts: Iterable[Formula]) -> Formula:
    """That some part holds, without brackets that say nothing."""
    flat = [one for part in parts for one in (part.some if isinstance(part, Some) else (part,))]
    return flat[0] if len(flat) == 1 else Some(tuple(flat))


@dataclass(frozen=True, slots=True)
class Pair:
    """A condition as two formulas: ``true`` holds when it is true, ``possible`` when it is true or unknown."""

    true: Formula
    possible: Formula

    def negated(self) -> Pair:
        """The pair of the opposite condition."""
        return Pair(Negated(self.possible), Negated(self.true))

    @staticmethod
    def every(pairs: Iterable[Pair]) -> Pair:
        """The pair of "all of these"."""
        pairs = tuple(pairs)
        return Pair(every_of(pair.true for pair in pairs), every_of(pair.possible for pair in pairs))

    @staticmethod
    def some(pairs: Iterable[Pair]) -> Pair:
        """The pair of "any of these"."""
        pairs = tuple(pairs)
        return Pair(some_of(pair.true for pair in pairs), some_of(pair.possible for pair in pairs))


def holds(formula: Formula, numbers: Sequence[int]) -> bool:
    """Whether a formula holds for the numbers of a record."""
    if isinstance(formula, Compare):
        return formula.holds(numbers)
    if isinstance(formula, Negated):
        return not holds(formula.part, numbers)
    if isinstance(formula, Every):
        return all(holds(part, numbers) for part in formula.every)
    return any(holds(part, numbers) for part in formula.some)


Interval = tuple[int | None, int | None]
"""From, to, both inclusive; None is without end."""


def pair_of(test: FactTest, definition: FactDefinition, number: Number, slot: int) -> Pair:
    """A test as formulas over the number of its quantity, which stands in ``slot``."""
    if test.operator == "state":
        state = {
            "known": Compare(slot, ">=", AMBIGUOUS + 1),
            "ambiguous": Compare(slot, "==", AMBIGUOUS),
            "missing": Compare(slot, "<=", MISSING),
        }[str(test.operand)]
        return Pair(state, state)
    inside = [_within(interval, slot) for interval in _intervals(test, definition, number)]
    unknown = Compare(slot, "<=", AMBIGUOUS)
    return Pair(some_of(inside), some_of((*inside, unknown)))


def _within(interval: Interval, slot: int) -> Formula:
    """That a number is known and stands in an interval."""
    first, last = interval
    if first is not None and first == last:
        return Compare(slot, "==", first)
    above = Compare(slot, ">=", AMBIGUOUS + 1 if first is None else first)
    return above if last is None else Every((above, Compare(slot, "<=", last)))


_FROM: Final = {"at_least": 0, "more_than": 1, "on_or_after": 0, "after": 1, "count_at_least": 0}
_TO: Final = {"at_most": 0, "less_than": -1, "on_or_before": 0, "before": -1, "count_less_than": -1}


def _intervals(test: FactTest, definition: FactDefinition, number: Number) -> tuple[Interval, ...]:
    """The numbers for which a test is true."""
    operator = test.operator
    if operator in ("contains", "lacks"):
        return ((1, None),) if operator == "contains" else ((None, 0),)
    bounds = _bounds(test, definition, number)
    if operator in _FROM:
        return ((bounds[0] + _FROM[operator], None),)
    if operator in _TO:
        return ((None, bounds[0] + _TO[operator]),)
    apart = isinstance(test.operand, ParameterOperand | FactOperand)
    ends = _ends(definition) if not apart else None
    if operator in ("is", "in"):
        return _runs(bounds, ends)
    if ends is None:
        return ((None, bounds[0] - 1), (bounds[0] + 1, None))
    return _runs(sorted({*range(ends[0], ends[1] + 1)} - {*bounds}), ends)


def _bounds(test: FactTest, definition: FactDefinition, number: Number) -> list[int]:
    operand = test.operand
    if isinstance(operand, ParameterOperand | FactOperand):
        return [0]
    if isinstance(operand, tuple):
        return sorted({number(literal(definition, one)) for one in operand})
    if definition.type is FactType.LIST:
        assert isinstance(operand, int)
        return [operand]
    return [number(literal(definition, operand))]


def _ends(definition: FactDefinition) -> tuple[int, int]:
    return (0, 1) if definition.type is FactType.BOOL else (0, len(definition.choices) - 1)


def _runs(places: Sequence[int], ends: tuple[int, int] | None) -> tuple[Interval, ...]:
    """Places joined to runs; a run that reaches an end of the closed list goes on without end."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    if ends is None:
        return tuple((first, last) for first, last in runs)
    return tuple((None if first == ends[0] else first, None if last == ends[1] else last) for first, last in runs)
