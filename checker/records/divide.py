"""Divides a document that holds several decisions into one document for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.documents.document import Document, Span
from checker.errors import NotADecisionRecordError
from checker.records.chunk import Chunk
from checker.records.labels import Labels
from checker.records.loose import Loose
from checker.records.parts import decisions
from checker.records.register import entries
from checker.records.scanner import Scanner

_INK: Final = re.compile(r"\S")
_NUMBER: Final = re.compile(r"\A\d{1,3}(?:\.\d{1,2})?[.)]?\s(?=\S)")
MOST: Final = 250
"""Decisions that one file may hold: each is read for itself, so that more would take too long."""
_LONGEST_TITLE: Final = 80
_OF_THE_PAGE: Final = ("council", "decision_date", "decision_maker")


_NAMED: Final = " > decision "
_NAME: Final = re.compile(re.escape(_NAMED) + r"(?P<number>\d{1,6})(?:: [^\n]*)?\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """One decision of several: ``number`` is 1-based, ``title`` may be empty, ``kept`` the words that belong to it."""

    whole: Document
    number: int
    title: str
    kept: tuple[Span, ...]

    @property
    def document(self) -> Document:
        """The document with all other words blanked, so that every offset, line and page stays what it was."""
        name = f"{self.whole.source}{_NAMED}{self.number}" + (f": {self.title}" if self.title else "")
        text = "".join(_masked(self.whole.text, self.kept))
        blocks = tuple(block for block in self.whole.blocks if text[block.span.start : block.span.end].strip())
        return replace(self.whole, source=name, text=text, blocks=blocks)


def divide(document: Document, labels: Labels) -> tuple[Part, ...]:
    """The decisions of a document that holds several, in reading order; none for any other document.

    Raises NotADecisionRecordError for a document that holds more than ``MOST``.
    """
    scanner = Scanner(document, labels)
    register = entries(document, scanner.finder, scanner.rows)
    _not_too_many(document, len(register))
    if register:
        head = _line_start(document, register[0].head[0].start)
        above = _page_head(document, Loose(scanner.finder, labels, scanner.width).name(scanner.scan()), head)
        return tuple(
            Part(document, number, _short(document, [row.title] if row.title else []), (*above, *row.head, *row.cells))
            for number, row in enumerate(register, start=1)
        )
    chunks = Loose(scanner.finder, labels, scanner.width).name(scanner.scan())
    found = decisions(document, chunks)
    if len(found) < 2:
        return ()
    _not_too_many(document, len(found))
    first = _start(document, found[0])
    above = _page_head(document, chunks, first)
    parts: list[Part] = []
    for number, part in enumerate(found, start=1):
        start, end = _start(document, part), max(span.end for chunk in part for span in _spans(chunk))
        parts.append(Part(document, number, _title(document, part), (*above, Span(start, end))))
    return tuple(parts)


def _not_too_many(document: Document, count: int) -> None:
    if count > MOST:
        raise NotADecisionRecordError(
            f"{document.source} holds {count} decisions, more than the {MOST} that are checked in one file: "
            "save it in parts, or check the decision records themselves."
        )


def file_and_number(source: str) -> tuple[str, int | None]:
    """The file that a decision's name names, and its number where the file holds several."""
    name = _NAME.search(source)
    return (source[: name.start()], int(name["number"])) if name else (source, None)


def _page_head(document: Document, chunks: Sequence[Chunk], end: int) -> tuple[Span, ...]:
    """What stands above the first decision and holds for all: the council, the day and the body that met."""
    spans = [span for chunk in chunks if chunk.name in _OF_THE_PAGE for span in _spans(chunk)]
    return tuple(sorted(span for span in spans if span.end <= end))


def _title(document: Document, part: Sequence[Chunk]) -> str:
    titled = next((chunk for chunk in part if chunk.name == "title" and chunk.pieces), None)
    headed = titled or next((chunk for chunk in part if chunk.heading and not chunk.noise and chunk.pieces), None)
    headed = headed or next((chunk for chunk in part[:1] if chunk.pieces and not chunk.label), None)
    return _short(document, [piece.span for piece in headed.pieces]) if headed is not None else ""


def _short(document: Document, spans: Iterable[Span]) -> str:
    words = _NUMBER.sub("", " ".join(" ".join(map(document.quote, spans)).split()))
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rpartition(" ")[0] + " …"


def _spans(chunk: Chunk) -> list[Span]:
    return [*chunk.label, *chunk.shown, *(piece.span for piece in chunk.pieces)]


def _start(document: Document, part: Sequence[Chunk]) -> int:
    """Where a decision begins, with the number or bullet before its first word."""
    start = min(span.start for chunk in part for span in _spans(chunk))
    line = _line_start(document, start)
    return line if len(document.text[line:start].strip()) <= 5 else start


def _line_start(document: Document, offset: int) -> int:
    return document.text.rfind("\n", 0, offset) + 1


def _masked(text: str, kept: Iterable[Span]) -> Iterator[str]:
    position = 0
    for span in sorted(kept):
        if span.end <= position:
            continue
        start = max(span.start, position)
        yield _INK.sub(" ", text[position:start])
        yield text[start : span.end]
        position = span.end
    yield _INK.sub(" ", text[position:])
