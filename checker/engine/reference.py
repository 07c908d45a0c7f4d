"""The reference engine: reads rules straight from their models, on facts as they are.

It is written to be compared with the durable engine and shares nothing with it that evaluates or encodes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from checker.engine.decided import Decided, Stage, Step, in_force_tests
from checker.engine.world import World
from checker.errors import EngineFaultError
from checker.facts.fact import FactValue, Unknown
from checker.facts.money import Money
from checker.law.condition import All, Any_, Condition, FactOperand, FactTest, Not, ParameterOperand
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.literals import literal
from checker.law.rule import Rule

Truth = bool | None
Asked = Callable[["Reading"], Truth]


class Reading:
    """One record as the reference engine reads it. ``strict`` takes values that nobody checked as not known."""

    def __init__(self, law: Law, world: World, *, strict: bool = False) -> None:
        self.law, self.world, self.strict = law, world, strict
        hidden = world.unverified if strict else frozenset()
        self._facts = world.facts.by_name
        self.values = {name: fact.value for name, fact in self._facts.items() if name not in hidden}
        self._parameters: dict[str, FactValue | None] = {}

    @cached_property
    def careful(self) -> Reading:
        """The same record without the values that nobody checked."""
        return Reading(self.law, self.world, strict=True)

    def parameter(self, name: str) -> FactValue | None:
        """The value of a parameter on the day that governs it."""
        if name not in self._parameters:
            self._parameters[name] = self._on_its_day(name)
        return self._parameters[name]

    def _on_its_day(self, name: str) -> FactValue | None:
        parameter = self.law.parameters[name]
        day = self.world.day(parameter.dated_by)
        if day is None:
            return None
        if self.strict and (dated := parameter.on(day)) and not dated.source.verified.may_breach:
            return None
        return self.law.figures[name].on(day)

    def state(self, name: str) -> str:
        """Whether a fact is known, missing or ambiguous."""
        fact = self._facts.get(name)
        if fact is None:
            return "missing"
        if fact.value is not None:
            return "known"
        return "ambiguous" if fact.unknown is Unknown.AMBIGUOUS else "missing"


def _number(value: FactValue) -> int:
    if isinstance(value, Money):
        return value.pence
    if isinstance(value, dt.date):
        return value.toordinal()
    if isinstance(value, tuple):
        return len(value)
    assert isinstance(value, int)
    return value


_COMPARE: Final[dict[str, Callable[[FactValue, FactValue], bool]]] = {
    "is": lambda value, operand: value == operand,
    "is_not": lambda value, operand: value != operand,
    "in": lambda value, operand: value in _tuple(operand),
    "not_in": lambda value, operand: value not in _tuple(operand),
    "contains": lambda value, operand: operand in _tuple(value),
    "lacks": lambda value, operand: operand not in _tuple(value),
    "at_least": lambda value, operand: _number(value) >= _number(operand),
    "at_most": lambda value, operand: _number(value) <= _number(operand),
    "more_than": lambda value, operand: _number(value) > _number(operand),
    "less_than": lambda value, operand: _number(value) < _number(operand),
    "on_or_after": lambda value, operand: _number(value) >= _number(operand),
    "on_or_before": lambda value, operand: _number(value) <= _number(operand),
    "after": lambda value, operand: _number(value) > _number(operand),
    "before": lambda value, operand: _number(value) < _number(operand),
    "count_at_least": lambda value, operand: _number(value) >= _number(operand),
    "count_less_than": lambda value, operand: _number(value) < _number(operand),
}


def _tuple(value: FactValue) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


def _ask_test(test: FactTest, law: Law) -> Asked:
    name, operand = test.fact, test.operand
    if test.operator == "state":
        return lambda reading: reading.state(name) == operand
    compare = _COMPARE[test.operator]
    if isinstance(operand, ParameterOperand):
        parameter = operand.parameter

        def against_parameter(reading: Reading) -> Truth:
            value, other = reading.values.get(name), reading.parameter(parameter)
            return None if value is None or other is None else compare(value, other)

        return against_parameter
    if isinstance(operand, FactOperand):
        second = operand.fact

        def against_fact(reading: Reading) -> Truth:
            value, other = reading.values.get(name), reading.values.get(second)
            return None if value is None or other is None else compare(value, other)

        return against_fact
    fixed = _fixed(test, law)

    def against_literal(reading: Reading) -> Truth:
        value = reading.values.get(name)
        return None if value is None else compare(value, fixed)

    return against_literal


def _fixed(test: FactTest, law: Law) -> FactValue:
    definition, operand = law.dictionary[test.fact], test.operand
    if isinstance(operand, tuple):
        return tuple(str(literal(definition, one)) for one in operand)
    assert not isinstance(operand, ParameterOperand | FactOperand)
    if test.operator in ("count_at_least", "count_less_than"):
        assert isinstance(operand, int)
        return operand
    return literal(definition, operand)


def _ask(condition: Condition, law: Law) -> Asked:
    if isinstance(condition, FactTest):
        return _ask_test(condition, law)
    if isinstance(condition, Not):
        inner = _ask(condition.not_, law)

        def negated(reading: Reading) -> Truth:
            truth = inner(reading)
            return None if truth is None else not truth

        return negated
    return _ask_all([_ask(part, law) for part in _parts(condition)], stop=not isinstance(condition, All))


def _ask_all(parts: Sequence[Asked], *, stop: bool) -> Asked:
    """All parts (``stop`` False) or any part (True): the first that equals ``stop`` settles it."""
    fixed = tuple(parts)

    def joined(reading: Reading) -> Truth:
        result: Truth = not stop
        for part in fixed:
            truth = part(reading)
            if truth is stop:
                return stop
            if truth is None:
                result = None
        return result

    return joined


def _parts(condition: All | Any_) -> tuple[Condition, ...]:
    return condition.all if isinstance(condition, All) else condition.any


def _trace(condition: Condition, part: str, reading: Reading, law: Law) -> tuple[Truth, tuple[Step, ...]]:
    """The truth of a condition and the tests that settle it."""
    if isinstance(condition, FactTest):
        truth = _ask_test(condition, law)(reading)
        return truth, (Step(part, condition, truth),)
    if isinstance(condition, Not):
        truth, steps = _trace(condition.not_, part, reading, law)
        return (None if truth is None else not truth), steps
    stop = not isinstance(condition, All)
    traced = [_trace(one, part, reading, law) for one in _parts(condition)]
    for truth, steps in traced:
        if truth is stop:
            return stop, steps
    unknown = [steps for truth, steps in traced if truth is None]
    if unknown:
        return None, tuple(step for steps in unknown for step in steps)
    return not stop, tuple(step for _, steps in traced for step in steps)


class _RuleReader:
    """One rule, ready to be read for any number of records."""

    def __init__(self, rule: Rule, law: Law) -> None:
        self.rule, self.law = rule, law
        force = [_ask_in_force(test) for test in in_force_tests(rule)]
        applies = [_ask(rule.applies, law)] if rule.applies is not None else []
        self.applies = _ask_all([*force, *applies], stop=False) if force or applies else None
        self.breach = _ask(rule.breach, law) if rule.breach is not None else None
        self.review = tuple(
            (_ask(clause.when, law), Decided(Stage.REVIEW, index)) for index, clause in enumerate(rule.review)
        )
        self.checked = rule.may_breach

    def decide(self, reading: Reading) -> Decided:
        if self.applies is not None:
            applies = self.applies(reading)
            if applies is None:
                return _APPLIES_UNKNOWN
            if not applies:
                return _NOT_APPLICABLE
        breach: Truth = False
        if self.breach is not None:
            breach = self.breach(reading)
            if breach:
                return _BREACH if self.checked and self.breach(reading.careful) else _UNVERIFIED_BREACH
        for clause, decided in self.review:
            if clause(reading):
                return decided
        return _BREACH_UNKNOWN if breach is None else _COMPLIANT

    def because(self, reading: Reading, decided: Decided) -> tuple[Step, ...]:
        traced = [_in_force(test, reading) for test in in_force_tests(self.rule)]
        if self.rule.applies is not None:
            traced.append(_trace(self.rule.applies, "applies", reading, self.law))
        if decided.stage is Stage.NOT_APPLICABLE:
            return next(steps for truth, steps in traced if truth is False)
        if decided.stage is Stage.APPLIES_UNKNOWN:
            return tuple(step for truth, steps in traced if truth is None for step in steps)
        because = tuple(step for _, steps in traced for step in steps)
        if decided.stage is Stage.REVIEW:
            assert decided.clause is not None
            return because + _trace(self.rule.review[decided.clause].when, "review", reading, self.law)[1]
        if self.rule.breach is not None:
            return because + _trace(self.rule.breach, "breach", reading, self.law)[1]
        reviews = (_trace(clause.when, "review", reading, self.law)[1] for clause in self.rule.review)
        return because + tuple(step for steps in reviews for step in steps)


_NOT_APPLICABLE: Final = Decided(Stage.NOT_APPLICABLE)
_APPLIES_UNKNOWN: Final = Decided(Stage.APPLIES_UNKNOWN)
_BREACH: Final = Decided(Stage.BREACH)
_UNVERIFIED_BREACH: Final = Decided(Stage.UNVERIFIED_BREACH)
_BREACH_UNKNOWN: Final = Decided(Stage.BREACH_UNKNOWN)
_COMPLIANT: Final = Decided(Stage.COMPLIANT)


def _ask_in_force(test: FactTest) -> Asked:
    compare, fact, operand = _COMPARE[test.operator], test.fact, test.operand
    assert isinstance(operand, dt.date)

    def bound(reading: Reading) -> Truth:
        day = reading.world.day(fact)
        return None if day is None else compare(day, operand)

    return bound


def _in_force(test: FactTest, reading: Reading) -> tuple[Truth, tuple[Step, ...]]:
    truth = _ask_in_force(test)(reading)
    return truth, (Step("in_force", test, truth),)


class _CaseReader:
    """The cases of one derived fact, ready to be read for any number of records."""

    def __init__(self, derivation: Derivation, law: Law) -> None:
        self.derivation, self.law = derivation, law
        self.cases = tuple(
            (_ask(case.when, law), Decided(Stage.CASE, index)) for index, case in enumerate(derivation.cases)
        )

    def decide(self, reading: Reading) -> Decided:
        for index, (case, decided) in enumerate(self.cases):
            truth = case(reading)
            if truth:
                return decided
            if truth is None:
                return Decided(Stage.CASE_UNKNOWN, index)
        return _OTHERWISE

    def because(self, reading: Reading, decided: Decided) -> tuple[Step, ...]:
        if decided.clause is not None:
            return _trace(self.derivation.cases[decided.clause].when, "case", reading, self.law)[1]
        traced = (_trace(case.when, "case", reading, self.law)[1] for case in self.derivation.cases)
        return tuple(step for steps in traced for step in steps)


_OTHERWISE: Final = Decided(Stage.OTHERWISE)


@dataclass(frozen=True)
class ReferenceDecisions:
    """What the reference engine decided for one record."""

    readers: Sequence[_RuleReader | _CaseReader]
    reading: Reading
    decided: tuple[Decided, ...]

    def because(self, index: int) -> tuple[Step, ...]:
        """The tests that decided the rule at this place, in the order of its file."""
        return self.readers[index].because(self.reading, self.decided[index])


class ReferenceEngine:
    """Interprets rules and derivations; see ``checker.engine.decided.Engine``."""

    name = "reference"

    def __init__(self, law: Law, rules: Iterable[Rule], layers: Sequence[Sequence[Derivation]]) -> None:
        self._law = law
        self._rules = [_RuleReader(rule, law) for rule in rules]
        self._layers = [[_CaseReader(each, law) for each in layer if each.cases] for layer in layers]

    def derive(self, layer: int, world: World) -> ReferenceDecisions:
        """The case that holds for every fact of a layer that is derived by cases."""
        return self._read(self._layers[layer], world)

    def judge(self, world: World) -> ReferenceDecisions:
        """Where every rule ends for this record."""
        return self._read(self._rules, world)

    def _read(self, readers: Sequence[_RuleReader | _CaseReader], world: World) -> ReferenceDecisions:
        reading = Reading(self._law, world)
        try:
            return ReferenceDecisions(readers, reading, tuple(reader.decide(reading) for reader in readers))
        except (AssertionError, TypeError, KeyError) as error:
            raise EngineFaultError(f"the reference engine met a value of the wrong kind: {error!r}") from error
