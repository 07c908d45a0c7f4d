"""How sure the money is."""

import pytest

from checker.facts.statements.funding import read

from .forms import facts_of

STATUSES = [
    ("Funding has been sought from the department.", "sought"),
    ("A grant bid has been submitted.", "sought"),
    ("The award is subject to grant funding being approved.", "sought"),
    ("Confirmation of the grant is awaited. The funding is not yet confirmed.", "sought"),
    ("The council has applied for funding of £40,000.", "sought"),
    ("Funding was sought in May. The grant was awarded in June.", "confirmed"),
    ("Funding has been secured from the lottery.", "confirmed"),
    ("Grant funding has been confirmed by letter.", "confirmed"),
    ("The cost is funded from the public health grant.", "confirmed"),
    ("The scheme is in the approved capital programme.", "confirmed"),
    ("The cost will be met from existing budgets.", "core_budget"),
    ("This is contained within the approved revenue budget.", "core_budget"),
    ("The cost falls within the existing service budget.", "core_budget"),
    ("The income is expected to cover the cost.", "assumed"),
    ("The cost is met from anticipated grant income.", "assumed"),
    ("Funding has been sought from the department. The rest is met from existing budgets.", "ambiguous"),
    ("A bid for winter money of £410,000 has been made to the board.", "sought"),
    ("Discharge Fund allocation confirmed in May.", "confirmed"),
    ("The grant was only confirmed in October.", "confirmed"),
    ("The lift is broken.", None),
    ("Quotations were sought from three firms.", None),
]


@pytest.mark.parametrize(("words", "expected"), STATUSES)
def test_status(words: str, expected: str | None) -> None:
    fact = facts_of(read, ("finance", words))["funding.status"]
    assert (fact.value or (fact.unknown if fact.unknown == "ambiguous" else None)) == expected
