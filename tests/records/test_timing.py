"""Hostile and large texts take time in proportion to their length."""

from __future__ import annotations

import contextlib
import time

import pytest

from checker.documents.reader import read_document
from checker.errors import NotJudgedError
from checker.records.labels import Labels
from checker.records.reader import read_record

HEAD = "Decision maker: X\nDecision: award it\n"
SIZE = 120_000

HOSTILE = {
    "one word": "x",
    "spaces": " ",
    "newlines": "\n",
    "bars": "|",
    "tabs": "\t",
    "dots": ".",
    "question marks": "?",
    "capitals": "A ",
    "label beginnings": "Details of any ",
    "wrapped label beginnings": "Details of any\tx\n",
    "open brackets": "Decision (",
    "labels on one line": "Decision: ",
    "labels on many lines": "Decision:\n",
    "short lines": "x\n",
    "headings": "DECISION MAKER AND REASONS FOR THE DECISION\n",
    "dated lines": "12/12/2021 - x\n\n",
    "prose": "The Council is awarding a Contract to Fellgate for Decision making. ",
    "numbers": "1. ",
    "dashes": "Decision – ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_linear_time(labels: Labels, name: str) -> None:
    unit = HOSTILE[name]
    small, large = (_seconds(labels, HEAD + unit * (size // len(unit))) for size in (SIZE // 4, SIZE))
    assert large < 6
    assert large < 12 * small + 0.5


def _seconds(labels: Labels, text: str) -> float:
    start = time.process_time()
    with contextlib.suppress(NotJudgedError):
        read_record(read_document(text.encode(), "x.txt"), labels)
    return time.process_time() - start
