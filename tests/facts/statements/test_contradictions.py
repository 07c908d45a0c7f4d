"""Statements that do not fit together, and pairs that do."""

import pytest

from checker.facts.statements.contradictions import read

from .forms import facts_of

CASES = [
    (
        [
            ("consultation", "The tender evaluation panel met."),
            ("reasons", "It was not possible to run a tender exercise."),
        ],
        ("tender_without_tender",),
    ),
    ([("reasons", "Tenders were received from four firms. A direct award was made.")], ("tender_without_tender",)),
    ([("reasons", "The tender evaluation panel met. Four tenders were received.")], ()),
    ([("reasons", "A direct award was made. The previous contract followed an open tender process.")], ()),
    ([("reasons", "A direct award was made."), ("alternatives", "Run a tender process.")], ()),
    ([("reasons", "An open tender would take a year, so no tender was held.")], ()),
    (
        [("decision", "It is recommended that the contract is awarded to Cobb Lifts Ltd.")],
        ("recommendation_in_decision",),
    ),
    ([("decision", "It is recommended that the award be made. Approved by the director.")], ()),
    ([("decision", "RESOLVED to recommend the budget to Council.")], ()),
    ([("decision", "To award the contract."), ("reasons", "It is recommended that the contract is awarded.")], ()),
    (
        [
            (
                "reasons",
                "The Council has commissioned a firm to do the work. It is recommended that the contract is awarded.",
            )
        ],
        ("done_and_not_done",),
    ),
    (
        [
            (
                "reasons",
                "The Council has commissioned similar work before. It is recommended that the contract is awarded.",
            )
        ],
        (),
    ),
    ([("title", "Award to Cobb Lifts Ltd"), ("decision", "To award to Hoist Works Limited.")], ("supplier_differs",)),
    ([("title", "Award to Cobb Lifts Ltd"), ("decision", "To award to Cobb Lifts Limited.")], ()),
    ([("title", "Award of contract"), ("decision", "To award to Cobb Lifts Limited.")], ()),
    ([("title", "Award to Cobb Lifts Ltd"), ("decision", "To award to Cobb, with Hoist Works Ltd as reserve.")], ()),
    ([("decision_date", "4 May 2023"), ("decision_date", "6 May 2023")], ("decision_dates_differ",)),
    ([("decision_date", "4 May 2023"), ("decision_date", "04/05/2023")], ()),
    ([("record_type", "Record of operational decision"), ("key_flag", "Yes")], ("kind_differs",)),
    ([("record_type", "Record of operational decision"), ("key_flag", "No")], ()),
]


@pytest.mark.parametrize(("sections", "expected"), CASES)
def test_contradictions(sections: list[tuple[str, str]], expected: tuple[str, ...]) -> None:
    assert facts_of(read, *sections).value("text.contradictions") == expected
