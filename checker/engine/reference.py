"""The reference engine: reads rules straight from their models, on facts as they are.

It is written to be compared with the durable engine and shares nothing with it that evaluates or encodes.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from checker.engine.decided import Decided, Stage, Step, in_force_tests
from checker.engine.reference_values import Needs, Values, comparable
from checker.engine.world import World
from checker.errors import EngineFaultError
from checker.facts.fact import FactValue
from checker.law.condition import All, Any_, Condition, FactOperand, FactTest, Not, ParameterOperand
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.literals import literal
from checker.law.rule import Rule

Truth = bool | None
Asked = Callable[[Values], Truth]
"""A condition ready to be asked of the values of one record."""


_COMPARE: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "in": lambda value, several: value in several,
    "not_in": lambda value, several: value not in several,
    "contains": lambda value, item: item in value,
    "lacks": lambda value, item: item not in value,
    "at_least": operator.ge,
    "at_most": operator.le,
    "more_than": operator.gt,
    "less_than": operator.lt,
    "on_or_after": operator.ge,
    "on_or_before": operator.le,
    "after": operator.gt,
    "before": operator.lt,
    "count_at_least": lambda value, bound: len(value) >= bound,
    "count_less_than": lambda value, bound: len(value) < bound,
}


def _ask_test(test: FactTest, law: Law, needs: Needs) -> Asked:
    given = test.operand
    if test.operator == "state":
        state = needs.state(test.fact)
        return lambda values: values[state] == given
    name, compare = needs.fact(test.fact), _COMPARE[test.operator]
    if isinstance(given, ParameterOperand | FactOperand):
        against = needs.figure(given.parameter) if isinstance(given, ParameterOperand) else needs.fact(given.fact)

        def between(values: Values) -> Truth:
            value, other = values[name], values[against]
            return None if value is None or other is None else compare(value, other)

        return between
    fixed = _fixed(test, law)

    def against_literal(values: Values) -> Truth:
        value = values[name]
        return None if value is None else compare(value, fixed)

    return against_literal


def _fixed(test: FactTest, law: Law) -> FactValue | None:
    definition, given = law.dictionary[test.fact], test.operand
    if isinstance(given, tuple):
        return tuple(str(literal(definition, one)) for one in given)
    assert not isinstance(given, ParameterOperand | FactOperand)
    if test.operator in ("count_at_least", "count_less_than"):
        assert isinstance(given, int)
        return given
    return comparable(literal(definition, given))


def _ask(condition: Condition, law: Law, needs: Needs) -> Asked:
    if isinstance(condition, FactTest):
        return _ask_test(condition, law, needs)
    if isinstance(condition, Not):
        inner = _ask(condition.not_, law, needs)

        def negated(values: Values) -> Truth:
            truth = inner(values)
            return None if truth is None else not truth

        return negated
    return _join([_ask(part, law, needs) for part in _parts(condition)], stop=not isinstance(condition, All))


def _join(parts: Sequence[Asked], *, stop: bool) -> Asked:
    """All parts (``stop`` False) or any part (True): the first that equals ``stop`` settles it."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        one, other = parts

        def joined_two(values: Values) -> Truth:
            first = one(values)
            if first is stop:
                return stop
            second = other(values)
            return second if second is stop or first is not None else None

        return joined_two
    fixed = tuple(parts)

    def joined(values: Values) -> Truth:
        result: Truth = not stop
        for part in fixed:
            truth = part(values)
            if truth is stop:
                return stop
            if truth is None:
                result = None
        return result

    return joined


def _parts(condition: All | Any_) -> tuple[Condition, ...]:
    return condition.all if isinstance(condition, All) else condition.any


class _Tracer:
    """Finds the tests that decided, from the same models, but by a way of its own."""

    def __init__(self, law: Law, needs: Needs) -> None:
        self._law, self._needs = law, needs
        self._asked: dict[int, Asked] = {}

    def test(self, test: FactTest, part: str, values: Values) -> tuple[Truth, tuple[Step, ...]]:
        """One test; its truth is asked again."""
        asked = self._asked.get(id(test))
        if asked is None:
            asked = self._asked[id(test)] = (
                _ask_in_force(test, self._needs) if part == "in_force" else _ask_test(test, self._law, self._needs)
            )
        truth = asked(values)
        return truth, (Step(part, test, truth),)

    def condition(self, condition: Condition, part: str, values: Values) -> tuple[Truth, tuple[Step, ...]]:
        """The truth of a condition and the tests that settle it."""
        if isinstance(condition, FactTest):
            return self.test(condition, part, values)
        if isinstance(condition, Not):
            truth, steps = self.condition(condition.not_, part, values)
            return (None if truth is None else not truth), steps
        stop = not isinstance(condition, All)
        traced = [self.condition(one, part, values) for one in _parts(condition)]
        for truth, steps in traced:
            if truth is stop:
                return stop, steps
        unknown = [steps for truth, steps in traced if truth is None]
        settling = unknown or [steps for _, steps in traced]
        return (None if unknown else not stop), tuple(step for steps in settling for step in steps)


class _RuleReader:
    """One rule, ready to be read for any number of records."""

    def __init__(self, rule: Rule, law: Law, needs: Needs, tracer: _Tracer) -> None:
        self.rule, self._tracer = rule, tracer
        self._force = in_force_tests(rule)
        gates = [_ask_in_force(test, needs) for test in self._force]
        gates += [_ask(rule.applies, law, needs)] if rule.applies is not None else []
        self.applies = _join(gates, stop=False)
        self.breach = _ask(rule.breach, law, needs) if rule.breach is not None else _join((), stop=True)
        self.review = tuple(
            (_ask(clause.when, law, needs), Decided(Stage.REVIEW, index)) for index, clause in enumerate(rule.review)
        )

    def decide(self, values: Values, careful: Callable[[], Values]) -> Decided:
        applies = self.applies(values)
        if not applies:
            return _APPLIES_UNKNOWN if applies is None else _NOT_APPLICABLE
        breach = self.breach(values)
        if breach:
            return _BREACH if self.rule.may_breach and self.breach(careful()) else _UNVERIFIED_BREACH
        for clause, decided in self.review:
            if clause(values):
                return decided
        return _BREACH_UNKNOWN if breach is None else _COMPLIANT

    def because(self, values: Values, decided: Decided) -> tuple[Step, ...]:
        traced = [self._tracer.test(test, "in_force", values) for test in self._force]
        if self.rule.applies is not None:
            traced.append(self._tracer.condition(self.rule.applies, "applies", values))
        if decided.stage is Stage.NOT_APPLICABLE:
            return next(steps for truth, steps in traced if truth is False)
        if decided.stage is Stage.APPLIES_UNKNOWN:
            return tuple(step for truth, steps in traced if truth is None for step in steps)
        because = tuple(step for _, steps in traced for step in steps)
        if decided.stage is Stage.REVIEW:
            assert decided.clause is not None
            return because + self._tracer.condition(self.rule.review[decided.clause].when, "review", values)[1]
        if self.rule.breach is not None:
            return because + self._tracer.condition(self.rule.breach, "breach", values)[1]
        reviews = (self._tracer.condition(clause.when, "review", values)[1] for clause in self.rule.review)
        return because + tuple(step for steps in reviews for step in steps)


_NOT_APPLICABLE: Final = Decided(Stage.NOT_APPLICABLE)
_APPLIES_UNKNOWN: Final = Decided(Stage.APPLIES_UNKNOWN)
_BREACH: Final = Decided(Stage.BREACH)
_UNVERIFIED_BREACH: Final = Decided(Stage.UNVERIFIED_BREACH)
_BREACH_UNKNOWN: Final = Decided(Stage.BREACH_UNKNOWN)
_COMPLIANT: Final = Decided(Stage.COMPLIANT)


def _ask_in_force(test: FactTest, needs: Needs) -> Asked:
    compare, day, bound = _COMPARE[test.operator], needs.day(test.fact), test.operand
    return lambda values: None if values[day] is None else compare(values[day], bound)


class _CaseReader:
    """The cases of one derived fact, ready to be read for any number of records."""

    def __init__(self, derivation: Derivation, law: Law, needs: Needs, tracer: _Tracer) -> None:
        self.derivation, self._tracer = derivation, tracer
        self.cases = tuple(
            (_ask(case.when, law, needs), Decided(Stage.CASE, index)) for index, case in enumerate(derivation.cases)
        )

    def decide(self, values: Values, careful: Callable[[], Values]) -> Decided:
        for index, (case, decided) in enumerate(self.cases):
            truth = case(values)
            if truth:
                return decided
            if truth is None:
                return Decided(Stage.CASE_UNKNOWN, index)
        return _OTHERWISE

    def because(self, values: Values, decided: Decided) -> tuple[Step, ...]:
        if decided.clause is not None:
            return self._tracer.condition(self.derivation.cases[decided.clause].when, "case", values)[1]
        traced = (self._tracer.condition(case.when, "case", values)[1] for case in self.derivation.cases)
        return tuple(step for steps in traced for step in steps)


_OTHERWISE: Final = Decided(Stage.OTHERWISE)


class _Readers:
    """Rules, or derived facts of one layer, that are read together."""

    def __init__(self, law: Law, items: Iterable[Rule | Derivation]) -> None:
        self._needs = Needs(law)
        self._tracer = tracer = _Tracer(law, self._needs)
        self.readers: list[_RuleReader | _CaseReader] = [
            _RuleReader(item, law, self._needs, tracer)
            if isinstance(item, Rule)
            else _CaseReader(item, law, self._needs, tracer)
            for item in items
        ]

    def read(self, world: World) -> ReferenceDecisions:
        values = self._needs.read(world)
        careful = cache(lambda: self._needs.careful(values, world))
        try:
            decided = tuple([reader.decide(values, careful) for reader in self.readers])
        except (AssertionError, TypeError, AttributeError) as error:
            raise EngineFaultError(
                f"the reference engine met a value of the wrong kind ({type(error).__name__}); nothing was judged"
            ) from error
        return ReferenceDecisions(self.readers, self._tracer, values, decided)


@dataclass(frozen=True)
class ReferenceDecisions:
    """What the reference engine decided for one record."""

    readers: Sequence[_RuleReader | _CaseReader]
    tracer: _Tracer
    values: Values
    decided: tuple[Decided, ...]

    def because(self, index: int) -> tuple[Step, ...]:
        """The tests that decided the rule at this place, in the order of its file."""
        return self.readers[index].because(self.values, self.decided[index])

    def truth(self, condition: Condition, part: str) -> bool | None:
        """What a condition of one of the rules, or a part of it, came to; None when it cannot be told."""
        return self.tracer.condition(condition, part, self.values)[0]


class ReferenceEngine:
    """Interprets rules and derivations; see ``checker.engine.decided.Engine``."""

    name = "reference"

    def __init__(self, law: Law, rules: Iterable[Rule], layers: Sequence[Sequence[Derivation]]) -> None:
        self._rules = _Readers(law, rules)
        self._layers = [_Readers(law, [each for each in layer if each.cases]) for layer in layers]

    def derive(self, layer: int, world: World) -> ReferenceDecisions:
        """The case that holds for every fact of a layer that is derived by cases."""
        return self._layers[layer].read(world)

    def judge(self, world: World) -> ReferenceDecisions:
        """Where every rule ends for this record."""
        return self._rules.read(world)
