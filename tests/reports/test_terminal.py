"""The terminal report: whatever the width, the theme and the words of the record, it holds together."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from rich.text import Text

from checker.gate.verdict import Verdict
from checker.law.rule import Outcome
from checker.reports.glyphs import ASCII, UNICODE
from checker.reports.summary import standing_counts
from checker.reports.terminal import render_terminal
from checker.reports.theme import THEMES, Look
from checker.reports.words import Standing
from reports.sample import DOCUMENT, FINDINGS, document, finding, report

WIDTHS = (40, 50, 60, 69, 70, 72, 80, 95, 96, 100, 119, 120, 140, 200)


def render(look: Look, **more: object) -> str:
    given = {"report": report(), "document": DOCUMENT} | more
    return render_terminal(given["report"], given["document"], look, exit_code=1)  # type: ignore[arg-type]


def bare(text: str) -> str:
    """The text as a terminal shows it, without colours and links."""
    return "\n".join(Text.from_ansi(line).plain for line in text.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_no_line_is_wider_than_asked(width: int, glyphs: object) -> None:
    text = render(Look(width=width, glyphs=glyphs))  # type: ignore[arg-type]
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("colour", ["standard", "256", "truecolor"])
def test_colour_changes_no_word(theme: str, colour: str) -> None:
    look = Look(width=100, colour=colour, theme=theme, links=True)  # type: ignore[arg-type]
    assert bare(render(look)).split() == render(Look(width=100)).split()


def test_without_colour_there_is_no_escape_code() -> None:
    assert "\x1b" not in render(Look(width=80))


def test_ascii_look_is_ascii() -> None:
    assert render(Look(width=80, glyphs=ASCII)).isascii()


def test_links_are_hyperlinks_only_where_asked() -> None:
    assert "\x1b]8;" in render(Look(width=80, colour="truecolor", links=True))
    assert "\x1b]8;" not in render(Look(width=80, colour="truecolor"))
    assert "https://www.legislation.gov.uk/uksi/2012/2089" in render(Look(width=80))


def test_parts_stand_in_order() -> None:
    text = render(Look(width=100))
    headings = [
        "Decision record check", "✗ HOLD", "Not ready to publish", "What we read", "6 rules checked", "4 findings",
        "How this was worked out", "Law cited", "What this check did not look at", "Next", "Hold: 1 must fix",
    ]  # fmt: skip
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert text.rstrip().endswith("(exit code 1)")


def test_every_rule_stands_once_in_the_table_and_only_findings_below() -> None:
    table, _, rest = render(Look(width=120)).partition("4 findings")
    for one in FINDINGS:
        assert table.count(one.rule) == 1
    assert "decision-date-recorded" not in rest
    assert "interest-action-recorded" not in rest
    assert rest.index("contract-starts-after-decision") < rest.index("text-complete") < rest.index("key-decision-value")


@pytest.mark.parametrize(("width", "law"), [(80, False), (95, False), (96, True), (120, True)])
def test_the_law_column_needs_width(width: int, law: bool) -> None:
    table = render(Look(width=width)).partition("rules checked")[2].partition("findings")[0]
    assert ("Law" in table.split("\n")[2]) is law


def test_the_table_becomes_a_list_where_it_is_narrow() -> None:
    text = render(Look(width=60))
    assert "contract-starts-after-decision, line 4" in text


def test_the_explanation_stands_beside_the_frame_where_it_is_wide() -> None:
    def beside(width: int) -> bool:
        lines = render(Look(width=width)).splitlines()
        return any("reablement-award.txt:4:19" in line and "Why" in line for line in lines)

    assert beside(120)
    assert not beside(119)


def test_counts_are_those_of_the_findings() -> None:
    counts = standing_counts(report())
    assert sum(counts.values()) == len(FINDINGS)
    text = render(Look(width=120))
    for which, count in counts.items():
        assert f"{UNICODE.signs[which]} {count} {which.value}" in text
    assert counts[Standing.MET] == report().counts.compliant


def test_record_text_is_never_markup_or_a_terminal_command() -> None:
    hostile = "[red]£1[/red] \x1b[31mred\x1b]8;;https://evil.example\x07link\u202egnp.exe\u2066 \x9b2J :smile: end"
    record = document(f"Decision made: {hostile}\n", source="a\x1b[2Jb.txt")
    start = record.text.index("[red]")
    shown = (
        FINDINGS[0]
        .evidence[0]
        .model_copy(update={"quote": hostile, "start": start, "end": start + len(hostile), "line": 1, "note": hostile})
    )
    one = finding("text-complete", "Hostile words", Outcome.BREACH, evidence=(shown,), message=hostile)
    made = report((one,), Verdict.REFER)
    made = made.model_copy(
        update={"record": made.record.model_copy(update={"source": record.source, "title": hostile})}
    )
    text = render(Look(width=100), report=made, document=record)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "[red]£1[/red]" in text
    assert ":smile:" in text


def test_a_clear_record_says_so() -> None:
    text = render(Look(width=80), report=report((FINDINGS[1], FINDINGS[5]), Verdict.CLEAR))
    assert "✓ CLEAR" in text
    assert "Ready to publish" in text
    assert "Every rule that applies is met." in text
    assert "findings" not in text.partition("rules checked")[2]


def test_the_same_report_gives_the_same_text() -> None:
    assert render(Look(width=100)) == render(Look(width=100))
