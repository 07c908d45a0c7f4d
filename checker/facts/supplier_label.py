"""Names under a label for the supplier."""

from __future__ import annotations

import re
from typing import Final

from checker.facts.supplier_names import Name, legal_names
from checker.facts.supplier_not import no_supplier
from checker.facts.vocabulary import Vocabulary

_PART: Final = re.compile(r"[^\n;]{2,400}")
_NUMBERING: Final = re.compile(r"\s{0,3}(?:\(?[\divxa-h]{1,3}[.)]|[•·*–-]|[Ll]ots?\s\d{1,2}\s?[:–-]?)\s{0,3}")
_MOST_WORDS: Final = 10
_ADDRESS: Final = re.compile(
    r",\s(?=\d|[A-Z]{1,2}\d|(?:Unit|Suite|Floor|PO|Company|Registered|Reg|Co|trading|c/o)(?!\w))"
)


def labelled_names(text: str, vocabulary: Vocabulary) -> tuple[list[Name], bool]:
    """The suppliers named under the label, and whether the label says that the name is kept back or not settled."""
    names: list[Name] = []
    redacted = False
    for part in _PART.finditer(text):
        lead = _NUMBERING.match(text, part.start(), part.end())
        start = lead.end() if lead else part.start()
        words = text[start : part.end()]
        if vocabulary.pattern("supplier.redacted").match(words.strip()):
            redacted = True
            continue
        legal = [Name(start + n.start, start + n.end, n.text, n.legal) for n in legal_names(words, vocabulary)]
        if legal:
            names.extend(legal)
        elif not names or len(words) < 80:
            names.extend(_plain(text, start, part.end(), vocabulary))
    return names, redacted or not names


def _plain(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Name]:
    """Names without a legal form: a sole trader, a charity, a short form."""
    address = _ADDRESS.search(text, start, end)
    stop = address.start() if address else end
    bracket = text.find("(", start, stop)
    if bracket > start:
        stop = bracket
    words = text[start:stop].strip(" .,:")
    tokens = words.split()
    capitals = sum(1 for token in tokens if token[:1].isupper() or token[:1].isdigit() or token == "&")
    small = [t for t in tokens if t[:1].islower() and t not in vocabulary.words("supplier.inner")]
    if not tokens or len(tokens) > _MOST_WORDS or small or capitals == 0 or not re.search(r"[A-Za-z]{2}", words):
        return []
    if not re.search(r"[A-Za-z]", words) or re.search(r"£|@|\d{4}", words):
        return []
    at = text.index(words, start)
    name = Name(at, at + len(words), words, False)
    return [] if no_supplier(name, vocabulary) else [name]
