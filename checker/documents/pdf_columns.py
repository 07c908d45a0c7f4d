"""Finds forms on the pages of a PDF: where a column of labels ends, and which words belong to one row.

A column is known by a rule drawn down the page, or by words that begin at one place on many lines and nothing that
crosses it. A row is known by rules drawn across, or by the white space between rows.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.documents.pdf_page import Line, Page, Rule, Word

WIDE: Final = 1.1
"""A gap between words, in heights of their line, that parts columns."""
_NARROW: Final = 0.35
_SAME: Final = 3.0
_RIVER: Final = 1.45
_FEWEST: Final = 2


@dataclass(slots=True)
class Row:
    """Lines between two borders. ``certain``: rules stand above and below, so that they are one row of a table."""

    lines: list[Line]
    certain: bool


@dataclass(slots=True)
class Region:
    """Lines that are set in the same columns. ``borders`` are the places where the second and later columns begin.

    With no borders the lines are plain text.
    """

    page: int
    borders: tuple[float, ...]
    lines: list[Line]
    rows: list[Row] = field(default_factory=list)


def chunks(line: Line) -> list[list[Word]]:
    """The words of a line parted at wide gaps."""
    found: list[list[Word]] = []
    for word in line.words:
        if found and word.left - found[-1][-1].right <= WIDE * line.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def value_columns(pages: Sequence[Page]) -> list[float]:
    """Places at which a second column begins on several lines of the document, the most frequent first."""
    starts = sorted(part[0].left for page in pages for line in page.lines for part in chunks(line)[1:2])
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= _SAME:
            groups[-1].append(start)
        else:
            groups.append([start])
    frequent = [group for group in groups if len(group) >= _FEWEST]
    return [min(group) for group in sorted(frequent, key=len, reverse=True)]


def regions(page: Page, columns: Sequence[float]) -> list[Region]:
    """The lines of a page cut into regions; ``columns`` are those of the whole document."""
    borders = [_ruled_borders(line, page) or _free_border(line, columns) for line in page.lines]
    found: list[Region] = []
    for index, line in enumerate(page.lines):
        border = borders[index]
        if not border and found and found[-1].borders and _goes_on(line, found[-1].borders, page):
            border = found[-1].borders
        if (found and _same(found[-1].borders, border)) or (border and _pulls_back(found, border, page)):
            found[-1].lines.append(line)
        else:
            found.append(Region(page.number, border, [line]))
    kept: list[Region] = []
    for region in found:
        if region.borders and not any(_parts(line, region.borders)[0] for line in region.lines):
            region.borders = ()
        if kept and not kept[-1].borders and not region.borders:
            kept[-1].lines += region.lines
        else:
            kept.append(region)
    for region in kept:
        region.rows = _rows(region, page)
    return kept


def parts(line: Line, borders: Sequence[float]) -> list[list[Word]]:
    """The words of a line in each column."""
    found: list[list[Word]] = [[] for _ in range(len(borders) + 1)]
    for word in line.words:
        found[_column(word, borders)].append(word)
    return found


_parts = parts


def _column(word: Word, borders: Sequence[float]) -> int:
    return sum(word.left >= border - 1.5 for border in borders)


def _same(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


# ---- borders


def _ruled_borders(line: Line, page: Page) -> tuple[float, ...]:
    """Rules down the page beside this line that have words, or room for them, on both sides."""
    here = [rule.place for rule in page.down if rule.start - 1 <= line.middle <= rule.end + 1]
    places: list[float] = []
    for place in sorted(here):
        if not places or place - places[-1] > _SAME:
            places.append(place)
    if len(places) < 1:
        return ()
    # the outermost rules are the table's frame, unless words stand outside them
    inner = [
        place
        for number, place in enumerate(places)
        if (number > 0 or any(word.right <= place + 1 for word in line.words))
        and (number + 1 < len(places) or any(word.left >= place - 1 for word in line.words))
    ]
    if any(word.left < place - 1 and word.right > place + 1 for place in inner for word in line.words):
        return ()
    return tuple(inner)


def _free_border(line: Line, columns: Sequence[float]) -> tuple[float, ...]:
    """The column at which some word of the line begins after a gap, with a word before it."""
    for column in columns:
        for before, word in zip(line.words, line.words[1:], strict=False):
            if abs(word.left - column) <= _SAME and word.left - before.right >= _NARROW * line.size:
                return (column,)
    return ()


def _goes_on(line: Line, borders: tuple[float, ...], page: Page) -> bool:
    """Whether a line without a border of its own still stands in the columns above it."""
    if any(rule.start - 1 <= line.middle <= rule.end + 1 for rule in page.down) and len(borders) > 1:
        return False
    first, last = line.words[0], line.words[-1]
    if first.left >= borders[-1] - _SAME:
        return abs(first.left - borders[-1]) < 60
    return len(borders) == 1 and last.right < borders[0] - 1


def _pulls_back(found: list[Region], border: tuple[float, ...], page: Page) -> bool:
    """Give the new region the lines just above that stand in its columns, such as the top of a tall cell.

    Changes ``found``; True when the last region there is now the one with this border.
    """
    if not found or found[-1].borders:
        return False
    lines = found[-1].lines
    taken = 0
    while taken < len(lines) and lines[-1 - taken].words[0].left >= border[-1] - _SAME:
        taken += 1
    if not taken:
        return False
    moved = lines[-taken:]
    del lines[-taken:]
    if not lines:
        found.pop()
    found.append(Region(page.number, border, moved))
    return True


# ---- rows


def _rows(region: Region, page: Page) -> list[Row]:
    lines = region.lines
    if not region.borders:
        return [Row(lines, certain=False)]
    spanning = _spanning(region, page)
    groups: list[list[Line]] = [[]]
    for line in lines:
        if groups[-1] and any(line.middle < rule.place < groups[-1][-1].middle for rule in spanning):
            groups.append([])
        groups[-1].append(line)
    ruled = len(groups) > 2 or (len(groups) == 2 and len(lines) <= 8)
    leading = _leading(lines)
    rows: list[Row] = []
    for group in groups:
        cut = _at_rivers(group, leading, region.borders)
        rows += [Row(part, certain=ruled and len(cut) == 1) for part in cut]
    return rows


def _spanning(region: Region, page: Page) -> list[Rule]:
    """Rules across that part rows: they run under the first column and past its border."""
    left = min(line.words[0].left for line in region.lines)
    right = max(line.words[-1].right for line in region.lines)
    border = region.borders[0]
    return [
        rule
        for rule in page.across
        if rule.start < (left + border) / 2 and rule.end > border and rule.end - rule.start > 0.4 * (right - left)
    ]


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [one.base - other.base for one, other in zip(lines, lines[1:], strict=False)]
    steps = [step for step, line in zip(steps, lines, strict=False) if step > 0.6 * line.size]
    heights = [line.size for line in lines]
    usual = statistics.median_low(heights) if heights else 12.0
    close = [step for step in steps if step < 1.8 * usual]
    return min(statistics.median_low(close), 1.4 * usual) if close else 1.15 * usual


def _at_rivers(lines: Sequence[Line], leading: float, borders: tuple[float, ...]) -> list[list[Line]]:
    """Lines cut where white space runs across all columns and the next line begins with words in the first."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        river = last is not None and last.base - line.base > max(_RIVER * leading, leading + 3)
        if last is None or (river and _parts(line, borders)[0]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def is_centred(row: Row, borders: tuple[float, ...]) -> bool:
    """Whether the label of a row stands at half its height, so that the value begins above it."""
    left = [line for line in row.lines if _parts(line, borders)[0]]
    right = [line for line in row.lines if any(_parts(line, borders)[1:])]
    if not left or len(right) < 2 or left[0].base >= right[0].base - 2:
        return False
    above, below = right[0].base - left[0].base, left[-1].base - right[-1].base
    return below > 0 and abs(above - below) <= 0.5 * (right[0].base - right[-1].base) / len(right) + 2
