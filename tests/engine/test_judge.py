"""From facts to findings: reasons, words, exhibits, missing facts, and what must never be called compliant."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

import pytest

from checker.engine import build
from checker.engine.finding import Finding, Truth
from checker.engine.judge import Judgement, judge
from checker.engine.wording import joined, percent_words, value_words
from checker.errors import ConfigurationError
from checker.facts.fact import Fact, How
from checker.facts.money import Money
from checker.law.rule import Outcome, Reason, Severity

from .invented import DICTIONARY, SOURCE, UNCHECKED
from .small import derivation, facts_of, law_of, parameter, rule, stated, unclear

YES = {"fact": "a.first_yes", "is": True}
DEAR = {"fact": "a.price", "at_least": {"parameter": "p.price"}}
FIGURE = parameter("p.price", "money", "a.begun", [{"from": dt.date(2020, 1, 1), "value": "£25,000"}])
BEGUN = stated("a.begun", dt.date(2021, 11, 12), "12 November 2021", 50)


def found(*facts: Fact, parts: dict[str, Any], **options: Any) -> Finding:
    """The one finding of a law of one rule, as both engines have it."""
    more = {key: options.pop(key) for key in ("derivations", "councils") if key in options}
    law = law_of(rule(**parts), parameters=[FIGURE], **more)
    return judge(law, facts_of(*facts), engine="both", **options).findings[0]


def messages(**texts: Any) -> dict[str, Any]:
    plain = {"compliant": "Fine.", "breach": "Broken.", "not_applicable": "Out."}
    return plain | {"review": {str(reason): f"{reason}: {{missing}}." for reason in Reason}} | texts


def test_a_message_says_facts_and_figures_as_people_write_them() -> None:
    text = "{a.price} against {p.price} on {a.begun}, {a.names}; {a.colour}, {a.first_yes}, {a.count}, {a.ended}."
    finding = found(
        stated("a.price", Money(57900000)), BEGUN, stated("a.names", ("Fernhollow Ltd", "Bluegate CIC", "Ostler")),
        stated("a.colour", "red"), stated("a.first_yes", False), stated("a.count", 1200),
        parts={"breach": DEAR, "messages": messages(breach=text)},
    )  # fmt: skip
    assert finding.outcome is Outcome.BREACH
    assert finding.message == (
        "£579,000 against £25,000 on 12 November 2021, Fernhollow Ltd, Bluegate CIC and Ostler; red, no, 1,200,"
        " not stated."
    )
    assert finding.title == "Not done"
    assert finding.blocks


def test_a_clause_carries_its_words_and_where_they_come_from() -> None:
    finding = found(stated("a.price", Money(50)), BEGUN, parts={"applies": {"fact": "a.price", "state": "known"},
                    "breach": DEAR, "in_force": {"from": dt.date(2021, 1, 1), "dated_by": "a.begun"}})  # fmt: skip
    force, applies, breach = finding.because
    assert (force.part, force.operand, force.value, force.truth) == (
        "in_force", "1 January 2021", "12 November 2021", Truth.TRUE,
    )  # fmt: skip
    assert (applies.operator, applies.operand) == ("state", "known")
    assert (breach.parameter, breach.operand, breach.value, breach.truth) == (
        "p.price", "£25,000", "£0.50", Truth.FALSE,
    )  # fmt: skip


def test_missing_facts_are_named_once_and_in_words() -> None:
    finding = found(BEGUN, parts={"applies": YES, "breach": DEAR})
    assert (finding.outcome, finding.reason, finding.missing) == (
        Outcome.REVIEW, Reason.MISSING_FACT, ("a.first_yes",),
    )  # fmt: skip
    finding = found(stated("a.first_yes", True), BEGUN, parts={"applies": YES, "breach": {"all": [DEAR, DEAR]}})
    assert finding.missing == ("a.price",)
    assert finding.message == "Open because missing_fact: the a price."


def test_a_figure_without_a_value_on_the_day_is_named_too() -> None:
    early = stated("a.begun", dt.date(2019, 12, 31))
    finding = found(stated("a.price", Money(1)), early, parts={"breach": DEAR})
    assert (finding.reason, finding.missing) == (Reason.MISSING_FACT, ("p.price",))
    assert finding.message == "Open because missing_fact: the title of p.price."
    assert finding.because[0].operand == "title of p.price (not known)"


@pytest.mark.parametrize(("facts", "reason"), [
    ([unclear("a.first_yes"), unclear("a.colour")], Reason.AMBIGUOUS_FACT),
    ([unclear("a.first_yes")], Reason.MISSING_FACT),
    ([], Reason.MISSING_FACT),
])  # fmt: skip
def test_the_reason_is_ambiguous_only_when_everything_in_doubt_is(facts: list[Fact], reason: Reason) -> None:
    finding = found(*facts, parts={"breach": {"all": [YES, {"fact": "a.colour", "is": "red"}]}})
    assert (finding.outcome, finding.reason) == (Outcome.REVIEW, reason)


def test_a_derived_fact_that_is_missing_is_asked_for_by_what_it_follows_from() -> None:
    sunny = derivation("d.sunny", cases=[{"value": True, "when": YES}])
    finding = found(parts={"breach": {"fact": "d.sunny", "is": True}}, derivations=[sunny])
    assert finding.missing == ("a.first_yes",)


def test_nothing_is_compliant_without_words_of_the_record_or_an_answer() -> None:
    parts = {"breach": YES}
    bare = Fact("a.first_yes", False)
    assert found(bare, parts=parts).outcome is Outcome.REVIEW
    assert found(bare, parts=parts).reason is Reason.MISSING_FACT
    assert found(Fact("a.first_yes", False, How.ANSWERED), parts=parts).outcome is Outcome.COMPLIANT
    assert found(stated("a.first_yes", False), parts=parts).outcome is Outcome.COMPLIANT


def test_silence_is_not_compliant() -> None:
    silent = {"breach": {"fact": "a.title", "state": "known"}}
    finding = found(parts=silent)
    assert (finding.outcome, finding.reason, finding.missing) == (Outcome.REVIEW, Reason.MISSING_FACT, ("a.title",))
    shown = silent | {"evidence": [{"fact": "a.price", "note": "the price"}]}
    assert found(stated("a.price", Money(1)), parts=shown).outcome is Outcome.COMPLIANT


def test_an_answer_supports_what_is_derived_from_it() -> None:
    sunny = derivation("d.sunny", cases=[{"value": True, "when": YES}], otherwise=False)
    parts = {"breach": {"fact": "d.sunny", "is": True}}
    answered = Fact("a.first_yes", False, How.ANSWERED)
    assert found(answered, parts=parts, derivations=[sunny]).outcome is Outcome.COMPLIANT
    assert found(Fact("a.first_yes", False), parts=parts, derivations=[sunny]).outcome is Outcome.REVIEW


def test_the_exhibits_of_a_rule_come_first_and_no_words_are_shown_twice() -> None:
    parts = {"applies": YES, "breach": {"fact": "a.price", "at_least": "£1"},
             "evidence": [{"fact": "a.price", "note": "this much"}]}  # fmt: skip
    finding = found(stated("a.first_yes", True, "yes", 30), stated("a.price", Money(100), "£1", 10), parts=parts)
    assert [(each.evidence.quote, each.note, each.supporting) for each in finding.evidence] == [
        ("£1", "this much", False),
        ("yes", "", True),
    ]


def test_a_review_clause_brings_its_reason_its_words_its_severity_and_its_rule() -> None:
    clause = {"when": YES, "because": "conditional", "key": "hangs", "on": "other-rule", "severity": "low"}
    texts = messages(review={"missing_fact": "Missing.", "hangs": "It hangs on {a.first_yes}."})
    finding = found(stated("a.first_yes", True), parts={"review": [clause], "messages": texts})
    assert (finding.reason, finding.message, finding.severity) == (Reason.CONDITIONAL, "It hangs on yes.", Severity.LOW)
    assert finding.conditional_on == "other-rule"
    assert not finding.blocks


def test_unverified_law_is_for_a_person() -> None:
    finding = found(stated("a.first_yes", True), parts={"breach": YES, "sources": [UNCHECKED]})
    assert (finding.outcome, finding.reason) == (Outcome.REVIEW, Reason.UNVERIFIED_LAW)
    bare = messages(review={"missing_fact": "Missing."})
    finding = found(stated("a.first_yes", True), parts={"breach": YES, "sources": [UNCHECKED], "messages": bare})
    assert "has not been checked" in finding.message


def _council(source: dict[str, str], **days: Any) -> dict[str, Any]:
    value = {"fact": "council.limit", "value": "£5", "source": source} | days
    return {"council": "marlshire", "name": "Marlshire County Council", "values": [value]}


LIMIT = {"breach": {"fact": "a.price", "at_least": {"fact": "council.limit"}}}


@pytest.mark.parametrize(("source", "outcome"), [(SOURCE, Outcome.BREACH), (UNCHECKED, Outcome.REVIEW)])
def test_the_figure_of_a_council_counts_as_far_as_it_was_checked(source: dict[str, str], outcome: Outcome) -> None:
    price = stated("a.price", Money(500))
    assert found(price, parts=LIMIT, councils=[_council(source)], council="marlshire").outcome is outcome


def test_without_its_council_a_local_figure_is_missing_and_an_answer_outweighs_the_file() -> None:
    price = stated("a.price", Money(500))
    assert found(price, parts=LIMIT, councils=[_council(SOURCE)]).missing == ("council.limit",)
    answer = Fact("council.limit", Money(501), How.ANSWERED)
    finding = found(price, answer, parts=LIMIT, councils=[_council(UNCHECKED)], council="marlshire")
    assert finding.outcome is Outcome.COMPLIANT


def test_a_council_or_a_pack_or_an_engine_that_is_not_there_is_a_configuration_error() -> None:
    law = law_of(rule(breach=YES))
    with pytest.raises(ConfigurationError, match="no council is called 'oldmere'"):
        judge(law, facts_of(), council="oldmere", engine="reference")
    with pytest.raises(ConfigurationError, match="no rule pack is called 'large'"):
        judge(law, facts_of(), packs=["large"], engine="reference")
    with pytest.raises(ConfigurationError, match="no engine is called 'durible'"):
        judge(law, facts_of(), engine="durible")


def test_a_law_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    law = law_of(rule(breach=YES))
    first: Judgement = judge(law, facts_of(stated("a.first_yes", True)))
    monkeypatch.setattr(build, "engine_called", None)
    assert judge(law, facts_of(stated("a.first_yes", True))).findings == first.findings


@pytest.mark.parametrize("name", ["durable", "both"])
def test_where_durable_rules_does_not_load_only_the_reference_engine_judges(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    law = law_of(rule(breach=YES))
    with pytest.raises(ConfigurationError, match="the engine 'durable' is not available here"):
        judge(law, facts_of(), engine=name)
    assert judge(law, facts_of(stated("a.first_yes", True)), engine="reference").engine == "reference"


def test_values_in_words() -> None:
    assert percent_words(1274) == "12.74%"
    assert percent_words(-50) == "-0.5%"
    assert percent_words(2000) == "20%"
    assert joined(["a"]) == "a"
    assert joined(["a", "b"], "or") == "a or b"
    assert joined([]) == ""
    assert value_words(()) == "none"
    assert value_words("cross_reference", DICTIONARY["a.section"]) == "cross reference"
    assert value_words(("red", "blue"), DICTIONARY["a.colours"]) == "red and blue"
    assert value_words(Money(-8450050)) == "-£84,500.50"
