"""Whether words in a sentence are said to be so, or only denied, weighed, planned or remembered."""

from __future__ import annotations

import re
from typing import Final

from checker.facts.phraselist import PhraseList
from checker.facts.vocabulary import Vocabulary

_REACH: Final = 110
_SOON: Final = 26
_CLAUSE: Final = re.compile(
    r"[;:,]\s|[–—]\s|\s-\s|[.!?]\s(?=[A-Z])|\b(?:but|however|so|therefore|instead)\b(?!\s+of)", re.IGNORECASE
)
# The month would else be read as the possibility: both clauses are searched without regard to case.
_MONTH: Final = re.compile(r"(?<=\S )May\b")
_AND: Final = re.compile(r"\band\b", re.IGNORECASE)


class Assertion:
    """Judges hits by the words before and after them in the same clause.

    A clause ends at a comma, semicolon, dash or "but"; a denial does not reach past "and" either, except those that
    name what was not chosen ("rather than a tender and quotations").
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._denials = vocabulary.pattern("assertion.denial")
        self._rejections = vocabulary.pattern("assertion.instead_of")
        self._possibilities = vocabulary.pattern("assertion.possibility")
        self._plans = vocabulary.pattern("assertion.plan")
        self._past = vocabulary.pattern("assertion.earlier")
        self._denials_after = vocabulary.pattern("assertion.denied_after")
        self._plans_after = vocabulary.pattern("assertion.planned_after")

    def holds(self, text: str, start: int, end: int, *, planned: bool = False) -> bool:
        """Whether ``text[start:end]`` is asserted."""
        if self.denied(text, start, end) or self.weighed(text, start) or self.earlier(text, start):
            return False
        return planned or not self.planned(text, start, end)

    def denied(self, text: str, start: int, end: int | None = None) -> bool:
        """Whether the words are denied ("not possible to tender", "rather than a tender", "was discounted").

        Without ``end`` only what stands before them counts.
        """
        before = _clause_before(text, start)
        if self._rejections.search(before) or self._denials.search(_AND.split(before)[-1]):
            return True
        return end is not None and _soon(self._denials_after, _clause_after(text, end))

    def weighed(self, text: str, start: int) -> bool:
        """Whether the words are a possibility or a requirement ("would need an open tender", "the option to")."""
        return self._possibilities.search(_clause_before(text, start)) is not None

    def planned(self, text: str, start: int, end: int | None = None) -> bool:
        """Whether the words are still to come ("will be advertised"); without ``end``, by what stands before them."""
        if self._plans.search(_clause_before(text, start)) is not None:
            return True
        return end is not None and _soon(self._plans_after, _clause_after(text, end))

    def earlier(self, text: str, start: int) -> bool:
        """Whether the words are about an earlier contract ("the original contract was awarded by open tender")."""
        return self._past.search(text[max(0, start - _REACH) : start]) is not None


def _clause_before(text: str, start: int) -> str:
    before = _MONTH.sub("---", text[max(0, start - _REACH) : start])
    boundaries = [match.end() for match in _CLAUSE.finditer(before)]
    return before[boundaries[-1] :] if boundaries else before


def _clause_after(text: str, end: int) -> str:
    after = _MONTH.sub("---", text[max(0, end - 2) : end + _REACH])[min(end, 2) :].lstrip()
    boundary = _CLAUSE.search(after)
    return after[: boundary.start()] if boundary and not boundary.group().lower().startswith("but") else after


def _soon(pattern: PhraseList, after: str) -> bool:
    match = pattern.search(after)
    return match is not None and match.start() <= _SOON
