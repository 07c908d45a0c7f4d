"""Walks one story of a Word document: its body, a header, a note. Tracked changes are seen as accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from checker.documents.docx_numbering import Numbering
from checker.documents.docx_runs import RunWalk
from checker.documents.docx_styles import Styles, is_space
from checker.documents.docx_xml import child, local, number, on, value
from checker.documents.flow import Item, Paragraph, Run, Table, TableCell

_THROUGH: Final = frozenset(("customXml", "smartTag", "ins", "moveTo", "sdtContent"))
_GONE: Final = frozenset(("del", "moveFrom"))
_WIDEST: Final = 64
_DEEPEST: Final = 20


@dataclass(slots=True)
class Notes:
    """What was met on the way through a document and must be told, or read later."""

    tracked: bool = False
    hidden: bool = False
    embedded: bool = False
    pictures: bool = False
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    """Footnotes and endnotes in order: ("footnote" or "endnote", its id)."""


class Story:
    """The paragraphs and tables of one part of the package."""

    def __init__(self, root: Any, part: str, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.styles, self.numbering, self.notes = styles, numbering, notes
        self.runs = RunWalk(part, {element: index for index, element in enumerate(root.iter())}, styles, notes)
        self.paragraphs = 0
        self.before: tuple[str | None, int, bool] = (None, 0, False)
        self.held: list[Run] = []

    def items(self, parent: Any, kind: str = "paragraph", *, blank: bool = False, depth: int = 0) -> list[Item]:
        """What stands in an element, in order. ``blank``: it is a form's placeholder, which says nothing."""
        found: list[Item] = []
        if depth > _DEEPEST:
            raise RecursionError
        for element in parent:
            name = local(element)
            if name == "p":
                found += self._paragraph(element, kind, blank, depth)
            elif name == "tbl":
                found.append(self._table(element, kind, blank, depth))
            elif name == "sdt":
                content = child(element, "sdtContent")
                if content is not None:
                    found += self.items(content, kind, blank=blank or is_placeholder(element), depth=depth)
            elif name in _THROUGH:
                self.notes.tracked |= name in ("ins", "moveTo")
                found += self.items(element, kind, blank=blank, depth=depth)
            elif name in _GONE:
                self.notes.tracked = True
            elif name == "altChunk":
                self.notes.embedded = True
            elif name == "AlternateContent":
                chosen = child(element, "Choice")
                chosen = child(element, "Fallback") if chosen is None else chosen
                if chosen is not None:
                    found += self.items(chosen, kind, blank=blank, depth=depth)
        return found

    # ---- paragraphs

    def _paragraph(self, element: Any, kind: str, blank: bool, depth: int) -> list[Item]:
        self.paragraphs += 1
        number_here = self.paragraphs
        properties = child(element, "pPr")
        identifier = value(child(properties, "pStyle"), "val")
        style = self.styles.paragraph(identifier)
        runs = self.runs.of(element, blank=blank, hidden=style.hidden)
        boxes = [
            item for box in self.runs.take_boxes() for item in self.items(box, "textbox", blank=blank, depth=depth + 1)
        ]
        mark = child(properties, "rPr")
        self.notes.tracked |= child(mark, "ins") is not None
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            # the paragraph's end is deleted, so what is left of it begins the next one
            self.notes.tracked = True
            self.held += runs
            return boxes
        outline = number(value(child(properties, "outlineLvl"), "val"))
        level = outline + 1 if outline is not None and outline < 9 else style.level
        marker = self._marker(properties, style.numbering)
        paragraph = Paragraph([*self.held, *runs], kind, level if kind == "paragraph" else 0, number=number_here)
        self.held = []
        if any(run.text.strip() for run in paragraph.runs):
            if marker:
                paragraph.runs.insert(0, Run(marker))
            if kind == "paragraph" and level:
                paragraph.kind = "heading"
            elif kind == "paragraph" and marker:
                paragraph.kind = "item"
        paragraph.gap = self._gap(identifier, properties)
        return [paragraph, *boxes]

    def _marker(self, properties: Any, styled: tuple[str, int] | None) -> str:
        listed = child(properties, "numPr")
        identifier, depth = styled or ("", 0)
        if listed is not None:
            own = value(child(listed, "numId"), "val")
            identifier = own if own is not None else identifier
            depth = number(value(child(listed, "ilvl"), "val")) or depth
        return self.numbering.next(identifier, depth) if identifier not in ("", "0") else ""

    def _gap(self, identifier: str | None, properties: Any) -> bool:
        style = self.styles.paragraph(identifier)
        own = child(properties, "spacing")
        before, after = number(value(own, "before")), number(value(own, "after"))
        before = style.before if before is None else before
        after = style.after if after is None else after
        same = child(properties, "contextualSpacing")
        contextual = style.contextual if same is None else on(value(same, "val"))
        last_style, last_after, last_contextual = self.before
        self.before = (identifier, after, contextual)
        if last_style == identifier and contextual and last_contextual:
            return False
        return is_space(max(before, last_after))

    # ---- tables

    def _table(self, element: Any, kind: str, blank: bool, depth: int) -> Table:
        table = Table()
        for row, is_blank in self._inner(element, "tr", blank):
            marks = child(row, "trPr")
            self.notes.tracked |= child(marks, "ins") is not None or child(marks, "del") is not None
            if child(marks, "del") is None:
                cells = self._row(row, kind, is_blank, depth)
                if cells:
                    table.rows.append(cells)
        return table

    def _row(self, row: Any, kind: str, blank: bool, depth: int) -> list[TableCell]:
        cells: list[TableCell] = []
        column = min(max(number(value(child(child(row, "trPr"), "gridBefore"), "val")) or 0, 0), _WIDEST)
        for cell, is_blank in self._inner(row, "tc", blank):
            properties = child(cell, "tcPr")
            width = min(max(number(value(child(properties, "gridSpan"), "val")) or 1, 1), _WIDEST)
            if _continues(child(properties, "hMerge")):
                column += width
                continue
            # a cell that a merged one covers keeps its place, so that what follows stays under its own column
            covered = _continues(child(properties, "vMerge"))
            items = [] if covered else self.items(cell, kind, blank=is_blank, depth=depth + 1)
            cells.append(TableCell(items, column))
            column += width
        return cells

    def _inner(self, parent: Any, wanted: str, blank: bool) -> list[tuple[Any, bool]]:
        """Rows of a table or cells of a row, also those inside content controls; whether each is a placeholder."""
        found: list[tuple[Any, bool]] = []
        for element in parent:
            name = local(element)
            if name == wanted:
                found.append((element, blank))
            elif name == "sdt":
                content = child(element, "sdtContent")
                if content is not None:
                    found += self._inner(content, wanted, blank or is_placeholder(element))
            elif name in _THROUGH:
                found += self._inner(element, wanted, blank)
            elif name in _GONE:
                self.notes.tracked = True
        return found


def is_placeholder(control: Any) -> bool:
    """Whether a content control (``w:sdt``) still shows its placeholder: "Click or tap to enter a date."."""
    shown = child(child(control, "sdtPr"), "showingPlcHdr")
    return shown is not None and on(value(shown, "val"))


def _continues(merge: Any) -> bool:
    return merge is not None and value(merge, "val") in (None, "continue")
