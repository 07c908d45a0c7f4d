"""Reading invented texts as records, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.documents.reader import read_document
from checker.records.labels import Labels, load_labels
from checker.records.reader import read_record
from checker.records.record import DecisionRecord
from checker.shipped import rules_folder

RECORDS = Path(__file__).parents[2] / "features" / "records"


@pytest.fixture(scope="session")
def labels() -> Labels:
    return load_labels(rules_folder() / "vocabulary")


@pytest.fixture(scope="session")
def read(labels: Labels) -> Callable[[str], DecisionRecord]:
    def reading(text: str) -> DecisionRecord:
        return read_record(read_document(text.encode(), "record.txt"), labels)

    return reading
