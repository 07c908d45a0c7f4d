"""A thousand damaged and malicious files through the real command: none stops it, and none stops the others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checker.documents.isolated import IsolatedReader, ReadLimits
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError
from hostile.crafted import crafted, hanging
from hostile.judged import Outcome, assert_right, checked, written
from hostile.mutations import mutated, whole

SEED = 3
MUTATED = 1000
HANGING = sorted(("draws-itself.pdf", "draws-more.pdf", "swells.pdf", "attributes.html", "runs.docx", "rows.html"))
GOOD = "good record.txt"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Outcome]:
    folder = tmp_path_factory.mktemp("hostile")
    files = {**crafted(), **dict(mutated(MUTATED, SEED)), GOOD: whole()["txt.txt"]}
    names = written(folder, files)
    return names, checked(folder, names, timeout=280)


def test_there_are_a_thousand_and_all_have_a_result(outcome: tuple[list[str], Outcome]) -> None:
    names, found = outcome
    assert len(names) > 1000
    assert_right(found, names)


def test_the_others_are_judged(outcome: tuple[list[str], Outcome]) -> None:
    _, found = outcome
    assert found.found[-1]["record"]["source"] == GOOD
    assert found.found[-1]["verdict"] is not None
    assert sum(count for verdict, count in found.verdicts.items() if verdict != "None") > 100


def test_the_secret_of_another_file_is_in_no_report(outcome: tuple[list[str], Outcome]) -> None:
    host = Path("/etc/hostname")
    secret = host.read_text(encoding="utf-8").strip() if host.exists() else ""
    words = str([report for report in outcome[1].found if not str(report["record"]["source"]).startswith("0")])
    assert not secret or secret not in words


def test_memory_is_bounded(outcome: tuple[list[str], Outcome]) -> None:
    # the limit of a parser's process is a gigabyte of address space; nothing here may come near it
    assert outcome[1].memory < 900


@pytest.fixture(scope="module")
def hangs() -> dict[str, bytes]:
    return hanging()


def test_every_file_that_hangs_is_tried(hangs: dict[str, bytes]) -> None:
    assert sorted(hangs) == HANGING


@pytest.mark.parametrize("name", HANGING)
def test_a_file_that_hangs_ends_in_time(hangs: dict[str, bytes], name: str) -> None:
    reader = IsolatedReader(ReadLimits(seconds=2, memory=300 * 1024 * 1024))
    start = time.monotonic()
    with pytest.raises(UnreadableRecordError) as caught:
        reader(hangs[name], name)
    # the rest is for starting the helper, and for a machine with other work
    assert time.monotonic() - start < 2 + 6
    assert str(caught.value).startswith(f"{name} ")
    reader.limits = ReadLimits(seconds=20)
    good = whole()["word_table.docx"]
    assert reader(good, "good.docx") == read_document(good, "good.docx")
    reader.close()
