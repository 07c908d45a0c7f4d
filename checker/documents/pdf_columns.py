"""Finds forms on the pages of a PDF: where a column of labels ends, and which words belong to one row.

A column is known by a rule drawn down the page, or by words that begin at one place on many lines and nothing that
crosses it. A row is known by rules drawn across, or by the white space between rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.documents.pdf_page import Line, Page, Word
from checker.documents.pdf_rows import Row, cut_rows, parts, spanning_rules

ENUMERATOR: Final = re.compile(
    r"(?:[•·▪●○◦➢✓☐☒§o*–—-]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){0,3})\Z"
)
"""The number or mark of a list item, which no gap parts from its words."""
WIDE: Final = 0.95
"""A gap between words, in heights of their line, that parts columns."""
_NARROW: Final = 0.35
_SAME: Final = 3.0
_FEWEST: Final = 2


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
    return parted(line.words, line.size)


def parted(words: Sequence[Word], size: float) -> list[list[Word]]:
    """Words on a line of a height parted at wide gaps."""
    found: list[list[Word]] = []
    for word in words:
        number = len(found) == 1 and len(found[0]) == 1 and ENUMERATOR.match(found[0][0].text)
        if found and (number or word.left - found[-1][-1].right <= WIDE * size):
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
    borders = [
        _ruled_borders(line, page) or _free_border(line, columns) or _beside(page.lines, index, columns)
        for index, line in enumerate(page.lines)
    ]
    found: list[Region] = []
    for index, line in enumerate(page.lines):
        border = borders[index]
        if not border and found and found[-1].borders and _goes_on(line, found[-1].borders, page):
            border = found[-1].borders
        if (found and _same(found[-1].borders, border)) or (border and _pulls_back(found, border, line)):
            found[-1].lines.append(line)
        else:
            found.append(Region(page.number, border, [line]))
    kept: list[Region] = []
    for region in [part for whole in found for part in _trimmed(whole, page)]:
        if region.borders and not _is_form(region, page):
            region.borders = ()
        if kept and not kept[-1].borders and not region.borders:
            kept[-1].lines += region.lines
        else:
            kept.append(region)
    for region in kept:
        region.rows = cut_rows(region.lines, region.borders, page.across)
    return kept


def _is_form(region: Region, page: Page) -> bool:
    """Whether lines with a gap at one place are rows of a form; a single line with a gap is none without rules."""
    if not any(parts(line, region.borders)[0] for line in region.lines):
        return False
    return len(region.lines) > 1 or bool(_ruled_borders(region.lines[0], page) or _framed(region.lines[0], page))


def _framed(line: Line, page: Page) -> bool:
    return any(rule.start < line.words[0].right and rule.end > line.words[-1].left for rule in page.across)


def _trimmed(region: Region, page: Page) -> list[Region]:
    """A region without the lines above or below its outermost rules that fill the first column alone.

    They are a heading over a table or the text under it.
    """
    if not region.borders:
        return [region]
    rules = [rule.place for rule in spanning_rules(region.lines, region.borders, page.across)]
    first, last = 0, len(region.lines)
    while rules and first < last and region.lines[first].middle > max(rules) and _is_left(region, first):
        first += 1
    while first > 0 and first < last and _is_half_a_line(region.lines[first - 1], region.lines[first]):
        first -= 1
    while rules and first < last and region.lines[last - 1].middle < min(rules) and _is_left(region, last - 1):
        last -= 1
    if not rules:
        last = _end_of_free(region)
    found = [
        Region(region.page, (), region.lines[:first]),
        Region(region.page, region.borders, region.lines[first:last]),
        Region(region.page, (), region.lines[last:]),
    ]
    return [part for part in found if part.lines]


def _end_of_free(region: Region) -> int:
    """Where a region without rules ends: before last lines in the first column that stand farther off than any row."""
    last = len(region.lines)
    while last > 1 and _is_left(region, last - 1):
        last -= 1
    steps = [one.base - other.base for one, other in zip(region.lines, region.lines[1:], strict=False)]
    for index in range(last, len(region.lines)):
        if last > 1 and steps[index - 1] > 1.3 * max(steps[: last - 1]):
            return index
    return len(region.lines)


def _is_left(region: Region, index: int) -> bool:
    return not any(parts(region.lines[index], region.borders)[1:])


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


def _beside(lines: Sequence[Line], index: int, columns: Sequence[float]) -> tuple[float, ...]:
    """The column of a line of values that stands half a line off the label beside it."""
    line = lines[index]
    for column in columns:
        if abs(line.words[0].left - column) <= _SAME:
            for other in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]):
                if other.words[-1].right < column - 1 and abs(other.base - line.base) < 0.8 * line.size:
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


def _belongs_above(above: Line, line: Line, border: tuple[float, ...]) -> bool:
    """Whether the line above stands in a column of the same row: in a later one, or half a line higher in the first."""
    if above.words[0].left >= border[-1] - _SAME:
        return True
    return above.words[-1].right < border[0] - 1 and _is_half_a_line(above, line)


def _is_half_a_line(above: Line, line: Line) -> bool:
    """Whether lines stand too close to be in one column."""
    return above.base - line.base < 0.8 * line.size


def _pulls_back(found: list[Region], border: tuple[float, ...], line: Line) -> bool:
    """Give the new region the lines just above that stand in its columns, such as the top of a tall cell.

    Changes ``found``; True when the last region there is now the one with this border.
    """
    if not found or found[-1].borders:
        return False
    lines = found[-1].lines
    taken = 0
    below = line
    while taken < len(lines) and _belongs_above(lines[-1 - taken], below, border):
        below = lines[-1 - taken]
        taken += 1
    if not taken:
        return False
    moved = lines[-taken:]
    del lines[-taken:]
    if not lines:
        found.pop()
    found.append(Region(line.page, border, moved))
    return True
