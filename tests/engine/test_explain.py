"""The proof of a finding: every clause, what it came to, and which of them decided."""

from __future__ import annotations

import pytest

from checker.engine.explain import Explanation, explain
from checker.engine.finding import Truth
from checker.errors import ConfigurationError
from checker.facts.fact import Fact
from checker.facts.money import Money
from checker.law.rule import Outcome

from .small import facts_of, law_of, rule, stated

YES = {"fact": "a.first_yes", "is": True}
RED = {"fact": "a.colour", "is": "red"}
DEAR = {"fact": "a.price", "at_least": "£5"}
REVIEW = [{"when": {"not": DEAR}, "because": "judgement_required"}]
LAW = law_of(rule(applies={"all": [YES, {"any": [RED, DEAR]}]}, breach=DEAR, review=REVIEW), rule("other-rule"))


def proof(*facts: Fact, engine: str = "both") -> Explanation:
    return explain(LAW, facts_of(*facts), "the-rule", engine=engine)


@pytest.mark.parametrize("engine", ["durable", "reference", "both"])
def test_a_rule_that_does_not_apply_shows_the_clause_that_took_it_out(engine: str) -> None:
    found = proof(stated("a.first_yes", False), stated("a.colour", "red"), engine=engine)
    assert found.finding.outcome is Outcome.NOT_APPLICABLE
    assert found.engine == engine
    assert found.nearest_miss is not None
    assert (found.nearest_miss.fact, found.nearest_miss.operand, found.nearest_miss.value) == (
        "a.first_yes",
        "yes",
        "no",
    )
    applies = found.parts[0].proof
    assert (applies.kind, applies.truth, applies.decided) == ("all", Truth.FALSE, True)
    assert [(test.truth, test.decided) for test in applies.tests()] == [
        (Truth.FALSE, True),
        (Truth.TRUE, False),
        (Truth.UNKNOWN, False),
    ]


def test_every_part_is_shown_and_what_decided_is_marked() -> None:
    found = proof(stated("a.first_yes", True), stated("a.colour", "blue"), stated("a.price", Money(500)))
    assert [(part.part, part.index, part.proof.truth, part.proof.decided) for part in found.parts] == [
        ("applies", None, Truth.TRUE, True),
        ("breach", None, Truth.TRUE, True),
        ("review", 0, Truth.FALSE, False),
    ]
    assert found.finding.outcome is Outcome.BREACH
    assert found.nearest_miss is None
    assert [test.decided for test in found.parts[0].proof.tests()] == [True, False, True]
    assert found.parts[2].proof.kind == "not"


def test_what_cannot_be_told_is_shown_as_that() -> None:
    found = proof(stated("a.first_yes", True))
    assert [part.proof.truth for part in found.parts] == [Truth.UNKNOWN] * 3
    assert [(test.clause.fact, test.decided) for test in found.parts[0].proof.tests() if test.clause] == [
        ("a.first_yes", False),
        ("a.colour", True),
        ("a.price", True),
    ]


def test_a_rule_that_is_not_there_is_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError, match="no rule is called 'the-role'"):
        explain(LAW, facts_of(), "the-role")
