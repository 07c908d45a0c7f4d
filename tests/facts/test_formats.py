"""The same record in every format gives the same facts, each with words that stand where they say."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from documents.forms import FORMATS, rich_text

from checker.documents.isolated import IsolatedReader
from checker.documents.office import Office
from checker.documents.reader import read_document
from checker.facts.fact import Facts
from checker.facts.reader import read_facts
from checker.law.library import Law, load_law
from checker.records.reader import read_record
from checker.shipped import rules_folder

RECORDS = Path(__file__).parents[2] / "features" / "records"
SAMPLES = (
    "light-touch-award-below-threshold",
    "supported-living-direct-award-hold",
    "procurement-act-home-care",
)


@cache
def law() -> Law:
    return load_law([rules_folder()])


def facts_of(data: bytes, source: str) -> Facts:
    document = read_document(data, source)
    record = read_record(document, law().labels)
    return read_facts(record, law().vocabulary, councils=law().council_names)


@cache
def form_of(sample: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A sample's heading, and its labels with their values, in its order."""
    document = read_document((RECORDS / f"{sample}.txt").read_bytes(), sample)
    record = read_record(document, law().labels)
    sections = [section for found in record.sections.values() for section in found if section.label]
    pairs = tuple(
        (" ".join(document.quote(span) for span in section.label).strip(" :"), section.text)
        for section in sorted(sections, key=lambda section: section.label)
    )
    return document.text.split("\n", 1)[0], pairs


def values(facts: Facts) -> dict[str, object]:
    return {fact.name: fact.value for fact in facts.values() if fact.value is not None}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_gives_the_same_facts(sample: str, format_: str) -> None:
    heading, pairs = form_of(sample)
    assert len(pairs) > 8
    expected = values(facts_of(FORMATS["txt"](heading, pairs), sample))
    assert {"decision.date", "contract.value", "contract.suppliers", "decision.maker"} <= set(expected)
    found = values(facts_of(FORMATS[format_](heading, pairs), sample))
    assert found == expected


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_rich_text_gives_the_same_facts() -> None:
    heading, pairs = form_of(SAMPLES[0])
    reader = IsolatedReader(office=Office(shutil.which("soffice") or ""))
    document = reader(rich_text(heading, pairs), "a.rtf")
    reader.close()
    record = read_record(document, law().labels)
    facts = read_facts(record, law().vocabulary, councils=law().council_names)
    assert values(facts) == values(facts_of(FORMATS["txt"](heading, pairs), "a"))


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("format_", FORMATS)
def test_every_fact_is_quoted_from_its_place(sample: str, format_: str) -> None:
    data = FORMATS[format_](*form_of(sample))
    document = read_document(data, sample)
    evidence = [one for fact in facts_of(data, sample).values() for one in fact.evidence]
    assert len(evidence) > 10
    for one in evidence:
        assert document.text[one.start : one.end] == one.quote
        assert one.quote.strip() == one.quote != ""
        assert one.line == document.text[: one.start].count("\n") + 1
        assert (one.page is not None) == (document.format == "pdf")
        assert one.paragraph is not None
    if format_ in ("word_table", "web_table", "pdf_grid", "pdf_lines", "pdf_columns"):
        assert any(one.cell is not None for one in evidence)
