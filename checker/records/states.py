"""What a section says by saying little: nil, not applicable, see elsewhere, or nothing at all."""

from __future__ import annotations

import re
from typing import Final

from pydantic import BaseModel, ConfigDict, field_validator

from checker.records.record import SectionState
from checker.records.wording import Wordings, checked, compact

_WORD: Final = re.compile(r"[\w'’&]+")
_ENUMERATOR: Final = re.compile(
    r"\s{0,9}(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)]\s{0,9}|\s{1,9})|\(?[a-z][.)]\s{0,9})(?=[A-Za-z])"
)
"""A paragraph's number before its words, as in 4.1 before "None were made"."""
_LONGEST: Final = 400
_SHORTEST_NIL: Final = len("nonemade")
"""A bare "no" or "none" is the beginning of many sentences, and no nil with words behind it."""
_STRONGEST_FIRST: Final = (SectionState.NIL, SectionState.NOT_APPLICABLE)
_NUMBER: Final = re.compile(r"(?:\d[\w]{0,8}|[a-z]|[ivx]{1,5})\Z")


class StateFile(BaseModel):
    """Wordings for each state, in the notation of ``checker.records.wording``.

    ``nil``, ``not_applicable`` and ``placeholder`` must be the whole of a section, but that words of ``about_nil``,
    which say who declared nothing, may stand behind a nil; ``opening`` begins a cross reference whose every other word
    is in ``pointing`` or is a number.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    nil: tuple[str, ...]
    not_applicable: tuple[str, ...]
    placeholder: tuple[str, ...]
    about_nil: tuple[str, ...] = ()
    opening: tuple[str, ...]
    pointing: tuple[str, ...]

    @field_validator("nil", "not_applicable", "placeholder", "about_nil", "opening", "pointing")
    @classmethod
    def _in_the_notation(cls, wordings: tuple[str, ...]) -> tuple[str, ...]:
        return checked(wordings)


class States:
    """Tells the state of a section from its words."""

    def __init__(self, file: StateFile) -> None:
        self._silent = Wordings(
            [(wording, SectionState.BLANK) for wording in file.placeholder]
            + [(wording, SectionState.NOT_APPLICABLE) for wording in file.not_applicable]
            + [(wording, SectionState.NIL) for wording in file.nil]
        )
        self._about_nil = Wordings((wording, None) for wording in file.about_nil)
        self._opening = Wordings((wording, None) for wording in file.opening)
        self._pointing = Wordings((wording, None) for wording in file.pointing)

    def of(self, text: str) -> SectionState:
        """State of a section that is there and holds ``text``."""
        if len(text) > _LONGEST:
            return SectionState.SUBSTANTIVE
        words = compact(text[number.end() :] if (number := _ENUMERATOR.match(text)) else text)
        if not words:
            return SectionState.BLANK
        silent = self._parts(words)
        if silent is not None:
            return next((state for state in _STRONGEST_FIRST if state in silent), SectionState.BLANK)
        if self._nil_of_somebody(text, words):
            return SectionState.NIL
        return SectionState.CROSS_REFERENCE if self._points_elsewhere(text, words) else SectionState.SUBSTANTIVE

    def _parts(self, words: str) -> set[SectionState] | None:
        """States of the silent wordings that ``words`` is made of, e.g. "None. No interests were declared."."""
        reached: dict[int, set[SectionState]] = {0: set()}
        for start in range(len(words)):
            if start in reached:
                for length, tags in self._silent.prefixes(words[start:]):
                    reached.setdefault(start + length, set()).update(reached[start], tags)
        return reached.get(len(words))

    def _nil_of_somebody(self, text: str, words: str) -> bool:
        """A nil with who it is a nil of: "No interests were declared by the Mayor or any officer consulted"."""
        nils = [length for length, tags in self._silent.prefixes(words) if SectionState.NIL in tags]
        if not nils or nils[-1] < _SHORTEST_NIL:
            return False
        rest = _words_after(text, nils[-1])
        return all(self._about_nil.exactly(word) for word in rest)

    def _points_elsewhere(self, text: str, words: str) -> bool:
        openings = self._opening.prefixes(words)
        if not openings:
            return False
        rest = _words_after(text, openings[-1][0])
        return all(self._pointing.exactly(word) or _NUMBER.match(word) for word in rest)


def _words_after(text: str, length: int) -> list[str]:
    """The words of ``text`` behind its first ``length`` letters and digits, in compact form."""
    passed, rest = 0, []
    for word in _WORD.findall(text):
        if passed >= length:
            rest.append(compact(word))
        passed += len(compact(word))
    return rest
