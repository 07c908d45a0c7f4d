"""``checker waivers``: the list, the check against records, and the register."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import check
from checker.cli.main import run
from checker.gate.uk_date import in_summer
from checker.gate.waivers import Waiver, Waivers
from checker.reports.exemptions import as_csv, as_html, as_markdown, register_of
from cli.command import SAMPLES, checker, record

ON = ("--on", "2022-03-20")


def entry(folder: Path, **changes: str) -> str:
    """A waiver of the record's blocking breach."""
    report = json.loads(checker("check", "record.txt", "--format", "json", cwd=folder).stdout)
    found = next(finding for finding in report["findings"] if finding["blocks"] and finding["outcome"] == "breach")
    return entry_of(found["rule"], found["fingerprint"], **changes)


def entry_of(rule: str, found: str, **changes: str) -> str:
    """A waiver of the finding with this fingerprint."""
    lines = {
        "id": "W-1",
        "rule": rule,
        "record": "record.txt",
        "fingerprint": f'"{found}"',
        "ground": "Exemption 4.2",
        "reason": "Recorded in the annex.",
        "approver": "{name: Petra Quill, role: Monitoring Officer}",
        "approved_on": "2022-03-10",
        "expires": "2022-03-31",
    } | changes
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in lines.items()) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("waivers")
    record(folder)
    (folder / "waivers.yaml").write_text(entry(folder), encoding="utf-8")
    return folder


def test_a_waiver_that_counts_is_listed_and_passes_its_check(folder: Path) -> None:
    listed = checker("waivers", "list", *ON, cwd=folder)
    assert listed.returncode == 0
    assert b"W-1  in force until 2022-03-31, 12 days left" in listed.stdout
    checked = checker("waivers", "check", "waivers.yaml", "record.txt", *ON, cwd=folder)
    assert checked.returncode == 0, checked.stdout
    assert b"counts on 2022-03-20" in checked.stdout


@pytest.mark.parametrize(
    ("day", "lapses"), [("2022-03-28", False), ("2022-03-29", True), ("2022-03-31", True), ("2022-04-01", False)]
)
def test_what_lapses_in_the_next_days_is_told(folder: Path, day: str, lapses: bool) -> None:
    listed = checker("waivers", "list", "--lapsing", "2", "--on", day, cwd=folder)
    assert (b"W-1" in listed.stdout) is lapses
    assert (b"No waiver in force" in listed.stdout) is not lapses


def test_waivers_that_waive_nothing_are_told(folder: Path, tmp_path: Path) -> None:
    record(tmp_path)
    text = entry(folder, id="W-2", fingerprint='"0123456789abcdef"') + entry(folder, id="W-3", record="other.txt")
    (tmp_path / "w.yaml").write_text(text, encoding="utf-8")
    checked = checker("waivers", "check", "w.yaml", "record.txt", *ON, cwd=tmp_path)
    assert checked.returncode == 1
    assert b"Waiver W-2 matches no open finding" in checked.stdout
    assert b"W-3: none of these records" in checked.stdout
    expired = checker("waivers", "check", "waivers.yaml", "--on", "2022-04-01", cwd=folder)
    assert expired.returncode == 1
    assert b"W-1: expired" in expired.stdout


def test_an_entry_that_cannot_be_read_is_a_configuration_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(entry(folder, expires="someday"), encoding="utf-8")
    for command in (("list",), ("check",), ("register",)):
        finished = checker("waivers", *command, "w.yaml", *ON, cwd=tmp_path)
        assert finished.returncode == 2
        assert b"w.yaml:9: 'expires'" in finished.stdout


def test_no_file_is_one_sentence(tmp_path: Path) -> None:
    finished = checker("waivers", "list", cwd=tmp_path)
    assert finished.returncode == 2
    assert finished.stderr.startswith(b"checker: waivers.yaml: cannot be read")


def test_the_register_holds_hostile_words_harmlessly_in_every_form() -> None:
    hostile = "=cmd|'/c calc'!A1 </td><script>alert(1)</script> | \x1b[31m [x](javascript:1)"
    waiver = Waiver.model_validate(
        {
            "id": "W-9",
            "rule": "reasons-recorded",
            "record": "a.txt",
            "fingerprint": "0123456789abcdef",
            "ground": hostile,
            "reason": hostile,
            "approver": {"name": hostile, "role": "Monitoring Officer"},
            "approved_on": dt.date(2022, 3, 10),
            "expires": dt.date(2022, 3, 31),
        }
    )
    register = register_of(Waivers("w.yaml", (waiver,)), today=dt.date(2022, 3, 20), titles={})
    rows = list(csv.DictReader(io.StringIO(as_csv(register).removeprefix("\ufeff"))))
    assert [row["days left"] for row in rows] == ["12"]
    assert all(not value.startswith("=") for value in rows[0].values())
    page = as_html(register)
    assert "<script" not in page
    assert page.count("<td>") == 11
    table = [line for line in as_markdown(register).splitlines() if line.startswith("| W-9")]
    assert table[0].replace("\\|", "").count("|") == 13
    assert "\x1b" not in as_csv(register) + page + table[0]


@given(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 12, 31)))
def test_summer_time_is_what_the_time_zone_says(moment: dt.datetime) -> None:
    zoneinfo = pytest.importorskip("zoneinfo")
    utc = moment.replace(tzinfo=dt.UTC)
    assert bool(utc.astimezone(zoneinfo.ZoneInfo("Europe/London")).dst()) is in_summer(utc)


def test_records_are_judged_as_the_gate_is_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding that the law of another day, or a person's answer, does away with is none to accept."""
    name = "supported-living-direct-award-hold.txt"
    held = record(tmp_path, name, (SAMPLES / name).read_text(encoding="utf-8"))
    findings = {one.rule: one.fingerprint for one in check(held).findings}
    text = "".join(
        entry_of(rule, findings[rule], id=rule, record=name) for rule in ("light-touch-service", "interests-recorded")
    )
    waivers = record(tmp_path, "waivers.yaml", text)
    answer = "- {fact: interests.declared, value: false, who: P. Quill, when: 2022-03-01, why: Asked.}\n"
    answers = record(tmp_path, "answers.yaml", answer)

    def unmatched(*options: str) -> list[str]:
        run(["waivers", "check", str(waivers), str(held), *ON, *options])
        return [line.split()[1] for line in capsys.readouterr().out.splitlines() if "matches no open" in line]

    assert unmatched() == []
    assert unmatched("--as-at", "2030-01-01") == ["light-touch-service"]
    assert unmatched("--answers", str(answers)) == ["interests-recorded"]
