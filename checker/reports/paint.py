"""Text with the role of its ink, before any colour is chosen."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len


class Ink(StrEnum):
    """What a piece of text is for; a theme gives each its colour."""

    TEXT = "text"
    STRONG = "strong"
    FAINT = "faint"
    LABEL = "label"
    GUTTER = "gutter"
    PRIMARY = "primary"
    SUPPORT = "support"
    WORDING = "wording"
    LINK = "link"


class Piece(NamedTuple):
    """A stretch of one ink."""

    text: str
    ink: Ink


Strip = list[Piece]
"""One line of output."""


def width_of(strip: Strip) -> int:
    """Cells that a strip fills."""
    return sum(cell_len(piece.text) for piece in strip)
