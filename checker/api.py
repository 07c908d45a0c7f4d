"""The check as a library: from a record's bytes to the report on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker import __version__
from checker.documents.document import Document
from checker.documents.reader import read_document
from checker.engine.judge import Judgement, judge
from checker.errors import ConfigurationError, UnreadableRecordError
from checker.facts.fact import Fact, Facts
from checker.facts.reader import read_facts
from checker.law.library import Law, load_law
from checker.records.divide import divide
from checker.records.reader import read_record
from checker.reports.assemble import assemble
from checker.reports.report import Report
from checker.shipped import rules_folder
from checker.yamlfiles import nearest

MOST_CHARACTERS: Final = 500_000
"""Longest text checked, in code points, some 150 pages: the work grows with the text, so this bounds its time."""

MOST_DECISIONS: Final = 100
"""Most decisions checked on one page, which a page of a register reaches."""

_MOST_READ_AGAIN: Final = 10_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """One record's way through the checker: the text, what was judged, and the report."""

    document: Document
    judgement: Judgement
    report: Report


class Checker:
    """A set of rules and options, ready to check any number of records.

    ``council`` is a council's slug, ``as_at`` the day whose law applies (None: the record's own dates), ``packs`` the
    packs to apply (empty: all), ``engine`` "durable", "reference" or "both" (None: durable where it is installed).
    ``reader`` turns bytes into a document: ``IsolatedReader()`` for files from people who are not trusted.
    Raises ConfigurationError for a council or a pack that the law does not hold.
    """

    def __init__(
        self,
        law: Law,
        *,
        council: str | None = None,
        as_at: dt.date | None = None,
        packs: Sequence[str] = (),
        engine: str | None = None,
        reader: Callable[[bytes, str], Document] = read_document,
    ) -> None:
        if council is not None:
            law.council(council)
        for pack in packs:
            if pack not in law.packs:
                raise ConfigurationError(f"no rule pack is called '{pack}'{nearest(pack, tuple(law.packs))}")
        if not law.rules:
            raise ConfigurationError("the folders of rules hold no rule, so there is nothing to check by")
        self.law, self.council, self.as_at = law, council, as_at
        self.packs, self.engine, self.reader = tuple(packs), engine or default_engine(), reader

    def decisions(self, data: bytes, source: str) -> Iterator[Document]:
        """The text of every decision that a file holds, in order; one for most files.

        A page that lists several gives one text for each, in which the others are blank, so that offsets and lines are
        the page's own. Raises NotJudgedError for what cannot be read.
        """
        document = self._text(data, source)
        parts = divide(document, self.law.labels)
        # the whole page is gone through once for every decision on it, so two bounds are needed for its time
        if len(parts) > MOST_DECISIONS or len(parts) * len(document.text) > _MOST_READ_AGAIN:
            raise UnreadableRecordError(
                f"{source} lists {len(parts):,} decisions in {len(document.text):,} characters, more than are checked "
                "at once: save fewer of them in a file."
            )
        yield from (part.document for part in parts) if parts else (document,)

    def facts(self, document: Document) -> Facts:
        """The facts in the text of one record; raises NotJudgedError when it is no record, or several."""
        record = read_record(document, self.law.labels)
        return read_facts(record, self.law.vocabulary, councils=self.law.council_names)

    def read(self, data: bytes, source: str) -> tuple[Document, Facts]:
        """The text of a record and the facts in it; raises NotJudgedError for what cannot be read."""
        document = self._text(data, source)
        return document, self.facts(document)

    def _text(self, data: bytes, source: str) -> Document:
        document = self.reader(data, source)
        if len(document.text) > MOST_CHARACTERS:
            raise UnreadableRecordError(
                f"{source} holds {len(document.text):,} characters, more than the {MOST_CHARACTERS:,} that are "
                "checked: check the decision record alone, without its appendices."
            )
        return document

    def judge(self, facts: Facts) -> Judgement:
        """One finding for every rule; raises EngineFaultError when the engine loses a result."""
        packs = self.packs or None
        return judge(self.law, facts, council=self.council, as_at=self.as_at, packs=packs, engine=self.engine)

    def check(self, data: bytes, source: str, answers: Sequence[Fact] = ()) -> Checked:
        """Read and judge one record; ``answers`` are facts that a person confirms, corrects or supplies."""
        document, facts = self.read(data, source)
        return self.judged(document, facts.with_facts(*answers))

    def check_all(self, data: bytes, source: str) -> tuple[Checked, ...]:
        """Read and judge every decision that a file holds: several for a page that lists them, one for any other."""
        return tuple(self.judged(document, self.facts(document)) for document in self.decisions(data, source))

    def judged(self, document: Document, facts: Facts) -> Checked:
        """Judge facts that were read before, and report on them."""
        judgement = self.judge(facts)
        report = assemble(document, judgement, self.law, version=__version__, council=self.council, as_at=self.as_at)
        return Checked(document, judgement, report)


def default_engine() -> str:
    """The engine that judges when none is asked for: durable-rules where it is installed, else the reference."""
    from importlib.util import find_spec

    return "durable" if find_spec("durable_rules_engine") else "reference"


def check(
    record: str | Path | bytes,
    *,
    source: str = "",
    rules: Sequence[Path] = (),
    council: str | None = None,
    as_at: dt.date | None = None,
    packs: Sequence[str] = (),
    engine: str | None = None,
    answers: Sequence[Fact] = (),
) -> Report:
    """Check one record, given as a path or as its bytes, and give the report on it.

    ``rules`` are folders of more rules, added to the shipped ones. Raises ConfigurationError when rules or options are
    wrong, and NotJudgedError when the record could not be judged; there is no report then.
    """
    data = record if isinstance(record, bytes) else Path(record).read_bytes()
    name = source or ("record" if isinstance(record, bytes) else str(record))
    law = load_law([rules_folder(), *rules])
    checker = Checker(law, council=council, as_at=as_at, packs=packs, engine=engine)
    return checker.check(data, name, answers).report
