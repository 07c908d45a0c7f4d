"""One invented set of 100 rules over 60 facts, and records for it, as plain data that every engine can be given.

A rule is broken when it applies (all its gates hold) and all its faults hold. A test is a fact, an operator and a
number; choices are given by their place. Every fact of every record is known, so that engines without a third truth
value can be compared: what they cannot do is not held against them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Final

from checker.engine.world import World
from checker.facts.dictionary import FactDefinition, FactDictionary, FactType
from checker.facts.fact import Evidence, Fact, Facts, FactValue
from checker.facts.money import Money
from checker.facts.vocabulary import Vocabulary
from checker.law.library import Law
from checker.law.pack import Pack
from tests.engine.small import rule

WORDS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
KINDS: Final = (
    [(f"b.fact_{n}", FactType.BOOL) for n in range(20)]
    + [(f"c.fact_{n}", FactType.CHOICE) for n in range(15)]
    + [(f"m.fact_{n}", FactType.MONEY) for n in range(15)]
    + [(f"n.fact_{n}", FactType.NUMBER) for n in range(10)]
)
RULES: Final = 100

Test = tuple[str, str, int]


@dataclass(frozen=True)
class PlainRule:
    """One rule: ``gates`` say whether it applies, ``faults`` whether it is broken."""

    name: str
    gates: tuple[Test, ...]
    faults: tuple[Test, ...]

    @property
    def tests(self) -> tuple[Test, ...]:
        """Every test of the rule; it is broken when all of them hold."""
        return self.gates + self.faults


Numbers = dict[str, int]


def plain_rules(seed: int = 1) -> tuple[PlainRule, ...]:
    """100 rules with 300 tests."""
    chance = random.Random(seed)
    shapes = [(1, 2), (2, 1), (1, 1), (2, 2)]
    return tuple(
        PlainRule(
            f"rule-{number}",
            tuple(_test(chance) for _ in range(shapes[number % 4][0])),
            tuple(_test(chance) for _ in range(shapes[number % 4][1])),
        )
        for number in range(RULES)
    )


def _test(chance: random.Random) -> Test:
    name, kind = chance.choice(KINDS)
    if kind is FactType.BOOL:
        return name, "is", chance.randint(0, 1)
    if kind is FactType.CHOICE:
        return name, "is", chance.randrange(len(WORDS))
    return name, chance.choice(["at_least", "less_than"]), chance.randint(20, 80)


def plain_records(count: int, seed: int = 2) -> list[Numbers]:
    """Records: a number for each of the 60 facts."""
    chance = random.Random(seed)
    most = {FactType.BOOL: 1, FactType.CHOICE: len(WORDS) - 1}
    return [{name: chance.randint(0, most.get(kind, 100)) for name, kind in KINDS} for _ in range(count)]


def holds(test: Test, record: Numbers) -> bool:
    """What a test means."""
    name, operator, bound = test
    value = record[name]
    return value == bound if operator == "is" else value >= bound if operator == "at_least" else value < bound


def broken(rules: tuple[PlainRule, ...], record: Numbers) -> frozenset[str]:
    """The rules that a record breaks: the answer that every engine has to give."""
    return frozenset(each.name for each in rules if all(holds(test, record) for test in each.tests))


def as_law(rules: tuple[PlainRule, ...]) -> Law:
    """The rules as the product's own."""
    definitions = [
        FactDefinition(name=name, type=kind, values=WORDS if kind is FactType.CHOICE else (), meaning="Invented.")
        for name, kind in KINDS
    ]
    written = [
        rule(each.name, applies={"all": [_written(one) for one in each.gates]},
             breach={"all": [_written(one) for one in each.faults]})
        for each in rules
    ]  # fmt: skip
    return Law(
        dictionary=FactDictionary(definitions),
        packs={"bench": Pack(pack="bench", title="Bench", covers="Nothing.", does_not_look_at=())},
        rules=tuple(("bench", one) for one in written),
        derivations=(),
        parameters={},
        figures={},
        councils={},
        vocabulary=Vocabulary({}),
        code_lists={},
        digests={},
        sources={},
    )


def _written(test: Test) -> dict[str, Any]:
    name, operator, bound = test
    literal: Any = bound
    if name.startswith("b."):
        literal = bool(bound)
    elif name.startswith("c."):
        literal = WORDS[bound]
    elif name.startswith("m."):
        literal = f"£{bound}"
    return {"fact": name, operator: literal}


def as_world(record: Numbers) -> World:
    """A record as the product's own facts, each with words that show it."""
    evidence = (Evidence("words", 0, 5, 1),)
    return World(Facts({name: Fact(name, _value(name, number), evidence=evidence) for name, number in record.items()}))


def _value(name: str, number: int) -> FactValue:
    if name.startswith("b."):
        return bool(number)
    if name.startswith("c."):
        return WORDS[number]
    return Money(number * 100) if name.startswith("m.") else number
