"""Walks one story of an OpenDocument text: its body, a header. Comments and what was deleted are passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from checker.documents.docx_xml import local
from checker.documents.flow import Item, Paragraph, Run, Table, TableCell
from checker.documents.odt_styles import OdtStyles, numeral, value, whole

_THROUGH: Final = frozenset(
    (
        "section",
        "index-body",
        "index-title",
        "table-of-content",
        "user-index",
        "alphabetical-index",
        "numbered-paragraph",
        "text-box",
        "frame",
        "g",
        "custom-shape",
        "rect",
        "note-body",
    )
)
_SKIPPED: Final = frozenset(
    ("tracked-changes", "annotation", "forms", "sequence-decls", "variable-decls", "title", "desc", "ruby-text", "math")
)
_HIDDEN: Final = frozenset(("hidden-text", "hidden-paragraph"))
_ROWS: Final = frozenset(("table-rows", "table-header-rows", "table-row-group"))
_BOXES: Final = frozenset(("frame", "text-box", "custom-shape", "rect", "g"))
_WIDEST: Final = 64
_DEEPEST: Final = 20
_MOST_SPACES: Final = 100


@dataclass(slots=True)
class OdtNotes:
    """What was met on the way through a document and must be told, or set after its text."""

    tracked: bool = False
    hidden: bool = False
    pictures: bool = False
    footnotes: list[Item] = field(default_factory=list)


class OdtStory:
    """The paragraphs and tables of one part of the package."""

    def __init__(self, root: Any, part: str, styles: OdtStyles, notes: OdtNotes) -> None:
        self.part, self.styles, self.notes = part, styles, notes
        self.numbers = {element: index for index, element in enumerate(root.iter())}
        self.paragraphs = 0
        self.space_after = False
        self.counts: dict[str, list[int]] = {}
        self.boxes: list[Item] = []

    def items(self, parent: Any, kind: str = "paragraph", depth: int = 0) -> list[Item]:
        """What stands in an element, in order."""
        found: list[Item] = []
        if depth > _DEEPEST:
            raise RecursionError
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                found += self._paragraph(element, kind, "", 0, depth)
            elif name == "list":
                found += self._list(element, kind, None, 1, depth)
            elif name == "table":
                found.append(self._table(element, depth))
            elif name == "section" and value(element, "display") in ("none", "condition"):
                self.notes.hidden = True
            elif name in _THROUGH:
                found += self.items(element, "textbox" if name in _BOXES else kind, depth + 1)
            elif name == "tracked-changes":
                self.notes.tracked |= len(element) > 0
            elif name == "image":
                self.notes.pictures = True
        return found

    # ---- paragraphs

    def _paragraph(self, element: Any, kind: str, marker: str, level: int, depth: int) -> list[Item]:
        self.paragraphs += 1
        style = value(element, "style-name")
        boxes, self.boxes = self.boxes, []
        number = self.paragraphs
        runs: list[Run] = []
        if self.styles.is_hidden(style):
            self.notes.hidden |= bool("".join(element.itertext()).strip())
        else:
            self._runs(element, runs, depth)
        found, self.boxes = self.boxes, boxes
        if local(element) == "h" and kind == "paragraph":
            kind, level = "heading", max(whole(value(element, "outline-level"), 1), 1)
        elif marker and kind == "paragraph":
            kind = "item"
        if marker and any(run.text.strip() for run in runs):
            runs.insert(0, Run(marker))
        before, after = self.styles.space(style)
        gap, self.space_after = before or self.space_after, after
        return [Paragraph(runs, kind, level, gap, number), *found]

    def _runs(self, element: Any, runs: list[Run], depth: int) -> None:
        self._text(element.text, element, 0, runs)
        for child in element:
            self._inline(child, runs, depth)
            self._text(child.tail, child, 1, runs)

    def _text(self, text: str | None, element: Any, tail: int, runs: list[Run]) -> None:
        if text:
            # a line's end in the file is a space (ODF 1.2, 6.1.2)
            plain = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
            runs.append(Run(plain, self.part, 2 * self.numbers[element] + tail))

    def _inline(self, element: Any, runs: list[Run], depth: int) -> None:
        name = local(element)
        if not isinstance(element.tag, str) or name in _SKIPPED:
            return
        if depth > _DEEPEST:
            raise RecursionError
        if name == "s":
            runs.append(Run(" " * min(whole(value(element, "c"), 1), _MOST_SPACES)))
        elif name == "tab":
            runs.append(Run("\t"))
        elif name == "line-break":
            runs.append(Run("\n"))
        elif name == "note":
            for part in element:
                if local(part) == "note-body":
                    self.notes.footnotes += self.items(part, "footnote", depth + 1)
        elif name in _HIDDEN or (name == "span" and self.styles.is_hidden(value(element, "style-name"))):
            self.notes.hidden |= bool("".join(element.itertext()).strip())
        elif name in _BOXES:
            self.boxes += self.items([element], "textbox", depth + 1)
        elif name == "image":
            self.notes.pictures = True
        elif name == "placeholder" or (
            name == "content-control" and value(element, "showing-place-holder") in ("true", "1")
        ):
            # what a form shows where nothing was filled in says nothing
            return
        else:
            self._runs(element, runs, depth + 1)

    # ---- lists

    def _list(self, element: Any, kind: str, style: str | None, level: int, depth: int) -> list[Item]:
        style = value(element, "style-name") or style
        counts = self.counts.setdefault(style or "", [])
        if level == 1 and value(element, "continue-numbering") != "true" and value(element, "continue-list") is None:
            counts.clear()
        found: list[Item] = []
        if depth > _DEEPEST:
            raise RecursionError
        del counts[level:]
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            counted = local(item) == "list-item"
            marker = self._marker(style, level, counts, value(item, "start-value")) if counted else ""
            for child in item:
                name = local(child)
                if name in ("p", "h"):
                    found += self._paragraph(child, kind, marker, level, depth + 1)
                    marker = ""
                elif name == "list":
                    found += self._list(child, kind, style, level + 1, depth + 1)
                elif name == "table":
                    found.append(self._table(child, depth + 1))
        return found

    def _marker(self, style: str | None, level: int, counts: list[int], start: str | None) -> str:
        form = self.styles.level(style, level)
        while len(counts) < level:
            counts.append(self.styles.level(style, len(counts) + 1).start - 1)
        counts[level - 1] = whole(start, 1) if start is not None else counts[level - 1] + 1
        del counts[level:]
        if form.form == "•":
            return "• "
        if not form.form:
            return ""
        first = max(level - form.shown, 0)
        parts = [numeral(counts[at], self.styles.level(style, at + 1).form) for at in range(first, level)]
        return f"{form.prefix}{'.'.join(parts)}{form.suffix} "

    # ---- tables

    def _table(self, element: Any, depth: int) -> Table:
        if depth >= _DEEPEST:
            raise RecursionError
        table = Table()
        for row in self._table_rows(element):
            cells: list[TableCell] = []
            column = 0
            for cell in row:
                name = local(cell)
                if name not in ("table-cell", "covered-table-cell"):
                    continue
                repeated = min(max(whole(value(cell, "number-columns-repeated"), 1), 1), _WIDEST)
                # an empty cell that a merged one covers keeps its place where it stands first in its row
                if name == "table-cell" or column == 0:
                    cells.append(TableCell(self.items(cell, "paragraph", depth + 1), column))
                column += repeated
            if cells:
                table.rows.append(cells)
        return table

    def _table_rows(self, element: Any) -> list[Any]:
        found = []
        for child in element:
            if local(child) == "table-row":
                found.append(child)
            elif local(child) in _ROWS:
                found += self._table_rows(child)
        return found
