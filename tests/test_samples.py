"""The table of sample records tells the truth: every record is in it, with the verdict that a check gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.api import Checker
from checker.law.library import load_law
from checker.shipped import rules_folder

RECORDS = Path(__file__).parents[1] / "features" / "records"
ROW = re.compile(r"^\| `([a-z0-9-]+\.txt)` \|.*\| (clear|hold|refer) \|$", re.M)
VERDICTS = dict(ROW.findall((RECORDS / "README.md").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_law([rules_folder()]))


def test_every_sample_is_in_the_table() -> None:
    assert sorted(VERDICTS) == sorted(path.name for path in RECORDS.glob("*.txt"))


@pytest.mark.parametrize("name", sorted(VERDICTS))
def test_a_sample_has_the_verdict_of_the_table(checker: Checker, name: str) -> None:
    checked = checker.check((RECORDS / name).read_bytes(), name)
    assert checked.report.verdict == VERDICTS[name]
