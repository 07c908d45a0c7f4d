"""What stands in the margin of every page is no part of a record's sections."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from documents.forms import Pairs, pdf_grid, txt, web_table, word_table
from documents.printed import form, pdf
from documents.word import p, package

from checker.documents.reader import read_document
from checker.records.labels import Labels
from checker.records.reader import read_record
from checker.records.record import SectionState

PAIRS = [
    ("Decision maker", "Head of Parks"),
    ("Decision", "To award the contract to Quickset Ltd. " * 99),
    ("Reasons for decision", "Three tenders were received. " * 99),
]
WORD = package(
    "".join(p(f"{label}: {value}") for label, value in PAIRS),
    {"header1": p("Delegated powers register"), "footer1": p("Version 2 of the template")},
)
PRINTED = pdf(form(PAIRS), head="Delegated powers register", foot=True)


@pytest.mark.parametrize("data", [WORD, PRINTED], ids=["word", "pdf"])
def test_a_header_is_no_title_and_a_footer_ends_no_section(labels: Labels, data: bytes) -> None:
    record = read_record(read_document(data, "a"), labels)
    assert not record.all("title")
    assert record.section("reasons").text == PAIRS[2][1].strip()
    assert "Delegated powers register" in record.body.text


def test_a_label_in_a_header_is_one(labels: Labels) -> None:
    body = "".join(p(f"{label}: {value}") for label, value in PAIRS)
    record = read_record(read_document(package(body, {"header1": p("Date of decision: 4 May 2022")}), "a"), labels)
    assert record.section("decision_date").text == "4 May 2022"


BLANK = [
    ("Decision maker", "Head of Parks"),
    ("Alternative options considered and rejected", ""),
    ("Conflicts of interest declared", ""),
    ("Reasons for decision", "Three tenders were received."),
    ("Equality officer", ""),
    ("Wards affected", "All"),
]


@pytest.mark.parametrize("write", [txt, word_table, web_table, pdf_grid], ids=["txt", "word", "web", "pdf"])
def test_an_empty_cell_leaves_its_label_blank(labels: Labels, write: Callable[[str, Pairs], bytes]) -> None:
    data = write("Decision record", BLANK).replace(b":\t", b"\t").replace(b":</th>", b"</th>")
    record = read_record(read_document(data, "a"), labels)
    assert record.section("alternatives").state is SectionState.BLANK
    assert record.section("interests").state is SectionState.BLANK
    assert record.section("reasons").text == "Three tenders were received."
    assert record.section("ward").text == "All"
