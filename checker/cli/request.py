"""What a command was asked to do, in a form that other processes can be given."""

from __future__ import annotations

import datetime as dt
import shlex
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.documents.document import Document
    from checker.gate.waivers import Waivers
    from checker.reports.report import NotJudged, Report
    from checker.reports.theme import Look


@dataclass(frozen=True, slots=True)
class LawRequest:
    """Which law to load, how to judge by it, and whether pictures of pages are read (``ocr``)."""

    rules: tuple[str, ...] = ()
    council: str | None = None
    as_at: dt.date | None = None
    packs: tuple[str, ...] = ()
    engine: str | None = None
    answers: str | None = None
    ocr: bool = False

    def as_options(self) -> str:
        """The same as options of a command, with a space before them; answers are left out."""
        words: list[str] = []
        words += ["--council", self.council] if self.council else []
        words += ["--as-at", self.as_at.isoformat()] if self.as_at else []
        for pack in self.packs:
            words += ["--pack", pack]
        for folder in self.rules:
            words += ["--rules", folder]
        words += ["--ocr"] if self.ocr else []
        return "".join(f" {shlex.quote(word)}" for word in words)


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """One run of ``check``.

    ``format`` is the form for eyes that every record is drawn in, None when none was asked for. ``reports`` tells
    that the reports themselves are wanted, and ``documents`` that the texts of the records are. ``waivers`` are those
    of the waivers file, None where none was named; they count by the day ``today``.
    """

    law: LawRequest
    format: str | None
    look: Look
    fail_on: str = "refer"
    reports: bool = False
    documents: bool = False
    waivers: Waivers | None = None
    today: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A record to check: a path, or bytes that were read from standard input, an archive or an e-mail.

    ``problem`` is the sentence why it cannot be read, where that is known already. ``decision`` is the number of the
    one decision that is meant in a file that holds several, None for all.
    """

    name: str
    data: bytes | None = None
    problem: str = ""
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one record. ``rendered`` is its report in the format for eyes.

    ``verdict`` is None and ``message`` says why when it was not judged; ``counts`` are by standing. ``report`` and
    ``document`` are there when the request wants them.
    """

    source: str
    rendered: str = ""
    verdict: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    message: str = ""
    report: Report | NotJudged | None = None
    document: Document | None = None

    def told(self) -> Result:
        """What a summary needs of it, without the report."""
        return replace(self, rendered="", report=None, document=None)
