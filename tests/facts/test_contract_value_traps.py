"""Amounts that look like the value and are not, and values that stand beside other money."""

# ruff: noqa: E501 (a record's sentence stays whole)
from __future__ import annotations

import pytest

from checker.facts.context import ReadingContext
from checker.facts.contract_value import read_value
from checker.facts.money import Money

from .records import record_of, vocabulary

CASES: list[tuple[dict[str, str], str | None]] = [
    # how much of something else there is at most or in total
    (
        {
            "decision": "1. Appoint the contractor for the quay.\n2. Approve a legal budget of up to a maximum of £25,000."
        },
        None,
    ),
    (
        {"decision": "Approve the tender strategy for homes at a total Gross Development Value to partners of £278m."},
        None,
    ),
    ({"decision": "Award a contract to Alder Ltd and accept a total grant of £300,000."}, None),
    ({"decision": "Award a contract to Alder Ltd for a maximum of £25,000."}, "£25,000"),
    # growth of a budget beside an extension
    (
        {
            "decision": "(i) A 12 month extension of the quay contract with Alder Ltd.\n(ii) Note the additional future costs (£600k) will be incorporated as growth within the budget."
        },
        None,
    ),
    (
        {"decision": "A 12 month extension of the quay contract with Alder Ltd at an additional cost of £60,000."},
        "£60,000",
    ),
    # contracts priced apart, one of them by the year
    (
        {
            "decision": "1. To award the contract for a day centre up to a maximum cost of £8m across ten years.\n2. To award the contract for two homes up to a maximum cost of £1m per year.\n3. To invoke any subsequent extensions/variations defined in the contract(s)."
        },
        None,
    ),
    (
        {
            "decision": "Award the contract for ferries, worth £400,000 in all. The contract costs £100,000 a year for four years."
        },
        "£400,000",
    ),
    # what a grant brings, an option told in brackets, the total that a variation leads to
    (
        {
            "decision": "1. The grant award of £21.3m be noted.\n2. The tender for the quay be awarded to Alder Construction Ltd."
        },
        None,
    ),
    (
        {
            "decision": "Award a five-year contract from 1 May 2031 (with the option of two one-year extensions) at a total cost of £365,687 for Lot 1."
        },
        "£365,687",
    ),
    (
        {
            "decision": "That the variation to the contract with Alder Ltd at an annual cost of £90,000 giving a total estimated value for this variation of £270,000, in turn giving a revised total contract value of £1,270,000 be approved."
        },
        "£1,270,000",
    ),
    (
        {"decision": "Vary the contract with Alder Ltd, at a total cost for this variation of £270,000."},
        "£270,000",
    ),
    # a line that goes on with the award above it, and one that does not
    (
        {
            "decision": "Approve the award of contracts to:\n• Alder Ltd\nFor the period of 1 May 2031 to 30 April 2032, with an estimated total expenditure of £600,000."
        },
        "£600,000",
    ),
    (
        {
            "decision": "Approve the award of contracts to:\n• Alder Ltd\nNote that the estimated programme budget is £600,000."
        },
        None,
    ),
    # fees that the council sets
    (
        {
            "title": "Charges and Fees for Day Services",
            "decision": "To increase the fee for purchasing day places by 5% to £31.40.",
        },
        None,
    ),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "finance": "The service has a net budget of £1.2m, of which £300,000 is for agency staff.",
        },
        None,
    ),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "finance": "Costs of £45,000 will be met from the corporate contingency.",
        },
        None,
    ),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "reasons": "Bramble Ltd's bid was £45,000, the lowest of three.",
        },
        None,
    ),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "reasons": "The new contract will cost £45,000, saving £5,000 against the existing contract (£50,000).",
        },
        "£45,000",
    ),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "reasons": "The Public Contracts Regulations threshold of £213,477 is not exceeded.",
        },
        None,
    ),
    ({"decision": "Award the contract to Bramble Ltd.", "reasons": "The estimated value was under £213,477."}, None),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "finance": "The contract is valued at £2.4m over the 4 year term (£600k per annum).",
        },
        "£2,400,000",
    ),
    ({"decision": "Award the contract to Bramble Ltd. The contract price is £64,250 plus VAT."}, "£64,250"),
    (
        {
            "decision": "Award the contract to Bramble Ltd at a cost of £64,250 (which includes a contingency of £5,000)."
        },
        "£64,250",
    ),
    (
        {
            "decision": "Approve the award of contract to Bramble Ltd at a tender price of £512,310.44 and a total project budget of £600,000."
        },
        "£512,310.44",
    ),
    (
        {
            "decision": "Approve total scheme expenditure of £600,000 and award the works contract to Bramble Ltd in the sum of £512,310.44."
        },
        "£512,310.44",
    ),
    ({"decision": "Award of a 2+1+1 year contract to Bramble Ltd at £30,000 per annum."}, "£120,000"),
    (
        {
            "decision": "Award of a two year contract with two optional 12 month extensions to Bramble Ltd at £30,000 per annum."
        },
        "£120,000",
    ),
    (
        {"decision": "Award of a contract to Bramble Ltd for 3 years with the option to extend, at £30,000 a year."},
        None,
    ),
    ({"decision": "Award a contract to Bramble Ltd with an annual value of £30,000."}, None),
    ({"decision": "Award to Bramble Ltd at £450 per day."}, None),
    ({"decision": "To spend up to £75,000 with Bramble Ltd on the purchase of playground equipment."}, "£75,000"),
    ({"decision": "To approve an increase in the contract sum with Bramble Ltd of £18,000."}, "£18,000"),
    (
        {
            "decision": "To approve a variation to the contract with Bramble Ltd, value £18,000, taking the total to £118,000."
        },
        "£118,000",
    ),
    (
        {
            "decision": "To extend the contract with Bramble Ltd for a further year at a value of £40,000. The contract was originally awarded for £80,000."
        },
        "£40,000",
    ),
    ({"decision": "To exercise the option to extend the contract for 2 years at £40,000 per annum."}, None),
    (
        {
            "decision": "To waive Contract Procedure Rules for contracts exceeding £25,000 and appoint Bramble Ltd at a cost of £32,000."
        },
        "£32,000",
    ),
    ({"decision": "To appoint Bramble Ltd. A purchase order for £12,400 will be raised."}, "£12,400"),
    ({"decision": "To accept the quotation from Bramble Ltd - £9,870."}, "£9,870"),
    ({"decision": "Approval to spend £15,000 on legal advice."}, None),
    ({"decision": "Award the contract to Bramble Ltd, with a financial envelope of up to £3m."}, None),
    ({"decision": "Award the contract to Bramble Ltd for £45,000 and note the saving of £5,000."}, "£45,000"),
    (
        {"decision": "Award the contract to Bramble Ltd for £45,000 per year for three years, a total of £135,000."},
        "£135,000",
    ),
    ({"decision": "Award the contract at £45,000 per year, £135,000 in total, to Bramble Ltd."}, "£135,000"),
    (
        {"decision": "Award the contract to Bramble Ltd.", "value": "Year 1: £45,000; Year 2: £46,000; Total: £91,000"},
        "£91,000",
    ),
    ({"decision": "Award the contract to Bramble Ltd.", "value": "Commercially sensitive"}, None),
    ({"decision": "Award the contract to Bramble Ltd.", "value": "£45,000 to £60,000"}, "£60,000"),
    ({"decision": "Award the contract to Bramble Ltd.", "value": "up to 60k"}, "£60,000"),
    ({"decision": "Award the contract to Bramble Ltd.", "value": "54,000.00"}, "£54,000"),
    ({"decision": "Award the contract to Bramble Ltd.", "value": "3"}, None),
    ({"decision": "Award the contract to Bramble Ltd.", "value": "Under £100,000"}, None),
    ({"decision": "Award the contract to Bramble Ltd.", "value": "Over £500k"}, None),
    (
        {
            "decision": "Award contract to Bramble Ltd at a total cost of £1.25 million (excluding VAT) to be funded by a grant of £1m and £250k from reserves."
        },
        "£1,250,000",
    ),
    ({"decision": "Award contract to Bramble Ltd; cost £1,250; funded by a grant."}, "£1,250"),
    ({"decision": "Award a grant of £20,000 to the Marl Society."}, None),
    ({"decision": "That the contract be let to Bramble Ltd at their tendered sum of £99,500"}, "£99,500"),
    (
        {
            "decision": "Enter into a 5 year lease for photocopiers with Bramble Ltd at a total cost over the term of £88,000"
        },
        "£88,000",
    ),
    (
        {
            "decision": "Approve the contract award to Bramble Ltd at a cost of circa £1.1m, subject to a maximum of £1.2m."
        },
        "£1,200,000",
    ),
    (
        {"decision": "Award contract at £579,000.", "finance": "The maximum value of the contract will be £579k."},
        "£579,000",
    ),
    (
        {"decision": "Award contract at a cost of £578,950.", "finance": "The contract value is about £579k."},
        "£578,950",
    ),
    ({"decision": "Enter into contract with Bramble Ltd for the sum of £10,000.00 (ten thousand pounds)"}, "£10,000"),
    (
        {"decision": "Award contract to Bramble Ltd.", "alternatives": "Hawthorn Ltd at a contract value of £70,000."},
        None,
    ),
    ({"decision": "Award contract to Bramble Ltd.", "authority": "Contract value up to £250,000"}, None),
    (
        {
            "decision": "Award contract to Bramble Ltd. The council tax requirement is £100m and the contract is worth £2m a year."
        },
        None,
    ),
    (
        {
            "decision": "Award contract to Bramble Ltd at the rates tendered, with expenditure not to exceed £150,000 in the contract period."
        },
        "£150,000",
    ),
    ({"decision": "Direct award of a contract to Bramble Ltd (£24,999.99)."}, "£24,999.99"),
    (
        {"decision": "Approve the procurement of cleaning services at an estimated cost of £800,000 over 4 years."},
        "£800,000",
    ),
    (
        {
            "decision": "To purchase software licences from Bramble Ltd at a cost of £15,500 per annum for three years (total £46,500)."
        },
        "£46,500",
    ),
    (
        {"decision": "To award a contract to Bramble Ltd worth £250k with a further £50k for optional extras."},
        "£250,000",
    ),
    (
        {
            "decision": "To award the contract to Bramble Ltd. The professional indemnity cover is £5m and public liability £10m."
        },
        None,
    ),
    (
        {
            "decision": "To award the contract to Bramble Ltd with contract value of £310,000, being £10,000 less than the previous contract value of £320,000."
        },
        "£310,000",
    ),
    ({"decision": "To agree the uplift of £22,000 to the contract with Bramble Ltd"}, "£22,000"),
    (
        {
            "decision": "Approve additional expenditure of £22,000 on the contract with Bramble Ltd, the total cost now being £222,000"
        },
        "£222,000",
    ),
    ({"decision": "Approve the early termination of the contract with Bramble Ltd at a cost of £5,000"}, None),
    ({"decision": "Award the contract for the sum of £60,000 for year 1 to Bramble Ltd"}, None),
    (
        {"title": "Contract award: minibus hire, £66,000", "decision": "Agreed to award the contract to Bramble Ltd"},
        "£66,000",
    ),
    ({"decision": "Award contract to Bramble Ltd at £120,000 inclusive of VAT (£100,000 net)."}, "£120,000"),
    (
        {
            "decision": "Award of contract with a maximum value of £4,000,000 over 4 years (framework; no guaranteed spend)."
        },
        "£4,000,000",
    ),
    # A budget or a threshold that is moved.
    ({"decision": "Approve the increase of the capital budget by £980,000 to £7,130,000 for the contract."}, None),
    (
        {"decision": "Award contracts. The financial threshold for direct award from £15,000 to £11,000 is approved."},
        None,
    ),
    ({"decision": "Contractors have been awarded a place on the contract with a value of >£500K."}, None),
    # A cap on several contracts, or the price of one of them.
    (
        {
            "decision": "That the awards of contracts in the appendix to a maximum value of £4m be approved, and those over £4m be reported back."
        },
        None,
    ),
    (
        {
            "decision": "Approve the direct award of contracts. The maximum value of each of the 9 contracts will not exceed £572,000."
        },
        None,
    ),
    # A rate beside another price.
    (
        {
            "decision": "Award the contract to Bramble for a period of three years. The annual costs are £230,000 for meals and £99,000 for vans."
        },
        None,
    ),
    (
        {
            "decision": "Vary the works contract with Bramble Ltd from £7,000,000 to £8,100,000, an increase cost of £1,100,000."
        },
        "£8,100,000",
    ),
    (
        {
            "decision": "Award the contract to Bramble Ltd, an estimated total contract value of £10m or £14m should the full extension periods be used."
        },
        "£14,000,000",
    ),
    (
        {"decision": "Award three contracts with an estimated contract value over five years of £11.7m per contract."},
        None,
    ),
    ({"decision": "Award the contract to Bramble Ltd at a total contract value of £4,321m."}, None),
]


@pytest.mark.parametrize(("sections", "pounds"), CASES)
def test_value(sections: dict[str, str], pounds: str | None) -> None:
    context = ReadingContext(record_of(*sections.items()), vocabulary())
    facts = {fact.name: fact for fact in read_value(context)}
    value = facts["contract.value"].value
    assert (str(value) if isinstance(value, Money) else None) == pounds
    text = context.record.document.text
    for fact in facts.values():
        assert not fact.known or fact.evidence
        assert all(text[one.start : one.end] == one.quote for one in fact.evidence)
