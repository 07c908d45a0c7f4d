"""The verdict and the exit code, by their truth tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.gate.exit_code import exit_code
from checker.gate.verdict import Verdict, verdict
from checker.law.rule import Outcome, Severity


@dataclass(frozen=True)
class Judged:
    outcome: Outcome
    severity: Severity = Severity.LOW
    blocks: bool = False
    waived: bool = False


MET = Judged(Outcome.COMPLIANT, Severity.CRITICAL)
OUT = Judged(Outcome.NOT_APPLICABLE, Severity.CRITICAL)
MUST = Judged(Outcome.BREACH, Severity.LOW, blocks=True)
SHOULD = Judged(Outcome.BREACH, Severity.CRITICAL)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], Verdict.CLEAR),
        ([MET, OUT], Verdict.CLEAR),
        ([MET, Judged(Outcome.REVIEW, Severity.LOW)], Verdict.CLEAR),
        ([MET, Judged(Outcome.REVIEW, Severity.MEDIUM)], Verdict.CLEAR),
        ([MET, Judged(Outcome.REVIEW, Severity.HIGH)], Verdict.REFER),
        ([MET, Judged(Outcome.REVIEW, Severity.CRITICAL)], Verdict.REFER),
        ([MET, Judged(Outcome.BREACH, Severity.LOW)], Verdict.REFER),
        ([SHOULD, OUT], Verdict.REFER),
        ([SHOULD, MUST], Verdict.HOLD),
        ([MUST, Judged(Outcome.REVIEW, Severity.CRITICAL)], Verdict.HOLD),
    ],
)
def test_verdict_of_findings(findings: list[Judged], expected: Verdict) -> None:
    assert verdict(findings) is expected


JUDGED = st.builds(Judged, st.sampled_from(Outcome), st.sampled_from(Severity), st.booleans())


@given(st.lists(JUDGED), st.lists(JUDGED))
def test_what_is_waived_does_not_count(standing: list[Judged], waived: list[Judged]) -> None:
    laid_over = [replace(one, waived=True) for one in waived]
    assert verdict([*laid_over, *standing]) is verdict(standing)
    assert verdict(laid_over) is Verdict.CLEAR


@given(st.lists(JUDGED))
def test_only_what_the_table_says_is_clear(findings: list[Judged]) -> None:
    grave = [
        one
        for one in findings
        if one.outcome is Outcome.BREACH
        or (one.outcome is Outcome.REVIEW and one.severity in (Severity.CRITICAL, Severity.HIGH))
    ]
    assert (verdict(findings) is Verdict.CLEAR) == (not grave)
    assert verdict(findings) is verdict(list(reversed(findings)))


@pytest.mark.parametrize(
    ("verdicts", "fail_on", "expected"),
    [
        (["clear"], "refer", 0),
        (["hold"], "refer", 1),
        (["refer"], "refer", 3),
        ([None], "refer", 4),
        ([], "refer", 4),
        (["clear", "refer"], "refer", 3),
        (["clear", "refer", "hold"], "refer", 1),
        (["hold", None, "clear"], "refer", 4),
        (["refer"], "hold", 0),
        (["refer", "clear"], "hold", 0),
        (["refer", "hold"], "hold", 1),
        (["refer", None], "hold", 4),
    ],
)
def test_exit_code(verdicts: list[str | None], fail_on: str, expected: int) -> None:
    assert exit_code(verdicts, fail_on) == expected


@given(st.lists(st.sampled_from(["clear", "hold", "refer", None]), min_size=1))
def test_zero_only_when_every_record_is_clear(verdicts: list[str | None]) -> None:
    assert (exit_code(verdicts) == 0) == all(verdict == "clear" for verdict in verdicts)
