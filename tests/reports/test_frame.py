"""Frames: true line numbers, carets under the right words, notes where there is room."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.documents.document import Document
from checker.reports.frame import Mark, frame
from checker.reports.glyphs import UNICODE
from reports.sample import document


def lines(record: Document, marks: list[Mark], width: int = 80) -> list[str]:
    return ["".join(piece.text for piece in strip).rstrip() for strip in frame(record, marks, width, UNICODE)]


def marked(text: str, *quotes: str, notes: tuple[str, ...] = (), supporting: tuple[bool, ...] = ()) -> list[Mark]:
    marks = []
    for index, quote in enumerate(quotes):
        start = text.index(quote)
        note = notes[index] if index < len(notes) else ""
        marks.append(Mark(start, start + len(quote), note, supporting[index] if index < len(supporting) else False))
    return marks


def test_carets_stand_under_the_words_and_the_note_beside_them() -> None:
    text = "one\nDate of decision: 14 March 2022\n"
    assert lines(document(text, "a.txt"), marked(text, "14 March 2022", notes=("dated here",))) == [
        "    ╭─ a.txt:2:19",
        "    │",
        "  2 │ Date of decision: 14 March 2022",
        "    │                   ^^^^^^^^^^^^^ dated here",
        "    ╰─",
    ]


def test_tabs_keep_the_carets_in_place() -> None:
    text = "Date:\t14 March 2022\tend\n"
    shown = lines(document(text, "a.txt"), marked(text, "14 March 2022"))
    assert shown[2].index("14 March") == shown[3].index("^")
    assert shown[3].count("^") == len("14 March 2022")


def test_wide_characters_keep_the_carets_in_place() -> None:
    text = "決定 award 契約 to Ferns\n"
    shown = lines(document(text, "a.txt"), marked(text, "契約"))
    before, _, _ = shown[2].partition("契")
    assert cell_len(before) == shown[3].index("^")
    assert shown[3].count("^") == 4


def test_supporting_words_are_underlined_and_not_careted() -> None:
    text = "the award is made\n"
    shown = lines(document(text, "a.txt"), marked(text, "award", supporting=(True,)))
    assert shown[3].strip("│ ") == "─────"


def test_lines_left_out_are_shown_as_left_out_and_neighbours_are_not() -> None:
    text = "one\ntwo\nthree\nfour\n"
    assert "    ┆" in lines(document(text), marked(text, "one", "three"))
    assert "    ┆" not in lines(document(text), marked(text, "one", "two"))


def test_a_note_that_does_not_fit_beside_goes_below() -> None:
    text = "the contract had begun on 7 March 2022 already\n"
    shown = lines(document(text), marked(text, "7 March 2022", notes=("before the decision was taken",)), 66)
    assert shown[3].endswith("^")
    assert shown[4].strip("│ ") == "╰─ before the decision was taken"
    assert shown[4].index("╰─") == shown[3].index("^")


def test_a_note_that_does_not_fit_below_goes_to_the_left() -> None:
    text = "the contract of the council had begun on 7 March 2022\n"
    shown = lines(document(text), marked(text, "7 March 2022", notes=("before the decision was taken",)), 60)
    assert shown[4].endswith("before the decision was taken ─╯")
    assert shown[4].index("╯") == len(shown[3]) - 1


def test_two_notes_on_one_row_hang_from_their_own_carets() -> None:
    text = "award to Ferns Ltd from 7 March\n"
    marks = marked(text, "Ferns Ltd", "7 March", notes=("the supplier", "the start of the contract it was awarded"))
    shown = lines(document(text), marks, 60)
    assert [line.strip() for line in shown[4:6]] == [
        "│          │              ╰─ the start of the contract",
        "│          │                 it was awarded",
    ]
    assert shown[6].endswith("╰─ the supplier")


def test_a_long_paragraph_is_cut_at_words_around_the_mark() -> None:
    text = "alpha " * 60 + "the award itself " + "omega " * 60 + "\n"
    shown = lines(document(text), marked(text, "the award itself"), 80)
    assert shown[2].startswith("  1 │ … alpha")
    assert shown[2].endswith("omega …")
    assert shown[2].index("the award") == shown[3].index("^")


def test_a_mark_longer_than_a_row_is_wrapped_with_carets_on_every_row() -> None:
    quote = "it was not practical to run a quotation exercise in line with the rules of the council on contracts"
    text = f"Given the pressure, {quote}, so it was not.\n"
    shown = lines(document(text), marked(text, quote, notes=("a departure",)), 60)
    assert sum("^" in line for line in shown) == 2
    assert sum(line.count("^") for line in shown) >= len(quote) - 1


def test_a_section_of_many_lines_shows_its_first_and_its_last() -> None:
    text = "\n".join(f"paragraph {number} says something" for number in range(1, 30)) + "\n"
    shown = lines(document(text), [Mark(0, len(text) - 1, "the reasons")])
    assert any(line.startswith("  1 │") for line in shown)
    assert any(line.startswith(" 29 │") for line in shown)
    assert len(shown) < 10


def test_many_places_are_cut_short_and_counted() -> None:
    text = "\n\n".join(f"place {number}" for number in range(20)) + "\n"
    shown = lines(document(text), marked(text, *(f"place {number}" for number in range(10, 20))))
    assert any("… and on 2 more lines" in line for line in shown)


words = st.text(alphabet="abc  \t\u202e\x1b[é決£…", min_size=0, max_size=120)


@settings(max_examples=150, deadline=None)
@given(text=st.lists(words, min_size=1, max_size=6).map("\n".join), data=st.data(), width=st.integers(40, 140))
def test_any_frame_fits_and_is_safe(text: str, data: st.DataObject, width: int) -> None:
    at = st.integers(0, len(text))
    marks = [
        Mark(min(a, b), max(a, b), note, supporting)
        for a, b, note, supporting in data.draw(
            st.lists(st.tuples(at, at, st.text(alphabet="note \x1b", max_size=60), st.booleans()), max_size=5)
        )
    ]
    for line in lines(document(text, "a.txt"), marks, width):
        assert cell_len(line) <= width
        assert line.isprintable()


@pytest.mark.parametrize("mark", [Mark(0, 0), Mark(3, 3), Mark(4, 4)])
def test_an_empty_mark_shows_nothing(mark: Mark) -> None:
    assert lines(document("abc\n"), [mark]) == []
