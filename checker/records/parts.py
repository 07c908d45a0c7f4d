"""Tells the decisions of a scanned text apart: forms one after another, a web page's list, the items of minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.documents.document import Document
from checker.records.chunk import LISTED, Chunk
from checker.records.labels import Use
from checker.records.wording import compact

_STARTS: Final = ("title", "record_type", LISTED)
_WHO_OR_WHEN: Final = frozenset({"decision_date", "decision_maker", LISTED})
_HEADS: Final = (None, "title", "reference", "record_type")


def decisions(document: Document, chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """The chunks of each decision, when there are several; else all chunks as the only one, or none."""
    ways = (_titled(document, chunks), _resolved(chunks), _repeated(document, chunks))
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


def _identity(document: Document, part: Sequence[Chunk]) -> tuple[str, ...] | None:
    words: dict[str, str] = {}
    for chunk in part:
        if chunk.name is not None and chunk.pieces and chunk.name not in words:
            words[chunk.name] = compact("".join(document.quote(piece.span) for piece in chunk.pieces))
    if "decision" not in words or not _WHO_OR_WHEN & set(words):
        return None
    return words.get("title", ""), words.get("decision_date", ""), words["decision"]


def _resolved(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """The items of minutes under whose headings something is resolved, each up to the next heading like it."""
    found: list[list[Chunk]] = []
    item: list[Chunk] = []
    fresh = True
    for chunk in (*chunks, Chunk(None, heading=True)):
        if chunk.heading and not chunk.noise:
            if any(part.name == "decision" and part.use is Use.OPENING for part in item):
                found.append(item)
            item, fresh = [], True
        elif chunk.name == "decision" and chunk.use is Use.OPENING and fresh:
            fresh = False
        item.append(chunk)
    return found


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
    starts = [_headed(chunks, turn) for turn in cycle[0]]
    heads = {compact(_words(document, chunks[start])) for start in starts}
    if len(heads) < count or any(start == turn for start, turn in zip(starts, cycle[0], strict=True)):
        return []
    return [list(part) for part in _between(chunks, starts)]


def _headed(chunks: Sequence[Chunk], place: int) -> int:
    """Where the loose heading above a form's first label stands; the label itself where there is none."""
    above = place - 1
    if above >= 0 and chunks[above].name in _HEADS and chunks[above].pieces and not chunks[above].noise:
        return above
    return place


def _between(chunks: Sequence[Chunk], starts: Sequence[int]) -> Iterator[Sequence[Chunk]]:
    for number, start in enumerate(starts):
        yield chunks[start : starts[number + 1] if number + 1 < len(starts) else len(chunks)]


def _words(document: Document, chunk: Chunk) -> str:
    return " ".join(document.quote(piece.span) for piece in chunk.pieces)
