"""The service behind the routes: has a record checked, records the gate's answer, and keeps it for a while."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from hashlib import sha256
from typing import Final

from checker.api import Checker
from checker.audit.log import AuditError
from checker.errors import CheckerError, ConfigurationError
from checker.gate.pin import rules_digest
from checker.gate.waivers import Waivers, waivers_from
from checker.law.library import load_law
from checker.web.access import Access, Caller
from checker.web.body import Upload
from checker.web.clock import moment, utc_now
from checker.web.jobs import Arrival, Job, Jobs
from checker.web.metrics import Metrics
from checker.web.problems import ProblemError
from checker.web.record_keeper import RecordKeeper
from checker.web.recorder import log_failure
from checker.web.reread import Reread
from checker.web.settings import Settings
from checker.web.task import Answer, AtTheGate, Options, Refused, Task
from checker.web.workers import NoWorkerError, Workers
from checker.yamlfiles import read_yaml

CHECK: Final = "check"
GATE: Final = "gate"
STOPPED: Final = ProblemError("unavailable", "The service was stopped before the record was checked.")
READY_WITHIN: Final = 3.0
"""Seconds in which the service says whether it is ready, because those who ask give up soon."""


class Service:
    """One service; raises ConfigurationError for rules, keys or waivers that do not load."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.law = load_law(list(settings.rules))
        self.rules_sha256 = rules_digest(self.law.digests)
        self.access = Access(settings.keys, settings.actor)
        self.metrics = Metrics()
        self.jobs = Jobs(settings.limits)
        self.audit = RecordKeeper(settings.audit)
        self.workers = Workers(settings, dict(self.law.digests))
        self.failure: BaseException | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._verifying: asyncio.Task[str | None] | None = None
        rules = [rule.rule for _, rule in self.law.rules]
        self._file = (
            Reread(settings.waivers, lambda path: waivers_from(read_yaml(path), rules)) if settings.waivers else None
        )
        self._waivers()

    async def start(self) -> None:
        """Start the workers, and open the audit log; raises what keeps either from it, which ``failure`` holds then."""
        try:
            await self._start()
        except BaseException as error:
            self.failure = error
            raise

    async def _start(self) -> None:
        try:
            problem = await self.audit.verify()
        except AuditError as error:
            raise ConfigurationError(f"The audit log cannot be used: {error}") from error
        if problem is not None:
            raise ConfigurationError(f"The audit log does not verify: {problem}")
        await self.workers.start()

    async def stop(self) -> None:
        """Wait for the records in hand, then end the workers."""
        if self._running:
            await asyncio.wait(self._running, timeout=self.settings.limits.record_seconds)
        self.workers.end()
        await self.audit.close()

    def sure_of(self, options: Options, pin: str | None) -> Options:
        """The options, each pack once and in the order of the rules.

        Raises ProblemError for a council, pack or engine that there is not, and for a pin of other rules.
        """
        try:
            Checker(self.law, council=options.council, packs=options.packs, engine=options.engine)
        except ConfigurationError as error:
            raise ProblemError("wrong-request", str(error)) from error
        if pin is not None and not self.rules_sha256.startswith(pin):
            detail = f"The rules are not those of {pin}: their digest is {self.rules_sha256}."
            raise ProblemError("wrong-request", detail)
        return replace(options, packs=tuple(pack for pack in self.law.packs if pack in options.packs))

    async def begin(
        self, kind: str, upload: Upload, options: Options, caller: Caller, arrival: Arrival, key: str | None
    ) -> tuple[Job, bool]:
        """The job for a record, and whether it is an earlier one, by its idempotency key; raises ProblemError."""
        request = fingerprint(upload, options)
        gate = await self._at_the_gate(caller) if kind == GATE else None
        # nothing is awaited from here on, so that two requests with one key make one job
        if key is not None and (earlier := self.jobs.used(caller.id, kind, key, request)) is not None:
            return earlier, True
        job = Job(caller.id, kind, options.packs, upload.name)
        self.jobs.add(job)
        if key is not None:
            self.jobs.use(key, request, job)
        arrival.kept = True
        task = Task(upload.data, upload.name, options, gate)
        running = asyncio.get_running_loop().create_task(self._run(job, task, arrival))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return job, False

    async def _run(self, job: Job, task: Task, arrival: Arrival) -> None:
        answer: Answer | Refused | ProblemError = STOPPED
        try:
            answer = await self._answer(job, task)
        finally:
            self.jobs.finish(job, answer, arrival)

    async def _answer(self, job: Job, task: Task) -> Answer | Refused | ProblemError:
        try:
            answer = await self.workers.check(task)
            if isinstance(answer, Answer):
                if task.gate is not None:
                    job.entries = await self.audit.append(answer.bodies, at=task.gate.at, actor=task.gate.actor)
                self.metrics.answered(job.kind, answer, time.monotonic() - job.began)
            return answer
        except NoWorkerError as error:
            return ProblemError("unavailable", f"No record can be checked. {error}")
        except AuditError:
            return ProblemError("unavailable", "The audit log could not be written, so there is no answer.")
        except Exception as error:
            log_failure(job.id, error)
            return ProblemError("broken", "The check failed, and nothing was let through.")

    async def _at_the_gate(self, caller: Caller) -> AtTheGate:
        now = utc_now()
        try:
            waivers = self._waivers()
            today = await asyncio.wait_for(self.audit.day(now), self.settings.limits.audit_seconds)
        except (AuditError, TimeoutError) as error:
            raise ProblemError("unavailable", "The audit log cannot be read.") from error
        except CheckerError as error:
            raise ProblemError("unavailable", "The file of waivers cannot be read.") from error
        return AtTheGate(caller.name, moment(now), today, waivers)

    def _waivers(self) -> Waivers | None:
        return self._file.now() if self._file is not None else None

    async def problems(self) -> list[str]:
        """Why the service cannot answer now, in sentences; none where it can."""
        found = []
        if self.workers.ready == 0:
            found.append(self.workers.problem or "No worker is ready.")
        problem = await self._verified()
        self.metrics.verified.set(problem is None)
        found += [problem] if problem is not None else []
        try:
            self._waivers()
        except CheckerError:
            found.append("The file of waivers cannot be read.")
        try:
            self.access.refresh()
        except ConfigurationError:
            found.append("The file of API keys cannot be read.")
        return found

    async def _verified(self) -> str | None:
        """What is wrong with the audit log. However many ask at once, it is read once, and nobody waits for it long."""
        if self._verifying is None or self._verifying.done():
            self._verifying = asyncio.get_running_loop().create_task(self.audit.verify())
        try:
            return await asyncio.wait_for(asyncio.shield(self._verifying), READY_WITHIN)
        except TimeoutError:
            return "The audit log does not answer."
        except AuditError:
            return "The audit log cannot be read."

    def measure(self) -> None:
        """Bring the numbers up to date that are not counted where they change."""
        metrics = self.metrics
        metrics.waiting.set(self.jobs.waiting)
        metrics.workers.set(self.workers.ready)
        metrics.restarts.set(self.workers.restarts)
        metrics.entries.set(self.audit.entries)


def answer_of(job: Job) -> Answer | None:
    """The answer of a job, None while it runs; raises ProblemError where there is none to give."""
    if job.answer is None or isinstance(job.answer, Answer):
        return job.answer
    if isinstance(job.answer, Refused):
        raise ProblemError("wrong-request", job.answer.sentence)
    raise ProblemError(job.answer.name, job.answer.detail, job.answer.headers)


def fingerprint(upload: Upload, options: Options) -> str:
    """What makes two requests the same request: the record, its name, and how it is to be checked."""
    asked = [upload.name, options.council, str(options.as_at), options.packs, options.engine, options.answers]
    return sha256(upload.data).hexdigest() + sha256(json.dumps(asked).encode("utf-8", "replace")).hexdigest()
