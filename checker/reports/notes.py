"""Places the notes of a source frame: beside the carets, below them to the right or to the left, or wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from checker.reports.glyphs import Glyphs
from checker.reports.paint import Ink, Piece, Strip, width_of

_NARROWEST: Final = 24
"""Cells below which a wrapped note is put on the other side, if that has more room."""


class Note(NamedTuple):
    """Words about the marked cells ``[start, end)`` of a row."""

    start: int
    end: int
    text: str
    ink: Ink


def place_notes(carets: Strip, notes: Sequence[Note], width: int, glyphs: Glyphs) -> list[Strip]:
    """The row of carets, with a note at its end if one fits, and the rows for all other notes."""
    waiting = sorted(notes, key=lambda note: (note.start, note.end))
    first = list(carets)
    end = width_of(carets)
    if waiting and waiting[-1].end == end and end + 1 + cell_len(waiting[-1].text) <= width:
        note = waiting.pop()
        first.append(Piece(f" {note.text}", note.ink))
    strips = [first]
    while waiting:
        note = waiting.pop()
        strips += _below(note, waiting, width, glyphs)
    return strips


def _below(note: Note, waiting: Sequence[Note], width: int, glyphs: Glyphs) -> list[Strip]:
    hook, tail = cell_len(glyphs.note_left), cell_len(glyphs.note_right)
    left = _bars(note, waiting, glyphs)
    to_right, to_left = width - note.start - hook, note.end - tail
    long = cell_len(note.text)
    if not left and to_right < min(long, to_left) and (long <= to_left or to_right < _NARROWEST):
        return _leftward(note, to_left, glyphs)
    lines = fold(note.text, max(to_right, 8))
    indent = Piece(" " * (note.start - width_of(left)), Ink.TEXT)
    strips: list[Strip] = []
    for number, line in enumerate(lines):
        sign = glyphs.note_left if number == 0 else " " * hook
        strips.append([*left, indent, Piece(sign + line, note.ink)])
    return strips


def _bars(note: Note, waiting: Sequence[Note], glyphs: Glyphs) -> Strip:
    """Bars from the carets down to the notes that are still to come."""
    strip: Strip = []
    at = 0
    for other in waiting:
        if at <= other.start < note.start:
            strip += [Piece(" " * (other.start - at), Ink.TEXT), Piece(glyphs.vertical, other.ink)]
            at = other.start + 1
    return strip


def _leftward(note: Note, room: int, glyphs: Glyphs) -> list[Strip]:
    lines = fold(note.text, room)
    longest = max(cell_len(line) for line in lines)
    indent = Piece(" " * (room - longest), Ink.TEXT)
    strips: list[Strip] = []
    for number, line in enumerate(lines):
        if number == 0:
            line = line + " " * (longest - cell_len(line)) + glyphs.note_right
        strips.append([indent, Piece(line, note.ink)])
    return strips


def fold(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken at spaces, inside words only where one is too long."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if cell_len(lines[-1] + character) > width and lines[-1]:
                lines.append("")
            lines[-1] += character
    return lines
