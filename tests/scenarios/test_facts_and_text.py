"""A record built by facts and the same content as a text come out alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents.reader import read_document
from checker.engine.judge import Judgement
from checker.facts.fact import Facts
from checker.facts.money import Money
from checker.facts.reader import read_facts
from checker.law.library import Law
from checker.law.rule import Outcome, Reason
from checker.records.reader import read_record
from checker.scenarios.compiler import compile_file
from checker.scenarios.runner import run_steps
from checker.scenarios.scene import Scene
from checker.scenarios.values import QUALIFIER_WORDS, VAT_WORDS, ScenarioValueError, parse_fact, written
from checker.shipped import records_folder

RECORDS = sorted(records_folder().glob("*.txt"))
STEPS = """\
    Given a decision record dated 12 November 2021
    And a contract for social work services worth {value}
    And the contract starts on 1 December 2021
    And the reasons section says "{reasons}"
    And the alternatives section says "{alternatives}"
    And the interests section says "{interests}"
    And the decision was taken by "Director of Adult Services"
"""
TEXT = '''\
    Given the following decision record:
      """
      Record of officer decision
      Decision title: Award of a contract for social work services
      Date of decision: 12 November 2021
      Decision maker: Director of Adult Services
      Decision: To award a contract for social work services worth {value}. The contract starts on 1 December 2021.
      Reasons for the decision: {reasons}
      Alternative options considered and rejected: {alternatives}
      Declarations of interest: {interests}
      """
'''
CONTENTS = [
    {
        "value": "at most £579,000 excluding VAT",
        "reasons": "Only this firm can begin in time, and the need is urgent.",
        "alternatives": "Do nothing: rejected because the need would not be met.",
        "interests": "None declared.",
    },
    {
        "value": "£812,400 excluding VAT",
        "reasons": "The bid was the best of four.",
        "alternatives": "None.",
        "interests": "Councillor Ashdown declared an interest and left the room.",
    },
    {
        "value": "£93,000 including VAT",
        "reasons": "See the report.",
        "alternatives": "Two other firms were asked; each was dearer.",
        "interests": "N/A",
    },
]


def _judged(steps: str, law: Law) -> Judgement:
    text = f"Feature: f\n  Scenario: s\n{steps}    When the record is checked\n    Then the record is held\n"
    file = compile_file(Path("facts.feature"), data=text.encode(), law=law)
    assert file.problems == ()
    scene = Scene(law, Path(), records_folder(), "durable")
    run_steps(file.scenarios[0], scene)
    assert scene.judgement is not None
    return scene.judgement


@pytest.mark.parametrize("content", CONTENTS, ids=["below", "above", "small"])
def test_what_is_stated_gives_the_same_outcome_and_what_is_not_is_never_taken_to_be_absent(
    content: dict[str, str], law: Law
) -> None:
    by_facts, by_text = _judged(STEPS.format(**content), law), _judged(TEXT.format(**content), law)
    same = 0
    for one, other in zip(by_facts.findings, by_text.findings, strict=True):
        if (one.outcome, one.reason) == (other.outcome, other.reason):
            same += 1
            continue
        assert (one.outcome, one.reason) == (Outcome.REVIEW, Reason.MISSING_FACT), one.rule.rule
        assert one.missing, one.rule.rule
        for name in one.missing:
            assert not by_facts.facts[name].known
    assert same >= len(by_facts.findings) / 2


def _written(value: object) -> str:
    if not isinstance(value, Money):
        return written(value)  # type: ignore[arg-type]
    before = {each: words for words, each in QUALIFIER_WORDS.items()}.get(value.qualifier, "")
    after = {each: words for words, each in VAT_WORDS.items()}[value.vat]
    return f"{before}{written(value)} {after}"


def _as_table(facts: Facts, law: Law) -> str:
    """Every fact that was read, as a scenario's table states it."""
    rows = []
    for name, fact in facts.items():
        if fact.known and name in law.dictionary:
            text = " ".join(_written(fact.value).split()).replace("\\", "").replace("|", "\\|")
            try:
                parse_fact(law.dictionary[name], text)
            except ScenarioValueError as error:
                raise AssertionError(f"{name}: {error}") from error
            rows.append(f"      | {law.dictionary[name].words} | {text} |\n")
    return "".join(["    Given a decision record with these facts:\n      | fact | value |\n", *rows])


@pytest.mark.parametrize("path", RECORDS[:4], ids=lambda path: path.stem)
def test_a_record_told_fact_by_fact_comes_out_as_its_text_does(path: Path, law: Law) -> None:
    text = path.read_text(encoding="utf-8")
    record = read_record(read_document(text.encode(), path.name), law.labels)
    facts = read_facts(record, law.vocabulary, councils=law.council_names)
    by_text = _judged(f'    Given the model record "{path.stem}"\n', law)
    by_facts = _judged(_as_table(facts, law), law)
    outcomes = [
        {each.rule.rule: (each.outcome, each.reason) for each in judged.findings} for judged in (by_facts, by_text)
    ]
    assert outcomes[0] == outcomes[1]
