"""Splits a step's text into words, with its values in the place of their kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from checker.scenarios.registry import normalised

_KINDS: Final = (
    ("text", r'"[^"]*"?'),
    ("date", r"\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,9},? \d{4}|[A-Z][a-z]{2,9} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d"
             r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"),
    ("percent", r"\d{1,3}(?:\.\d+)?(?: ?%| per ?cent)"),
    ("cpv", r"\b\d{8}(?:-\d)?\b"),
    ("vat", r"(?:excluding|including|ex|exc|excl|inc|incl|plus)\.? VAT\b|with no mention of VAT|net of VAT"
            r"|(?:exclusive|inclusive) of VAT"
            r"|\b(?:\w{1,5} )?(?:with|no)(?: \w{1,7}){0,3} mention(?: \w{1,4}){0,2} (?:VAT|of)\b(?: of\b)?"),
    ("money", r"£ ?\d[\d,]*(?:\.\d+)?(?: ?(?:million|m|k)\b)?|\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b|\b\d{4,12}(?:\.\d+)?\b"),
    ("rule", r"\b[a-z][a-z0-9]*(?:-[a-z0-9]+)+\b"),
    ("number", r"\b\d{1,3}\b"),
)  # fmt: skip
_TOKEN: Final = re.compile("|".join([*(f"(?P<{kind}>{regex})" for kind, regex in _KINDS), r"(?P<word>[A-Za-z0-9']+)"]))
_PLAIN_WORD: Final = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a value of a kind (money, date, rule …), with the text it stands for."""

    kind: str
    text: str

    @property
    def key(self) -> str:
        """What is compared: the word in small letters, or the kind in braces."""
        return self.text.lower() if self.kind == _PLAIN_WORD else f"{{{self.kind}}}"

    @property
    def is_value(self) -> bool:
        """Whether it is a value and not a word."""
        return self.kind != _PLAIN_WORD


def tokens(text: str) -> tuple[Token, ...]:
    """The words and values of a text that somebody wrote."""
    out = []
    for match in _TOKEN.finditer(normalised(text)[:400]):
        kind = match.lastgroup or _PLAIN_WORD
        out.append(Token(kind, match[0]))
    return tuple(out)
