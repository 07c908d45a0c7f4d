"""A decision record: the document's words sorted under the labels that councils use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.documents.document import Document, Span
from checker.documents.passage import EMPTY, Passage


class SectionState(StrEnum):
    """What a section says by being there, or by being silent."""

    ABSENT = "absent"
    BLANK = "blank"
    NIL = "nil"
    NOT_APPLICABLE = "not_applicable"
    CROSS_REFERENCE = "cross_reference"
    SUBSTANTIVE = "substantive"


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """The words that stand under one label of the record.

    ``field`` is the canonical name of the label in ``rules/vocabulary/labels.yaml``, e.g. ``decision_date``;
    ``label`` is where the label stands (several spans when it is wrapped around its value; none for a section that is
    absent or was found without a label).
    """

    field: str
    label: tuple[Span, ...]
    passage: Passage
    state: SectionState

    @property
    def text(self) -> str:
        """The section's unwrapped words."""
        return self.passage.text


@dataclass(frozen=True, slots=True, eq=False)
class DecisionRecord:
    """A document read as one decision record.

    ``sections`` maps a canonical field to its sections in reading order (the same label twice gives two);
    ``body`` is every word of the document in reading order, for statements that may stand anywhere.
    """

    document: Document
    sections: Mapping[str, tuple[Section, ...]]
    body: Passage

    def all(self, field: str) -> tuple[Section, ...]:
        """Every section with this label, in reading order."""
        return self.sections.get(field, ())

    def section(self, field: str) -> Section:
        """The first section with this label that says something, else the first one, else an absent one."""
        found = self.all(field)
        for section in found:
            if section.state is not SectionState.BLANK:
                return section
        return found[0] if found else Section(field, (), EMPTY, SectionState.ABSENT)
