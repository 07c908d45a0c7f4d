"""Puts the parts of a terminal report into one look: ink, signs, chips, headings, and the characters to write."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from checker.reports.clean import to_ascii
from checker.reports.paint import Ink, Strip
from checker.reports.theme import THEMES, Look
from checker.reports.words import Standing


class Page:
    """Renders parts of a report in one look."""

    def __init__(self, look: Look) -> None:
        self.look, self.theme = look, THEMES[look.theme if look.colour else "mono"]

    def text(self, text: str, ink: Ink = Ink.TEXT, *, url: str = "") -> Text:
        """Words in one ink, never read as markup; ``url`` makes them a link where the terminal can."""
        style = Style.parse(self.theme.inks[ink])
        if url.startswith("https://") and self.look.links:
            style += Style(link=url)
        # a span and not the text's own style, which would also paint the padding of a table's cell
        return Text.assemble((self.encoded(text), style))

    def encoded(self, text: str) -> str:
        """``text`` in the characters that this look may use."""
        return text if self.look.glyphs.unicode else to_ascii(text)

    def strip(self, strip: Strip) -> Text:
        """One line of pieces."""
        line = Text(no_wrap=True, overflow="crop")
        for piece in strip:
            line.append(self.encoded(piece.text), style=self.theme.inks[piece.ink])
        return line

    def sign(self, which: Standing, words: str) -> Text:
        """An outcome's sign and words in its colour."""
        return Text(f"{self.look.glyphs.signs[which]} {words}", style=self.theme.words[which])

    def chip(self, which: Standing, word: str) -> Text:
        """An outcome's sign and word on its own background."""
        return Text(f" {self.look.glyphs.signs[which]} {word.upper()} ", style=self.theme.chips[which])

    def heading(self, words: str) -> Text:
        """A section's heading with a rule to the right edge."""
        line = self.text(words, Ink.STRONG)
        rest = self.look.width - line.cell_len - 1
        line.append(" " + self.look.glyphs.horizontal * rest, style=self.theme.inks[Ink.GUTTER])
        return line

    def spread(self, left: Text, right: Text) -> list[Text]:
        """Two texts at the two edges of one line, or on two lines where they do not fit."""
        gap = self.look.width - left.cell_len - right.cell_len
        if gap < 2:
            return [left, right]
        return [Text.assemble(left, " " * gap, right)]

    def print(self, parts: Iterable[RenderableType]) -> str:
        """The parts below each other as the characters to write."""
        stream = StringIO()
        console = Console(
            file=stream, width=self.look.width, height=100, force_terminal=bool(self.look.colour),
            color_system=self.look.colour, no_color=self.look.colour is None, legacy_windows=False,
            markup=False, highlight=False, emoji=False, soft_wrap=False, _environ={},
        )  # fmt: skip
        for part in parts:
            console.print(part)
        return "".join(line.rstrip(" ") + "\n" for line in stream.getvalue().split("\n")[:-1])
