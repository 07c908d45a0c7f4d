"""What every fact reader is given: the record, the words to look for, and the facts that were read before."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from checker.documents.passage import Passage
from checker.facts.evidence import evidence_in
from checker.facts.fact import Evidence, Fact, Facts
from checker.facts.sentences import Sentence, sentences
from checker.facts.vocabulary import Vocabulary
from checker.records.record import DecisionRecord

_FULL_LINE: Final = 55
"""A line at least this long may have been broken by its width; a shorter one ended of itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Words of the record that stand under one label, or under none (``field`` is None); ``label`` is as written."""

    field: str | None
    passage: Passage
    label: str = ""

    @property
    def text(self) -> str:
        """The unit's unwrapped words."""
        return self.passage.text


@dataclass(eq=False)
class ReadingContext:
    """The record that is being read, the vocabulary, and ``facts`` as far as they have been read.

    ``shared`` is where readers of one package keep what they work out once for all of them, by the package's name.
    """

    record: DecisionRecord
    vocabulary: Vocabulary
    facts: Facts = field(default_factory=Facts)
    shared: dict[str, object] = field(default_factory=dict)
    _sentences: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)

    def evidence(self, passage: Passage, start: int, end: int, field: str | None = None) -> tuple[Evidence, ...]:
        """Evidence for ``passage.text[start:end]``; without ``field``, the label that the words stand under."""
        if field is None and passage.text:
            field = self.field_at(passage.offsets[min(start, len(passage.text) - 1)])
        return evidence_in(self.record.document, passage, start, end, field)

    def fact(self, name: str) -> Fact:
        """A fact that an earlier reader read; a missing one when nobody did."""
        return self.facts[name]

    def sentences(self, passage: Passage) -> tuple[Sentence, ...]:
        """Sentences of a passage, as ranges of ``passage.text``."""
        if id(passage) not in self._sentences:
            abbreviations = self.vocabulary.pattern("text.abbreviations")
            self._sentences[id(passage)] = sentences(passage.text, abbreviations)
        return self._sentences[id(passage)]

    def field_at(self, offset: int) -> str | None:
        """Canonical name of the label that an offset of the document stands under."""
        starts, ranges = self._ranges
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset < ranges[index][1]:
            return ranges[index][2]
        return None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every section, then the paragraphs of the body that stand under no label."""
        document = self.record.document
        found = [
            Unit(section.field, section.passage, " ".join(document.quote(span) for span in section.label))
            for name in self.record.sections
            for section in self.record.all(name)
            if section.passage.text
        ]
        found.sort(key=lambda unit: unit.passage.offsets[0])
        return (*found, *(Unit(None, passage) for passage in self._unlabelled()))

    def units_of(self, *fields: str | None) -> Iterator[Unit]:
        """The units under any of these labels, in the order of ``fields``."""
        for name in fields:
            yield from (unit for unit in self.units if unit.field == name)

    @cached_property
    def _ranges(self) -> tuple[list[int], list[tuple[int, int, str]]]:
        ranges = sorted(
            (span.start, span.end, section.field)
            for sections_of in self.record.sections.values()
            for section in sections_of
            for span in section.passage.all_spans()
        )
        return [start for start, _, _ in ranges], ranges

    def _unlabelled(self) -> Iterator[Passage]:
        body = self.record.body
        labels = {
            offset
            for sections_of in self.record.sections.values()
            for section in sections_of
            for span in section.label
            for offset in range(span.start, span.end)
        }
        start = 0
        pending: list[tuple[int, int]] = []
        for paragraph in body.text.split("\n"):
            end = start + len(paragraph)
            offsets = body.offsets[start:end]
            free = bool(paragraph) and not any(o in labels or self.field_at(o) is not None for o in offsets)
            if pending and not (free and _goes_on(body, pending[-1], start)):
                yield _joined(body, pending)
                pending = []
            if free:
                pending.append((start, end))
            start = end + 1
        if pending:
            yield _joined(body, pending)


def _goes_on(body: Passage, line: tuple[int, int], start: int) -> bool:
    """Whether the line that begins at ``start`` of the body goes on with the paragraph of the line before it."""
    words, following = body.text[line[0] : line[1]], body.text[start : start + 4]
    between = body.source[body.offsets[line[1] - 1] + 1 : body.offsets[start]]
    full = len(words) >= _FULL_LINE and not words.endswith((".", ":", ";", "?"))
    return between.count("\n") == 1 and (following[:1].islower() or (full and following[:1].isalnum()))


def _joined(body: Passage, lines: list[tuple[int, int]]) -> Passage:
    """Lines of the body as one paragraph."""
    text = " ".join(body.text[start:end] for start, end in lines)
    offsets: array[int] = array("q")
    for start, end in lines:
        if offsets:
            offsets.append(offsets[-1] + 1)
        offsets.extend(body.offsets[start:end])
    return Passage(body.source, text, offsets)


Reader = Callable[[ReadingContext], Iterable[Fact]]
"""Reads one or several facts; a fact that the record does not state is left out or given as missing."""
