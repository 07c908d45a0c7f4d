"""Walks down a document's rows and sorts its words into chunks: a label with what stands under it, or loose words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.documents.document import Document, Span
from checker.records.finder import Finder, Hit, Mark
from checker.records.labels import Labels, Shape, Use
from checker.records.paragraphs import Piece, runs_on, wrap_width
from checker.records.rows import Row, rows
from checker.records.wording import compact

OTHER: Final = "other"
"""Field of a chunk whose label is not in the vocabulary."""

_CAPITAL: Final = re.compile(r"(?<![\w'’&/-])[A-Z]")
_PAGE: Final = re.compile(
    r"(?:page\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?|-\s?\d{1,3}\s?-|\d{1,3} of \d{1,3})\Z", re.I
)
_UNKNOWN_LABEL: Final = re.compile(r"[A-Z][^.:;?]{1,80}[:?]\s*\Z")
_PART: Final = re.compile(
    r"(?:option|lot|year|phase|stage|bidder|tenderer|supplier|total|score|item|part|[a-z\d])\b", re.I
)
_DIGIT: Final = re.compile(r"\d")
_LAST_WORD: Final = re.compile(r"([A-Za-z]+)[^A-Za-z]{0,3}\Z")
_VALUE_START: Final = re.compile(r"\s{1,8}[A-Z0-9£(\"“'‘]")
_DOTS: Final = re.compile(r"\s{0,8}[.…_]{3}")
_LONGEST_LINE_VALUE: Final = 250


@dataclass(slots=True)
class Chunk:
    """Words under one label (``name`` is None for words under none). ``column``: label and value stand side by side.

    ``stacked`` tells that the label stood alone on its line and its value begins on a later one.
    """

    name: str | None
    label: list[Span] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    use: Use = Use.ANY
    column: bool = False
    stacked: bool = False
    shown: list[Span] = field(default_factory=list)
    """The label with its colon or other mark, for the record's running text."""
    noise: bool = False


class Scanner:
    """Sorts one document's rows into chunks."""

    def __init__(self, document: Document, labels: Labels) -> None:
        self.text, self.labels = document.text, labels
        self.rows = rows(document)
        self.finder = Finder(document.text, labels)
        self.width = wrap_width(row.span.end - row.span.start for row in self.rows if len(row.cells) == 1)
        self.margin = sum(row.indented for row in self.rows) > 0.8 * len(self.rows)
        self.compressed = len(self.rows) <= 3
        self.chunks: list[Chunk] = []
        self.current: Chunk | None = None
        self.block: str | None = None
        self.opener: Chunk | None = None
        self.headings: set[str] = set()

    def scan(self) -> list[Chunk]:
        """All chunks in reading order; every visible word of the document stands in exactly one."""
        index = 0
        while index < len(self.rows):
            row = self.rows[index]
            if self._is_noise(row):
                self.chunks.append(Chunk(None, pieces=[Piece(row.span, True)], noise=True))
                index += 1
                continue
            fragments = self._fragments(index)
            hit = self._label(row, fragments)
            if hit is not None:
                index = self._open_row(index, fragments, hit)
            else:
                self._carry_on(row)
                index += 1
        return self.chunks

    # ---- which label begins on a row

    def _is_noise(self, row: Row) -> bool:
        words = self.text[row.span.start : row.span.end]
        if len(words) > 60:
            return False
        return bool(_PAGE.match(words)) or bool(self.labels.noise.exactly(compact(words)))

    def _indented(self, row: Row) -> bool:
        return row.indented and not self.margin

    def _fragments(self, index: int) -> list[tuple[int, Span]]:
        """Row numbers and spans in which a label that begins on row ``index`` may go on."""
        row = self.rows[index]
        columns = len(row.cells) > 1
        found = [(index, self.finder.undecorated(row.cells[0]))]
        for number in range(index + 1, min(index + 8, len(self.rows))):
            following = self.rows[number]
            single = len(following.cells) == 1
            if columns and self._indented(following):
                continue
            if following.gap and not self.text[following.cells[0].start].islower():
                break
            if not columns and (not single or len(found) > 3):
                break
            found.append((number, following.cells[0]))
        return found

    def _label(self, row: Row, fragments: Sequence[tuple[int, Span]]) -> Hit | None:
        spans = [span for _, span in fragments]
        inside_column = self._indented(row) and self.current is not None and self.current.column
        hits = [hit for hit in self.finder.at(spans, self.block) if self._fits(hit, row, spans, inside_column)]
        if hits:
            return self._best(hits, spans)
        if inside_column or (self.current is not None and self.current.name == OTHER):
            return None
        longer = [self.finder.longer(hit, spans[hit.index]) for hit in self.finder.at(spans[:1])]
        found = [hit for hit in longer if hit is not None and hit.entry.use is Use.ANY]
        if found:
            return max(found, key=lambda hit: hit.words)
        return self._long_label(row, spans) if len(row.cells) > 1 else None

    def _best(self, hits: Sequence[Hit], spans: Sequence[Span]) -> Hit:
        first = [hit for hit in hits if hit.index == 0]
        kept = [
            hit
            for hit in hits
            if hit.index == 0 or not first or hit.mark is Mark.COLON or self._lower(spans[hit.index])
        ]
        return max(kept, key=lambda hit: (hit.mark is Mark.COLON, hit.label[-1].end))

    def _lower(self, span: Span) -> bool:
        return self.text[span.start].islower()

    def _fits(self, hit: Hit, row: Row, spans: Sequence[Span], inside_column: bool) -> bool:
        """Whether what stands around the words is enough to take them for a label."""
        use, shape = hit.entry.use, self.labels.shape(hit.entry.field)
        if hit.index and len(row.cells) == 1 and spans[0].end - spans[0].start > 120:
            return False
        if inside_column and (hit.mark is not Mark.COLON or self._in_text()):
            return False
        start = self.text[hit.label[0].start]
        if use is Use.OPENING:
            return self._opens_decision(hit, row)
        if hit.mark is Mark.COLON:
            return not (hit.words == 1 and self._in_text() and start.islower())
        if hit.mark is Mark.END:
            if len(row.cells) > 1 and hit.index == 0:
                return True
            if use is Use.COLON or start.islower():
                return False
            return row.gap or self._at_break(row)
        if hit.mark is Mark.DASH:
            return shape is not Shape.ITSELF and not start.islower() and (hit.index == 0)
        return self._bare(hit, row, spans)

    def _in_text(self) -> bool:
        return self.current is not None and self.labels.shape(self.current.name or "") is Shape.TEXT

    def _at_break(self, row: Row) -> bool:
        """Whether the row does not go on with the sentence before it."""
        if self.current is None or not self.current.pieces:
            return True
        return not runs_on(
            self.text, self.current.pieces[-1].span, Piece(row.span, row.gap), self.width, self.labels.unfinished
        )

    def _opens_decision(self, hit: Hit, row: Row) -> bool:
        if hit.index or (self.current is not None and self.current.name == hit.entry.field):
            return False
        words = self.text[hit.label[0].start : hit.label[0].end]
        if words.isupper() or hit.mark in (Mark.COLON, Mark.END):
            return row.gap or self._at_break(row)
        return not self._in_text() and not words[0].islower() and (row.gap or self._at_break(row))

    def _bare(self, hit: Hit, row: Row, spans: Sequence[Span]) -> bool:
        """A label with its value behind it and no mark between: "Date of decision 12 November 2021"."""
        span = spans[hit.index]
        rest = Span(hit.label[-1].end, span.end)
        inner = self.labels.fields[hit.entry.field].inside if hit.entry.field in self.labels.fields else {}
        if inner and _DOTS.match(self.text, rest.start, rest.end):
            return True
        if inner and any(
            found.mark is Mark.COLON
            for found in self.finder.at([self.finder.undecorated(rest)], hit.entry.field)
            if found.entry.field in inner
        ):
            return True
        if (
            hit.index
            or self.text[hit.label[0].start].islower()
            or not _VALUE_START.match(self.text, rest.start, rest.end)
        ):
            return False
        if not (row.gap or self._at_break(row)) or (self._in_text() and not row.gap):
            return False
        shape = self.labels.shape(hit.entry.field)
        if shape is Shape.ITSELF:
            return False
        if shape is Shape.DATE:
            return self.text[rest.start : rest.start + 4].strip()[:1].isdigit()
        return (hit.entry.use is Use.ANY and hit.words >= 2 and shape is Shape.LINE) or (
            hit.entry.use is Use.ANY and hit.words >= 3
        )

    def _long_label(self, row: Row, spans: Sequence[Span]) -> Hit | None:
        """A left-hand cell with a known label among other words: "Reference of the power exercised (scheme):"."""
        taken: list[Span] = []
        for index, span in enumerate(spans[:7]):
            words = self.text[span.start : span.end]
            if len(words) > 160 or (index and self._starts_label(span)):
                return None
            taken.append(span)
            if words.rstrip()[-1:] in ":?":
                break
        else:
            return None
        for index, span in enumerate(taken):
            for match in re.finditer(r"\b\w", self.text[span.start : span.end]):
                start = span.start + match.start()
                hits = self.finder.at([Span(start, span.end), *taken[index + 1 :]])
                good = [hit for hit in hits if hit.words >= 2 and hit.entry.use is Use.ANY]
                if good:
                    best = max(good, key=lambda hit: hit.words)
                    return Hit(best.entry, tuple(taken), taken[-1].end, len(taken) - 1, Mark.COLON, best.words)
        return None

    def _starts_label(self, span: Span) -> bool:
        return any(hit.mark >= Mark.END for hit in self.finder.at([self.finder.undecorated(span)]))

    # ---- what stands under it

    def _open_row(self, index: int, fragments: Sequence[tuple[int, Span]], hit: Hit) -> int:
        row, last = self.rows[index], fragments[hit.index][0]
        columns = len(row.cells) > 1
        chunk = self._open(hit, columns)
        if self.labels.shape(hit.entry.field) is Shape.ITSELF:
            return self._open_heading(chunk, row, hit, index)
        tail = Span(hit.value, fragments[hit.index][1].end)
        if hit.entry.use is Use.OPENING:
            tail = Span(hit.label[0].start, tail.end)
        ends = dict(fragments[: hit.index + 1])
        for number in range(index, last + 1):
            line = self.rows[number]
            cells = list(line.cells[1:]) if number in ends else list(line.cells)
            if number == last and self._visible(tail):
                self._feed([tail, *cells], line.gap and number > index, columns)
            elif cells:
                self._feed(cells, line.gap and number > index, columns)
        if self.current is chunk and not chunk.pieces:
            chunk.stacked = True
        return last + 1

    def _open_heading(self, chunk: Chunk, row: Row, hit: Hit, index: int) -> int:
        chunk.pieces = [Piece(span, True) for span in chunk.label]
        chunk.label, chunk.shown = [], []
        words = compact(" ".join(self.text[piece.span.start : piece.span.end] for piece in chunk.pieces))
        if words in self.headings:
            chunk.noise, chunk.name = True, None
            self.current = next((c for c in reversed(self.chunks[:-1]) if not c.noise), None)
            return index + 1 + hit.index
        self.headings.add(words)
        self.current = None
        rest = Span(hit.value, self.rows[index + hit.index].span.end)
        if self._visible(rest):
            self.chunks.append(Chunk("title", pieces=[Piece(rest)]))
        return index + 1 + hit.index

    def _visible(self, span: Span) -> bool:
        return bool(self.text[span.start : span.end].strip(" \t\u00a0*_"))

    def _open(self, hit: Hit, columns: bool) -> Chunk:
        field_name = hit.entry.field
        opener = self.labels.fields[field_name].inside if field_name in self.labels.fields else {}
        if self.block is not None and field_name == self.block and hit.entry.use is Use.COLON and self.opener:
            self.opener.label += hit.label
            self.current = self.opener
            return self.opener
        chunk = Chunk(field_name, list(hit.label), use=hit.entry.use, column=columns)
        chunk.shown = [*hit.label[:-1], Span(hit.label[-1].start, max(hit.label[-1].end, hit.value))]
        if opener:
            self.block, self.opener = field_name, chunk
        elif self.block is not None and field_name not in self.labels.fields[self.block].inside:
            self.block, self.opener = None, None
        self.chunks.append(chunk)
        self.current = chunk
        return chunk

    def _feed(self, cells: Sequence[Span], gap: bool, columns: bool) -> None:
        """Add the cells of one line to the current chunk, opening others where labels stand among the words."""
        for number, cell in enumerate(cells):
            position = cell.start
            for hit in self._inline(cell, number, cells):
                if hit.label[0].start < position:
                    continue
                self._add(Span(position, hit.label[0].start), gap, columns)
                self._open(hit, columns)
                position = hit.value
                gap = False
            self._add(Span(position, cell.end), gap, columns)
            gap = False

    def _add(self, span: Span, gap: bool, columns: bool) -> None:
        if self.current is not None and self._visible(span):
            fresh = gap or (self.current is self.opener and bool(self.current.pieces))
            self.current.pieces.append(Piece(span, fresh, columns))

    def _inline(self, cell: Span, number: int, cells: Sequence[Span]) -> Iterator[Hit]:
        """Labels inside a line: each needs its colon, or a cell of its own between other cells."""
        if number and len(cells) > number + 1 and number % 2:
            own = [hit for hit in self.finder.at([cell], self.block) if hit.mark is Mark.END]
            if own:
                yield max(own, key=lambda hit: hit.words)
                return
        words = self.text[cell.start : cell.end]
        if ":" not in words and "?" not in words and self.block is None:
            return
        for match in _CAPITAL.finditer(self.text, cell.start, cell.end):
            hits = [
                hit
                for hit in self.finder.at([Span(match.start(), cell.end)], self.block)
                if self._fits_inline(hit, cell)
            ]
            if hits:
                yield max(hits, key=lambda hit: (hit.mark, hit.words))

    def _fits_inline(self, hit: Hit, cell: Span) -> bool:
        start = hit.label[0].start
        inside = (
            self.block is not None
            and hit.entry.use is Use.COLON
            and hit.entry.field in (self.labels.fields[self.block].inside)
        )
        if hit.mark is not Mark.COLON:
            return inside and (
                hit.mark is Mark.END
                or bool(_DOTS.match(self.text, hit.value, cell.end))
                or self.text[hit.value : hit.value + 3].strip()[:1].isdigit()
            )
        before = self.text[cell.start : start]
        word = _LAST_WORD.search(before[-40:])
        if word is not None and before.rstrip()[-1:].isalpha():
            last = word.group(1).lower()
            if self.labels.not_after.exactly(last) or (self.labels.unfinished.exactly(last) and not self.compressed):
                return False
        if hit.words >= 2 or inside or self.compressed or not before.strip():
            return True
        stop = before.rstrip()[-1:] in ".;)|?!" or before.endswith("  ")
        return stop or not self._in_text()

    def _carry_on(self, row: Row) -> None:
        """A row without a label at its start: it goes on with the chunk before it, or stands loose."""
        current = self.current
        left = self.text[row.cells[0].start : row.cells[0].end]
        if len(row.cells) > 1 and not self._indented(row) and _UNKNOWN_LABEL.match(left) and not _PART.match(left):
            self.block, self.opener = None, None
            chunk = Chunk(OTHER, [row.cells[0]], column=True, shown=[row.cells[0]])
            self.chunks.append(chunk)
            self.current = chunk
            self._feed(row.cells[1:], False, True)
            return
        if current is not None and self._belongs(current, row):
            self._feed(row.cells, row.gap, current.column)
            return
        if self.opener is not None and self.block is not None and len(self.opener.pieces) < 4 and len(left) <= 120:
            self.opener.pieces.append(Piece(row.span, True))
            return
        if current is None or current.name is not None:
            current = Chunk(None)
            self.chunks.append(current)
            self.current = current
        self._feed(row.cells, row.gap, False)

    def _belongs(self, chunk: Chunk, row: Row) -> bool:
        shape = self.labels.shape(chunk.name) if chunk.name not in (None, OTHER) else Shape.LINE
        if chunk.name is None:
            return True
        if shape is Shape.TEXT or (chunk.column and self._indented(row)):
            return True
        words = self.text[row.span.start : row.span.end]
        if not chunk.pieces:
            return len(words) <= _LONGEST_LINE_VALUE and not (shape is Shape.DATE and not _DIGIT.search(words))
        piece = Piece(row.span, row.gap, chunk.column)
        if runs_on(self.text, chunk.pieces[-1].span, piece, self.width, self.labels.unfinished):
            return not row.gap
        many = chunk.name in self.labels.fields and self.labels.fields[chunk.name].many
        return many and chunk.stacked and not row.gap and len(words) <= 120
