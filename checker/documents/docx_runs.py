"""Gathers the words of a Word paragraph from its runs, each with its place, and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from checker.documents.docx_styles import Styles
from checker.documents.docx_xml import child, local, number, on, value
from checker.documents.flow import Run

if TYPE_CHECKING:
    from checker.documents.docx_story import Notes

_THROUGH: Final = frozenset(
    ("hyperlink", "smartTag", "customXml", "fldSimple", "ins", "moveTo", "dir", "bdo", "sdtContent", "ruby", "rubyBase")
)
_GONE: Final = frozenset(("del", "moveFrom"))
_MATHS: Final = frozenset(("oMath", "oMathPara"))
_DRAWINGS: Final = frozenset(("drawing", "pict", "object"))
_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS: Final = {
    0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☒", 0x52: "☒", 0x53: "☒", 0xFC: "✓",
    0x50: "✓", 0xFB: "✗", 0x4F: "✗", 0xA7: "•", 0xB7: "•", 0xD8: "•", 0x76: "•",
}  # fmt: skip
"""Wingdings and Symbol characters that forms use: boxes, ticks and bullets."""


class RunWalk:
    """Reads the runs of one part; fields may begin in one paragraph and end in another."""

    def __init__(self, part: str, nodes: Mapping[Any, int], styles: Styles, notes: Notes) -> None:
        self._part, self._nodes, self._styles, self._notes = part, nodes, styles, notes
        self._fields: list[bool] = []
        self._boxes: list[Any] = []
        self._found: list[Run] = []

    def of(self, paragraph: Any, *, blank: bool, hidden: bool) -> list[Run]:
        """The runs of a paragraph; ``blank``: it shows a placeholder, ``hidden``: its style hides it."""
        self._found = []
        self._inline(paragraph, blank, hidden)
        return self._found

    def take_boxes(self) -> list[Any]:
        """The text boxes that were anchored in what was read since the last time."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _inline(self, parent: Any, blank: bool, hidden: bool) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, blank, hidden)
            elif name == "sdt":
                shown = child(child(element, "sdtPr"), "showingPlcHdr")
                content = child(element, "sdtContent")
                if content is not None:
                    self._inline(content, blank or (shown is not None and on(value(shown, "val"))), hidden)
            elif name in _THROUGH:
                self._notes.tracked |= name in ("ins", "moveTo")
                self._inline(element, blank, hidden)
            elif name in _GONE:
                self._notes.tracked = True
            elif name in _MATHS:
                for text in element.iter():
                    if local(text) == "t":
                        self._text(text, text.text or "", blank, hidden)
            elif name == "AlternateContent":
                chosen = _chosen(element)
                if chosen is not None:
                    self._inline(chosen, blank, hidden)

    def _run(self, run: Any, blank: bool, hidden: bool) -> None:
        properties = child(run, "rPr")
        vanish = child(properties, "vanish")
        if vanish is not None:
            hidden = on(value(vanish, "val"))
        elif self._styles.hides(value(child(properties, "rStyle"), "val")):
            hidden = True
        for element in run:
            self._piece(element, local(element), blank, hidden)

    def _piece(self, element: Any, name: str, blank: bool, hidden: bool) -> None:
        if name == "t":
            self._text(element, element.text or "", blank, hidden)
        elif name in _CHARACTERS:
            # a break to another page or column parts lines as one to another line does
            self._text(element, _CHARACTERS[name], blank, hidden)
        elif name == "sym":
            code = value(element, "char") or ""
            symbol = _SYMBOLS.get(int(code, 16) & 0xFF) if _is_hexadecimal(code) else None
            self._text(element, symbol or "•", blank, hidden)
        elif name == "fldChar":
            self._field(element, blank, hidden)
        elif name in ("footnoteReference", "endnoteReference") and not hidden:
            self._notes.footnotes.append((name.removesuffix("Reference"), value(element, "id") or ""))
        elif name in _DRAWINGS and not hidden:
            self._drawing(element)
        elif name == "AlternateContent":
            chosen = _chosen(element)
            for inner in chosen if chosen is not None else ():
                self._piece(inner, local(inner), blank, hidden)

    def _text(self, element: Any, text: str, blank: bool, hidden: bool) -> None:
        if not all(self._fields) or blank:
            return
        if hidden:
            self._notes.hidden |= bool(text.strip())
            return
        self._found.append(Run(text.replace("\n", " ") if len(text) > 1 else text, self._part, self._nodes[element]))

    def _field(self, element: Any, blank: bool, hidden: bool) -> None:
        """A complex field: its instruction is left out, its result read; a form's box or list says its state."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            data = child(element, "ffData")
            box, chosen = child(data, "checkBox"), child(data, "ddList")
            if box is not None:
                state = child(box, "checked")
                state = child(box, "default") if state is None else state
                self._text(element, "☒" if state is not None and on(value(state, "val")) else "☐", blank, hidden)
            elif chosen is not None:
                entries = [value(entry, "val") or "" for entry in chosen if local(entry) == "listEntry"]
                place = number(value(child(chosen, "result"), "val")) or 0
                if 0 <= place < len(entries):
                    self._text(element, entries[place], blank, hidden)
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, element: Any) -> None:
        for inner in element:
            name = local(inner)
            if name == "txbxContent":
                self._boxes.append(inner)
            elif name == "AlternateContent":
                chosen = _chosen(inner)
                if chosen is not None:
                    self._drawing(chosen)
            elif name:
                self._notes.pictures |= name in ("pic", "imagedata")
                self._drawing(inner)


def _chosen(alternates: Any) -> Any:
    """The first of several ways in which the same content is written; the others repeat it."""
    choice = child(alternates, "Choice")
    return child(alternates, "Fallback") if choice is None else choice


def _is_hexadecimal(code: str) -> bool:
    return 0 < len(code) <= 4 and all(character in "0123456789abcdefABCDEF" for character in code)
