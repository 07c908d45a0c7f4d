"""Sets a flow of paragraphs and tables as the text that a record reader understands, and keeps every word's place.

A paragraph is a line, with a blank line before it where the file leaves space. A row of a table is a line whose cells
are parted by tabs; further paragraphs of a cell follow on lines of their own that begin with a tab. A table that only
arranges the page is set as the paragraphs that it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from checker.documents.document import Block, Cell, Segment, Span
from checker.documents.flow import MADE, Item, Paragraph, Run, Table, TableCell

_COLLAPSED: Final = re.compile(r"\n|\S+(?: \S+)*|[^\S\n]+")
_KEPT: Final = re.compile(r"\n|\S+(?:[^\S\n]+\S+)*|[^\S\n]+")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u2028\u2029]")
_FORM_ROWS: Final = 3


@dataclass(slots=True)
class Composed:
    """A text with its blocks and segments, in the order of the text."""

    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class _Line:
    runs: list[Run]
    source: Paragraph


def compose(items: list[Item], *, collapse: bool = False) -> Composed:
    """The text of a flow of paragraphs and tables; ``collapse`` makes every run of white space one space."""
    writer = _Writer(collapse)
    writer.items(items, None)
    return Composed("".join(writer.words), tuple(writer.blocks), tuple(writer.segments))


def lines_of(paragraph: Paragraph, *, collapse: bool = True) -> list[list[Run]]:
    """A paragraph's lines, cut at line breaks and without outer white space; empty lines are left out.

    ``collapse`` makes every run of white space one space: in a cell a tab would look like the border of another.
    """
    lines: list[list[Run]] = [[]]
    tokens = _COLLAPSED if collapse else _KEPT
    for run in paragraph.runs:
        text = _CONTROL.sub(" ", run.text)
        for match in tokens.finditer(text):
            token, line = match.group(), lines[-1]
            if token == "\n":
                lines.append([])
            elif not token.isspace():
                line.append(Run(token, run.part, run.node, run.offset + match.start()))
            elif line and not line[-1].text.isspace():
                kept = " " if collapse and run.node != MADE else token
                line.append(Run(kept, run.part, run.node, run.offset + match.start()))
    for line in lines:
        if line and line[-1].text.isspace():
            line.pop()
    return [line for line in lines if line]


class _Writer:
    def __init__(self, collapse: bool) -> None:
        self.collapse = collapse
        self.words: list[str] = []
        self.blocks: list[Block] = []
        self.segments: list[Segment] = []
        self.length = 0
        self.tables = 0
        self.gap = False

    # ---- paragraphs

    def items(self, items: list[Item], cell: Cell | None) -> None:
        for item in items:
            if isinstance(item, Paragraph):
                self._paragraph(item, cell)
            else:
                self._table(item, cell)

    def _paragraph(self, paragraph: Paragraph, cell: Cell | None) -> None:
        lines = lines_of(paragraph, collapse=self.collapse)
        heading = paragraph.kind == "heading"
        self.gap |= paragraph.gap or heading or not lines
        for line in lines:
            self._new_line()
            self._write(_Line(line, paragraph), paragraph.kind, cell)
        if lines and heading:
            self.gap = True

    def _new_line(self) -> None:
        if self.length:
            self._put("\n\n" if self.gap else "\n")
        self.gap = False

    def _put(self, text: str) -> None:
        self.words.append(text)
        self.length += len(text)

    def _write(self, line: _Line, kind: str, cell: Cell | None) -> None:
        start = self.length
        for run in line.runs:
            self._segment(run)
            self._put(run.text)
        source = line.source
        self.blocks.append(Block(kind, Span(start, self.length), source.page, source.number, cell, source.level))

    def _segment(self, run: Run) -> None:
        if run.node == MADE:
            return
        last = self.segments[-1] if self.segments else None
        if (
            last is not None
            and (last.part, last.node) == (run.part, run.node)
            and last.start + last.length == self.length
            and last.offset + last.length == run.offset
        ):
            self.segments.pop()
            joined = Segment(last.start, last.length + len(run.text), last.part, last.node, last.offset)
            self.segments.append(joined)
        else:
            self.segments.append(Segment(self.length, len(run.text), run.part, run.node, run.offset))

    # ---- tables

    def _table(self, table: Table, outer: Cell | None) -> None:
        number = self.tables
        self.tables += outer is None
        self.gap = True
        arranges = outer is None and any(len(row) > 1 and any(map(_arranges, row)) for row in table.rows)
        for index, row in enumerate(table.rows):
            places = [outer or Cell(number, index, cell.column) for cell in row]
            if len(row) == 1 or arranges:
                for cell, place in zip(row, places, strict=True):
                    self.gap = True
                    self.items(cell.items, None if arranges else place)
            else:
                self._row(row, places)
        self.gap = True

    def _row(self, row: list[TableCell], places: list[Cell]) -> None:
        cells = [(_flat(cell.items), place) for cell, place in zip(row, places, strict=True)]
        filled = [index for index, (lines, _) in enumerate(cells) if lines]
        if not filled:
            self.gap = True
            return
        last, form = filled[-1], len(filled) <= 2
        columns = [
            (lines if index == last or form else _joined(lines), place) for index, (lines, place) in enumerate(cells)
        ]
        for number in range(max(len(lines) for lines, _ in columns)):
            self._new_line()
            self._cells(columns, number, last, form)

    def _cells(self, columns: list[tuple[list[_Line], Cell]], number: int, last: int, form: bool) -> None:
        tab = False
        for index, (lines, place) in enumerate(columns):
            if number < len(lines):
                kind = "label" if form and index < max(last, 1) and len(columns) > 1 else "cell"
                self._write(lines[number], kind, place)
                tab = False
            if not tab and index + 1 < len(columns) and (index < last or number == 0):
                self._put("\t")
                tab = True


def _arranges(cell: TableCell) -> bool:
    """Whether a cell holds a form or a page of its own, so that its table only arranges the page."""
    return any(
        (isinstance(item, Table) and len(item.rows) >= _FORM_ROWS and max(map(len, item.rows)) > 1)
        or (isinstance(item, Paragraph) and item.kind == "heading" and bool(lines_of(item)))
        for item in cell.items
    ) and (len(cell.items) > 1 or isinstance(cell.items[0], Table))


def _flat(items: list[Item]) -> list[_Line]:
    """Lines of a cell; a row of a table inside it is one line."""
    found: list[_Line] = []
    for item in items:
        if isinstance(item, Paragraph):
            found += [_Line(line, item) for line in lines_of(item)]
        else:
            for row in item.rows:
                found += _joined([line for cell in row for line in _flat(cell.items)])
    return found


def _joined(lines: list[_Line]) -> list[_Line]:
    """The lines as one, parted by spaces."""
    runs: list[Run] = []
    for line in lines:
        runs += [Run(" "), *line.runs] if runs else line.runs
    return [_Line(runs, lines[0].source)] if runs else []
