"""Days between dates."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.facts.timing import assumed_commencement, days_between

DECISION = dt.date(2021, 11, 12)


@pytest.mark.parametrize(
    ("day", "days"), [("2021-11-08", -4), ("2021-11-12", 0), ("2022-11-12", 365), ("2024-02-29", 839)]
)
def test_days_are_counted_from_the_first_to_the_last(day: str, days: int) -> None:
    assert days_between(DECISION, dt.date.fromisoformat(day)).value == days


@pytest.mark.parametrize(("first", "last"), [(None, DECISION), (DECISION, None), (None, None)])
def test_no_days_without_both_dates(first: dt.date | None, last: dt.date | None) -> None:
    assert days_between(first, last).value is None


def test_a_procurement_is_taken_to_have_commenced_by_the_decision_and_the_note_says_so() -> None:
    assumed = assumed_commencement(DECISION)
    assert assumed.value == DECISION
    assert assumed.note.startswith("assumed")
    assert assumed_commencement(None).value is None
