"""What styles of an OpenDocument text say that changes how its words are read: space, hiding, numbers of lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from checker.documents.docx_xml import child, local

_LENGTH: Final = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)\Z")
_POINTS: Final = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_DEEPEST: Final = 10
_SPACE: Final = 2.5
"""Points between two paragraphs that a reader sees as space."""
_ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class OdtLevel:
    """How items on one level of a list are marked; ``form`` is "" for no number and "•" for a bullet."""

    form: str = "•"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class OdtStyles:
    """The styles of a document by their names; those of its text stand before those of its templates."""

    def __init__(self, content: Any, extra: Any) -> None:
        """``content`` and ``extra`` are the roots of ``content.xml`` and ``styles.xml``, None where there is none."""
        self._styles: dict[str, Any] = {}
        self._lists: dict[str, dict[int, OdtLevel]] = {}
        for root in (extra, content):
            for group in root if root is not None else ():
                if local(group) in ("styles", "automatic-styles"):
                    for style in group:
                        name = value(style, "name")
                        if name and local(style) == "style":
                            self._styles[name] = style
                        elif name and local(style) == "list-style":
                            self._lists[name] = dict(_level(level) for level in style)

    def is_hidden(self, name: str | None) -> bool:
        """Whether text in a style is not shown."""
        return self._of(name, "text-properties", "display") == "none"

    def space(self, name: str | None) -> tuple[bool, bool]:
        """Whether a paragraph style leaves space before and after."""
        before = self._of(name, "paragraph-properties", "margin-top")
        after = self._of(name, "paragraph-properties", "margin-bottom")
        return _points(before) > _SPACE, _points(after) > _SPACE

    def list_of(self, name: str | None) -> str | None:
        """The list style that a paragraph style brings with it."""
        style = self._styles.get(name or "")
        return value(style, "list-style-name") if style is not None else None

    def level(self, name: str | None, depth: int) -> OdtLevel:
        """How a list style marks items on a level, counted from 1."""
        return self._lists.get(name or "", {}).get(depth, OdtLevel())

    def _of(self, name: str | None, group: str, property_: str) -> str:
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return ""
            found = value(child(style, group), property_)
            if found is not None:
                return found
            name = value(style, "parent-style-name")
        return ""


def value(element: Any, name: str) -> str | None:
    """An attribute by its name without a namespace; None where there is none, or no element."""
    if element is not None:
        for key, written in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return str(written)
    return None


def numeral(number: int, form: str) -> str:
    """A number as a list writes it: form is 1, a, A, i or I."""
    if form in ("a", "A"):
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters if form == "a" else letters.upper()
    if form in ("i", "I") and 1 <= number < 400:
        words, rest = "", number
        for size, roman in _ROMAN:
            while rest >= size:
                words, rest = words + roman, rest - size
        return words if form == "i" else words.upper()
    return str(number)


def _level(element: Any) -> tuple[int, OdtLevel]:
    depth = whole(value(element, "level"), 1)
    if local(element) != "list-level-style-number":
        return depth, OdtLevel()
    return depth, OdtLevel(
        value(element, "num-format") or "",
        value(element, "num-prefix") or "",
        value(element, "num-suffix") or "",
        whole(value(element, "start-value"), 1),
        whole(value(element, "display-levels"), 1),
    )


def whole(written: str | None, otherwise: int) -> int:
    """A whole number of an attribute, kept within bounds whatever the file says."""
    return int(written) if written is not None and re.fullmatch(r"\d{1,6}", written) else otherwise


def _points(length: str) -> float:
    match = _LENGTH.match(length)
    return float(match.group(1)) * _POINTS[match.group(2)] if match else 0.0
