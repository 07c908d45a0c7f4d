"""Records in hand and answers that can be fetched again, in memory: nothing of a record is kept on a disk."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from checker.web.problems import ProblemError
from checker.web.settings import Limits
from checker.web.task import Answer, Refused

BUSY: Final = {"Retry-After": "5"}


@dataclass(eq=False, slots=True)
class Job:
    """One record on its way to its answer.

    ``owner`` is the key it was sent with, ``kind`` "check" or "gate", ``packs`` are the rules that were asked for, and
    ``source`` is the name of the record.
    ``entries`` are number and hash in the audit log. ``answer`` is a ProblemError where there is none, None until
    ``finished`` is set.
    """

    owner: str
    kind: str
    packs: tuple[str, ...]
    source: str
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    began: float = field(default_factory=time.monotonic)
    finished: asyncio.Event = field(default_factory=asyncio.Event)
    answer: Answer | Refused | ProblemError | None = None
    entries: tuple[tuple[int, str], ...] = ()

    def finish(self, answer: Answer | Refused | ProblemError) -> None:
        """Give the answer to everybody who waits for it."""
        self.answer = answer
        self.finished.set()


@dataclass(frozen=True, slots=True)
class _Used:
    """What an idempotency key was used for."""

    request: str
    job: Job


class Jobs:
    """All of them. What finished is forgotten after a time, the oldest first where there are too many."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._keys: OrderedDict[tuple[str, str, str], _Used] = OrderedDict()
        self._held = 0
        self.waiting = 0

    @contextmanager
    def arriving(self) -> Iterator[Arrival]:
        """Room for a record that is on its way; raises ProblemError "busy" where there is none."""
        self._forget()
        if self.waiting >= self._limits.waiting:
            raise ProblemError("busy", f"{self.waiting} records are in hand already.", BUSY)
        self.waiting += 1
        arrival = Arrival(self)
        try:
            yield arrival
        finally:
            if not arrival.kept:
                self._leave(arrival)

    def take(self, size: int) -> None:
        """Count bytes that are held; raises ProblemError "busy" where there is no room for them."""
        if self._held + size > self._limits.held_bytes:
            raise ProblemError("busy", "The records in hand are too large together to take another.", BUSY)
        self._held += size

    def _leave(self, arrival: Arrival) -> None:
        self.waiting -= 1
        self._held -= arrival.size

    def add(self, job: Job) -> None:
        """Keep a job so that it can be found."""
        self._jobs[job.id] = job

    def done(self, arrival: Arrival) -> None:
        """Let go of the bytes of a record that has its answer."""
        self._leave(arrival)

    def find(self, number: str, owner: str, kind: str) -> Job:
        """The job of this owner; raises ProblemError "not-found" also for another's, which must look the same."""
        self._forget()
        job = self._jobs.get(number)
        if job is None or job.owner != owner or job.kind != kind:
            raise ProblemError("not-found", f"There is no {kind} with this number, or it was made too long ago.")
        return job

    def used(self, owner: str, kind: str, key: str, request: str) -> Job | None:
        """The job that an idempotency key stands for; ProblemError where it was another request's."""
        self._forget()
        used = self._keys.get((owner, kind, key))
        if used is None:
            return None
        if used.request != request:
            raise ProblemError("key-reused", "This Idempotency-Key came with another record or other options before.")
        return used.job

    def use(self, key: str, request: str, job: Job) -> None:
        """Let an idempotency key stand for a job."""
        self._keys[job.owner, job.kind, key] = _Used(request, job)

    def _forget(self) -> None:
        """Drop what is too old or too much; keys go with their answers."""
        oldest = time.monotonic() - self._limits.kept_seconds
        finished = [job for job in self._jobs.values() if job.finished.is_set()]
        surplus = len(finished) - self._limits.kept_answers
        for index, job in enumerate(finished):
            if job.began >= oldest and index >= surplus:
                break
            del self._jobs[job.id]
        while self._keys:
            place, used = next(iter(self._keys.items()))
            if used.job.id in self._jobs or not used.job.finished.is_set():
                break
            del self._keys[place]


class Arrival:
    """The bytes of one record, counted as they come in. ``kept`` tells that a job has them now."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self.size, self.kept = 0, False

    def take(self, size: int) -> None:
        """Count some more; raises ProblemError "busy"."""
        self._jobs.take(size)
        self.size += size
