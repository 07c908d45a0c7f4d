"""An engine that loses, repeats or invents a result: the record is not judged, and the next one is judged again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from checker.engine import ruleset
from checker.engine.both import BothEngines
from checker.engine.decided import Decided, Stage, Step
from checker.engine.durable import DurableEngine
from checker.engine.judge import judge
from checker.engine.reference import ReferenceEngine
from checker.engine.world import World
from checker.errors import EngineFaultError
from checker.facts.fact import Fact
from checker.facts.money import Money

from .small import engine, facts_of, law_of, rule, stated

RULES = [
    rule("first-rule", breach={"fact": "a.first_yes", "is": True}),
    rule("second-rule", breach={"fact": "a.price", "at_least": "£5"}),
]
LAW = law_of(*RULES)
FACTS = facts_of(stated("a.first_yes", True), stated("a.price", Money(499)))
REAL = ruleset.load_engine()


class Broken:
    """The engine's module with one function that misbehaves."""

    error = REAL.error

    def __init__(self, **broken: Callable[..., Any]) -> None:
        self._broken = broken

    def __getattr__(self, name: str) -> Any:
        return self._broken.get(name, getattr(REAL, name))


def _drop_last(handle: int, state: int) -> str | None:
    REAL.complete_and_start_action(handle, state)
    return None


def _fire_again() -> Callable[[int, int], str | None]:
    kept: list[str] = []

    def start(handle: int, state: int) -> tuple[str, str]:
        begun: tuple[str, str] = REAL.start_action_for_state(handle, state)
        kept.append(begun[1])
        return begun

    def complete(handle: int, state: int) -> str:
        return kept[-1]

    _fire_again.start = start  # type: ignore[attr-defined]
    return complete


AGAIN = _fire_again()
BREAKS: dict[str, dict[str, Callable[..., Any]]] = {
    "loses all but one": {"complete_and_start_action": _drop_last},
    "starts nothing": {"start_action_for_state": lambda handle, state: None},
    "fires one rule twice": {
        "start_action_for_state": _fire_again.start,  # type: ignore[attr-defined]
        "complete_and_start_action": AGAIN,
    },
    "fires a rule that is not there": {"start_action_for_state": lambda handle, state: ("{}", '{"9999":{}}')},
    "says something else": {"start_action_for_state": lambda handle, state: ("{}", "nothing")},
    "knows no rule for a fact": {"assert_events": lambda handle, events: (1, REAL.assert_events(handle, events)[1])},
    "has seen a fact before": {"assert_events": lambda handle, events: (2, REAL.assert_events(handle, events)[1])},
}


def _raise(error: BaseException) -> Callable[..., Any]:
    def raising(*arguments: Any) -> Any:
        raise error

    return raising


BREAKS["refuses the facts"] = {"assert_events": _raise(REAL.error("Could not assert events, error code: 303"))}
BREAKS["is out of memory"] = {"assert_events": _raise(MemoryError())}
BREAKS["fails in an action"] = {"complete_and_start_action": _raise(REAL.error("error code: 5"))}


@pytest.fixture(autouse=True)
def _each_rule_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule is an event of its own, so that one can be lost and the other not."""
    monkeypatch.setattr(ruleset, "MOST_WAYS", 1)


def _rulesets(durable: DurableEngine) -> list[Any]:
    return [one for wave in durable._rules._waves for one in wave]


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS)
def test_a_fault_is_raised_and_the_next_record_is_judged_again(broken: dict[str, Callable[..., Any]]) -> None:
    durable = engine("durable", LAW)
    assert isinstance(durable, DurableEngine)
    expected = (Decided(Stage.BREACH), Decided(Stage.COMPLIANT))
    assert durable.judge(World(FACTS)).decided == expected
    for each in _rulesets(durable):
        each._engine = Broken(**broken)
    with pytest.raises(EngineFaultError, match="nothing was judged"):
        durable.judge(World(FACTS))
    for each in _rulesets(durable):
        each._engine = REAL
    assert durable.judge(World(FACTS)).decided == expected


def test_the_fault_names_the_rule_that_was_lost() -> None:
    durable = engine("durable", law_of(RULES[0]))
    assert isinstance(durable, DurableEngine)
    _rulesets(durable)[0]._engine = Broken(start_action_for_state=lambda handle, state: None)
    with pytest.raises(EngineFaultError, match="lost rule 'first-rule'"):
        durable.judge(World(FACTS))


def test_a_ruleset_that_was_interrupted_is_thrown_away() -> None:
    durable = engine("durable", LAW)
    assert isinstance(durable, DurableEngine)
    each = _rulesets(durable)[0]
    each._engine = Broken(complete_and_start_action=_raise(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        durable.judge(World(FACTS))
    assert each._handle is None
    each._engine = REAL
    assert durable.judge(World(FACTS)).decided == (Decided(Stage.BREACH), Decided(Stage.COMPLIANT))


def test_a_path_that_does_not_hold_is_noticed_when_it_is_explained() -> None:
    durable = engine("durable", LAW)
    assert isinstance(durable, DurableEngine)
    decisions = durable.judge(World(FACTS))
    other = durable.judge(World(facts_of(stated("a.first_yes", False), stated("a.price", Money(499)))))
    decisions.paths = other.paths
    with pytest.raises(EngineFaultError, match="tests do not hold"):
        decisions.because(0)


WRONG: list[tuple[str, Any]] = [
    ("a.first_yes", 1),
    ("a.first_yes", "yes"),
    ("a.price", 500),
    ("a.price", Money(2**51)),
    ("a.price", Money(-(2**51))),
    ("a.price", Money(True)),
    ("a.count", True),
    ("a.count", 2.0),
    ("a.count", 2**60),
    ("a.begun", dt.datetime(2021, 1, 1)),
    ("a.begun", "2021-01-01"),
    ("a.colour", "beige"),
    ("a.colour", True),
    ("a.names", ["one"]),
]


@pytest.mark.parametrize(("fact", "value"), WRONG)
def test_a_value_of_the_wrong_kind_never_reaches_the_engine(fact: str, value: Any) -> None:
    fitting = {"a.first_yes": ("is", True), "a.price": ("at_least", "£5"), "a.count": ("at_least", 1),
               "a.begun": ("after", dt.date(2020, 1, 1)), "a.colour": ("is", "red"),
               "a.names": ("count_at_least", 1)}  # fmt: skip
    operator, operand = fitting[fact]
    law = law_of(rule(breach={"fact": fact, operator: operand}))
    with pytest.raises(EngineFaultError, match=f"the fact {fact}"):
        engine("durable", law).judge(World(facts_of(Fact(fact, value))))


@pytest.mark.parametrize("value", [Money(2**51 - 1), Money(1 - 2**51)])
def test_the_largest_values_are_compared_exactly(value: Money) -> None:
    near = Money(value.pence - 1 if value.pence > 0 else value.pence + 1)
    law = law_of(rule(breach={"fact": "a.price", "more_than": {"fact": "a.budget"}}))
    for price, budget in ((value, near), (near, value), (value, value)):
        facts = facts_of(stated("a.price", price), stated("a.budget", budget))
        expected = Stage.BREACH if price.pence > budget.pence else Stage.COMPLIANT
        assert engine("durable", law).judge(World(facts)).decided[0].stage is expected


class Contrary(ReferenceEngine):
    """A reference engine that sees one rule the other way, or gives other grounds for it."""

    name = "contrary"

    def judge(self, world: World) -> Any:
        found = super().judge(world)

        class Turned:
            decided = (found.decided[0], Decided(Stage.BREACH))

            def because(self, index: int) -> tuple[Step, ...]:
                return found.because(index)

        return Turned()


def test_two_engines_that_differ_judge_nothing_and_the_message_names_the_rule_and_both_answers() -> None:
    both = BothEngines(engine("durable", LAW), Contrary(LAW, RULES, ()), RULES, ())
    with pytest.raises(EngineFaultError) as caught:
        both.judge(World(FACTS))
    for words in ("rule second-rule", "durable says compliant", "contrary says breach"):
        assert words in str(caught.value)


def test_two_engines_that_give_different_grounds_judge_nothing() -> None:
    class Groundless(ReferenceEngine):
        def judge(self, world: World) -> Any:
            found = super().judge(world)

            class Turned:
                decided = found.decided

                def because(self, index: int) -> tuple[Step, ...]:
                    return ()

            return Turned()

    both = BothEngines(engine("durable", LAW), Groundless(LAW, RULES, ()), RULES, ())
    decisions = both.judge(World(FACTS))
    with pytest.raises(EngineFaultError, match="rule first-rule"):
        decisions.because(0)


def test_two_engines_that_agree_are_one() -> None:
    judgement = judge(LAW, FACTS, engine="both")
    assert judgement.engine == "both"
    assert judgement.findings == judge(LAW, FACTS, engine="reference").findings
