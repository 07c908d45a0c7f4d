"""Finds labels that run into their values with nothing between: "Date of decision6 January 2020"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.documents.document import Span
from checker.records.chunk import OTHER
from checker.records.finder import Finder, Hit, Mark
from checker.records.labels import Entry, Labels, Shape, Use
from checker.records.record import SectionState
from checker.records.rows import Row
from checker.records.wording import compact

_JOINT: Final = re.compile(r"(?<=[a-z)?])(?=[A-Z\d(])")
_LONGEST_LABEL: Final = 250
_MOST_JOINTS: Final = 6
_FEWEST_ROWS: Final = 3
_FEWEST_WORDS: Final = 2


class Glued:
    """Labels glued to their values in one document; none unless several rows show that the page is made so."""

    def __init__(self, finder: Finder, labels: Labels, rows: Sequence[Row]) -> None:
        self.finder, self.text, self.labels = finder, finder.text, labels
        exact = sum(self._exact(row, self._joints(row)) is not None for row in rows)
        self.found = exact >= _FEWEST_ROWS

    def at(self, row: Row) -> Hit | None:
        """The label that begins the row and runs into its value."""
        if not self.found or len(row.cells) > 1:
            return None
        joints = self._joints(row)
        return (self._exact(row, joints) or self._grown(row, joints) or self._unknown(row, joints)) if joints else None

    def _joints(self, row: Row) -> list[int]:
        start = row.cells[0].start
        end = min(row.cells[0].end, start + _LONGEST_LABEL)
        found: list[int] = []
        for match in _JOINT.finditer(self.text, start, end):
            if ". " in self.text[start : match.start()] or len(found) >= _MOST_JOINTS:
                break
            found.append(match.start())
        return found

    def _exact(self, row: Row, joints: Sequence[int]) -> Hit | None:
        """A label of the vocabulary before a joint, whole."""
        if len(row.cells) > 1:
            return None
        start = row.cells[0].start
        for joint in reversed(joints):
            words = self.text[start:joint]
            for entry in self.labels.entries.exactly(compact(words)):
                if self._is_label(entry, len(words.split())):
                    return self._hit(entry, start, joint)
        return None

    def _grown(self, row: Row, joints: Sequence[int]) -> Hit | None:
        """A label of the vocabulary that the form's own words follow up to a joint: "… by any memberNone"."""
        hits = [hit for hit in self.finder.at([row.cells[0]]) if self._is_label(hit.entry, hit.words)]
        if not hits or any(hit.mark is Mark.COLON for hit in hits):
            return None
        best = max(hits, key=lambda hit: hit.words)
        joint = next((joint for joint in joints if joint >= best.label[-1].end), None)
        return self._hit(best.entry, row.cells[0].start, joint) if joint is not None else None

    def _unknown(self, row: Row, joints: Sequence[int]) -> Hit | None:
        """A question outside the vocabulary before a mere answer: "… which followsNo"."""
        start = row.cells[0].start
        answer = self.text[joints[-1] : row.cells[0].end]
        silent = self.labels.states.of(answer) is not SectionState.SUBSTANTIVE
        if silent or self.labels.answers.exactly(compact(answer)):
            return self._hit(Entry(OTHER, Use.ANY), start, joints[-1])
        return None

    def _is_label(self, entry: Entry, words: int) -> bool:
        return entry.use is Use.ANY and words >= _FEWEST_WORDS and self.labels.shape(entry.field) is not Shape.ITSELF

    def _hit(self, entry: Entry, start: int, joint: int) -> Hit:
        label = Span(start, joint)
        return Hit(entry, (label,), joint, 0, Mark.COLON, len(self.text[start:joint].split()))
