"""Finds the parts of a record that stand under no label: its title, its date, the council, the decision itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.documents.document import Span
from checker.records.chunk import Chunk, is_date
from checker.records.finder import Finder, Mark
from checker.records.labels import Labels, Shape, Use
from checker.records.paragraphs import Piece, paragraphs
from checker.records.wording import Wordings, compact

_SEPARATOR: Final = re.compile(r"\s[-–—:|]\s|[:–—]\s")
_SHORTEST_TITLE: Final = 8
_LONGEST_TITLE: Final = 250
_LONGEST_NAME: Final = 80
_WORDS_TO_VERB: Final = 60


class Loose:
    """Names the loose chunks of one document where their words and place leave no doubt."""

    def __init__(self, finder: Finder, labels: Labels, width: int) -> None:
        self.finder, self.text, self.labels, self.width = finder, finder.text, labels, width

    def name(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """The same chunks, loose ones split and named where they are the title, date, council or decision."""
        found = [chunk for chunk in self._heads(chunks) if chunk.label or chunk.pieces]
        names = {chunk.name for chunk in found if chunk.pieces}
        if any(chunk.name == "title" and chunk.label and chunk.pieces for chunk in found):
            for chunk in found:
                chunk.name = None if chunk.name == "title" and not chunk.label else chunk.name
        if "title" not in names:
            self._title(found)
        if "decision" not in names:
            found = self._decision(found)
        self._signatures(found)
        self._heading(found)
        return found

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
                chunk.name = "title"
                head = chunk.pieces[0]
                words = self.finder.undecorated(head.span)
                chunk.shown = [Span(head.span.start, words.start)] if words.start > head.span.start else []
                chunk.pieces = [Piece(words, head.gap), *chunk.pieces[1:]]
                return
        first = next((i for i, chunk in enumerate(chunks) if chunk.label), len(chunks))
        for chunk in chunks[:first]:
            if chunk.name is None and not chunk.noise and self._may_be_title(chunk):
                chunk.name = "title"
                return

    def _may_be_title(self, chunk: Chunk) -> bool:
        words = self._words(chunk)
        if not _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE or words[-1] in ".;,":
            return False
        opening = words.split()
        return (
            words[0].isupper()
            and not self._has_verb(opening)
            and not self._opens(self.labels.operative, [*opening, ""])
        )

    def _decision(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """Loose paragraphs from the first that decides, as the decision; everything else as before."""
        found: list[Chunk] = []
        core = {c.name for c in chunks if c.name in self.labels.fields and self.labels.fields[c.name].core}
        for index, chunk in enumerate(chunks):
            if chunk.name is None and not chunk.noise:
                groups = paragraphs(self.text, chunk.pieces, self.width, self.labels.unfinished)
                start = next((i for i, group in enumerate(groups) if self._decides(group, len(core) >= 2)), None)
                if start is not None:
                    before, under = groups[:start], groups[start:]
                    found += [Chunk(None, pieces=_pieces(before))] if before else []
                    decided = Chunk("decision", pieces=_pieces(under))
                    after = index + 1
                    while after < len(chunks) and chunks[after].name is None and not chunks[after].noise:
                        decided.pieces += chunks[after].pieces
                        after += 1
                    return [*found, decided, *chunks[after:]]
            found.append(chunk)
        return found

    def _decides(self, group: Sequence[Span], likely: bool) -> bool:
        words = " ".join(self.text[span.start : span.end] for span in group[:4])
        start = self.finder.undecorated(group[0]).start - group[0].start
        opening = words[start : start + 600].split()[:_WORDS_TO_VERB]
        if len(opening) < 3 or not opening[0][:1].isupper():
            return False
        if self._opens(self.labels.operative, opening):
            return True
        return likely and (self._opens(self.labels.likely, opening) or self._has_verb(opening))

    def _has_verb(self, opening: Sequence[str]) -> bool:
        return any(self.labels.deciding.exactly(compact("".join(pair))) for pair in itertools.pairwise(opening))

    def _opens(self, machine: Wordings[None], opening: Sequence[str]) -> bool:
        ends = set(itertools.accumulate(len(compact(word)) for word in opening[:-1]))
        return any(length in ends for length, _ in machine.prefixes(compact(" ".join(opening))))

    def _signatures(self, chunks: Sequence[Chunk]) -> None:
        """ "Title:" and "Date:" at the foot, after the decision, are the signatory's, not the record's again."""
        decided = max((i for i, chunk in enumerate(chunks) if chunk.name == "decision"), default=len(chunks))
        for before, after in (("title", "signature"), ("decision_date", "signed_date")):
            places = [i for i, chunk in enumerate(chunks) if chunk.name == before]
            for place in places[1:]:
                if place > decided and chunks[place].use is Use.COLON:
                    chunks[place].name = after


def _pieces(groups: Sequence[Sequence[Span]]) -> list[Piece]:
    return [Piece(span, number == 0, joined=number > 0) for group in groups for number, span in enumerate(group)]
