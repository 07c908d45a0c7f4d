"""A page that lists several decisions is divided, and every word of a part keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents.document import Document
from checker.documents.reader import read_document
from checker.errors import NotADecisionRecordError
from checker.law.library import load_law
from checker.records.divide import MOST, divide, file_and_number
from checker.records.labels import Labels
from checker.records.reader import read_record

ROOT = Path(__file__).resolve().parents[2]

FORM = """Officer Decision Record
Decision title: Mowers
Date of decision: 1 May 2022
Decision maker: Head of Parks
Decision: Buy.
"""


@pytest.fixture(scope="module")
def labels() -> Labels:
    return load_law([ROOT / "rules"]).labels


def _document(text: str, name: str = "page.txt") -> Document:
    return read_document(text.encode(), name)


def _sections(document: Document, labels: Labels, field: str) -> list[str]:
    return [section.text for section in read_record(document, labels).all(field)]


def test_one_decision_is_not_divided(labels: Labels) -> None:
    assert divide(_document(FORM), labels) == ()
    assert divide(_document(FORM + "\n" + FORM), labels) == ()


def test_forms_one_after_another(labels: Labels) -> None:
    second = FORM.replace("Mowers", "Gritters").replace("Buy", "Lease")
    document = _document(FORM + "\n" + second)
    parts = [part.document for part in divide(document, labels)]
    assert [part.source for part in parts] == [
        "page.txt > decision 1: Mowers",
        "page.txt > decision 2: Gritters",
    ]
    assert [_sections(part, labels, "decision") for part in parts] == [["Buy."], ["Lease."]]
    with pytest.raises(NotADecisionRecordError, match="holds 2 decision records"):
        read_record(document, labels)


def test_every_word_of_a_part_keeps_its_place(labels: Labels) -> None:
    document = _document(FORM + "\n" + FORM.replace("Mowers", "Gritters").replace("Buy", "Lease"))
    for part in divide(document, labels):
        text = part.document.text
        assert len(text) == len(document.text)
        assert text.count("\n") == document.text.count("\n")
        assert all(mine in (whole, " ") for mine, whole in zip(text, document.text, strict=True))
        assert "Head of Parks" in text


def test_items_of_minutes_without_those_that_resolve_nothing(labels: Labels) -> None:
    text = (
        "THORNWICK CITY COUNCIL\nCABINET\n12 July 2022\n\nPresent: Councillor Grey\n\n"
        "5. LIBRARY VANS\n\nRESOLVED that two vans be bought from Wheelwright Fleet Ltd.\n\n"
        "6. BUDGET\n\nThe report, with a forecast of £9 million, was noted.\n\n"
        "7. CEMETERY WALL\n\nRESOLVED that the tender of Drystone Ltd be accepted.\n"
    )
    parts = divide(_document(text), labels)
    assert [part.title for part in parts] == ["LIBRARY VANS", "CEMETERY WALL"]
    assert all("12 July 2022" in part.document.text and "forecast" not in part.document.text for part in parts)


def test_lines_of_a_list_that_bear_a_number(labels: Labels) -> None:
    entry = (
        "{day}/11/2024 - {title} ref: 22{day} Recommendations Approved\n\nDecision Maker: Head of {title}\n\n"
        "Decision published: 04/12/2024\n\nDecision:\n\nThat {title} Ltd be appointed.\n\n"
    )
    text = "Decisions\n\n" + "".join(entry.format(day=day, title=title) for day, title in ((11, "Oak"), (12, "Elm")))
    parts = [part.document for part in divide(_document(text), labels)]
    assert [_sections(part, labels, "decision_maker") for part in parts] == [["Head of Oak"], ["Head of Elm"]]
    assert [_sections(part, labels, "decision_date") for part in parts] == [["11/11/2024"], ["12/11/2024"]]


def test_forms_under_headings_that_repeat_their_labels(labels: Labels) -> None:
    entry = "{title}\n\nDecision maker: Head of {title}\nDate of decision: {day} May 2022\nDecision: Buy {title}.\n\n"
    text = "Weekly list\n\n" + "".join(entry.format(day=n, title=t) for n, t in enumerate(("Salt", "Sand", "Soil"), 3))
    parts = divide(_document(text), labels)
    assert [part.title for part in parts] == ["Salt", "Sand", "Soil"]
    assert [_sections(part.document, labels, "decision") for part in parts] == [
        ["Buy Salt."],
        ["Buy Sand."],
        ["Buy Soil."],
    ]


def test_a_register_gives_one_decision_a_row(labels: Labels) -> None:
    html = (
        "<main><h1>Register</h1><table><tr><th>Date of decision</th><th>Decision maker</th><th>Title</th>"
        "<th>Decision</th><th>Supplier</th><th>Reasons for decision</th></tr>"
        "<tr><td>4 May 2022</td><td>Head of Parks</td><td>Mowers</td><td>To buy three mowers.</td>"
        "<td>Bladewell Ltd</td><td>Old ones worn out.</td></tr>"
        "<tr><td>6 May 2022</td><td>Head of Roads</td><td>Gritters</td><td>To hire a gritter.</td><td></td>"
        "<td>Winter.</td></tr></table></main>"
    )
    parts = [part.document for part in divide(_document(html, "register.html"), labels)]
    assert [part.source for part in parts] == [
        "register.html > decision 1: Mowers",
        "register.html > decision 2: Gritters",
    ]
    assert [_sections(part, labels, "reasons") for part in parts] == [["Old ones worn out."], ["Winter."]]
    assert [_sections(part, labels, "decision_date") for part in parts] == [["4 May 2022"], ["6 May 2022"]]


def test_a_table_of_options_is_no_register(labels: Labels) -> None:
    rows = "".join(f"<tr><td>Option {n}</td><td>Cost {n}</td><td>Rejected</td></tr>" for n in (1, 2, 3))
    head = "<tr><th>Option</th><th>Cost</th><th>Decision</th></tr>"
    html = f"<main><p>Decision maker: Head of Parks</p><p>Decision: Buy.</p><table>{head}{rows}</table></main>"
    assert divide(_document(html, "one.html"), labels) == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.txt", ("a.txt", None)),
        ("a > b.txt > decision 12: Vans: two", ("a > b.txt", 12)),
        ("a.txt > decision 3", ("a.txt", 3)),
        ("a > decision.txt", ("a > decision.txt", None)),
    ],
)
def test_a_decisions_name_names_its_file(source: str, expected: tuple[str, int | None]) -> None:
    assert file_and_number(source) == expected


def test_more_decisions_than_can_be_checked_are_refused_in_a_sentence(labels: Labels) -> None:
    entry = "Officer Decision Record\nDecision title: T{0}\nDate of decision: 1 May 2022\nDecision: Buy {0}.\n\n"
    text = "".join(entry.format(number) for number in range(MOST + 1))
    with pytest.raises(NotADecisionRecordError, match="holds 251 decisions, more than the 250"):
        divide(_document(text), labels)


LIST = """Decisions published

13/02/2024 - Swing frames for three parks - FEB24/09 ref: 411    Recommendations Approved

The Cabinet Member authorised the award of a contract to Tumbledown Play Ltd.

Decision Maker: Cabinet Member for Parks

Decision published: 13/02/2024

11/02/2024 - Closing hours of the lido ref: 410    Recommendations Approved

Decision Maker: Cabinet Member for Sport

Decision published: 12/02/2024

The Cabinet Member approved the new closing hours.

09/02/2024 - Fees for pitches ref: 407    Recommendations Approved

Decision Maker: Cabinet Member for Sport

Decision published: 09/02/2024

Decision:

That the fees be raised.
"""


def test_a_list_whose_decisions_have_no_label(labels: Labels) -> None:
    parts = [part.document for part in divide(_document(LIST), labels)]
    assert [_sections(part, labels, "title")[0][:8] for part in parts] == ["Swing fr", "Closing ", "Fees for"]
    assert [_sections(part, labels, "decision_maker") for part in parts] == [
        ["Cabinet Member for Parks"],
        ["Cabinet Member for Sport"],
        ["Cabinet Member for Sport"],
    ]
    assert [_sections(part, labels, "decision")[0][:18] for part in parts] == [
        "The Cabinet Member", "The Cabinet Member", "That the fees be r"
    ]  # fmt: skip


def test_dated_lines_that_say_neither_who_nor_when_published_are_no_list(labels: Labels) -> None:
    lines = "\n\n".join(line for line in LIST.split("\n\n") if not line.startswith(("Decision Maker", "Decision pub")))
    assert len(divide(_document(lines), labels)) < 3


def test_the_label_of_a_list_is_the_last_on_its_line(labels: Labels) -> None:
    text = LIST.replace("Swing frames for three parks - FEB24/09", "Play scheme").replace(
        "Fees for pitches", "Fees report"
    )
    parts = [part.document for part in divide(_document(text), labels)]
    assert [_sections(part, labels, "title")[0] for part in parts] == [
        "Play scheme",
        "Closing hours of the lido",
        "Fees report",
    ]
    assert [_sections(part, labels, "reference") for part in parts] == [["411"], ["410"], ["407"]]
