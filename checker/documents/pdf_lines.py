"""Puts the lines of a PDF back together into paragraphs, by the room that was left at the end of each.

A line was wrapped when the next line's first word would not have fitted behind it. Where that cannot be told, lines
stay apart: joining two names is worse than parting a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.documents.flow import Item, Paragraph, Run, Table
from checker.documents.pdf_page import Line, Page, Word

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ITEM: Final = re.compile(
    r"(?:[•·▪●○◦➢✓☐☒\-–—*§]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3})(?:\s|\Z)"
)
_LABEL: Final = re.compile(r"[A-Z][^.:?]{0,80}[:?](?:\s|\Z)")
_STOPS: Final = (".", ":", "?", "!")
_NARROWEST: Final = 180.0
_SPACE: Final = 0.2


@dataclass(slots=True)
class Printed(Paragraph):
    """A line as it is printed: its words, its line on the page, and the column that it is wrapped in."""

    words: tuple[Word, ...] = ()
    line: Line | None = None
    column: str = ""


def join_lines(items: list[Item], pages: Sequence[Page]) -> None:
    """Join wrapped lines in place, mending words that were broken at the end of a line.

    A broken word loses its hyphen where the whole word stands elsewhere in the document: "in-house" must not become
    "inhouse".
    """
    limits: dict[str, tuple[float, float]] = {}
    for printed in _all(items):
        left, right = limits.get(printed.column, (float("inf"), 0.0))
        limits[printed.column] = (min(left, printed.words[0].left), max(right, printed.words[-1].right))
    vocabulary = Counter(
        match.group().lower() for page in pages for line in page.lines for match in _WORD.finditer(line.text)
    )
    _join(items, limits, vocabulary)


def _all(items: Sequence[Item]) -> Iterator[Printed]:
    for item in items:
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row:
                    yield from _all(cell.items)
        elif isinstance(item, Printed) and item.words:
            yield item


def _join(items: list[Item], limits: dict[str, tuple[float, float]], vocabulary: Counter[str]) -> None:
    kept: list[Item] = []
    last: Printed | None = None
    whole: Printed | None = None
    for item in items:
        if isinstance(item, Printed) and item.words:
            if last is not None and whole is not None and last.column == item.column:
                mended = not item.gap and _mend(whole, item, vocabulary)
                if mended or _goes_on(last, item, limits[item.column]):
                    if item.runs:
                        whole.runs += item.runs if mended else [Run(" "), *item.runs]
                    last = item
                    continue
            last = whole = item
        else:
            last = whole = None
            if isinstance(item, Table):
                for row in item.rows:
                    for cell in row:
                        _join(cell.items, limits, vocabulary)
        kept.append(item)
    items[:] = kept


def _goes_on(before: Printed, after: Printed, limits: tuple[float, float]) -> bool:
    left, right = limits
    assert before.line is not None
    assert after.line is not None
    if after.gap or right - left < _NARROWEST or abs(before.line.size - after.line.size) > 0.1 * before.line.size:
        return False
    if after.words[0].left < before.words[0].left - 3:
        return False
    first = after.words[0]
    room = right - before.words[-1].right - _SPACE * before.line.size
    if first.right - first.left <= room + 0.5:
        return False
    text, end = " ".join(word.text for word in after.words), before.words[-1].text.rstrip("\"'’”)")
    if _ITEM.match(text) or (_LABEL.match(text) and end.endswith(_STOPS)):
        return False
    # a line that stops short without a stop, after a sentence, may be a heading
    heads = end.endswith(_STOPS) and text[-1:].isalnum() and right - after.words[-1].right > 0.25 * (right - left)
    return not heads or not text[0].isupper()


def _mend(before: Paragraph, after: Paragraph, vocabulary: Counter[str]) -> bool:
    """Take the hyphen from the last word before a line's end, if the line goes on with the rest of that word."""
    if not before.runs or not after.runs or not before.runs[-1].text.endswith("-"):
        return False
    start = "".join(run.text for run in before.runs[-8:]).rsplit(" ", 1)[-1][:-1].lower()
    end = re.match(r"[^\W\d_]*", "".join(run.text for run in after.runs[:8]))
    tail = end.group() if end is not None else ""
    if not start.isalpha() or not tail[:1].islower():
        return False
    if not vocabulary[start + tail] or vocabulary[f"{start}-{tail}"]:
        return False
    before.runs[-1].text = before.runs[-1].text[:-1]
    return True
