"""Reads a document as one decision record: its words under the labels that councils use."""

from __future__ import annotations

from checker.documents.document import Document, Span
from checker.documents.passage import Passage, join
from checker.records.chunk import Chunk
from checker.records.labels import Labels, Shape, Use
from checker.records.loose import Loose, date_listed
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
    date_listed(chunks)
    sections: dict[str, list[Section]] = {}
    body: list[list[Span]] = []
    for chunk in chunks:
        groups = _groups(document, chunk, scanner.width, labels)
        body += _with_label(chunk, groups)
        if chunk.name is not None:
            passage = join(document.text, groups)
            section = Section(chunk.name, tuple(chunk.label), passage, _state(chunk.name, passage, labels))
            sections.setdefault(chunk.name, []).append(section)
    by_field = {name: tuple(found) for name, found in sections.items()}
    return DecisionRecord(document, by_field, join(document.text, body))


def _groups(document: Document, chunk: Chunk, width: int, labels: Labels) -> list[list[Span]]:
    field = labels.fields.get(chunk.name) if chunk.name is not None else None
    short = field is not None and field.shape is not Shape.TEXT and not field.many and not field.inside
    return paragraphs(document.text, chunk.pieces, width, labels.unfinished, short=short, wrapped=document.wrapped)


def _with_label(chunk: Chunk, groups: list[list[Span]]) -> list[list[Span]]:
    """The chunk's paragraphs as they read: its label before the first, on the same line where it stands so."""
    label = [] if chunk.use is Use.OPENING else chunk.shown
    if not label:
        return groups
    if groups and not chunk.stacked:
        return [[*label, *groups[0]], *groups[1:]]
    return [list(label), *groups]


def _state(name: str, passage: Passage, labels: Labels) -> SectionState:
    state = labels.states.of(passage.text)
    field = labels.fields.get(name)
    if state is SectionState.NIL and field is not None and field.answer:
        return SectionState.SUBSTANTIVE
    return state
