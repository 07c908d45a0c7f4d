"""Phrases that readers look for, written as data in a notation that a lawyer can read and extend.

In a phrase, a space is any white space; an apostrophe or a dash is any of its typographic forms (or none, or a
space); ``(a|b c)`` is either; ``[words]`` may be left out; ``<3>`` is a gap of up to three words inside the same
sentence; ``word*`` is the word with any ending. Letters match in either case, and a phrase matches whole words only.
Brackets stand between spaces, as words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\s*([()|\[\]]|<\d{1,2}>|[^\s()|\[\]<>]+)")
# The lookahead says nothing new: it keeps the curly mark out of the set, which Python is slow to compile with it.
_SPACE: Final = r"(?:[,:)\"]|”(?=\s))?\s{1,40}"
_GAP_WORD: Final = rf"(?:{_SPACE}(?:[^\s.;?!]|\.(?=\w)){{1,40}})"
_MAX_GAP: Final = 12


class PhraseError(ValueError):
    """A phrase is not written in the notation; the message says what is wrong."""


class _Item(NamedTuple):
    pattern: str
    optional: bool = False
    gap: bool = False


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """One bounded regular expression that finds any of ``phrases``; the longest phrase is tried first.

    Raises PhraseError for a phrase outside the notation.
    """
    patterns = [phrase_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def phrase_pattern(phrase: str) -> str:
    """The bounded regular expression for one phrase, without word boundaries at its ends."""
    text = phrase.strip()
    tokens = _TOKEN.findall(text)
    if sum(map(len, tokens)) != len("".join(text.split())):
        raise PhraseError(f"'{text}' has a '<' or '>' outside the notation; a gap of three words is <3>")
    return _alternatives(iter(tokens), text)


def _alternatives(tokens: Iterator[str], text: str, closing: str = "") -> str:
    """The pattern of the tokens up to ``closing``, or up to the end."""
    options: list[str] = []
    items: list[_Item] = []
    for token in tokens:
        if token == closing:
            options.append(_sequence(items, text))
            return "(?:" + "|".join(options) + ")"
        if token in ("(", "["):
            pattern = _alternatives(tokens, text, ")" if token == "(" else "]")
            items.append(_Item(pattern, optional=token == "["))
        elif token == "|" and closing:
            options.append(_sequence(items, text))
            items = []
        elif token in (")", "]", "|"):
            raise PhraseError(f"'{text}' has a '{token}' that belongs to no bracket")
        elif token[0] == "<":
            count = int(token[1:-1])
            if count > _MAX_GAP:
                raise PhraseError(f"'{text}' has a gap of {count} words; at most {_MAX_GAP} are allowed")
            items.append(_Item(f"{_GAP_WORD}{{0,{count}}}", gap=True))
        else:
            items.append(_Item(_word(token)))
    if closing:
        raise PhraseError(f"'{text}' opens a bracket that is not closed")
    return _sequence(items, text)


def _sequence(items: list[_Item], text: str) -> str:
    if not items or all(item.optional or item.gap for item in items):
        raise PhraseError(f"'{text}' has a part that could match nothing")
    if len(items) == 1:
        return items[0].pattern
    out: list[str] = []
    started = False
    for item in items:
        if item.gap:
            if not started:
                raise PhraseError(f"'{text}' has a gap with no word before it")
            out.append(item.pattern)
        elif item.optional:
            out.append(f"(?:{_SPACE}{item.pattern})?" if started else f"(?:{item.pattern}{_SPACE})?")
        else:
            out.append(_SPACE + item.pattern if started else item.pattern)
            started = True
    return "".join(out)


@cache
def _word(word: str) -> str:
    if word.isalnum():
        return word
    parts: list[str] = []
    for character in word:
        if character in "'’":
            parts.append("['’‘`]?")
        elif character in "-–":
            parts.append(r"(?:[-‐‑‒–—]|\s)?")
        elif character == "*":
            parts.append(r"\w{0,20}")
        else:
            parts.append(re.escape(character))
    return "".join(parts)


@cache
def needed_words(phrase: str) -> tuple[tuple[str, ...], ...]:
    """What every text with the phrase holds, in small letters: of each group of words at least one.

    They are parts of words where the phrase has an apostrophe, a dash or a star in it. The group that fewest texts
    hold stands first.
    """
    options = list(_needed(iter(_TOKEN.findall(phrase.strip()))))
    return tuple(sorted(set(options[0]), key=lambda group: (len(group) - min(map(len, group)), group)))


def _needed(tokens: Iterator[str], closing: str = "") -> Iterator[list[tuple[str, ...]]]:
    """The groups of each option up to ``closing``, or up to the end."""
    groups: list[tuple[str, ...]] = []
    for token in tokens:
        if token == closing:
            break
        if token == "|":
            yield groups
            groups = []
        elif token in ("(", "["):
            options = list(_needed(tokens, ")" if token == "(" else "]"))
            if token == "(" and all(options):
                rarest = (max(option, key=lambda group: len(min(group, key=len))) for option in options)
                groups.append(tuple(word for group in rarest for word in group))
        elif token[0] != "<" and (parts := re.findall(r"[^\W_]+", token.lower())):
            groups.append((max(parts, key=len),))
    yield groups
