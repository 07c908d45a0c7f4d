"""Names of firms and bodies in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.facts.phrases import phrase_pattern
from checker.facts.vocabulary import Vocabulary

_TOKEN: Final = re.compile(r"\S{1,60}")
_MOST_WORDS: Final = 9
_REACH: Final = 130
_QUOTES: Final = "\"'“”‘’*•·"
# These go on inside "University of Marl" but end "Marl Council for road works" and join "Alder Architects and …".
_AFTER_BODY: Final = ("and", "&", "for", "in", "by", "on", "at", "with")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){1,4}|St\.|Co\.|Bros\.|Mr\.|Dr\.|Ltd\.|Inc\.|No\.")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at ``text[start:end]``; ``legal`` names end in a legal form, ``body`` names in a word like Trust."""

    start: int
    end: int
    text: str
    legal: bool
    body: bool = False


@dataclass(frozen=True)
class _Words:
    legal: re.Pattern[str]
    legal_end: re.Pattern[str]
    body_end: re.Pattern[str]
    trading: re.Pattern[str]
    inner: frozenset[str]
    breaks: frozenset[str]
    not_first: frozenset[str]
    roles: frozenset[str]


@lru_cache(maxsize=4)
def _words(vocabulary: Vocabulary) -> _Words:
    def any_of(key: str) -> str:
        words = sorted(vocabulary.words(key), key=len, reverse=True)
        return "(?:" + "|".join(map(phrase_pattern, words)) + ")"

    legal = any_of("supplier.legal_form")
    flags = re.IGNORECASE
    return _Words(
        re.compile(rf"(?<![\w.]){legal}(?![\w&])", flags),
        re.compile(rf"(?<![\w.]){legal}$", flags),
        re.compile(rf"(?<!\w){any_of('supplier.body_form')}$", flags),
        re.compile(rf"\s?[,(]?\s?{any_of('supplier.trading_as')}\s", flags),
        frozenset(vocabulary.words("supplier.inner")),
        frozenset(vocabulary.words("supplier.break")),
        frozenset(vocabulary.words("supplier.not_first")),
        frozenset(vocabulary.words("supplier.role_first")),
    )


def legal_names(text: str, vocabulary: Vocabulary) -> Iterator[Name]:
    """Every name in a sentence that ends in a legal form (Ltd, LLP, plc), with its trading name where one follows."""
    words = _words(vocabulary)
    last = 0
    for match in words.legal.finditer(text):
        form = match.group()
        # "ltd", "plc" and "llp" are forms in small letters too; "limited" and "inc" are then words of their own.
        if match.start() < last or (form[0].islower() and any(vowel in form for vowel in "aeiou")):
            continue
        start = _back(text, match.start(), last, words)
        if start is None or text.startswith("(", start):
            continue
        end = _with_trading_name(text, match.end(), words)
        last = end
        yield Name(start, end, text[start:end].rstrip(" .,"), True)


def name_at(text: str, position: int, vocabulary: Vocabulary) -> Name | None:
    """The name that begins at ``position`` (after "the"), if the words there are one and no office or council word."""
    words = _words(vocabulary)
    lead = re.compile(r"[\s:“\"'‘•·–-]{0,4}(?:(?:the|The|Messrs\.?)\s)?").match(text, position)
    start = lead.end() if lead else position
    end, pending = start, start
    for count, match in enumerate(_TOKEN.finditer(text, start, min(len(text), start + _REACH))):
        token = match.group().lstrip(_QUOTES)
        bare = token.rstrip(",;:.)" + _QUOTES)
        if "\n" in text[end : match.start()] or not bare or count >= _MOST_WORDS:
            break
        capital = bare[0].isupper() or bare[0].isdigit() or (bare[0] == "(" and bare[1:2].isupper())
        if not capital and not (count and token in words.inner) and not any(c.isupper() for c in bare[1:3]):
            break
        if count and (bare in words.breaks or (token in _AFTER_BODY and words.body_end.search(text[start:end]))):
            break
        pending = match.start() + len(match.group().rstrip(",;:.)" + _QUOTES))
        if bare[0] == "(" and match.group().endswith(")"):
            pending = match.end()
        if capital or any(c.isupper() for c in bare[1:3]):
            end = pending
        if words.legal_end.search(text[start:pending]) and not token[:1].islower():
            end = _with_trading_name(text, pending, words)
            break
        if token[-1] in ",;:)" + _QUOTES or (token[-1] == "." and not _INITIALS.fullmatch(token)):
            break
    name = text[start:end].strip(" .,")
    first = name.split(" ", 1)[0].rstrip(",.")
    if len(name) < 2 or not any(c.isalpha() for c in name) or first in words.not_first | words.breaks | words.roles:
        return None
    legal = words.legal_end.search(name) is not None or words.trading.search(name) is not None
    return Name(start, start + len(text[start:end].rstrip(" .,")), name, legal, bool(words.body_end.search(name)))


def name_key(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What two spellings of one name share: its words in small letters, without legal form and trading name."""
    words = _words(vocabulary)
    name = words.trading.split(name)[0]
    name = words.legal_end.sub("", name.rstrip(" .,)"))
    return tuple(re.findall(r"[a-z0-9]+", name.lower().replace("&", " and ").replace("’", "").replace("'", "")))


def _back(text: str, legal: int, stop: int, words: _Words) -> int | None:
    """Where the name that ends before ``legal`` begins, walking back over capital words."""
    low = max(stop, legal - _REACH, text.rfind("\n", 0, legal) + 1)
    tokens = list(_TOKEN.finditer(text, low, legal))
    start: int | None = None
    count = 0
    for index in range(len(tokens) - 1, -1, -1):
        match = tokens[index]
        token = match.group()
        bare = token.strip(_QUOTES + "(),;:")
        # "Contractors" ends what stands before a name, but not in "Alder Roofing Contractors Ltd"
        bracket_only = start is None or text.startswith("(", start)
        last_of_name = bracket_only and index > 0 and bare.isalpha() and _goes_further(tokens[index - 1].group(), words)
        if not bare or count >= _MOST_WORDS or (bare in words.breaks and not last_of_name):
            break
        parenthesis = token.startswith("(") and token.endswith(")")
        if token[-1] in ",;:)" and not parenthesis:
            break
        if token[-1] == "." and not _INITIALS.fullmatch(token):
            break
        if bare[0].isupper() or bare[0].isdigit() or any(c.isupper() for c in bare[1:3]):
            count += 1
            start = match.start() + (0 if parenthesis else len(token) - len(token.lstrip("(" + _QUOTES)))
        elif bare == "with" or not (
            count and bare in words.inner and index and _goes_further(tokens[index - 1].group(), words)
        ):
            break
        if token[0] in "(" + _QUOTES and not parenthesis:
            break
    if start is None:
        return None
    return _trimmed(text, start, legal, words)


def _goes_further(token: str, words: _Words) -> bool:
    bare = token.strip(_QUOTES)
    capital = bool(bare) and bare[0].isupper() and bare[-1].isalnum()
    return capital and bare not in words.breaks | words.roles and not words.legal_end.search(bare)


def _trimmed(text: str, start: int, legal: int, words: _Words) -> int | None:
    """Leave out a capital that only begins the sentence, and numbers of a list."""
    while True:
        match = _TOKEN.match(text, start)
        if match is None or match.end() >= legal:
            return None if match is None or match.start() >= legal else start
        bare = match.group().strip(_QUOTES + "(),;:")
        opening = not text[:start].strip(_QUOTES + " ()") or text[:start].rstrip()[-1:] in (":", ".", "–", "-", ";")
        article = bare == "The"
        numbering = re.fullmatch(r"\d{1,2}[.)]|[a-z][.)]", match.group()) is not None
        if not (numbering or article or bare in words.inner or (opening and bare in words.not_first)):
            return start
        following = _TOKEN.search(text, match.end(), legal)
        if following is None:
            return start if not (numbering or bare in words.inner or bare in words.not_first) else None
        start = following.start()


def _with_trading_name(text: str, end: int, words: _Words) -> int:
    match = words.trading.match(text, end)
    if match is None:
        return end
    last = end
    closing = text.find(")", match.end(), match.end() + 80) if "(" in match.group() else -1
    if closing > 0 and "\n" not in text[end:closing]:
        return closing + 1
    for count, token in enumerate(_TOKEN.finditer(text, match.end(), min(len(text), match.end() + 80))):
        bare = token.group().rstrip(",;:.)" + _QUOTES)
        if not bare or count >= 6 or not (bare[0].isupper() or bare[0].isdigit() or bare in words.inner):
            break
        if bare not in words.inner:
            last = token.start() + len(bare)
        if token.group()[-1] in ",;:.)":
            break
    return end if "(" in match.group() else last
