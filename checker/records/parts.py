"""Tells the decisions of a scanned text apart: forms one after another, a web page's list, the items of minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.documents.document import Document
from checker.records.chunk import LISTED, Chunk
from checker.records.labels import Use
from checker.records.wording import compact

_LONGEST_HEADING: Final = 200
_ITEM: Final = re.compile(r"\s{0,20}(?P<number>\d{1,3})[.)]?\s{1,8}\S")
_STARTS: Final = ("title", "record_type", LISTED)
_WHO_OR_WHEN: Final = frozenset({"decision_date", "decision_maker", LISTED})
_OF_AN_ENTRY: Final = frozenset({"decision_maker", "publication_date"})
_HEADS: Final = (None, "title", "reference", "record_type")


def decisions(document: Document, chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """The chunks of each decision, when there are several; else all chunks as the only one, or none."""
    ways = (
        _titled(document, chunks), _resolved(document, chunks), _repeated(document, chunks), _listed(chunks)
    )  # fmt: skip
    best = max(ways, key=len)
    return best if len(best) > 1 else [list(chunks)]


def _titled(document: Document, chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Parts that begin with a title or a form's heading and have a decision and who or when."""
    parts: list[list[Chunk]] = [[]]
    for chunk in chunks:
        starts = chunk.name in _STARTS or (chunk.noise and chunk.heading)
        if starts and any(before.name == "decision" for before in parts[-1]):
            parts.append([])
        parts[-1].append(chunk)
    identities = [_identity(document, part) for part in parts]
    if len(set(identities) - {None}) < 2:
        return []
    found: list[list[Chunk]] = []
    seen: set[tuple[str, ...]] = set()
    for part, identity in zip(parts, identities, strict=True):
        if identity is not None and identity not in seen:
            seen.add(identity)
            found.append(part)
        elif identity is None and found and not any(chunk.name == "decision" for chunk in part):
            found[-1] += part
    return found


def _listed(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """The entries of a web page's list of decisions, each with who decided or when it was published.

    What was decided may stand in them under no label.
    """
    parts: list[list[Chunk]] = []
    for chunk in chunks:
        if chunk.name == LISTED:
            parts.append([])
        if parts:
            parts[-1].append(chunk)
    kept = [part for part in parts if any(chunk.name in _OF_AN_ENTRY and chunk.pieces for chunk in part)]
    return kept if len(kept) == len(parts) else []


def _identity(document: Document, part: Sequence[Chunk]) -> tuple[str, ...] | None:
    words: dict[str, str] = {}
    for chunk in part:
        if chunk.name is not None and chunk.pieces and chunk.name not in words:
            words[chunk.name] = compact("".join(document.quote(piece.span) for piece in chunk.pieces))
    if "decision" not in words or not _WHO_OR_WHEN & set(words):
        return None
    return words.get("title", ""), words.get("decision_date", ""), words["decision"]


def _resolved(document: Document, chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """The items of minutes under whose headings something is resolved, each up to the next heading like it."""
    found: list[list[Chunk]] = []
    item: list[Chunk] = []
    number: int | None = None
    for chunk in (*chunks, Chunk(None, heading=True)):
        own = _number(document, chunk)
        headed = chunk.heading and not chunk.noise
        # a heading that spells a label is told by its number, the next one: "6. BUDGET"
        if headed or (own is not None and number is not None and own == number + 1):
            if any(part.name == "decision" and part.use is Use.OPENING for part in item):
                found.append(item)
            item, number = [], own
        item.append(chunk)
    return found


def _number(document: Document, chunk: Chunk) -> int | None:
    """The number that the line of a label or heading begins with."""
    spans = chunk.label or [piece.span for piece in chunk.pieces[:1]] if chunk.label or chunk.heading else []
    if not spans:
        return None
    start = document.text.rfind("\n", 0, spans[0].start) + 1
    match = _ITEM.match(document.text, start, max(spans[0].end, start))
    return int(match["number"]) if match else None


def _repeated(document: Document, chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Forms under headings of their own that repeat the same labels in the same order, with other words under them."""
    places: dict[str, list[int]] = {}
    for index, chunk in enumerate(chunks):
        if chunk.name is not None and chunk.label and chunk.pieces and chunk.use is not Use.OPENING:
            places.setdefault(chunk.name, []).append(index)
    count = len(places.get("decision", ()))
    cycle = sorted((found for found in places.values() if len(found) == count), key=lambda found: found[0])
    names = {name for name, found in places.items() if len(found) == count}
    if count < 2 or len(cycle) < 3 or not _WHO_OR_WHEN & names:
        return []
    in_order = [place for turn in zip(*cycle, strict=True) for place in turn]
    if in_order != sorted(in_order):
        return []
    parts: list[list[Chunk]] = []
    for number, turn in enumerate(cycle[0]):
        end = cycle[0][number + 1] if number + 1 < count else len(chunks)
        head, tail = _headed(document, chunks, turn), chunks[turn:end]
        if head is None:
            return []
        if number + 1 < count and tail:
            tail = [*tail[:-1], *_without_heading(document, chunks, end)]
        parts.append([head, *tail])
    return parts if len({compact(_words(document, part[0])) for part in parts}) == count else []


def _headed(document: Document, chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """The heading above a form's first label: loose, or the last line of what stands before."""
    above = chunks[place - 1] if place else None
    if above is None or above.noise or not above.pieces:
        return None
    last = above.pieces[-1]
    if not above.label and above.name in _HEADS and len(above.pieces) == 1:
        return above
    words = document.quote(last.span)
    if not last.gap or len(words) > _LONGEST_HEADING or words[-1:] in ".,;:":
        return None
    return Chunk(None, pieces=[last], heading=True)


def _without_heading(document: Document, chunks: Sequence[Chunk], place: int) -> list[Chunk]:
    """The chunk before a form's first label, less the heading of the form."""
    above, head = chunks[place - 1], _headed(document, chunks, place)
    return [] if head is above else [replace(above, pieces=above.pieces[:-1])]


def _words(document: Document, chunk: Chunk) -> str:
    return " ".join(document.quote(piece.span) for piece in chunk.pieces)
