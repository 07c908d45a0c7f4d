"""Sets what was read in one record against its labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from checker.api import Checker
from checker.documents.document import Document
from checker.errors import CheckerError
from checker.evaluation.compare import same
from checker.evaluation.labels import Expected, Labelled
from checker.facts.fact import Fact, FactValue, Unknown


class Outcome(StrEnum):
    """What became of one label."""

    RIGHT = "right"
    MISSING = "missing"
    WRONG = "wrong"
    RIGHTLY_UNKNOWN = "rightly_unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a value was read from; ``line`` is 1-based."""

    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One label, and what was found.

    ``expected`` are the readings that are right, none when the fact must be unknown. ``ambiguous`` tells that the
    record was taken to say it in more than one way. ``places`` are the words read, when there are any.
    """

    record: str
    fact: str
    outcome: Outcome
    expected: tuple[FactValue, ...]
    found: FactValue | None
    ambiguous: bool = False
    places: tuple[Place, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """All labels of one file. ``problem`` says in a sentence why it, or one decision in it, could not be read."""

    record: str
    judged: tuple[Judged, ...]
    problem: str = ""


def measure(
    labelled: Labelled, checker: Checker, read: Callable[[str], bytes] = lambda path: Path(path).read_bytes()
) -> Measured:
    """Read one record and judge every label of it; nothing is raised for a record that cannot be read.

    The facts are those that rules see, derived ones included. Labels of a record that cannot be read count as missing.
    """
    name = labelled.record
    try:
        documents = list(checker.decisions(read(name), name))
        if len(documents) != len(labelled.decisions):
            problem = f"{name} was read as {len(documents)} decisions, and its labels are for {len(labelled.decisions)}"
            return _unread(labelled, problem + ".")
        judged: list[Judged] = []
        for document, expected in zip(documents, labelled.decisions, strict=True):
            judged += _judged(document, expected, checker)
        return Measured(name, tuple(judged))
    except CheckerError as error:
        return _unread(labelled, str(error))
    except Exception as error:
        return _unread(labelled, f"{name} could not be read: {type(error).__name__}: {error}.")


def _judged(document: Document, expected: Sequence[Expected], checker: Checker) -> list[Judged]:
    facts = checker.judge(checker.facts(document)).facts
    return [judge_label(document.source, one, facts[one.fact]) for one in expected]


def judge_label(record: str, expected: Expected, found: Fact) -> Judged:
    """What became of one label, given the fact that was read."""
    value = found.value
    if not expected.readings:
        outcome = Outcome.RIGHTLY_UNKNOWN if value is None else Outcome.WRONG
    elif value is None:
        outcome = Outcome.MISSING
    elif any(same(expected.fact, reading, value) for reading in expected.readings):
        outcome = Outcome.RIGHT
    else:
        outcome = Outcome.WRONG
    missed = outcome in (Outcome.MISSING, Outcome.WRONG)
    places = tuple(Place(one.line, one.quote) for one in found.evidence) if missed else ()
    note = found.note if missed else ""
    ambiguous = found.unknown is Unknown.AMBIGUOUS
    return Judged(record, expected.fact, outcome, expected.readings, value, ambiguous, places, note)


def _unread(labelled: Labelled, problem: str) -> Measured:
    several = len(labelled.decisions) > 1
    judged = tuple(
        Judged(
            f"{labelled.record}#{number}" if several else labelled.record,
            one.fact,
            Outcome.MISSING,
            one.readings,
            None,
        )
        for number, decision in enumerate(labelled.decisions, start=1)
        for one in decision
        if one.readings
    )
    return Measured(labelled.record, judged, problem)
