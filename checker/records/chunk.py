"""What a scan makes of a document: chunks of words, and how far the scan has come."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from checker.documents.document import Span
from checker.records.labels import Use
from checker.records.paragraphs import Piece

_DATE: Final = re.compile(
    r"(?:[A-Z][a-z]{2,8}day,?\s)?\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8},?\s\d{4}\Z|\d{1,2}[/.]\d{1,2}[/.]\d{4}\Z"
)
OTHER: Final = "other"
"""Name of a chunk whose label is not in the vocabulary."""

LISTED: Final = "listed"
"""Name of the date that a web page's list of decisions puts before a title: published or decided, nobody can tell."""


@dataclass(slots=True)
class Chunk:
    """Words under one label (``name`` is the canonical field, None for words under no label).

    ``label`` is where the label stands, ``shown`` the same with its colon, for the record's running text. ``column``:
    label and value stand side by side. ``stacked``: the label stood alone, its value begins on a later line.
    ``heading``: loose words set as a heading. ``noise``: a page number or a line of a web page around the record.
    """

    name: str | None
    label: list[Span] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    use: Use = Use.ANY
    column: bool = False
    stacked: bool = False
    heading: bool = False
    noise: bool = False
    shown: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Progress:
    """Where a scan stands: its chunks so far, the one that is open, and the block of a signature while it runs.

    ``block`` is the field that opened the block, ``opener`` its chunk. ``numbered`` tells that a label so far was a
    numbered heading, ``headings`` are the compact names of forms seen; ``alone`` and ``beside`` count the labels that
    stood alone on a line and those that did not, ``columns`` those with a cell of their own. ``headline`` tells that
    the next line is the decision's title, because the name of a web page stands right above it.
    """

    chunks: list[Chunk] = field(default_factory=list)
    current: Chunk | None = None
    block: str | None = None
    opener: Chunk | None = None
    numbered: bool = False
    headings: set[str] = field(default_factory=set)
    alone: int = 0
    beside: int = 0
    columns: int = 0
    headline: bool = False

    def close_block(self) -> None:
        """End the block of a signature."""
        self.block, self.opener = None, None


def is_date(words: str) -> bool:
    """Whether ``words`` are a full date and nothing else, whatever its month is called."""
    return _DATE.match(words) is not None
