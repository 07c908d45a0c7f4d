"""Colours of terminal reports: tuned for dark and for light backgrounds, safe on an unknown one, and none at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from checker.reports.glyphs import UNICODE, Glyphs
from checker.reports.paint import Ink
from checker.reports.words import Standing

ColourSystem = Literal["standard", "256", "truecolor"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Styles, in rich's notation, of inks, of outcomes' words and of their chips.

    Chips set both foreground and background, so they read the same on any background.
    """

    inks: dict[Ink, str]
    words: dict[Standing, str]
    chips: dict[Standing, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a terminal report is drawn: ``width`` in cells; no ``colour`` means plain characters without any codes."""

    width: int = 80
    colour: ColourSystem | None = None
    theme: str = "unknown"
    glyphs: Glyphs = UNICODE
    links: bool = False


def _theme(red: str, ochre: str, purple: str, green: str, grey: str, blue: str, faint: str) -> Theme:
    return Theme(
        inks={
            Ink.TEXT: "none",
            Ink.STRONG: "bold",
            Ink.FAINT: faint,
            Ink.LABEL: f"bold {faint}",
            Ink.GUTTER: faint,
            Ink.PRIMARY: f"bold {red}",
            Ink.SUPPORT: f"bold {blue}",
            Ink.WORDING: green,
            Ink.LINK: f"underline {blue}",
        },
        words={
            Standing.MUST_FIX: f"bold {red}",
            Standing.SHOULD_FIX: f"bold {ochre}",
            Standing.YOUR_CALL: f"bold {purple}",
            Standing.MET: f"bold {green}",
            Standing.DOES_NOT_APPLY: grey,
        },
        chips={
            Standing.MUST_FIX: "bold #ffffff on #b3121d",
            Standing.SHOULD_FIX: "bold #000000 on #f5b301",
            Standing.YOUR_CALL: "bold #ffffff on #6b3fa0",
            Standing.MET: "bold #ffffff on #1a7035",
            Standing.DOES_NOT_APPLY: "bold #ffffff on #57606a",
        },
    )


_MONO: Final = Theme(
    inks={
        Ink.TEXT: "none",
        Ink.STRONG: "bold",
        Ink.FAINT: "none",
        Ink.LABEL: "bold",
        Ink.GUTTER: "none",
        Ink.PRIMARY: "bold",
        Ink.SUPPORT: "underline",
        Ink.WORDING: "italic",
        Ink.LINK: "underline",
    },
    words={standing: "bold" if standing.asks else "none" for standing in Standing},
    chips=dict.fromkeys(Standing, "bold reverse"),
)

THEMES: Final = {
    "dark": _theme("#ff7b72", "#f0b83f", "#c9a2ff", "#7ee2a8", "#9aa4ad", "#79b8ff", "#9aa4ad"),
    "light": _theme("#b3121d", "#7d5200", "#6b3fa0", "#116329", "#57606a", "#0b5cad", "#57606a"),
    # each hue has a relative luminance of 0.18: 4.5 to 1 on black and on white (WCAG 2.2, 1.4.3)
    "unknown": _theme("#e91313", "#9b6d04", "#a347e5", "#0f8741", "#757575", "#0c72e7", "#757575"),
    "mono": _MONO,
}
