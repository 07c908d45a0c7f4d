"""What stands where a supplier's name could and is none: a day, a sum, an office, what is bought, a stand-in."""

from __future__ import annotations

import re
from typing import Final

from checker.facts.date_text import find_dates
from checker.facts.supplier_names import Name
from checker.facts.vocabulary import Vocabulary

_STAND_IN: Final = re.compile(r"\s?(?:[Nn]o\.?|[Nn]umber|[Rr]ef\.?)?\s?(?:[A-Z]|[A-Z]?\d{1,3}[A-Z]?)", re.ASCII)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|&")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}|[A-Z]\d|\d[A-Z]")


def no_supplier(name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a name is none that a contract can be awarded to; one that ends in a legal form always can."""
    text = name.text
    stand_in = vocabulary.pattern("supplier.placeholder").match(text)
    if stand_in and _STAND_IN.fullmatch(text[stand_in.end() :]):
        return True
    if name.legal:
        return False
    if not _LETTERS.search(text) or "£" in text or find_dates(text, vocabulary):
        return True
    if vocabulary.pattern("supplier.never_inside").search(text):
        return True
    generic = {word.lower() for word in vocabulary.words("supplier.generic_words")}
    return all(word.lower() in generic for word in _WORD.findall(text))
