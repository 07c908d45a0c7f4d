"""Long texts of one phrase over and over end soon, whichever reader they are aimed at."""

from __future__ import annotations

import time

import pytest

from checker.facts.amounts import read_amounts
from checker.facts.amounts_conflict import read_conflict
from checker.facts.context import ReadingContext
from checker.facts.contract_cpv import read_cpv
from checker.facts.contract_dates import read_contract_dates
from checker.facts.contract_outlook import read_outlook
from checker.facts.contract_subject import read_subject
from checker.facts.contract_value import read_value
from checker.facts.decision_dates import read_decision_dates
from checker.facts.procurement_bids import read_bids
from checker.facts.procurement_start import read_start
from checker.facts.suppliers import read_suppliers

from .records import record_of, vocabulary

READERS = (
    read_decision_dates,
    read_amounts,
    read_conflict,
    read_value,
    read_contract_dates,
    read_suppliers,
    read_subject,
    read_cpv,
    read_outlook,
    read_start,
    read_bids,
)
WORDS = [
    "award contract to Bramble Ltd for £1 from 1 April 2021 to 31 March 2022 ",
    "award to ",
    "£1 ",
    "£. ",
    "total contract value of £1,000 ",
    "increase from £1 to £2 ",
    "extend the contract until 1 April 2021 ",
    "option to extend for a further 2 years ",
    "for the provision of ",
    "CPV 85311300 ",
    "four tenders received ",
    "tender published on 1 May 2020 ",
    "1.\n",
    "A. ",
    "(",
    "to a ",
]


@pytest.mark.parametrize("words", WORDS)
def test_readers_end_soon(words: str) -> None:
    text = (words * (40_000 // len(words)))[:40_000]
    context = ReadingContext(record_of(("title", text[:300]), ("decision", text)), vocabulary())
    started = time.process_time()
    for reader in READERS:
        context.facts = context.facts.with_facts(*reader(context))
    assert time.process_time() - started < 10
