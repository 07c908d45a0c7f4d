"""Every operator, on both sides of every boundary, and what it makes of a fact that is not known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from checker.engine.decided import Stage
from checker.facts.fact import Fact, FactValue
from checker.facts.money import Money
from checker.law.condition import OPERATORS

from .small import ENGINES, decided, facts_of, law_of, parameter, rule, stated, unclear

DAY = dt.date(2021, 11, 12)
BEFORE, AFTER = DAY - dt.timedelta(1), DAY + dt.timedelta(1)

HOLDS: list[tuple[str, str, Any, FactValue]] = [
    ("a.first_yes", "is", True, True),
    ("a.first_yes", "is", False, False),
    ("a.first_yes", "is_not", True, False),
    ("a.first_yes", "is_not", False, True),
    ("a.colour", "is", "red", "red"),
    ("a.colour", "is", "violet", "violet"),
    ("a.colour", "is", "yellow", "yellow"),
    ("a.colour", "is_not", "yellow", "orange"),
    ("a.colour", "is_not", "yellow", "green"),
    ("a.colour", "in", ["red", "yellow", "green"], "red"),
    ("a.colour", "in", ["red", "yellow", "green"], "green"),
    ("a.colour", "not_in", ["red", "yellow", "green"], "orange"),
    ("a.colour", "not_in", ["red", "yellow", "green"], "violet"),
    ("a.section", "is", "nil", "nil"),
    ("a.section", "in", ["absent", "blank"], "blank"),
    ("a.price", "at_least", "£5", Money(500)),
    ("a.price", "at_most", "£5", Money(500)),
    ("a.price", "more_than", "£5", Money(501)),
    ("a.price", "less_than", "£5", Money(499)),
    ("a.price", "less_than", "£0", Money(-1)),
    ("a.price", "at_least", "£10,000,000,000.00", Money(10**12)),
    ("a.count", "at_least", 5, 5),
    ("a.count", "at_most", 5, 5),
    ("a.count", "more_than", 5, 6),
    ("a.count", "less_than", 5, 4),
    ("a.begun", "on_or_after", DAY, DAY),
    ("a.begun", "on_or_before", DAY, DAY),
    ("a.begun", "after", DAY, AFTER),
    ("a.begun", "before", DAY, BEFORE),
    ("a.names", "count_at_least", 2, ("one", "two")),
    ("a.names", "count_less_than", 2, ("one",)),
    ("a.names", "count_less_than", 1, ()),
    ("a.colours", "contains", "green", ("red", "green")),
    ("a.colours", "lacks", "green", ("red", "blue")),
    ("a.colours", "lacks", "green", ()),
]
FAILS: list[tuple[str, str, Any, FactValue]] = [
    ("a.first_yes", "is", True, False),
    ("a.first_yes", "is_not", True, True),
    ("a.colour", "is", "yellow", "orange"),
    ("a.colour", "is", "yellow", "green"),
    ("a.colour", "is_not", "yellow", "yellow"),
    ("a.colour", "in", ["red", "yellow", "green"], "orange"),
    ("a.colour", "in", ["red", "yellow", "green"], "blue"),
    ("a.colour", "not_in", ["red", "yellow", "green"], "yellow"),
    ("a.section", "in", ["absent", "blank"], "nil"),
    ("a.price", "at_least", "£5", Money(499)),
    ("a.price", "at_most", "£5", Money(501)),
    ("a.price", "more_than", "£5", Money(500)),
    ("a.price", "less_than", "£5", Money(500)),
    ("a.price", "at_least", "£10,000,000,000.00", Money(10**12 - 1)),
    ("a.count", "at_least", 5, 4),
    ("a.count", "at_most", 5, 6),
    ("a.count", "more_than", 5, 5),
    ("a.count", "less_than", 5, 5),
    ("a.begun", "on_or_after", DAY, BEFORE),
    ("a.begun", "on_or_before", DAY, AFTER),
    ("a.begun", "after", DAY, DAY),
    ("a.begun", "before", DAY, DAY),
    ("a.names", "count_at_least", 2, ("one",)),
    ("a.names", "count_less_than", 2, ("one", "two")),
    ("a.colours", "contains", "green", ("red",)),
    ("a.colours", "contains", "green", ()),
    ("a.colours", "lacks", "green", ("green",)),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("fact", "operator", "operand", "value"), HOLDS)
def test_a_test_that_holds(engine: str, fact: str, operator: str, operand: Any, value: FactValue) -> None:
    law = law_of(rule(breach={"fact": fact, operator: operand}))
    assert decided(engine, law, facts_of(stated(fact, value))).stage is Stage.BREACH


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("fact", "operator", "operand", "value"), FAILS)
def test_a_test_that_fails(engine: str, fact: str, operator: str, operand: Any, value: FactValue) -> None:
    law = law_of(rule(breach={"fact": fact, operator: operand}))
    assert decided(engine, law, facts_of(stated(fact, value))).stage is Stage.COMPLIANT


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("facts", [(), "ambiguous"], ids=["missing", "ambiguous"])
@pytest.mark.parametrize(("fact", "operator", "operand"), sorted({(f, o, str(x)) for f, o, x, _ in HOLDS}))
def test_no_test_is_decided_for_a_fact_that_is_not_known(
    engine: str, facts: object, fact: str, operator: str, operand: str
) -> None:
    operand_of = {(f, o, str(x)): x for f, o, x, _ in HOLDS}
    law = law_of(rule(breach={"fact": fact, operator: operand_of[fact, operator, operand]}))
    known: tuple[Fact, ...] = (unclear(fact),) if facts else ()
    assert decided(engine, law, facts_of(*known)).stage is Stage.BREACH_UNKNOWN


def test_every_operator_was_tried() -> None:
    assert {operator for _, operator, _, _ in HOLDS} == {operator for _, operator, _, _ in FAILS}
    assert {operator for _, operator, _, _ in HOLDS} | {"state"} == set(OPERATORS)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("state", ["known", "missing", "ambiguous"])
@pytest.mark.parametrize("fact", ["a.price", "a.colour", "a.title", "a.names"])
def test_the_state_of_a_fact_is_true_or_false_and_never_unknown(engine: str, state: str, fact: str) -> None:
    values: dict[str, FactValue] = {"a.price": Money(1), "a.colour": "red", "a.title": "words", "a.names": ()}
    law = law_of(rule(breach={"fact": fact, "state": state}))
    given = {"known": facts_of(stated(fact, values[fact])), "missing": facts_of(), "ambiguous": facts_of(unclear(fact))}
    for name, facts in given.items():
        expected = Stage.BREACH if name == state else Stage.COMPLIANT
        assert decided(engine, law, facts).stage is expected, name


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("price", "budget", "expected"), [
    (Money(500), Money(500), Stage.BREACH),
    (Money(499), Money(500), Stage.COMPLIANT),
    (Money(500), None, Stage.BREACH_UNKNOWN),
    (None, Money(500), Stage.BREACH_UNKNOWN),
])  # fmt: skip
def test_a_fact_against_another_fact(engine: str, price: Money | None, budget: Money | None, expected: Stage) -> None:
    law = law_of(rule(breach={"fact": "a.price", "at_least": {"fact": "a.budget"}}))
    facts = [stated(name, value) for name, value in (("a.price", price), ("a.budget", budget)) if value is not None]
    assert decided(engine, law, facts_of(*facts)).stage is expected


@pytest.mark.parametrize("engine", ENGINES)
def test_words_of_different_closed_lists_are_compared_as_words(engine: str) -> None:
    law = law_of(rule(breach={"fact": "a.colour", "is": {"fact": "a.shade"}}))
    for colour, shade, expected in (
        ("green", "green", Stage.BREACH),
        ("blue", "green", Stage.COMPLIANT),
        ("red", "orange", Stage.COMPLIANT),
    ):
        facts = facts_of(stated("a.colour", colour), stated("a.shade", shade))
        assert decided(engine, law, facts).stage is expected
    turned = law_of(rule(breach={"fact": "a.shade", "is": {"fact": "a.colour"}}))
    assert decided(engine, turned, facts_of(stated("a.shade", "red"), stated("a.colour", "violet"))).stage is (
        Stage.COMPLIANT
    )


FIRST = {"from": dt.date(2020, 1, 1), "to": dt.date(2021, 12, 31), "value": "£5"}
FIGURE = parameter("p.price", "money", "a.begun", [FIRST, {"from": dt.date(2023, 1, 1), "value": "£7"}])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("begun", "pence", "expected"), [
    (dt.date(2020, 1, 1), 500, Stage.BREACH),
    (dt.date(2021, 12, 31), 500, Stage.BREACH),
    (dt.date(2021, 12, 31), 499, Stage.COMPLIANT),
    (dt.date(2023, 1, 1), 500, Stage.COMPLIANT),
    (dt.date(2023, 1, 1), 700, Stage.BREACH),
    (dt.date(2019, 12, 31), 900, Stage.BREACH_UNKNOWN),
    (dt.date(2022, 1, 1), 900, Stage.BREACH_UNKNOWN),
    (None, 900, Stage.BREACH_UNKNOWN),
])  # fmt: skip
def test_a_figure_counts_on_its_own_days(engine: str, begun: dt.date | None, pence: int, expected: Stage) -> None:
    law = law_of(rule(breach={"fact": "a.price", "at_least": {"parameter": "p.price"}}), parameters=[FIGURE])
    dated = [stated("a.begun", begun)] if begun else []
    assert decided(engine, law, facts_of(stated("a.price", Money(pence)), *dated)).stage is expected


@pytest.mark.parametrize("engine", ENGINES)
def test_the_day_of_the_law_that_was_asked_for_selects_the_figure(engine: str) -> None:
    law = law_of(rule(breach={"fact": "a.price", "at_least": {"parameter": "p.price"}}), parameters=[FIGURE])
    facts = facts_of(stated("a.price", Money(600)), stated("a.begun", dt.date(2021, 1, 1)))
    assert decided(engine, law, facts).stage is Stage.BREACH
    assert decided(engine, law, facts, as_at=dt.date(2024, 1, 1)).stage is Stage.COMPLIANT
