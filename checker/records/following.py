"""Rows without a label at their start: where their words belong."""

from __future__ import annotations

import re
from typing import Final

from checker.documents.document import Span
from checker.records.chunk import LISTED, OTHER, Chunk, is_date
from checker.records.finder import Mark
from checker.records.labels import Shape
from checker.records.paragraphs import Piece, runs_on
from checker.records.pen import Pen
from checker.records.rows import Row
from checker.records.wording import compact

_WORD: Final = re.compile(r"(?<![\w'’&/-])\w")
_UNKNOWN_LABEL: Final = re.compile(r"[A-Z][^.:;?]{1,80}[:?]\s*\Z")
_FORM_ROW: Final = re.compile(r"[A-Z][a-z]+(?:[ /&,-]{1,3}[A-Za-z()]{1,20}){1,7}\Z")
_FIGURE: Final = re.compile(r"[£\d]")
_NUMBERED: Final = re.compile(r"\d{1,2}[.)]?\s{1,8}[A-Z][^.;:?]{3,80}\Z")
_LISTED: Final = re.compile(r"(?:[•·▪●*-]\s{1,3})?(?P<date>\d{1,2}/\d{1,2}/\d{4})(?=\s[-–—]\s\S)")
_NUMBERED_LINE: Final = re.compile(r"(?:[•·▪●*-]\s{1,3})?\d{1,2}/\d{1,2}/\d{4}\s[-–—]\s\S.{0,300}?\sref:\s{0,3}\d")
_DIGIT: Final = re.compile(r"\d")
_LONGEST_ANSWER: Final = 15
_LONGEST_NOTE: Final = 80
_LONGEST_VALUE: Final = 250


class Following:
    """Puts rows that begin with no label where they belong; ``width`` is the document's wrap width."""

    def __init__(self, pen: Pen, width: int) -> None:
        self.pen, self.width = pen, width
        self.text, self.finder, self.labels, self.progress = pen.text, pen.finder, pen.labels, pen.progress

    def carry_on(self, row: Row) -> None:
        """A row without a label at its start: it goes on with the chunk before it, or stands loose."""
        current, progress = self.progress.current, self.progress
        left = self.pen.words(row.cells[0])
        listed = _LISTED.match(left) if self.is_listed(row) else None
        if listed is not None:
            start = row.cells[0].start
            self._listed(row, Span(start + listed.start("date"), start + listed.end()))
        elif current is not None and self._is_note(current, row):
            current.label.append(row.span)
            current.shown.append(row.span)
        elif row.columns and not row.indented and self._unknown_label(row):
            progress.close_block()
            chunk = Chunk(OTHER, [row.cells[0]], column=True, shown=[row.cells[0]])
            progress.chunks.append(chunk)
            progress.current = chunk
            self.pen.feed(row.cells[1:], False, True)
        elif self._is_heading(row):
            progress.close_block()
            self.pen.open_loose(None).heading = True
            self.pen.feed(row.cells, True, False, judged=True)
            progress.current = None
        elif current is not None and self._belongs(current, row):
            self.pen.feed(row.cells, row.gap, current.column, judged=True)
        elif progress.opener is not None and self._names_signatory(progress.opener, row):
            dated = self._date_of_block() if is_date(left) else None
            if dated is not None and progress.opener.pieces:
                self.pen.open_loose(dated).pieces.append(Piece(row.span))
            else:
                progress.opener.pieces.append(Piece(row.span, True))
        else:
            self.pen.open_loose(None)
            self.pen.feed(row.cells, row.gap, False, judged=True)

    def is_listed(self, row: Row) -> bool:
        """Whether a row is a line of a web page's list of decisions: its date, then its title."""
        current = self.progress.current
        words = self.pen.words(row.cells[0])
        if current is not None and ((current.pieces and current.name is not None) or not (row.gap or current.heading)):
            # in the midst of another decision's words only the number that every line of such a list bears tells
            return _NUMBERED_LINE.match(words) is not None
        return _LISTED.match(words) is not None

    def _is_note(self, chunk: Chunk, row: Row) -> bool:
        """Whether a line is a form's note in brackets under a label: "(if any)"."""
        return bool(chunk.label) and not chunk.pieces and self.is_note(row.span)

    def is_note(self, span: Span) -> bool:
        """Whether words are a form's note in brackets and nothing else."""
        words = self.pen.words(span).strip()
        if words[:1] != "(" or words[-1:] != ")" or len(words) > _LONGEST_NOTE:
            return False
        return bool(self.labels.notes.exactly(compact(words)))

    def _unknown_label(self, row: Row) -> bool:
        """Whether a left-hand cell is a label outside the vocabulary: by its colon, or as one more row of a form."""
        left = self.pen.words(row.cells[0])
        if self.labels.parts.prefixes(compact(left.split()[0])):
            return False
        if _UNKNOWN_LABEL.match(left):
            return True
        right = self.pen.words(row.cells[1]) if len(row.cells) > 1 else ""
        return self.progress.columns >= 3 and bool(_FORM_ROW.match(left)) and not _FIGURE.match(right)

    def _is_heading(self, row: Row) -> bool:
        current = self.progress.current
        if current is None or not current.pieces or len(row.cells) > 1 or not row.gap:
            return False
        words = self.pen.words(row.span)
        if len(words) > 110 or words[-1:] in ".,;:" or len(words.split()) < 2:
            return False
        return words.isupper() or (self.progress.numbered and bool(_NUMBERED.match(words)))

    def _date_of_block(self) -> str | None:
        inside = self.labels.fields[self.progress.block].inside if self.progress.block is not None else {}
        return next((name for name in inside if self.pen.shape(name) is Shape.DATE), None)

    def _names_signatory(self, opener: Chunk, row: Row) -> bool:
        last_is_date = self.progress.current is not opener
        room = len(opener.pieces) < 4 and row.span.end - row.span.start <= 120
        return room and (not row.gap or (last_is_date and not opener.pieces))

    def _belongs(self, chunk: Chunk, row: Row) -> bool:
        if chunk.name is None:
            return True
        shape = self.pen.shape(chunk.name) if chunk.name != OTHER else Shape.LINE
        if shape is Shape.DATE and chunk.pieces and self.progress.block is not None:
            return False
        if shape is Shape.TEXT or (chunk.column and row.indented):
            return True
        words = self.pen.words(row.span)
        if chunk is self.progress.opener and chunk.pieces:
            return False
        if not chunk.pieces:
            return len(words) <= _LONGEST_VALUE and not (shape is Shape.DATE and not _DIGIT.search(words))
        field = self.labels.fields.get(chunk.name)
        piece = Piece(row.span, row.gap, chunk.column)
        if runs_on(self.text, chunk.pieces[-1].span, piece, self.width, self.labels.unfinished):
            answered = field is not None and field.answer and _length(chunk) <= _LONGEST_ANSWER
            return words[0].islower() or not answered
        return field is not None and field.many and chunk.stacked and not row.gap and len(words) <= 120

    def _listed(self, row: Row, date: Span) -> None:
        """A line of a web page's list of decisions: "14/05/2025 - Award of contract ref: 10690"."""
        self.progress.close_block()
        dated = self.pen.open_loose(LISTED)
        dated.pieces.append(Piece(date))
        dated.shown = [Span(row.cells[0].start, date.start)] if date.start > row.cells[0].start else []
        self.pen.open_loose("title")
        start = date.end
        while not self.text[start].isalnum():
            start += 1
        marked = [
            hit
            for match in _WORD.finditer(self.text, start, row.cells[0].end)
            for hit in self.finder.at([Span(match.start(), row.cells[0].end)])
            if hit.mark is Mark.COLON
        ]
        if marked:
            # "Payment Scheme ref: 472" ends with the list's own label, though "Scheme ref" is one too
            last = max(marked, key=lambda hit: (hit.value, hit.label[0].start))
            self.pen.add(Span(start, last.label[0].start), False, False, same_line=False)
            self.pen.open(last, False)
            start = last.value
        self.pen.add(Span(start, row.cells[0].end), False, False, same_line=False)
        self.pen.open_loose("status")
        self.pen.feed(row.cells[1:], False, False, judged=True)
        self.progress.current = None


def _length(chunk: Chunk) -> int:
    return sum(piece.span.end - piece.span.start for piece in chunk.pieces)
