"""One run of a command: the law loaded once, and each record turned into a result."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from checker.answers import Answers, read_answers
from checker.api import Checked, Checker
from checker.cli.programs import reader_for
from checker.cli.reading import read_source
from checker.cli.request import CheckRequest, LawRequest, Result, Source
from checker.documents.document import Document
from checker.engine.explain import explain
from checker.engine.judge import compiled_law
from checker.errors import CheckerError, ConfigurationError, NotJudgedError, UnreadableRecordError
from checker.gate.exit_code import exit_code
from checker.law.library import Law, load_law
from checker.law.waivable import not_waivable
from checker.reports.assemble import clause_part
from checker.reports.proof import Node, whole_proof
from checker.reports.report import FactPart, NotJudged, UnjudgedRecord
from checker.reports.summary import standing_counts
from checker.reports.words import number_of
from checker.shipped import rules_folder


def load(rules: tuple[str, ...]) -> Law:
    """The shipped law with the user's folders added; raises ConfigurationError for a folder that does not load."""
    return load_law([rules_folder(), *(Path(folder) for folder in rules)])


class Session:
    """The law, the checker and the answers of one run; raises ConfigurationError when any of them is wrong."""

    def __init__(
        self, request: LawRequest, turn: AbstractContextManager[Any] | None = None, law: Law | None = None
    ) -> None:
        """``turn`` is held while LibreOffice runs, None where no other process waits for it.

        ``law`` is used where it is given, instead of the shipped law and the folders of the request.
        """
        self.law = law if law is not None else load(request.rules)
        self.checker = Checker(
            self.law,
            council=request.council,
            as_at=request.as_at,
            packs=request.packs,
            engine=request.engine,
            reader=reader_for(ocr=request.ocr, turn=turn),
        )
        self.answers: Answers | None = None
        if request.answers is not None:
            self.answers = read_answers(request.answers, self.law.dictionary)

    def answer_about(self, sha256: str, given: Answers | None) -> None:
        """Use those answers for the next record if they are about it: its SHA-256 is theirs, or they name none."""
        self.answers = given if given is not None and given.record in (None, sha256) else None

    def decisions(self, source: Source) -> Iterator[Document]:
        """The text of every decision in a record, or of the one that is meant; raises NotJudgedError, also for none."""
        count = 0
        for count, document in enumerate(self.checker.decisions(read_source(source), source.name), start=1):
            if source.decision in (None, count):
                yield document
        if source.decision is not None and source.decision > count:
            held = number_of(count, "decision")
            raise UnreadableRecordError(f"{source.name} holds {held}, and none is number {source.decision}.")

    def check(self, source: Source) -> Checked:
        """Check one decision; raises NotJudgedError when it cannot be judged, ConfigurationError for several."""
        found = list(self.decisions(source))
        if len(found) > 1:
            raise ConfigurationError(
                f"{source.name} holds {len(found)} decisions, and this command is about one: "
                f"name it, as in '{found[0].source}'."
            )
        return self.check_text(found[0])

    def check_text(self, document: Document) -> Checked:
        """Check the text of one decision; raises NotJudgedError when it cannot be judged."""
        facts = self.checker.facts(document)
        if self.answers is None:
            return self.checker.judged(document, facts)
        if self.answers.record not in (None, document.sha256):
            raise ConfigurationError(
                f"{self.answers.path} answers for another version of {document.source}: go through the answers again, "
                f"then set its 'record' to {document.sha256}."
            )
        return self.checker.judged(document, facts.with_facts(*self.answers.facts(facts)))

    def facts(self, source: Source) -> tuple[Document, dict[str, FactPart]]:
        """What is read in a record, with derived facts; raises NotJudgedError when it cannot be read."""
        checked = self.check(source)
        return checked.document, checked.report.facts

    def proof(self, checked: Checked, rule: str) -> Node:
        """How one rule came out for a record that was checked, clause by clause."""
        law, asked, facts = self.law, self.checker, checked.judgement.facts
        found = explain(law, facts, rule, council=asked.council, as_at=asked.as_at, engine=asked.engine)
        return whole_proof(checked.report, found, lambda clause: clause_part(clause, facts, law, asked.as_at))


class CheckSession:
    """A session that draws every record in the format for eyes, and turns every failure of a record into a result."""

    def __init__(self, request: CheckRequest, turn: AbstractContextManager[Any] | None = None) -> None:
        self.request, self.session = request, Session(request.law, turn)

    def make_ready(self) -> None:
        """Compile now what is otherwise compiled for the first record; what is wrong is told with a record."""
        checker = self.session.checker
        with suppress(CheckerError):
            compiled_law(checker.law, checker.packs or None, checker.engine)
            self.session.law.labels  # noqa: B018

    def take_turns(self, turn: AbstractContextManager[Any]) -> None:
        """Read from now on with helpers of this process's own, and hold ``turn`` while LibreOffice runs."""
        self.session.checker.reader = reader_for(ocr=self.request.law.ocr, turn=turn)

    def results(self, source: Source) -> tuple[Result, ...]:
        """What became of a record, or of each decision that it holds; only a configuration error is raised."""
        if self.session.answers is not None:
            return (self._result(source, partial(self.session.check, source)),)
        found: list[Result] = []
        try:
            for document in self.session.decisions(source):
                text = replace(source, name=document.source)
                found.append(self._result(text, partial(self.session.check_text, document)))
        except NotJudgedError as error:
            found.append(self._not_judged(source, str(error)))
        except Exception as error:
            found.append(self._failed(source, error))
        return tuple(found)

    def _result(self, source: Source, check: Callable[[], Checked]) -> Result:
        try:
            checked = self._with_waivers(check())
            return Result(
                checked.document.source,
                self._render(checked),
                checked.report.verdict.value,
                {which.value: count for which, count in standing_counts(checked.report).items()},
                report=checked.report if self.request.reports else None,
                document=checked.document if self.request.documents else None,
            )
        except NotJudgedError as error:
            return self._not_judged(source, str(error))
        except ConfigurationError:
            raise
        except Exception as error:
            return self._failed(source, error)

    def _with_waivers(self, checked: Checked) -> Checked:
        """The same with the waivers of the run laid over its findings."""
        if self.request.waivers is None or self.request.today is None:
            return checked
        from checker.gate.laid_over import lay_over

        refused = not_waivable(self.session.law)
        laid = lay_over(checked.report, self.request.waivers, today=self.request.today, not_waivable=refused)
        return replace(checked, report=laid)

    def _failed(self, source: Source, error: Exception) -> Result:
        # where it failed and not what it said, which may be words of the record: messages end up in logs
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        sentence = f"{source.name} was not judged because the checker failed ({where})."
        return self._not_judged(source, sentence)

    def _not_judged(self, source: Source, message: str) -> Result:
        return not_judged(source, message, self.request)

    def _render(self, checked: Checked) -> str:
        report, document, look = checked.report, checked.document, self.request.look
        code = exit_code([report.verdict.value], self.request.fail_on)
        options = self.request.law.as_options()
        if self.request.format is None:
            return ""
        if self.request.format == "concise":
            from checker.reports.concise import render_concise

            return render_concise(report, ascii_only=not look.glyphs.unicode)
        if self.request.format == "plain":
            from checker.reports.plain import render_plain

            ascii_only = not look.glyphs.unicode
            return render_plain(
                report, exit_code=code, width=min(look.width, 78), ascii_only=ascii_only, options=options
            )
        from checker.reports.terminal import render_terminal

        return render_terminal(report, document, look, exit_code=code, options=options)


def not_judged(source: Source, message: str, request: CheckRequest) -> Result:
    """The result of a record that could not be judged."""
    stands_for = NotJudged(record=UnjudgedRecord(source=source.name), message=message) if request.reports else None
    return Result(source.name, "", None, {}, message, stands_for)
