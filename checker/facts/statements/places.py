"""Sentences of a record with the label they stand under, and words found in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from checker.documents.document import Span
from checker.facts.context import ReadingContext, Unit
from checker.facts.evidence import evidence_at
from checker.facts.fact import Evidence, Fact, FactValue, How
from checker.facts.sentences import Sentence
from checker.facts.statements.assertion import Assertion

_MOST_HITS: Final = 40
"""A sentence that holds a phrase more often than this is no sentence; the rest of it is left."""

NOT_NARRATIVE: Final = frozenset({"alternatives", "interests", "dispensation", "ward"})
"""Labels whose words are not about what was done: options that were rejected, declarations, places."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One sentence under one label (``field`` None: under none)."""

    unit: Unit
    sentence: Sentence

    @property
    def field(self) -> str | None:
        """Canonical name of the label."""
        return self.unit.field

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.text


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """Words found in a sentence: ``place.text[start:end]``."""

    place: Place
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Where in the sentence the words stand."""
        return self.start, self.end

    @property
    def text(self) -> str:
        """The words found."""
        return self.place.text[self.start : self.end]


class Places:
    """Every sentence of the record that is being read, each once, in the order of the document."""

    def __init__(self, context: ReadingContext) -> None:
        self.context = context
        self.assertion = Assertion(context.vocabulary)
        self._all = tuple(self._read())
        units = {id(place.unit): place.unit.text for place in self._all}
        self._words = "\n".join(units.values())
        self._in_record: dict[str, bool] = {}
        self._in_unit: dict[tuple[str, int], bool] = {}
        self._found: dict[tuple[str, int], tuple[Hit, ...]] = {}

    @classmethod
    def of(cls, context: ReadingContext) -> Places:
        """The sentences of a record, split and searched once for all readers of statements."""
        known = context.shared.get(__package__ or "")
        if not isinstance(known, cls):
            known = cls(context)
            context.shared[__package__ or ""] = known
        return known

    def all(self) -> tuple[Place, ...]:
        """Every sentence."""
        return self._all

    def within(self, *fields: str | None) -> tuple[Place, ...]:
        """Sentences under any of these labels."""
        return tuple(place for place in self._all if place.field in fields)

    def outside(self, fields: Collection[str | None] = NOT_NARRATIVE) -> tuple[Place, ...]:
        """Sentences under none of these labels."""
        return tuple(place for place in self._all if place.field not in fields)

    def find(self, key: str, places: Iterable[Place] | None = None) -> Iterator[Hit]:
        """Every phrase of a vocabulary list, whether it is asserted or not."""
        if key not in self._in_record:
            self._in_record[key] = self.context.vocabulary.pattern(key).search(self._words) is not None
        if not self._in_record[key]:
            return
        for place in self._all if places is None else places:
            if not self._anywhere(key, place.unit):
                continue
            known = (key, id(place))
            if known not in self._found:
                matches = islice(self.context.vocabulary.pattern(key).finditer(place.text), _MOST_HITS)
                self._found[known] = tuple(Hit(place, *match.span()) for match in matches)
            yield from self._found[known]

    def _anywhere(self, key: str, unit: Unit) -> bool:
        """Whether any phrase of a list stands in a unit at all: most do not, and their sentences need no search."""
        known = (key, id(unit))
        if known not in self._in_unit:
            self._in_unit[known] = self.context.vocabulary.pattern(key).search(unit.text) is not None
        return self._in_unit[known]

    def asserted(self, key: str, places: Iterable[Place] | None = None, *, planned: bool = False) -> Iterator[Hit]:
        """Phrases that are said to be so: not denied, not weighed as a possibility, not about an earlier contract.

        ``planned`` lets through what is still to be done ("will be advertised").
        """
        for hit in self.find(key, places):
            if self.assertion.holds(hit.place.text, hit.start, hit.end, planned=planned):
                yield hit

    def evidence(self, *hits: Hit) -> tuple[Evidence, ...]:
        """The found words as evidence."""
        return tuple(found for hit in hits for found in self._evidence(hit.place, hit.start, hit.end))

    def sentence_evidence(self, *hits: Hit | Place) -> tuple[Evidence, ...]:
        """The whole sentences as evidence, each once."""
        places = dict.fromkeys(hit if isinstance(hit, Place) else hit.place for hit in hits)
        return tuple(found for place in places for found in self._evidence(place, 0, len(place.text)))

    def around(self, place: Place, reach: int = 1) -> tuple[Place, ...]:
        """The sentence with its neighbours under the same label, up to ``reach`` on either side."""
        same = [other for other in self._all if other.unit is place.unit]
        index = same.index(place)
        return tuple(same[max(0, index - reach) : index + reach + 1])

    def first_line(self) -> tuple[Evidence, ...]:
        """The title, else the first line with words: where to point when something was looked for and not found."""
        title = self.context.record.section("title")
        spans = title.passage.all_spans() or self.context.record.body.all_spans()
        if not spans:
            return ()
        document = self.context.record.document
        end = document.text.find("\n", spans[0].start)
        last = min(spans[0].end, end if end > 0 else spans[0].end)
        return (evidence_at(document, Span(spans[0].start, last), "title" if title.label else None),)

    def searched(self, name: str, value: FactValue, note: str) -> Fact:
        """A fact that holds because the whole record was read and no words for the contrary were found."""
        return Fact(name, value, How.INFERRED, self.first_line(), note=note)

    def _evidence(self, place: Place, start: int, end: int) -> tuple[Evidence, ...]:
        offset = place.sentence.start
        return self.context.evidence(place.unit.passage, offset + start, offset + end, place.field)

    def _read(self) -> Iterator[Place]:
        seen: set[int] = set()
        found: list[tuple[int, Place]] = []
        for unit in self.context.units:
            for sentence in self.context.sentences(unit.passage):
                offset = unit.passage.offsets[sentence.start]
                if offset not in seen:
                    seen.add(offset)
                    found.append((offset, Place(unit, sentence)))
        yield from (place for _, place in sorted(found, key=lambda pair: pair[0]))
