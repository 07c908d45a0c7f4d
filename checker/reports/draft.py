"""A record's own text as a page shows it: numbered lines, with the words of findings marked and led back to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.documents.document import Document
from checker.reports.clean import display_of
from checker.reports.remarks import telling
from checker.reports.report import FindingPart
from checker.reports.words import Standing, standing


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line: ``which`` is the most urgent standing of the findings it belongs to (None: of none).

    ``ends`` are the numbers of the findings whose words end here.
    """

    text: str
    which: Standing | None
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line with its 1-based number; empty lines are left out."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Mark:
    start: int
    end: int
    number: int
    which: Standing


def draft_lines(document: Document, findings: Sequence[FindingPart]) -> list[DraftLine]:
    """The lines of a document; findings are numbered from 1 in the order given."""
    length = len(document.text)
    marks = sorted(
        {
            _Mark(max(0, part.start), min(part.end, length), number, standing(finding))
            for number, finding in enumerate(findings, 1)
            for part in telling(finding)
            if part.start < part.end <= length
        },
        key=lambda mark: (mark.start, mark.end, mark.number),
    )
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    lines = []
    active: list[_Mark] = []
    upcoming = 0
    for number, start in enumerate(document.line_starts, 1):
        text = document.line_text(number)
        end = start + len(text)
        while upcoming < len(marks) and marks[upcoming].start < end:
            active.append(marks[upcoming])
            upcoming += 1
        active = [mark for mark in active if mark.end > start]
        if text.strip():
            lines.append(DraftLine(number, tuple(_pieces(document.text, start, end, edges, active))))
    return lines


def _pieces(text: str, start: int, end: int, edges: list[int], active: list[_Mark]) -> list[Piece]:
    inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
    stops = [start, *inside, end]
    pieces = []
    for left, right in pairwise(stops):
        holding = [mark for mark in active if mark.start <= left and mark.end >= right]
        which = min((mark.which for mark in holding), key=tuple(Standing).index, default=None)
        ends = tuple(sorted({mark.number for mark in holding if mark.end == right}))
        pieces.append(Piece("".join(map(display_of, text[left:right])), which, ends))
    return pieces
