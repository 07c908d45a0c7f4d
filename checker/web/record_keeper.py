"""Keeps the audit log for the service: one thread writes, and nothing is answered before it has."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from checker.audit.chain import verify
from checker.audit.entry import ROOT, Entry
from checker.audit.log import AuditError, AuditLog, open_log
from checker.gate.clock import WITNESSES, day_by

T = TypeVar("T")


class RecordKeeper:
    """The audit log at a place, used from one event loop.

    It is opened anew for every use, so that what is written is in the file, or the database, that is there now. A log
    in which an entry is missing that was written or verified here before is used no longer.
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="audit")
        self._known: Entry | None = None
        self._verified: Entry | None = None

    @property
    def entries(self) -> int:
        """Entries that are known to be in the log."""
        return self._known.seq if self._known is not None else 0

    async def append(self, bodies: Sequence[Mapping[str, Any]], *, at: str, actor: str) -> tuple[tuple[int, str], ...]:
        """Number and hash of an entry for each account, which are on the disk when this returns; raises AuditError."""
        return await self._in_thread(lambda log: self._appended(log, bodies, at, actor))

    async def head(self) -> tuple[int, str]:
        """Number and hash of the last entry; 0 and a hash of zeros where there is none. Raises AuditError."""
        last = await self._in_thread(lambda log: log.last())
        return (last.seq, last.hash) if last else (0, ROOT)

    async def day(self, now: dt.datetime) -> dt.date:
        """The date in the United Kingdom by which waivers count at a moment (UTC), as the log knows it; AuditError."""
        return await self._in_thread(lambda log: day_by(now, _newest(log))[0])

    async def verify(self) -> str | None:
        """None where the chain holds, else what is wrong; only what was added since the last time is read again."""
        return await self._in_thread(self._verify)

    async def close(self) -> None:
        """Let go of the thread."""
        self._thread.shutdown()

    async def _in_thread(self, use: Callable[[AuditLog], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._use, use)

    def _use(self, use: Callable[[AuditLog], T]) -> T:
        with open_log(self._place, create=self._known is None) as log:
            return use(log)

    def _appended(
        self, log: AuditLog, bodies: Sequence[Mapping[str, Any]], at: str, actor: str
    ) -> tuple[tuple[int, str], ...]:
        known = self._known
        if known is not None and next(iter(log.entries(known.seq - 1)), None) != known:
            raise AuditError(f"{self._place} is not the log that it was: entry {known.seq} is gone or changed.")
        made = [log.append(at=at, actor=actor, event="gate", body=body) for body in bodies]
        self._known = made[-1] if made else known
        return tuple((entry.seq, entry.hash) for entry in made)

    def _verify(self, log: AuditLog) -> str | None:
        known, newest = self._verified, list[Entry]()
        if known is None:
            found = verify(_remembered(log.entries(), newest))
            problem = found.problems[0] if found.problems else None
        else:
            problem = next(_breaks(_remembered(log.entries(known.seq - 1), newest), known), None)
        if problem is None and newest:
            self._known = self._verified = newest[-1]
        return problem


def _newest(log: AuditLog) -> Iterator[Entry]:
    last = log.last()
    return log.entries(max(last.seq - WITNESSES, 0)) if last is not None else iter(())


def _remembered(entries: Iterable[Entry], newest: list[Entry]) -> Iterator[Entry]:
    for entry in entries:
        newest[:] = [entry]
        yield entry


def _breaks(entries: Iterator[Entry], known: Entry) -> Iterator[str]:
    """What is wrong from an entry on that was verified before."""
    first = next(entries, None)
    if first != known:
        yield f"Entry {known.seq} is not what it was: the log was cut or changed."
        return
    previous = first
    for entry in entries:
        if entry.seq != previous.seq + 1 or entry.previous != previous.hash or not entry.is_whole:
            yield f"Entry {entry.seq} does not follow on entry {previous.seq}, or was changed."
            return
        previous = entry
