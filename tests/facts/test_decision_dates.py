"""The day of the decision, apart from the other days of its record."""

from __future__ import annotations

import pytest

from checker.facts.context import ReadingContext
from checker.facts.decision_dates import read_decision_dates

from .records import record_of, vocabulary

HEADINGS = [
    ("CABINET - 16September 2024", "2024-09-16"),
    ("Planning and Highways Committee, 3 June 2021", "2021-06-03"),
    ("Executive Board: Tuesday, 4th May 2021 at 6.30 pm", "2021-05-04"),
    # a day in a sentence about a body is that of something else
    ("This follows the report to Cabinet 16 September 2024", None),
    ("Forward plan of the Cabinet 16 September 2024 to 31 January 2025", None),
    ("Savings agreed by cabinet - 16 September 2024", None),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_a_heading_of_a_body_and_a_day_dates_what_it_heads(heading: str, expected: str | None) -> None:
    record = record_of(("", heading), ("decision", "RESOLVED that the contract be awarded to Tarnfell Ltd."))
    facts = {fact.name: fact for fact in read_decision_dates(ReadingContext(record, vocabulary()))}
    value = facts["decision.date"].value
    assert (str(value) if value else None) == expected
