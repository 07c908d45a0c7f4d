"""First and last day of what is awarded, apart from the days of other things."""

# ruff: noqa: E501 (a record's sentence stays whole)
from __future__ import annotations

import pytest

from checker.facts.context import ReadingContext
from checker.facts.contract_dates import read_contract_dates

from .records import record_of, vocabulary

CASES: list[tuple[dict[str, str], str | None, str | None]] = [
    (
        {
            "decision": "Award a contract to Bramble Ltd from 8 November 2021 to 31 March 2022 at a maximum cost of £579,000"
        },
        "2021-11-08",
        "2022-03-31",
    ),
    (
        {"decision": "Award a contract to Bramble Ltd for a period of 3 years from 1 April 2021"},
        "2021-04-01",
        "2024-03-31",
    ),
    (
        {
            "decision": "Award a contract to Bramble Ltd commencing 1 April 2021 for 2 years with an option to extend for a further 2 years"
        },
        "2021-04-01",
        "2023-03-31",
    ),
    (
        {
            "decision": "Award a contract to Bramble Ltd.",
            "reasons": "The current contract expires on 31 March 2022. The new contract will commence on 1 April 2022.",
        },
        "2022-04-01",
        None,
    ),
    ({"decision": "To extend the contract with Bramble Ltd until 31 March 2023."}, None, "2023-03-31"),
    (
        {"decision": "To extend the current contract with Bramble Ltd from 1 April 2022 to 31 March 2023."},
        "2022-04-01",
        "2023-03-31",
    ),
    ({"decision": "To extend the contract, which expires on 31 March 2022, to 31 March 2023."}, None, "2023-03-31"),
    ({"decision": "Award to Bramble Ltd from April 2021 to March 2024"}, None, None),
    ({"decision": "Award to Bramble Ltd from 1 April 2021 to 31 November 2021"}, "2021-04-01", None),
    (
        {"contract_start": "01/04/2022", "contract_end": "31/03/2025", "decision": "Award contract"},
        "2022-04-01",
        "2025-03-31",
    ),
    ({"contract_term": "1 April 2022 - 31 March 2025", "decision": "Award contract"}, "2022-04-01", "2025-03-31"),
    (
        {"contract_start": "1 April 2022", "contract_term": "3 years", "decision": "Award contract"},
        "2022-04-01",
        "2025-03-31",
    ),
    (
        {
            "decision": "Award contract to Bramble Ltd.",
            "reasons": "Cabinet approved the strategy on 5 March 2020. Tenders were returned by 1 May 2020.",
        },
        None,
        None,
    ),
    (
        {
            "decision": "Award contract to Bramble Ltd for the initial term 1 April 2022 to 31 March 2024 with an option to extend to 31 March 2026."
        },
        "2022-04-01",
        "2024-03-31",
    ),
    (
        {
            "decision": "Award contract to Bramble Ltd.",
            "reasons": "The funding must be spent by 31 March 2022. It is intended that the project will commence from 8 November 2021.",
        },
        "2021-11-08",
        None,
    ),
    (
        {"decision": "To enter into a 12 month contract with Bramble Ltd with effect from 2 June 2020"},
        "2020-06-02",
        "2021-06-01",
    ),
    (
        {
            "decision": "Following the award of a framework a decision was made to award the contract to Bramble Plc from 1st April 2015 to 31st March 2017. It has now been decided to invoke the extension for a further 24 months from 1 April 2017 to 31 March 2019."
        },
        None,
        None,
    ),
    (
        {"decision": "To approve a 1 year extension to the contract from 31 March 2023 to 31 March 2024."},
        "2023-03-31",
        "2024-03-31",
    ),
    (
        {
            "decision": "Award contract to Bramble Ltd. The contract will start on 4th July 2022 and end on 3rd July 2024."
        },
        "2022-07-04",
        "2024-07-03",
    ),
    (
        {"decision": "approve the waiver so that Bramble Ltd can continue until the end of March 2025"},
        None,
        "2025-03-31",
    ),
    (
        {
            "decision": "The contract is to commence on 1st April 2023 for a period of five years at a value of £338,106."
        },
        "2023-04-01",
        "2028-03-31",
    ),
    (
        {
            "decision": "Award contract to Bramble Ltd",
            "reasons": "The framework runs from 1 January 2019 to 31 December 2023.",
        },
        None,
        None,
    ),
    (
        {
            "decision": "Award contract to Bramble Ltd",
            "reasons": "The existing contract ran from 1 January 2019 to 31 December 2021.",
        },
        None,
        None,
    ),
    (
        {"decision": "Award contract to Bramble Ltd.", "reasons": "The contract period is 01.04.22 - 31.03.25."},
        "2022-04-01",
        "2025-03-31",
    ),
    ({"decision": "Award of contract to A Ltd from 1 April 2022 and to B Ltd from 1 May 2022"}, None, None),
    ({"decision": "Award contract to Bramble Ltd, start date 5 May 2022"}, "2022-05-05", None),
    (
        {
            "decision": "Award contract (as approved by Cabinet on 3 March 2021) to Bramble Ltd from 1 April 2021 until 30 September 2021."
        },
        "2021-04-01",
        "2021-09-30",
    ),
    (
        {
            "decision": "Works to begin on 6 June 2022 and to be completed by 31 August 2022 by contract with Bramble Ltd"
        },
        "2022-06-06",
        "2022-08-31",
    ),
    # "Tender process", "decision" and the like before "for the period" leave it a term; a plan's own dates are none.
    (
        {
            "decision": "Approved the award of the contract to the best bidder of the tender process for the period from 1 June 2027 to 31 May 2030"
        },
        "2027-06-01",
        "2030-05-31",
    ),
    (
        {"decision": "Agree to appoint Bramble Ltd to review school meals from 1 March 2022 until 31 August 2022"},
        "2022-03-01",
        "2022-08-31",
    ),
    (
        {"decision": "Award the contract. The annual review from 1 March 2022 until 31 August 2022 was noted."},
        None,
        None,
    ),
    (
        {
            "title": "Urgent Notice - Award of Contract for Ferry Services (01/10/2029 to 31/01/2030)",
            "decision": "Award the contract",
        },
        None,
        None,
    ),
    # "Tender process", "decision" and the like before "for the period" leave it a term; a plan's own dates are none.
    (
        {
            "decision": "Approved the award of the contract to the best bidder of the tender process for the period from 1 June 2027 to 31 May 2030"
        },
        "2027-06-01",
        "2030-05-31",
    ),
    (
        {"decision": "Agree to appoint Bramble Ltd to review school meals from 1 March 2022 until 31 August 2022"},
        "2022-03-01",
        "2022-08-31",
    ),
    (
        {"decision": "Award the contract. The annual review from 1 March 2022 until 31 August 2022 was noted."},
        None,
        None,
    ),
    (
        {
            "title": "Urgent Notice - Award of Contract for Ferry Services (01/10/2029 to 31/01/2030)",
            "decision": "Award the contract",
        },
        None,
        None,
    ),
    (
        {
            "reasons": "The contract commenced in early 2012 and will expire on 8 January 2030. A new solution is needed.",
            "decision": "Award a contract to Alder Ltd.",
        },
        None,
        None,
    ),
    # A break clause, money already spent, an annual cost and the first award are no term.
    (
        {
            "decision": "Award contracts from 1 April 2031 to 31 March 2033, with a break clause at 30 September 2032.\nNoted the expenditure from 1 April 2031 to 31 January 2032."
        },
        "2031-04-01",
        "2033-03-31",
    ),
    (
        {
            "decision": "The contract will be awarded for the period 1 September 2030 to 31 August 2031.\nThe annual cost of the system for the period 1 October 2030 to 31 August 2031 is £39,000."
        },
        "2030-09-01",
        "2031-08-31",
    ),
    (
        {
            "purpose": "The council awarded a contract to Alder Ltd for 3 years with effect from 11 April 2026.",
            "decision": "Extend the contract with Alder Ltd until 10 April 2030.",
        },
        None,
        "2030-04-10",
    ),
]


@pytest.mark.parametrize(("sections", "first", "last"), CASES)
def test_term(sections: dict[str, str], first: str | None, last: str | None) -> None:
    context = ReadingContext(record_of(*sections.items()), vocabulary())
    facts = {fact.name: fact for fact in read_contract_dates(context)}
    found = [facts[name].value for name in ("contract.start", "contract.end")]
    assert [str(day) if day else None for day in found] == [first, last]
    text = context.record.document.text
    for fact in facts.values():
        assert not fact.known or fact.evidence
        assert all(text[one.start : one.end] == one.quote for one in fact.evidence)


def test_a_month_alone_is_no_start() -> None:
    context = ReadingContext(record_of(("decision", "Award to Bramble Ltd from April 2021")), vocabulary())
    start = next(iter(read_contract_dates(context)))
    assert not start.known


def test_two_starts_are_ambiguous_with_both_as_evidence() -> None:
    words = "Award of contract to Alder Ltd from 1 April 2022 and to Birch Ltd from 1 May 2022"
    start = next(iter(read_contract_dates(ReadingContext(record_of(("decision", words)), vocabulary()))))
    assert start.unknown == "ambiguous"
    assert [one.quote for one in start.evidence] == ["1 April 2022", "1 May 2022"]
