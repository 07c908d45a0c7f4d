"""Turns the pages of a PDF into a flow of lines and tables, without what is printed again on every page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import Final

from checker.documents.flow import Item, Paragraph, Run, Table, TableCell
from checker.documents.pdf_columns import Region, chunks, parted, regions, value_columns
from checker.documents.pdf_lines import Printed, join_lines
from checker.documents.pdf_newspaper import unfolded
from checker.documents.pdf_page import Line, Page, Word
from checker.documents.pdf_rows import Row, parts

_MARGIN: Final = 4
_PAGE_NUMBER: Final = re.compile(
    r"(?:page\s?)?[-–|]?\s?\d{1,3}\s?(?:(?:of|/)\s?\d{1,3})?\s?[-–|]?\Z|page\s?\d{1,3}\b.{0,20}\Z", re.I
)
_NUMBERS: Final = re.compile(r"\bpage\s?\d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?|\b\d{1,3}\s?(?:of|/)\s?\d{1,3}\Z", re.I)
_GAP: Final = 1.22
_APART: Final = 1.25
_STOPS: Final = ".:;?!"


def flow(pages: Sequence[Page]) -> list[Item]:
    """Everything on the pages in reading order."""
    first, kept = _without_margins(pages)
    kept = [part for page in kept for part in unfolded(page)]
    writer = _Writer(_spacing(kept))
    for line in first:
        writer.line(line, "header", gap=False)
    columns = value_columns(kept)
    for page in kept:
        writer.page(regions(page, columns))
    join_lines(writer.items, kept)
    return writer.items


# ---- what every page repeats


def _without_margins(pages: Sequence[Page]) -> tuple[list[Line], list[Page]]:
    """The first page's share of repeated headers, and the pages without headers, footers and page numbers.

    A header is on all pages but one at most, at one height, with nothing above it, and apart from the text.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_key(line) for line in [*page.lines[:_MARGIN], *page.lines[-_MARGIN:]]})
    fewest = max(2, len(pages) - 1)
    repeated = {key for key, count in seen.items() if count >= fewest}
    heads: list[Line] = []
    kept: list[Page] = []
    for page in pages:
        top = _margin(page.lines, repeated)
        bottom = len(page.lines) - _margin(page.lines[:top:-1], repeated)
        if not kept:
            heads = [line for line in page.lines[:top] if not _PAGE_NUMBER.match(line.text)]
        kept.append(Page(page.number, page.lines[top:bottom], page.across, page.down, page.is_picture))
    return heads, kept


def _margin(lines: Sequence[Line], repeated: Set[tuple[str, int]]) -> int:
    """How many lines, from the edge of a page inwards, are a header or a footer."""
    count = 0
    for line in lines[:_MARGIN]:
        if not (_PAGE_NUMBER.match(line.text) or _key(line) in repeated):
            break
        count += 1
    while 0 < count < len(lines):
        edge, inner = lines[count - 1], lines[count]
        if _PAGE_NUMBER.match(edge.text) or abs(edge.base - inner.base) > _APART * min(edge.size, inner.size):
            break
        count -= 1
    return count


def _key(line: Line) -> tuple[str, int]:
    """What makes a line the same on every page: its words but for page numbers, and its height."""
    found = [" ".join(word.text for word in part) for part in chunks(line)]
    if len(found) > 1:
        found = [words for words in found if not _PAGE_NUMBER.match(words)]
    return _NUMBERS.sub("#", " ".join(found)), round(line.base / 4)


# ---- lines and rows


def _spacing(pages: Sequence[Page]) -> float:
    """The distance from line to line inside paragraphs, in heights of a line: one that a good share of lines keep."""
    found = sorted(
        (above.base - line.base) / line.size
        for page in pages
        for above, line in itertools.pairwise(page.lines)
        if 0.8 * line.size < above.base - line.base < 2.6 * line.size
    )
    return found[3 * len(found) // 10] if found else 1.05


class _Writer:
    def __init__(self, spacing: float) -> None:
        self.spacing = spacing
        self.items: list[Item] = []
        self.last: Line | None = None
        self.last_region: Region | None = None
        self.number = 0

    def page(self, found: Sequence[Region]) -> None:
        for index, region in enumerate(found):
            if region.borders:
                self._table(region, goes_on=index == 0 and self._reaches_over(region))
            else:
                for line in region.lines:
                    self.line(line, "paragraph", gap=self._gap(line))
            self.last_region = region

    def line(self, line: Line, kind: str, *, gap: bool) -> None:
        """A line of plain text; wide gaps in it are tabs."""
        self.number += gap or not self.number
        runs = _runs(line.words, line.size)
        self.items.append(
            Printed(runs, kind, 0, gap, self.number, line.page, words=tuple(line.words), line=line, column=kind)
        )
        self.last = line

    def _gap(self, line: Line) -> bool:
        """Whether space stands before a line; at the top of a page only the words can tell."""
        last = self.last
        if last is None:
            return True
        if last.page != line.page or line.base > last.base + line.size:
            return last.text[-1:] in _STOPS and not line.text[:1].islower()
        if abs(last.size - line.size) > 0.15 * max(last.size, line.size):
            return True
        return last.base - line.base > _GAP * self.spacing * min(last.size, line.size)

    def _reaches_over(self, region: Region) -> bool:
        """Whether a table at the top of a page is the one at the foot of the page before."""
        before = self.last_region
        return (
            before is not None
            and before.page < region.page
            and len(before.borders) == len(region.borders)
            and all(abs(a - b) <= 6 for a, b in zip(before.borders, region.borders, strict=True))
        )

    def _table(self, region: Region, *, goes_on: bool) -> None:
        last = self.items[-1] if self.items else None
        if goes_on and isinstance(last, Table):
            table = last
        else:
            table = Table()
            self.items.append(table)
        for number, row in enumerate(region.rows):
            self.number += 1
            for cells in self._cells(row, region.borders):
                above = table.rows[-1] if table.rows else None
                if goes_on and number == 0 and above is not None and _label_goes_on(above, cells):
                    _add_to_label(above, cells)
                else:
                    table.rows.append(cells)
        self.last = region.lines[-1]

    def _cells(self, row: Row, borders: tuple[float, ...]) -> list[list[TableCell]]:
        """The cells of a row of a table, or of each of its lines where it may be several rows."""
        split = [(line, parts(line, borders)) for line in row.lines]
        if row.certain or len(split) == 1 or self._one_label(split):
            cells = []
            for column in range(len(borders) + 1):
                lines = [(line, found[column]) for line, found in split if found[column]]
                paragraphs = [self._paragraph(line, words, column, borders) for line, words in lines]
                if column == 0:
                    for rest in paragraphs[1:]:
                        paragraphs[0].runs += [Run(" "), *rest.runs]
                    del paragraphs[1:]
                cells.append(TableCell(list(paragraphs), column))
            return [cells]
        return [
            [
                TableCell([self._paragraph(line, words, column, borders)] if words else [], column)
                for column, words in enumerate(found)
            ]
            for line, found in split
        ]

    @staticmethod
    def _one_label(split: Sequence[tuple[Line, list[list[Word]]]]) -> bool:
        """Whether the words in the first column are one label, as its only colon at their end tells."""
        left = [" ".join(word.text for word in found[0]) for _, found in split if found[0]]
        if any(words[-1] in ":?" for words in left[:-1]):
            return False
        return len(left) < 2 or left[-1][-1] in ":?"

    def _paragraph(self, line: Line, words: list[Word], column: int, borders: tuple[float, ...]) -> Paragraph:
        runs = _runs(words, line.size)
        if column == 0:
            return Paragraph(runs, number=self.number, page=line.page)
        place = f"column {column} from {round(borders[column - 1] / 6)}"
        return Printed(runs, number=self.number, page=line.page, words=tuple(words), line=line, column=place)


def _runs(words: Sequence[Word], size: float) -> list[Run]:
    """Words of one line as runs; wide gaps between them are tabs."""
    runs: list[Run] = []
    for part in parted(words, size):
        for number, word in enumerate(part):
            if runs:
                runs.append(Run(" " if number else "\t"))
            runs += [Run(run.text, run.part, run.node, run.offset) for run in word.runs]
    return runs


def _words_of(cell: TableCell) -> str:
    return "".join(run.text for item in cell.items if isinstance(item, Paragraph) for run in item.runs)


def _label_goes_on(above: list[TableCell], cells: list[TableCell]) -> bool:
    """Whether a row at the top of a page holds the rest of the label that the page before begins."""
    before, after = _words_of(above[0]), _words_of(cells[0])
    return bool(before) and before[-1] not in ":?." and after[:1].islower()


def _add_to_label(above: list[TableCell], cells: list[TableCell]) -> None:
    first, rest = above[0].items[-1], cells[0].items[0]
    if isinstance(first, Paragraph) and isinstance(rest, Paragraph):
        first.runs += [Run(" "), *rest.runs]
        for cell, more in zip(above[1:], cells[1:], strict=False):
            cell.items += more.items
