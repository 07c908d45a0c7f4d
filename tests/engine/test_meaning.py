"""What a rule means: the order in which its parts count, and three-valued logic inside them."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest

from checker.engine.decided import Decided, Stage
from checker.facts.money import Money

from .invented import UNCHECKED
from .small import ENGINES, because, decided, facts_of, law_of, parameter, rule, stated, unclear

YES = {"fact": "a.first_yes", "is": True}
RED = {"fact": "a.colour", "is": "red"}
GREEN = {"fact": "a.colour", "is": "green"}
DEAR = {"fact": "a.price", "at_least": "£5"}
TRUE, FALSE, UNKNOWN = [stated("a.first_yes", True)], [stated("a.first_yes", False)], []

KLEENE_ALL = {(True, True): True, (True, False): False, (True, None): None, (False, False): False,
              (False, None): False, (None, None): None}  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("one", "other"), list(itertools.product([True, False, None], repeat=2)))
def test_all_any_and_not_are_kleene_s(engine: str, one: bool | None, other: bool | None) -> None:
    facts = [stated(n, v) for n, v in (("a.first_yes", one), ("a.second_yes", other)) if v is not None]
    parts = [YES, {"fact": "a.second_yes", "is": True}]
    both = KLEENE_ALL[(one, other) if (one, other) in KLEENE_ALL else (other, one)]
    turned = tuple(None if value is None else not value for value in (one, other))
    neither = KLEENE_ALL[turned if turned in KLEENE_ALL else turned[::-1]]
    expected = {True: Stage.BREACH, False: Stage.COMPLIANT, None: Stage.BREACH_UNKNOWN}
    some = None if neither is None else not neither
    assert decided(engine, law_of(rule(breach={"all": parts})), facts_of(*facts)).stage is expected[both]
    assert decided(engine, law_of(rule(breach={"any": parts})), facts_of(*facts)).stage is expected[some]
    not_both = None if both is None else not both
    assert decided(engine, law_of(rule(breach={"not": {"all": parts}})), facts_of(*facts)).stage is expected[not_both]


ORDER: list[tuple[dict[str, Any], list[Any], Decided]] = [
    ({"applies": YES, "breach": DEAR}, FALSE, Decided(Stage.NOT_APPLICABLE)),
    ({"applies": YES, "breach": DEAR}, [*FALSE, stated("a.price", Money(500))], Decided(Stage.NOT_APPLICABLE)),
    ({"applies": YES, "breach": DEAR}, [stated("a.price", Money(500))], Decided(Stage.APPLIES_UNKNOWN)),
    ({"applies": YES, "breach": DEAR}, [*TRUE, stated("a.price", Money(500))], Decided(Stage.BREACH)),
    ({"applies": YES, "breach": DEAR}, [*TRUE, stated("a.price", Money(499))], Decided(Stage.COMPLIANT)),
    ({"applies": YES, "breach": DEAR}, TRUE, Decided(Stage.BREACH_UNKNOWN)),
    ({"breach": DEAR}, [], Decided(Stage.BREACH_UNKNOWN)),
    ({"applies": YES}, TRUE, Decided(Stage.COMPLIANT)),
    ({}, [], Decided(Stage.COMPLIANT)),
]
REVIEWED = {
    "breach": DEAR,
    "review": [{"when": RED, "because": "judgement_required"}, {"when": YES, "because": "missing_fact"}],
}
ORDER += [
    (REVIEWED, [stated("a.colour", "red"), stated("a.price", Money(500))], Decided(Stage.BREACH)),
    (REVIEWED, [stated("a.colour", "red"), *TRUE], Decided(Stage.REVIEW, 0)),
    (REVIEWED, [stated("a.colour", "blue"), *TRUE], Decided(Stage.REVIEW, 1)),
    (REVIEWED, TRUE, Decided(Stage.REVIEW, 1)),
    (REVIEWED, [stated("a.price", Money(499)), *TRUE], Decided(Stage.REVIEW, 1)),
    (REVIEWED, [stated("a.price", Money(499))], Decided(Stage.COMPLIANT)),
    (REVIEWED, [], Decided(Stage.BREACH_UNKNOWN)),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("parts", "facts", "expected"), ORDER)
def test_the_parts_count_in_this_order(engine: str, parts: dict[str, Any], facts: list[Any], expected: Decided) -> None:
    assert decided(engine, law_of(rule(**parts)), facts_of(*facts)) == expected


FORCE = {"from": dt.date(2020, 1, 1), "to": dt.date(2020, 12, 31), "dated_by": "a.begun"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("day", "expected"), [
    (dt.date(2019, 12, 31), Stage.NOT_APPLICABLE),
    (dt.date(2020, 1, 1), Stage.BREACH),
    (dt.date(2020, 12, 31), Stage.BREACH),
    (dt.date(2021, 1, 1), Stage.NOT_APPLICABLE),
    (None, Stage.APPLIES_UNKNOWN),
])  # fmt: skip
def test_a_rule_binds_from_its_first_day_to_its_last(engine: str, day: dt.date | None, expected: Stage) -> None:
    law = law_of(rule(in_force=FORCE, breach=YES))
    facts = facts_of(*TRUE, *([stated("a.begun", day)] if day else []))
    assert decided(engine, law, facts).stage is expected
    if day is not None:
        assert decided(engine, law, facts_of(*TRUE), as_at=day).stage is expected


def test_what_is_false_outweighs_what_is_unknown_about_the_day() -> None:
    law = law_of(rule(in_force=FORCE, applies=YES, breach=DEAR))
    for engine in ENGINES:
        assert decided(engine, law, facts_of(*FALSE)).stage is Stage.NOT_APPLICABLE


@pytest.mark.parametrize("engine", ENGINES)
def test_no_breach_rests_on_law_that_nobody_checked(engine: str) -> None:
    facts = facts_of(*TRUE)
    assert decided(engine, law_of(rule(breach=YES, sources=[UNCHECKED])), facts).stage is Stage.UNVERIFIED_BREACH
    checked = rule(breach=YES, sources=[UNCHECKED, {"cite": "Act", "verified": "partial"}])
    assert decided(engine, law_of(checked), facts).stage is Stage.BREACH


@pytest.mark.parametrize("engine", ENGINES)
def test_no_breach_rests_on_a_figure_that_nobody_checked(engine: str) -> None:
    values = [
        {"from": dt.date(2020, 1, 1), "to": dt.date(2020, 12, 31), "value": "£5", "source": UNCHECKED},
        {"from": dt.date(2021, 1, 1), "value": "£5"},
    ]
    figure = parameter("p.price", "money", "a.begun", values)
    dear = {"fact": "a.price", "at_least": {"parameter": "p.price"}}
    for breach, year, expected in (
        (dear, 2020, Stage.UNVERIFIED_BREACH),
        (dear, 2021, Stage.BREACH),
        ({"any": [dear, YES]}, 2020, Stage.BREACH),
        ({"all": [dear, YES]}, 2020, Stage.UNVERIFIED_BREACH),
        ({"not": {"fact": "a.price", "less_than": {"parameter": "p.price"}}}, 2020, Stage.UNVERIFIED_BREACH),
    ):
        facts = facts_of(*TRUE, stated("a.price", Money(500)), stated("a.begun", dt.date(year, 6, 1)))
        assert decided(engine, law_of(rule(breach=breach), parameters=[figure]), facts).stage is expected
        assert decided(engine, law_of(rule(breach=breach), parameters=[figure]), facts).stage is expected


@pytest.mark.parametrize("engine", ENGINES)
def test_no_breach_rests_on_a_fact_marked_as_unchecked(engine: str) -> None:
    council = {"council": "marlshire", "name": "Marlshire County Council",
               "values": [{"fact": "council.limit", "value": "£5", "source": UNCHECKED}]}  # fmt: skip
    law = law_of(rule(breach={"fact": "a.price", "at_least": {"fact": "council.limit"}}), councils=[council])
    facts = facts_of(stated("a.price", Money(500)), stated("council.limit", Money(500)))
    assert decided(engine, law, facts, unverified=frozenset({"council.limit"})).stage is Stage.UNVERIFIED_BREACH
    assert decided(engine, law, facts).stage is Stage.BREACH


def _named(engine: str, parts: dict[str, Any], *facts: Any) -> list[tuple[str, str, bool | None]]:
    steps = because(engine, law_of(rule(**parts)), facts_of(*facts))
    return [(step.part, step.test.fact, step.truth) for step in steps]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_nearest_miss_is_the_clause_that_took_the_rule_out(engine: str) -> None:
    parts = {"applies": {"all": [YES, RED, DEAR]}, "breach": GREEN}
    colour, price = stated("a.colour", "blue"), stated("a.price", Money(1))
    assert _named(engine, parts, *TRUE, colour, price) == [("applies", "a.colour", False)]
    assert _named(engine, parts, colour) == [("applies", "a.colour", False)]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_shown_is_what_decided(engine: str) -> None:
    red, cheap = stated("a.colour", "red"), stated("a.price", Money(1))
    any_of = {"applies": {"any": [RED, YES]}, "breach": {"all": [DEAR, YES]}}
    assert _named(engine, any_of, red, cheap) == [("applies", "a.colour", True), ("breach", "a.price", False)]
    assert _named(engine, any_of, stated("a.colour", "blue")) == [("applies", "a.first_yes", None)]
    every = {"applies": {"all": [RED, YES, DEAR]}}
    assert _named(engine, every, red) == [("applies", "a.first_yes", None), ("applies", "a.price", None)]
    clause = {"breach": DEAR, "review": [{"when": {"any": [YES, GREEN]}, "because": "judgement_required"}]}
    assert _named(engine, clause, stated("a.colour", "green")) == [("review", "a.colour", True)]
    only_review = {"review": [{"when": YES, "because": "judgement_required"}]}
    assert _named(engine, only_review, *FALSE) == [("review", "a.first_yes", False)]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_ambiguous_fact_is_unknown_and_not_missing(engine: str) -> None:
    guarded = {"any": [{"fact": "a.first_yes", "state": "missing"}, YES]}
    assert decided(engine, law_of(rule(breach=guarded)), facts_of()).stage is Stage.BREACH
    assert decided(engine, law_of(rule(breach=guarded)), facts_of(unclear("a.first_yes"))).stage is Stage.BREACH_UNKNOWN
