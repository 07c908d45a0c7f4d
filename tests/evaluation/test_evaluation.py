"""Evaluation compares honestly, counts wrong values ten times, and tells what is wrong in labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.evaluate import evaluate
from checker.errors import CheckerError
from checker.evaluation.compare import same
from checker.evaluation.labels import Expected
from checker.evaluation.outcome import Outcome, judge_label
from checker.evaluation.tally import tally
from checker.facts.fact import Fact, FactValue, missing
from checker.facts.money import Money, VatBasis

RECORD = """Officer Decision Record
Title: Purchase of gritting salt
Decision maker: Head of Highways
Date of decision: 4 October 2022
Decision: To award the contract for gritting salt to Drystone Minerals Ltd at £61,250 excluding VAT.
Reasons for decision: The lowest of three quotations.
Alternative options considered: None
Declarations of interest: None
"""


@pytest.mark.parametrize(
    ("fact", "expected", "found", "right"),
    [
        ("contract.value", Money(100), Money(100, vat=VatBasis.NET), True),
        ("contract.value", Money(100), Money(101), False),
        ("contract.suppliers", ("Alder Ltd", "Birch & Co"), ("birch and co", "ALDER  Limited"), True),
        ("contract.suppliers", ("Alder Ltd",), ("Alder Ltd", "Birch & Co"), False),
        ("contract.suppliers", ("Alder Ltd",), ("Alder",), False),
        ("decision.maker", "Head of Parks", "J Marlow, Head of Parks", True),
        ("decision.maker", "Head of Parks", "Head of Parking", False),
        ("decision.maker", "Director", "The Director of Adults and Communities", False),
        ("decision.is_key", False, False, True),
        ("decision.is_key", True, False, False),
    ],
)
def test_values_are_compared(fact: str, expected: FactValue, found: FactValue, right: bool) -> None:
    assert same(fact, expected, found) is right


def test_a_wrong_value_costs_ten_missing_ones() -> None:
    outcomes = [
        judge_label("r", Expected("contract.value", (Money(1), Money(2))), Fact("contract.value", Money(2))),
        judge_label("r", Expected("contract.value", (Money(1),)), missing("contract.value")),
        judge_label("r", Expected("contract.value", ()), Fact("contract.value", Money(3))),
        judge_label("r", Expected("contract.value", ()), missing("contract.value")),
    ]
    expected = [Outcome.RIGHT, Outcome.MISSING, Outcome.WRONG, Outcome.RIGHTLY_UNKNOWN]
    assert [one.outcome for one in outcomes] == expected
    counts = tally(outcomes)
    assert (counts.precision, counts.recall, counts.wrong_rate, counts.cost) == (0.5, 0.5, 0.25, 11)


def corpus(folder: Path, labels: str) -> Path:
    (folder / "salt.txt").write_text(RECORD, encoding="utf-8")
    (folder / "salt.labels.yaml").write_text(labels, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(evaluate, [str(one) for one in arguments], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.return_value, result.output


def test_a_miss_is_shown_with_its_words(tmp_path: Path) -> None:
    folder = corpus(tmp_path, 'facts: {contract.value: "£60,000 including VAT", decision.date: 2022-10-04}\n')
    code, output = run(folder, "--format", "json", "--fail-under", "0.9:0.9")
    assert code == 1
    body = json.loads(output)
    assert body["target"]["short"] == ["value"]
    assert body["groups"]["dates"]["right"] == 1
    miss = next(one for one in body["misses"] if one["fact"] == "contract.value")
    assert miss["found"]["pence"] == 6_125_000
    assert miss["evidence"][0]["line"] == 5
    assert "£61,250" in miss["evidence"][0]["quote"]
    assert {one["fact"] for one in body["misses"]} == {"contract.value", "contract.vat_basis"}


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_table_fits(tmp_path: Path, width: str) -> None:
    folder = corpus(tmp_path, "facts: {decision.date: 2022-10-04, procurement.procedure_rules_departed: false}\n")
    code, output = run(folder, "--width", width, "--fail-under", "0:0")
    assert code == 0
    assert max(map(len, output.splitlines())) <= int(width)
    assert "decision.date" in output


def test_a_record_that_cannot_be_read_is_listed(tmp_path: Path) -> None:
    folder = corpus(tmp_path, "facts: {decision.date: 2022-10-04}\n")
    (folder / "salt.txt").write_text("", encoding="utf-8")
    code, output = run(folder, "--format", "plain")
    assert code == 4
    assert "Not read:" in output


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ("facts:\n  contract.vlaue: 5\n", ":2: no fact is called 'contract.vlaue' (did you mean contract.value?)"),
        ("facts:\n  decision.date: soon\n", ":2: 'soon' is not a date that exists"),
        ("fact: {}\n", ":1: unknown key 'fact' (did you mean facts?)"),
        ("unknown: [decision.date]\nfacts: {decision.date: 2022-10-04}\n", "under 'facts' and under 'unknown'"),
        ("record: slat.txt\n", "there is no record 'slat.txt' beside these labels (did you mean salt.txt?)"),
    ],
)
def test_labels_that_are_wrong_are_told_with_their_line(tmp_path: Path, labels: str, said: str) -> None:
    with pytest.raises(CheckerError) as failure:
        run(corpus(tmp_path, labels))
    assert said in str(failure.value)
