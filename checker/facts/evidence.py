"""From words of a passage to evidence: quotes of the document with their line, page and cell."""

from __future__ import annotations

from checker.documents.document import Document, Span
from checker.documents.passage import Passage
from checker.facts.fact import Evidence


def evidence_at(document: Document, span: Span, field: str | None = None) -> Evidence:
    """Evidence for one span of the document's text; ``field`` is the label's canonical name."""
    block = document.block_at(span.start)
    cell = block.cell if block else None
    return Evidence(
        quote=document.quote(span),
        start=span.start,
        end=span.end,
        line=document.line_at(span.start),
        field=field,
        page=block.page if block else None,
        paragraph=block.paragraph if block else None,
        cell=(cell.table, cell.row, cell.column) if cell else None,
    )


def evidence_in(
    document: Document, passage: Passage, start: int, end: int, field: str | None = None
) -> tuple[Evidence, ...]:
    """Evidence for ``passage.text[start:end]``: one for each run of the document that these words stand in."""
    return tuple(evidence_at(document, span, field) for span in passage.spans(start, end))
