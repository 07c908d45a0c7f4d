"""Odd layouts seen in published records, rebuilt with invented words: beside each text stand its sections."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.documents.reader import read_document
from checker.records.labels import Labels
from checker.records.reader import read_record

TEXTS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_sections_of_an_odd_layout(labels: Labels, path: Path) -> None:
    record = read_record(read_document(path.read_bytes(), path.name), labels)
    found: dict[str, object] = {}
    for field, sections in record.sections.items():
        texts = [section.text or None for section in sections]
        found[field] = texts[0] if len(texts) == 1 else texts
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert found == expected
