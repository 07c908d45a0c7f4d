"""Sentences that stop before they have said anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.statements.places import Hit, Place, Places

_SHORTEST_SENTENCE: Final = 9
_LONGEST_SENTENCE: Final = 3000
_TAIL: Final = 200
_VERB_ENDING: Final = re.compile(r"\b[a-z]{2,}(?:ed|ing|ise|ises|ize|ify|ifies)\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?]\s*$")
_LAST_WORDS: Final = re.compile(r"(?P<words>[^\s.]+(?:\s+[^\s.]+){0,4})\s?\.$")
_STRANDED: Final = re.compile(r"\b(?:which|that|who|whom|what|where|how)\b", re.IGNORECASE)
_JOINS: Final = ";"
"""Before "and." it joins two items of a list, whose full stop is a slip and cuts nothing off."""
_LIST_END: Final = re.compile(r"[;:,…]$|\b(?:and|or)$", re.IGNORECASE)


class Truncation:
    """Finds truncated sentences; each hit is the fragment alone.

    Three shapes count: a short sentence that begins with "However" or the like and has no verb; a sentence whose full
    stop stands after a word that cannot end one; and the end of a section that stops on such a word with no full stop,
    unless the document goes on in lower case right after it (text that a page or column break has parted).
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        vocabulary = places.context.vocabulary
        self._dangling = vocabulary.pattern("defects.dangling")
        self._cut_off = vocabulary.pattern("defects.cut_off")
        self._connective = vocabulary.pattern("defects.connective")
        self._verb = vocabulary.pattern("defects.verb")
        self._letter = vocabulary.pattern("defects.letter")
        self._prose = vocabulary.pattern("defects.prose_fields")

    def hits(self) -> Iterator[Hit]:
        """Every truncated sentence, in the order of the document."""
        for place in self._places.all():
            if place.field is not None and not self._prose.fullmatch(place.field):
                continue
            if len(place.text) > _LONGEST_SENTENCE:
                continue
            start = 0
            for end in [*self._restarts(place.text), len(place.text)]:
                if self._fragment(place, start, end) or self._dangles(place, start, end):
                    yield Hit(place, start, end)
                start = end
            if self._ends_open(place):
                yield Hit(place, max(0, len(place.text) - 80), len(place.text))

    def _restarts(self, text: str) -> Iterator[int]:
        """Where a sentence begins again with a capital although the one before it has no full stop."""
        for word in self._connective.finditer(text):
            before = text[: word.start()].rstrip()
            if word.group()[0].isupper() and before and (before[-1].isalnum() or before[-1] in ")%”"):
                yield word.start()

    def _fragment(self, place: Place, start: int, end: int) -> bool:
        text = place.text[start:end].rstrip()
        begins = self._connective.match(text)
        if begins is None or not _SENTENCE_END.search(text) or len(text.split()) >= _SHORTEST_SENTENCE:
            return False
        rest = text[begins.end() :]
        if not re.search(r"\w", rest):
            return True
        return self._verb.search(rest) is None and _VERB_ENDING.search(rest) is None and not self._plural_verb(rest)

    @staticmethod
    def _plural_verb(text: str) -> bool:
        """Whether some word may be a verb in -s that no list holds; its noun would stand right before it."""
        words = re.findall(r"[A-Za-z’']+", text)
        return any(word.endswith("s") and not word.endswith("ss") for word in words[1:])

    def _dangles(self, place: Place, start: int, end: int) -> bool:
        text = place.text[start:end]
        last = _LAST_WORDS.search(text, max(0, len(text) - _TAIL))
        if last is None or len(text.split()) < 3 or self._lettered(text):
            return False
        if text[: last.start() + len(last["words"])].split()[-2][-1] in _JOINS:
            return False
        words = last["words"]
        for match in self._dangling.finditer(words):
            if match.end() == len(words):
                before = text[: last.start() + match.start()]
                return (
                    not (words.endswith((" of", " to", " be", " been")) and _STRANDED.search(before))
                    and "“" not in words
                )
        return False

    def _lettered(self, text: str) -> bool:
        """Whether the last word is a letter that names something: "option A."."""
        return any(match.end() == len(text) - 1 for match in self._letter.finditer(text))

    def _ends_open(self, place: Place) -> bool:
        passage, end = place.unit.passage, place.sentence.end
        if passage.text[end:].strip() or _SENTENCE_END.search(place.text) or _LIST_END.search(place.text):
            return False
        words = place.text.split()
        if len(words) < _SHORTEST_SENTENCE or not self._cut_off.fullmatch(words[-1]):
            return False
        source = passage.source
        after = source[passage.offsets[end - 1] + 1 :][:400].lstrip()
        return not after[:1].islower()
