"""The signs that a terminal report draws with, and plain ones for terminals that cannot show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from checker.reports.words import Standing


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs. ``signs`` are those of the five outcomes; ``corner_*`` belong to source frames and trees."""

    signs: dict[Standing, str]
    vertical: str
    skipped: str
    horizontal: str
    corner_top: str
    corner_bottom: str
    note_left: str
    note_right: str
    caret: str
    underline: str
    ellipsis: str
    branch: str
    last_branch: str
    dot: str
    unicode: bool

    def encodable(self, encoding: str) -> bool:
        """Whether every sign of the set can be written in ``encoding``."""
        everything = "".join(
            value if isinstance(value, str) else "" for value in (getattr(self, name) for name in self.__slots__)
        )
        try:
            (everything + "".join(self.signs.values()) + "┏━┓┃┗┛“”’–…").encode(encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


UNICODE: Final = Glyphs(
    signs={standing: standing.sign for standing in Standing},
    vertical="│", skipped="┆", horizontal="─", corner_top="╭─", corner_bottom="╰─",
    note_left="╰─ ", note_right=" ─╯", caret="^", underline="─", ellipsis="…",
    branch="├─ ", last_branch="╰─ ", dot="·", unicode=True,
)  # fmt: skip

ASCII: Final = Glyphs(
    signs={
        Standing.MUST_FIX: "x",
        Standing.SHOULD_FIX: "!",
        Standing.YOUR_CALL: "?",
        Standing.MET: "+",
        Standing.DOES_NOT_APPLY: "-",
    },
    vertical="|", skipped=":", horizontal="-", corner_top="+-", corner_bottom="+-",
    note_left="`- ", note_right=" -'", caret="^", underline="-", ellipsis="...",
    branch="|- ", last_branch="`- ", dot="-", unicode=False,
)  # fmt: skip
