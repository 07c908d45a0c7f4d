"""Puts wrapped lines back together into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from checker.documents.document import Span
from checker.records.wording import Wordings, compact

_ITEM: Final = re.compile(
    r"\s*(?:[•·▪●○◦➢✓☐☒☑*§]|[-–—]\s|"
    r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|\d{1,2}[.)](?=[A-Z])|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s|o\s)"
)
_TITLED: Final = re.compile(r"[A-Z][^.:]{0,30}:\s")
_STOP: Final = ".?!;:"
_CLOSING: Final = "\"'’”)]*_ "
_LAST_WORD: Final = re.compile(r"([A-Za-z]{1,20})\.?\Z")
_WIDEST_WRAP: Final = 140
_SHORTEST_FULL: Final = 40
_FULL: Final = 0.75


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words on one line.

    ``gap``: after a blank line; ``tight``: in a column whose lines are wrapped; ``joined``: on the line of the piece
    before it.
    """

    span: Span
    gap: bool = False
    tight: bool = False
    joined: bool = False


def paragraphs(
    text: str,
    pieces: Sequence[Piece],
    width: int,
    unfinished: Wordings[None],
    *,
    short: bool = False,
    wrapped: bool = True,
) -> list[list[Span]]:
    """Spans of ``pieces`` grouped into paragraphs.

    ``width`` is the document's wrap width, 0 when lines do not wrap; ``short`` tells that the pieces are one short
    value, which a narrow column wraps anywhere.
    """
    found: list[list[Span]] = []
    tight = wrap_width(piece.span.end - piece.span.start for piece in pieces if piece.tight) if wrapped else 0
    previous: Piece | None = None
    for piece in pieces:
        full = tight if piece.tight else width
        joined = piece.joined or (short and piece.tight and not piece.gap)
        if previous is not None and (joined or runs_on(text, previous.span, piece, full, unfinished)):
            found[-1].append(piece.span)
        else:
            found.append([piece.span])
        previous = piece
    return found


def wrap_width(lengths: Iterable[int]) -> int:
    """Width at which lines of these lengths were wrapped; 0 when they look like whole paragraphs."""
    ordered = sorted(lengths)
    if not ordered:
        return 0
    widest = ordered[round(0.95 * (len(ordered) - 1))]
    return widest if widest <= _WIDEST_WRAP else 0


def _line_start(text: str, offset: int) -> int:
    near = max(0, offset - 2 * _WIDEST_WRAP)
    start = max(text.rfind("\n", near, offset) + 1, near)
    return start + len(text[start:offset]) - len(text[start:offset].lstrip())


def runs_on(text: str, before: Span, piece: Piece, width: int, unfinished: Wordings[None]) -> bool:
    """Whether ``piece`` goes on with the sentence or paragraph that ends at ``before``."""
    last, following = text[before.start : before.end], text[piece.span.start : piece.span.start + 40]
    if _ITEM.match(following):
        return False
    ending = last.rstrip(_CLOSING)[-1:]
    length = before.end - (before.start if piece.tight else _line_start(text, before.start))
    if ending in _STOP and ending:
        if _TITLED.match(following):
            return False
        if following[:1].islower():
            return not piece.gap and ending in ".?!"
        return bool(
            not piece.gap and width and max(0.85 * width, _SHORTEST_FULL) <= length <= 1.3 * width and ending == "."
        )
    if following[:1].islower() or following[:1] in ",;)%/&":
        return True
    if last.count("(") > last.count(")") and ")" in following:
        return True
    word = _LAST_WORD.search(last)
    if last[-1:] in ",-–—&/(" or (word is not None and unfinished.exactly(compact(word.group(1)))):
        return True
    if piece.gap:
        return False
    if following[:1] == "(" or (last[-1:].isdigit() and following[:1].isdigit()):
        return True
    return bool(width and _FULL * width <= length <= 1.3 * width)
