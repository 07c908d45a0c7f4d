"""Chooses how text is drawn, from the options, the terminal and the environment."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reports.theme import ColourSystem, Look

_NARROWEST, _WIDEST, _IN_A_PIPE = 40, 140, 80


@dataclass(frozen=True, slots=True)
class LookOptions:
    """What the user asked for."""

    width: int | None = None
    colour: str = "auto"
    theme: str = "auto"


def choose_look(options: LookOptions, to_file: bool) -> Look:
    """The look for standard output, or for a file that ``--output`` names."""
    from checker.reports.glyphs import ASCII, UNICODE
    from checker.reports.theme import Look

    terminal = not to_file and _is_terminal()
    encoding = "utf-8" if to_file else (getattr(sys.stdout, "encoding", None) or "ascii")
    colour = _colour(options.colour, terminal)
    theme = options.theme
    if theme == "auto":
        theme = "mono" if os.environ.get("NO_COLOR") and options.colour != "always" else _background()
    if options.colour == "auto" and terminal and theme == "mono" and os.environ.get("TERM") != "dumb":
        colour = "standard"
    return Look(
        width=options.width or _width(terminal),
        colour=colour,
        theme=theme,
        glyphs=UNICODE if UNICODE.encodable(encoding) else ASCII,
        links=colour is not None and terminal and os.environ.get("TERM") not in ("dumb", "linux"),
    )


def _is_terminal() -> bool:
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:
        return False


def _width(terminal: bool) -> int:
    if not terminal and not os.environ.get("COLUMNS", "").isdigit():
        return _IN_A_PIPE
    width = shutil.get_terminal_size((_IN_A_PIPE, 24)).columns
    return max(_NARROWEST, min(width, _WIDEST))


def _colour(asked: str, terminal: bool) -> ColourSystem | None:
    environment = os.environ
    if asked == "never" or (asked == "auto" and (environment.get("NO_COLOR") or not terminal)):
        return None
    if asked == "auto" and environment.get("TERM") == "dumb":
        return None
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit") or environment.get("WT_SESSION"):
        return "truecolor"
    return "256" if "256" in environment.get("TERM", "") else "standard"


def _background() -> str:
    """Theme for the background that ``COLORFGBG`` names; rxvt and its kin set it to "foreground;background"."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if not background.isdigit():
        return "unknown"
    return "light" if int(background) in (7, 9, 10, 11, 12, 13, 14, 15) else "dark"
