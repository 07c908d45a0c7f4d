"""The other formats, and that all formats say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from checker.gate.verdict import Verdict
from checker.law.rule import Outcome
from checker.reports.clean import cleaned, to_ascii
from checker.reports.concise import render_concise
from checker.reports.json_report import render_json, schema_text
from checker.reports.plain import render_plain
from checker.reports.report import Report
from checker.reports.summary import standing_counts
from checker.reports.terminal import render_terminal
from checker.reports.theme import Look
from checker.reports.words import standing
from reports.sample import DOCUMENT, FINDINGS, finding, report

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


def test_concise_is_one_line_a_finding_in_order_of_urgency() -> None:
    lines = render_concise(report()).splitlines()
    assert lines[0].startswith("reablement-award.txt:4:19: must fix contract-starts-after-decision A decision record")
    assert [line.split(": ")[1].split(" ")[2] for line in lines] == [
        "contract-starts-after-decision", "text-complete", "off-payroll-client", "key-decision-value",
    ]  # fmt: skip
    assert lines[3].startswith("reablement-award.txt:1:1: your call key-decision-value")


def test_concise_says_nothing_about_a_clear_record() -> None:
    assert render_concise(report((FINDINGS[1],), Verdict.CLEAR)) == ""


def test_a_message_over_two_lines_stays_on_one() -> None:
    one = finding("text-complete", "Cut short", Outcome.BREACH, message="first\nsecond\x1b[2J")
    assert render_concise(report((one,))).splitlines() == [
        "reablement-award.txt:1:1: should fix text-complete first second[2J"
    ]


def test_plain_is_linear_and_complete() -> None:
    text = render_plain(report(), exit_code=1)
    assert not re.search(r"[│┃╭╰━─✗▲✓┆^]", text)
    assert "Finding 1 of 4. Must fix. Contract starts 7 days before the decision." in text
    assert "Line 4: “14 March 2022”. Note: the decision is dated here." in text
    for one in FINDINGS:
        assert one.rule in text
    assert text.endswith("(exit code 1)\n")


@pytest.mark.parametrize("width", [40, 60, 78])
def test_plain_lines_fit_but_addresses_stay_whole(width: int) -> None:
    for line in render_plain(report(), exit_code=1, width=width).splitlines():
        assert len(line) <= width or line.strip().startswith("https://")


def test_plain_in_ascii() -> None:
    text = render_plain(report(), exit_code=1, ascii_only=True)
    assert text.isascii()
    assert "GBP 412,500" in text


def test_json_has_the_keys_of_the_contract() -> None:
    data = json.loads(render_json(report()))
    assert data["schema"] == "decision-checker/report/1"
    assert set(data) == {"schema", "record", "checked", "verdict", "counts", "facts", "findings", "waivers"}
    assert {"source", "sha256", "format", "title"} <= set(data["record"])
    assert {"as_at", "council", "checker", "packs"} <= set(data["checked"])
    assert data["checked"]["as_at"] == "2022-03-14"
    assert data["counts"] == {"compliant": 1, "breach": 2, "review": 2, "not_applicable": 1}
    assert data["facts"]["contract.value"]["value"] == {"pence": 41250000, "qualifier": "maximum", "vat": "unstated"}
    assert data["facts"]["decision.date"]["value"] == "2022-03-14"
    assert data["facts"]["decision.kind"]["value"] is None
    first = data["findings"][0]
    wanted = "rule title outcome reason severity basis blocks message remedy sources evidence because waiver"
    assert set(wanted.split()) <= set(first)
    assert first["waiver"] is None
    place = first["evidence"][0]
    assert DOCUMENT.text[place["start"] : place["end"]] == place["quote"]


def test_json_is_a_report_again() -> None:
    assert Report.model_validate_json(render_json(report())) == report()


def test_the_published_schema_is_the_one_the_code_makes() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run: checker schema --output docs/report.schema.json"


def test_every_format_counts_alike() -> None:
    made = report()
    counts = standing_counts(made)
    asked = sum(count for which, count in counts.items() if which.asks)
    data = json.loads(render_json(made))
    assert len(render_concise(made).splitlines()) == asked
    assert len(data["findings"]) == sum(counts.values()) == sum(data["counts"].values())
    plain = render_plain(made, exit_code=1)
    assert f"Finding {asked} of {asked}." in plain
    assert f"Finding {asked + 1}" not in plain
    terminal = render_terminal(made, DOCUMENT, Look(width=100), exit_code=1)
    assert len(re.findall(rf"{asked}/{asked}|\d/{asked}", terminal)) == asked
    for which, count in counts.items():
        assert f"{count} {which.value}" in plain
        assert f"{count} {which.value}" in terminal
        assert sum(standing(one) is which for one in made.findings) == count


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\u202eb\u2069c\u200bd\u00ade", "abcde"),
        ("two\nlines\tand\u00a0space", "two lines and space"),
        ("\x9b1mC1", "1mC1"),
        ("£ – ’ é 決", "£ – ’ é 決"),
    ],
)
def test_cleaned(raw: str, shown: str) -> None:
    assert cleaned(raw) == shown


def test_to_ascii_keeps_the_sense() -> None:
    assert to_ascii("‘£5’ – café … 決") == "'GBP 5' - cafe ... ?"
