"""Finds a register: a table with one row a decision under a head of labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from checker.documents.document import Document, Span
from checker.records.finder import Finder, Mark
from checker.records.labels import Shape
from checker.records.rows import Row

_WHAT: Final = frozenset({"decision", "title"})
_WHEN_OR_WHO: Final = frozenset({"decision_date", "decision_maker"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a register: its cells, the cells of the head above those that hold words, and its title."""

    head: tuple[Span, ...]
    cells: tuple[Span, ...]
    title: Span | None


def entries(document: Document, finder: Finder, rows: Sequence[Row]) -> tuple[Entry, ...]:
    """The rows of the first table of the text whose head names what was decided, and who decided or when."""
    for index, row in enumerate(rows):
        if len(row.cells) < 3:
            continue
        head = _columns(document, row)
        fields = {column: _field(finder, cell) for column, cell in head.items()}
        named = set(fields.values()) - {None}
        if not _WHAT & named or not _WHEN_OR_WHO & named or 2 * len(named) < len(head):
            continue
        below = (_columns(document, other) for other in rows[index + 1 :])
        found = [entry for cells in below if (entry := _entry(finder, head, fields, cells)) is not None]
        if len(found) > 1:
            return tuple(found)
    return ()


def is_head(finder: Finder, row: Row) -> bool:
    """Whether a row is the head of a register, though some of its cells are no known labels."""
    fields = [field for field in _fields(finder, row) if field is not None]
    return len(fields) >= 3 and 2 * len(fields) > len(row.cells)


def _fields(finder: Finder, row: Row) -> list[str | None]:
    return [_field(finder, cell) for cell in row.cells]


def _field(finder: Finder, cell: Span) -> str | None:
    hits = [hit for hit in finder.at([cell]) if hit.mark in (Mark.END, Mark.COLON) and hit.value >= cell.end - 1]
    best = max(hits, key=lambda hit: hit.words, default=None)
    return best.entry.field if best is not None and finder.labels.shape(best.entry.field) is not Shape.ITSELF else None


def _columns(document: Document, row: Row) -> dict[int, Span]:
    """The cells of a row by the number of their column: the format's own, else counted by the marks between them."""
    blocks = [document.block_at(cell.start) for cell in row.cells]
    if all(block is not None and block.cell is not None for block in blocks):
        return {block.cell.column: cell for block, cell in zip(blocks, row.cells, strict=True) if block and block.cell}
    start = document.text.rfind("\n", 0, row.span.start) + 1
    marks = "\t" if "\t" in document.text[start : row.span.end] else "|"
    if marks not in document.text[start : row.span.end]:
        return dict(enumerate(row.cells))
    return {document.text.count(marks, start, cell.start): cell for cell in row.cells}


def _entry(
    finder: Finder, head: dict[int, Span], fields: dict[int, str | None], below: dict[int, Span]
) -> Entry | None:
    if len(below) < 3 or not set(below) <= set(head) or any(_field(finder, cell) for cell in below.values()):
        return None
    by_field = {fields[column]: cell for column, cell in below.items()}
    if not _WHAT & set(by_field) or not _WHEN_OR_WHO & set(by_field):
        return None
    title = by_field.get("title") or by_field.get("decision")
    return Entry(tuple(head[column] for column in below), tuple(below.values()), title)
