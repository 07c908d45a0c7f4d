"""Draws a proof tree as lines of at most a given width."""

from __future__ import annotations

from typing import Final

from rich.console import RenderableType
from rich.padding import Padding

from checker.engine.finding import Truth
from checker.reports.glyphs import Glyphs
from checker.reports.notes import fold
from checker.reports.page import Page
from checker.reports.paint import Ink, Piece, Strip
from checker.reports.proof import Node, proof
from checker.reports.report import FindingPart, Report
from checker.reports.words import Standing, standing

_INKS: Final = {
    "rule": Ink.STRONG,
    "part": Ink.LABEL,
    "test": Ink.TEXT,
    "fact": Ink.TEXT,
    "words": Ink.FAINT,
    "law": Ink.FAINT,
}
_STANDINGS: Final = {
    Truth.TRUE: Standing.MET,
    Truth.FALSE: Standing.DOES_NOT_APPLY,
    Truth.UNKNOWN: Standing.YOUR_CALL,
}
_NARROWEST: Final = 16

TreeLine = tuple[Strip, Standing | None]
"""A line, and the standing whose colour its last piece takes (None: that of its ink)."""


def tree_lines(root: Node, width: int, glyphs: Glyphs, which: Standing) -> list[TreeLine]:
    """The tree below ``root``, whose answer stands beside it in the colour of ``which``."""
    lines = _node(root, "", "", width, which)
    return lines + _children(root, "", width, glyphs)


def _children(node: Node, indent: str, width: int, glyphs: Glyphs) -> list[TreeLine]:
    lines: list[TreeLine] = []
    for number, child in enumerate(node.children):
        last = number == len(node.children) - 1
        first = indent + (glyphs.last_branch if last else glyphs.branch)
        rest = indent + ("   " if last else f"{glyphs.vertical}  ")
        which = _STANDINGS[child.truth] if child.truth else None
        below = rest + (f"{glyphs.vertical}  " if child.children else "  ")
        lines += _node(child, first, below, width, which)
        lines += _children(child, rest, width, glyphs)
    return lines


def _node(node: Node, first: str, rest: str, width: int, which: Standing | None) -> list[TreeLine]:
    room = max(width - max(len(first), len(rest)), _NARROWEST)
    folded = fold(node.text, room)
    lines: list[TreeLine] = []
    for number, line in enumerate(folded):
        edge = Piece(first if number == 0 else rest, Ink.GUTTER)
        lines.append(([edge, Piece(line, _INKS[node.kind])], None))
    if node.answer:
        strip, _ = lines[-1]
        if len(folded[-1]) + 2 + len(node.answer) <= room:
            lines[-1] = ([*strip, Piece("  ", Ink.TEXT), Piece(node.answer, Ink.TEXT)], which)
        else:
            lines.append(([Piece(rest, Ink.GUTTER), Piece(node.answer, Ink.TEXT)], which))
    return lines


def proof_parts(page: Page, report: Report, finding: FindingPart, root: Node | None = None) -> list[RenderableType]:
    """The proof tree of one finding (or the tree ``root`` of it) in a page's look, indented by two."""
    parts: list[RenderableType] = []
    tree = root or proof(report, finding)
    for strip, which in tree_lines(tree, page.look.width - 2, page.look.glyphs, standing(finding)):
        text = page.strip(strip)
        if which is not None:
            text.stylize(page.theme.words[which], len(text) - len(page.encoded(strip[-1].text)))
        parts.append(Padding(text, (0, 0, 0, 2)))
    return parts
