"""Declarations of interest, action on them, and what a nil does not say."""

import pytest

from checker.facts.statements.interests import read

from .forms import facts_of

DECLARED = [
    ("None made.", False),
    ("None", False),
    ("No interests were declared.", False),
    ("No conflicts of interest were declared by the evaluation panel.", False),
    ("There were no declarations of interest from members consulted.", False),
    ("The decision maker does not have an interest in the firm.", False),
    ("Cllr Jane Harrow declared a personal interest as a trustee of the charity.", True),
    ("Councillor Pell has an interest in the firm and took no part.", True),
    ("The Head of Property is a former employee of Cobb Lifts Ltd.", True),
    ("Mrs Okoro's husband works for the supplier.", True),
    ("No interests were declared except that Cllr Pell is a governor of the school.", True),
    ("Officers are required to declare any interest under the code of conduct.", None),
    ("Members should declare any disclosable pecuniary interest.", None),
    ("Any conflict of interest must be declared before a decision is taken.", None),
    ("The Parks Manager declared that he was previously employed by the firm.", True),
    ("My brother works for the supplier.", True),
    ("The Service Director's cousin is employed by Willow House.", True),
    ("The Head of Parks is married to the firm's owner.", True),
    ("He holds shares in Cobb Lifts Ltd.", True),
    ("The Waste Manager used to work for the firm.", True),
    ("The firm is a family business.", None),
    ("No interest was declared other than those recorded in the register.", False),
    ("None\nEquality: not required.", False),
    ("N/A", None),
    ("", None),
    ("See report", None),
]


@pytest.mark.parametrize(("words", "expected"), DECLARED)
def test_declared(words: str, expected: bool | None) -> None:
    assert facts_of(read, ("interests", words)).value("interests.declared") is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Cllr Harrow declared a personal interest as a trustee and left the meeting.", True),
        ("Cllr Harrow declared an interest and took no part in the decision.", True),
        ("Mr Pell has an interest in the firm. He was replaced on the panel.", True),
        ("Cllr Harrow declared an interest as a governor. A dispensation was granted.", True),
        ("The member declared that his neighbour is a trustee of it. The matter was decided by the Leader.", True),
        ("Cllr Harrow declared a personal interest as a trustee.", False),
        ("None", None),
    ],
)
def test_action(words: str, expected: bool | None) -> None:
    assert facts_of(read, ("interests", words)).value("interests.action_recorded") is expected


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("dispensation", "None", "none"),
        ("dispensation", "Granted by the head of paid service on 4 May 2023.", "head_of_paid_service"),
        ("dispensation", "The Chief Executive granted a dispensation.", "head_of_paid_service"),
        ("dispensation", "Granted by the Monitoring Officer.", "other"),
        ("interests", "Cllr Pell has an interest in it. The Standards Committee granted a dispensation.", "other"),
        ("interests", "Cllr Pell declared an interest. No dispensation was sought.", "none"),
        ("interests", "None", None),
        ("dispensation", "", None),
    ],
)
def test_dispensation(field: str, words: str, expected: str | None) -> None:
    assert facts_of(read, (field, words)).value("interests.dispensation_by") == expected


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("reasons", "All evaluators completed a declaration of interest form.", True),
        ("interests", "The decision maker and the panel confirmed that they have no conflict of interest.", True),
        ("consultation", "Conflict of interest declarations were signed by all panel members.", True),
        ("interests", "No conflicts of interest were declared by the evaluation panel.", True),
        ("interests", "None declared by the decision maker or by any officer involved.", True),
        ("interests", "None. The requesting officer and the approvers have no interest in the supplier.", True),
        ("interests", "None made.", None),
        ("interests", "No executive member who was consulted declared an interest.", None),
        ("reasons", "The evaluation panel will be asked to complete conflict of interest forms.", None),
        ("interests", "Officers must complete a declaration of interest form.", None),
    ],
)
def test_officers_asked(field: str, words: str, expected: bool | None) -> None:
    assert facts_of(read, (field, words)).value("interests.officers_asked") is expected


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ([("reasons", "Cllr Harrow declared a personal interest and left."), ("interests", "None")], True),
        ([("reasons", "A conflict of interest was identified for one evaluator."), ("interests", "")], True),
        ([("reasons", "Cllr Harrow declared an interest."), ("interests", "Cllr Harrow declared an interest.")], False),
        ([("reasons", "No conflicts of interest were identified.")], False),
        ([("reasons", "Bidders should have no conflict of interest.")], False),
        ([("reasons", "It is in the public interest to award. The interest rate is low.")], False),
        ([("reasons", "Members are reminded to declare any pecuniary interest in this item.")], False),
        ([("finance", "The financial interests of the council are served.")], False),
        ([("reasons", "Expressions of interest were invited.")], False),
        ([("reasons", "Three firms declared an interest in bidding.")], False),
    ],
)
def test_mentioned_elsewhere(sections: list[tuple[str, str]], expected: bool) -> None:
    assert facts_of(read, *sections).value("interests.mentioned_elsewhere") is expected


def test_a_nil_in_the_minutes_counts() -> None:
    facts = facts_of(read, ("", "There were no declarations of interest."), ("decision", "To award."))
    assert facts.value("interests.declared") is False


@pytest.mark.parametrize("nil", ["N/A", "None", "Not applicable.", "None declared"])
def test_a_heading_on_interests_with_its_nil_behind_it_is_no_declaration(nil: str) -> None:
    heading = f"Conflicts of interest declared by the Mayor (and any dispensations) {nil}"
    facts = facts_of(read, ("alternatives", "Not applicable"), ("", heading))
    assert facts.value("interests.declared") is not True
    assert facts.value("interests.mentioned_elsewhere") is False


def test_a_declaration_in_another_section_still_counts() -> None:
    facts = facts_of(read, ("reasons", "A conflict of interest was declared by Cllr Pell, who withdrew."))
    assert facts.value("interests.declared") is True
