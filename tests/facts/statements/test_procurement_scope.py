"""Buying is told from everything else that councils decide."""

import pytest

from checker.facts.statements import procurement_scope

from .forms import facts_of

BUYING = [
    "Award of contract for highway drainage surveys",
    "Contract award: home to school transport routes 14 and 15",
    "Contract Award Report - Leisure Centre Roof Works",
    "Direct award of a bridging contract for sexual health services",
    "Extension of the stairlift maintenance contract",
    "To extend the current contract with Fernlea Care Ltd for twelve months",
    "Variation to the grounds maintenance contract",
    "Procurement of a new library management system",
    "Purchase of three refuse collection vehicles",
    "Purchase of replacement laptops",
    "Waiver of contract procedure rules for specialist fostering support",
    "Exemption from contract standing orders - archive storage",
    "Appointment of a contractor for the Market Hall refurbishment",
    "Appointment of consultants to prepare the local cycling plan",
    "Appointment of Harbottle Surveying Ltd to inspect bridges",
    "Call-off from a regional framework for agency staff",
    "Acceptance of tender for school kitchen equipment",
    "Acceptance of quotations for play area resurfacing",
    "Abandonment of the procurement for domiciliary care",
    "Approval to procure a replacement telephone system",
    "Approval to go out to tender for window cleaning",
    "Renewal of the waste disposal contract",
    "Renewal of software licences for the planning portal",
    "Commissioning of a supported living service at Elm Court",
    "Re-procurement of the 0-19 healthy child service",
    "Entering into a contract with Tollgate Energy plc for the supply of electricity",
    "Mini-competition for passenger transport",
    "Hire of vehicles for the parks team",
    "Single tender action for lift repairs",
    "Termination of contract with Redwing Catering Ltd",
    "Novation of the payroll contract to Larkfield Services Limited",
    "Letting of the winter gritting contract",
    "Preferred bidder for the leisure management contract",
    "Contract for the provision of independent advocacy",
    "Children's residential block contract - award of lot 3",
]

OTHER = [
    "Award of community grants 2023/24",
    "Small grants scheme: allocation to village halls",
    "Grant funding to Brackenford Citizens Advice",
    "Acceptance of grant from the Department for Transport",
    "Planning application 22/00431/FUL, land east of Mill Lane",
    "Listed building consent at The Old Rectory",
    "Premises licence application: The Railway Arms",
    "Hackney carriage licence fees",
    "Fees and charges 2024-25",
    "Traffic regulation order: Station Road waiting restrictions",
    "Temporary road closure for the summer fair",
    "Public spaces protection order for the town centre",
    "Lease of 14 High Street to the food bank",
    "Disposal of land at Priory Meadow",
    "Sale of former school site, Ashdown",
    "Acquisition of land for a cycle route",
    "Purchase of a dwelling under the right of first refusal",
    "Compulsory purchase of 3 Canal Terrace",
    "Appointments to outside bodies",
    "Appointment of school governors",
    "Appointment of the Director of Public Health",
    "Restructure of the revenues team: service restructure",
    "Redundancy of two posts in the museums service",
    "Market supplement for social workers",
    "Write-off of irrecoverable debts",
    "Discretionary rate relief: village shop",
    "School admission arrangements 2025/26",
    "Adoption of the tree strategy",
    "Changes to the Contract Procedure Rules",
    "Temporary amendment of contract standing orders during the pandemic",
    "Review of procurement strategy",
    "Revised scheme of delegation",
    "Response to consultation on bus franchising",
    "Capital virement for play areas",
    "Prosecution for benefit offences",
    "Street naming: Cooper's Close",
    "Nomination of The Bell as an asset of community value",
    "Memorandum of understanding with neighbouring councils",
    "Experimental traffic order, Chapel Street",
    "Settlement agreement with a former employee",
    "Public Spaces Protection Order: Brackenford town centre",
    "Land at Otter Lane: declaration of surplus",
    "Rents and service charges 2025/26",
    "Five Year Land Supply Statement",
    "Staffing reductions in the customer service",
    "Exclusion of the press and public",
    "Bid for funding to restore the pavilion",
    "Appropriation of land at Priory Meadow for housing",
    "Finding of the Local Government Ombudsman",
]

UNCLEAR = ["Children's Centre", "Project Falcon", "Update on the museum", "Winter service 2022"]


@pytest.mark.parametrize("title", BUYING)
def test_titles_about_buying(title: str) -> None:
    assert facts_of(procurement_scope.read, ("title", title)).value("decision.is_procurement") is True


@pytest.mark.parametrize("title", OTHER)
def test_titles_about_something_else(title: str) -> None:
    assert facts_of(procurement_scope.read, ("title", title)).value("decision.is_procurement") is False


@pytest.mark.parametrize("title", UNCLEAR)
def test_titles_that_tell_nothing(title: str) -> None:
    assert facts_of(procurement_scope.read, ("title", title)).value("decision.is_procurement") is None


@pytest.mark.parametrize(
    ("title", "decision", "expected"),
    [
        ("Museum store", "To award a contract to Pellow Storage Ltd for three years.", True),
        ("Museum store", "To approve a new lease of the unit for five years.", False),
        ("Kerbs", "That the contract for parking enforcement be extended for a year.", True),
        (
            "Signs",
            "To approve the use of regulation 72 of the Public Contracts Regulations to extend the contract.",
            True,
        ),
        ("Coolers", "To approve the procurement strategy and the waiver of the standing orders for tendering.", True),
        ("Agency staff", "To approve a direct award, in line with the scheme of delegation.", True),
        ("Care beds", "To award places on the DPS for care homes.", True),
        ("Otters", "That the Otter Strategy 2025-30 be adopted.", False),
        ("Otters", "That the plan to tender the appointment of a designer be approved.", True),
        ("Agents", "To sign a contract for the sale of land at Otter Lane.", False),
        ("Youth hub", "To award a grant of £9,000 and a contract for cleaning.", None),
        (
            "Rink",
            "That the contract to run the rink be awarded to Glide CIC, and the terms of the lease be settled.",
            True,
        ),
        ("Rink", "To award a contract to Glide CIC to run the rink, and to grant it a tenancy of the kiosk.", True),
        ("Lease of the rink", "To grant the lease, and to award a contract to Glide Ltd for its repair.", None),
        ("Contract award - youth hub cleaning", "Award to Brightside Ltd, part funded by grant funding.", True),
        ("Procurement rules", "To adopt the amended Contract Procedure Rules.", False),
        ("Lift repairs", "Award the order to Cobb Lifts Ltd as the Contract Procedure Rules allow.", True),
        ("Market Hall", "Members noted the report.", None),
    ],
)
def test_title_and_decision_together(title: str, decision: str, expected: bool | None) -> None:
    facts = facts_of(procurement_scope.read, ("title", title), ("decision", decision))
    assert facts.value("decision.is_procurement") is expected


def test_a_label_that_only_contracts_have() -> None:
    facts = facts_of(procurement_scope.read, ("title", "Bus shelters"), ("supplier", "Kestrel Shelters Ltd"))
    assert facts.value("decision.is_procurement") is True


@pytest.mark.parametrize(
    ("title", "decision"),
    [
        (
            "Appointment of Deputy Portfolio Holders",
            "To appoint Deputy Portfolio Holders to undertake the duties listed.",
        ),
        ("Compliance with Contract Procedure Rules", "That the waivers approved in May be received and noted."),
        (
            "Temporary changes to Contract Procedure Rules",
            "That the Contract Procedure Rules be temporarily changed to allow a faster route to procurement.",
        ),
        (
            "Reduction of Direct Award Threshold",
            "Reduce the threshold for direct award to send more work to quotation.",
        ),
        ("Amendments to the Delegation Scheme", "To amend the Delegation Scheme as shown."),
        ("Procurement rules", "That the committee adopts the proposed CPRs."),
    ],
)
def test_rules_posts_and_registers_are_not_buying(title: str, decision: str) -> None:
    facts = facts_of(procurement_scope.read, ("title", title), ("decision", decision))
    assert facts.value("decision.is_procurement") is False


def test_fees_of_a_firm_are_buying_and_fees_of_a_licence_are_not() -> None:
    name = "decision.is_procurement"
    firm = ("decision", "To vary and increase fees for structural design services at the depot.")
    assert facts_of(procurement_scope.read, firm).value(name) is True
    assert facts_of(procurement_scope.read, ("title", "Fees for taxi licences")).value(name) is False


@pytest.mark.parametrize(
    "title",
    ["Contract Procedure Rules Waiver - Placement at Elm Court", "Contract Standing Orders exemption: roofs"],
)
def test_a_waiver_of_the_rules_is_buying(title: str) -> None:
    decision = ("decision", "That the contract procedure rules be waived for a placement at Elm Court.")
    facts = facts_of(procurement_scope.read, ("title", title), decision)
    assert facts.value("decision.is_procurement") is True
