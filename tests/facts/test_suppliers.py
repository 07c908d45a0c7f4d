"""Who is awarded the contract, and who is only named."""

# ruff: noqa: E501 (a record's sentence stays whole)
from __future__ import annotations

import time

import pytest

from checker.facts.context import ReadingContext
from checker.facts.suppliers import read_suppliers

from .records import record_of, vocabulary

CASES: list[tuple[dict[str, str], tuple[str, ...] | None]] = [
    (
        {"decision": "Award a contract to Attwell Consulting Ltd for the provision of services"},
        ("Attwell Consulting Ltd",),
    ),
    (
        {
            "decision": "To award the contract for the provision of home care in Marlshire to Bramble Care Limited for three years."
        },
        ("Bramble Care Limited",),
    ),
    ({"decision": "Award contracts to Alder Ltd, Birch Ltd and Cedar LLP."}, ("Alder Ltd", "Birch Ltd", "Cedar LLP")),
    (
        {"decision": "To award contracts to:\n• Alder Ltd\n• Birch Services Ltd\n• Cedar & Co LLP"},
        ("Alder Ltd", "Birch Services Ltd", "Cedar & Co LLP"),
    ),
    # a list whose opening line ends as the writer liked, with bullets or numbers
    (
        {
            "decision": "Approve the award of contracts to the following contractors;\n• Alder Works Limited t/a Alder Group\n• Birch Companies Limited\nFor the period of 20 September 2021 to 31 March 2022"
        },
        ("Alder Works Limited t/a Alder Group", "Birch Companies Limited"),
    ),
    (
        {
            "decision": "Award contracts to the firms below -\ni. Alder Roofing Ltd;\nii. Birch Roofing Ltd; and\niii. Cedar LLP"
        },
        ("Alder Roofing Ltd", "Birch Roofing Ltd", "Cedar LLP"),
    ),
    # what is done, in a heading written with capitals; one name or two; the firm that is there already
    ({"title": "Approval to Award Contracts Procured Under Tender to Deliver Repairs", "decision": "Approved."}, None),
    ({"decision": "An extension of the current block contracts with Aldercare and Birch Care was approved."}, None),
    (
        {"decision": "Approve the direct award of the contract to the current provider, Thornmere House, for a year."},
        ("Thornmere House",),
    ),
    (
        {"decision": "Award a contract to the preferred bidder, Ash and Oak Ltd, for roofing."},
        ("Ash and Oak Ltd",),
    ),
    ({"decision": "That Bramble Ltd be appointed as contractor."}, ("Bramble Ltd",)),
    (
        {"decision": "Award the contract to Alder Contractors (Quayside) Limited in the sum of £445,960."},
        ("Alder Contractors (Quayside) Limited",),
    ),
    # lots that have names, and what is no firm
    ({"decision": "Award a contract at a cost of £20,000 for Lot 1 (Integrated Ferry Service)."}, None),
    ({"decision": "The award of six contracts be approved. The abandonment of lot St John Quay be approved."}, None),
    ({"decision": "Award Lot 2 (Quay Lighting) to Thornmere House."}, ("Thornmere House",)),
    ({"decision": "Approve six mini-competitions to procure services from the Ferry Services Approved List."}, None),
    ({"decision": "Appoint Hawthorn and Jones LLP to provide legal advice"}, ("Hawthorn and Jones LLP",)),
    ({"decision": "To extend the contract with Bramble (UK) Limited until 31 March 2023"}, ("Bramble (UK) Limited",)),
    (
        {"decision": "Award a call-off contract to Bramble Ltd under the Crown Commercial Service framework RM1234."},
        ("Bramble Ltd",),
    ),
    ({"decision": "Award the contract to Café Bramble for coffee."}, ("Café Bramble",)),
    ({"title": "Award of Contract to Bramble Ltd", "decision": "Approved."}, ("Bramble Ltd",)),
    (
        {
            "decision": "To award the contract to the preferred bidder.",
            "reasons": "The preferred bidder is Bramble Ltd. The incumbent provider, Hawthorn Ltd, came second.",
        },
        ("Bramble Ltd",),
    ),
    ({"decision": "To award the contract to Supplier A."}, None),
    ({"decision": "To award the contract to the highest scoring bidder."}, None),
    (
        {"supplier": "Bramble Ltd t/a Bramble Minibuses", "decision": "award contract"},
        ("Bramble Ltd t/a Bramble Minibuses",),
    ),
    ({"supplier": "John Hedge", "decision": "award contract"}, ("John Hedge",)),
    ({"supplier": "See exempt appendix", "decision": "award contract"}, None),
    ({"decision": "Award to Bramble.", "reasons": "Bramble Holdings Ltd scored highest."}, ("Bramble Holdings Ltd",)),
    ({"decision": "The Council awards the contract to Marl Trust for youth work."}, ("Marl Trust",)),
    ({"decision": "Accept the tender of Hedge & Sons Ltd for the works."}, ("Hedge & Sons Ltd",)),
    ({"decision": "Delegate authority to the Director of Housing to award the contract."}, None),
    ({"decision": "Award Lot 1 to Alder Ltd and Lot 2 to Birch Ltd."}, ("Alder Ltd", "Birch Ltd")),
    (
        {"decision": "To purchase laptops from Bramble Computers plc through the ESPO framework."},
        ("Bramble Computers plc",),
    ),
    (
        {"decision": "Award of contract for cleaning to Bramble Ltd following the insolvency of Hawthorn Ltd."},
        ("Bramble Ltd",),
    ),
    (
        {"decision": "Proceed to award the Term Contract to Hedge Plant Limited for £115,780.00"},
        ("Hedge Plant Limited",),
    ),
    (
        {
            "decision": "the works contract be awarded to Maple Interiors LLP, being the most economically advantageous tenderer"
        },
        ("Maple Interiors LLP",),
    ),
    (
        {
            "decision": "award contracts to MERLE Power Ltd for supply of electricity and to MERLE Gas Ltd for supply of gas"
        },
        ("MERLE Power Ltd", "MERLE Gas Ltd"),
    ),
    (
        {
            "decision": "a waiver be granted to allow the direct award of a contract to Bramble Community Interest Company"
        },
        ("Bramble Community Interest Company",),
    ),
    (
        {"decision": "approve the award of a contract for insurance cover to Hedge Forsikring ASA (Hedge Insurance)."},
        ("Hedge Forsikring ASA",),
    ),
    ({"decision": "To enter into a contract with Bramble Ltd"}, ("Bramble Ltd",)),
    (
        {"decision": "To award the contract to Brackenford Borough Council for CCTV monitoring."},
        ("Brackenford Borough Council",),
    ),
    ({"decision": "RESOLVED: That the quotation submitted by Bramble Ltd be accepted."}, ("Bramble Ltd",)),
    (
        {"decision": "To award the contract to Bramble Ltd.", "reasons": "Bramble Limited submitted the best bid."},
        ("Bramble Limited",),
    ),
    (
        {"decision": "Contract award to Alder Architects, Birch Surveyors and Cedar Engineers."},
        ("Alder Architects", "Birch Surveyors", "Cedar Engineers"),
    ),
    ({"decision": "to award the contract to start on 1 April 2022"}, None),
    ({"decision": "Award the contract for support to children to Bramble Ltd"}, ("Bramble Ltd",)),
    (
        {"decision": "To approve the extension of the existing contract with Bramble Ltd for 12 months"},
        ("Bramble Ltd",),
    ),
    ({"decision": "To award to Bramble Ltd (Company No. 01234567) the contract"}, ("Bramble Ltd",)),
    ({"decision": "To grant a waiver. The current provider is Hawthorn Ltd."}, None),
    ({"decision": "Commission Bramble Ltd to undertake a survey"}, ("Bramble Ltd",)),
    ({"decision": "To award a contract under the Hedge Procurement Ltd framework to Bramble Ltd"}, ("Bramble Ltd",)),
    (
        {"decision": "Approve award of contract for the 2022/23 Programme to J Hedge Surfacing Ltd."},
        ("J Hedge Surfacing Ltd",),
    ),
    ({"supplier": "1. Alder Ltd\n2. Birch Ltd", "decision": "award contract"}, ("Alder Ltd", "Birch Ltd")),
    ({"supplier": "Bramble Ltd, Unit 4, Marl Road, Brackenford", "decision": "award contract"}, ("Bramble Ltd",)),
    ({"decision": "Award of contract to Bramble Ltd – Ash Grove Ltd was unsuccessful"}, ("Bramble Ltd",)),
    # Days, sums, offices, stand-ins and what is bought are none.
    ({"decision": "Award a contract for four services from 1 May 2031 to 31 March 2033."}, None),
    ({"decision": "Award a contract for respite care to Bramble from 1 May 2031 to 31 March 2033."}, ("Bramble",)),
    ({"title": "Extension of the drainage contract to 30 April 2032", "decision": "The extension is approved."}, None),
    ({"title": "Contract Award for works to Oakfield House", "decision": "Award the contract."}, None),
    ({"decision": "That the contract be awarded to Tenderer No. 4."}, None),
    ({"decision": "That Contractor 12 be awarded the catering contract."}, None),
    (
        {
            "decision": "Lot A – Maintenance (small repairs) to Contractor A be awarded.\nLot B – Projects to Contractor B."
        },
        None,
    ),
    ({"decision": "Contracts are awarded in lots: Lot A - Mechanical Services, Lot B - Roofing Works."}, None),
    (
        {"decision": "Award the framework contract for snacks to:\nLot 5 – Café Alder\nLot 6 – Café Birch"},
        ("Café Alder", "Café Birch"),
    ),
    ({"decision": "Variation to Fee Ceiling of the coastal contract."}, None),
    (
        {
            "decision": "The tender of Alder Ltd is accepted. Decision taken by the Director of Services under the authority delegated by Joint Executive on 23/06/2031."
        },
        ("Alder Ltd",),
    ),
    (
        {
            "decision": "The awarding of the contract is delegated to the Cabinet Member in conjunction with the Joint Executive Director of Learning."
        },
        None,
    ),
    (
        {
            "title": "Re-commission Young Carers Service",
            "decision": "Award the contract for the Young Carers (up to 19 years) Service to Hawthorn Action from 1 April 2031.",
        },
        ("Hawthorn Action",),
    ),
    (
        {"decision": "Award a contract, starting on 5 May 2031, to Quick Path to Work Ltd for all routes."},
        ("Quick Path to Work Ltd",),
    ),
    ({"decision": "Vary the works contract at Alder Grove with Birch Building Limited."}, ("Birch Building Limited",)),
    (
        {
            "decision": "Award the contract to Alder South Limited (trading as Alder Coach Services - ACS) for five years."
        },
        ("Alder South Limited (trading as Alder Coach Services - ACS)",),
    ),
    (
        {
            "decision": "Agree direct contract award for a placement for a young person at Rowan School, Hawthorn Group for 25 months."
        },
        ("Hawthorn Group",),
    ),
    ({"decision": "Agree direct contract award for a placement at Rowan Hall, Marlbury for 25 months."}, None),
]


@pytest.mark.parametrize(("sections", "names"), CASES)
def test_suppliers(sections: dict[str, str], names: tuple[str, ...] | None) -> None:
    context = ReadingContext(record_of(*sections.items()), vocabulary())
    facts = list(read_suppliers(context))
    assert [fact.value for fact in facts] in ([names], [] if names is None else [names])
    text = context.record.document.text
    for fact in facts:
        assert not fact.known or fact.evidence
        assert all(text[one.start : one.end] == one.quote for one in fact.evidence)


@pytest.mark.parametrize("words", ["Bramble ", "Bramble Ltd ", "award to Bramble and ", "Ltd ", "A and ", "to "])
def test_long_texts_end_soon(words: str) -> None:
    text = "award " + words * (40_000 // len(words))
    started = time.process_time()
    list(read_suppliers(ReadingContext(record_of(("decision", text)), vocabulary())))
    assert time.process_time() - started < 3
