"""The values of facts that a rule can tell apart: one for every side of every limit that it tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from checker.engine.decided import in_force_tests
from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.fact import FactValue, Unknown
from checker.facts.money import Money
from checker.law.condition import FactOperand, FactTest, ParameterOperand, tests_of
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.literals import literal
from checker.law.rule import Rule

State = FactValue | Unknown
"""A fact's value, or why it is not known."""

_DAY: Final = dt.timedelta(days=1)


def tests_in(item: Rule | Derivation) -> tuple[FactTest, ...]:
    """Every test of a rule, its days included, or of a derived fact's cases."""
    if isinstance(item, Derivation):
        return tuple(test for case in item.cases for test in tests_of(case.when))
    conditions = [one for one in (item.applies, item.breach, *(clause.when for clause in item.review)) if one]
    return (*in_force_tests(item), *(test for condition in conditions for test in tests_of(condition)))


def values_for(law: Law, items: Iterable[Rule | Derivation]) -> Mapping[str, Sequence[State]]:
    """For every fact that the items look at, values on each side of each limit, and the two ways of not knowing."""
    tests = list(dict.fromkeys(test for item in items for test in tests_in(item)))
    names = dict.fromkeys(test.fact for test in tests)
    for test in tests:
        if isinstance(test.operand, FactOperand):
            names[test.operand.fact] = None
        elif isinstance(test.operand, ParameterOperand):
            names[law.parameters[test.operand.parameter].dated_by] = None
    days = _days(law, tests)
    found: dict[str, Sequence[State]] = {}
    for name in names:
        limits = _limits(law, name, tests, days.get(name, ()))
        known = dict.fromkeys(_values(law.dictionary[name], tests, limits, name))
        found[name] = (*known, Unknown.MISSING, Unknown.AMBIGUOUS)
    return found


def _days(law: Law, tests: Iterable[FactTest]) -> dict[str, tuple[dt.date, ...]]:
    """A day in every period of the figures that the tests compare with, by the fact that dates them."""
    found: dict[str, set[dt.date]] = {}
    for test in tests:
        if isinstance(test.operand, ParameterOperand):
            parameter = law.parameters[test.operand.parameter]
            found.setdefault(parameter.dated_by, set()).update(value.from_ for value in parameter.values)
    return {name: tuple(sorted(days)) for name, days in found.items()}


def _limits(law: Law, name: str, tests: Iterable[FactTest], days: Iterable[dt.date]) -> list[FactValue]:
    limits: list[FactValue] = list(days)
    for test in tests:
        operand = test.operand
        if isinstance(operand, FactOperand):
            if name in (test.fact, operand.fact):
                limits += [Money(20_000_000), dt.date(2021, 6, 1), 5]
        elif test.fact != name or test.operator == "state" or isinstance(operand, tuple):
            continue
        elif isinstance(operand, ParameterOperand):
            figures = law.figures[operand.parameter]
            values = [figures.on(value.from_) for value in law.parameters[operand.parameter].values]
            limits += [value for value in values if value is not None]
        elif test.operator not in ("contains", "lacks"):
            is_count = test.operator.startswith("count_")
            limits.append(int(str(operand)) if is_count else literal(law.dictionary[name], operand))
    return limits


def _values(
    definition: FactDefinition, tests: Iterable[FactTest], limits: Iterable[FactValue], name: str
) -> list[FactValue]:
    kind = definition.type
    if kind is FactType.BOOL:
        return [True, False]
    if definition.choices:
        return _choices(definition, tests, name)
    if kind is FactType.MONEY:
        pence = sorted({limit.pence + by for limit in limits if isinstance(limit, Money) for by in (-1, 0, 1)})
        return [Money(each) for each in pence] or [Money(10_000_000)]
    if kind is FactType.DATE:
        days = {limit + by * _DAY for limit in limits if isinstance(limit, dt.date) for by in (-1, 0, 1)}
        return [*sorted(days)] or [dt.date(2021, 6, 1)]
    if kind is FactType.NUMBER:
        whole = {limit + by for limit in limits if _is_number(limit) for by in (-1, 0, 1)}  # type: ignore[operator]
        return [*sorted(whole)] or [1]
    if kind is FactType.LIST:
        return [*_lists(tests, limits, name)]
    return ["words"]


def _is_number(value: FactValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _choices(definition: FactDefinition, tests: Iterable[FactTest], name: str) -> list[FactValue]:
    """Every member that a test names, and one that none does: the rest are all alike."""
    named: dict[str, None] = {}
    for test in tests:
        if test.fact == name and test.operator != "state":
            several = test.operand if isinstance(test.operand, tuple) else (test.operand,)
            named |= dict.fromkeys(str(one) for one in several)
    other = [one for one in definition.choices if one not in named][:1]
    return [*named, *other]


def _lists(tests: Iterable[FactTest], limits: Iterable[FactValue], name: str) -> Iterable[FactValue]:
    items = dict.fromkeys(
        str(test.operand) for test in tests if test.fact == name and test.operator in ("contains", "lacks")
    )
    yield ()
    for size in (1, 2):
        yield from combinations(items, size)
    for limit in limits:
        if isinstance(limit, int) and not isinstance(limit, bool):
            for count in (limit - 1, limit, limit + 1):
                if count > 0:
                    yield tuple(f"item {number}" for number in range(1, count + 1))
