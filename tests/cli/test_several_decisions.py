"""A page with several decisions: each is checked, and one can be named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.api import Checker
from checker.errors import NotADecisionRecordError
from checker.law.library import load_law
from checker.shipped import rules_folder
from cli.command import checker as run

PAGE = """Marlshire County Council

Officer Decision Record
Decision title: Mowers
Date of decision: 1 May 2022
Decision maker: Head of Parks
Decision: To buy three mowers from Bladewell Ltd for £44,000.

Officer Decision Record
Decision title: Gritters
Date of decision: 9 June 2022
Decision maker: Head of Roads
Decision: To hire a gritter from Saltway Plant Ltd for £12,000.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_each_decision_has_a_report_of_its_own(page: Path) -> None:
    done = run("check", str(page), "--format", "json")
    reports = json.loads(done.stdout.decode())
    assert [report["record"]["source"] for report in reports] == [
        f"{page} > decision 1: Mowers",
        f"{page} > decision 2: Gritters",
    ]
    for report in reports:
        for fact in report["facts"].values():
            for evidence in fact["evidence"]:
                assert PAGE[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_one_decision_is_named_by_number_or_by_name(page: Path) -> None:
    by_number = run("facts", str(page), "--decision", "2", "--format", "json")
    by_name = run("facts", f"{page} > decision 2: Gritters", "--format", "json")
    assert by_number.returncode == by_name.returncode == 0
    assert by_number.stdout == by_name.stdout
    assert b"Saltway" in by_number.stdout
    assert b"Bladewell" not in by_number.stdout


def test_a_command_about_one_says_how_many_there_are(page: Path) -> None:
    done = run("questions", str(page))
    assert done.returncode == 2
    assert "holds 2 decisions, and this command is about one" in done.stderr.decode()


def test_a_number_that_is_not_there_is_told(page: Path) -> None:
    done = run("facts", str(page), "--decision", "3")
    assert done.returncode == 4
    assert "holds 2 decisions, and none is number 3" in done.stderr.decode()


def test_the_library_checks_all_and_refuses_to_check_several_as_one() -> None:
    checker = Checker(load_law([rules_folder()]))
    found = checker.check_all(PAGE.encode(), "page.txt")
    assert [checked.report.record.title for checked in found] == ["Mowers", "Gritters"]
    with pytest.raises(NotADecisionRecordError, match="holds 2 decision records"):
        checker.check(PAGE.encode(), "page.txt")
