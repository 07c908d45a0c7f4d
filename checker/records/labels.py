"""The labels that councils put on the parts of a decision record, as ``rules/vocabulary/labels.yaml`` holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, field_validator

from checker.records.states import StateFile, States
from checker.records.wording import Wordings, checked, compact, plainest
from checker.yamlfiles import build, read_yaml


class Shape(StrEnum):
    """How much of what follows a label belongs to it."""

    LINE = "line"
    """One short value: a name, a reference, a yes or no."""
    DATE = "date"
    """One short value that holds a digit, or nothing."""
    TEXT = "text"
    """Everything up to the next label."""
    ITSELF = "itself"
    """The words are no label of another value: they are the value, e.g. the kind of record."""


class Use(StrEnum):
    """What must be seen around the words before they are taken for a label."""

    ANY = "any"
    """A colon, a cell border, a dash, or standing alone on a line."""
    COLON = "colon"
    """A colon or a cell border only: the words are too common to stand alone."""
    SENTENCE = "sentence"
    """The words begin a sentence whose rest is the value, e.g. "The reasons are": at the start of a paragraph."""
    OPENING = "opening"
    """Begins the value itself, e.g. "RESOLVED that": no mark is needed at the start of a paragraph."""


class Field(BaseModel):
    """One canonical field: how records label it. Lists are in the notation of ``checker.records.wording``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shape: Shape = Shape.LINE
    core: bool = False
    """Whether the label by itself speaks for a decision record, as "Decision maker" does and "Date" does not."""
    answer: bool = False
    """Whether the value is a yes or no, so that "No" says something."""
    many: bool = False
    """Whether several lines under a label that stands alone are all its values, as in a list of suppliers."""
    labels: tuple[str, ...] = ()
    with_colon: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    inside: Mapping[str, tuple[str, ...]] = {}
    """Other fields' labels while this field's block runs, e.g. "Date" next to a signature is the date signed."""

    @field_validator("labels", "with_colon", "sentences", "openings")
    @classmethod
    def _in_the_notation(cls, wordings: tuple[str, ...]) -> tuple[str, ...]:
        return checked(wordings)


class LabelFile(BaseModel):
    """A file of labels. Every list but ``fields`` helps to tell a label from a sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    lead_ins: tuple[str, ...] = ()
    """Words that may stand before any label: "details of any"."""
    not_after: tuple[str, ...] = ()
    """Words that turn a label into another thing when they stand right before it: "existing"."""
    verbs: tuple[str, ...] = ()
    """Words that show a sentence when they follow a label's words: "The decision was …"."""
    unfinished: tuple[str, ...] = ()
    """Words that no paragraph ends with: a line that ends so goes on in the next."""
    parts: tuple[str, ...] = ()
    """First words of a table's own headings inside a section, which are no labels: "Option 1:"."""
    answers: tuple[str, ...] = ()
    """How a yes or no under a question begins."""
    option_words: tuple[str, ...] = ()
    """Words of a line that tells of one option: "Framework: rejected because …" is no label of the framework."""
    noise: tuple[str, ...] = ()
    """Lines of a web page or a form that belong to no section."""
    page_notes: tuple[str, ...] = ()
    """Openings of paragraphs above all decisions of a web page, which explain the page."""
    page_heads: tuple[str, ...] = ()
    """Names of web pages on which the next line is the decision's title."""
    notes: tuple[str, ...] = ()
    """Notes in brackets that stand under a label and belong to it."""
    purposes: tuple[str, ...] = ()
    """Openings of a paragraph that says what was asked for."""
    operative: tuple[str, ...] = ()
    """Openings of a sentence that decides, and so show a decision record even without labels."""
    sure: tuple[str, ...] = ()
    """Openings of a sentence that surely decides when labels around it show a decision record."""
    likely: tuple[str, ...] = ()
    """Openings of a sentence that decides when labels around it show a decision record."""
    deciding: tuple[str, ...] = ()
    """Two words within the first words of a sentence that show that it decides: "has approved"."""
    meetings: tuple[str, ...] = ()
    """Last words of the name of a body that meets."""
    bodies: tuple[str, ...] = ()
    """Last words of a council's own name, to know it at the head of a form."""
    offices: tuple[str, ...] = ()
    """Offices with a portfolio, with which a label may end: "Decision of the Executive Councillor for Parks"."""
    fields: Mapping[str, Field]

    @field_validator(
        "lead_ins",
        "not_after",
        "verbs",
        "unfinished",
        "parts",
        "answers",
        "option_words",
        "noise",
        "page_heads",
        "page_notes",
        "notes",
        "purposes",
        "operative",
        "sure",
        "likely",
        "meetings",
        "deciding",
    )
    @classmethod
    def _in_the_notation(cls, wordings: tuple[str, ...]) -> tuple[str, ...]:
        return checked(wordings)


class Entry(NamedTuple):
    """What a run of words may be: a field's label and what must be seen around it."""

    field: str
    use: Use


class Labels:
    """Every label and every phrase for section states, ready for matching."""

    def __init__(self, file: LabelFile, states: StateFile) -> None:
        self.file = file
        self.fields = dict(file.fields)
        self.states = States(states)
        self.entries = Wordings(_entries(file.fields))
        self.inside = {
            name: Wordings(
                (wording, Entry(other, Use.COLON)) for other, wordings in field.inside.items() for wording in wordings
            )
            for name, field in self.fields.items()
            if field.inside
        }
        self.lead_ins = _machine(file.lead_ins)
        self.not_after = _machine(file.not_after)
        self.verbs = _machine(file.verbs)
        self.unfinished = _machine(file.unfinished)
        self.parts = _machine(file.parts)
        self.answers = _machine(file.answers)
        self.option_words = tuple(compact(words) for words in file.option_words)
        self.noise = _machine(file.noise)
        self.page_notes = _machine(file.page_notes)
        self.page_heads = _machine(file.page_heads)
        self.notes = _machine(file.notes)
        self.purposes = _machine(file.purposes)
        self.operative = _machine(file.operative)
        self.sure = _machine(file.sure)
        self.meetings = _machine(file.meetings)
        self.likely = _machine(file.likely)
        self.deciding = _machine(file.deciding)
        self.bodies = tuple(compact(words) for words in file.bodies)
        self.offices = tuple(compact(words) for words in file.offices)

    def first(self, field: str) -> str:
        """A field's first label in its plainest words, for forms that the checker itself writes."""
        return plainest(self.fields[field].labels[0]).capitalize()

    def shape(self, field: str) -> Shape:
        """Shape of a field; a field outside the vocabulary holds one line."""
        found = self.fields.get(field)
        return found.shape if found is not None else Shape.LINE


def _entries(fields: Mapping[str, Field]) -> Iterator[tuple[str, Entry]]:
    for name, field in fields.items():
        for wordings, use in (
            (field.labels, Use.ANY),
            (field.with_colon, Use.COLON),
            (field.sentences, Use.SENTENCE),
            (field.openings, Use.OPENING),
        ):
            for wording in wordings:
                yield wording, Entry(name, use)


def _machine(wordings: Iterable[str]) -> Wordings[None]:
    return Wordings((wording, None) for wording in wordings)


def load_labels(folder: Path) -> Labels:
    """The labels of ``folder`` (``labels.yaml`` and ``section_states.yaml``); raises DataFileError."""
    file = build(LabelFile, read_yaml(folder / "labels.yaml"))
    return Labels(file, build(StateFile, read_yaml(folder / "section_states.yaml")))
