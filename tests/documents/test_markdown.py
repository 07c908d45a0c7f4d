"""Markdown: no mark stands in the words, every word keeps its place, and plain text is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents.markdown import looks_like_markdown, read_markdown
from checker.documents.reader import read_document

FORM = """# Officer _decision_ record #

**Decision maker:** Director of *Adult* Services\\
__Date:__ 12 November 2021
**Value:** &pound;579,000 \\(excluding VAT\\)

| Field | Details |
|---|:--|
| **Ward** | All<br>wards \\| none |

Reasons
-------
The **whole
span**, 5 * 3, snake_case, ______ and [the report](https://marlshire.example/a_b_c).

- **Supplier:** Calder ~~Old~~ Care Ltd
1. first `co*de*`

---
> quoted

```
raw **words**
```
"""
WORDS = """Officer decision record

Decision maker: Director of Adult Services
Date: 12 November 2021
Value: £579,000 (excluding VAT)

Field\tDetails
Ward\tAll
\twards | none

Reasons

The whole
span, 5 * 3, snake_case, ______ and the report.

• Supplier: Calder Old Care Ltd
1. first co*de*

quoted

raw **words**"""


def test_marks_are_taken_out() -> None:
    document = read_document(FORM.encode(), "a.txt")
    assert document.format == "md"
    assert document.text == WORDS


def test_kinds_of_blocks() -> None:
    document = read_document(FORM.encode(), "a.md")
    kinds = {document.quote(block.span): block.kind for block in document.blocks}
    assert kinds["Officer decision record"] == kinds["Reasons"] == "heading"
    assert kinds["• Supplier: Calder Old Care Ltd"] == "item"
    assert kinds["Ward"] == "label"


def in_place(text: str) -> None:
    lines = text.split("\n")
    composed = read_markdown(text)
    for segment in composed.segments:
        written = lines[segment.node][segment.offset : segment.offset + segment.length]
        assert composed.text[segment.start : segment.start + segment.length] == written


def test_every_word_keeps_its_place() -> None:
    in_place(FORM)


@given(st.text(alphabet="ab1 \n*_`|-#>[]()\\<!&;:.~=", max_size=200))
def test_whatever_is_written_keeps_its_place(text: str) -> None:
    in_place(text)
    for letter in "ab1":
        assert read_markdown(text).text.count(letter) <= text.count(letter) + 1


@pytest.mark.parametrize(
    "text",
    [
        "Decision: award\nNumber # 4\n* one\n* two\n",
        "Decision:\n---------\nAward a contract\n",
        "Name ____________ Date ________\n",
        "** EXEMPT **\nDecision: award 5 * 3 * 2\n",
        "a | b | c\nd | e | f\n",
    ],
)
def test_plain_text_is_left_alone(text: str) -> None:
    assert not looks_like_markdown(text)
    assert read_document(text.encode(), "a.md").text == text


def test_fields_before_the_text_are_read() -> None:
    text = "---\ntitle: Award\ndate: 2022-05-01\n---\n# Decision\n\nAward **now**.\n"
    assert read_document(text.encode(), "a.md").text == "title: Award\ndate: 2022-05-01\n\nDecision\n\nAward now."


@pytest.mark.parametrize("unit", ["**a ", " `a", "*a* ", "[a](", "<!--", "a|b\n-|-\n", "![", "\\", "&a", "_"])
def test_hostile_marks_are_quick(unit: str) -> None:
    text = "# a\n" + unit * (40_000 // len(unit))
    start = time.process_time()
    assert looks_like_markdown(text)
    read_markdown(text)
    assert time.process_time() - start < 2
