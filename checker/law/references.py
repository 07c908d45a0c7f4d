"""Checks that every name, operator and value in a condition exists and fits; the first misfit stops loading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from checker.facts.dictionary import FactDefinition, FactDictionary, FactType
from checker.law.condition import (
    All,
    Any_,
    FactOperand,
    FactTest,
    Literals,
    Not,
    Operand,
    ParameterOperand,
    State,
)
from checker.law.literals import COUNTED, LISTED, OPERATORS_OF, TYPE_OF_UNIT, literal
from checker.law.parameter import Parameter, Unit
from checker.yamlfiles import Location, YamlSource, nearest


@dataclass(frozen=True, slots=True)
class References:
    """What law files may refer to, and the errors for what they may not."""

    dictionary: FactDictionary
    parameters: Mapping[str, Parameter]

    def fact(self, name: str, source: YamlSource, at: Location) -> FactDefinition:
        """The definition of a fact; raises DataFileError, with the nearest name, when there is none."""
        if name not in self.dictionary:
            raise unknown("fact", name, self.dictionary, source, at)
        return self.dictionary[name]

    def date_fact(self, name: str, source: YamlSource, at: Location) -> None:
        """Check that a fact exists and is a date, so that it can say which day's law governs."""
        if self.fact(name, source, at).type is not FactType.DATE:
            raise source.error(at, f"'{name}' is not a date, so it cannot say which day's law governs")

    def parameter(self, name: str, source: YamlSource, at: Location) -> Parameter:
        """A parameter; raises DataFileError, with the nearest name, when there is none."""
        if name not in self.parameters:
            raise unknown("parameter", name, self.parameters, source, at)
        return self.parameters[name]

    def condition(self, condition: All | Any_ | Not | FactTest, source: YamlSource, at: Location) -> None:
        """Check every test of the condition that stands at ``at`` in the file."""
        if isinstance(condition, All):
            for index, part in enumerate(condition.all):
                self.condition(part, source, (*at, "all", index))
        elif isinstance(condition, Any_):
            for index, part in enumerate(condition.any):
                self.condition(part, source, (*at, "any", index))
        elif isinstance(condition, Not):
            self.condition(condition.not_, source, (*at, "not"))
        else:
            self._test(condition, source, at)

    def _test(self, test: FactTest, source: YamlSource, at: Location) -> None:
        definition = self.fact(test.fact, source, (*at, "fact"))
        operator, operand, where = test.operator, test.operand, (*at, test.operator)
        if operator == "state":
            if operand not in get_args(State):
                known = get_args(State)
                raise source.error(
                    where, f"a state is one of {', '.join(known)}, not '{operand}'{nearest(str(operand), known)}"
                )
            return
        fitting = OPERATORS_OF[definition.type] - (LISTED if not definition.values else frozenset())
        if operator not in fitting:
            raise source.error(where, _misfit(definition, operator, fitting))
        if operator in ("in", "not_in"):
            if not isinstance(operand, tuple) or not operand:
                raise source.error(where, f"'{operator}' needs a list of values of {test.fact}")
            for index, item in enumerate(operand):
                self._literal(definition, item, source, (*where, index))
        elif isinstance(operand, tuple):
            raise source.error(where, f"'{operator}' compares with one value, not with a list")
        else:
            self._operand(definition, operator, operand, source, where)

    def _operand(
        self, definition: FactDefinition, operator: str, operand: Operand, source: YamlSource, at: Location
    ) -> None:
        kind = FactType.NUMBER if operator in COUNTED else definition.type
        if isinstance(operand, FactOperand):
            other = self.fact(operand.fact, source, (*at, "fact"))
            if other.type is not kind:
                raise source.error(
                    at, f"{definition.name} ({kind.value}) cannot be compared with {other.name} ({other.type.value})"
                )
        elif isinstance(operand, ParameterOperand):
            parameter = self.parameter(operand.parameter, source, (*at, "parameter"))
            if TYPE_OF_UNIT[parameter.unit] is not kind:
                raise source.error(
                    at,
                    f"{definition.name} ({kind.value}) cannot be compared with {parameter.parameter}, "
                    f"which is {parameter.unit.value}",
                )
            if parameter.unit is Unit.CHOICE:
                for value in parameter.values:
                    self._literal(definition, value.value, source, at)
        elif operator in COUNTED:
            if isinstance(operand, bool) or not isinstance(operand, int) or operand < 0:
                raise source.error(at, f"'{operator}' compares with a whole number, not with '{operand}'")
        else:
            self._literal(definition, operand, source, at)

    @staticmethod
    def _literal(definition: FactDefinition, raw: Literals, source: YamlSource, at: Location) -> None:
        try:
            literal(definition, raw)
        except ValueError as error:
            raise source.error(at, str(error)) from error


def unknown(kind: str, name: str, known: Iterable[str], source: YamlSource, at: Location) -> Exception:
    """The error for a name that nothing of its kind has."""
    return source.error(at, f"no {kind} is called '{name}'{nearest(name, tuple(known))}")


def _misfit(definition: FactDefinition, operator: str, fitting: frozenset[str]) -> str:
    known = ", ".join(sorted(fitting | {"state"}))
    return f"'{operator}' does not suit {definition.name}, which is {definition.type.value}; use one of {known}"
