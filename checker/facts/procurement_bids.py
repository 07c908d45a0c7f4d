"""How many bids, quotations or proposals were received or evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.facts.context import ReadingContext
from checker.facts.contract_scope import is_buying
from checker.facts.fact import Evidence, Fact, ambiguous
from checker.facts.phrases import phrase_pattern
from checker.facts.vocabulary import Vocabulary

_NAME = "procurement.suppliers_evaluated"
_AFTER, _BEFORE = 70, 45


@lru_cache(maxsize=4)
def _number(vocabulary: Vocabulary) -> re.Pattern[str]:
    small = "|".join(map(phrase_pattern, vocabulary.words("bids.small_words")))
    numbers = "|".join(vocabulary.words("date.numbers"))
    bids, firms = (vocabulary.words(f"bids.{key}")[0] for key in ("count", "firms"))
    return re.compile(
        rf"(?<![\w£.,/-])(?P<number>\d{{1,3}}|{numbers})(?:\s?\(\d{{1,3}}\))?\s(?:(?:{small})\s){{0,3}}"
        rf"(?:(?P<bids>{phrase_pattern(bids)})|(?P<firms>{phrase_pattern(firms)}))(?!\w)",
        re.IGNORECASE,
    )


def read_bids(context: ReadingContext) -> Iterator[Fact]:
    """``procurement.suppliers_evaluated``: bids received or evaluated, not firms invited or interested.

    Bids count before firms; different numbers of the same kind leave the fact ambiguous.
    """
    if not is_buying(context):
        return
    numbers = {word.lower(): n for n, word in enumerate(context.vocabulary.words("date.numbers"), 1)}
    bids: dict[int, tuple[Evidence, ...]] = {}
    firms: dict[int, tuple[Evidence, ...]] = {}
    for unit in context.units:
        if unit.field == "alternatives":
            continue
        for sentence in context.sentences(unit.passage):
            text = sentence.text
            for match in context.vocabulary.pattern("bids.only_one").finditer(text):
                at = sentence.start
                bids.setdefault(1, context.evidence(unit.passage, at + match.start(), at + match.end(), unit.field))
            for number, start, end in _best_of(text, context.vocabulary):
                at = sentence.start
                bids.setdefault(number, context.evidence(unit.passage, at + start, at + end, unit.field))
            for match in _number(context.vocabulary).finditer(text):
                if not _received(text, match, context.vocabulary):
                    continue
                word = match["number"].lower()
                number = int(word) if word.isdigit() else numbers[word]
                start, end = sentence.start + match.start(), sentence.start + match.end()
                into = bids if match["bids"] else firms
                into.setdefault(number, context.evidence(unit.passage, start, end, unit.field))
    found = bids or firms
    if len(found) == 1:
        ((number, evidence),) = found.items()
        yield Fact(_NAME, number, evidence=evidence)
    elif found:
        evidence = tuple(e for spans in found.values() for e in spans)
        yield ambiguous(_NAME, evidence, "Different numbers of bids are given.")


def _best_of(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, int]]:
    """Numbers of bids told by their best, with the place: "the lowest of three", "ranked first of the five bidders"."""
    words = vocabulary.words("date.numbers")
    number = re.compile(rf"\s?(?P<number>\d{{1,2}}|{'|'.join(words)})(?!\w)", re.IGNORECASE)
    numbers = {word.lower(): n for n, word in enumerate(words, 1)}
    for lead in vocabulary.pattern("bids.best_of").finditer(text):
        match = number.match(text, lead.end())
        if match is None:
            continue
        rest = text[match.end() :].lstrip()
        if not rest or rest[0] in ".,;:)" or vocabulary.pattern("bids.best_after").match(rest):
            word = match["number"].lower()
            yield int(word) if word.isdigit() else numbers[word], lead.start(), match.end()


def _received(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether the words around a number of bids or firms say that these bids came in."""
    after = re.split(r"[;,]\s", text[match.end() : match.end() + _AFTER])[0]
    before = re.split(r"[;,]\s", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    if vocabulary.pattern("bids.invited").search(after[:30] + " " + before[-25:]):
        return False
    received = vocabulary.pattern("bids.received")
    return bool(received.search(after) or received.search(before))
