"""Unwrapped words, and the way back to where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.documents.document import Span
from checker.documents.passage import EMPTY, join, whole


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def test_spans_of_a_paragraph_are_joined_by_a_space_and_paragraphs_by_a_newline() -> None:
    text = "one\ntwo\nthree"
    first, second, third = _lines(text)
    assert join(text, [[first, second], [third]]).text == "one two\nthree"


def test_a_word_wrapped_at_its_hyphen_is_whole() -> None:
    text = "an in-\nhouse team"
    assert join(text, [_lines(text)]).text == "an in-house team"


def test_a_dash_or_a_hyphen_on_one_line_keeps_its_space() -> None:
    text = "non- executive -\nand more"
    assert join(text, [_lines(text)]).text == "non- executive - and more"


def test_soft_hyphens_and_characters_of_no_width_never_split_a_word() -> None:
    assert whole("con\u00adtract aw\u200bard \ufeffmade").text == "contract award made"


def test_words_on_both_sides_of_other_words_give_two_spans() -> None:
    text = "label one\nother\nvalue two"
    first, _, third = _lines(text)
    passage = join(text, [[first, third]])
    assert [text[span.start : span.end] for span in passage.all_spans()] == ["label one", "value two"]


def test_words_taken_out_of_order_give_spans_in_that_order() -> None:
    text = "one\ntwo"
    first, second = _lines(text)
    passage = join(text, [[second, first]])
    assert [text[span.start : span.end] for span in passage.all_spans()] == ["two", "one"]


def test_a_wrapped_line_is_one_span() -> None:
    text = "31 March\n  2022"
    passage = join(text, [_lines(text)])
    assert passage.text == "31 March 2022"
    assert passage.all_spans() == (Span(0, len(text)),)


def test_no_words_have_no_spans() -> None:
    assert EMPTY.all_spans() == ()
    assert join(" \n ", [_lines(" \n ")]).text == ""


@given(st.text(alphabet="aB -\n\t\u00a0\u00ad£", max_size=60))
def test_every_character_stands_where_it_says(text: str) -> None:
    passage = join(text, [[span] for span in _lines(text)])
    for character, offset in zip(passage.text, passage.offsets, strict=True):
        assert text[offset] == character or character in " \n"
    visible = [character for character in text if not character.isspace() and character != "\u00ad"]
    assert [character for character in passage.text if character not in " \n"] == visible


@given(st.text(alphabet="ab \n", max_size=40), st.data())
def test_a_part_of_a_passage_leads_to_the_same_words(text: str, data: st.DataObject) -> None:
    passage = join(text, [_lines(text)])
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    found = " ".join(" ".join(text[span.start : span.end] for span in passage.spans(start, end)).split())
    assert found == " ".join(passage.text[start:end].split())
