"""What the gate adds to a check: limits for each record, receipts, and an entry in the audit log before it answers."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Iterator, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from checker import __version__
from checker.audit.entry import Entry
from checker.audit.log import AuditLog, open_log
from checker.cli.batch import limited
from checker.cli.output import Output
from checker.cli.progress import say
from checker.cli.request import CheckRequest, Result, Source
from checker.cli.session import CheckSession, not_judged
from checker.cli.workers import Limits
from checker.gate.account import account
from checker.gate.clock import WITNESSES, day_by
from checker.gate.pin import SHORTEST, held_to, rules_digest
from checker.gate.receipt import Receipt, ReceiptOptions, receipt_for, written
from checker.gate.signing import sign
from checker.gate.waivers import file_name
from checker.law.library import Law
from checker.records.divide import file_and_number
from checker.reports.report import Report


class Gate:
    """One run of the gate.

    ``place`` is the audit log, ``actor`` who asks. ``receipts`` is a folder for receipts, signed with ``key`` (PEM)
    where one is given. ``now`` is the moment of the run. ``log`` is the audit log where it is open already. ``pin`` is
    the digest of the only rules that may judge, or its first digits.

    ``today`` is the date in the United Kingdom by which waivers count; ``doubt`` is the sentence why the clock may be
    wrong, "" when nothing speaks for it. Raises AuditError.
    """

    def __init__(
        self,
        place: str,
        *,
        actor: str,
        limits: Limits,
        now: dt.datetime,
        receipts: Path | None = None,
        key: bytes | None = None,
        log: AuditLog | None = None,
        pin: str | None = None,
    ) -> None:
        self._pin = pin
        self._actor, self._limits, self._at = actor, limits, _told(now)
        self._receipts, self._key, self._place = receipts, key, place
        self._kept: list[tuple[str, Receipt]] = []
        self._bodies: list[dict[str, Any]] = []
        self._judged: dict[str, str] = {}
        # an audit log that cannot be used is told before any time is spent on reading
        self._log = log if log is not None else open_log(place)
        self.today, self.doubt = day_by(now, self._newest())

    def _newest(self) -> Iterator[Entry]:
        last = self._log.last()
        return self._log.entries(max(last.seq - WITNESSES, 0)) if last is not None else iter(())

    def begin(self, request: CheckRequest, law: Law) -> None:
        """Take what the records are checked by; raises ConfigurationError when the pin is for other rules."""
        if self._pin is not None:
            held_to(self._pin, law.digests)
        self._request, self._law = request, law.digests
        answers = request.law.answers
        self._options = ReceiptOptions(
            council=request.law.council,
            as_at=request.law.as_at,
            packs=request.law.packs,
            engine=request.law.engine or "both",
            today=self.today,
            answers=Path(answers).read_text(encoding="utf-8-sig") if answers else "",
            ocr=request.law.ocr,
        )

    def results(self, session: CheckSession, sources: Sequence[Source]) -> Iterator[tuple[Result, ...]]:
        """What became of every record, each within the limits."""
        for source, found in zip(sources, limited(self._request, sources, self._limits, session), strict=True):
            reports = [one.report for one in found if isinstance(one.report, Report)]
            if source.data is None and reports:
                self._judged[source.name] = reports[0].record.sha256
            yield found

    def changed(self) -> Iterator[Result]:
        """Every file whose answer is not about what it is now, as a record that was not judged.

        No answer can hold for a file that is changed later, but a file that was saved again while others were judged
        is none that may be published.
        """
        for name, sha256 in self._judged.items():
            became = _became(Path(name), sha256)
            if became:
                yield not_judged(Source(name), f"{name} {became} after it was judged: judge it again.", self._request)

    def add(self, result: Result) -> None:
        """Keep what the audit log and the receipts say of a record."""
        body, receipt = self.told(result)
        self._bodies.append(body)
        if receipt is not None:
            self._kept.append((result.source, receipt))

    def told(self, result: Result) -> tuple[dict[str, Any], Receipt | None]:
        """What the audit log says of a record, and its receipt, None where it was not judged."""
        report = result.report if isinstance(result.report, Report) else None
        receipt = self._receipt(report) if report is not None else None
        return account(result.source, report, receipt, checker=__version__, law=self._law), receipt

    def _receipt(self, report: Report) -> Receipt:
        given = self._request.waivers.waivers if self._request.waivers else ()
        about = tuple(one for one in given if one.is_about(report.record.source, report.record.sha256))
        options = self._options.model_copy(update={"waivers": about})
        _, decision = file_and_number(report.record.source)
        receipt = receipt_for(report, options, self._law, made_at=self._at, actor=self._actor, decision=decision)
        return sign(receipt, self._key) if self._key is not None else receipt

    def commit(self) -> None:
        """Write the receipts, then the entries of the audit log; raises CheckerError when any is not on the disk."""
        for source, receipt in self._kept if self._receipts is not None else ():
            assert self._receipts is not None
            name = "".join(c if c.isalnum() or c in " .-_" else "_" for c in file_name(source))
            with Output(str(self._receipts / f"{name}.{receipt.digest[:12]}.receipt.json")) as target:
                target.write_utf8(written(receipt))
                target.commit()
        with self._log as log:
            at = _told(dt.datetime.now(dt.UTC))
            entries = [log.append(at=at, actor=self._actor, event="gate", body=body) for body in self._bodies]
        if entries:
            last, rules = entries[-1], rules_digest(self._law)[:SHORTEST]
            say(f"Recorded in {self._place} up to entry {last.seq}, head {last.hash[:16]}, rules {rules}.")


def _told(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _became(path: Path, sha256: str) -> str:
    """What became of a file with that digest, "" where it is as it was."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ""
        with path.open("rb") as file:
            return "" if file_digest(file, "sha256").hexdigest() == sha256 else "changed"
    except FileNotFoundError:
        return "was deleted or moved"
    except OSError as error:
        return f"could not be read again ({error.strerror})"
