"""A document as the checker reads it: one text, and where in the file each part of that text stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points ``[start, end)`` of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Place of a block in a table: 0-based table, row and column numbers."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, label or table cell: a range of the document's text and its native place.

    ``kind`` is one of line, paragraph, heading, item, label, cell, header, footer, footnote, textbox; ``page`` and
    ``paragraph`` are 1-based, None where the format has none.
    """

    kind: str
    span: Span
    page: int | None = None
    paragraph: int | None = None
    cell: Cell | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a run of the text stands in the file itself, for writing back to it: ``length`` code points each.

    ``part`` and ``node`` name the native place and ``offset`` the code point in it: for a Word file the part in the
    package, the number of the element in document order (``iter()``) and the offset in its text; for a web page or an
    OpenDocument text the number of the element, even numbers its text and odd ones its tail (number // 2); for a PDF
    the page (1-based) and the number of the character on it; for Markdown the 0-based line. Text that the reader made
    (list numbers, tabs) has no segment, nor has a document that an office program turned into a Word document first.
    """

    start: int
    length: int
    part: str
    node: int
    offset: int


@dataclass(frozen=True)
class Document:
    """A file read into text. All offsets are code points into ``text``; line numbers are 1-based.

    ``source`` is the name that the user gave, ``sha256`` the digest of the file's bytes, ``format`` such as "txt".
    ``warnings`` are sentences for the reader of the report, e.g. about an assumed encoding. ``wrapped`` tells that a
    line may be only a part of a paragraph, as in text and PDF; elsewhere every line is a paragraph or a cell.
    """

    source: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    wrapped: bool = True
    segments: tuple[Segment, ...] = ()

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first code point of every line."""
        starts = [0]
        for offset, character in enumerate(self.text):
            if character == "\n":
                starts.append(offset + 1)
        return starts

    def line_at(self, offset: int) -> int:
        """1-based line number of an offset."""
        return bisect_right(self.line_starts, offset)

    def column_at(self, offset: int) -> int:
        """1-based column, in code points, of an offset."""
        return offset - self.line_starts[self.line_at(offset) - 1] + 1

    def line_text(self, line: int) -> str:
        """Text of a 1-based line, without its newline."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        return self.text[start:end]

    def quote(self, span: Span) -> str:
        """The document's own words at ``span``."""
        return self.text[span.start : span.end]

    @cached_property
    def block_starts(self) -> list[int]:
        """Offset of the first code point of every block."""
        return [block.span.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset, if any."""
        index = bisect_right(self.block_starts, offset) - 1
        if index >= 0 and offset < self.blocks[index].span.end:
            return self.blocks[index]
        return None
