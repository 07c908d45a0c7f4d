"""Rows that belong to no section: page numbers, what a browser prints around a page, what explains a web page."""

from __future__ import annotations

import re
from typing import Final

from checker.documents.document import Document
from checker.records.chunk import Progress
from checker.records.finder import Finder, Mark
from checker.records.labels import Labels
from checker.records.rows import Row
from checker.records.wording import compact

_PAGE: Final = re.compile(
    r"(?:page\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?|-\s?\d{1,3}\s?-|\d{1,3} of \d{1,3})\Z", re.I
)
_TRAIL: Final = re.compile(r"\s{0,4}Home\s{0,3}[>›»/]\s")
"""The trail of pages above a web page's own words."""
_PRINTED: Final = re.compile(
    r"\s{0,4}(?:(?:https?|file)://\S{1,400}\s{1,9}\d{1,4}/\d{1,4}\s{0,4}\Z"
    r"|\d{1,2}/\d{1,2}/\d{2,4},\s\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?(?:\t[^\n]{0,200})?\s{0,4}\Z)"
)
"""What a browser prints at the head and the foot of a web page: when it was printed, its name, its address."""


class Noise:
    """Tells noise from words in one document; ``progress`` tells what has been read before them."""

    def __init__(self, document: Document, finder: Finder, labels: Labels, progress: Progress) -> None:
        self.document, self.finder, self.labels, self.progress = document, finder, labels, progress

    def holds(self, row: Row) -> bool:
        """Whether a row is noise."""
        words = self.finder.text[row.span.start : row.span.end]
        if _TRAIL.match(words) or _PRINTED.match(words):
            return True
        if self._above_all(row) and self.finder.begins_with(words, self.labels.page_notes):
            return True
        if len(words) <= 60 and (bool(_PAGE.match(words)) or bool(self.labels.noise.exactly(compact(words)))):
            return True
        block = self.document.block_at(row.span.start)
        if block is None or block.kind not in ("header", "footer"):
            return False
        # what every page repeats is no title and goes on with no section, but it may name the form or hold a label
        return not any(hit.mark in (Mark.COLON, Mark.END) for hit in self.finder.at([row.cells[0]]))

    def _above_all(self, row: Row) -> bool:
        """Whether no label but the page's heading has been read, so that a row may be the page's own words."""
        return len(row.cells) == 1 and self.progress.alone <= 1 and not self.progress.beside
