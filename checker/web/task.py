"""What a worker is given and what it gives back, in a form that crosses from process to process."""

from __future__ import annotations

import datetime as dt
import pickle
import zlib
from dataclasses import dataclass, field
from typing import Any

from checker.documents.document import Document
from checker.gate.exit_code import exit_code
from checker.gate.waivers import Waivers
from checker.reports.report import NotJudged, Report


@dataclass(frozen=True, slots=True)
class Options:
    """How a record is to be checked; ``answers`` is the text of an answers file, "" for none."""

    council: str | None = None
    as_at: dt.date | None = None
    packs: tuple[str, ...] = ()
    engine: str | None = None
    answers: str = ""


@dataclass(frozen=True, slots=True)
class AtTheGate:
    """What makes a check one of the gate: who asks, at which moment (UTC), and the waivers that are in the file.

    ``today`` is the date in the United Kingdom, by which waivers count.
    """

    actor: str
    at: str
    today: dt.date
    waivers: Waivers | None


@dataclass(frozen=True, slots=True)
class Task:
    """A record's bytes under a name, and what is asked about it."""

    data: bytes
    source: str
    options: Options
    gate: AtTheGate | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The question is wrong, not the record: nothing was judged. ``sentence`` says what to put right."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a record, or of every decision on a page of several.

    ``reports`` is a JSON list and ``packed`` the same with the texts, for other formats; both are compressed.
    ``outcomes`` counts rules and their outcomes. ``bodies`` are for the audit log and ``receipts`` are JSON texts;
    both are empty where this is not the gate's.
    """

    sha256: str
    verdicts: tuple[str | None, ...]
    reports: bytes
    packed: bytes
    outcomes: dict[tuple[str, str], int] = field(default_factory=dict)
    bodies: tuple[dict[str, Any], ...] = ()
    receipts: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of what is kept of it."""
        return len(self.reports) + len(self.packed) + sum(map(len, self.receipts))

    @property
    def exit_code(self) -> int:
        """The code that the command would end with."""
        return exit_code(self.verdicts)


Results = tuple[tuple[Report | NotJudged, Document | None], ...]


def packed(results: Results) -> bytes:
    """Results in a form that takes little room while they wait to be fetched."""
    return zlib.compress(pickle.dumps(results), 1)


def unpacked(data: bytes) -> Results:
    """What ``packed`` was given by a worker of this service; never what came from outside."""
    found: Results = pickle.loads(zlib.decompress(data))
    return found
