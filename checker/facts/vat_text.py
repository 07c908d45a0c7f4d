"""Finds the words that say whether an amount includes value added tax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.facts.money import VatBasis
from checker.facts.money_text import AmountText
from checker.facts.vocabulary import Vocabulary

_AFTER: Final = 60
_BEFORE: Final = 45
_NEAR: Final = 80
_KEYS: Final = (
    ("money.vat_net", VatBasis.NET),
    ("money.vat_inclusive", VatBasis.INCLUSIVE),
    ("money.vat_exempt", VatBasis.EXEMPT),
)
_RATE: Final = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?\s?(?:%|per\s?cent)", re.IGNORECASE)


def vat_words(text: str, vocabulary: Vocabulary) -> tuple[tuple[int, int, VatBasis], ...]:
    """Places of words on VAT in a text; where two phrases overlap, the one that says more counts."""
    found: list[tuple[int, int, VatBasis]] = []
    for key, basis in _KEYS:
        for match in vocabulary.pattern(key).finditer(text):
            found.append((match.start(), match.end(), basis))
    found.sort(key=lambda place: place[0] - place[1])
    kept: list[tuple[int, int, VatBasis]] = []
    for place in found:
        if not any(start < place[1] and place[0] < end for start, end, _ in kept):
            kept.append(place)
    return tuple(sorted(kept))


def with_vat(text: str, amounts: Sequence[AmountText], vocabulary: Vocabulary) -> tuple[AmountText, ...]:
    """The amounts of one sentence with their VAT basis, from the words nearest to each."""
    result = list(amounts)
    for start, end, basis in _places(text, amounts, vocabulary):
        before = [i for i, a in enumerate(result) if a.end <= start]
        after = [i for i, a in enumerate(result) if a.start >= end]
        index = before[-1] if before and start - result[before[-1]].end <= _AFTER else None
        leads = after and re.fullmatch(r"[\s):]{0,3}(?:of|is|was|at|:|=|-|–)?\s?", text[end : result[after[0]].start])
        touching = index is not None and start - result[index].end <= 2
        if after and ((leads and not touching) or (index is None and result[after[0]].start - end <= _BEFORE)):
            index = after[0]
        if index is None or result[index].vat is not VatBasis.UNSTATED:
            continue
        result[index] = replace(result[index], vat=basis)
        if index and result[index].qualifier == "range_high" and result[index - 1].qualifier == "range_low":
            result[index - 1] = replace(result[index - 1], vat=basis)
    return tuple(result)


def _places(text: str, amounts: Sequence[AmountText], vocabulary: Vocabulary) -> tuple[tuple[int, int, VatBasis], ...]:
    """VAT words in each stretch between two amounts, so that "£5,000+VAT" is seen too."""
    edges = [0, *(amount.end for amount in amounts)]
    ends = [*(amount.start for amount in amounts), len(text)]
    return tuple(
        (edge + start, edge + end, basis)
        for edge, stop in zip(edges, ends, strict=True)
        for start, end, basis in vat_words(text[edge:stop][:400], vocabulary)
    )


def vat_rate(text: str, vocabulary: Vocabulary) -> tuple[int, int, int] | None:
    """Start, end and rate (hundredths of a per cent) of the VAT rate that a sentence states, if it states one."""
    for match in _RATE.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()].rstrip(" (@")
        after = text[match.end() : match.end() + _NEAR].lstrip()
        words = vocabulary.pattern("money.vat_rate").finditer(before)
        named = vocabulary.pattern("money.vat_word").match(after)
        if named or any(word.end() == len(before) for word in words):
            rate = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
            return match.start(), match.end(), rate
    return None
