"""Finds labels in running text: which words, and what stands behind them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from checker.documents.document import Span
from checker.records.labels import Entry, Labels
from checker.records.wording import FOLDS, State, Tag, Wordings, compact

_DECORATION: Final = re.compile(
    r"[ \t#>*_•·▪●○◦➢\-–—§]{0,12}"
    r"(?:(?i:section|part|box|question|q)\s{0,2}(?=\d{1,2}(?!\d)))?"
    r"(?:\(?\d{1,2}(?!\d)(?:\.\d{1,2}){0,3}\)?[.):]?[ \t]{0,8}|\(?(?:[a-zA-Z]|[ivxIVX]{1,5})[.)][ \t]{1,8})?"
    r"[*_]{0,3}"
)
_FOLLOW: Final = re.compile(
    r"(?P<note>\)|[ \t\u00a0]{0,4}\([^()]{0,300}\))?"
    r"(?:[ \t]{1,3}(?:\d{1,3}|[ivx]{1,5})[ \t]?(?=[:：]))?[*_ \t\u00a0]{0,8}"
    r"(?P<mark>\?[*_ \t\u00a0]{0,4}[:：]|[:：]-?|\?|\.?-(?=[ \t])|[–—])?"
)
_MORE: Final = re.compile(r"(?P<more>(?:[^:?]|:(?=\d)){0,400}+)(?P<mark>[:?])?")
_NEW_SENTENCE: Final = re.compile(r"\. (?![a-z])")
_COUNTED: Final = re.compile(r"[ \t]{1,3}\d")
_COUNT: Final = re.compile(r"[ \t]{1,3}\d{1,2}\Z")
_WORDS: Final = re.compile(r"\w{1,40}")
_LONGEST_LABEL: Final = 420
_FIRST: Final = re.compile(r"[^\w]{0,8}[^\W_]{1,40}")
_NO_MORE: Final = re.compile(r"[ \t\u00a0*_.#]{0,200}+\Z")
_ENDS_LABEL: Final = ":：;?!|\t…_"
_MOST_SPANS: Final = 12


class Mark(IntEnum):
    """What stands behind the words of a label, the strongest evidence last."""

    NOTHING = 0
    DASH = 1
    END = 2
    CELL = 3
    COLON = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that are a label: ``label`` where they stand (a span a line), ``value`` where their value begins.

    ``index`` is the number of the span, of those searched, in which the label ends; ``words`` how many words it has.
    """

    entry: Entry
    label: tuple[Span, ...]
    value: int
    index: int
    mark: Mark
    words: int


class Finder:
    """Finds labels of one vocabulary in one text."""

    def __init__(self, text: str, labels: Labels) -> None:
        self.text, self.labels = text, labels
        self._begins: dict[tuple[str, str | None], bool] = {}

    def undecorated(self, span: Span) -> Span:
        """``span`` without list marks, numbering and emphasis at its start."""
        match = _DECORATION.match(self.text, span.start, span.end)
        start = match.end() if match is not None else span.start
        return Span(start, span.end) if start < span.end else span

    def at(self, spans: Sequence[Span], inside: str | None = None) -> list[Hit]:
        """Labels that begin where the first span begins; ``inside`` is the field whose block runs there."""
        spans = spans[:_MOST_SPANS]
        if not self.may_begin(spans[0], inside):
            return []
        found = [self._hit(spans, *end) for end in self._ends(self.labels.entries, spans, 0, spans[0].start)]
        if inside is not None and inside in self.labels.inside:
            machine = self.labels.inside[inside]
            ends = {(index, offset): entry for index, offset, entry in self._ends(machine, spans, 0, spans[0].start)}
            found = [hit for hit in found if (hit.index, hit.label[-1].end) not in ends]
            found += [self._hit(spans, index, offset, entry) for (index, offset), entry in ends.items()]
        for index, offset, _ in list(self._ends(self.labels.lead_ins, spans, 0, spans[0].start)):
            start = self._next_word(spans, index, offset)
            if start is not None:
                found += [self._hit(spans, *end) for end in self._ends(self.labels.entries, spans, *start)]
        return found

    def may_begin(self, span: Span, inside: str | None = None) -> bool:
        """Whether some label begins with the first word of ``span``: a quick no for most words of a text."""
        match = _FIRST.match(self.text, span.start, span.end)
        if match is None:
            return False
        word = match.group()
        key = (word, inside)
        if key not in self._begins:
            form = compact(word)
            machines: list[Wordings[Entry] | Wordings[None]] = [self.labels.entries, self.labels.lead_ins]
            if inside is not None and inside in self.labels.inside:
                machines.append(self.labels.inside[inside])
            self._begins[key] = any(machine.reaches(form) for machine in machines)
        return self._begins[key]

    @staticmethod
    def begins_with(words: str, machine: Wordings[None]) -> bool:
        """Whether the first words of ``words`` are a wording of ``machine``."""
        opening = words[:400].split()
        ends = set(itertools.accumulate(len(compact(word)) for word in opening))
        return any(length in ends for length, _ in machine.prefixes(compact(" ".join(opening))))

    def _next_word(self, spans: Sequence[Span], index: int, offset: int) -> tuple[int, int] | None:
        while index < len(spans):
            while offset < spans[index].end and not FOLDS[self.text[offset]]:
                offset += 1
            if offset < spans[index].end:
                return index, offset
            index += 1
            offset = spans[index].start if index < len(spans) else 0
        return None

    def _ends(
        self, machine: Wordings[Tag], spans: Sequence[Span], index: int, offset: int
    ) -> Iterator[tuple[int, int, Tag]]:
        state: State[Tag] | None = machine.start
        text, folds, step = self.text, FOLDS, machine.step
        for number in range(index, len(spans)):
            end = spans[number].end
            for position in range(offset if number == index else spans[number].start, end):
                letters = folds[text[position]]
                if not letters:
                    if text[position] in _ENDS_LABEL:
                        return
                    continue
                for letter in letters:
                    if state is not None:
                        state = state.moves[letter] if letter in state.moves else step(state, letter)
                if state is None:
                    return
                if state.tags and (position + 1 >= end or not text[position + 1].isalnum()):
                    for tag in dict.fromkeys(state.tags):
                        yield number, position + 1, tag

    def _hit(self, spans: Sequence[Span], index: int, end: int, entry: Entry) -> Hit:
        last = spans[index]
        mark, value, note_end = self._follow(end, last)
        label = (*spans[:index], Span(last.start if index else spans[0].start, max(end, note_end)))
        words = sum(len(self.text[span.start : span.end].split()) for span in label)
        if words == 1 and mark is Mark.COLON and _COUNTED.match(self.text, end, last.end):
            mark = Mark.NOTHING
        return Hit(entry, label, value, index, mark, words)

    def _follow(self, end: int, span: Span) -> tuple[Mark, int, int]:
        match = _FOLLOW.match(self.text, end, span.end)
        assert match is not None
        mark, value, note_end = match.group("mark"), match.end(), end
        if match.group("note") is not None:
            note_end = match.end("note")
        if mark is None:
            count = _COUNT.match(self.text, note_end, span.end)
            value = note_end = count.end() if count is not None else note_end
            return (Mark.END if _NO_MORE.match(self.text, value, span.end) else Mark.NOTHING), value, note_end
        if mark[-1] in ":：?" or mark == ":-":
            return Mark.COLON, value, note_end
        return Mark.DASH, value, note_end

    def longer(self, hit: Hit, spans: Sequence[Span]) -> Hit | None:
        """The hit with the words of the form that follow it up to a colon: "… by the officer (please explain):".

        None when those words make it a sentence.
        """
        if hit.words < 2:
            return None
        length = 0
        for index in range(hit.index, min(hit.index + (4 if hit.words >= 3 else 1), len(spans))):
            start = hit.label[-1].end if index == hit.index else spans[index].start
            match = _MORE.match(self.text, start, spans[index].end)
            between = self.text[start : match.end("more") if match is not None else spans[index].end]
            length += len(between)
            ends = match is not None and bool(match.group("mark"))
            if index > hit.index and any(found.mark >= Mark.END for found in self.at([spans[index]])):
                return None
            if not self._still_label(between, first=index == hit.index, last=ends) or length > _LONGEST_LABEL:
                return None
            if match is not None and match.group("mark"):
                label = (*hit.label[:-1], *self._spread(hit, spans, index, match.end("more")))
                return Hit(hit.entry, label, match.end(), index, Mark.COLON, hit.words)
        return None

    def _spread(self, hit: Hit, spans: Sequence[Span], index: int, end: int) -> list[Span]:
        start = hit.label[-1].start
        if index == hit.index:
            return [Span(start, end)]
        return [Span(start, spans[hit.index].end), *spans[hit.index + 1 : index], Span(spans[index].start, end)]

    def _still_label(self, between: str, *, first: bool, last: bool) -> bool:
        if (
            ". " in between
            or (not last and between.rstrip().endswith("."))
            or any(character in between for character in ";!|\t")
        ):
            return False
        words = _WORDS.findall(between.lower())
        if not words:
            return True
        return not (first and self.labels.verbs.exactly(words[0])) and not (
            last and self.labels.verbs.exactly(words[-1])
        )
