"""Reads a web page: the text that a visitor sees of the record itself, without what every page of the site carries.

The markup of ModernGov, the committee system of most councils, is known: ``.mgContent`` holds the record. On other
pages the record is in ``main``, ``article`` or an element that is named as the content.
"""

from __future__ import annotations

import re
from typing import Any, Final

from checker.documents.compose import Composed, compose
from checker.documents.flow import Item, Paragraph, Run, Table, TableCell
from checker.documents.html_attributes import MOST_ATTRIBUTES, has_too_many_attributes
from checker.documents.html_scope import Scope, is_unseen
from checker.errors import UnreadableRecordError

LIMIT: Final = 5 * 1024 * 1024
"""Largest page read, in characters."""

_STARTS: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}"
    r"<(?:!doctype html|html|head|body|title|meta|main|article|section|div|table|h[1-6]|p|dl)\b"
    r"(?P<rest>[^<>]{0,2000}>)?",
    re.I | re.S,
)
_SPACE: Final = re.compile("[\t\r\n\f]")
_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ]
)
_SPACED: Final = frozenset(["p", "blockquote", "section", "article", "pre", "fieldset", "figure", "header", "details"])
_HEADING: Final = re.compile(r"h[1-6]\Z")
_ROWS: Final = frozenset(("tr", "tbody", "thead", "tfoot", "form"))
_WIDEST: Final = 64
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page, or a piece of one, by how it begins."""
    match = _STARTS.match(text)
    return match is not None and (match.group("rest") is not None or match.end() == len(text)) and "</" in text


def read_html(text: str, source: str, *, limit: int = LIMIT) -> Composed:
    """The record on a web page; ``limit`` is the largest page in characters.

    Raises UnreadableRecordError for a page that is too large, too deeply nested, or shows no text.
    """
    from lxml import etree, html

    if len(text) > limit:
        raise UnreadableRecordError(
            f"{source} is a web page of more than {limit // (1024 * 1024)} MB: save the decision record alone."
        )
    if has_too_many_attributes(text):
        raise UnreadableRecordError(
            f"{source} is a web page with an element of more than {MOST_ATTRIBUTES:,} attributes, which is not read: "
            "save the record's words as plain text (.txt)."
        )
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        scope = Scope(root)
        walker = _Walker(scope)
        for element in scope.roots:
            walker.element(element)
            walker.close()
    except (etree.ParserError, etree.XMLSyntaxError, RecursionError, ValueError) as error:
        raise UnreadableRecordError(
            f"{source} is a web page that cannot be read: save the record's words as plain text (.txt)."
        ) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableRecordError(
            f"{source} is a web page whose elements are nested too deeply to be read in full: "
            "save the record's words as plain text (.txt)."
        )
    composed = compose(walker.items, collapse=True)
    if not composed.text.strip():
        raise UnreadableRecordError(
            f"{source} is a web page that shows no text: open it in a browser and save the record as plain text (.txt)."
        )
    return composed


class _Walker:
    """Goes through elements in order and gathers paragraphs and tables."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.items: list[Item] = []
        self.paragraphs = 0
        self.open: Paragraph | None = None
        self.gap = False
        self.kind, self.level, self.marker, self.preformatted = "paragraph", 0, "", False

    def close(self) -> None:
        """End the paragraph that is open."""
        if self.open is not None and any(run.text.strip() for run in self.open.runs):
            self.items.append(self.open)
        self.open = None

    def element(self, element: Any) -> None:
        """One element with everything in it, without its tail."""
        tag = element.tag
        if not isinstance(tag, str) or is_unseen(element) or self.scope.is_boilerplate(element):
            return
        if tag == "br":
            self._add(Run("\n"))
        elif tag == "hr":
            self.close()
            self.gap = True
        elif tag == "table":
            self._table(element)
        elif tag == "dl":
            self._pairs(element)
        elif tag in ("ul", "ol"):
            self._list(element)
        elif _HEADING.match(tag):
            self._block(element, True, "heading", int(tag[1]))
        elif tag in _BLOCKS:
            self._block(element, tag in _SPACED, self.kind, self.level)
        else:
            self._children(element)
            if "mgLabel" in element.get("class", "").split():
                self._end_label(element)

    def _children(self, element: Any) -> None:
        self._text(element.text, element, 0)
        for child in element:
            self.element(child)
            self._text(child.tail, child, 1)

    def _block(self, element: Any, gap: bool, kind: str, level: int) -> None:
        before = self.kind, self.level, self.preformatted
        self.close()
        # the first paragraph of an item stands on the line of its mark
        self.gap |= gap and not self.marker
        self.kind, self.level, self.preformatted = kind, level, self.preformatted or element.tag == "pre"
        self._children(element)
        self.close()
        # the first paragraph of an item stands on the line of its mark
        self.gap |= gap and not self.marker
        self.kind, self.level, self.preformatted = before

    def _text(self, text: str | None, element: Any, tail: int) -> None:
        if not text:
            return
        if not self.preformatted:
            text = _SPACE.sub(" ", text)
        if self.open is not None or text.strip():
            self._add(Run(text, "", 2 * self.scope.number(element) + tail))

    def _add(self, run: Run) -> None:
        if self.open is None:
            if not run.text.strip():
                return
            self.paragraphs += 1
            self.open = Paragraph([], self.kind, self.level, self.gap, self.paragraphs)
            self.gap = False
            if self.marker:
                self.open.runs.append(Run(self.marker))
                self.marker = ""
        self.open.runs.append(run)

    def _end_label(self, element: Any) -> None:
        """A label without a colon is parted from its value as in a table."""
        words = "".join(element.itertext()).strip()
        if words and words[-1] not in ":?" and self.open is not None:
            self.open.runs.append(Run("\t"))

    def _list(self, element: Any) -> None:
        self.close()
        self.gap = True
        before = self.kind, self.level, self.marker
        number = int(element.get("start")) if re.fullmatch(r"\d{1,4}", element.get("start") or "") else 1
        self._text(element.text, element, 0)
        for child in element:
            if child.tag == "li" and not is_unseen(child):
                value = child.get("value") or ""
                number = int(value) if re.fullmatch(r"\d{1,4}", value) else number
                self.marker = _marker(number, element.get("type")) if element.tag == "ol" else "• "
                self.kind, self.level = "item", before[1] + 1
                self._block(child, False, "item", before[1] + 1)
                number += 1
            else:
                self.element(child)
            self._text(child.tail, child, 1)
        self.kind, self.level, self.marker = before[0], before[1], ""
        self.gap = True

    # ---- tables

    def _cell(self, elements: list[Any], column: int) -> TableCell:
        """What stands in a cell, or in several ``dd`` of one ``dt``."""
        outside, self.items = self.items, []
        gap, self.gap = self.gap, False
        for element in elements:
            self._block(element, False, "paragraph", 0)
        cell, self.items, self.gap = TableCell(self.items, column), outside, gap
        return cell

    def _pairs(self, element: Any) -> None:
        """A list of terms and what is said of each, as a table of two columns."""
        self.close()
        table, terms, values = Table(), list[Any](), list[Any]()
        for child in element.iter("dt", "dd"):
            if is_unseen(child) or self.scope.inside_other_list(child, element):
                continue
            if child.tag == "dt" and values:
                table.rows.append([self._cell(terms, 0), self._cell(values, 1)])
                terms, values = [], []
            (terms if child.tag == "dt" else values).append(child)
        if terms or values:
            table.rows.append([self._cell(terms, 0), self._cell(values, 1)])
        self.items.append(table)

    def _table(self, element: Any) -> None:
        self.close()
        table = Table()
        covered: dict[int, int] = {}
        for row in self._rows(element):
            cells: list[TableCell] = []
            column = 0
            for child in row:
                if child.tag not in ("td", "th") or is_unseen(child):
                    continue
                while covered.get(column, 0) > 0:
                    covered[column] -= 1
                    column += 1
                width, height = _span(child.get("colspan")), _span(child.get("rowspan"))
                cells.append(self._cell([child], column))
                for place in range(column, column + width):
                    covered[place] = height - 1
                column += width
            for place in covered:
                if place >= column and covered[place] > 0:
                    covered[place] -= 1
            if cells:
                # the merged label of the rows above stands before a row that it covers
                if cells[0].column > 0:
                    cells.insert(0, TableCell([], 0))
                table.rows.append(cells)
        self.items.append(table)

    def _rows(self, element: Any) -> list[Any]:
        found = []
        for child in element:
            if child.tag == "caption":
                self._block(child, True, "paragraph", 0)
            elif child.tag == "tr" and not is_unseen(child):
                found.append(child)
            elif child.tag in _ROWS and not is_unseen(child):
                found += self._rows(child)
        return found


def _span(written: str | None) -> int:
    """A colspan or rowspan, kept within bounds whatever the page says."""
    if written is None or not written.strip().isdecimal() or len(written) > 6:
        return 1
    return min(max(int(written), 1), _WIDEST)


def _marker(number: int, type_: str | None) -> str:
    """The number that a browser sets before an item."""
    if type_ in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if type_ == 'A' else letter}. "
    if type_ in ("i", "I") and 1 <= number < 40:
        words, rest = "", number
        for value, letters in _ROMAN:
            while rest >= value:
                words, rest = words + letters, rest - value
        return f"{words.upper() if type_ == 'I' else words}. "
    return f"{number}. "
