"""What the styles of a Word document say: headings, hidden words, space between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from checker.documents.docx_xml import child, local, number, on, value

_HEADING: Final = re.compile(r"(?:heading|title)\s?(\d?)\Z|(subtitle)\Z", re.I)
_SPACE: Final = 60
_DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits. ``space`` is in twentieths of a point: before and after."""

    level: int = 0
    hidden: bool = False
    before: int = 0
    after: int = 0
    contextual: bool = False
    numbering: tuple[str, int] | None = None


class Styles:
    """The styles of one document by their ids; a style that is not there is plain."""

    def __init__(self, root: Any) -> None:
        """``root`` is the root of ``styles.xml``, None where the package has none."""
        self._elements: dict[str, Any] = {}
        self._known: dict[tuple[str | None, str | None], Style] = {}
        self._default: str | None = None
        self._document_defaults: Any = None
        for element in root if root is not None else ():
            if local(element) == "style":
                identifier = value(element, "styleId")
                self._elements.setdefault(identifier or "", element)
                if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                    self._default = identifier
            elif local(element) == "docDefaults":
                self._document_defaults = child(child(element, "pPrDefault"), "pPr")

    def paragraph(self, identifier: str | None) -> Style:
        """The style of a paragraph."""
        key = ("paragraph", identifier)
        if key not in self._known:
            self._known[key] = self._resolve(identifier or self._default)
        return self._known[key]

    def hides(self, identifier: str | None) -> bool:
        """Whether a character style hides its words."""
        key = ("character", identifier)
        if identifier is not None and key not in self._known:
            self._known[key] = self._resolve(identifier)
        return identifier is not None and self._known[key].hidden

    def _chain(self, identifier: str | None) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            element = self._elements.get(identifier or "")
            if element is None:
                return
            yield element
            identifier = value(child(element, "basedOn"), "val")

    def _resolve(self, identifier: str | None) -> Style:
        level: int | None = None
        hidden, numbering = False, None
        properties = []
        for element in self._chain(identifier):
            named = _HEADING.match(value(child(element, "name"), "val") or "")
            run, paragraph = child(element, "rPr"), child(element, "pPr")
            vanish = child(run, "vanish")
            hidden |= vanish is not None and on(value(vanish, "val"))
            outline = number(value(child(paragraph, "outlineLvl"), "val"))
            if level is None and outline is not None:
                # the ninth level is that of plain text
                level = outline + 1 if 0 <= outline < 9 else 0
            elif level is None and named is not None:
                level = int(named.group(1) or 1)
            if paragraph is None:
                continue
            properties.append(paragraph)
            listed = child(paragraph, "numPr")
            if listed is not None and numbering is None:
                numbering = (
                    value(child(listed, "numId"), "val") or "",
                    number(value(child(listed, "ilvl"), "val")) or 0,
                )
        if self._document_defaults is not None:
            properties.append(self._document_defaults)
        before, after, contextual = _spacing(properties)
        return Style(level or 0, hidden, before, after, contextual, numbering)


def _spacing(properties: list[Any]) -> tuple[int, int, bool]:
    """Space before and after a paragraph, and whether it is dropped between paragraphs of one style.

    ``properties`` are ``pPr`` elements, the nearest first.
    """
    before = after = None
    contextual = False
    for element in properties:
        space = child(element, "spacing")
        before = number(value(space, "before")) if before is None else before
        after = number(value(space, "after")) if after is None else after
        same = child(element, "contextualSpacing")
        contextual |= same is not None and on(value(same, "val"))
    return before or 0, after or 0, contextual


def is_space(twentieths: int) -> bool:
    """Whether so much space is seen as a gap between paragraphs."""
    return twentieths >= _SPACE
