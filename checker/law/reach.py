"""Which truth values conditions can have together: a small search over what each fact can be.

Of every fact only the outcomes of the tests made of it matter, so a few combinations stand for all its values. Other
facts and parameters that a test compares with are taken to be able to have any value, or none.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker.facts.dictionary import FactDefinition, FactDictionary, FactType
from checker.facts.fact import FactValue
from checker.facts.money import Money
from checker.law.condition import All, Any_, Condition, FactOperand, FactTest, Not, ParameterOperand, tests_of
from checker.law.literals import COUNTED, literal

Truth = bool | None
Truths = frozenset[Truth]
Outcomes = Mapping[FactTest, Truth]

TRUE: Final[Truths] = frozenset({True})
FALSE: Final[Truths] = frozenset({False})
NOT_TRUE: Final[Truths] = frozenset({False, None})
_MOST_STEPS: Final = 20_000
_SIGNS: Final = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Goal:
    """A condition, and the truth values of which it is to have one."""

    condition: Condition
    wanted: Truths


def can_hold(goals: Sequence[Goal], dictionary: FactDictionary) -> bool:
    """Whether some record, in some state of knowledge, reaches every goal at once.

    When the search grows too large the answer is True: only what is certain is reported.
    """
    tests: dict[str, list[FactTest]] = {}
    for goal in goals:
        for test in tests_of(goal.condition):
            of_fact = tests.setdefault(test.fact, [])
            if test not in of_fact:
                of_fact.append(test)
    choices = {fact: outcomes_of(dictionary[fact], made) for fact, made in tests.items()}
    return _Search(goals, choices).found()


class _Search:
    def __init__(self, goals: Sequence[Goal], choices: Mapping[str, Sequence[Outcomes]]) -> None:
        self._goals = goals
        self._choices = choices
        self._order = sorted(choices, key=lambda fact: len(choices[fact]))
        self._open = {
            test: frozenset(outcomes[test] for outcomes in possible)
            for possible in choices.values()
            for test in possible[0]
        }
        self._steps = 0

    def found(self) -> bool:
        return self._try(0, dict(self._open))

    def _try(self, depth: int, known: dict[FactTest, Truths]) -> bool:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return True
        if not all(_possible(goal.condition, known) & goal.wanted for goal in self._goals):
            return False
        if depth == len(self._order):
            return True
        for outcomes in self._choices[self._order[depth]]:
            settled = {test: frozenset({truth}) for test, truth in outcomes.items()}
            if self._try(depth + 1, {**known, **settled}):
                return True
        return False


def _possible(condition: Condition, known: Mapping[FactTest, Truths]) -> Truths:
    """Truth values that a condition may have; too many at worst, never too few."""
    if isinstance(condition, FactTest):
        return known[condition]
    if isinstance(condition, Not):
        return frozenset(None if truth is None else not truth for truth in _possible(condition.not_, known))
    settling = isinstance(condition, Any_)
    parts = condition.all if isinstance(condition, All) else condition.any
    inside = [_possible(part, known) for part in parts]
    out: set[Truth] = set()
    if any(settling in each for each in inside):
        out.add(settling)
    if all((not settling) in each for each in inside):
        out.add(not settling)
    if any(None in each for each in inside) and all(each - {settling} for each in inside):
        out.add(None)
    return frozenset(out)


def outcomes_of(definition: FactDefinition, tests: Sequence[FactTest]) -> tuple[Outcomes, ...]:
    """Every combination of outcomes that tests of one fact can have together."""
    found: dict[tuple[Truth, ...], Outcomes] = {}
    for outcomes in itertools.chain(_unknown(tests), _known(definition, tests)):
        found.setdefault(tuple(outcomes[test] for test in tests), outcomes)
    return tuple(found.values())


def _unknown(tests: Sequence[FactTest]) -> Iterator[Outcomes]:
    for state in ("missing", "ambiguous"):
        yield {test: test.operand == state if test.operator == "state" else None for test in tests}


def _known(definition: FactDefinition, tests: Sequence[FactTest]) -> Iterator[Outcomes]:
    asked = [test for test in tests if test.operator != "state"]
    known = {test: test.operand == "known" for test in tests if test.operator == "state"}
    if definition.type is FactType.LIST:
        values = _lists(definition, asked)
    elif definition.type in (FactType.MONEY, FactType.NUMBER, FactType.DATE):
        values = _ordered(definition, asked)
    else:
        values = _words(definition, asked)
    for outcomes in values:
        yield {**known, **outcomes}


def _words(definition: FactDefinition, tests: Sequence[FactTest]) -> Iterator[Outcomes]:
    values: Sequence[bool | str] = (True, False) if definition.type is FactType.BOOL else definition.choices
    for value in values or ("",):
        outcomes: dict[FactTest, Truth] = {}
        for test in tests:
            operand = test.operand
            if isinstance(operand, ParameterOperand | FactOperand):
                outcomes[test] = None
            elif isinstance(operand, tuple):
                outcomes[test] = (value in operand) == (test.operator == "in")
            else:
                outcomes[test] = (value == operand) == (test.operator == "is")
        yield outcomes
    open_tests = [test for test in tests if isinstance(test.operand, ParameterOperand | FactOperand)]
    if not open_tests:
        return
    for truths in itertools.product((True, False), repeat=len(open_tests)):
        yield {**dict.fromkeys(tests), **dict(zip(open_tests, truths, strict=True))}


def _ordered(definition: FactDefinition, tests: Sequence[FactTest]) -> Iterator[Outcomes]:
    fixed = {test: _number(_literal(definition, test)) for test in tests if _is_literal(test)}
    others = list(dict.fromkeys(repr(test.operand) for test in tests if not _is_literal(test)))
    numbers = sorted({number + step for number in fixed.values() for step in _SIGNS}) or [0]
    for number in numbers:
        for signs in itertools.product((*_SIGNS, None), repeat=len(others)):
            towards = dict(zip(others, signs, strict=True))
            yield {
                test: _compared(test.operator, number - fixed[test] if test in fixed else towards[repr(test.operand)])
                for test in tests
            }


def _compared(operator: str, difference: int | None) -> Truth:
    if difference is None:
        return None
    if operator in ("at_least", "on_or_after"):
        return difference >= 0
    if operator in ("at_most", "on_or_before"):
        return difference <= 0
    return difference > 0 if operator in ("more_than", "after") else difference < 0


def _lists(definition: FactDefinition, tests: Sequence[FactTest]) -> Iterator[Outcomes]:
    named = list(dict.fromkeys(str(test.operand) for test in tests if test.operator not in COUNTED))
    limits = [test.operand for test in tests if test.operator in COUNTED and isinstance(test.operand, int)]
    counts = sorted({0, 1, *(limit + step for limit in limits for step in _SIGNS if limit + step >= 0)})
    for held in itertools.chain.from_iterable(itertools.combinations(named, size) for size in range(len(named) + 1)):
        most = len(definition.values) - len(named) + len(held) if definition.values else None
        for count in {len(held), *counts}:
            if count < len(held) or (most is not None and count > most):
                continue
            yield {test: _of_list(test, held, count) for test in tests}


def _of_list(test: FactTest, held: Sequence[str], count: int) -> Truth:
    if test.operator in COUNTED:
        if not isinstance(test.operand, int):
            return None
        return (count >= test.operand) == (test.operator == "count_at_least")
    return (str(test.operand) in held) == (test.operator == "contains")


def _is_literal(test: FactTest) -> bool:
    return not isinstance(test.operand, ParameterOperand | FactOperand | tuple)


def _literal(definition: FactDefinition, test: FactTest) -> FactValue:
    assert not isinstance(test.operand, ParameterOperand | FactOperand | tuple)
    return literal(definition, test.operand)


def _number(value: FactValue) -> int:
    if isinstance(value, Money):
        return value.pence
    if isinstance(value, dt.date):
        return value.toordinal()
    assert isinstance(value, int)
    return value
