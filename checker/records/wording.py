"""Wordings written as data, and the machine that recognises them whatever their case, punctuation and line wraps.

A wording lists words as a lawyer would write them: ``[words]`` may be left out, ``(a|b c)`` is either, and a word
ending in ``(s)`` or ``(es)`` stands for singular and plural. Only letters and digits count, because forms wrap labels
inside words and decorate them at will: what is compared is the run of letters and digits alone ("compact" form).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

Tag = TypeVar("Tag")

_TOKEN: Final = re.compile(r"\s*([()|\[\]]|[^\s()|\[\]]+(?:\((?:s|es)\))?)")
_PLURAL: Final = re.compile(r"(.*)\((s|es)\)\Z")


class WordingError(ValueError):
    """A wording is not written in the notation; the message says what is wrong."""


class _Folds(dict[str, str]):
    """The compact form of single characters, worked out once each."""

    def __missing__(self, character: str) -> str:
        if character.isalnum():
            lower = character.lower()
            self[character] = lower if len(lower) == 1 else character
        else:
            self[character] = "and" if character == "&" else ""
        return self[character]


FOLDS: Final = _Folds()
"""One character's share of the compact form: a letter or digit in lower case, "and" for ``&``, else nothing."""


def compact(text: str) -> str:
    """The letters and digits of ``text`` in lower case, with ``&`` as "and": the form in which labels are equal."""
    return "".join(map(FOLDS.__getitem__, text))


def plainest(wording: str) -> str:
    """The shortest words that a wording stands for: nothing that may be left out, the first of what may be either."""
    text, before = re.sub(r"\((?:s|es)\)", "", wording), ""
    while text != before:
        before, text = text, re.sub(r"\(([^()|\[\]]*)(?:\|[^()\[\]]*)?\)", r"\1", re.sub(r"\[[^\[\]]*\]", "", text))
    return " ".join(text.split())


def checked(wordings: tuple[str, ...]) -> tuple[str, ...]:
    """The same wordings, for pydantic validators; raises ValueError (WordingError) for one outside the notation."""
    Wordings((wording, None) for wording in wordings)
    return wordings


class State(Generic[Tag]):
    """A state of a Wordings machine: ``tags`` are those of every wording that ends here, in file order."""

    __slots__ = ("moves", "nodes", "tags")

    def __init__(self, nodes: frozenset[int], tags: tuple[Tag, ...]) -> None:
        self.nodes, self.tags = nodes, tags
        self.moves: dict[str, State[Tag] | None] = {}


class Wordings(Generic[Tag]):
    """Many wordings read at once, one compact character after another, each step in constant time."""

    def __init__(self, wordings: Iterable[tuple[str, Tag]]) -> None:
        """Take pairs of a wording and its tag; raises WordingError for a wording outside the notation."""
        self._letters: list[dict[str, int]] = [{}]
        self._skips: list[list[int]] = [[]]
        self._ends: dict[int, list[tuple[int, Tag]]] = {}
        self._states: dict[frozenset[int], State[Tag]] = {}
        for order, (wording, tag) in enumerate(wordings):
            start = self._node()
            end = _Builder(self, wording).build(start)
            self._skips[0].append(start)
            self._ends.setdefault(end, []).append((order, tag))
        self.start = self._state({0})

    def step(self, state: State[Tag], character: str) -> State[Tag] | None:
        """The state after one more compact character, None when no wording goes on so."""
        try:
            return state.moves[character]
        except KeyError:
            nodes = {self._letters[node][character] for node in state.nodes if character in self._letters[node]}
            state.moves[character] = following = self._state(nodes) if nodes else None
            return following

    def reaches(self, text: str) -> bool:
        """Whether some wording begins with compact ``text``."""
        state: State[Tag] | None = self.start
        for character in text:
            state = self.step(state, character) if state is not None else None
        return state is not None

    def exactly(self, text: str) -> tuple[Tag, ...]:
        """Tags of the wordings that compact ``text`` is, none if it is none of them."""
        state: State[Tag] | None = self.start
        for character in text:
            state = self.step(state, character) if state is not None else None
            if state is None:
                return ()
        return state.tags if state is not None else ()

    def prefixes(self, text: str) -> list[tuple[int, tuple[Tag, ...]]]:
        """Lengths at which compact ``text`` ends a wording, with its tags, shortest first."""
        found: list[tuple[int, tuple[Tag, ...]]] = []
        state: State[Tag] | None = self.start
        for index, character in enumerate(text):
            state = self.step(state, character) if state is not None else None
            if state is None:
                break
            if state.tags:
                found.append((index + 1, state.tags))
        return found

    def _node(self) -> int:
        self._letters.append({})
        self._skips.append([])
        return len(self._letters) - 1

    def _state(self, nodes: set[int]) -> State[Tag]:
        reached = set(nodes)
        waiting = list(nodes)
        while waiting:
            for following in self._skips[waiting.pop()]:
                if following not in reached:
                    reached.add(following)
                    waiting.append(following)
        key = frozenset(reached)
        if key not in self._states:
            ends = sorted((end for node in key for end in self._ends.get(node, ())), key=lambda end: end[0])
            self._states[key] = State(key, tuple(tag for _, tag in ends))
        return self._states[key]


class _Builder(Generic[Tag]):
    def __init__(self, machine: Wordings[Tag], wording: str) -> None:
        self.machine, self.wording = machine, wording
        self.tokens = _TOKEN.findall(wording.strip())
        self.position = 0

    def build(self, start: int) -> int:
        end = self._sequence(start, "")
        if self.position < len(self.tokens):
            raise WordingError(f"'{self.wording}' closes a bracket that is not open")
        if self._reaches_without_letters(start, end):
            raise WordingError(f"'{self.wording}' could stand for nothing at all")
        return end

    def _sequence(self, start: int, closing: str) -> int:
        machine, first, node = self.machine, start, start
        final = machine._node()
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token == closing:
                machine._skips[node].append(final)
                return final
            if token in ("(", "["):
                before = node
                node = self._sequence(self._fresh(before), ")" if token == "(" else "]")
                if token == "[":
                    machine._skips[before].append(node)
            elif token == "|" and closing:
                machine._skips[node].append(final)
                node = self._fresh(first)
            elif token in (")", "]", "|"):
                raise WordingError(f"'{self.wording}' has a '{token}' that belongs to no bracket")
            else:
                node = self._word(node, token)
        if closing:
            raise WordingError(f"'{self.wording}' opens a bracket that is not closed")
        machine._skips[node].append(final)
        return final

    def _fresh(self, before: int) -> int:
        node = self.machine._node()
        self.machine._skips[before].append(node)
        return node

    def _word(self, node: int, token: str) -> int:
        plural = _PLURAL.match(token)
        node = self._spell(node, plural.group(1) if plural else token)
        if plural is None:
            return node
        end = self._spell(node, plural.group(2))
        self.machine._skips[node].append(end)
        return end

    def _spell(self, node: int, word: str) -> int:
        # hundreds of thousands of letters are spelt whenever the checker starts
        letters, skips = self.machine._letters, self.machine._skips
        for character in compact(word):
            letters[node][character] = node = len(letters)
            letters.append({})
            skips.append([])
        return node

    def _reaches_without_letters(self, start: int, end: int) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            for following in self.machine._skips[waiting.pop()]:
                if following == end:
                    return True
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
        return False
