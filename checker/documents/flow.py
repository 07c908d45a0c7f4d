"""What a formatted file says, before it is text: paragraphs and tables in reading order, each run with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

MADE: Final = -1
"""Node of a run that stands nowhere in the file: a list's number, a space between lines."""


@dataclass(slots=True)
class Run:
    """Words in one native place (see Segment); a newline in ``text`` is a line break."""

    text: str
    part: str = ""
    node: int = MADE
    offset: int = 0


@dataclass(slots=True)
class Paragraph:
    """A paragraph, heading or list item. ``number`` is its 1-based number in the file; ``gap``: space before it."""

    runs: list[Run] = field(default_factory=list)
    kind: str = "paragraph"
    level: int = 0
    gap: bool = False
    number: int | None = None
    page: int | None = None


@dataclass(slots=True)
class TableCell:
    """A cell of a table with what stands in it; ``column`` is the 0-based column in which it begins."""

    items: list[Paragraph | Table] = field(default_factory=list)
    column: int = 0


@dataclass(slots=True)
class Table:
    """Rows of cells. A cell that a merged cell covers is left out of its row."""

    rows: list[list[TableCell]] = field(default_factory=list)


Item = Paragraph | Table


def paragraphs_of(items: list[Item]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those of tables too."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            for row in item.rows:
                for cell in row:
                    yield from paragraphs_of(cell.items)
