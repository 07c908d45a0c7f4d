"""Waivers of contract procedure rules, departures from them, and look-alikes."""

import datetime as dt

import pytest

from checker.facts.fact import Unknown
from checker.facts.statements import procedure_rules

from .forms import facts_of

DEPARTED = [
    ("reasons", "It has not been possible to tender in compliance with the Council's Contract Procedure Rules.", True),
    ("reasons", "The purchase did not comply with contract standing orders.", True),
    ("reasons", "The order was placed outside of the Contract Procedure Rules.", True),
    ("reasons", "The award was made in breach of CPRs.", True),
    ("reasons", "The service was bought without following the procurement rules.", True),
    ("reasons", "Officers were unable to obtain the required three quotations.", True),
    ("reasons", "The required number of quotes was not obtained.", True),
    ("decision", "To approve a waiver of the Contract Procedure Rules.", True),
    ("title", "Exemption from contract standing orders", True),
    ("reasons", "An exemption from the Contract Procedure Rules was granted.", True),
    ("reasons", "The tender was run in accordance with the Contract Procedure Rules.", False),
    ("reasons", "This complies with the council's contract standing orders.", False),
    ("reasons", "Contract Procedure Rules were followed throughout.", False),
    ("reasons", "Three quotes were sought as required by the Contract Procedure Rules.", False),
    ("reasons", "There was no time for quotations to be obtained as the Contract Procedure Rules require.", True),
    ("reasons", "An exemption under Contract Procedure Rule 7.3 was approved.", True),
    ("reasons", "The supplier breached its contract.", None),
    ("reasons", "Delaying would breach the Contract Procedure Rules.", None),
    ("reasons", "The Contract Procedure Rules require three quotations.", None),
    ("reasons", "Call-in was waived by the chair under standing orders.", None),
    ("reasons", "The fee was waived.", None),
    ("reasons", "The appendix is exempt under paragraph 3 of Schedule 12A.", None),
    ("alternatives", "Seek a waiver of the Contract Procedure Rules. Rejected as the sum is too large.", None),
    ("alternatives", "Run a tender in compliance with the Contract Procedure Rules.", None),
    ("reasons", "No waiver of the Contract Procedure Rules is needed.", None),
    ("reasons", "The firm was first of five.", None),
]


@pytest.mark.parametrize(("field", "words", "expected"), DEPARTED)
def test_departure(field: str, words: str, expected: bool | None) -> None:
    assert facts_of(procedure_rules.read, (field, words)).value("procurement.procedure_rules_departed") is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "A waiver of the Contract Procedure Rules, ref W-112, was approved.",
            "waiver of the Contract Procedure Rules, ref W-112",
        ),
        ("An exemption under CPR 9.1 was granted.", "exemption under CPR 9.1"),
        ("Waiver no. 2023/14 covers the award.", "Waiver no. 2023/14"),
        ("An exemption from contract standing orders was granted.", None),
        ("Exemption from Contract Procedure Rules 2021 was requested.", None),
        (
            "An exemption pursuant to Contract Standing Order 61(b) was agreed.",
            "exemption pursuant to Contract Standing Order 61(b)",
        ),
        ("The Head of Legal agreed that Procurement Rule 4.7 be waived.", "Procurement Rule 4.7 be waived"),
        (
            "The waiver of the Contract Procedure Rules was approved by the Head of Finance.",
            "waiver of the Contract Procedure Rules was approved by the Head of Finance",
        ),
        (
            "A waiver of the Contract Procedure Rules was granted on 3 June 2022.",
            "waiver of the Contract Procedure Rules was granted on 3 June 2022",
        ),
        ("A waiver of the Contract Procedure Rules covers the term from 3 June 2022.", None),
        ("No waiver was sought.", None),
        ("The chair agreed a waiver of call-in.", None),
        ("A licence fee waiver was agreed.", None),
    ],
)
def test_reference(words: str, expected: str | None) -> None:
    assert facts_of(procedure_rules.read, ("reasons", words)).value("procurement.waiver_reference") == expected


@pytest.mark.parametrize(
    ("sections", "here"),
    [
        ([("decision", "To approve a waiver of the Contract Procedure Rules for lift repairs.")], True),
        ([("decision", "That the Contract Procedure Rules be waived.")], True),
        ([("title", "Waiver of Contract Procedure Rules - lift repairs")], True),
        ([("decision", "To award the contract under the waiver of CPRs approved on 4 May 2023.")], False),
        ([("reasons", "A waiver of CPRs was approved by the Head of Procurement on 4 May 2023.")], False),
        ([("decision", "To award the contract to Cobb Lifts Ltd.")], False),
        ([("reasons", "The case for a waiver of CPRs is set out in the annex.")], None),
    ],
)
def test_whether_this_record_is_the_waiver(sections: list[tuple[str, str]], here: bool | None) -> None:
    assert facts_of(procedure_rules.read, *sections).value("procurement.waiver_is_this_decision") is here


def test_the_reference_on_a_waiver_form() -> None:
    sections = (("reference", "W/2022/031"), ("decision", "Waiver of rule 8.2 approved."))
    facts = facts_of(procedure_rules.read, *sections, labels={"reference": "Waiver reference"})
    assert facts.value("procurement.waiver_reference") == "W/2022/031"


def test_approval_with_name_and_day() -> None:
    words = "A waiver of CPRs was approved by the Head of Procurement on 4 May 2023."
    facts = facts_of(procedure_rules.read, ("reasons", words))
    assert facts.value("procurement.waiver_approved") is True
    assert facts.value("procurement.waiver_approved_on") == dt.date(2023, 5, 4)


@pytest.mark.parametrize(
    "words",
    [
        "A waiver of CPRs was approved by the Head of Procurement.",
        "A waiver of CPRs was approved on 4 May 2023.",
        "A waiver of CPRs is in place.",
    ],
)
def test_approval_without_name_or_day(words: str) -> None:
    facts = facts_of(procedure_rules.read, ("reasons", words))
    assert facts.value("procurement.waiver_approved") is False
    assert facts.value("procurement.waiver_approved_on") is None


def test_a_waiver_that_is_only_spoken_of_is_ambiguous_unless_this_record_grants_it() -> None:
    name = "procurement.waiver_reference"
    spoken_of = ("reasons", "An exemption from contract standing orders was granted.")
    direct = facts_of(procedure_rules.read, ("decision", "Direct award to Cobb Lifts Ltd of lift repairs."), spoken_of)
    assert direct.get(name).unknown is Unknown.AMBIGUOUS
    granted = facts_of(
        procedure_rules.read, ("decision", "That the Contract Procedure Rules be waived for lift repairs.")
    )
    assert granted.get(name).unknown is Unknown.MISSING


@pytest.mark.parametrize(
    "words",
    [
        "To authorise the director to award contracts in line with Contract Standing Orders.",
        "To award, with subsequent call-offs let in accordance with the Contract Procedure Rules.",
        "To act in accordance with the Contract Procedure Rules.",
    ],
)
def test_rules_that_are_still_to_be_followed_say_nothing_of_what_was_done(words: str) -> None:
    facts = facts_of(procedure_rules.read, ("decision", words))
    assert facts.value("procurement.procedure_rules_departed") is None


def test_a_departure_that_would_come_about_has_not() -> None:
    words = "If no call-off is made, the council will become non-compliant with its Contract Procedure Rules."
    assert facts_of(procedure_rules.read, ("reasons", words)).value("procurement.procedure_rules_departed") is None


def test_the_number_of_a_rule_before_the_words_for_its_waiver() -> None:
    words = "That Rule 4.1 of the council's Contract Procedure Rules be suspended."
    reference = facts_of(procedure_rules.read, ("decision", words)).value("procurement.waiver_reference")
    assert reference == "Rule 4.1 of the council's Contract Procedure Rules be suspended"


@pytest.mark.parametrize(
    "words",
    [
        "Each placement now needs an exemption report, which takes officers' time.",
        "In accordance with the constitution the council publishes the decisions of officers.",
        "Payments are made in accordance with the Financial Regulations.",
        "As the Budget and Policy Framework Procedure Rules were not met, the item is not eligible for call-in.",
        "The item was taken in accordance with the Access to Information Procedure Rules.",
    ],
)
def test_waivers_and_rules_spoken_of_in_passing_tell_nothing(words: str) -> None:
    name = "procurement.procedure_rules_departed"
    assert facts_of(procedure_rules.read, ("reasons", words)).value(name) is None
