"""The search over what conditions can be, against an enumeration that knows nothing of it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from checker.facts.dictionary import FactDefinition, FactDictionary, FactType
from checker.law.condition import All, Any_, Condition, FactTest, Not
from checker.law.reach import FALSE, NOT_TRUE, TRUE, Goal, Truth, can_hold, outcomes_of

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
DICTIONARY = FactDictionary(
    [
        FactDefinition(name="a.flag", type=FactType.BOOL, meaning=""),
        FactDefinition(name="a.kind", type=FactType.CHOICE, values=("x", "y", "z"), meaning=""),
        FactDefinition(name="a.number", type=FactType.NUMBER, meaning=""),
        FactDefinition(name="a.sum", type=FactType.MONEY, meaning=""),
        FactDefinition(name="a.list", type=FactType.LIST, values=("p", "q"), meaning=""),
        FactDefinition(name="a.names", type=FactType.LIST, meaning=""),
        FactDefinition(name="a.day", type=FactType.DATE, meaning=""),
    ]
)


def condition(data: object) -> Condition:
    return CONDITION.validate_python(data)


def hold(*goals: tuple[object, frozenset[Truth]]) -> bool:
    return can_hold([Goal(condition(data), wanted) for data, wanted in goals], DICTIONARY)


FLAG = {"fact": "a.flag", "is": True}
OVER_P = {"fact": "a.sum", "at_least": {"parameter": "p"}}
NO_FLAG = {"fact": "a.flag", "is": False}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (FLAG, True),
        ({"all": [FLAG, NO_FLAG]}, False),
        ({"any": [FLAG, NO_FLAG]}, True),
        ({"all": [{"fact": "a.flag", "state": "missing"}, FLAG]}, False),
        ({"all": [{"fact": "a.flag", "state": "known"}, {"fact": "a.flag", "state": "missing"}]}, False),
        ({"all": [{"fact": "a.kind", "is": "x"}, {"fact": "a.kind", "in": ["y", "z"]}]}, False),
        ({"all": [{"fact": "a.kind", "is_not": "x"}, {"fact": "a.kind", "in": ["x", "z"]}]}, True),
        ({"all": [{"fact": "a.number", "at_least": 10}, {"fact": "a.number", "less_than": 10}]}, False),
        ({"all": [{"fact": "a.number", "at_least": 10}, {"fact": "a.number", "at_most": 10}]}, True),
        ({"all": [{"fact": "a.number", "more_than": 10}, {"fact": "a.number", "less_than": 11}]}, False),
        ({"all": [{"fact": "a.sum", "more_than": "£10"}, {"fact": "a.sum", "less_than": "£10.01"}]}, False),
        ({"all": [{"fact": "a.sum", "more_than": "£10"}, {"fact": "a.sum", "less_than": "£10.02"}]}, True),
        ({"all": [{"fact": "a.day", "after": "2021-01-01"}, {"fact": "a.day", "before": "2021-01-02"}]}, False),
        ({"all": [{"fact": "a.list", "contains": "p"}, {"fact": "a.list", "count_less_than": 1}]}, False),
        ({"all": [{"fact": "a.list", "lacks": "p"}, {"fact": "a.list", "count_at_least": 2}]}, False),
        ({"all": [{"fact": "a.list", "lacks": "p"}, {"fact": "a.list", "count_at_least": 1}]}, True),
        ({"fact": "a.list", "count_at_least": 3}, False),
        ({"fact": "a.names", "count_at_least": 30}, True),
        ({"all": [OVER_P, {"fact": "a.sum", "less_than": {"parameter": "p"}}]}, False),
        ({"all": [OVER_P, {"fact": "a.sum", "less_than": {"parameter": "q"}}]}, True),
        ({"all": [OVER_P, {"not": OVER_P}]}, False),
    ],
)  # fmt: skip
def test_whether_a_condition_can_be_true(data: object, expected: bool) -> None:
    assert hold((_dated(data), TRUE)) is expected


def test_goals_are_reached_together() -> None:
    assert hold((FLAG, TRUE), ({"fact": "a.kind", "is": "x"}, FALSE))
    assert not hold((FLAG, TRUE), (NO_FLAG, NOT_TRUE), ({"fact": "a.flag", "state": "missing"}, TRUE))
    assert not hold((FLAG, TRUE), (FLAG, NOT_TRUE))


def test_a_condition_of_states_alone_is_never_unknown() -> None:
    known = {"fact": "a.flag", "state": "known"}
    assert not hold((known, frozenset({None})))
    assert hold((FLAG, frozenset({None})))


def test_a_test_against_something_else_can_be_unknown_although_the_fact_is_known() -> None:
    against = {"fact": "a.sum", "at_least": {"parameter": "p"}}
    assert hold((against, frozenset({None})), ({"fact": "a.sum", "state": "known"}, TRUE))


TESTS = [
    FLAG,
    {"fact": "a.flag", "state": "missing"},
    {"fact": "a.kind", "is": "x"},
    {"fact": "a.kind", "in": ["x", "y"]},
    {"fact": "a.kind", "state": "known"},
    {"fact": "a.number", "at_least": 5},
    {"fact": "a.number", "less_than": 7},
    {"fact": "a.list", "contains": "p"},
    {"fact": "a.list", "count_at_least": 2},
]
trees = st.recursive(
    st.sampled_from(TESTS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=8,
)
wanted = st.sampled_from([TRUE, FALSE, NOT_TRUE, frozenset({None})])


@settings(max_examples=150, deadline=None)
@given(trees, wanted, trees, wanted)
def test_the_search_agrees_with_trying_everything(
    one: object, one_wanted: frozenset[Truth], two: object, two_wanted: frozenset[Truth]
) -> None:
    goals = [Goal(condition(one), one_wanted), Goal(condition(two), two_wanted)]
    assert can_hold(goals, DICTIONARY) is _by_enumeration(goals)


def _by_enumeration(goals: list[Goal]) -> bool:
    tests: dict[str, list[FactTest]] = {}
    for data in TESTS:
        test = condition(data)
        assert isinstance(test, FactTest)
        tests.setdefault(test.fact, []).append(test)
    choices = [outcomes_of(DICTIONARY[fact], made) for fact, made in tests.items()]
    for combination in itertools.product(*choices):
        truths = {test: truth for outcomes in combination for test, truth in outcomes.items()}
        if all(_evaluate(goal.condition, truths) in goal.wanted for goal in goals):
            return True
    return False


def _evaluate(what: Condition, truths: Mapping[FactTest, Truth]) -> Truth:
    if isinstance(what, FactTest):
        return truths[what]
    if isinstance(what, Not):
        inner = _evaluate(what.not_, truths)
        return None if inner is None else not inner
    parts = [_evaluate(part, truths) for part in (what.all if isinstance(what, All) else what.any)]
    settled = isinstance(what, Any_)
    if settled in parts:
        return settled
    return None if None in parts else not settled


def _dated(data: object) -> object:
    """Dates of a literal as YAML gives them."""
    import datetime as dt

    if isinstance(data, dict):
        return {key: _dated(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_dated(value) for value in data]
    if isinstance(data, str) and data[:2] == "20":
        return dt.date.fromisoformat(data)
    return data
