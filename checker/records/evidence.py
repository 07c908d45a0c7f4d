"""Judges whether words that spell a label are one: by their place, their capital, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.documents.document import Span
from checker.records.chunk import Progress
from checker.records.finder import Finder, Hit, Mark
from checker.records.labels import Shape, Use
from checker.records.paragraphs import Piece, runs_on
from checker.records.rows import Row
from checker.records.wording import compact

_LAST_WORD: Final = re.compile(r"([A-Za-z]+)[^A-Za-z]{0,3}\Z")
_VALUE_START: Final = re.compile(r"\s{1,8}[A-Z0-9£(\"“'‘]")
_DOTS: Final = re.compile(r"\s{0,8}[.…_]{3}")
_FORM_NUMBER: Final = re.compile(r"[ \t]{1,4}\S{0,20}\d\S{0,20}\Z")
_NEAR: Final = 60
_PERSON: Final = re.compile(
    r"(?:(?:Mrs?|Ms|Dr|Cllr|Councillor)\.?\s)?(?:[A-Z][\w'’.-]{0,20}\s){1,3}[A-Z][\w'’-]{1,20}\s{0,2}"
    r"(?:[(,–-].{0,90})?\Z"
)
_SENTENCE: Final = re.compile(r"[^.;]{1,400}")
_LONGEST_WRAPPED_LINE: Final = 120
_LONGEST_BARE_VALUE: Final = 120


class Evidence:
    """Weighs the evidence for labels in one document; ``progress`` tells what has been read before them."""

    def __init__(self, finder: Finder, progress: Progress, width: int, *, flattened: bool, marked: bool) -> None:
        """``flattened``: the whole form stands on a line or two; ``marked``: colons mark its labels."""
        self.finder, self.text, self.labels = finder, finder.text, finder.labels
        self.progress, self.width, self.flattened, self.marked = progress, width, flattened, marked

    # ---- at the start of a row

    def at_row(self, row: Row, spans: Sequence[Span], *, inside_column: bool, answered: bool) -> Hit | None:
        """The label that begins on ``row``; ``spans`` are the cells or lines in which it may go on.

        ``inside_column``: the row lies under a value; ``answered``: the next row is a yes or no.
        """
        hits = self.finder.at(spans, self.progress.block)
        fitting = [hit for hit in hits if self._fits(hit, row, spans, inside_column, answered)]
        if fitting:
            return self._best(fitting, spans, len(row.cells) > 1)
        if inside_column:
            return None
        heading = max((hit.label[-1].end for hit in hits if self._heads_form(hit)), default=-1)
        longer = [
            self.finder.longer(hit, spans)
            for hit in hits
            if (hit.index == 0 or len(row.cells) > 1) and hit.label[-1].end > heading and self._may_grow(hit, row)
        ]
        grown = [hit for hit in longer if hit is not None and not self._is_option(hit, row.span.end)]
        return max(grown, key=lambda hit: hit.words, default=None)

    def _first(self) -> bool:
        return not (self.progress.alone or self.progress.beside)

    def _alone(self, hit: Hit, row: Row) -> bool:
        """Whether a common word on a line of its own is set as a heading: "Title", after a blank line or numbered."""
        awaited = self.progress.current is not None and not self.progress.current.pieces
        if self._answer(hit) and awaited:
            return False
        decorated = self.finder.undecorated(row.cells[0]).start > row.cells[0].start
        return row.gap or decorated or self._first() or (self.progress.alone >= 2 and not self.in_text())

    def _is_option(self, hit: Hit, end: int) -> bool:
        """Whether a colon only sets off the name of an option, or a word of a narrative under headings."""
        if not self.in_text() or self._core(hit) or hit.value >= end:
            return False
        if self.progress.block is not None or self.labels.fields[hit.entry.field].inside:
            return False
        sentence = _SENTENCE.match(self.text, hit.value, end)
        words = compact(sentence.group()) if sentence is not None else ""
        if any(word in words for word in self.labels.option_words):
            return True
        return self.progress.alone >= 3 and not self.progress.beside and not self.flattened

    def _core(self, hit: Hit) -> bool:
        return hit.entry.field in self.labels.fields and self.labels.fields[hit.entry.field].core

    def _heads_form(self, hit: Hit) -> bool:
        return self.labels.shape(hit.entry.field) is Shape.ITSELF

    def _may_grow(self, hit: Hit, row: Row) -> bool:
        if hit.entry.use is not Use.ANY or hit.mark is Mark.COLON or self.labels.shape(hit.entry.field) is Shape.ITSELF:
            return False
        return self.text[hit.label[0].start].isupper() and (row.gap or self.at_break(row, 0))

    def _best(self, hits: Sequence[Hit], spans: Sequence[Span], columns: bool) -> Hit:
        """The hit with a colon before one without, and the longer before the shorter.

        A label goes on in the next line only in lower case, or where its first line alone is no label.
        """
        complete = {hit.index for hit in hits if hit.mark >= Mark.END}
        kept = [
            hit
            for hit in hits
            if hit.index - 1 not in complete
            or self.text[spans[hit.index].start].islower()
            or (hit.mark is Mark.COLON and not self._begins_label(spans[hit.index]))
        ]
        first = self._first()
        best = max(kept, key=lambda hit: (hit.mark is Mark.COLON, hit.label[-1].end, self._heads_form(hit) is first))
        grown = self.finder.longer(best, spans) if columns and best.mark is Mark.END else None
        return best if grown is None or not self._goes_on(spans[best.index + 1 : grown.index + 1]) else grown

    def _goes_on(self, spans: Sequence[Span]) -> bool:
        return bool(spans) and all(self.text[span.start].islower() or self.text[span.start] == "(" for span in spans)

    def _begins_label(self, span: Span) -> bool:
        return any(hit.mark >= Mark.END for hit in self.finder.at([self.finder.undecorated(span)]))

    def _fits(self, hit: Hit, row: Row, spans: Sequence[Span], inside_column: bool, answered: bool) -> bool:
        use, shape = hit.entry.use, self.labels.shape(hit.entry.field)
        if hit.index and len(row.cells) == 1 and spans[0].end - spans[0].start > _LONGEST_WRAPPED_LINE:
            return False
        if inside_column and (hit.mark is not Mark.COLON or self.in_text()):
            return False
        capital = not self.text[hit.label[0].start].islower()
        if use is Use.OPENING:
            return self._opens_decision(hit, row)
        current = self.progress.current
        if current is not None and current.name == hit.entry.field and use is Use.COLON and self.in_text():
            return False
        if self._heads_form(hit) and (hit.mark is not Mark.END or len(row.cells) > 1):
            return self._first() and (hit.mark is not Mark.NOTHING or self.flattened or self._numbered(hit, row))
        if hit.mark is Mark.COLON:
            return (capital or (hit.words > 1 and not self.in_text())) and not self._is_option(hit, row.span.end)
        if use is Use.SENTENCE:
            return capital and hit.index == 0 and (row.gap or self.at_break(row))
        if hit.mark is Mark.END:
            if (row.columns and hit.index == 0) or self._repeated(hit):
                return True
            if self.progress.block is not None and shape is not Shape.TEXT and not self._of_block(hit):
                return False
            if not capital or (use is Use.COLON and not (answered and self._answer(hit)) and not self._alone(hit, row)):
                return False
            return row.gap or self.at_break(row, 0 if use is Use.ANY else self.width)
        if hit.mark is Mark.DASH:
            if use is Use.COLON and shape is not Shape.DATE and not self._answer(hit):
                return False
            return shape is not Shape.ITSELF and capital and hit.index == 0
        return self._bare(hit, row, spans)

    def _numbered(self, hit: Hit, row: Row) -> bool:
        """Whether only a number follows the name of a form: "Officer Decision Notice 1243"."""
        return _FORM_NUMBER.match(self.text, hit.value, row.span.end) is not None

    def _repeated(self, hit: Hit) -> bool:
        """Whether the words are the form's own heading again, at the top of a page."""
        words = compact(" ".join(self.text[span.start : span.end] for span in hit.label))
        return self._heads_form(hit) and words in self.progress.headings

    def _answer(self, hit: Hit) -> bool:
        return hit.entry.field in self.labels.fields and self.labels.fields[hit.entry.field].answer

    def in_text(self) -> bool:
        """Whether the open chunk is a narrative one, in which words of labels are likely to be mere words."""
        current = self.progress.current
        return current is not None and self.labels.shape(current.name or "") is Shape.TEXT

    def at_break(self, row: Row, width: int | None = None) -> bool:
        """Whether the row does not go on with the sentence before it; ``width`` 0 leaves full lines out of account."""
        current = self.progress.current
        if current is None or not current.pieces:
            return True
        piece = Piece(row.span, row.gap)
        full = self.width if width is None else width
        return not runs_on(self.text, current.pieces[-1].span, piece, full, self.labels.unfinished)

    def _opens_decision(self, hit: Hit, row: Row) -> bool:
        current = self.progress.current
        if hit.index or (current is not None and current.name == hit.entry.field):
            return False
        if not (row.gap or self.at_break(row)):
            return False
        words = self.text[hit.label[0].start : hit.label[0].end]
        if not self.in_text():
            return words.isupper() or hit.mark in (Mark.COLON, Mark.END) or not words[0].islower()
        return self._resolves(hit) or hit.mark in (Mark.COLON, Mark.END)

    def _resolves(self, hit: Hit) -> bool:
        """Whether "RESOLVED" begins a resolution, and not a sentence about resolutions."""
        words = self.text[hit.label[0].start : hit.label[0].end]
        return words.isupper() and (hit.words >= 2 or hit.mark is not Mark.NOTHING)

    def _bare(self, hit: Hit, row: Row, spans: Sequence[Span]) -> bool:
        """A label with its value behind it and no mark between: "Date of decision 12 November 2021"."""
        rest = Span(hit.label[-1].end, spans[hit.index].end)
        if self._of_block(hit) and hit.index == 0 and self._ends_or_counts(hit, rest):
            return True
        field = self.labels.fields.get(hit.entry.field)
        if field is not None and field.inside and hit.index == 0:
            after = self.finder.at([self.finder.undecorated(rest)], hit.entry.field)
            if _DOTS.match(self.text, rest.start, rest.end):
                return True
            if any(found.mark is Mark.COLON and found.entry.field in field.inside for found in after):
                return True
            if row.gap and self._names_person(hit, rest):
                return True
        if hit.index or self.text[hit.label[0].start].islower():
            return False
        if not _VALUE_START.match(self.text, rest.start, rest.end) or hit.entry.use is not Use.ANY:
            return False
        if not (row.gap or self.at_break(row)) or (self.in_text() and (self.marked or not row.gap)):
            return False
        current = self.progress.current
        awaited = current is not None and bool(current.label) and not current.pieces
        if awaited or self.text[row.span.start : row.span.end].isupper():
            return False
        shape = self.labels.shape(hit.entry.field)
        if shape is Shape.DATE:
            return self.text[rest.start : rest.start + 4].strip()[:1].isdigit()
        if shape is Shape.LINE and self._is_sentence(rest):
            return False
        return hit.words >= (2 if shape is Shape.LINE else 3)

    def _names_person(self, hit: Hit, rest: Span) -> bool:
        """Whether a name stands behind "Signed", and nothing else: "Signed A Grey (Cabinet Member for Parks)"."""
        words = self.text[rest.start : rest.end].strip()
        return hit.entry.use is Use.ANY and len(words) <= _LONGEST_BARE_VALUE and _PERSON.match(words) is not None

    def _is_sentence(self, rest: Span) -> bool:
        """Whether the words behind a label go on to a full stop, or beyond any short value."""
        words = self.text[rest.start : rest.start + _LONGEST_BARE_VALUE].split()
        return rest.end - rest.start > _LONGEST_BARE_VALUE or (len(words) > 8 and self.text[rest.end - 1] == ".")

    # ---- in the middle of a line

    def inline(self, hit: Hit, cell: Span) -> bool:
        """Whether a hit in the middle of a line's words is a label of its own."""
        start = hit.label[0].start
        before = self.text[max(cell.start, start - _NEAR) : start]
        stop = not before.strip() or before.rstrip()[-1:] in ".;)|?!" or before.endswith("  ")
        current = self.progress.current
        if hit.entry.use is Use.OPENING:
            return self._resolves(hit) and stop and (current is None or current.name != hit.entry.field)
        if self._heads_form(hit):
            return False
        inside = self._of_block(hit)
        if hit.mark is not Mark.COLON:
            return (inside and self._ends_or_counts(hit, cell)) or self._flattened(hit, cell)
        if self._is_option(hit, cell.end):
            return False
        word = _LAST_WORD.search(before)
        if word is not None and before.rstrip()[-1:].isalpha():
            last = word.group(1)
            if last.islower() and self.labels.unfinished.exactly(last) and not self.flattened:
                return False
        several = hit.words >= 2 and (hit.entry.use is Use.ANY or not self.in_text())
        return several or inside or self.flattened or stop or not self.in_text()

    def another_thing(self, hit: Hit, cell: Span) -> bool:
        """Whether the word right before a label makes another thing of it: "Existing contract value"."""
        start = hit.label[0].start
        before = self.text[max(cell.start, start - _NEAR) : start].rstrip()
        word = _LAST_WORD.search(before) if before[-1:].isalpha() else None
        return word is not None and bool(self.labels.not_after.exactly(word.group(1).lower()))

    def _of_block(self, hit: Hit) -> bool:
        block = self.progress.block
        return block is not None and hit.entry.use is Use.COLON and hit.entry.field in self.labels.fields[block].inside

    def _ends_or_counts(self, hit: Hit, cell: Span) -> bool:
        if hit.mark is Mark.END or _DOTS.match(self.text, hit.value, cell.end):
            return True
        return self.text[hit.value : hit.value + 3].strip()[:1].isdigit()

    def _flattened(self, hit: Hit, cell: Span) -> bool:
        """A label on a form's only line. Without colons it needs two words, a capital, and a capital behind it."""
        if not self.flattened or self.labels.shape(hit.entry.field) is Shape.ITSELF:
            return False
        if hit.entry.use is Use.SENTENCE:
            return True
        follows = bool(_VALUE_START.match(self.text, hit.label[-1].end, cell.end)) or hit.mark is Mark.END
        return not self.marked and hit.entry.use is Use.ANY and hit.words >= 2 and follows
