"""Texts made to cost time through the whole check, to its verdict: each is judged or refused soon."""

from __future__ import annotations

import contextlib
import time

import pytest

from checker.api import MOST_CHARACTERS, Checker
from checker.errors import NotJudgedError, UnreadableRecordError
from checker.law.library import load_law
from checker.reports.json_report import render_json
from checker.shipped import rules_folder

HEAD = "Decision maker: Director of Place\nDate of decision: 4 May 2022\nDecision made: "
UNITS = {
    "digits": "7",
    "pounds": "£",
    "sums": "£1,000,000 ",
    "per cents": "5% ",
    "awards": "The Council awards the contract to Fellgate Ltd for £1,000. ",
    "paragraphs": "The contract is awarded to Fellgate Ltd.\n\n",
    "labels": "Decision:\n",
    "items": "1. ",
    "short lines": "1.\nx\n",
    "rows": "Value\t£1\n",
    "combining": "e\u0301\u0301",
    "right to left": "\u202eabc\u202c ",
    "capitals": "FELLGATE LTD ",
    "hundreds": "one hundred and ",
    "dates": "4 May 2022 ",
    "brackets": "(",
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    made = Checker(load_law([rules_folder()]))
    made.check((HEAD + "award").encode(), "first.txt")
    return made


def seconds(checker: Checker, text: str) -> float:
    start = time.process_time()
    with contextlib.suppress(NotJudgedError):
        render_json(checker.check(text.encode(), "a.txt").report)
    return time.process_time() - start


@pytest.mark.parametrize("name", UNITS)
def test_time_grows_with_length_only(checker: Checker, name: str) -> None:
    unit = UNITS[name]
    small, large = (seconds(checker, HEAD + unit * (size // len(unit))) for size in (8_000, 32_000))
    # a check of 500,000 characters at this rate takes a minute at most
    assert large < 4
    assert large < 10 * small + 0.3


def test_a_longer_text_is_refused_at_once(checker: Checker) -> None:
    start = time.process_time()
    with pytest.raises(UnreadableRecordError, match="more than the 500,000 that are checked"):
        checker.check((HEAD + "The rain fell. " * 330_000).encode(), "a.txt")
    assert time.process_time() - start < 8
    assert MOST_CHARACTERS == 500_000
