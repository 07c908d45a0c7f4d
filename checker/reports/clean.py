"""Makes words from a document safe to show: no terminal commands, no hidden or reversed text."""

from __future__ import annotations

import unicodedata
from typing import Final

TAB_WIDTH: Final = 4
_SEPARATORS: Final = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"


def is_visible(character: str) -> bool:
    """Whether a character may reach a terminal: not a control, an override of direction, or a zero-width format.

    Categories Cc, Cf, Cs, Co and Cn of Unicode are refused; they hold the escape character that starts terminal
    commands (ECMA-48), the bidirectional overrides (UAX #9) and unassigned code points.
    """
    return (character.isascii() and character.isprintable()) or unicodedata.category(character)[0] != "C"


def cleaned(text: str) -> str:
    """``text`` on one line without unsafe characters; runs of white space are single spaces."""
    shown = (" " if character in _SEPARATORS else character for character in text)
    return " ".join("".join(character for character in shown if is_visible(character)).split())


def cleaned_lines(text: str) -> str:
    """``text`` without unsafe characters, its line breaks kept."""
    return "\n".join(cleaned(line) for line in text.splitlines())


def display_of(character: str) -> str:
    """What a source frame shows for one code point of a line: spaces for a tab, nothing for unsafe ones."""
    if character == "\t":
        return " " * TAB_WIDTH
    if character in _SEPARATORS or unicodedata.category(character) == "Zs":
        return " "
    return character if is_visible(character) else ""


_ASCII: Final = {
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    "…": "...", "•": "*", "·": "-", "£": "GBP ", "€": "EUR ", "×": "x", "→": "->", "½": "1/2", "¼": "1/4", "¾": "3/4",
}  # fmt: skip


def to_ascii(text: str) -> str:
    """``text`` in ASCII: typographic signs become their plain forms, accents are dropped, the rest is '?'."""
    if text.isascii():
        return text
    out: list[str] = []
    for character in text:
        plain = _ASCII.get(character)
        if plain is None:
            plain = character if character.isascii() else _without_accent(character)
        out.append(plain)
    return "".join(out)


def _without_accent(character: str) -> str:
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"
