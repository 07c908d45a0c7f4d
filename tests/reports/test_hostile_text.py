"""Text from records, people and rules does nothing in any format but be read."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from checker.reports.clean import cleaned
from checker.reports.format_names import FORMATS
from checker.reports.formats import render
from checker.reports.markdown import escaped
from checker.reports.register import safe_cell
from reports.batches import BATCHES, NASTY

HOSTILE = BATCHES["hostile"]


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_holds_a_raw_control_character(name: str) -> None:
    text = render(name, HOSTILE)
    kept = {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - {"\n", "\r"}
    assert not kept
    if name not in ("json", "sarif"):
        assert "\u202e" not in text


def test_the_page_runs_nothing() -> None:
    text = render("html", HOSTILE)
    page = html.fromstring(text)
    assert not page.xpath("//script | //@onclick | //@onerror | //*[local-name()='red']")
    assert text.count("<style>") == text.count("</style>") == 1
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<script>alert(1)</script>" in page.xpath("string(//main)"), "it is shown as the words that it is"


def test_annotations_start_no_command_of_the_record() -> None:
    lines = render("github", HOSTILE).splitlines()
    for line in lines:
        assert re.match(r"::(error|warning|notice) file=|Checked ", line)
        assert "##" not in line
        assert "%0A" not in line.replace("%250A", "")
        if line.startswith("::"):
            head, _, message = line[2:].partition("::")
            names = [told.partition("=")[0] for told in head.partition(" ")[2].split(",")]
            assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
            assert len(names) == len(set(names)), "a name with commas and colons in it stays in its property"
            assert message


def test_azure_issues_start_no_command_of_the_record() -> None:
    for line in render("azure", HOSTILE).splitlines():
        assert line.count("##") <= 1
        assert re.match(r"##vso\[task\.(logissue|complete) [^\]]*\]|(Note on|Checked) ", line)
        assert "%0A" not in line


def test_junit_is_whole_and_says_the_words() -> None:
    root = etree.fromstring(render("junit", HOSTILE).encode("utf-8"))
    assert cleaned(NASTY) in (root.find(".//skipped").get("message") or "")  # type: ignore[union-attr]
    assert {str(element.tag) for element in root.iter()} <= {
        "testsuites", "testsuite", "properties", "property", "testcase", "error", "skipped", "system-out", "system-err",
    }  # fmt: skip


def test_a_register_holds_no_formula() -> None:
    for row in csv.reader(io.StringIO(render("csv", HOSTILE)[1:], newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_summary_holds_no_html_and_no_link_of_the_record() -> None:
    text = render("markdown", HOSTILE)
    assert set(re.findall(r"<[^>]*>", text)) <= {"<br>"}
    assert "@all" not in text
    assert all("legislation.gov.uk" in address for address in re.findall(r"\]\(([^)]*)\)", text))
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} <= {7, 8}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_safe_in_a_cell_and_in_markdown(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert cell.removeprefix("'") == cleaned(text).removeprefix("'")
    shown = escaped(text)
    assert "<" not in shown
    assert "@" not in shown
    assert not re.search(r"(?<!\\)[|`*\[\]]", shown.replace("\\\\", ""))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_json_gives_any_text_back(text: str) -> None:
    made = HOSTILE.reports[0].model_copy(
        update={"record": HOSTILE.reports[0].record.model_copy(update={"title": text})}
    )
    data = json.loads(render("json", type(HOSTILE)((made,), HOSTILE.rules, "1", 0)))
    assert data["record"]["title"] == text
