"""Labels that go on with an office and its portfolio, the matter that is decided, and the trail of a web page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.records.record import DecisionRecord

Read = Callable[[str], DecisionRecord]

PAGE = """Council and democracy
Home > Council and Democracy > Issue
Issue - decisions

Lamp columns in Otter Lane

{matter}

{decision}

The new columns were approved as the report proposes.

Reason for the Decision

As set out in the Officer's report.

Any Alternative Options Considered and Rejected

Not applicable.

Scrutiny Considerations

The Committee received a report from the Head of Streets and endorsed it.

Conflicts of Interest Declared by the Executive Councillor (and any Dispensations Granted)

No conflicts of interest were declared by the Executive Councillor.
"""


@pytest.mark.parametrize(
    "label",
    [
        "Decision of Executive Councillor for Streets and Lighting",
        "Decision of the Cabinet Member for Streets, Lighting & Drains",
        "Decision of the Portfolio Holder for Streets\nand Lighting",
        "Decision of the Lead Councillor for Streets:",
    ],
)
def test_a_decision_under_the_name_of_an_office(read: Read, label: str) -> None:
    record = read(PAGE.format(matter="Matter for Decision\n\nNew lamp columns", decision=label))
    assert record.section("decision").text == "The new columns were approved as the report proposes."
    assert record.section("title").text == "Lamp columns in Otter Lane"
    assert record.section("purpose").text == "New lamp columns"
    assert record.section("reasons").state == "cross_reference"
    assert record.section("alternatives").state == "not_applicable"
    assert record.section("interests").state == "nil"


@pytest.mark.parametrize(
    "line",
    [
        "Decision of Executive Councillor for streets was awaited.",
        "Decisions of the Cabinet Member for Streets are published weekly",
    ],
)
def test_a_sentence_about_an_office_is_no_label(read: Read, line: str) -> None:
    record = read(PAGE.format(matter=line, decision="Decision:"))
    assert [section.text for section in record.all("decision")] == [
        "The new columns were approved as the report proposes."
    ]


def test_the_matter_is_the_title_of_a_page_without_one(read: Read) -> None:
    text = PAGE.replace("Issue - decisions\n\nLamp columns in Otter Lane\n\n", "")
    record = read(text.format(matter="Matter for\nDecision: Lamp columns", decision="Decision of the Cabinet Member:"))
    assert record.section("title").text == "Lamp columns"


@pytest.mark.parametrize("verb", ["RESOLVED to", "resolved to", "noted"])
def test_an_office_that_resolves_is_no_label(read: Read, verb: str) -> None:
    record = read(
        f"Decision maker: Lead Member for Parks\n\nDECISIONS\n7.2 The Lead Member {verb}: (1) close the kiosk.\n"
    )
    assert record.section("decision").text.startswith("7.2 The Lead Member")


NOTES = """Decisions

Use the search options below to find decisions of the Council.

Alternatively you can visit the officer decisions page for decisions taken under delegated powers.

Decisions published

13/02/2024 - Swing frames ref: 411    Approved

Decision Maker: Head of Parks

Decision:

To buy three swing frames.
"""


def test_what_explains_a_web_page_belongs_to_no_record(read: Read) -> None:
    record = read(NOTES)
    assert record.section("title").text == "Swing frames"
    assert "delegated powers" not in " ".join(s.text for name in record.sections for s in record.all(name))
    assert record.section("decision").text == "To buy three swing frames."


def test_such_words_below_a_label_are_the_records(read: Read) -> None:
    record = read(
        "Decision maker: Head of Parks\n\nDecision:\n\nUse the search options on the website for the lidos.\n"
    )
    assert record.section("decision").text == "Use the search options on the website for the lidos."


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("11/24/26, 9:37 PM\tDecision", "https://democracy.fernhaven.example/decision?Id=7\t1/1"),
        ("24/11/2026, 21:37", "https://democracy.fernhaven.example/decision 1/2"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_no_part_of_it(read: Read, head: str, foot: str) -> None:
    form = "Title: Lamp columns\nDecision maker: Head of Streets\nDecision: To buy lamps.\nInterests declared: None\n"
    record = read(f"{head}\n\n{form}\n{foot}\n")
    assert record.section("interests").state == "nil"
    assert record.section("title").text == "Lamp columns"


def test_an_address_under_a_label_is_its_value(read: Read) -> None:
    record = read(
        "Decision maker: Head of Streets\n\nDecision: To buy lamps.\n\nBackground papers:\n\nhttps://fernhaven.example/lamps\n"
    )
    assert record.section("background_papers").text == "https://fernhaven.example/lamps"


def test_a_note_in_brackets_behind_a_label_is_no_value(read: Read) -> None:
    text = "Decision maker: Head of Parks\n\nDecision:\n\nThat the lido open.\n\n"
    record = read(text + "Alternative Options Considered and Rejected: (including any Risk Implications)\n\nNone\n")
    assert record.section("alternatives").state == "nil"
    other = read(text + "Alternative Options Considered and Rejected: (a) Close the lido\n")
    assert other.section("alternatives").text == "(a) Close the lido"


def test_a_numbered_resolution_under_no_label(read: Read) -> None:
    record = read(
        "Decision details\n\nPowers over trees\n\nDecision Maker: Executive\n\nIs Key decision?: Yes\n\n"
        "To seek further powers for officers.\n\n1)  authority be delegated to the Head of Parks; and\n\n"
        "2)  the list in the appendix be adopted.\n\nPublication date: 22/02/2024\n"
    )
    assert record.section("decision").text.startswith("1) authority be delegated")
    assert record.section("title").text == "Powers over trees"
