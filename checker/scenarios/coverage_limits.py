"""Limits that a rule tests, and the nearest values on each side that an asserting scenario reaches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.engine.wording import date_words, percent_words
from checker.engine.world import World
from checker.facts.dictionary import FactType
from checker.facts.fact import FactValue
from checker.facts.money import Money
from checker.law.condition import FactOperand, FactTest, ParameterOperand
from checker.law.library import Law
from checker.law.literals import literal
from checker.law.parameter import DatedValue, Parameter
from checker.law.rule import InForce, Rule
from checker.scenarios.mutants import pounds
from checker.scenarios.mutation_baseline import Checked, Played
from checker.scenarios.mutation_values import tests_in

_FROM_LIMIT: Final = frozenset({"at_least", "less_than", "on_or_after", "before", "count_at_least", "count_less_than"})
"""Operators that change at the limit itself; the others change just above it."""
_GROSS: Final = 2
"""Pence within which an amount with VAT is tight: a penny of the net amount can be two of the gross."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in whole units (pence, days, 1): ``below`` and ``above`` are the values next to it on either side, and
    ``nearest_below`` and ``nearest_above`` what scenarios reach (None: nothing on that side)."""

    subject: str
    kind: FactType
    below: int
    above: int
    nearest_below: int | None
    nearest_above: int | None
    when: str = ""
    slack: int = 0

    @property
    def is_tight(self) -> bool:
        """Whether both sides are reached within a unit."""
        return self._reached(self.nearest_below, self.below) and self._reached(self.nearest_above, self.above)

    def _reached(self, nearest: int | None, wanted: int) -> bool:
        return nearest is not None and abs(nearest - wanted) <= self.slack

    @property
    def words(self) -> str:
        """The limit in words."""
        return f"{self.subject} {self.shown(self.above)}{self.when}"

    def shown(self, value: int) -> str:
        """A value of this limit as people write it."""
        if self.kind is FactType.MONEY:
            return f"-{pounds(-value)}" if value < 0 else pounds(value)
        if self.kind is FactType.DATE:
            return date_words(dt.date.fromordinal(value)) if value > 0 else "-"
        return percent_words(value) if self.subject.endswith(("percent", "rate")) else f"{value:,}"

    @property
    def gaps(self) -> Iterator[tuple[str, str]]:
        """What is missing on each side, and what to write."""
        sides = (("below", self.nearest_below, self.below), ("from there on", self.nearest_above, self.above))
        for side, nearest, wanted in sides:
            if not self._reached(nearest, wanted):
                reach = f"the nearest value is {self.shown(nearest)}" if nearest is not None else "no value is there"
                text = f"The limit {self.words} is not pinned {side}: {reach}."
                yield text, f"a scenario with {self.subject} {self.shown(wanted)}{self.when}"


def limits_of(rule: Rule, law: Law, played: Sequence[Played]) -> tuple[Limit, ...]:
    """Every limit of a rule's conditions, figures and days, against the scenarios that assert the rule."""
    checks = [check for each in played for check in each.checks]
    found: dict[tuple[str, int, str], Limit] = {}
    for test in tests_in(rule):
        for limit in _of_test(test, rule, law, checks):
            found.setdefault((limit.subject, limit.above, limit.when), limit)
    return tuple(found.values())


def _of_test(test: FactTest, rule: Rule, law: Law, checks: Sequence[Checked]) -> Iterator[Limit]:
    operand, definition = test.operand, law.dictionary[test.fact]
    from_limit = test.operator in _FROM_LIMIT
    if test.operator in ("state", "is", "is_not", "in", "not_in", "contains", "lacks"):
        return
    if isinstance(operand, FactOperand):
        gaps = [_difference(check.world, test.fact, operand.fact) for check in checks]
        subject = f"{definition.words} less {law.dictionary[operand.fact].words}"
        yield _limit(subject, definition.type, 0, from_limit, gaps)
    elif isinstance(operand, ParameterOperand):
        parameter = law.parameters[operand.parameter]
        for value in parameter.values:
            if _binds(rule.in_force, parameter, value):
                yield _of_period(test, law, parameter, value, checks, from_limit)
    elif not isinstance(operand, tuple):
        counted = test.operator.startswith("count_")
        fixed = int(str(operand)) if counted else _number(literal(definition, operand))
        values = [_value(check.world, test.fact, counted) for check in checks]
        if fixed is not None:
            kind = FactType.NUMBER if counted else definition.type
            yield _limit(definition.words, kind, fixed, from_limit, values, slack=_slack(test.fact, law))


def _of_period(
    test: FactTest, law: Law, parameter: Parameter, value: DatedValue, checks: Iterable[Checked], from_limit: bool
) -> Limit:
    fixed = _number(law.figures[parameter.parameter].on(value.from_))
    assert fixed is not None
    values = []
    for check in checks:
        day = check.world.day(parameter.dated_by)
        if day is not None and value.from_ <= day and (value.to is None or day <= value.to):
            values.append(_value(check.world, test.fact, counted=False))
    when = f" from {date_words(value.from_)}" if len(parameter.values) > 1 else ""
    definition = law.dictionary[test.fact]
    return _limit(definition.words, definition.type, fixed, from_limit, values, when, _slack(test.fact, law))


def _slack(fact: str, law: Law) -> int:
    """Amounts that are worked out with VAT cannot always come within a penny."""
    derived = any(each.derive == fact for each in law.derivations)
    return _GROSS if derived and law.dictionary[fact].type is FactType.MONEY else 0


def _binds(force: InForce | None, parameter: Parameter, value: DatedValue) -> bool:
    if force is None or force.dated_by != parameter.dated_by:
        return True
    return not (
        (force.to is not None and force.to < value.from_)
        or (force.from_ is not None and value.to is not None and value.to < force.from_)
    )


def _limit(
    subject: str,
    kind: FactType,
    fixed: int,
    from_limit: bool,
    values: Iterable[int | None],
    when: str = "",
    slack: int = 0,
) -> Limit:
    below, above = (fixed - 1, fixed) if from_limit else (fixed, fixed + 1)
    known = [value for value in values if value is not None]
    lower = max((value for value in known if value <= below), default=None)
    higher = min((value for value in known if value >= above), default=None)
    return Limit(subject, kind, below, above, lower, higher, when, slack)


def _value(world: World, fact: str, counted: bool) -> int | None:
    value = world.facts.value(fact)
    if counted:
        return len(value) if isinstance(value, tuple) else None
    return _number(value)


def _difference(world: World, one: str, other: str) -> int | None:
    first, second = _number(world.facts.value(one)), _number(world.facts.value(other))
    return None if first is None or second is None else first - second


def _number(value: FactValue | None) -> int | None:
    if isinstance(value, Money):
        return value.pence
    if isinstance(value, dt.date):
        return value.toordinal()
    return value if isinstance(value, int) and not isinstance(value, bool) else None
