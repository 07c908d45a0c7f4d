"""Walks down a document's rows and sorts its words into chunks: a label with what stands under it, or loose words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.documents.document import Document, Span
from checker.records.chunk import LISTED, OTHER, Chunk, Progress, is_date
from checker.records.evidence import Evidence
from checker.records.finder import Finder, Hit, Mark
from checker.records.labels import Labels, Shape, Use
from checker.records.paragraphs import Piece, runs_on, wrap_width
from checker.records.rows import Row, rows
from checker.records.wording import compact

_CAPITAL: Final = re.compile(r"(?<![\w'’&/-])[A-Z]")
_WORD: Final = re.compile(r"(?<![\w'’&/-])\w")
_PAGE: Final = re.compile(
    r"(?:page\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?|-\s?\d{1,3}\s?-|\d{1,3} of \d{1,3})\Z", re.I
)
_UNKNOWN_LABEL: Final = re.compile(r"[A-Z][^.:;?]{1,80}[:?]\s*\Z")
_NUMBERED: Final = re.compile(r"\d{1,2}[.)]?\s{1,8}[A-Z][^.;:?]{3,80}\Z")
_LISTED: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{4}(?=\s[-–—]\s\S)")
_FILLER: Final = " \t\u00a0*_.…"
_DOTS: Final = re.compile(r"[.…_][.…_ \t]{2,}")
_MARK: Final = re.compile("[:：?]")
_SHOUT: Final = re.compile("[A-Z]{5}")
_FARTHEST_MARK: Final = 500
_DIGIT: Final = re.compile(r"\d")
_ANSWER: Final = re.compile(r"(?:yes|no|n/a|not applicable)\b", re.I)
_LONGEST_VALUE: Final = 250
_LONGEST_LABEL: Final = 250
_MOST_ROWS_OF_A_LABEL: Final = 8


class Scanner:
    """Sorts one document's rows into chunks."""

    def __init__(self, document: Document, labels: Labels) -> None:
        self.text, self.labels = document.text, labels
        self.rows = rows(document)
        self.finder = Finder(document.text, labels)
        self.width = wrap_width(row.span.end - row.span.start for row in self.rows if len(row.cells) == 1)
        self.margin = sum(row.indented for row in self.rows) > 0.8 * len(self.rows)
        self.progress = Progress()
        flattened = len(self.rows) <= 3 and len(self.text) > 300
        marked = self.text.count(":") + self.text.count("?") >= max(3, len(self.rows) // 40)
        self.evidence = Evidence(self.finder, self.progress, self.width, flattened=flattened, marked=marked)

    def scan(self) -> list[Chunk]:
        """All chunks in reading order; every visible word of the document stands in exactly one."""
        index = 0
        while index < len(self.rows):
            row = self.rows[index]
            if self._is_noise(row):
                self.progress.chunks.append(Chunk(None, pieces=[Piece(row.span, True)], noise=True))
                index += 1
                continue
            if self._is_head(index):
                index = self._table(index)
                continue
            fragments: Sequence[tuple[int, Span]] = ()
            hit = None
            if len(row.cells) > 1 or self._asks(row) or self._may_begin(row):
                fragments = self._fragments(index)
                hit = self._label(index, fragments)
            if hit is not None:
                index = self._open_row(index, fragments, hit)
            else:
                self._carry_on(row)
                index += 1
        return self.progress.chunks

    def _may_begin(self, row: Row) -> bool:
        return self.finder.may_begin(self.finder.undecorated(row.cells[0]), self.progress.block)

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _visible(self, span: Span) -> bool:
        return bool(self._words(span).strip(_FILLER))

    def _shape(self, name: str | None) -> Shape:
        return self.labels.shape(name) if name is not None else Shape.LINE

    # ---- which label begins on a row

    def _is_noise(self, row: Row) -> bool:
        words = self._words(row.span)
        return len(words) <= 60 and (bool(_PAGE.match(words)) or bool(self.labels.noise.exactly(compact(words))))

    def _indented(self, row: Row) -> bool:
        return row.indented and not self.margin

    def _under_value(self, row: Row) -> bool:
        current = self.progress.current
        return self._indented(row) and current is not None and current.column

    def _fragments(self, index: int) -> list[tuple[int, Span]]:
        """Row numbers and spans in which a label that begins on row ``index`` may go on."""
        row = self.rows[index]
        columns = len(row.cells) > 1
        found = [(index, self.finder.undecorated(row.cells[0]))]
        for number in range(index + 1, min(index + _MOST_ROWS_OF_A_LABEL, len(self.rows))):
            following = self.rows[number]
            if columns and self._indented(following):
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
        answered = below is not None and len(below.cells) == 1 and bool(_ANSWER.match(self._words(below.span)))
        under_value = self._under_value(row)
        hit = self.evidence.at_row(row, spans, inside_column=under_value, answered=answered)
        if hit is not None or under_value:
            return hit
        if len(row.cells) == 1:
            return self._long_label(spans[:1], fewest=3) if self._asks(row) else None
        return self._long_label(spans, fewest=2)

    def _asks(self, row: Row) -> bool:
        """Whether a line looks like a form's own long question: a colon at its end, and no sentence before it."""
        words = self._words(row.span)
        if words[-1:] not in ":?" or not words[0].isupper() or not 40 <= len(words) <= 250 or ". " in words:
            return False
        return not any(self.labels.verbs.exactly(compact(word)) for word in words.split())

    def _long_label(self, spans: Sequence[Span], fewest: int) -> Hit | None:
        """A form's words with a known label among them: "State here the reasons for the decision:"."""
        taken: list[Span] = []
        for span in spans:
            words = self._words(span)
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
                good = [hit for hit in hits if hit.words >= fewest and hit.entry.use is Use.ANY]
                if good:
                    best = max(good, key=lambda hit: hit.words)
                    return Hit(best.entry, tuple(taken), taken[-1].end, len(taken) - 1, Mark.COLON, best.words)
        return None

    # ---- what stands under it

    def _open_row(self, index: int, fragments: Sequence[tuple[int, Span]], hit: Hit) -> int:
        row, last = self.rows[index], fragments[hit.index][0]
        columns = len(row.cells) > 1
        self.progress.numbered |= self.text[row.cells[0].start].isdigit() and hit.mark is not Mark.NOTHING
        tail = Span(hit.value, fragments[hit.index][1].end)
        if self._shape(hit.entry.field) is Shape.ITSELF:
            self._open_heading(hit, row)
            if self._visible(tail):
                self._open_loose("title")
                self._feed([tail, *row.cells[1:]], False, False)
            return last + 1
        chunk = self._open(hit, columns)
        if chunk is not self.progress.opener and chunk.shown[0].start > row.cells[0].start:
            chunk.shown[0] = Span(row.cells[0].start, chunk.shown[0].end)
        if hit.mark is Mark.END and not columns:
            self.progress.alone += 1
        else:
            self.progress.beside += 1
        if hit.entry.use is Use.OPENING:
            tail = Span(hit.label[0].start, tail.end)
        left = dict(fragments[: hit.index + 1])
        for number in range(index, last + 1):
            line = self.rows[number]
            cells = list(line.cells[1:] if number in left else line.cells)
            if number == last and self._visible(tail):
                cells.insert(0, tail)
            if cells:
                self._feed(cells, line.gap and number > index, columns)
        if self.progress.current is chunk and not chunk.pieces:
            chunk.stacked = True
        return last + 1

    def _open_heading(self, hit: Hit, row: Row) -> None:
        words = compact(" ".join(map(self._words, hit.label)))
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

    def _open_loose(self, name: str | None) -> Chunk:
        chunk = Chunk(name)
        self.progress.chunks.append(chunk)
        self.progress.current = chunk
        return chunk

    def _open(self, hit: Hit, columns: bool) -> Chunk:
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

    def _feed(self, cells: Sequence[Span], gap: bool, columns: bool, *, judged: bool = False) -> None:
        """Add the cells of one line to the open chunk, opening others where labels stand among the words.

        ``judged`` tells that the line's start was already found to be no label.
        """
        first = cells[0].start if cells and judged else -1
        for number, cell in enumerate(cells):
            position = cell.start
            for hit in self._inline(cell, number, cells):
                if hit.label[0].start < position or hit.label[0].start == first:
                    continue
                self._add(Span(position, hit.label[0].start), gap, columns, same_line=number > 0)
                self._open(hit, columns)
                position = hit.label[0].start if hit.entry.use is Use.OPENING else hit.value
            self._add(Span(position, cell.end), gap, columns, same_line=number > 0)

    def _add(self, span: Span, gap: bool, columns: bool, *, same_line: bool) -> None:
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
        for match in _CAPITAL.finditer(self.text, cell.start, cell.end):
            if quiet and mark < match.start():
                found = _MARK.search(self.text, match.start(), cell.end)
                mark = found.start() if found is not None else cell.end + _FARTHEST_MARK
            if quiet and mark - match.start() > _FARTHEST_MARK and not _SHOUT.match(self.text, match.start(), cell.end):
                continue
            if match.start() < passed:
                continue
            hits = self.finder.at([Span(match.start(), cell.end)], self.progress.block)
            others = [hit for hit in hits if hit.mark is Mark.COLON and self.evidence.another_thing(hit, cell)]
            if others:
                passed = max(hit.value for hit in others)
                continue
            fitting = [hit for hit in hits if self.evidence.inline(hit, cell)]
            if fitting:
                yield max(fitting, key=lambda hit: (hit.mark, hit.words))

    # ---- rows without a label

    def _carry_on(self, row: Row) -> None:
        """A row without a label at its start: it goes on with the chunk before it, or stands loose."""
        current, progress = self.progress.current, self.progress
        left = self._words(row.cells[0])
        listed = _LISTED.match(left)
        if listed is not None and row.gap and (current is None or not current.pieces or current.name is None):
            self._listed(row, row.cells[0].start + listed.end())
        elif len(row.cells) > 1 and not self._indented(row) and self._unknown_label(left):
            progress.close_block()
            chunk = Chunk(OTHER, [row.cells[0]], column=True, shown=[row.cells[0]])
            progress.chunks.append(chunk)
            progress.current = chunk
            self._feed(row.cells[1:], False, True)
        elif self._is_heading(row):
            progress.close_block()
            self._open_loose(None).heading = True
            self._feed(row.cells, True, False, judged=True)
            progress.current = None
        elif current is not None and self._belongs(current, row):
            self._feed(row.cells, row.gap, current.column, judged=True)
        elif progress.opener is not None and self._names_signatory(progress.opener, row):
            dated = self._date_of_block() if is_date(left) else None
            if dated is not None and progress.opener.pieces:
                self._open_loose(dated).pieces.append(Piece(row.span))
            else:
                progress.opener.pieces.append(Piece(row.span, True))
        else:
            self._open_loose(None)
            self._feed(row.cells, row.gap, False, judged=True)

    def _unknown_label(self, left: str) -> bool:
        return bool(_UNKNOWN_LABEL.match(left)) and not self.labels.parts.prefixes(compact(left.split()[0]))

    def _is_heading(self, row: Row) -> bool:
        current = self.progress.current
        if current is None or not current.pieces or len(row.cells) > 1 or not row.gap:
            return False
        words = self._words(row.span)
        if len(words) > 110 or words[-1:] in ".,;:" or len(words.split()) < 2:
            return False
        return words.isupper() or (self.progress.numbered and bool(_NUMBERED.match(words)))

    def _date_of_block(self) -> str | None:
        inside = self.labels.fields[self.progress.block].inside if self.progress.block is not None else {}
        return next((name for name in inside if self._shape(name) is Shape.DATE), None)

    def _names_signatory(self, opener: Chunk, row: Row) -> bool:
        last_is_date = self.progress.current is not opener
        room = len(opener.pieces) < 4 and row.span.end - row.span.start <= 120
        return room and (not row.gap or (last_is_date and not opener.pieces))

    def _belongs(self, chunk: Chunk, row: Row) -> bool:
        if chunk.name is None:
            return True
        shape = self._shape(chunk.name) if chunk.name != OTHER else Shape.LINE
        if shape is Shape.TEXT or (chunk.column and self._indented(row)):
            return True
        words = self._words(row.span)
        if chunk is self.progress.opener and chunk.pieces:
            return False
        if not chunk.pieces:
            return len(words) <= _LONGEST_VALUE and not (shape is Shape.DATE and not _DIGIT.search(words))
        field = self.labels.fields.get(chunk.name)
        piece = Piece(row.span, row.gap, chunk.column)
        if runs_on(self.text, chunk.pieces[-1].span, piece, self.width, self.labels.unfinished):
            return not row.gap and (words[0].islower() or field is None or not field.answer)
        return field is not None and field.many and chunk.stacked and not row.gap and len(words) <= 120

    # ---- lists and tables

    def _listed(self, row: Row, end: int) -> None:
        """A line of a web page's list of decisions: "14/05/2025 - Award of contract ref: 10690"."""
        self.progress.close_block()
        dated = self._open_loose(LISTED)
        dated.pieces.append(Piece(Span(row.cells[0].start, end)))
        self._open_loose("title")
        start = end
        while not self.text[start].isalnum():
            start += 1
        for match in _WORD.finditer(self.text, start, row.cells[0].end):
            hits = self.finder.at([Span(match.start(), row.cells[0].end)])
            marked = [hit for hit in hits if hit.mark is Mark.COLON]
            if marked:
                self._add(Span(start, match.start()), False, False, same_line=False)
                self._open(marked[0], False)
                start = marked[0].value
                break
        self._add(Span(start, row.cells[0].end), False, False, same_line=False)
        self._open_loose(None)
        self._feed(row.cells[1:], False, False)

    def _is_head(self, index: int) -> bool:
        """Whether a row is the head of a table: nothing but labels, and under each a value."""
        row = self.rows[index]
        below = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if len(row.cells) < 2 or below is None or len(below.cells) != len(row.cells) or self._under_value(row):
            return False
        return all(map(self._own_label, row.cells)) and not any(map(self._own_label, below.cells))

    def _own_label(self, cell: Span) -> Hit | None:
        hits = [hit for hit in self.finder.at([cell], self.progress.block) if hit.mark is Mark.END]
        return max(hits, key=lambda hit: hit.words, default=None)

    def _table(self, index: int) -> int:
        below = self.rows[index + 1]
        for head, value in zip(self.rows[index].cells, below.cells, strict=True):
            hit = self._own_label(head)
            if hit is not None:
                chunk = self._open(hit, True)
                self._add(value, False, True, same_line=False)
                chunk.stacked = False
        return index + 2


def _marked(hit: Hit) -> list[Span]:
    """A label with its colon."""
    return [*hit.label[:-1], Span(hit.label[-1].start, max(hit.label[-1].end, hit.value))]
