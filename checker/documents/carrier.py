"""Carries a document, or the files in one, between processes: data only, so that a broken reader can send no more."""

from __future__ import annotations

import json
from typing import Any

from checker.documents.document import Block, Cell, Document, Segment, Span
from checker.documents.parts import Opened, Part


def pack(document: Document) -> bytes:
    """A document as bytes; its source and digest are left out, because the receiver knows them."""
    return json.dumps(
        {
            "format": document.format,
            "text": document.text,
            "warnings": document.warnings,
            "wrapped": document.wrapped,
            "blocks": [_of_block(block) for block in document.blocks],
            "segments": [(s.start, s.length, s.part, s.node, s.offset) for s in document.segments],
        }
    ).encode()


def unpack(data: bytes, source: str, sha256: str) -> Document:
    """The document that ``pack`` made bytes of; raises ValueError, TypeError or KeyError for anything else."""
    found: dict[str, Any] = json.loads(data)
    return Document(
        source,
        str(found["format"]),
        sha256,
        str(found["text"]),
        tuple(_to_block(values) for values in found["blocks"]),
        tuple(str(warning) for warning in found["warnings"]),
        bool(found["wrapped"]),
        tuple(Segment(int(s), int(n), str(part), int(node), int(o)) for s, n, part, node, o in found["segments"]),
    )


def pack_parts(opened: Opened) -> bytes:
    """The files in an archive or an e-mail as bytes: a line that describes them, then one after another."""
    head = {
        "parts": [(part.name, len(part.data), part.problem) for part in opened.parts],
        "left_out": opened.left_out,
    }
    return b"".join((json.dumps(head).encode(), b"\n", *(part.data for part in opened.parts)))


def unpack_parts(data: bytes) -> Opened:
    """The files that ``pack_parts`` made bytes of; raises ValueError, TypeError or KeyError for anything else."""
    end = data.index(b"\n")
    head: dict[str, Any] = json.loads(data[:end])
    place = end + 1
    parts: list[Part] = []
    for name, length, problem in head["parts"]:
        parts.append(Part(str(name), data[place : place + int(length)], str(problem)))
        place += int(length)
    if place != len(data):
        raise ValueError("the files do not fill what was sent")
    return Opened(tuple(parts), tuple(str(what) for what in head["left_out"]))


def _of_block(block: Block) -> tuple[Any, ...]:
    cell = (block.cell.table, block.cell.row, block.cell.column) if block.cell else None
    return block.kind, block.span.start, block.span.end, block.page, block.paragraph, cell, block.level


def _to_block(values: list[Any]) -> Block:
    kind, start, end, page, paragraph, cell, level = values
    return Block(
        str(kind),
        Span(int(start), int(end)),
        None if page is None else int(page),
        None if paragraph is None else int(paragraph),
        None if cell is None else Cell(*map(int, cell)),
        int(level),
    )
