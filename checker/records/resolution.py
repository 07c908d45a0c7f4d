"""Finds the words that decide among those under no label, and what stands around them where headings are lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from checker.documents.document import Span
from checker.records.chunk import LISTED, Chunk
from checker.records.finder import Finder
from checker.records.labels import Labels
from checker.records.paragraphs import Piece, paragraphs
from checker.records.record import SectionState
from checker.records.wording import Wordings, compact

_WORDS_TO_VERB: Final = 60
_FIRST_ITEM: Final = re.compile(r"\(?1[.)]\s")
_LETTERED: Final = re.compile(r"\(?[a-zA-Z][.)]\s")
_SILENT: Final = (SectionState.NIL, SectionState.NOT_APPLICABLE)

Groups = list[list[Span]]


class Resolution:
    """Names the decision of one document where no label does."""

    def __init__(self, finder: Finder, labels: Labels, width: int) -> None:
        self.finder, self.text, self.labels, self.width = finder, finder.text, labels, width

    def name(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """Loose paragraphs from the first that decides, as the decision; everything else as before."""
        named = {chunk.name for chunk in chunks}
        core = {name for name in named if name in self.labels.fields and self.labels.fields[name].core}
        likely = len(core) >= 2 or LISTED in named
        sure_only = LISTED in named
        found: list[Chunk] = []
        last: Chunk | None = None
        for index, chunk in enumerate(chunks):
            if chunk.name is not None and not chunk.noise:
                last = chunk
            if chunk.name is None and not chunk.noise:
                groups = self._groups(chunk)
                start = self._start(groups, likely, sure_only)
                lost = self._takes_no_more(last)
                if start is not None:
                    after = index + 1
                    while after < len(chunks) and chunks[after].name is None and not chunks[after].noise:
                        groups += self._groups(chunks[after])
                        after += 1
                    end = self._end(groups, start) if lost else len(groups)
                    parts = [*self._before(groups[:start], lost and "purpose" not in named)]
                    parts.append(Chunk("decision", pieces=_pieces(groups[start:end])))
                    parts += [Chunk(None, pieces=_pieces(groups[end:]))] if end < len(groups) else []
                    return [*found, *parts, *self._last_answer(chunks[after:], named if lost else None)]
                if lost and "purpose" not in named:
                    found += self._before(groups, True)
                    continue
            found.append(chunk)
        return self._listed(found)

    def has_verb(self, opening: Sequence[str]) -> bool:
        """Whether two words of a sentence's beginning show that it decides."""
        return any(self.labels.deciding.exactly(compact("".join(pair))) for pair in itertools.pairwise(opening))

    def _groups(self, chunk: Chunk) -> Groups:
        return paragraphs(self.text, chunk.pieces, self.width, self.labels.unfinished)

    def _start(self, groups: Groups, likely: bool, sure_only: bool) -> int | None:
        """Number of the first paragraph that decides; "That …" is surer than "To award …", which may be a purpose."""
        sure = next((i for i, group in enumerate(groups) if self._decides(group, likely, self.labels.sure)), None)
        if sure is not None or sure_only:
            return sure
        return next((i for i, group in enumerate(groups) if self._decides(group, likely, self.labels.likely)), None)

    def _decides(self, group: Sequence[Span], likely: bool, openings: Wordings[None]) -> bool:
        words = self._words(group)[:600]
        opening = words.split()[:_WORDS_TO_VERB]
        numbered = self.finder.undecorated(group[0]).start > group[0].start
        if len(opening) < 3 or not (opening[0][:1].isupper() or numbered):
            return False
        if self.finder.begins_with(words, self.labels.operative):
            return True
        if not likely:
            return False
        return self.finder.begins_with(words, openings) or (openings is self.labels.likely and self.has_verb(opening))

    def _words(self, group: Sequence[Span]) -> str:
        """The paragraph's words without its number."""
        words = " ".join(self.text[span.start : span.end] for span in group[:4])
        return words[self.finder.undecorated(group[0]).start - group[0].start :]

    # ---- a page whose headings are lost

    def _takes_no_more(self, last: Chunk | None) -> bool:
        """Whether the label above is a yes or no, so that loose words right under it have lost their own label."""
        field = self.labels.fields.get(last.name) if last is not None and last.name is not None else None
        return last is not None and bool(last.label) and field is not None and field.answer

    def _before(self, groups: Groups, lost: bool) -> list[Chunk]:
        """Chunks of the paragraphs before a decision: the first is its purpose where it reads like one."""
        if not groups:
            return []
        if not lost or not self._is_purpose(groups):
            return [Chunk(None, pieces=_pieces(groups))]
        rest = [Chunk(None, pieces=_pieces(groups[1:]))] if len(groups) > 1 else []
        return [Chunk("purpose", pieces=_pieces(groups[:1])), *rest]

    def _is_purpose(self, groups: Groups) -> bool:
        """Whether the first paragraph says what was asked for, and is seen to end where it ends."""
        if not self.finder.begins_with(self._words(groups[0]), self.labels.purposes):
            return False
        last = groups[0][-1]
        if len(groups) == 1 or self.text[last.end - 1] in ".:;":
            return True
        return self.text.count("\n", last.end, groups[1][0].start) > 1

    def _end(self, groups: Groups, start: int) -> int:
        """Where a list that begins again at 1 shows that the decision is over and its reasons, say, are listed."""
        counted = lettered = False
        for index in range(start, len(groups)):
            words = self.text[groups[index][0].start : groups[index][0].end]
            if _FIRST_ITEM.match(words):
                if counted and not lettered:
                    return index
                counted = True
            lettered = lettered or _LETTERED.match(words) is not None
        return len(groups)

    def _last_answer(self, chunks: Sequence[Chunk], named: set[str | None] | None) -> list[Chunk]:
        """The chunks behind a decision: "None." alone under its reasons answers the next question, on alternatives."""
        found = list(chunks)
        if named is None or not found or found[0].name != "reasons" or "alternatives" in named:
            return found
        groups = self._groups(found[0])
        if len(groups) < 2 or self.labels.states.of(self._words(groups[-1])) not in _SILENT:
            return found
        found[0].pieces = _pieces(groups[:-1])
        return [found[0], Chunk("alternatives", pieces=_pieces(groups[-1:])), *found[1:]]

    # ---- a line of a list of decisions

    def _listed(self, chunks: list[Chunk]) -> list[Chunk]:
        """The loose words under a listed line: what was decided, the last of them where labels stand between."""
        place = next((i for i, chunk in enumerate(chunks) if chunk.name == LISTED), None)
        if place is None:
            return chunks
        runs: list[list[Chunk]] = [[]]
        for chunk in chunks[place:]:
            if chunk.name is None and not chunk.noise and chunk.pieces:
                runs[-1].append(chunk)
            elif runs[-1] and not chunk.noise:
                runs.append([])
        runs = [run for run in runs if run]
        if not runs or len(" ".join(map(self._chunk_words, runs[-1])).split()) < 3:
            return chunks
        first = runs[-1][0]
        first.name = "decision"
        first.pieces += [piece for chunk in runs[-1][1:] for piece in chunk.pieces]
        merged = set(map(id, runs[-1][1:]))
        asked = runs[0][-1]
        between = len(runs) > 1 and all(chunk.name != "purpose" for chunk in chunks)
        if between and self.finder.begins_with(self._chunk_words(asked), self.labels.purposes):
            asked.name = "purpose"
        return [chunk for chunk in chunks if id(chunk) not in merged]

    def _chunk_words(self, chunk: Chunk) -> str:
        return self._words([piece.span for piece in chunk.pieces])


def _pieces(groups: Sequence[Sequence[Span]]) -> list[Piece]:
    return [Piece(span, number == 0, joined=number > 0) for group in groups for number, span in enumerate(group)]
