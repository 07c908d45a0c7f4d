"""Values, tests and missing facts as people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Final

from checker.engine.decided import Step
from checker.engine.finding import Clause, Truth
from checker.engine.world import World
from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.fact import FactValue
from checker.facts.money import Money
from checker.law.condition import FactOperand, FactTest, ParameterOperand
from checker.law.library import Law
from checker.law.literals import literal
from checker.law.parameter import Unit

NOT_STATED: Final = "not stated"
"""What stands in a message for a value that is not known."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_PERCENT: Final = ("_percent", "_rate")
_TRUTHS: Final = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}


def date_words(day: dt.date) -> str:
    """ "12 November 2021"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, end = [*words] or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def percent_words(hundredths: int) -> str:
    """ "12.5%" for 1250 hundredths of a per cent."""
    sign, (whole, part) = "-" if hundredths < 0 else "", divmod(abs(hundredths), 100)
    return f"{sign}{whole}" + (f".{part:02d}".rstrip("0") if part else "") + "%"


def value_words(value: FactValue, definition: FactDefinition | None = None) -> str:
    """A fact's value in a sentence: £412,500, 14 March 2022, yes, "direct award"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, dt.date):
        return date_words(value)
    if isinstance(value, tuple):
        listed = definition is not None and bool(definition.values)
        return joined(item.replace("_", " ") if listed else item for item in value) or "none"
    if isinstance(value, int):
        in_percent = definition is not None and definition.name.endswith(_PERCENT)
        return percent_words(value) if in_percent else f"{value:,}"
    if definition is not None and definition.type in (FactType.CHOICE, FactType.SECTION):
        return value.replace("_", " ")
    return value


class Wording:
    """Words for one record under one law."""

    def __init__(self, law: Law, world: World) -> None:
        self._law, self._world = law, world
        self.dictionary = law.dictionary

    def fact(self, name: str) -> str | None:
        """A fact's value as people write it, None when it is not known."""
        value = self._world.facts.value(name)
        return None if value is None else value_words(value, self._law.dictionary.get(name))

    def parameter(self, name: str) -> str | None:
        """A parameter's value on the day that governs it, None when there is none."""
        parameter = self._law.parameters[name]
        day = self._world.day(parameter.dated_by)
        value = self._law.figures[name].on(day) if day else None
        if isinstance(value, int) and parameter.unit is Unit.PERCENT:
            return percent_words(value)
        return None if value is None else value_words(value).replace("_", " ")

    def message(self, text: str, missing: Iterable[str] = ()) -> str:
        """A message of a rule file with every ``{name}`` replaced; ``missing`` are the words for ``{missing}``."""
        words: Callable[[str], str | None] = lambda name: (  # noqa: E731
            self.parameter(name) if name in self._law.parameters else self.fact(name)
        )

        def fill(match: re.Match[str]) -> str:
            if match[1] == "missing":
                return joined(f"the {each}" for each in missing) or NOT_STATED
            return words(match[1]) or NOT_STATED

        return _PLACEHOLDER.sub(fill, text).strip()

    def names(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Facts or parameters in words: "contract value"."""
        return tuple(
            self._law.dictionary[name].words if name in self._law.dictionary else self._law.parameters[name].title
            for name in facts
        )

    def clause(self, step: Step) -> Clause:
        """A test that decided, with its values in words."""
        test, operand = step.test, step.test.operand
        value = self.fact(test.fact)
        if step.part == "in_force" and self._world.as_at is not None:
            value = date_words(self._world.as_at)
        return Clause(
            part=step.part,
            fact=test.fact,
            operator=test.operator,
            operand=self._operand(test),
            truth=_TRUTHS[step.truth],
            value=value,
            parameter=operand.parameter if isinstance(operand, ParameterOperand) else None,
            other_fact=operand.fact if isinstance(operand, FactOperand) else None,
        )

    def _operand(self, test: FactTest) -> str:
        operand = test.operand
        if isinstance(operand, ParameterOperand):
            return self.parameter(operand.parameter) or f"{self._law.parameters[operand.parameter].title} (not known)"
        if isinstance(operand, FactOperand):
            return self.fact(operand.fact) or f"{self._law.dictionary[operand.fact].words} (not known)"
        definition = self._law.dictionary[test.fact]
        if isinstance(operand, tuple):
            return joined((value_words(literal(definition, one), definition) for one in operand), "or")
        if test.operator == "state":
            return str(operand)
        if definition.type is FactType.LIST:
            return value_words(operand).replace("_", " ")
        return value_words(literal(definition, operand), definition)
