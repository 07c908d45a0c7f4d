"""The values of one record as the reference engine compares them: each read once, however many rules ask for it."""

from __future__ import annotations

from typing import Any

from checker.engine.world import World
from checker.facts.fact import Fact, FactValue, Unknown
from checker.facts.money import Money
from checker.law.library import Law

Values = dict[str, Any]
"""By name: values of facts, amounts as pence; None is not known."""


def comparable(value: FactValue | None) -> FactValue | None:
    """A value as it is compared: the pence of an amount, everything else as it is."""
    return value.pence if type(value) is Money else value


class Needs:
    """Which values of a record the rules ask for; each is read once for a record, however many rules ask for it.

    The names are those of facts, and "figure", "day" or "state" with the name of a parameter or a fact after it.
    """

    def __init__(self, law: Law) -> None:
        self._law = law
        self.facts: dict[str, None] = {}
        self.figures: dict[str, str] = {}
        self.days: dict[str, str] = {}
        self.states: dict[str, str] = {}

    def fact(self, name: str) -> str:
        """Have the value of a fact read."""
        self.facts[name] = None
        return name

    def figure(self, name: str) -> str:
        """Have the value of a parameter on its day read."""
        return self.figures.setdefault(name, f"figure {name}")

    def day(self, name: str) -> str:
        """Have the day whose law applies read."""
        return self.days.setdefault(name, f"day {name}")

    def state(self, name: str) -> str:
        """Have it read whether a fact is known, missing or ambiguous."""
        return self.states.setdefault(name, f"state {name}")

    def careful(self, values: Values, world: World) -> Values:
        """The values of a record without those that rest on unchecked figures."""
        doubted = [name for name in self.figures if self._figure(name, world, True) is None]
        if not world.unverified and all(values[self.figures[name]] is None for name in doubted):
            return values
        return self.read(world, strict=True)

    def read(self, world: World, *, strict: bool = False) -> Values:
        """The values of a record; ``strict`` takes those that rest on unchecked figures as not known."""
        facts = world.facts.by_name
        values: Values = dict.fromkeys(self.facts)
        for name in facts.keys() & self.facts.keys():
            values[name] = comparable(facts[name].value)
        if strict:
            values |= dict.fromkeys(world.unverified & self.facts.keys())
        for name, key in self.figures.items():
            values[key] = comparable(self._figure(name, world, strict))
        for name, key in self.days.items():
            values[key] = world.day(name)
        for name, key in self.states.items():
            values[key] = _state(facts.get(name))
        return values

    def _figure(self, name: str, world: World, strict: bool) -> FactValue | None:
        parameter = self._law.parameters[name]
        day = world.day(parameter.dated_by)
        if day is None:
            return None
        if strict and (dated := parameter.on(day)) and not dated.source.verified.may_breach:
            return None
        return self._law.figures[name].on(day)


def _state(fact: Fact | None) -> str:
    if fact is None:
        return "missing"
    if fact.value is not None:
        return "known"
    return "ambiguous" if fact.unknown is Unknown.AMBIGUOUS else "missing"
