"""Every section leads back to the document's own words, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.documents.reader import read_document
from checker.errors import NotJudgedError
from checker.records.labels import Labels, load_labels
from checker.records.reader import read_record
from checker.records.record import DecisionRecord
from checker.shipped import rules_folder
from tests.records.conftest import RECORDS

LABELS = load_labels(rules_folder() / "vocabulary")
LINES = st.sampled_from(
    [
        "Decision maker: Head of Parks",
        "Decision made:\tAward it",
        "Details of any\tDo nothing",
        "alternative options\t",
        "considered:\tRejected.",
        "\tand more",
        "Signed ..... Date: 4 May 2022",
        "RESOLVED – That",
        "Key decision",
        "No",
        "",
        "3. Reasons for decision",
        "of the contract.",
        "| Supplier | Kerbvale |",
        "Date",
        "Title",
        "12/05/2022 - Award ref: 7",
        "Interests: None  Ward: All",
        "DECISION",
        "(a) first; and",
        "Options:",
        "Page 2 of 3",
        "in-",
        "house team",
        "\u00ad\u200b",
    ]
)
WORDS = st.one_of(LINES, st.text(alphabet="Aab:?.\t |–-1\u00a0\u00ad", max_size=20))


def _check(record: DecisionRecord) -> None:
    text = record.document.text
    for sections in record.sections.values():
        for section in sections:
            for span in section.label:
                assert text[span.start : span.end].strip()
            _check_passage(section.text, section.passage.offsets.tolist(), text)
    _check_passage(record.body.text, record.body.offsets.tolist(), text)


def _check_passage(words: str, offsets: list[int], text: str) -> None:
    assert len(words) == len(offsets)
    for character, offset in zip(words, offsets, strict=True):
        assert text[offset] == character or character in " \n"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=14))
def test_words_lead_back_to_their_places(lines: list[str]) -> None:
    try:
        record = read_record(read_document("\n".join(["Decision: Award it.", *lines]).encode(), "x.txt"), LABELS)
    except NotJudgedError:
        return
    _check(record)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=10))
def test_no_word_is_lost(lines: list[str]) -> None:
    document = read_document("\n".join(["Decision: Award it.", *lines]).encode(), "x.txt")
    try:
        record = read_record(document, LABELS)
    except NotJudgedError:
        return
    kept = sorted(character for character in record.body.text if character.isalnum())
    assert kept == sorted(character for character in document.text if character.isalnum())


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.txt")), ids=lambda path: path.stem)
def test_samples_lead_back_to_their_places(labels: Labels, path: Path) -> None:
    record = read_record(read_document(path.read_bytes(), path.name), labels)
    _check(record)
    for sections in record.sections.values():
        for section in sections:
            for span in section.passage.all_spans():
                assert record.document.text[span.start : span.end] == record.document.quote(span).strip()
