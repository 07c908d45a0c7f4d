"""Frames that show a record's own words with carets beneath them, as compilers show source code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from checker.documents.document import Document
from checker.reports.clean import cleaned
from checker.reports.excerpt import Cell, Row, excerpt
from checker.reports.glyphs import Glyphs
from checker.reports.notes import Note, place_notes
from checker.reports.paint import Ink, Piece, Strip
from checker.reports.words import number_of

_MOST_LINES: Final = 8
"""Lines of the record that one frame shows; further ones are only named."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the document's text to point at; ``supporting`` words are underlined instead of careted."""

    start: int
    end: int
    note: str = ""
    supporting: bool = False


@dataclass(frozen=True, slots=True)
class _LineMark:
    start: int
    end: int
    note: str
    supporting: bool


def frame(document: Document, marks: Sequence[Mark], width: int, glyphs: Glyphs) -> list[Strip]:
    """Strips of at most ``width`` cells; empty when there is nothing to point at."""
    lines = _by_line(document, marks)
    if not lines:
        return []
    shown = sorted(lines)[:_MOST_LINES]
    gutter = max(3, len(str(shown[-1])))
    edge = " " * (gutter + 1)
    room = width - gutter - 3
    first = next((mark for mark in marks if not mark.supporting), marks[0])
    header = Piece(_place(document, first.start, room, glyphs), Ink.FAINT)
    strips: list[Strip] = [
        [Piece(f"{edge}{glyphs.corner_top} ", Ink.GUTTER), header],
        [Piece(edge + glyphs.vertical, Ink.GUTTER)],
    ]
    previous = shown[0]
    for line in shown:
        if line > previous + 1:
            strips.append([Piece(edge + glyphs.skipped, Ink.GUTTER)])
        strips += _line(document, line, lines[line], room, gutter, glyphs)
        previous = line
    left_out = sorted(lines)[_MOST_LINES:]
    if left_out:
        also = f"{glyphs.ellipsis} and on {number_of(len(left_out), 'more line')}, from line {left_out[0]}"
        strips.append([Piece(f"{edge}{glyphs.skipped} ", Ink.GUTTER), Piece(also[:room], Ink.FAINT)])
    strips.append([Piece(edge + glyphs.corner_bottom, Ink.GUTTER)])
    return strips


def place(document: Document, offset: int) -> str:
    """``file:line:column`` of an offset, as editors and terminals understand it."""
    return f"{cleaned(document.source)}:{document.line_at(offset)}:{document.column_at(offset)}"


def _place(document: Document, offset: int, width: int, glyphs: Glyphs) -> str:
    text = place(document, offset)
    if cell_len(text) <= width:
        return text
    return glyphs.ellipsis + text[-(width - len(glyphs.ellipsis)) :]


def _by_line(document: Document, marks: Sequence[Mark]) -> dict[int, list[_LineMark]]:
    """Marks by line; a mark over many lines keeps its first and its last one, its note stands at the last."""
    lines: dict[int, list[_LineMark]] = {}
    # primary marks first, so that they win where marks overlap
    for mark in sorted(set(marks), key=lambda mark: (mark.supporting, mark.start, -mark.end)):
        parts: list[tuple[int, int, int]] = []
        for line in range(document.line_at(mark.start), document.line_at(max(mark.start, mark.end - 1)) + 1):
            offset = document.line_starts[line - 1]
            text = document.line_text(line)
            start, end = max(mark.start - offset, 0), min(mark.end - offset, len(text))
            words = text[start:end]
            if words.strip():
                start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
                parts.append((line, start, end))
        kept = parts if len(parts) <= 2 else [parts[0], parts[-1]]
        for number, (line, start, end) in enumerate(kept):
            note = mark.note if number == len(kept) - 1 else ""
            same = next((m for m in lines.get(line, []) if (m.start, m.end) == (start, end)), None)
            if same is None:
                lines.setdefault(line, []).append(_LineMark(start, end, note, mark.supporting))
            elif note and note not in same.note:
                joined = f"{same.note}; {note}" if same.note else note
                lines[line][lines[line].index(same)] = _LineMark(start, end, joined, same.supporting)
    return lines


def _line(document: Document, line: int, marks: list[_LineMark], room: int, gutter: int, glyphs: Glyphs) -> list[Strip]:
    rows = excerpt(document.line_text(line), [(mark.start, mark.end) for mark in marks], room, glyphs.ellipsis)
    inks = [Ink.SUPPORT if mark.supporting else Ink.PRIMARY for mark in marks]
    ends_in = {cell.mark: number for number, row in enumerate(rows) for cell in row}
    strips: list[Strip] = []
    for number, row in enumerate(rows):
        label = f"{line:>{gutter}}" if number == 0 else " " * gutter
        bar = Piece(f"{' ' * (gutter + 1)}{glyphs.vertical} ", Ink.GUTTER)
        strips.append([Piece(f"{label} {glyphs.vertical} ", Ink.GUTTER), *_words(row, inks)])
        notes = [
            Note(*_columns(row, index), cleaned(mark.note), inks[index])
            for index, mark in enumerate(marks)
            if mark.note and ends_in.get(index) == number
        ]
        carets = _carets(row, inks, glyphs)
        if carets:
            strips += [[bar, *strip] for strip in place_notes(carets, notes, room, glyphs)]
    return strips


def _words(row: Row, inks: list[Ink]) -> Strip:
    pieces: Strip = []
    for cell in row:
        ink = Ink.TEXT if cell.mark is None else inks[cell.mark]
        if pieces and pieces[-1].ink is ink:
            pieces[-1] = Piece(pieces[-1].text + cell.text, ink)
        else:
            pieces.append(Piece(cell.text, ink))
    return pieces


def _carets(row: Row, inks: list[Ink], glyphs: Glyphs) -> Strip:
    signs = {Ink.PRIMARY: glyphs.caret, Ink.SUPPORT: glyphs.underline}
    cells = [
        Cell(" " * cell.width if cell.mark is None else signs[inks[cell.mark]] * cell.width, cell.mark, cell.width)
        for cell in row
    ]
    while cells and cells[-1].mark is None:
        cells.pop()
    return _words(cells, inks)


def _columns(row: Row, mark: int) -> tuple[int, int]:
    """First column and end column of a mark in a row."""
    at, start, end = 0, 0, 0
    for cell in row:
        if cell.mark == mark:
            start = start if end else at
            end = at + cell.width
        at += cell.width
    return start, end
