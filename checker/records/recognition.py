"""Tells whether a scanned text is one decision record, none, or several."""

from __future__ import annotations

from collections.abc import Sequence

from checker.documents.document import Document
from checker.errors import NotADecisionRecordError
from checker.records.chunk import LISTED, Chunk
from checker.records.labels import Labels, Use
from checker.records.wording import compact


def one_record(document: Document, chunks: Sequence[Chunk], labels: Labels) -> None:
    """Raise NotADecisionRecordError unless ``chunks`` are one decision record."""
    count = _records(document, chunks)
    if count > 1:
        raise NotADecisionRecordError(
            f"{document.source} holds {count} decision records: save each as a file of its own "
            "and check them one by one."
        )
    if not _recognised(chunks, labels):
        raise NotADecisionRecordError(
            f"{document.source} is not recognised as a decision record: it has none of the labels of one "
            "(such as Decision maker, Decision, Reasons for decision) and no words that decide (such as RESOLVED that)."
        )


def _recognised(chunks: Sequence[Chunk], labels: Labels) -> bool:
    if any(chunk.name == "decision" and chunk.pieces for chunk in chunks):
        return True
    known = {chunk.name for chunk in chunks if chunk.name in labels.fields}
    core = {name for name in known if name is not None and labels.fields[name].core}
    return len(core) >= 2 or ("record_type" in known and len(known) >= 3)


def _records(document: Document, chunks: Sequence[Chunk]) -> int:
    """Number of records: parts that begin with a title or a form's heading and have a decision and who or when."""
    parts: list[list[Chunk]] = [[]]
    for chunk in chunks:
        starts = chunk.name in ("title", "record_type", LISTED) or (chunk.noise and chunk.heading)
        if starts and any(before.name == "decision" for before in parts[-1]):
            parts.append([])
        parts[-1].append(chunk)
    found = {_identity(document, part) for part in parts}
    return max(len(found - {None}), _resolutions(chunks))


def _resolutions(chunks: Sequence[Chunk]) -> int:
    """Number of headings of minutes under which something is resolved."""
    count, fresh = 0, True
    for chunk in chunks:
        if chunk.heading and not chunk.noise:
            fresh = True
        elif chunk.name == "decision" and chunk.use is Use.OPENING and fresh:
            count, fresh = count + 1, False
    return count


def _identity(document: Document, part: Sequence[Chunk]) -> tuple[str, ...] | None:
    words: dict[str, str] = {}
    for chunk in part:
        if chunk.name is not None and chunk.pieces and chunk.name not in words:
            words[chunk.name] = compact("".join(document.quote(piece.span) for piece in chunk.pieces))
    if "decision" not in words or not ({"decision_date", "decision_maker", LISTED} & set(words)):
        return None
    return words.get("title", ""), words.get("decision_date", ""), words["decision"]
