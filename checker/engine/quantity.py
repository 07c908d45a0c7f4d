"""What a test measures: a fact, a day, whether a list holds a word, or how far a fact is from what it is held against.

Nothing is compared here. Where a rule compares with a figure or another fact, the difference is formed; whether it is
above or below nothing is for the engine to decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.engine.numbers import MISSING, Number, number_of, number_of_unknown, place_in
from checker.engine.world import World
from checker.facts.dictionary import FactType
from checker.facts.fact import Fact, FactValue
from checker.law.condition import FactOperand, FactTest, Literals, ParameterOperand, tests_of
from checker.law.derivation import Derivation
from checker.law.library import Law


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that a record settles as a whole number, or leaves open.

    ``kind`` is value, holds, apart or day; ``fact`` is what is measured, ``against`` what it is held against (a
    literal, a parameter or another fact); ``strict`` takes what rests on unchecked figures as not known.
    """

    kind: str
    fact: str
    against: ParameterOperand | FactOperand | Literals | None = None
    strict: bool = False


def quantity_of(test: FactTest, part: str, *, strict: bool) -> Quantity:
    """What a test measures."""
    operand = test.operand
    if part == "in_force":
        return Quantity("day", test.fact)
    if test.operator == "state":
        return Quantity("value", test.fact)
    if test.operator in ("contains", "lacks"):
        assert not isinstance(operand, tuple)
        return Quantity("holds", test.fact, operand, strict)
    if isinstance(operand, ParameterOperand | FactOperand):
        return Quantity("apart", test.fact, operand, strict)
    return Quantity("value", test.fact, None, strict)


class Measure:
    """Reads quantities from the facts of one record."""

    def __init__(self, law: Law, numbers: Mapping[str, Number], world: World) -> None:
        self._law, self._numbers, self._world = law, numbers, world
        self._facts = world.facts.by_name
        self._figures: dict[tuple[str, bool], FactValue | None] = {}

    def number(self, quantity: Quantity) -> int:
        """The number of a quantity; raises EngineFaultError for a value of the wrong kind."""
        if quantity.kind == "day":
            day = self._world.day(quantity.fact)
            return MISSING if day is None else day.toordinal()
        fact = self._facts.get(quantity.fact)
        hidden = quantity.strict and quantity.fact in self._world.unverified
        if fact is None or fact.value is None or hidden:
            return number_of_unknown(fact)
        if quantity.kind == "value":
            return self._numbers[quantity.fact](fact.value)
        if quantity.kind == "holds":
            other = self._against(quantity)
            return MISSING if other is None or not isinstance(fact.value, tuple) else int(other in fact.value)
        return self._apart(quantity, fact)

    def _apart(self, quantity: Quantity, fact: Fact) -> int:
        other = self._against(quantity)
        if other is None or fact.value is None:
            return MISSING
        number = self._numbers[quantity.fact](fact.value)
        definition = self._law.dictionary[quantity.fact]
        if isinstance(other, str):
            number -= place_in(definition.choices, other)
        elif definition.type is FactType.LIST:
            assert type(other) is int
            number -= other
        else:
            number -= self._numbers[quantity.fact](other)
        return number

    def _against(self, quantity: Quantity) -> FactValue | None:
        against = quantity.against
        if isinstance(against, FactOperand):
            if quantity.strict and against.fact in self._world.unverified:
                return None
            fact = self._facts.get(against.fact)
            return None if fact is None else fact.value
        if isinstance(against, ParameterOperand):
            key = (against.parameter, quantity.strict)
            if key not in self._figures:
                self._figures[key] = self._figure(*key)
            return self._figures[key]
        return against

    def _figure(self, name: str, strict: bool) -> FactValue | None:
        parameter = self._law.parameters[name]
        day = self._world.day(parameter.dated_by)
        dated = parameter.on(day) if day else None
        if day is None or dated is None or (strict and not dated.source.verified.may_breach):
            return None
        return self._law.figures[name].on(day)


def numbers_of(law: Law) -> dict[str, Number]:
    """How the values of every fact of the dictionary become numbers."""
    return {name: number_of(definition) for name, definition in law.dictionary.items()}


def doubtful(law: Law) -> frozenset[str]:
    """Facts and parameters whose value can rest on a figure that nobody has checked against its source."""
    names = {
        name
        for name, parameter in law.parameters.items()
        if any(not value.source.verified.may_breach for value in parameter.values)
    }
    for council in law.councils.values():
        names |= {value.fact for value in council.values if not value.source.verified.may_breach}
    for derivation in law.derivations:
        operands = derivation.compute.takes.values() if derivation.compute else ()
        figures = {operand.parameter for operand in operands if isinstance(operand, ParameterOperand)}
        if names & {*derivation.takes, *figures, *_figures_in_cases(derivation)}:
            names.add(derivation.derive)
    return frozenset(names)


def _figures_in_cases(derivation: Derivation) -> set[str]:
    tests = [test for case in derivation.cases for test in tests_of(case.when)]
    return {test.operand.parameter for test in tests if isinstance(test.operand, ParameterOperand)}
