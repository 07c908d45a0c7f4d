"""Invented records in many layouts, read from the file to the facts.

Beside each ``records_read/*.txt`` stands a ``.yaml`` with the facts that it must give: ``null`` for one that must not
be known, ``ambiguous`` or ``missing`` for one that must be unknown for that reason.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from checker.documents.reader import read_document
from checker.facts.reader import read_facts
from checker.records.labels import Labels, load_labels
from checker.records.reader import read_record

from .records import VOCABULARY, vocabulary

RECORDS = sorted((Path(__file__).parent / "records_read").glob("*.txt"))
NAMES = {
    "date": "decision.date",
    "published": "decision.published_on",
    "effective": "decision.effective_on",
    "value": "contract.value",
    "annual": "contract.annual_value",
    "vat": "contract.vat_basis",
    "start": "contract.start",
    "end": "contract.end",
    "suppliers": "contract.suppliers",
    "bids": "procurement.suppliers_evaluated",
    "conflict": "amounts.conflict",
}


@cache
def labels() -> Labels:
    """The labels of the project."""
    return load_labels(VOCABULARY)


@pytest.mark.parametrize("path", RECORDS, ids=[path.stem for path in RECORDS])
def test_record(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    facts = read_facts(read_record(document, labels()), vocabulary())
    found: dict[str, object] = {}
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    for key, wanted in expected.items():
        fact = facts[NAMES[key]]
        if wanted in ("ambiguous", "missing"):
            found[key] = str(fact.unknown)
        elif isinstance(fact.value, tuple):
            found[key] = list(fact.value)
        else:
            found[key] = fact.value if fact.value is None or isinstance(fact.value, int) else str(fact.value)
    wanted_text = {
        key: str(value) if key in ("date", "published", "effective", "start", "end") and value else value
        for key, value in expected.items()
    }
    assert found == wanted_text
    for fact in facts.values():
        for one in fact.evidence:
            assert document.text[one.start : one.end] == one.quote
            assert one.line == document.line_at(one.start)


def test_there_are_records() -> None:
    assert len(RECORDS) > 25
