"""What a worker does: one record checked, or one answer drawn in a format. The law is loaded once, when it starts."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from checker import __version__
from checker.answers import Answers, answers_from
from checker.api import Checked, Checker, default_engine
from checker.documents.document import Document
from checker.documents.isolated import IsolatedReader, ReadLimits
from checker.documents.parts import told
from checker.errors import ConfigurationError, NotJudgedError
from checker.gate.account import account
from checker.gate.exit_code import exit_code
from checker.gate.laid_over import lay_over
from checker.gate.receipt import Receipt, ReceiptOptions, receipt_for, written
from checker.gate.signing import sign
from checker.law.library import Law, load_law
from checker.law.waivable import not_waivable
from checker.records.divide import file_and_number
from checker.reports.batch import Batch, applied_rules
from checker.reports.formats import render
from checker.reports.report import NotJudged, Report, UnjudgedRecord
from checker.web.settings import Settings
from checker.web.task import Answer, AtTheGate, Options, Refused, Task, packed, unpacked
from checker.yamlfiles import parse_yaml

ANSWERS = "answers"
"""What the answers that came with a record are called in a sentence about them."""


class Worker:
    """The law, and the reader of files that nobody trusts; raises ConfigurationError for rules that do not load."""

    def __init__(self, settings: Settings) -> None:
        self.law: Law = load_law(list(settings.rules))
        self._refused = not_waivable(self.law)
        self._key, self._ocr = settings.signing_key, settings.ocr is not None
        self._reader = IsolatedReader(
            ReadLimits(seconds=settings.read_seconds), office=settings.office, ocr=settings.ocr
        )

    def check(self, task: Task) -> Answer | Refused:
        """What became of the record of a task."""
        try:
            checker = self._checker(task)
            answers = self._answers(task.options)
            found = tuple(self._results(checker, task, answers))
        except ConfigurationError as error:
            return Refused(str(error))
        reports = [result for result, _ in found]
        told_of = [self._told(report, task, checker) for report in reports] if task.gate is not None else []
        outcomes = Counter(
            (finding.rule, finding.outcome.value)
            for report in reports
            if isinstance(report, Report)
            for finding in report.findings
        )
        text = ",".join(report.model_dump_json(by_alias=True) for report in reports)
        return Answer(
            sha256=sha256(task.data).hexdigest(),
            verdicts=tuple(report.verdict.value if isinstance(report, Report) else None for report in reports),
            reports=zlib.compress(f"[{text}]".encode(), 1),
            packed=packed(found),
            outcomes=dict(outcomes),
            bodies=tuple(body for body, _ in told_of),
            receipts=tuple(written(receipt) for _, receipt in told_of if receipt is not None),
        )

    def draw(self, name: str, answer: bytes, packs: Sequence[str]) -> str:
        """A finished answer in one of the formats of reports."""
        found = unpacked(answer)
        results = tuple(result for result, _ in found)
        documents = {document.source: document for _, document in found if document is not None}
        code = exit_code(result.verdict.value if result.verdict else None for result in results)
        return render(name, Batch(results, applied_rules(self.law, packs), __version__, code, documents))

    def _checker(self, task: Task) -> Checker:
        options = task.options
        engine = options.engine
        if task.gate is not None:
            # where durable-rules is not installed there is one engine, and the report names it
            engine = "both" if default_engine() == "durable" else "reference"
        return Checker(
            self.law,
            council=options.council,
            as_at=options.as_at,
            packs=options.packs,
            engine=engine,
            reader=self._reader,
        )

    def _answers(self, options: Options) -> Answers | None:
        return answers_from(parse_yaml(options.answers, ANSWERS), self.law.dictionary) if options.answers else None

    def _results(
        self, checker: Checker, task: Task, answers: Answers | None
    ) -> Iterator[tuple[Report | NotJudged, Document | None]]:
        try:
            data, source = self._only_record(task)
            documents = list(checker.decisions(data, source))
        except NotJudgedError as error:
            yield _not_judged(task.source, str(error)), None
            return
        except ConfigurationError:
            raise
        except Exception as error:
            yield _failed(task.source, error), None
            return
        if answers is not None and len(documents) > 1:
            raise ConfigurationError(
                f"{task.source} holds {len(documents)} decisions, and the answers are about one: send it alone."
            )
        for document in documents:
            yield self._result(checker, task, document, answers)

    def _only_record(self, task: Task) -> tuple[bytes, str]:
        """The record itself, or the one that an archive or an e-mail holds."""
        opened = self._reader.opened(task.data, task.source)
        if len(opened.parts) != 1:
            left_out = told(list(opened.left_out), " (left out: ") if opened.left_out else ""
            raise ConfigurationError(
                f"{task.source} holds {len(opened.parts)} records{left_out}: send one record at a time."
            )
        only = opened.parts[0]
        if only.problem:
            raise NotJudgedError(only.problem)
        return only.data, only.name

    def _result(
        self, checker: Checker, task: Task, document: Document, answers: Answers | None
    ) -> tuple[Report | NotJudged, Document | None]:
        try:
            checked = self._checked(checker, document, answers)
            report = checked.report
            if task.gate is not None and task.gate.waivers is not None:
                report = lay_over(report, task.gate.waivers, today=task.gate.today, not_waivable=self._refused)
            return report, checked.document
        except NotJudgedError as error:
            return _not_judged(document.source, str(error)), None
        except ConfigurationError:
            raise
        except Exception as error:
            return _failed(document.source, error), None

    def _checked(self, checker: Checker, document: Document, answers: Answers | None) -> Checked:
        facts = checker.facts(document)
        if answers is None:
            return checker.judged(document, facts)
        if answers.record not in (None, document.sha256):
            raise ConfigurationError(
                f"The answers are for another version of {document.source}: go through them again, then set "
                f"'record' to {document.sha256}."
            )
        return checker.judged(document, facts.with_facts(*answers.facts(facts)))

    def _told(
        self, result: Report | NotJudged, task: Task, checker: Checker
    ) -> tuple[dict[str, object], Receipt | None]:
        assert task.gate is not None
        report = result if isinstance(result, Report) else None
        receipt = self._receipt(report, task, task.gate, checker) if report is not None else None
        body = account(result.record.source, report, receipt, checker=__version__, law=self.law.digests)
        return {"sha256": sha256(task.data).hexdigest(), **body}, receipt

    def _receipt(self, report: Report, task: Task, gate: AtTheGate, checker: Checker) -> Receipt:
        given = gate.waivers.waivers if gate.waivers else ()
        options = ReceiptOptions(
            council=task.options.council,
            as_at=task.options.as_at,
            packs=task.options.packs,
            engine=checker.engine,
            today=gate.today,
            ocr=self._ocr,
            answers=task.options.answers,
            waivers=tuple(one for one in given if one.is_about(report.record.source, report.record.sha256)),
        )
        _, decision = file_and_number(report.record.source)
        made = receipt_for(report, options, self.law.digests, made_at=gate.at, actor=gate.actor, decision=decision)
        return sign(made, self._key) if self._key is not None else made


def _failed(source: str, error: Exception) -> NotJudged:
    return _not_judged(source, f"{source} was not judged because the checker failed ({type(error).__name__}).")


def _not_judged(source: str, sentence: str) -> NotJudged:
    return NotJudged(record=UnjudgedRecord(source=source), message=sentence)


def not_judged(task: Task, sentence: str, law: dict[str, str]) -> Answer:
    """The answer for a record whose check was ended from outside."""
    stands_for = _not_judged(task.source, sentence)
    digest = sha256(task.data).hexdigest()
    body = account(task.source, None, None, checker=__version__, law=law)
    return Answer(
        sha256=digest,
        verdicts=(None,),
        reports=zlib.compress(json.dumps([stands_for.model_dump(mode="json", by_alias=True)]).encode(), 1),
        packed=packed(((stands_for, None),)),
        bodies=({"sha256": digest, **body},) if task.gate is not None else (),
    )


_worker: Worker | None = None


def start(settings: Settings, digests: Mapping[str, str]) -> None:
    """Make this process a worker that judges by the law of these digests; raises ConfigurationError for any other."""
    global _worker
    worker = Worker(settings)
    if dict(worker.law.digests) != dict(digests):
        raise ConfigurationError("The rules on the disk are no longer those of the service: start it anew.")
    _worker = worker


def check(task: Task) -> Answer | Refused:
    """``Worker.check`` of this process."""
    assert _worker is not None
    return _worker.check(task)


def draw(name: str, answer: bytes, packs: Sequence[str]) -> str:
    """``Worker.draw`` of this process."""
    assert _worker is not None
    return _worker.draw(name, answer, packs)
