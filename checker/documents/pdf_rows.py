"""Cuts the lines of a form on a page into rows, by rules across, by white space, or by where labels are centred."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from checker.documents.pdf_page import Line, Rule, Word

_RIVER: Final = 1.2
_FAR: Final = 1000.0
_MOST_LINES: Final = 150
_MOST_LINES_OF_A_VALUE: Final = 60


@dataclass(slots=True)
class Row:
    """Lines between two borders. ``certain``: they are one row of a table, and not several without space between."""

    lines: list[Line]
    certain: bool


def parts(line: Line, borders: Sequence[float]) -> list[list[Word]]:
    """The words of a line in each column."""
    found: list[list[Word]] = [[] for _ in range(len(borders) + 1)]
    for word in line.words:
        found[_column(word, borders)].append(word)
    return found


def _column(word: Word, borders: Sequence[float]) -> int:
    return sum(word.left >= border - 1.5 for border in borders)


def cut_rows(lines: list[Line], borders: tuple[float, ...], across: Sequence[Rule]) -> list[Row]:
    """Rows of lines that stand in columns; with no borders the lines are plain text, and one row."""
    if not borders:
        return [Row(lines, certain=False)]
    spanning = spanning_rules(lines, borders, across)
    groups: list[list[Line]] = [[]]
    for line in lines:
        if groups[-1] and any(line.middle < rule.place < groups[-1][-1].middle for rule in spanning):
            groups.append([])
        groups[-1].append(line)
    if len(groups) > 2 or (len(groups) == 2 and len(lines) <= 8):
        # several rules across are the borders of rows; one or two are only a frame
        return [Row(group, certain=True) for group in groups]
    leading = _leading(lines)
    cut = [part for group in groups for part in _at_rivers(group, leading)]
    if _is_centred(cut, leading, borders):
        return [Row(row, certain=True) for part in cut for row in centred_rows(part, leading, borders)]
    return [Row(part, certain=False) for part in cut]


def spanning_rules(lines: Sequence[Line], borders: tuple[float, ...], across: Sequence[Rule]) -> list[Rule]:
    """Rules across that part rows: they run under the first column and past its border."""
    left = min(line.words[0].left for line in lines)
    right = max(line.words[-1].right for line in lines)
    border = borders[0]
    return [
        rule
        for rule in across
        if rule.start < (left + border) / 2 and rule.end > border and rule.end - rule.start > 0.4 * (right - left)
    ]


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [one.base - other.base for one, other in itertools.pairwise(lines)]
    steps = [step for step, line in zip(steps, lines, strict=False) if step > 0.6 * line.size]
    heights = [line.size for line in lines]
    usual = statistics.median_low(heights) if heights else 12.0
    close = [step for step in steps if step < 1.8 * usual]
    return min(statistics.median_low(close), 1.4 * usual) if close else 1.15 * usual


def _at_rivers(lines: Sequence[Line], leading: float) -> list[list[Line]]:
    """Lines cut where white space runs across all columns."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is None or last.base - line.base > max(_RIVER * leading, leading + 2):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _is_centred(groups: Sequence[Sequence[Line]], leading: float, borders: tuple[float, ...]) -> bool:
    """Whether labels stand at half the height of their rows: between two lines of a value, or at the middle one."""
    for group in groups:
        left = [line for line in group if parts(line, borders)[0]]
        right = [line for line in group if any(parts(line, borders)[1:])]
        for line in left:
            nearest = min((abs(line.base - other.base) for other in right), default=0.0)
            if 0.25 * leading < nearest < 0.75 * leading:
                return True
        if left and len(right) > 2 and right[0].base - left[0].base > 0.8 * leading:
            above, below = right[0].base - left[0].base, left[-1].base - right[-1].base
            if abs(above - below) < 0.3 * leading:
                return True
    return False


def centred_rows(group: Sequence[Line], leading: float, borders: tuple[float, ...]) -> list[list[Line]]:
    """Rows of lines whose labels are centred: every value goes to the label that stands at its middle.

    The cheapest way to share the values' lines out in order is found by dynamic programming.
    """
    labels: list[list[Line]] = []
    # labels without colons go on in lower case, if at all
    colons = any(parts(line, borders)[0][-1:] and _ends([line], borders) for line in group)
    for line in group:
        words = parts(line, borders)[0]
        if not words:
            continue
        last = labels[-1] if labels else None
        starts = words[0].text[:1].isupper() and not colons
        if last is None or starts or _ends(last, borders) or last[-1].base - line.base > _RIVER * leading:
            labels.append([line])
        else:
            last.append(line)
    values = [line for line in group if any(parts(line, borders)[1:])][:_MOST_LINES]
    if len(labels) < 2 or not values:
        return [list(group)]
    middles = [(label[0].base + label[-1].base) / 2 for label in labels]
    # best[n]: the least cost of giving the first n lines to the labels so far, and the cut before the last label's
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    best += [(float("inf"), ())] * len(values)
    for middle in middles:
        beside = [number for number, line in enumerate(values) if abs(line.base - middle) < 0.6 * leading]
        following: list[tuple[float, tuple[int, ...]]] = []
        for end in range(len(values) + 1):
            choices = []
            for start in range(max(0, end - _MOST_LINES_OF_A_VALUE), end + 1):
                off = abs((values[start].base + values[end - 1].base) / 2 - middle) if start < end else 0.3 * leading
                missed = sum(not start <= number < end for number in beside)
                choices.append((best[start][0] + off + _FAR * missed, (*best[start][1], end)))
            following.append(min(choices))
        best = following
    cuts = best[-1][1]
    if best[-1][0] == float("inf"):
        return [list(group)]
    rows: list[list[Line]] = []
    start = 0
    for label, end in zip(labels, cuts, strict=True):
        rows.append(_row_of(label, values[start:end], borders))
        start = end
    return rows


def _ends(label: Sequence[Line], borders: tuple[float, ...]) -> bool:
    return parts(label[-1], borders)[0][-1].text[-1:] in (":", "?")


def _row_of(label: Sequence[Line], values: Sequence[Line], borders: tuple[float, ...]) -> list[Line]:
    """Lines that hold a label and lines that hold its value, each without what belongs to other rows."""
    left = [Line(line.base, line.size, line.page, parts(line, borders)[0]) for line in label]
    right = [
        Line(line.base, line.size, line.page, [word for found in parts(line, borders)[1:] for word in found])
        for line in values
    ]
    return [*left, *right]
