"""What an engine decides, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, Protocol

from checker.engine.world import World
from checker.law.condition import Condition, FactTest
from checker.law.rule import Rule


class Stage(IntEnum):
    """Where the reading of a rule came to its end (0 to 6), or that of the cases of a derived fact (10 to 12).

    From 20 on: the truth of a part of a rule that the rules engine decides by itself.
    """

    NOT_APPLICABLE = 0
    APPLIES_UNKNOWN = 1
    BREACH = 2
    UNVERIFIED_BREACH = 3
    REVIEW = 4
    BREACH_UNKNOWN = 5
    COMPLIANT = 6
    CASE = 10
    CASE_UNKNOWN = 11
    OTHERWISE = 12
    PART_TRUE = 20
    PART_FALSE = 21
    PART_UNKNOWN = 22


class Decided(NamedTuple):
    """The end that was reached; ``clause`` is the index of the review clause that held, or of the case."""

    stage: Stage
    clause: int | None = None

    def __str__(self) -> str:
        words = self.stage.name.lower().replace("_", " ")
        return words if self.clause is None else f"{words} {self.clause + 1}"


@dataclass(frozen=True, slots=True)
class Step:
    """One test that decided; ``truth`` is None when it could not be told.

    ``part`` is in_force, applies, breach, review or case.
    """

    part: str
    test: FactTest
    truth: bool | None


class Decisions(Protocol):
    """What one engine decided for one record, with the tests that decided each rule."""

    @property
    def decided(self) -> tuple[Decided, ...]:
        """Where each rule ends, in the order of the rules."""
        ...

    def because(self, index: int) -> tuple[Step, ...]:
        """The tests that decided the rule at this place, in the order of its file."""
        ...

    def truth(self, condition: Condition, part: str) -> bool | None:
        """What a condition of one of the rules, or a part of it, came to; None when it cannot be told."""
        ...


class Engine(Protocol):
    """Decides derived facts, layer by layer, and then rules; raises EngineFaultError rather than lose a result."""

    name: str

    def derive(self, layer: int, world: World) -> Decisions:
        """The case that holds for every fact of a layer that is derived by cases."""
        ...

    def judge(self, world: World) -> Decisions:
        """Where every rule ends for this record."""
        ...


def in_force_tests(rule: Rule) -> tuple[FactTest, ...]:
    """The days on which a rule binds, as tests of the fact that dates it."""
    if rule.in_force is None:
        return ()
    tests = []
    if rule.in_force.from_ is not None:
        tests.append(FactTest(fact=rule.in_force.dated_by, operator="on_or_after", operand=rule.in_force.from_))
    if rule.in_force.to is not None:
        tests.append(FactTest(fact=rule.in_force.dated_by, operator="on_or_before", operand=rule.in_force.to))
    return tuple(tests)
