"""Whether the sums of one contract agree, over the words that may explain why they do not."""

# ruff: noqa: E501 (a record's sentence stays whole)
from __future__ import annotations

import pytest

from checker.facts.amounts_conflict import read_conflict
from checker.facts.context import ReadingContext

from .records import record_of, vocabulary

CASES = [
    # the product of a yearly price and the one term
    (
        "Award a contract to Sedgebrook Ltd for four years from 1 May 2023 at £30,000 a year, a total contract value of £129,000.",
        "unexplained",
    ),
    (
        "Award a contract to Sedgebrook Ltd from 1 April 2022 to 31 March 2024 at £45,500 per annum and a total contract value of £100,000.",
        "unexplained",
    ),
    (
        "Award a contract to Sedgebrook Ltd for four years from 1 May 2023 at £30,000 a year, a total contract value of £120,000.",
        "single",
    ),
    # a total that is rounded, that holds an option, or that follows an index
    (
        "Award a contract to Sedgebrook Ltd for three years at £33,334 a year, a total contract value of £100,000.",
        "single",
    ),
    (
        "Award a contract to Sedgebrook Ltd for three years with an option of two more years at £30,000 a year, a total contract value of £150,000.",
        "single",
    ),
    (
        "Award a contract to Sedgebrook Ltd for three years at £30,000 a year, rising with CPI, a total contract value of £94,000.",
        "single",
    ),
    (
        "Award a contract to Sedgebrook Ltd for three years at about £30,000 a year, a total contract value of £96,000.",
        "single",
    ),
    (
        "Extend the contract with Sedgebrook Ltd for one year at £30,000 a year, a total contract value of £150,000.",
        "single",
    ),
]


@pytest.mark.parametrize(("decision", "expected"), CASES)
def test_a_yearly_price_times_the_term_is_the_total(decision: str, expected: str) -> None:
    context = ReadingContext(record_of(("decision", decision)), vocabulary())
    (fact,) = read_conflict(context)
    assert fact.value == expected
    assert fact.evidence
