"""Walks down a document's rows and sorts its words into chunks: a label with what stands under it, or loose words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.documents.document import Document, Span
from checker.records.chunk import OTHER, Chunk, Progress
from checker.records.evidence import Evidence
from checker.records.finder import Finder, Hit, Mark
from checker.records.following import Following
from checker.records.glued import Glued
from checker.records.labels import Labels, Shape, Use
from checker.records.noise import Noise
from checker.records.offices import ending_with_office
from checker.records.paragraphs import Piece, wrap_width
from checker.records.pen import Pen
from checker.records.register import is_head
from checker.records.rows import Row, rows
from checker.records.wording import compact

_WORD: Final = re.compile(r"(?<![\w'’&/-])\w")
_NUMBER: Final = re.compile(r"\s{0,4}\S{0,20}\d\S{0,20}\Z")
_LONGEST_LABEL: Final = 250
_SHORTEST_TITLE: Final = 4
_LONGEST_BODY: Final = 80
_MOST_ROWS_OF_A_LABEL: Final = 8


class Scanner:
    """Sorts one document's rows into chunks."""

    def __init__(self, document: Document, labels: Labels) -> None:
        self.document, self.text, self.labels = document, document.text, labels
        self.rows = rows(document)
        self.finder = Finder(document.text, labels)
        lengths = (row.span.end - row.span.start for row in self.rows if len(row.cells) == 1)
        self.width = wrap_width(lengths) if document.wrapped else 0
        self.progress = Progress()
        flattened = len(self.rows) <= 3 and len(self.text) > 300
        marked = self.text.count(":") + self.text.count("?") >= max(3, len(self.rows) // 40)
        self.evidence = Evidence(self.finder, self.progress, self.width, flattened=flattened, marked=marked)
        self.pen = Pen(self.finder, self.evidence, self.progress, labels)
        self.following = Following(self.pen, self.width)
        self.noise = Noise(document, self.finder, labels, self.progress)
        self.glued = Glued(self.finder, labels, self.rows)

    def scan(self) -> list[Chunk]:
        """All chunks in reading order; every visible word of the document stands in exactly one."""
        index = 0
        while index < len(self.rows):
            row = self.rows[index]
            if self.noise.holds(row):
                self.progress.chunks.append(Chunk(None, pieces=[Piece(row.span, True)], noise=True))
                index += 1
                continue
            if self._is_head(index):
                index = self._table(index)
                continue
            fragments: Sequence[tuple[int, Span]] = ()
            hit = self.glued.at(row)
            if hit is not None:
                fragments = [(index, row.cells[0])]
            elif len(row.cells) > 1 or self._asks(row) or self._may_begin(row):
                fragments = self._fragments(index)
                hit = self._label(index, fragments)
            if self.progress.headline:
                self.progress.headline = False
                if self._is_headline(index, hit):
                    index = self._headline(index)
                    continue
            if hit is not None:
                index = self._open_row(index, fragments, hit)
            else:
                self.following.carry_on(row)
                index += 1
        return self.progress.chunks

    def _may_begin(self, row: Row) -> bool:
        return self.finder.may_begin(self.finder.undecorated(row.cells[0]), self.progress.block)

    # ---- which label begins on a row

    def _under_value(self, row: Row) -> bool:
        current = self.progress.current
        return row.indented and current is not None and current.column

    def _fragments(self, index: int) -> list[tuple[int, Span]]:
        """Row numbers and spans in which a label that begins on row ``index`` may go on."""
        row = self.rows[index]
        columns = row.columns
        found = [(index, self.finder.undecorated(row.cells[0]))]
        for number in range(index + 1, min(index + _MOST_ROWS_OF_A_LABEL, len(self.rows))):
            following = self.rows[number]
            if columns and following.indented:
                continue
            if following.gap and not self.text[following.cells[0].start].islower():
                break
            if not columns and (len(following.cells) > 1 or len(found) > 3):
                break
            found.append((number, following.cells[0]))
        return found

    def _label(self, index: int, fragments: Sequence[tuple[int, Span]]) -> Hit | None:
        row, spans = self.rows[index], [span for _, span in fragments]
        below = self.rows[index + 1] if index + 1 < len(self.rows) else None
        answered = below is not None and len(below.cells) == 1 and self._answers(below)
        under_value = self._under_value(row)
        if len(row.cells) == 1 and not under_value and (row.gap or self.evidence.at_break(row)):
            named = ending_with_office(self.finder, spans)
            if named is not None:
                return named
        hit = self.evidence.at_row(row, spans, inside_column=under_value, answered=answered)
        if hit is not None or under_value:
            return hit
        if len(row.cells) == 1:
            return self._long_label(spans[:1], fewest=3) if self._asks(row) else None
        return self._long_label(spans, fewest=2)

    def _answers(self, row: Row) -> bool:
        words = self.pen.words(row.span)[:40].split()
        return any(self.labels.answers.exactly(compact("".join(words[:count]))) for count in (1, 2))

    def _asks(self, row: Row) -> bool:
        """Whether a line looks like a form's own long question: a colon at its end, and no sentence before it."""
        words = self.pen.words(row.span)
        if words[-1:] not in ":?" or not words[0].isupper() or not 40 <= len(words) <= 250 or ". " in words:
            return False
        return not any(self.labels.verbs.exactly(compact(word)) for word in words.split())

    def _long_label(self, spans: Sequence[Span], fewest: int) -> Hit | None:
        """A form's words with a known label among them: "State here the reasons for the decision:"."""
        taken: list[Span] = []
        for span in spans:
            words = self.pen.words(span)
            if len(words) > _LONGEST_LABEL or (taken and self.text[span.start].isupper()):
                return None
            taken.append(span)
            if words[-1:] in ":?":
                break
        else:
            return None
        for index, span in enumerate(taken):
            for match in _WORD.finditer(self.text, span.start, span.end):
                hits = self.finder.at([Span(match.start(), span.end), *taken[index + 1 :]])
                good = [hit for hit in hits if hit.words >= fewest and self._may_be_within(hit, spans)]
                if good:
                    best = max(good, key=lambda hit: hit.words)
                    return Hit(best.entry, tuple(taken), taken[-1].end, len(taken) - 1, Mark.COLON, best.words)
        return None

    def _may_be_within(self, hit: Hit, spans: Sequence[Span]) -> bool:
        alone = len(spans) == 1
        return hit.entry.use is Use.ANY and (not alone or self.pen.shape(hit.entry.field) is Shape.TEXT)

    # ---- what stands under it

    def _open_row(self, index: int, fragments: Sequence[tuple[int, Span]], hit: Hit) -> int:
        row, last = self.rows[index], fragments[hit.index][0]
        columns = row.columns
        self.progress.numbered |= self.text[row.cells[0].start].isdigit() and hit.mark is not Mark.NOTHING
        tail = Span(hit.value, fragments[hit.index][1].end)
        if self.following.is_note(tail):
            tail = Span(tail.end, tail.end)
        if self.pen.shape(hit.entry.field) is Shape.ITSELF:
            self.pen.open_heading(hit, row)
            if self.pen.visible(tail):
                self.pen.open_loose(self._behind_heading(tail))
                self.pen.feed([tail, *row.cells[1:]], False, False)
            return last + 1
        chunk = self.pen.open(hit, columns)
        if chunk is not self.progress.opener and chunk.shown[0].start > row.cells[0].start:
            chunk.shown[0] = Span(row.cells[0].start, chunk.shown[0].end)
        if hit.mark is Mark.END and not columns:
            self.progress.alone += 1
        else:
            self.progress.beside += 1
            self.progress.columns += columns
        if hit.entry.use is Use.OPENING:
            tail = Span(hit.label[0].start, tail.end)
        left = dict(fragments[: hit.index + 1])
        for number in range(index, last + 1):
            line = self.rows[number]
            cells = list(line.cells[1:] if number in left else line.cells)
            if number == last and self.pen.visible(tail):
                cells.insert(0, tail)
            if cells:
                self.pen.feed(cells, line.gap and number > index, columns)
        if self.progress.current is chunk and not chunk.pieces:
            chunk.stacked = True
        return last + 1

    def _behind_heading(self, tail: Span) -> str:
        """What stands behind a form's name on its line: "Officer decision record - Marlshire County Council"."""
        words = self.pen.words(tail).strip()
        if _NUMBER.match(words):
            return "reference"
        named = len(words) <= _LONGEST_BODY and compact(words).endswith(self.labels.bodies)
        return "council" if named and len(words.split()) > 1 else "title"

    # ---- the title under the name of a web page

    def _is_headline(self, index: int, hit: Hit | None) -> bool:
        """Whether a row under the name of a web page is the decision's title, though its words may spell a label."""
        row, progress = self.rows[index], self.progress
        if len(row.cells) > 1 or progress.alone or progress.beside or self.following.is_listed(row):
            return False
        words = self.pen.words(row.span)
        if len(words) < _SHORTEST_TITLE or len(words) > _LONGEST_LABEL or words[-1] in ".;:?":
            return False
        if hit is None:
            return words[0].isupper() and not self.finder.begins_with(words, self.labels.operative)
        field = self.labels.fields[hit.entry.field]
        if hit.mark is Mark.COLON or hit.entry.use is not Use.ANY or field.shape is Shape.DATE or hit.index:
            return False
        if compact(words) in progress.headings or self.labels.page_heads.exactly(compact(words)):
            return False
        if hit.mark is Mark.END:
            return not field.core and self._begins_label(index + 1)
        return not field.core or field.shape is Shape.ITSELF

    def _begins_label(self, index: int) -> bool:
        """Whether a row is a label with a colon."""
        if index >= len(self.rows):
            return False
        hits = self.finder.at([self.finder.undecorated(self.rows[index].cells[0])])
        return any(hit.mark is Mark.COLON for hit in hits) or self.following.is_listed(self.rows[index])

    def _headline(self, index: int) -> int:
        chunk = self.pen.open_loose("title")
        chunk.pieces.append(Piece(self.rows[index].span, True))
        index += 1
        for row in self.rows[index : index + _MOST_ROWS_OF_A_LABEL]:
            if row.gap or not self.text[row.span.start].islower():
                break
            chunk.pieces.append(Piece(row.span))
            index += 1
        self.progress.current = None
        return index

    # ---- the head of a table

    def _is_head(self, index: int) -> bool:
        """Whether a row is the head of a table: nothing but labels, and under each a value."""
        row = self.rows[index]
        below = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if len(row.cells) < 2 or below is None or len(below.cells) != len(row.cells) or self._under_value(row):
            return False
        if any(map(self._own_label, below.cells)):
            return False
        return all(map(self._own_label, row.cells)) or is_head(self.finder, row)

    def _own_label(self, cell: Span) -> Hit | None:
        hits = [hit for hit in self.finder.at([cell], self.progress.block) if hit.mark is Mark.END]
        return max(hits, key=lambda hit: hit.words, default=None)

    def _table(self, index: int) -> int:
        below = self.rows[index + 1]
        for head, value in zip(self.rows[index].cells, below.cells, strict=True):
            hit = self._own_label(head)
            if hit is None:
                self.progress.chunks.append(Chunk(OTHER, [head], [Piece(value, True, True)], column=True, shown=[head]))
                continue
            chunk = self.pen.open(hit, True)
            self.pen.add(value, False, True, same_line=False)
            chunk.stacked = False
        return index + 2
