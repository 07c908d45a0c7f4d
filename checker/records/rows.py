"""A document's lines cut into cells, as tabs, bars and wide gaps cut them when a form is saved as text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.documents.document import Document, Span

_BORDER: Final = re.compile(r"[ \u00a0]*(?:\t[\t \u00a0]*|[|│┃║¦][\t \u00a0]*)+|[ \u00a0]{3,}")
_EMPTY_CELL: Final = re.compile(r"[ \u00a0]*(?:\t|[|│┃║¦][ \u00a0]*[\t|│┃║¦])|[ \u00a0]{3,}(?![|│┃║¦])")
_EMPTY_END: Final = re.compile(r"\t[ \u00a0]*\Z|[|│┃║¦][ \u00a0]*[|│┃║¦][ \u00a0]*\Z")
_RULE: Final = re.compile(r"[\s\-_=+*~.|:·•─━═│┼┬┴├┤┌┐└┘]+\Z")
_ENUMERATOR: Final = re.compile(
    r"(?:[•·▪●○◦*\-–—o§]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})[.):]{0,2})\Z", re.I
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line that holds words. ``cells`` are its parts without outer white space, in order, ``span`` all of them.

    ``gap`` tells that blank lines or a ruled line stand before it; ``indented`` that the line starts with an empty
    cell, so that its first cell belongs under the right-hand column above; ``open`` that it ends with an empty cell.
    """

    cells: tuple[Span, ...]
    span: Span
    gap: bool
    indented: bool
    open: bool = False

    @property
    def columns(self) -> bool:
        """Whether the line has more than one cell, the last one empty or not."""
        return len(self.cells) > 1 or self.open


def rows(document: Document) -> tuple[Row, ...]:
    """The document's lines as rows, blank and ruled lines left out; they only show as ``gap``."""
    spread, margin = _double_spaced(document), _margin(document)
    found: list[Row] = []
    blank = 0
    for start, end in _lines(document):
        line = document.text[start:end]
        if _RULE.match(line) or not line:
            blank += 1
            continue
        cells = _cells(line, start)
        if cells:
            indented = _EMPTY_CELL.match(line, min(margin, _indent(line))) is not None
            after = _EMPTY_END.search(line, max(cells[-1].end - start - 1, 0)) is not None
            found.append(Row(cells, Span(cells[0].start, cells[-1].end), blank > spread, indented, after))
            blank = 0
    return tuple(found)


def _lines(document: Document) -> Iterator[tuple[int, int]]:
    starts = document.line_starts
    for index, start in enumerate(starts):
        yield start, (starts[index + 1] - 1 if index + 1 < len(starts) else len(document.text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _margin(document: Document) -> int:
    """Characters of white space that nearly every line begins with, so that they indent nothing."""
    lines = (document.text[start:end] for start, end in _lines(document))
    indents = sorted(_indent(line) for line in lines if not _RULE.match(line) and line)
    return indents[len(indents) // 20] if indents else 0


def _cells(line: str, offset: int) -> tuple[Span, ...]:
    cells: list[Span] = []
    position = 0
    for border in _BORDER.finditer(line):
        _add(cells, line, position, border.start(), offset)
        position = border.end()
    _add(cells, line, position, len(line), offset)
    if len(cells) > 1 and _ENUMERATOR.match(line[cells[0].start - offset : cells[0].end - offset]):
        cells[:2] = [Span(cells[0].start, cells[1].end)]
    return tuple(cells)


def _add(cells: list[Span], line: str, start: int, end: int, offset: int) -> None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if start < end:
        cells.append(Span(offset + start, offset + end))


def _double_spaced(document: Document) -> int:
    """1 when every line is followed by a blank one and sentences run over them, so that one blank means nothing."""
    lines = [document.text[start:end].strip() for start, end in _lines(document)]
    words = [index for index, line in enumerate(lines) if line]
    if len(words) < 8:
        return 0
    pairs = list(itertools.pairwise(words))
    spread = sum(after - before > 1 for before, after in pairs)
    runs_on = sum(after - before == 2 and lines[after][:1].islower() for before, after in pairs)
    return int(spread >= 0.9 * len(pairs) and runs_on >= 0.2 * len(pairs))
