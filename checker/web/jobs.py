"""Records in hand and answers that can be fetched again, in memory: nothing of a record is kept on a disk."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import deque
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
    ``finished`` is set. ``key`` is where the idempotency key is kept that stands for this job.
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
    key: tuple[str, str, str] | None = None

    @property
    def size(self) -> int:
        """Bytes of the answer."""
        return self.answer.size if isinstance(self.answer, Answer) else 0


@dataclass(frozen=True, slots=True)
class _Used:
    """What an idempotency key was used for."""

    request: str
    job: Job


class Jobs:
    """All of them. What finished is forgotten after a time, the oldest first where there are too many or too large."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._jobs: dict[str, Job] = {}
        self._finished: deque[Job] = deque()
        self._keys: dict[tuple[str, str, str], _Used] = {}
        self._held = self._kept = 0
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

    def finish(self, job: Job, answer: Answer | Refused | ProblemError, arrival: Arrival) -> None:
        """Give the answer to everybody who waits for it, and let go of the bytes of the record.

        Where there is none because of the service, the idempotency key counts as not used, so that the request can be
        sent again.
        """
        job.answer = answer
        self._finished.append(job)
        self._kept += job.size
        if isinstance(answer, ProblemError):
            self._free_key(job)
        self._leave(arrival)
        job.finished.set()

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
        job.key = (job.owner, job.kind, key)
        self._keys[job.key] = _Used(request, job)

    def _free_key(self, job: Job) -> None:
        if job.key is not None:
            del self._keys[job.key]
            job.key = None

    def _forget(self) -> None:
        """Drop what is too old or too much; keys go with their answers."""
        limits = self._limits
        oldest = time.monotonic() - limits.kept_seconds
        while self._finished and (
            self._finished[0].began < oldest
            or len(self._finished) > limits.kept_answers
            or self._kept > limits.kept_bytes
        ):
            job = self._finished.popleft()
            self._kept -= job.size
            self._free_key(job)
            del self._jobs[job.id]


class Arrival:
    """The bytes of one record, counted as they come in. ``kept`` tells that a job has them now."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self.size, self.kept = 0, False

    def take(self, size: int) -> None:
        """Count some more; raises ProblemError "busy"."""
        self._jobs.take(size)
        self.size += size
