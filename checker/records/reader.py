"""Reads a document as one decision record: its words under the labels that councils use."""

from __future__ import annotations

from collections.abc import Sequence

from checker.documents.document import Document, Span
from checker.documents.passage import Passage, join
from checker.records.chunk import Chunk
from checker.records.labels import Labels, Use
from checker.records.loose import Loose
from checker.records.paragraphs import paragraphs
from checker.records.recognition import one_record
from checker.records.record import DecisionRecord, Section, SectionState
from checker.records.scanner import Scanner


def read_record(document: Document, labels: Labels) -> DecisionRecord:
    """Sort a document's words under canonical labels.

    Raises NotADecisionRecordError when nothing in the text shows that it is a decision record, and when it holds
    more than one record.
    """
    scanner = Scanner(document, labels)
    chunks = Loose(scanner.finder, labels, scanner.width).name(scanner.scan())
    one_record(document, chunks, labels)
    body = _body(document, chunks, scanner.width, labels)
    sections: dict[str, list[Section]] = {}
    for chunk in chunks:
        if chunk.name is None:
            continue
        passage = join(document.text, paragraphs(document.text, chunk.pieces, scanner.width, labels.unfinished))
        section = Section(chunk.name, tuple(chunk.label), passage, _state(chunk.name, passage, labels))
        sections.setdefault(chunk.name, []).append(section)
    return DecisionRecord(document, {name: tuple(found) for name, found in sections.items()}, body)


def _state(name: str, passage: Passage, labels: Labels) -> SectionState:
    state = labels.states.of(passage.text)
    field = labels.fields.get(name)
    if state is SectionState.NIL and field is not None and field.answer:
        return SectionState.SUBSTANTIVE
    return state


def _body(document: Document, chunks: Sequence[Chunk], width: int, labels: Labels) -> Passage:
    found: list[list[Span]] = []
    for chunk in chunks:
        under = paragraphs(document.text, chunk.pieces, width, labels.unfinished)
        label = [] if chunk.use is Use.OPENING else chunk.shown
        if label and under and not chunk.stacked:
            under[0] = [*label, *under[0]]
        elif label:
            under.insert(0, list(label))
        found += under
    return join(document.text, found)
