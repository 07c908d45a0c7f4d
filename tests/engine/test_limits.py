"""What the rules engine cannot bear is split, or refused when rules are compiled, by the name of the rule."""

from __future__ import annotations

import itertools
from math import prod
from typing import Any

import pytest

from checker.engine import questions
from checker.engine.decided import Decided, Stage
from checker.engine.diagram import grow, paths_of
from checker.engine.durable import DurableEngine
from checker.engine.formula import Compare, Every, Negated, Pair, Some, holds
from checker.engine.numbers import AMBIGUOUS, MISSING
from checker.engine.ruleset import (
    MOST_EVENTS,
    MOST_RULES,
    MOST_WAYS,
    NAMES_IN_USE,
    Names,
    in_events,
    in_rulesets,
    name_hash,
)
from checker.engine.world import World
from checker.errors import ConfigurationError, RuleLimitError
from checker.facts.money import Money

from .invented import COLOURS, DICTIONARY
from .small import ENGINES, derivation, engine, facts_of, law_of, rule, stated

BOOLS = ("a.first_yes", "a.second_yes")


def _wide(tests: int) -> dict[str, Any]:
    """Every one of many amounts is reached: so many comparisons on one path."""
    return {"all": [{"fact": "a.price", "at_least": f"£{number}"} for number in range(tests)]}


def _branching(parts: int) -> dict[str, Any]:
    """All of many alternatives over different facts: paths multiply with every part."""
    facts = ("a.colour", "a.shade", "a.section")
    pairs = itertools.product(facts, COLOURS[:4])
    tests = [
        {"fact": fact, "is": colour if fact != "a.section" else section}
        for (fact, colour), section in zip(pairs, itertools.cycle(["absent", "blank", "nil", "substantive"]))
    ]
    money = [{"fact": fact, "more_than": f"£{n}"} for n in range(parts) for fact in ("a.price", "a.budget")]
    return {"all": [{"any": [tests[n % len(tests)], money[n], {"fact": BOOLS[n % 2], "is": n % 3 == 0}]}
                    for n in range(parts)]}  # fmt: skip


@pytest.mark.parametrize("parts", [2, 6, 12])
def test_a_branching_rule_is_split_and_still_means_the_same(parts: int) -> None:
    law = law_of(rule(applies=_branching(parts), breach={"not": _branching(parts)}))
    facts = [
        facts_of(),
        facts_of(stated("a.price", Money(5000))),
        facts_of(stated("a.price", Money(5000)), stated("a.budget", Money(5000))),
        facts_of(*(stated(name, True) for name in BOOLS), stated("a.colour", "green")),
    ]
    for each in facts:
        answers = {engine(name, law).judge(World(each)).decided for name in ENGINES}
        assert len(answers) == 1


def test_a_rule_that_was_split_asks_its_parts_first() -> None:
    durable = engine("durable", law_of(rule(applies=_branching(8), breach=_branching(8))))
    assert isinstance(durable, DurableEngine)
    assert durable._rules.questions.parts
    assert len(durable._rules._waves) > 1


@pytest.mark.parametrize("tests", [10, 150, 600])
def test_a_rule_of_very_many_tests_is_split_until_the_engine_bears_it(tests: int) -> None:
    durable = engine("durable", law_of(rule(breach=_wide(tests))))
    for pence, stage in ((tests * 100 - 100, Stage.BREACH), (tests * 100 - 101, Stage.COMPLIANT)):
        assert durable.judge(World(facts_of(stated("a.price", Money(pence))))).decided == (Decided(stage),)


def test_a_rule_that_stays_too_large_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "MOST_PATHS", 8)
    facts = [name for name in DICTIONARY if name.startswith("a.")][:10]
    known = [{"fact": fact, "state": "known"} for fact in facts]
    clauses = [{"when": test, "because": "judgement_required"} for test in known]
    with pytest.raises(RuleLimitError, match="rule 'far-too-large' is too large for the rules engine"):
        engine("durable", law_of(rule("far-too-large", review=clauses)))
    cases = [{"value": number % 2 == 0, "when": test} for number, test in enumerate(known)]
    with pytest.raises(RuleLimitError, match=r"derived fact 'd\.sunny' is too large"):
        engine("durable", law_of(derivations=[derivation("d.sunny", cases=cases)]))


def test_a_rule_that_compares_too_many_numbers_at_once_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "MOST_NUMBERS", 4)
    tests = [{"fact": fact, "more_than": "£1"} for fact in ("a.price", "a.budget", "council.limit", "d.room")]
    durable = engine("durable", law_of(rule(breach={"all": tests})))
    assert isinstance(durable, DurableEngine)
    assert all(len(each.slots) <= 4 for each in durable._rules.questions.parts)
    facts = [stated(str(test["fact"]), Money(200)) for test in tests]
    assert durable.judge(World(facts_of(*facts))).decided == (Decided(Stage.BREACH),)


def test_names_are_told_apart_by_the_engine_and_filed_where_they_were_wanted() -> None:
    names = Names(18_000)
    taken = [names.take(number) for number in range(5000)]
    assert len({name_hash(name) for name in (*taken, *NAMES_IN_USE)}) == 5000 + len(NAMES_IN_USE)
    assert all(name_hash(name) % 32 == number % 32 for number, name in enumerate(taken))


def test_a_name_of_another_remainder_does_when_there_is_none_left_and_running_out_is_an_error() -> None:
    names = Names(18_000)
    taken = {names.take(7) for _ in range(3000)}
    assert len(taken) == 3000
    with pytest.raises(ConfigurationError, match="no names left"):
        _ = [names.take(7) for _ in range(30000)]


def test_questions_are_dealt_out_to_rulesets_that_the_engine_bears() -> None:
    rules = [rule(f"rule-{number}", breach={"fact": "a.price", "at_least": f"£{number}"}) for number in range(120)]
    law = law_of(*rules)
    durable = engine("durable", law)
    assert isinstance(durable, DurableEngine)
    asked = [question for wave in durable._rules._waves for one in wave for question in one.questions.items()]
    assert sorted(key for key, _ in asked) == list(range(120))
    events = in_events(asked)
    assert sum(map(len, events)) == 120
    for event in events:
        assert len(event) == 1 or prod(len(question.paths) for _, question in event) <= MOST_WAYS
    for group in in_rulesets(events):
        ways = [prod(len(question.paths) for _, question in event) for event in group]
        assert len(group) <= MOST_EVENTS
        assert len(group) == 1 or sum(ways) <= MOST_RULES
    ends = durable.judge(World(facts_of(stated("a.price", Money(5900))))).decided
    assert [end.stage for end in ends] == [Stage.BREACH] * 60 + [Stage.COMPLIANT] * 60


def test_a_rule_without_conditions_is_asked_all_the_same() -> None:
    for name in ENGINES:
        assert engine(name, law_of(rule())).judge(World(facts_of())).decided == (Decided(Stage.COMPLIANT),)


def test_every_record_has_exactly_one_path_through_a_diagram() -> None:
    first, second, third = Compare(0, ">=", 2), Compare(1, "<=", 4), Compare(1, "==", 3)
    ends = [Decided(Stage.BREACH), Decided(Stage.COMPLIANT), Decided(Stage.NOT_APPLICABLE)]
    chain = ((Every((first, Some((second, third)))), ends[0]), (Negated(Some((third, Negated(first)))), ends[1]))
    paths = list(paths_of(grow((chain, ends[2]), {0: (0, 5), 1: (0, 5)}, 100)))
    values = [*range(6), MISSING, AMBIGUOUS]
    for one, other in itertools.product(values, repeat=2):
        numbers = [one, other]
        found = [path for path in paths if all(compare.holds(numbers) is truth for compare, truth in path.steps)]
        expected = next((end for formula, end in chain if holds(formula, numbers)), ends[2])
        assert [path.end for path in found] == [expected]


def test_an_answer_that_does_not_matter_is_not_asked() -> None:
    compare = Compare(0, ">=", 2)
    same = Decided(Stage.COMPLIANT)
    assert grow((((compare, same),), same), {0: (0, 5)}, 100) == same


def test_a_pair_is_negated_by_changing_places() -> None:
    yes = Compare(0, ">=", 1)
    pair = Pair(yes, Some((yes, Compare(0, "<=", AMBIGUOUS))))
    for number, truth in ((0, False), (1, True), (MISSING, None)):
        turned = pair.negated()
        found = True if holds(turned.true, [number]) else None if holds(turned.possible, [number]) else False
        assert found is (None if truth is None else not truth)
