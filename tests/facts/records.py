"""Decision records built by hand from labelled words, for tests of fact readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.documents.document import Document, Span
from checker.documents.passage import join, whole
from checker.facts.vocabulary import PhraseFile, Vocabulary
from checker.records.record import DecisionRecord, Section, SectionState
from checker.yamlfiles import build, read_yaml

VOCABULARY = Path(__file__).parents[2] / "rules" / "vocabulary"


@cache
def vocabulary() -> Vocabulary:
    """Every phrase file of the project as one vocabulary."""
    phrases: dict[str, tuple[str, ...]] = {}
    for path in sorted(VOCABULARY.glob("*.yaml")):
        source = read_yaml(path)
        if set(source.data) == {"about", "phrases"}:
            phrases |= build(PhraseFile, source).phrases
    return Vocabulary(phrases)


def record_of(*sections: tuple[str, str], labels: dict[str, str] | None = None) -> DecisionRecord:
    """A record with one labelled section for each pair of canonical field and words.

    ``labels`` gives the label as written where it matters; otherwise it is the field's name. A field of "" stands
    for words under no label.
    """
    text, found = "", {}
    for field, words in sections:
        label = (labels or {}).get(field, field.replace("_", " ").capitalize() + ":") if field else ""
        label_span = (Span(len(text), len(text) + len(label)),) if field else ()
        text += label + ("\n" if field else "")
        start = len(text)
        text += words + "\n"
        found.setdefault(field, []).append((label_span, start, len(text) - 1))
    built: dict[str, tuple[Section, ...]] = {}
    for field, places in found.items():
        if field:
            built[field] = tuple(
                Section(field, label, join(text, _lines(text, start, end)), SectionState.SUBSTANTIVE)
                for label, start, end in places
            )
    return DecisionRecord(Document("test", "txt", "0" * 64, text), built, whole(text))


def _lines(text: str, start: int, end: int) -> list[list[Span]]:
    spans: list[list[Span]] = []
    for line in text[start:end].split("\n"):
        spans.append([Span(start, start + len(line))])
        start += len(line) + 1
    return spans
