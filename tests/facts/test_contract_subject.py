"""What is bought, and words that stand where that could and name nothing."""

from __future__ import annotations

import pytest

from checker.facts.context import ReadingContext
from checker.facts.contract_subject import read_subject

from .records import record_of, vocabulary

AWARD = "Award the contract as recommended."
TITLES: list[tuple[str, str | None]] = [
    ("Gateway 2 - Contract Award Approval - School Minibuses", "School Minibuses"),
    ("Gateway 3 – Variation Decision Lift Repairs Framework Extension", "Lift Repairs Framework"),
    ("Approval for the Contract Award for the Procurement of a Door Entry System", "a Door Entry System"),
    ("Award of Framework Agreement for the Provision of Garden Tools", "Provision of Garden Tools"),
    ("Approval to Waive Contract Standing Orders to Permit Procurement of 9 Rest Beds", "9 Rest Beds"),
    ("Riverbank Maintenance Contract - Extension of contract for a further one year", "Riverbank Maintenance"),
    ("Extend current award of contracts - Valuation Advice", "Valuation Advice"),
    ("Pier Strategy - Variation to Fee Ceiling", "Pier Strategy"),
    ("Award of ferry contracts (Ref 0777)", "ferry"),
    ("The extension of the Mops, Buckets and Brushes Contract", "Mops, Buckets and Brushes"),
    ("Award of contract to appoint consultant for Pay Policy", "consultant for Pay Policy"),
    ("Learning Needs (LN) Coach Transport Contract", "Learning Needs (LN) Coach Transport"),
    ("DN771234 – Ferry Quay Roofing – Contract Award", "Ferry Quay Roofing"),
    ("Item under URG4 - Pier Lighting Contract Extension", "Pier Lighting"),
    ("Approval required to Issue a Mini-Competition", None),
    ("Approval to Award Contracts Procured Under Competitive Tender to Mend Piers", None),
    ("DN771234 – Ferry Quay Roofing – Contract Award", "Ferry Quay Roofing"),
    ("Item under URG4 - Pier Lighting Contract Extension", "Pier Lighting"),
    ("Approval required to Issue a Mini-Competition", None),
    ("Approval to Award Contracts Procured Under Competitive Tender to Mend Piers", None),
    ("Modern.gov Breadcrumb", None),
    ("Agenda and draft minutes", None),
    ("Award of Harbour Respite Contracts for Sailors", "Harbour Respite Contracts for Sailors"),
    ("Harbour Kitchens Permission to Procure", "Harbour Kitchens"),
    ("Meeting documents", None),
    ("Procurement Board Decisions to Waive Contract Procedure Rules", None),
    ("Procurement Forward Plan", None),
    ("Procurement Plan", None),
    ("Award of", None),
]
DECISIONS: list[tuple[str, str | None]] = [
    ("Enter into a contract for a value of £148,000 from 1 May 2031.", None),
    ("Extend the contract for the Erection, Upkeep and Removal of the Quay Lights.", None),
    ("Award the works contract for repair of the quay cranes for the value of £748,000.", "repair of the quay cranes"),
    ("The contracts are for a duration of 2 years, plus two options.", None),
    ("That the contract for route 10 be awarded.", None),
    ("That the contract for the service outlined at option B be awarded.", None),
    ("The contract was agreed with Alder Ltd for a values of up to £2,768.", None),
    ("Enter into a contract for the provision of harbour meals for an initial term of four years.", "harbour meals"),
    ("Award a contract for quay lighting with a term of four years.", "quay lighting"),
    ("Seek an exemption for an exemption to the contract procedures.", None),
    ("Approve the contracts for the initial two year period from 1 May 2031.", None),
    ("Extend the framework contract for a further 12 months.", None),
    ("No provider was recommended a contract for lot 1a and plans are being made.", None),
    ("Award the framework for the supply of Tea and Cake Goods to: Lot 5 Alder", "Tea and Cake Goods"),
    ("Establish contracts for the provision of ferry services on terms acceptable to the Director.", "ferry services"),
]


def subject_of(*sections: tuple[str, str]) -> object:
    context = ReadingContext(record_of(*sections), vocabulary())
    fact = next(iter(read_subject(context)))
    text = context.record.document.text
    assert all(text[one.start : one.end] == one.quote for one in fact.evidence)
    return fact.value


@pytest.mark.parametrize(("title", "subject"), TITLES)
def test_title(title: str, subject: str | None) -> None:
    assert subject_of(("title", title), ("decision", AWARD)) == subject


@pytest.mark.parametrize(("decision", "subject"), DECISIONS)
def test_decision(decision: str, subject: str | None) -> None:
    assert subject_of(("decision", decision)) == subject
