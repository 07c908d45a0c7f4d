"""Which amount of a record is the value of what is awarded."""

# ruff: noqa: E501 (a record's sentence stays whole)
from __future__ import annotations

import pytest

from checker.facts.context import ReadingContext
from checker.facts.contract_value import read_value
from checker.facts.money import Money

from .records import record_of, vocabulary

CASES: list[tuple[dict[str, str], str | None]] = [
    ({"decision": "Award a contract to Bramble Ltd for support at a maximum cost of £579,000"}, "£579,000"),
    ({"decision": "To award the contract for grounds maintenance to Bramble Ltd for £45,000."}, "£45,000"),
    ({"decision": "To award the contract for grounds maintenance to Bramble Ltd."}, None),
    (
        {
            "decision": "To award a contract to Bramble Ltd.",
            "finance": "The contract value is £120,500 over three years.",
        },
        "£120,500",
    ),
    ({"decision": "To award a contract to Bramble Ltd.", "finance": "A budget of £150,000 is available."}, None),
    ({"decision": "To award a contract to Bramble Ltd.", "reasons": "The value exceeds the £100,000 threshold."}, None),
    (
        {
            "decision": "To award a contract to Bramble Ltd at a cost of £60,000 to be funded from the £2m capital programme."
        },
        "£60,000",
    ),
    (
        {
            "decision": "To award a three year contract with the option of a further two years to Bramble Ltd at £20,000 per annum."
        },
        "£100,000",
    ),
    (
        {"decision": "To award a contract to Bramble Ltd at an annual cost of £12,500 for a period of 4 years."},
        "£50,000",
    ),
    ({"decision": "To award a contract to Bramble Ltd at £2,000 per month for 12 months."}, "£24,000"),
    ({"decision": "Award contracts to A Ltd (£50,000) and B Ltd (£60,000)."}, None),
    ({"decision": "Award contracts to A Ltd (£50,000) and B Ltd (£60,000), a combined value of £110,000."}, "£110,000"),
    (
        {"decision": "To extend the contract with Bramble Ltd for 12 months from 1 April 2022 at a cost of £50,000."},
        "£50,000",
    ),
    (
        {
            "decision": "To extend the contract with Bramble Ltd for 12 months at a cost of £50,000, bringing the total contract value to £250,000."
        },
        "£250,000",
    ),
    ({"decision": "To increase the value of the contract with Bramble Ltd from £400k to £550k."}, "£550,000"),
    ({"decision": "To vary the contract with Bramble Ltd by an additional £15,000."}, "£15,000"),
    ({"decision": "To vary an existing award of contract by the amount of £4,084.93"}, "£4,084.93"),
    (
        {
            "decision": "Approve the award of the contract to Bramble Ltd in the sum of £357,851.85 plus a 10% contingency."
        },
        "£357,851.85",
    ),
    (
        {
            "decision": "Approve the award of the contract to Bramble Ltd in the sum of £300,000 plus contingency of £30,000, giving a total of £330,000."
        },
        "£330,000",
    ),
    (
        {
            "decision": "Approve the award of the contract to Bramble Ltd in the sum of £330,000 (including a contingency of £30,000)."
        },
        "£330,000",
    ),
    ({"decision": "Award of contract to Bramble Ltd, £100,000 excluding VAT (£120,000 including VAT)."}, "£100,000"),
    ({"value": "£45,000", "decision": "Award to Bramble Ltd"}, "£45,000"),
    ({"value": "£45,000 per annum", "contract_term": "3 years", "decision": "Award to Bramble Ltd"}, "£135,000"),
    (
        {"value": "£90,000 (2 years + 2 x 12 month extensions)", "decision": "Award the contract to Bramble Ltd"},
        "£90,000",
    ),
    ({"decision": "Appoint Bramble Ltd as consultants at a fee of £18,750."}, "£18,750"),
    ({"decision": "Accept the tender of £1,204,556.20 from Bramble Ltd for the resurfacing works."}, "£1,204,556.20"),
    (
        {
            "decision": "Accept the lowest tender submitted by Bramble Ltd in the sum of £88,000.",
            "reasons": "Four tenders were received ranging from £88,000 to £125,000.",
        },
        "£88,000",
    ),
    ({"decision": "Award a contract valued at £75k.", "reasons": "The total contract value is £75,000."}, "£75,000"),
    ({"decision": "Award a contract valued at £75k.", "reasons": "The total contract value is £95,000."}, "£75,000"),
    ({"decision": "To purchase 3 vehicles from Bramble Ltd at a total cost of £96,000."}, "£96,000"),
    ({"decision": "To accept a grant of £50,000 from the Department and award a contract to Bramble Ltd."}, None),
    ({"decision": "To award a contract to Bramble Ltd. The contract will deliver savings of £20,000 a year."}, None),
    (
        {
            "decision": "To award the contract to Bramble Ltd at an estimated total value of £1.2m over four years including extensions."
        },
        "£1,200,000",
    ),
    (
        {
            "decision": "To award the contract to Bramble Ltd for an initial term of 3 years at £300,000 with an option to extend for 2 years at £200,000."
        },
        "£500,000",
    ),
    (
        {"decision": "To award the contract for 3 years at a cost of £300,000 (£500,000 including all extensions)."},
        "£500,000",
    ),
    ({"decision": "Award a contract with an estimated value of between £40,000 and £55,000."}, "£55,000"),
    ({"decision": "Issue a letter of intent capped at £50,000 ahead of award of the contract."}, None),
    ({"decision": "Call off from the framework, which is worth £5bn.", "reasons": "Bramble Ltd was selected."}, None),
    ({"decision": "Award contract to Bramble Ltd.", "reasons": "The previous contract cost £80,000."}, None),
    ({"decision": "Award contract to Bramble Ltd. Lot 1: £40,000. Lot 2: £60,000. Total: £100,000."}, "£100,000"),
    ({"decision": "Award contract for Lot 1 to A Ltd at £40,000 and Lot 2 to B Ltd at £60,000."}, None),
    ({"decision": "Award contract to Bramble Ltd at a cost of €20,000."}, None),
    ({"decision": "Award contract to Bramble Ltd at a cost of £1,50,000."}, None),
    ({"decision": "The contract is awarded at nil cost, £0."}, None),
    ({"decision": "Approve a waiver and direct award to Bramble Ltd up to £60,000."}, "£60,000"),
    (
        {
            "decision": "The Director approved the award of a contract to Bramble Ltd with a value of £338,106 for the first year."
        },
        None,
    ),
    ({"title": "Award of contract for cleaning - £250k", "decision": "Approved"}, "£250,000"),
    ({"decision": "Delegate authority to award contracts up to £250,000 to the Director."}, None),
    ({"decision": "Approve the procurement of a new system with an estimated contract value of £400,000."}, "£400,000"),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "finance": "The cost of the contract is £64,000 and will be met from existing budgets of £70,000.",
        },
        "£64,000",
    ),
    (
        {
            "decision": "Award the contract to Bramble Ltd.",
            "finance": "The total cost is £64,000 of which £14,000 is VAT.",
        },
        None,
    ),
    (
        {
            "decision": "To enter into a contract with Bramble Ltd, at a cost not exceeding £90,000 excluding VAT, for 18 months."
        },
        "£90,000",
    ),
    ({"decision": "To approve expenditure of £45,000 to appoint Bramble Ltd to carry out the survey."}, "£45,000"),
    ({"decision": "To approve a grant of £45,000 to the Marl Trust."}, None),
    (
        {
            "decision": "Extend the contract until 31 March 2024.",
            "reasons": "The original contract value was £200,000. The extension will cost £40,000, so the cumulative value will be £240,000.",
        },
        "£240,000",
    ),
    ({"decision": "Extend the contract until 31 March 2024.", "reasons": "The contract value is £200,000."}, None),
    ({"decision": "Extend the contract until 31 March 2024 with an annual value of £40,000."}, None),
    (
        {
            "decision": "The contract be awarded to Bramble Ltd, being the most economically advantageous tender, at a price of £2,345,678"
        },
        "£2,345,678",
    ),
    (
        {"decision": "RESOLVED: That the tender from Bramble Ltd (£14,250.00) for the repair of the roof be accepted."},
        "£14,250",
    ),
    ({"decision": "To approve a contract for £15,000pa for five years with Bramble Ltd."}, "£75,000"),
    ({"decision": "Award the contract to Bramble Ltd. Estimated spend of £35,000 per annum."}, None),
    (
        {
            "decision": "Award framework places to A Ltd and B Ltd. Total estimated expenditure over the 4 year term is £4m."
        },
        "£4,000,000",
    ),
    (
        {
            "decision": "Bramble Ltd be awarded the contract at a day rate of £450, with total fees not exceeding £9,000."
        },
        "£9,000",
    ),
    ({"decision": "Approve the award to Bramble Ltd. Contract price: £77,650"}, "£77,650"),
    (
        {"decision": "award to Bramble Ltd", "reasons": "Bramble Ltd quoted £12,345 and Hawthorn Ltd quoted £15,000."},
        None,
    ),
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
