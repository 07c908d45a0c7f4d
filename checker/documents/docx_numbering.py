"""Counts the automatic numbers of a Word document, which stand before paragraphs but not in their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from checker.documents.docx_xml import child, local, number, value

_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST: Final = 8


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """The lists of one document; ``next`` must be asked for every numbered paragraph in order."""

    def __init__(self, root: Any) -> None:
        """``root`` is the root of ``numbering.xml``, None where the package has none."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                levels = (_level(found) for found in element if local(found) == "lvl")
                self._levels[value(element, "abstractNumId") or ""] = dict(levels)
        for element in root if root is not None else ():
            if local(element) == "num":
                self._list(element)

    def _list(self, element: Any) -> None:
        abstract = value(child(element, "abstractNumId"), "val") or ""
        levels = dict(self._levels.get(abstract, {}))
        restarted = False
        for override in element:
            if local(override) != "lvlOverride":
                continue
            depth = number(value(override, "ilvl")) or 0
            start = number(value(child(override, "startOverride"), "val"))
            redefined = child(override, "lvl")
            if redefined is not None:
                levels[depth] = _level(redefined)[1]
            if start is not None:
                level = levels.get(depth, _Level())
                levels[depth] = _Level(level.form, level.text, start)
                restarted = True
        identifier = value(element, "numId") or ""
        # lists with the same definition go on counting, unless one says where it starts
        self._lists[identifier] = (f"own {identifier}" if restarted else abstract, levels)

    def next(self, identifier: str, depth: int) -> str:
        """The number or bullet of the next paragraph of a list, with the space behind it; "" for none."""
        if identifier not in self._lists:
            return ""
        counter, levels = self._lists[identifier]
        depth = min(max(depth, 0), _DEEPEST)
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(counter, [None] * (_DEEPEST + 1))
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            counts[deeper] = None
        if level.form == "none" or not level.text:
            return ""
        if level.form == "bullet":
            return "• "

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            of = levels.get(at, _Level())
            count = counts[at]
            return _written(of.start if count is None else count, of.form)

        return _PLACE.sub(place, level.text) + " "


def _level(element: Any) -> tuple[int, _Level]:
    start = number(value(child(element, "start"), "val"))
    return number(value(element, "ilvl")) or 0, _Level(
        value(child(element, "numFmt"), "val") or "decimal",
        (value(child(element, "lvlText"), "val") or "")[:40],
        1 if start is None else start,
    )


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26 * 9:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 400:
        letters, rest = "", count
        for amount, part in _ROMAN:
            while rest >= amount:
                letters, rest = letters + part, rest - amount
        return letters if form == "lowerRoman" else letters.upper()
    if form == "decimalZero":
        return f"{count:02}"
    return str(count)
