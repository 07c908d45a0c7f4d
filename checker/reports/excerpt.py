"""The part of one line of a record that a frame shows: wrapped, windowed around the words that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from checker.reports.clean import display_of

_BEFORE: Final = 0.4
"""Share of the spare width that stands before the marked words; the rest stands after them."""
_LONGEST_MARK: Final = 2.0
"""Rows that one mark may fill before its middle is left out."""
_WORD_PATIENCE: Final = 30
"""Code points to look for the edge of a word before cutting inside it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One displayed character; ``mark`` is the index of the mark that it belongs to."""

    text: str
    mark: int | None
    width: int


Row = list[Cell]
Range = tuple[int, int]


def excerpt(line: str, marks: Sequence[Range], width: int, ellipsis: str) -> list[Row]:
    """Rows of at most ``width`` cells that show every range of ``marks`` in ``line`` with some context.

    Earlier marks win where marks overlap. Words that are left out are shown by ``ellipsis``.
    """
    shown = [display_of(character) for character in line]
    widths = [cell_len(text) for text in shown]
    owners = _owners(len(line), marks)
    last = len(line.rstrip())
    if sum(widths[:last]) <= width:
        return [[Cell(shown[at], owners[at], widths[at]) for at in range(last) if shown[at]]]
    pieces = _window(line, widths, marks, width, cell_len(ellipsis))
    gap = [Cell(character, None, 1) for character in ellipsis]
    space = Cell(" ", None, 1)
    cells: Row = []
    if pieces[0][0] > len(line) - len(line.lstrip()):
        cells += [*gap, space]
    for number, (start, end) in enumerate(pieces):
        if number:
            cells += [space, *gap, space]
        cells += [Cell(shown[at], owners[at], widths[at]) for at in range(start, end) if shown[at]]
    if pieces[-1][1] < last:
        cells += [space, *gap]
    return _wrap(cells, width)


def _owners(length: int, marks: Sequence[Range]) -> list[int | None]:
    owners: list[int | None] = [None] * length
    for index in range(len(marks) - 1, -1, -1):
        start, end = marks[index]
        owners[start:end] = [index] * (end - start)
    return owners


def _window(line: str, widths: list[int], marks: Sequence[Range], width: int, gap: int) -> list[Range]:
    kept = _merged([part for mark in marks for part in _shortened(line, mark, width)], 1)
    used = sum(sum(widths[start:end]) for start, end in kept) + (gap + 2) * (len(kept) - 1) + 2 * (gap + 1)
    rows = max(1, -(-used // width))
    # a wrapped row ends at a word, so it leaves some of its width empty
    spare = max(0, rows * width - used - (rows - 1) * 10)
    before, after = int(spare * _BEFORE / len(kept)), int(spare * (1 - _BEFORE) / len(kept))
    grown = []
    for start, end in kept:
        left = _grow_left(line, start, before)
        right = _grow_right(line, end, after + max(0, before - (start - left)))
        grown.append((left, right))
    return _merged(grown, gap + 2)


def _shortened(line: str, mark: Range, width: int) -> list[Range]:
    start, end = mark
    if end - start <= int(width * _LONGEST_MARK):
        return [mark]
    head, tail = _grow_right(line, start, int(width * 1.1)), _grow_left(line, end, int(width * 0.5))
    return [(start, head), (tail, end)]


def _grow_left(line: str, start: int, room: int) -> int:
    at = max(0, start - room)
    if at == 0:
        return len(line) - len(line.lstrip())
    for candidate in range(at, min(start, at + _WORD_PATIENCE)):
        if line[candidate - 1].isspace() and not line[candidate].isspace():
            return candidate
    return start if start - at <= _WORD_PATIENCE else at


def _grow_right(line: str, end: int, room: int) -> int:
    last = len(line.rstrip())
    at = min(last, end + room)
    if at == last:
        return max(last, end)
    for candidate in range(at, max(end, at - _WORD_PATIENCE), -1):
        if line[candidate].isspace() and not line[candidate - 1].isspace():
            return candidate
    return end if at - end <= _WORD_PATIENCE else at


def _merged(ranges: Sequence[Range], near: int) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start - merged[-1][1] <= near:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _wrap(cells: Row, width: int) -> list[Row]:
    rows: list[Row] = []
    start = 0
    while start < len(cells):
        used, end, cut = 0, start, None
        while end < len(cells) and used + cells[end].width <= width:
            used += cells[end].width
            if cells[end].text == " ":
                cut = end
            end += 1
        if end < len(cells) and cells[end].text == " ":
            cut = end
        if end == len(cells):
            cut = end
        elif cut is None or cut == start:
            cut = max(end, start + 1)
        row = cells[start:cut]
        while row and row[-1].text.isspace():
            row.pop()
        rows.append(row)
        start = cut
        while start < len(cells) and cells[start].text.isspace():
            start += 1
    return rows
