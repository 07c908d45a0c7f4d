"""Finds the parts of a record that stand under no label: its title, its date, the council, the decision itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.documents.document import Span
from checker.records.chunk import LISTED, Chunk, is_date
from checker.records.finder import Finder, Mark
from checker.records.labels import Labels, Shape, Use
from checker.records.paragraphs import Piece, paragraphs
from checker.records.resolution import Resolution
from checker.records.wording import compact

_SEPARATOR: Final = re.compile(r"\s[-–—:|]\s|[:–—]\s")
_DAY: Final = re.compile(r"[A-Z][a-z]{2,8}day,?\s{1,3}\d")
_ITEM: Final = re.compile(r"\d{1,3}[.)]?\s{1,9}(?=\S)")
_MEETING: Final = re.compile(
    r"(?P<body>[A-Za-z&' -]{4,60}?)\s{0,3}(?:\([^()]{0,60}\)|[-–—,]\s{0,3}(?:[A-Z][a-z]{2,8}day,?\s)?"
    r"\d{1,2}(?:st|nd|rd|th)?\s?[A-Za-z]{3,9},?\s\d{4})\Z"
)
"""The head of minutes: a body with its day or its other name behind it."""
_MATTER: Final = "matter"
_TWO_SENTENCES: Final = re.compile(r"[a-z]{4}\.\s[A-Z]")
_SHORTEST_TITLE: Final = 8
_LONGEST_TITLE: Final = 250
_LONGEST_NAME: Final = 80
_LONGEST_BODY: Final = 6


class Loose:
    """Names the loose chunks of one document where their words and place leave no doubt."""

    def __init__(self, finder: Finder, labels: Labels, width: int) -> None:
        self.finder, self.text, self.labels, self.width = finder, finder.text, labels, width
        self.resolution = Resolution(finder, labels, width)

    def name(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """The same chunks, loose ones split and named where they are the title, date, council or decision."""
        found = [chunk for chunk in self._heads(chunks) if chunk.label or chunk.pieces]
        self._matter(found)
        names = {chunk.name for chunk in found if chunk.pieces}
        if any(chunk.name == "title" and chunk.label and chunk.pieces for chunk in found):
            for chunk in found:
                chunk.name = None if chunk.name == "title" and not chunk.label else chunk.name
        if "title" not in names:
            self._title(found)
        if "decision" not in names:
            found = self.resolution.name(found)
        self._listed(found)
        self._signatures(found)
        self._heading(found)
        return found

    def _matter(self, chunks: Sequence[Chunk]) -> None:
        """ "Matter for decision" names the title on a page that has no other, and else says what was asked for."""
        titled = any(chunk.name == "title" and chunk.pieces for chunk in chunks)
        for chunk in chunks:
            if chunk.name == _MATTER:
                titled_by = not titled and len(chunk.pieces) <= 2 and self._may_be_title(chunk)
                chunk.name = "title" if titled_by else "purpose"
                titled = titled or titled_by

    def _listed(self, chunks: Sequence[Chunk]) -> None:
        """The title above a listed line is the matter's, the listed one the decision's: only the latter is kept."""
        for index, chunk in enumerate(chunks[:-1]):
            if chunk.name == "title" and not chunk.label and chunks[index + 1].name == LISTED:
                chunk.name = None

    def _heading(self, chunks: Sequence[Chunk]) -> None:
        """ "Officer decision" at the very top, with the decision itself further down, is the form's name."""
        first = next((chunk for chunk in chunks if chunk.label), None)
        if first is None or first.name != "decision" or first.pieces:
            return
        if any(chunk.name == "decision" and chunk.pieces for chunk in chunks):
            first.name, first.pieces = "record_type", [Piece(span, True) for span in first.label]
            first.label, first.shown = [], []

    def _words(self, chunk: Chunk) -> str:
        return " ".join(self.text[piece.span.start : piece.span.end] for piece in chunk.pieces)

    def _heads(self, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
        """Loose lines before the first label, each a chunk of its own; those that name council and date are named."""
        first = next((i for i, chunk in enumerate(chunks) if chunk.label), len(chunks))
        names = {chunk.name for chunk in chunks if chunk.pieces}
        for index, chunk in enumerate(chunks):
            if index >= first or chunk.name is not None or chunk.noise:
                yield chunk
                continue
            for group in paragraphs(self.text, chunk.pieces, self.width, self.labels.unfinished):
                for part in self._parts(Span(group[0].start, group[-1].end), group):
                    words = self._words(part)
                    if part.name is None and "council" not in names and self._names_council(words):
                        part.name = "council"
                    elif part.name is None and "decision_date" not in names and is_date(words):
                        part.name = "decision_date"
                    names.add(part.name)
                    yield part

    def _parts(self, span: Span, group: Sequence[Span]) -> list[Chunk]:
        """A head line "Marlshire County Council – Record of Decision" in its parts, any other line whole."""
        if span.end - span.start <= 2 * _LONGEST_NAME and len(group) == 1:
            cut = _SEPARATOR.search(self.text, span.start, span.end)
            if cut is not None:
                sides = [Span(span.start, cut.start()), Span(cut.end(), span.end)]
                if any(map(self._names_record, sides)):
                    return [
                        Chunk("record_type" if self._names_record(side) else None, pieces=[Piece(side, True)])
                        for side in sides
                    ]
        return [Chunk(None, pieces=[Piece(line, number == 0) for number, line in enumerate(group)])]

    def _names_record(self, span: Span) -> bool:
        return any(
            hit.mark is Mark.END and self.labels.shape(hit.entry.field) is Shape.ITSELF
            for hit in self.finder.at([span])
        )

    def _names_council(self, words: str) -> bool:
        form = compact(words)
        return len(words) <= _LONGEST_NAME and len(words.split()) > 1 and form.endswith(self.labels.bodies)

    def _title(self, chunks: Sequence[Chunk]) -> None:
        """The heading above a decision that minutes resolve, else the first loose line above the labels."""
        decided = next((i for i, chunk in enumerate(chunks) if chunk.use is Use.OPENING and chunk.pieces), 0)
        for chunk in reversed(chunks[:decided]):
            if chunk.heading and chunk.name is None:
                self._entitle(chunk)
                return
        first = next((i for i, chunk in enumerate(chunks) if chunk.label), len(chunks))
        for chunk in chunks[:first]:
            if chunk.name is None and not chunk.noise and self._may_be_title(chunk):
                self._entitle(chunk)
                return

    def _entitle(self, chunk: Chunk) -> None:
        """Make a chunk the title, without the number of its item."""
        chunk.name = "title"
        head = chunk.pieces[0]
        words = self.finder.undecorated(head.span)
        chunk.shown = [Span(head.span.start, words.start)] if words.start > head.span.start else []
        chunk.pieces = [Piece(words, head.gap), *chunk.pieces[1:]]

    def _may_be_title(self, chunk: Chunk) -> bool:
        words = self._words(chunk)
        if words.isupper() and (number := _ITEM.match(words)):
            words = words[number.end() :]
        if not _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE or words[-1] in ".;,:":
            return False
        if _TWO_SENTENCES.search(words):
            return False
        opening = words.split()
        meeting = _MEETING.match(words)
        if meeting is not None and self.labels.meetings.exactly(compact(meeting["body"].split()[-1])):
            return False
        return (
            words[0].isupper()
            and not _DAY.match(words)
            and not self.resolution.has_verb(opening)
            and not any(self.labels.verbs.exactly(compact(word)) for word in opening[1:4])
            and not self.finder.begins_with(words, self.labels.operative)
            and not (len(opening) <= _LONGEST_BODY and self.labels.meetings.exactly(compact(opening[-1])))
        )

    def _signatures(self, chunks: Sequence[Chunk]) -> None:
        """ "Title:" and "Date:" at the foot, after the decision, are the signatory's, not the record's again."""
        decided = max((i for i, chunk in enumerate(chunks) if chunk.name == "decision"), default=len(chunks))
        for before, after in (("title", "signature"), ("decision_date", "signed_date")):
            places = [i for i, chunk in enumerate(chunks) if chunk.name == before]
            for place in places[1:]:
                if place > decided and chunks[place].use is Use.COLON:
                    chunks[place].name = after


def date_listed(chunks: Sequence[Chunk]) -> None:
    """Name the date of a listed line where the page leaves no doubt what it is.

    A list of delegated decisions puts the date of the decision there, and the date of publication on a line of its
    own. A page of one matter's decisions puts either there, so that without that line the date stays ``listed``.
    """
    listed = [chunk for chunk in chunks if chunk.name == LISTED]
    names = {chunk.name for chunk in chunks if chunk.pieces}
    if len(listed) == 1 and "publication_date" in names and "decision_date" not in names:
        listed[0].name = "decision_date"
