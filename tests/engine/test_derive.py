"""Facts that follow from others: in which order, from which words, and what is never replaced."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from checker.engine.derive import with_derived
from checker.engine.layers import in_layers
from checker.engine.world import World
from checker.errors import ConfigurationError
from checker.facts.fact import Fact, Facts, How, Unknown
from checker.facts.money import Money
from checker.law.derivation import Derivation

from .invented import UNCHECKED
from .small import ENGINES, derivation, engine, facts_of, law_of, parameter, stated, unclear

YES = {"fact": "a.first_yes", "is": True}
SUNNY = derivation("d.sunny", cases=[{"value": True, "when": YES}], otherwise=False)
TINT = derivation(
    "d.tint",
    cases=[
        {"value": "red", "when": {"fact": "d.sunny", "is": True}},
        {"value": "blue", "when": {"fact": "a.colour", "is": "blue"}},
    ],
    otherwise="green",
)
DAYS = derivation(
    "d.days", compute={"function": "days_between", "takes": {"first": {"fact": "a.begun"}, "last": {"fact": "a.ended"}}}
)
FIGURE = [
    {"from": dt.date(2020, 1, 1), "to": dt.date(2020, 12, 31), "value": "£5", "source": UNCHECKED},
    {"from": dt.date(2021, 1, 1), "value": "£7"},
]
ROOM = derivation(
    "d.room",
    compute={"function": "headroom", "takes": {"value": {"fact": "a.price"}, "threshold": {"parameter": "p.price"}}},
)


def derived(name: str, derivations: list[Derivation], facts: Facts, **world: Any) -> World:
    law = law_of(derivations=derivations, parameters=[parameter("p.price", "money", "a.begun", FIGURE)])
    layers = in_layers(law.derivations, law.parameters)
    return with_derived(law, layers, engine(name, law), World(facts, **world))


@pytest.mark.parametrize("name", ENGINES)
def test_one_derived_fact_follows_from_another(name: str) -> None:
    for value, tint in ((True, "red"), (False, "green")):
        facts = derived(name, [TINT, SUNNY], facts_of(stated("a.first_yes", value), stated("a.colour", "orange"))).facts
        assert facts.value("d.sunny") is value
        assert facts.value("d.tint") == tint
        assert facts["d.tint"].how is How.DERIVED


@pytest.mark.parametrize("name", ENGINES)
def test_an_unknown_case_before_a_true_one_makes_the_fact_unknown(name: str) -> None:
    facts = derived(name, [SUNNY, TINT], facts_of(stated("a.colour", "blue"))).facts
    assert not facts["d.sunny"].known
    assert facts["d.tint"].unknown is Unknown.MISSING


@pytest.mark.parametrize("name", ENGINES)
def test_without_otherwise_the_fact_stays_unknown(name: str) -> None:
    only = derivation("d.sunny", cases=[{"value": True, "when": YES}])
    assert derived(name, [only], facts_of(stated("a.first_yes", False))).facts["d.sunny"].unknown is Unknown.MISSING


@pytest.mark.parametrize("name", ENGINES)
def test_what_follows_from_doubt_is_in_doubt(name: str) -> None:
    facts = derived(name, [SUNNY, TINT], facts_of(unclear("a.first_yes"))).facts
    assert facts["d.sunny"].unknown is Unknown.AMBIGUOUS
    assert facts["d.tint"].unknown is Unknown.AMBIGUOUS


@pytest.mark.parametrize("name", ENGINES)
def test_a_fact_that_is_known_or_ambiguous_is_never_replaced(name: str) -> None:
    for given in (stated("d.sunny", False), Fact("d.sunny", False, How.ANSWERED), unclear("d.sunny")):
        assert derived(name, [SUNNY], facts_of(stated("a.first_yes", True), given)).facts["d.sunny"] == given


@pytest.mark.parametrize("name", ENGINES)
def test_the_words_behind_a_derived_fact_are_passed_on(name: str) -> None:
    given = facts_of(stated("a.first_yes", True, "surely", 10), stated("a.colour", "blue", "sky", 90))
    facts = derived(name, [SUNNY, TINT], given).facts
    assert [each.quote for each in facts["d.sunny"].evidence] == ["surely"]
    assert [each.quote for each in facts["d.tint"].evidence] == ["surely"]
    assert facts["d.tint"].sources == ("d.sunny",)


@pytest.mark.parametrize("name", ENGINES)
def test_a_computed_fact_and_its_figure(name: str) -> None:
    days = facts_of(stated("a.begun", dt.date(2021, 1, 1)), stated("a.ended", dt.date(2021, 1, 11)))
    assert derived(name, [DAYS], days).facts.value("d.days") == 10
    priced = facts_of(stated("a.begun", dt.date(2021, 1, 1)), stated("a.price", Money(300)))
    world = derived(name, [ROOM], priced)
    assert world.facts.value("d.room") == Money(400)
    assert world.facts["d.room"].sources == ("a.price", "p.price")
    assert "d.room" not in world.unverified
    early = derived(name, [ROOM], priced, as_at=dt.date(2020, 6, 1))
    assert early.facts.value("d.room") == Money(200)
    assert "d.room" in early.unverified


def test_what_follows_from_an_unchecked_figure_is_unchecked_too() -> None:
    dear = derivation("d.sunny", cases=[{"value": True, "when": {"fact": "d.room", "less_than": "£9"}}])
    facts = facts_of(stated("a.begun", dt.date(2020, 1, 1)), stated("a.price", Money(300)))
    assert derived("durable", [ROOM, dear], facts).unverified == {"d.room", "d.sunny"}


def test_a_fact_that_dates_a_figure_is_settled_before_the_figure_is_used() -> None:
    dated = parameter("p.price", "money", "d.days", FIGURE)
    case = {"fact": "a.price", "at_least": {"parameter": "p.price"}}
    uses = derivation("d.sunny", cases=[{"value": True, "when": case}])
    layers = in_layers([uses, DAYS], {"p.price": dated})
    assert [[each.derive for each in layer] for layer in layers] == [["d.days"], ["d.sunny"]]


def test_facts_that_follow_from_each_other_in_a_circle_are_refused_by_name() -> None:
    back = derivation("d.sunny", cases=[{"value": True, "when": {"fact": "d.tint", "is": "red"}}])
    with pytest.raises(ConfigurationError, match=r"in a circle: d\.sunny -> d\.tint -> d\.sunny"):
        in_layers([back, TINT], {})
