"""Writes a document's words into chunks, and finds the labels that stand in the middle of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.documents.document import Span
from checker.records.chunk import Chunk, Progress
from checker.records.evidence import Evidence
from checker.records.finder import Finder, Hit, Mark
from checker.records.labels import Labels, Shape, Use
from checker.records.paragraphs import Piece
from checker.records.rows import Row
from checker.records.wording import compact

_CAPITAL: Final = re.compile(r"(?<![^\W\d]|['’&/-])[A-Z]")
_GLUED_CAPITAL: Final = re.compile(r"(?<!['’&/-])[A-Z]")
"""On a form's only line also a capital right behind the value before: "Head of ParksDate of decision: 4 May"."""
_FILLER: Final = " \t\u00a0*_.…"
_DOTS: Final = re.compile(r"[.…_][.…_ \t]{2,}")
_MARK: Final = re.compile("[:：?]")
_SHOUT: Final = re.compile("[A-Z]{5}")
_FARTHEST_MARK: Final = 500


class Pen:
    """Writes into the chunks of one scan."""

    def __init__(self, finder: Finder, evidence: Evidence, progress: Progress, labels: Labels) -> None:
        self.text, self.finder, self.evidence = finder.text, finder, evidence
        self.progress, self.labels = progress, labels

    def visible(self, span: Span) -> bool:
        """Whether a span holds more than white space, dots and emphasis."""
        return bool(self.words(span).strip(_FILLER))

    def words(self, span: Span) -> str:
        """The document's words at a span."""
        return self.text[span.start : span.end]

    def shape(self, name: str | None) -> Shape:
        """Shape of a chunk by its name; loose words are lines."""
        return self.labels.shape(name) if name is not None else Shape.LINE

    def open_heading(self, hit: Hit, row: Row) -> None:
        """The name of the form; the same name again is the head of a page and goes to no section."""
        words = compact(" ".join(map(self.words, hit.label)))
        self.progress.headline = bool(self.labels.page_heads.exactly(words))
        chunk = Chunk(hit.entry.field, pieces=[Piece(span, True) for span in hit.label])
        if hit.label[0].start > row.cells[0].start:
            chunk.shown = [Span(row.cells[0].start, hit.label[0].start)]
        if words in self.progress.headings:
            chunk.noise, chunk.heading, chunk.name = True, True, None
        else:
            self.progress.headings.add(words)
            self.progress.current = None
            self.progress.close_block()
        self.progress.chunks.append(chunk)

    def open_loose(self, name: str | None) -> Chunk:
        """Open a chunk without a label."""
        chunk = Chunk(name)
        self.progress.chunks.append(chunk)
        self.progress.current = chunk
        return chunk

    def open(self, hit: Hit, columns: bool) -> Chunk:
        """Open the chunk of a label; inside a signature its own labels go on with it."""
        progress, name = self.progress, hit.entry.field
        inside = self.labels.fields[name].inside if name in self.labels.fields else {}
        if progress.opener is not None and name == progress.block and hit.entry.use is Use.COLON:
            progress.opener.label += hit.label
            progress.opener.shown += _marked(hit)
            progress.current = progress.opener
            return progress.opener
        chunk = Chunk(name, list(hit.label), use=hit.entry.use, column=columns)
        chunk.shown = _marked(hit)
        if inside:
            progress.block, progress.opener = name, chunk
        elif progress.block is not None and name not in self.labels.fields[progress.block].inside:
            progress.close_block()
        progress.chunks.append(chunk)
        progress.current = chunk
        return chunk

    def feed(self, cells: Sequence[Span], gap: bool, columns: bool, *, judged: bool = False) -> None:
        """Add the cells of one line to the open chunk, opening others where labels stand among the words.

        ``judged`` tells that the line's start was already found to be no label.
        """
        first = cells[0].start if cells and judged else -1
        for number, cell in enumerate(cells):
            position = cell.start
            for hit in self._inline(cell, number, cells):
                if hit.label[0].start < position or hit.label[0].start == first or self._is_title(hit, position):
                    continue
                self.add(Span(position, hit.label[0].start), gap, columns, same_line=number > 0)
                self.open(hit, columns)
                position = hit.label[0].start if hit.entry.use is Use.OPENING else hit.value
            self.add(Span(position, cell.end), gap, columns, same_line=number > 0)

    def _is_title(self, hit: Hit, position: int) -> bool:
        """Whether a label right behind "Title:" is the title's own words: "Title: Contract procedure rules: review"."""
        current, field = self.progress.current, self.labels.fields.get(hit.entry.field)
        if current is None or current.name != "title" or not current.label or current.pieces or self.evidence.flattened:
            return False
        return field is not None and not field.core and not self.visible(Span(position, hit.label[0].start))

    def add(self, span: Span, gap: bool, columns: bool, *, same_line: bool) -> None:
        """Add one span to the open chunk, without the dots and emphasis around it."""
        current = self.progress.current
        start, end = span.start, span.end
        while start < end and self.text[start].isspace():
            start += 1
        dots = _DOTS.match(self.text, start, end)
        start = dots.end() if dots is not None else start
        while current is not None and not current.pieces and start < end and self.text[start] in "*_ \t\u00a0":
            start += 1
        while end > start and self.text[end - 1] in "*_ \t\u00a0":
            end -= 1
        if current is None or start >= end:
            return
        another = current is self.progress.opener and bool(current.pieces) and not same_line
        current.pieces.append(Piece(Span(start, end), gap or another, columns, same_line and bool(current.pieces)))

    def _inline(self, cell: Span, number: int, cells: Sequence[Span]) -> Iterator[Hit]:
        """Labels inside a line: each needs its colon, or a cell of its own between other cells."""
        if number % 2 and len(cells) > number + 1:
            own = [hit for hit in self.finder.at([cell], self.progress.block) if hit.mark is Mark.END]
            if own:
                yield max(own, key=lambda hit: hit.words)
                return
        quiet = not (self.progress.block or self.evidence.flattened)
        mark = passed = cell.start - 1
        capital = _GLUED_CAPITAL if self.evidence.flattened else _CAPITAL
        for match in capital.finditer(self.text, cell.start, cell.end):
            if quiet and mark < match.start():
                found = _MARK.search(self.text, match.start(), cell.end)
                mark = found.start() if found is not None else cell.end + _FARTHEST_MARK
            if quiet and mark - match.start() > _FARTHEST_MARK and not _SHOUT.match(self.text, match.start(), cell.end):
                continue
            if match.start() < passed:
                continue
            hits = self.finder.at([Span(match.start(), cell.end)], self.progress.block)
            if match.start() and self.text[match.start() - 1].isalnum():
                hits = [hit for hit in hits if hit.mark is Mark.COLON]
            others = [hit for hit in hits if hit.mark is Mark.COLON and self.evidence.another_thing(hit, cell)]
            if others:
                passed = max(hit.value for hit in others)
                continue
            fitting = [hit for hit in hits if self.evidence.inline(hit, cell)]
            if fitting:
                yield max(fitting, key=lambda hit: (hit.mark, hit.words))


def _marked(hit: Hit) -> list[Span]:
    """A label with its colon."""
    return [*hit.label[:-1], Span(hit.label[-1].start, max(hit.label[-1].end, hit.value))]
