"""Finds pages of a PDF that are set in two columns of running text, and puts the columns one after the other.

A form has two columns too, labels and values, whose words belong together line by line. Columns of running text are
about as wide as each other, lines of both fill them, and sentences end in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from checker.documents.pdf_page import Line, Page, Word

_FEWEST_LINES: Final = 8
_FEWEST_STOPS: Final = 3
"""Sentences that end in both columns together; one at least ends in each, as no label does."""
_FEWEST_FULL: Final = 2
_FULL: Final = 0.8
_SHARE_FULL: Final = 0.15
_EVEN: Final = 0.15
"""How much of the width of the text two columns may differ by."""
_GUTTER: Final = 0.6
"""The least white space between the columns, in heights of a line."""


def unfolded(page: Page) -> list[Page]:
    """The page as its parts in reading order: what stands above the columns, the left one, the right one, the rest.

    A page that is not set so, or has lines drawn down it, is its only part.
    """
    if page.down or len(page.lines) < _FEWEST_LINES:
        return [page]
    left, right = min(line.words[0].left for line in page.lines), max(line.words[-1].right for line in page.lines)
    border = _border(page.lines, left, right)
    if border is None:
        return [page]
    sides = [_split(line, border) for line in page.lines]
    inside = [index for index, side in enumerate(sides) if side is not None and side[1] is not None]
    if not inside:
        return [page]
    first, last = inside[0], inside[-1]
    while first > 0 and _in_columns(sides[first - 1], border, left, right):
        first -= 1
    while last + 1 < len(sides) and _in_columns(sides[last + 1], border, left, right):
        last += 1
    band = sides[first : last + 1]
    columns = [[line for side in band if side is not None and (line := side[number]) is not None] for number in (0, 1)]
    if any(side is None for side in band) or not _are_text(columns, left, border, right):
        return [page]
    parts = (page.lines[:first], *columns, page.lines[last + 1 :])
    return [Page(page.number, lines, page.across, page.down, page.is_picture) for lines in parts if lines]


def _border(lines: Sequence[Line], left: float, right: float) -> float | None:
    """Where the second column begins: near the middle, at the left edge of words on many lines."""
    middle, width = (left + right) / 2, right - left
    starts = sorted(
        word.left
        for line in lines
        for before, word in zip([None, *line.words], line.words, strict=False)
        if abs(word.left - middle) <= 0.1 * width and (before is None or word.left - before.right > _GUTTER * line.size)
    )
    best: list[float] = []
    for start in starts:
        group = [other for other in starts if start <= other <= start + 3.0]
        best = group if len(group) > len(best) else best
    return best[0] if len(best) >= _FEWEST_LINES // 2 else None


def _split(line: Line, border: float) -> tuple[Line | None, Line | None] | None:
    """A line's share of each column; None when a word of it crosses the border."""
    if any(word.left < border - 1 < word.right for word in line.words):
        return None
    return _part(line, [w for w in line.words if w.left < border - 1]), _part(
        line, [w for w in line.words if w.left >= border - 1]
    )


def _part(line: Line, words: list[Word]) -> Line | None:
    return Line(line.base, line.size, line.page, words) if words else None


def _in_columns(side: tuple[Line | None, Line | None] | None, border: float, left: float, right: float) -> bool:
    """Whether a line of one column alone may stand in the columns: it keeps clear of the space between them."""
    if side is None or side[0] is None:
        return side is not None
    return side[0].words[-1].right < border - _GUTTER * side[0].size and side[0].words[-1].right - left > 0


def _are_text(columns: Sequence[Sequence[Line]], left: float, border: float, right: float) -> bool:
    ends = [max((line.words[-1].right for line in column), default=left) for column in columns]
    widths = (ends[0] - left, ends[1] - border)
    if abs(widths[0] - widths[1]) > _EVEN * (right - left) or ends[0] > border - _GUTTER * columns[0][0].size:
        return False
    stops = [_stops(column) for column in columns]
    if min(stops) < 1 or sum(stops) < _FEWEST_STOPS:
        return False
    return all(
        len(column) >= _FEWEST_LINES and _full(column, start, width) >= max(_FEWEST_FULL, _SHARE_FULL * len(column))
        for column, start, width in zip(columns, (left, border), widths, strict=True)
    )


def _full(lines: Iterable[Line], start: float, width: float) -> int:
    return sum(line.words[-1].right - start >= _FULL * width for line in lines)


def _stops(lines: Iterable[Line]) -> int:
    return sum(line.words[-1].text.endswith(".") for line in lines)
