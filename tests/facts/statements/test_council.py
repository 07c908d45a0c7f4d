"""The record's own council is recognised; one that is only mentioned is not."""

import pytest

from checker.facts.statements import council

from .forms import facts_of

COUNCILS = {"Marlshire County Council": "marlshire", "Brackenford Borough Council": "brackenford"}


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ([("", "Marlshire County Council"), ("decision", "To award.")], "marlshire"),
        ([("", "Brackenford Borough Council - Record of decision"), ("decision", "To award.")], "brackenford"),
        ([("council", "Marlshire County Council"), ("decision", "To award.")], "marlshire"),
        ([("decision", "To award."), ("lead_officer", "j.harrow@marlshire.gov.uk")], "marlshire"),
        ([("title", "Grant to Marlshire County Council"), ("decision", "To award.")], None),
        ([("decision", "To end the contract with Marlshire County Council.")], None),
        ([("reasons", "x"), ("consultation", "Brackenford Borough Council was asked.")], None),
        ([("decision", "To award."), ("lead_officer", "a@marlshire.gov.uk b@elsewhere.gov.uk")], None),
        ([("", "Elsewhere District Council"), ("decision", "To award.")], None),
    ],
)
def test_council(sections: list[tuple[str, str]], expected: str | None) -> None:
    assert facts_of(council.reader(COUNCILS), *sections).value("decision.council") == expected


def test_two_letterheads_are_ambiguous() -> None:
    facts = facts_of(council.reader(COUNCILS), ("", "Marlshire County Council"), ("", "Brackenford Borough Council"))
    assert facts["decision.council"].unknown == "ambiguous"
