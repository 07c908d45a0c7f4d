"""Tells whether the value that was read is the one that was labelled."""

from __future__ import annotations

import re
from typing import Final

from checker.facts.fact import FactValue
from checker.facts.money import Money

TOLERANCE: Final = 0.6
"""Share of the longer text's words that a shorter one must have to stand for it, when it stands in it as it is."""

_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = re.compile(r"['’‘`]")
_SAME_FORM: Final = {"limited": "ltd", "cyf": "ltd", "cyfyngedig": "ltd", "incorporated": "inc", "and": "&"}


def same(fact: str, expected: FactValue, found: FactValue) -> bool:
    """Whether two values of a fact are the same reading.

    Money: the same pence (VAT and firmness are facts of their own). Suppliers: the same set of names, whatever their
    order, case, spaces, punctuation and Ltd or Limited. Other lists: the same set of texts. Text: the same words, or
    one is a run of the other's words with at least ``TOLERANCE`` of them ("Head of Parks", "J Marlow, Head of Parks").
    Everything else: equal.
    """
    if isinstance(expected, Money) and isinstance(found, Money):
        return expected.pence == found.pence
    if isinstance(expected, tuple) and isinstance(found, tuple):
        if fact == "contract.suppliers":
            return {_name(one) for one in expected} == {_name(one) for one in found}
        return _all_in(expected, found) and _all_in(found, expected)
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(expected, str) and isinstance(found, str):
        return same_text(expected, found)
    return expected == found


def same_text(expected: str, found: str) -> bool:
    """Whether two texts are the same words within the tolerance."""
    one, other = _words(expected), _words(found)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if not short or len(short) < TOLERANCE * len(long):
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _all_in(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(any(same_text(one, other) for other in others) for one in some)


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", text.casefold().replace("&", " and ")))


def _name(text: str) -> tuple[str, ...]:
    return tuple(_SAME_FORM.get(word, word) for word in _words(text))
