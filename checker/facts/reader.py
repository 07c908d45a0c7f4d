"""Reads every fact that a decision record states, with the words that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from checker.facts.amounts import read_amounts
from checker.facts.amounts_conflict import read_conflict
from checker.facts.context import Reader, ReadingContext
from checker.facts.contract_cpv import read_cpv
from checker.facts.contract_dates import read_contract_dates
from checker.facts.contract_outlook import read_outlook
from checker.facts.contract_subject import read_subject
from checker.facts.contract_value import read_value
from checker.facts.contract_vat import read_vat_rate
from checker.facts.decision_dates import read_decision_dates
from checker.facts.fact import Facts
from checker.facts.procurement_bids import read_bids
from checker.facts.procurement_start import read_start
from checker.facts.statements import council
from checker.facts.statements.readers import STATEMENTS
from checker.facts.suppliers import read_suppliers
from checker.facts.vocabulary import Vocabulary
from checker.records.record import DecisionRecord

READERS: Final[tuple[Reader, ...]] = (
    *STATEMENTS,
    read_decision_dates,
    read_amounts,
    read_conflict,
    read_value,
    read_vat_rate,
    read_contract_dates,
    read_suppliers,
    read_subject,
    read_cpv,
    read_outlook,
    read_start,
    read_bids,
)
"""In this order: a reader may use the facts of those before it."""


def read_facts(
    record: DecisionRecord,
    vocabulary: Vocabulary,
    readers: Sequence[Reader] = READERS,
    councils: Mapping[str, str] | None = None,
) -> Facts:
    """Every fact that the record states; a fact that no reader found is missing.

    ``councils`` are the councils that may be recognised as the record's own: slugs by name ("Marlshire County
    Council"). All evidence points into ``record.document.text``.
    """
    context = ReadingContext(record, vocabulary)
    for reader in (*readers, council.reader(councils or {})):
        context.facts = context.facts.with_facts(*reader(context))
    return context.facts
