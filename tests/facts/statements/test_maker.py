"""Who decided and who signed, and when two titles are one office."""

import pytest

from checker.facts.statements import maker
from checker.facts.statements.roles import Roles

from ..records import vocabulary
from .forms import facts_of

SAME = [
    ("Director of Place", "Director for Place"),
    ("Interim Director of Place", "Director of Place"),
    ("Acting Head of Legal Services", "Head of Legal Services"),
    ("Head of Legal Services (Interim)", "Head of Legal Services"),
    ("Director of Adults, Health & Housing", "Director for Adults Health and Housing"),
    ("Corporate Director for Children and Families", "Corporate Director Children & Families"),
    ("Chief Executive", "Temporary Chief Executive"),
    ("Director of Place", "Jane Harrow, Director of Place"),
    ("Jane Harrow, Director of Place", "Director of Place"),
    ("Director of Place (Jane Harrow)", "Director of Place"),
    ("Director of Place - Jane Harrow", "Jane Harrow, Interim Director for Place"),
    ("Jane Harrow Director of Place", "Director of Place"),
    ("Borough Solicitor", "Tom Okoro, Borough Solicitor"),
    ("Director of Children's Services", "Director of Childrens Services"),
    ("Service Director - Highways", "Service Director, Highways"),
    ("Director of Adults, Health and Housing", "Sam Pell\nDirector of Adults, Health and Housing"),
    ("The Director of Finance", "Director of Finance"),
    ("Section 151 Officer", "Section 151 officer"),
]

DIFFERENT = [
    ("Director of Place", "Corporate Director of Place"),
    ("Interim Director for Children and Families", "Corporate Director Children and Families"),
    ("Director of Place", "Executive Director of Place"),
    ("Director of Place", "Deputy Director of Place"),
    ("Director of Place", "Assistant Director of Place"),
    ("Director of Place", "Director of Resources"),
    ("Head of Legal Services", "Director of Legal Services"),
    ("Chief Executive", "Deputy Chief Executive"),
    ("Strategic Director of Housing", "Director of Housing"),
    ("Cabinet Member for Housing", "Director of Housing"),
    ("Jane Harrow, Director of Place", "Sam Pell, Head of Highways"),
]

CANNOT_TELL = [
    ("Director of Place", "Jane Harrow"),
    ("Jane Harrow", "Director of Place"),
    ("Director of Place", "Sam Pell on behalf of the Director of Place"),
    ("Director of Place", "pp Jane Harrow"),
    ("Cabinet Member for Housing", "Councillor Jane Harrow"),
    ("Leader of the Council", "Cllr J Harrow"),
    ("Leader of the Council", "Councillor J Harrow (Leader)"),
    ("Mayor", "Jo Pell, Mayor of Fernhaven"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_office_in_two_spellings(one: str, other: str) -> None:
    assert Roles(vocabulary()).same(one, other) is True
    assert Roles(vocabulary()).same(other, one) is True


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_offices(one: str, other: str) -> None:
    assert Roles(vocabulary()).same(one, other) is False
    assert Roles(vocabulary()).same(other, one) is False


@pytest.mark.parametrize(("one", "other"), CANNOT_TELL)
def test_names_that_do_not_show_the_office(one: str, other: str) -> None:
    assert Roles(vocabulary()).same(one, other) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Director of Public Health", "officer"),
        ("Interim Director for Children and Families", "officer"),
        ("Chief Executive", "officer"),
        ("Executive Director of Place", "officer"),
        ("Chief Officer (Highways and Transportation)", "officer"),
        ("Head of Committee Services", "officer"),
        ("Assistant Commercial Director", "officer"),
        ("Section 151 Officer", "officer"),
        ("Borough Solicitor", "officer"),
        ("Town Clerk", "officer"),
        ("Group Manager, Fleet", "officer"),
        ("Director of Place in consultation with the Cabinet Member for Place", "officer"),
        ("Director of Housing under delegated powers from Cabinet", "officer"),
        ("Cabinet Member for Housing", "member"),
        ("Cabinet member children and families", "member"),
        ("Portfolio Holder for Finance", "member"),
        ("Executive Member for Transport", "member"),
        ("Councillor Jane Harrow", "member"),
        ("Cllr J Harrow, Leader of the Council", "member"),
        ("Leader of the Council", "member"),
        ("Elected Mayor", "member"),
        ("Cabinet", "cabinet"),
        ("The Executive", "cabinet"),
        ("Executive Board", "cabinet"),
        ("Mayor and Cabinet", "cabinet"),
        ("Planning Committee", "committee"),
        ("Cabinet Procurement Sub-Committee", "committee"),
        ("Licensing Sub-Committee", "committee"),
        ("Full Council", "council"),
        ("Council", "council"),
        ("Jane Harrow", None),
        ("Adult Services", None),
    ],
)
def test_kinds_of_decision_maker(words: str, kind: str | None) -> None:
    assert Roles(vocabulary()).kind(words) == kind


def test_maker_and_signatory_from_their_labels() -> None:
    facts = facts_of(
        maker.read,
        ("title", "Contract award:\nlift repairs"),
        ("decision_maker", "Interim Director of Place"),
        ("lead_officer", "Head of Property"),
        ("signature", "Jane Harrow\nDirector of Place\n4 May 2023"),
    )
    assert facts.value("decision.title") == "Contract award: lift repairs"
    assert facts.value("decision.maker") == "Interim Director of Place"
    assert facts.value("decision.maker_kind") == "officer"
    assert facts.value("decision.signatory") == "Jane Harrow, Director of Place"
    assert facts.value("decision.signatory_matches") is True


@pytest.mark.parametrize(
    ("words", "signatory"),
    [
        ("Director of Place", "Director of Place"),
        ("Name: Jane Harrow\nPosition: Director of Place\nDate: 3 May 2023", "Jane Harrow, Director of Place"),
        ("................\nDirector of Place\nDated 3 May 2023", "Director of Place"),
        ("Signed: Jane Harrow   Date: 03/05/2023", "Jane Harrow"),
        ("Date: 3 May 2023", None),
        ("", None),
    ],
)
def test_signature_blocks(words: str, signatory: str | None) -> None:
    assert facts_of(maker.read, ("signature", words)).value("decision.signatory") == signatory


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("The Chief Officer (Highways) has approved the extension of the contract.", "Chief Officer (Highways)"),
        ("The Cabinet agreed to award the contract.", "Cabinet"),
        ("I, Jane Harrow, Director of Place, hereby approve the award.", None),
        ("The contract has been approved.", None),
        ("It was noted that Fernlea Care Ltd has agreed the price.", None),
    ],
)
def test_the_decision_names_the_maker(decision: str, expected: str | None) -> None:
    assert facts_of(maker.read, ("decision", decision)).value("decision.maker") == expected


def test_the_lead_officer_is_not_the_maker() -> None:
    facts = facts_of(maker.read, ("lead_officer", "Head of Property"), ("decision", "To award the contract."))
    assert facts.value("decision.maker") is None
    assert facts.value("decision.signatory_matches") is None


def test_two_makers_are_ambiguous() -> None:
    facts = facts_of(maker.read, ("decision_maker", "Cabinet"), ("decision_maker", "Director of Place"))
    assert facts["decision.maker"].unknown == "ambiguous"


def test_a_body_is_not_compared_with_who_signs_for_it() -> None:
    facts = facts_of(maker.read, ("decision_maker", "Cabinet"), ("signature", "Leader of the Council"))
    assert facts.value("decision.signatory_matches") is None


def test_the_heading_of_minutes_names_the_body() -> None:
    facts = facts_of(maker.read, ("", "Minutes of a meeting of the Cabinet"), ("decision", "To award the contract."))
    assert facts.value("decision.maker") == "Cabinet"
    assert facts.value("decision.maker_kind") == "cabinet"


def test_the_form_tells_that_an_officer_decided() -> None:
    facts = facts_of(maker.read, ("", "Record of officer decision"), ("decision", "To award the contract."))
    assert facts.value("decision.maker_kind") == "officer"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "(Including job title)\nAda Marsh - Assistant Director of Housing",
            "Ada Marsh - Assistant Director of Housing",
        ),
        ("Portfolio Holder for Roads (to 01/11/2021)", "Portfolio Holder for Roads"),
        ("(Including job title)", None),
    ],
)
def test_what_a_form_adds_to_the_maker(words: str, expected: str | None) -> None:
    assert facts_of(maker.read, ("decision_maker", words)).value("decision.maker") == expected


def test_cabinet_and_council_together_are_two_bodies() -> None:
    facts = facts_of(maker.read, ("decision_maker", "Cabinet, Council, Standards Committee"))
    assert facts.value("decision.maker_kind") is None


def test_a_councillor_who_signs_with_the_name_alone() -> None:
    decided = "Councillor Harrow, Lead Member for Finance"
    assert Roles(vocabulary()).same(decided, "Cllr Harrow") is True
    assert Roles(vocabulary()).same("Cllr Jane Harrow", "Councillor Jane Harrow") is True
    assert Roles(vocabulary()).same(decided, "Cllr Pell, Lead Member for Housing") is False


@pytest.mark.parametrize(
    ("words", "who", "kind"),
    [
        (
            "On consideration of the report of the Cabinet Member for Parks, Cabinet agreed the following:",
            "Cabinet",
            "cabinet",
        ),
        (
            "Having heard the Director of Place, the Planning Committee resolved to refuse.",
            "Planning Committee",
            "committee",
        ),
        (
            "I, Councillor Harrow, Lead Member for Roads, in exercise of the powers given to me by paragraph 2.1(a) "
            "of the standing orders, do hereby approve the extension.",
            "Councillor Harrow, Lead Member for Roads",
            "member",
        ),
        (
            "The Director of Place, acting under the scheme of delegation, has approved the award.",
            "Director of Place",
            "officer",
        ),
        ("That the Portfolio Holder:\n\nApproves the new hours.", "Portfolio Holder", "member"),
        ("The Mayor:\n1. approves the programme.", "Mayor", "member"),
        ("Executive agree to:\n1. approve the programme.", None, None),
        ("It was moved and resolved that the Mayor and Cabinet agree:\n1. the programme.", None, None),
        ("That the contract:\n1. be awarded to Cobb Lifts Ltd.", None, None),
    ],
)
def test_who_decided_in_the_decisions_own_words(words: str, who: str | None, kind: str | None) -> None:
    facts = facts_of(maker.read, ("decision", words))
    assert facts.value("decision.maker") == who
    assert facts.value("decision.maker_kind") == kind


def test_who_decided_in_the_label_of_the_decision() -> None:
    labels = {"decision": "Decision of Executive Councillor for Parks and Lidos"}
    facts = facts_of(maker.read, ("decision", "As the officer proposed."), labels=labels)
    assert facts.value("decision.maker") == "Executive Councillor for Parks and Lidos"
    assert facts.value("decision.maker_kind") == "member"
    assert (
        facts_of(maker.read, ("decision", "Agreed."), labels={"decision": "Decision of note"}).value("decision.maker")
        is None
    )
