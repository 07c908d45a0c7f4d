"""The step vocabulary is complete and unambiguous."""

from __future__ import annotations

import pytest

import checker.scenarios.given
import checker.scenarios.then
import checker.scenarios.when  # noqa: F401 - each of these fills the vocabulary
from checker.scenarios.registry import VOCABULARY, Step, normalised

CONTRACT = {
    "given": """
        a decision record dated 12 November 2021
        the model record "sample"
        the following decision record:
        the decision record in the file "records/sample.txt"
        a decision record with these facts:
        the record states the decision kind as "operational"
        the record does not state the contract value
        the council is herefordshire
        the procurement commenced on 1 October 2021
        the contract starts on 8 November 2021
        the contract ends on 31 March 2022
        a contract for social work services worth £579,000 excluding VAT
        a contract for social work services worth at most £579,000 with no mention of VAT
        the contract is worth £1.5 million including VAT
        VAT is charged at 20%
        the supply is exempt from VAT
        the CPV code is 85311300-5
        the light touch regime is claimed
        the contract was awarded by direct award
        a contract notice was published on 1 October 2021
        no contract notice was published
        the supplier confirmed that IR35 does not apply
        the council determined that IR35 applies
        the council determined that IR35 does not apply
        the record is silent on IR35
        the interests section says "None made."
        the record has no interests section
        the alternatives section says "Do nothing."
        the record has no alternatives section
        the decision was taken by "Interim Director"
        the record was signed by "Director"
    """,
    "when": """
        the record is checked
        the record is checked as at 1 January 2022
        the record is checked under PCR 2015
    """,
    "then": """
        rule light-touch-threshold is compliant
        rule light-touch-threshold is breached
        rule light-touch-threshold needs review
        rule light-touch-threshold needs review because missing_fact
        rule light-touch-threshold does not apply
        no rule is breached
        no other rule is breached
        exactly these rules are breached:
        the record is clear
        the record is held
        the record is referred
        the finding for light-touch-threshold says "below"
        the finding for light-touch-threshold quotes "£579,000"
        the finding for light-touch-threshold cites "reg 5(1)(d)"
        the value compared with the threshold is £579,000
        the contract value is "£579,000"
        the contract value is not known
    """,
}
TEXTS = [(keyword, text.strip()) for keyword, texts in CONTRACT.items() for text in texts.strip().splitlines()]


@pytest.mark.parametrize(("keyword", "text"), TEXTS, ids=lambda value: str(value))
def test_each_agreed_step_means_exactly_one_thing(keyword: str, text: str) -> None:
    assert len(VOCABULARY.find(keyword, text)) == 1


@pytest.mark.parametrize("step", list(VOCABULARY), ids=lambda step: step.text)
def test_each_step_is_documented_and_matches_only_its_own_example(step: Step) -> None:
    assert step.meaning
    assert [found.text for found, _ in VOCABULARY.find(step.keyword, step.example)] == [step.text]


def test_text_pasted_from_word_is_read_as_typed() -> None:
    pasted = "the interests\u00a0section says \u201cNone made.\u201d"
    assert normalised(pasted) == 'the interests section says "None made."'
    assert len(VOCABULARY.find("given", pasted)) == 1


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("given", "the contract starts on 12/11/2021"),
        ("given", "the contract is worth 579,000 excluding VAT"),
        ("given", "the contract is worth £579,000"),
        ("then", "rule light-touch-threshold passes"),
        ("when", "rule light-touch-threshold is compliant"),
    ],
)
def test_other_wording_is_no_step(keyword: str, text: str) -> None:
    assert VOCABULARY.find(keyword, text) == []
