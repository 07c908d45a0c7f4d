"""Tells whether a scanned text is one decision record, none, or several."""

from __future__ import annotations

from collections.abc import Sequence

from checker.documents.document import Document
from checker.errors import NotADecisionRecordError
from checker.records.chunk import Chunk
from checker.records.labels import Labels
from checker.records.parts import decisions


def one_record(document: Document, chunks: Sequence[Chunk], labels: Labels) -> None:
    """Raise NotADecisionRecordError unless ``chunks`` are one decision record."""
    count = len(decisions(document, chunks))
    if count > 1:
        raise NotADecisionRecordError(
            f"{document.source} holds {count} decision records, and one was expected: name the one that is meant, "
            "or save each as a file of its own."
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
