"""Keeps the audit log for the service: one thread writes, and nothing is answered before it has."""

from __future__ import annotations

import asyncio
import contextlib
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
    """The audit log at a place, used from one event loop; opened anew after a failure."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._log: AuditLog | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="audit")
        self._verified: Entry | None = None
        self.entries = 0

    async def append(self, bodies: Sequence[Mapping[str, Any]], *, at: str, actor: str) -> tuple[tuple[int, str], ...]:
        """Number and hash of an entry for each account, which are on the disk when this returns; raises AuditError."""
        return await self._in_thread(lambda log: self._appended(log, bodies, at, actor))

    async def head(self) -> tuple[int, str]:
        """Number and hash of the last entry; 0 and a hash of zeros where there is none. Raises AuditError."""
        return await self._in_thread(self._head)

    async def day(self, now: dt.datetime) -> dt.date:
        """The date in the United Kingdom by which waivers count at a moment (UTC), as the log knows it; AuditError."""
        return await self._in_thread(lambda log: day_by(now, _newest(log))[0])

    async def verify(self) -> str | None:
        """None where the chain holds, else what is wrong; only what was added since the last time is read again."""
        return await self._in_thread(self._verify)

    async def close(self) -> None:
        """Let go of the log."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._let_go)
        self._thread.shutdown()

    async def _in_thread(self, use: Callable[[AuditLog], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._use, use)

    def _use(self, use: Callable[[AuditLog], T]) -> T:
        if self._log is None:
            self._log = open_log(self._place)
        try:
            return use(self._log)
        except BaseException:
            # a server that went away, or a disk that was full, may be back the next time
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._log is not None:
            with contextlib.suppress(AuditError):
                self._log.close()
        self._log = None

    def _appended(
        self, log: AuditLog, bodies: Sequence[Mapping[str, Any]], at: str, actor: str
    ) -> tuple[tuple[int, str], ...]:
        made = [log.append(at=at, actor=actor, event="gate", body=body) for body in bodies]
        self.entries = made[-1].seq if made else self.entries
        return tuple((entry.seq, entry.hash) for entry in made)

    def _head(self, log: AuditLog) -> tuple[int, str]:
        last = log.last()
        self.entries = last.seq if last else 0
        return (last.seq, last.hash) if last else (0, ROOT)

    def _verify(self, log: AuditLog) -> str | None:
        before = self._verified
        if before is None:
            newest: list[Entry] = []
            found = verify(_remembered(log.entries(), newest))
            problem = found.problems[0] if found.problems else None
        else:
            newest = [before]
            problem = next(_breaks(_remembered(log.entries(before.seq - 1), newest), before), None)
        if problem is None and newest:
            self._verified = newest[-1]
            self.entries = newest[-1].seq
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
    if first is None or (first.seq, first.hash) != (known.seq, known.hash) or not first.is_whole:
        yield f"Entry {known.seq} is not what it was: the log was cut or changed."
        return
    previous = first
    for entry in entries:
        if entry.seq != previous.seq + 1 or entry.previous != previous.hash or not entry.is_whole:
            yield f"Entry {entry.seq} does not follow on entry {previous.seq}, or was changed."
            return
        previous = entry
