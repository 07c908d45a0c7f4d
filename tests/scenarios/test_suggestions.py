"""A step that is nearly one is answered with the right one, filled with its author's values."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.law.library import Law
from checker.scenarios.lookup import look_up
from checker.scenarios.registry import Step
from checker.scenarios.suggest import suggestions

from .corruptions import corrupted


def _answered(law: Law, step: Step, right: str, wrong: str) -> bool:
    """Whether one of the first three suggestions is the right text: for the whole step, or in a wrong value's place."""
    found = look_up(step.keyword, wrong, step.keyword.capitalize(), law, Path())
    for fault in found.faults:
        near = fault.suggestions[:3]
        fixed = [wrong.replace(fault.value, each, 1) for each in near] if fault.code == "E103" else list(near)
        if right in fixed:
            return True
    return False


def test_98_of_100_corrupted_steps_are_answered_in_the_first_three(law: Law) -> None:
    cases = list(corrupted(1, seed=20))
    missed = [(way, wrong) for way, step, right, wrong in cases if not _answered(law, step, right, wrong)]
    assert len(cases) > 300
    assert len(missed) <= len(cases) * 0.02, missed


@pytest.mark.parametrize(
    ("keyword", "wrong", "right"),
    [
        (
            "given",
            "I have a contract for park benches valued at £41,200 including VAT",
            "a contract for park benches worth £41,200 including VAT",
        ),
        ("then", "rule reasons-recorded passes", "rule reasons-recorded is compliant"),
        ("then", "the rule reasons-recorded fails", "rule reasons-recorded is breached"),
        ("given", "the record doesn't state the contract value", "the record does not state the contract value"),
        ("when", "we check the record as at 3 May 2022", "the record is checked as at 3 May 2022"),
        ("given", 'the decision was made by the "Head of Roads"', 'the decision was taken by "Head of Roads"'),
    ],
)
def test_an_author_s_values_are_kept(law: Law, keyword: str, wrong: str, right: str) -> None:
    assert right in suggestions(keyword, wrong, law)


def test_a_text_like_no_step_gets_no_suggestion_that_is_far_off(law: Law) -> None:
    assert suggestions("given", "???", law) == ()
