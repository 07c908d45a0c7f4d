"""Judges a file of the watched folder, and writes down the answer beside it before anything else is done with it."""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from checker.audit.log import AuditLog
from checker.cli.batch import limited
from checker.cli.gate_run import Gate
from checker.cli.progress import say
from checker.cli.reading import read_source
from checker.cli.request import CheckRequest, Result, Source
from checker.cli.session import Session
from checker.cli.sources import sources_of
from checker.cli.waivers_file import read_waivers
from checker.cli.watch_files import digest_of, write_whole
from checker.cli.watch_intake import ANSWER, Claim
from checker.cli.workers import Limits
from checker.errors import CheckerError, OutputError, UnreadableRecordError
from checker.gate.exit_code import OF_VERDICT, exit_code
from checker.gate.receipt import Receipt, written
from checker.law.rule import Outcome
from checker.reports.batch import Head, applied_rules
from checker.reports.formats import stream
from checker.reports.report import Report

ENDINGS: Final = {
    "sarif": "sarif",
    "junit": "junit.xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "azure": "azure.txt",
    "markdown": "md",
}
"""Endings of report files that are not the name of the format."""
_VERDICT_OF: Final = {code: verdict for verdict, code in OF_VERDICT.items()}


class StillWrittenError(CheckerError):
    """The file changed while it was judged, so nothing was answered."""


class Judge:
    """Judges one file after another by the law that is loaded once; raises ConfigurationError when it does not load.

    ``request`` is without waivers: those of the file ``waivers`` are read again whenever it changes, and count by the
    day in the United Kingdom on which a file is judged.
    """

    def __init__(
        self,
        request: CheckRequest,
        *,
        log: AuditLog,
        actor: str,
        limits: Limits,
        formats: tuple[str, ...],
        waivers: str | None,
    ) -> None:
        self._request, self._log, self._actor, self._limits = request, log, actor, limits
        self._formats, self._waivers = formats, waivers
        self._law = Session(request.law).law
        self._rules = applied_rules(self._law, request.law.packs)
        self._by: tuple[Any, ...] | None = None
        self._doubt = ""
        self._queue: deque[Source] = deque()
        self._judged: Iterator[tuple[Result, ...]] | None = None
        self._renew()

    def close(self) -> None:
        """End the process that judges."""
        close: Any = getattr(self._judged, "close", None)
        self._judged = None
        if close is not None:
            close()

    def answer(self, claim: Claim, is_stopped: Callable[[], bool]) -> dict[str, Any] | None:
        """The answer about a claimed file: that which is written beside it, else a new one, which is written there.

        None when it could not be judged while the watcher was being ended, which may end the process that judges too.
        Raises StillWrittenError, CheckerError and OSError; nothing is answered then.
        """
        stated = claim.folder / ANSWER
        if stated.exists():
            found = json.loads(stated.read_bytes())
            assert isinstance(found, dict)
            return found
        original = claim.original
        assert original is not None
        self._renew()
        name = original.name.encode("utf-8", "replace").decode("utf-8")
        before = digest_of(original)
        results = [result for source in _sources(original, name) for result in self._results(source)]
        if is_stopped() and any(result.verdict is None for result in results):
            return None
        if digest_of(original) != before:
            raise StillWrittenError(f"{name} changed while it was judged, so it is judged again.")
        last = self._log.last()
        answer = self._answer(name, before, results, claim)
        answer["after"] = last.seq if last else 0
        write_whole(stated, json.dumps(answer).encode("ascii"))
        return answer

    def _results(self, source: Source) -> tuple[Result, ...]:
        if self._judged is None:
            self._judged = limited(self._request, self._sources(), self._limits)
        self._queue.append(source)
        try:
            return next(self._judged)
        except BaseException:
            self._queue.clear()
            self.close()
            raise

    def _sources(self) -> Iterator[Source]:
        while self._queue:
            yield self._queue.popleft()

    def _answer(self, name: str, sha256: str, results: list[Result], claim: Claim) -> dict[str, Any]:
        told = [self._gate.told(result) for result in results]
        code = exit_code([result.verdict for result in results])
        files = {f".report.{ENDINGS.get(each, each)}": self._report(each, results, code) for each in self._formats}
        receipts = [receipt for _, receipt in told if receipt is not None]
        files |= {_receipt_name(number, receipts): written(each) for number, each in enumerate(receipts, start=1)}
        for ending, text in files.items():
            write_whole(claim.folder / f".file{ending}", text.encode("utf-8", "replace"))
        return {
            "claim": claim.id,
            "name": name,
            "sha256": sha256,
            "judged_at": self._at,
            "actor": self._actor,
            "verdict": _VERDICT_OF[code],
            "exit_code": code,
            "why": [sentence for result in results for sentence in _why(result)],
            "files": list(files),
            "bodies": [{**body, "file_sha256": sha256, "claim": claim.id} for body, _ in told],
        }

    def _report(self, format_: str, results: list[Result], code: int) -> str:
        from checker import __version__

        writer = stream(format_, Head(self._rules, __version__, len(results) > 1))
        pieces = [writer.begin()]
        for result in results:
            assert result.report is not None
            pieces.append(writer.add(result.report, result.document))
        return "".join([*pieces, writer.end(code)])

    def _renew(self) -> None:
        """Judge by the waivers and the day of now."""
        now = dt.datetime.now(dt.UTC)
        gate = Gate("", actor=self._actor, limits=self._limits, now=now, log=self._log)
        if gate.doubt and gate.doubt != self._doubt:
            say(gate.doubt)
        self._doubt = gate.doubt
        today, by = gate.today, (gate.today, _version(self._waivers))
        if by != self._by:
            self.close()
            given = read_waivers(self._waivers, self._law) if self._waivers is not None else None
            self._request = replace(self._request, waivers=given, today=today if given is not None else None)
            self._by = by
        self._gate = gate
        self._gate.begin(self._request, self._law)
        self._at = now.strftime("%Y-%m-%dT%H:%M:%SZ")


def _sources(original: Path, name: str) -> list[Source]:
    """The records in a file, under the name that it came by."""
    found = sources_of([str(original)]).records
    return [_named(source, original, name) for source in found]


def _named(source: Source, original: Path, name: str) -> Source:
    shown = source.name.replace(str(original), name)
    problem, data = source.problem.replace(str(original), name), source.data
    if not problem and data is None:
        # what is judged is what is in memory, whatever becomes of the file
        try:
            data = read_source(source)
        except UnreadableRecordError as error:
            problem = str(error).replace(str(original), name)
    return Source(shown, data, problem, source.decision)


def _why(result: Result) -> Iterator[str]:
    """Why a record is not published, in sentences without a word of it."""
    if not isinstance(result.report, Report):
        yield result.message
        return
    for outcome, said in ((Outcome.BREACH, "must be put right"), (Outcome.REVIEW, "a person must look at")):
        rules = [one.rule for one in result.report.findings if one.outcome is outcome and not one.waived]
        if rules and result.verdict != "clear":
            yield f"{result.source}: {said}: {', '.join(rules)}."


def _receipt_name(number: int, receipts: list[Receipt]) -> str:
    return ".receipt.json" if len(receipts) == 1 else f".receipt-{number}.json"


def _version(file: str | None) -> tuple[int, int] | None:
    if file is None:
        return None
    try:
        status = Path(file).stat()
    except OSError as error:
        raise OutputError(f"--waivers {file} cannot be read: {error.strerror}.") from error
    return status.st_size, status.st_mtime_ns
