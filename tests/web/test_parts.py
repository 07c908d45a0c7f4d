"""Parts of the service by themselves: answers that are kept, connections that are idle, a log that nobody reads."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.law.library import load_law
from checker.shipped import rules_folder
from checker.web.idle import IdleConnections
from checker.web.jobs import Job, Jobs
from checker.web.log_writer import LogWriter
from checker.web.problems import ProblemError
from checker.web.reread import Reread
from checker.web.settings import Limits, Settings
from checker.web.task import Answer, Options, Task
from checker.web.workers import Workers


def finished(jobs: Jobs, size: int = 1, key: str = "", problem: bool = False) -> Job:
    """A job that was done, whose answer has a size."""
    with jobs.arriving() as arrival:
        arrival.take(size)
        arrival.kept = True
    job = Job("owner", "gate", (), "award.txt")
    jobs.add(job)
    if key:
        jobs.use(key, "request", job)
    answer = Answer(sha256="", verdicts=(), reports=b"a" * size, packed=b"")
    jobs.finish(job, ProblemError("unavailable", "No log.") if problem else answer, arrival)
    return job


def is_kept(jobs: Jobs, job: Job) -> bool:
    """Whether a job can still be fetched."""
    try:
        return jobs.find(job.id, "owner", "gate") is job
    except ProblemError:
        return False


@pytest.mark.parametrize("limits", [Limits(kept_answers=10), Limits(kept_bytes=1000)])
def test_answers_are_kept_by_number_and_by_size_and_their_keys_with_them(limits: Limits) -> None:
    jobs = Jobs(limits)
    made = [finished(jobs, 100, f"key {number}") for number in range(3000)]
    assert [is_kept(jobs, job) for job in made] == [False] * 2990 + [True] * 10
    assert jobs.used("owner", "gate", "key 2989", "request") is None
    assert jobs.used("owner", "gate", "key 2990", "request") is made[2990]
    with jobs.arriving() as arrival:
        assert jobs.waiting == 1
        arrival.take(limits.held_bytes)
        with pytest.raises(ProblemError):
            arrival.take(1)
    assert jobs.waiting == 0


def test_answers_are_kept_for_a_time() -> None:
    jobs = Jobs(Limits(kept_seconds=0.01))
    job = finished(jobs, 1, "key")
    time.sleep(0.02)
    assert not is_kept(jobs, job)
    assert jobs.used("owner", "gate", "key", "another request") is None


def test_a_key_counts_as_not_used_where_the_service_had_no_answer() -> None:
    jobs = Jobs(Limits())
    job = finished(jobs, 1, "key", problem=True)
    assert is_kept(jobs, job)
    assert jobs.used("owner", "gate", "key", "another request") is None


@dataclass(eq=False)
class Connection:
    """A connection as the server holds it."""

    unread: int = 0
    answered: bool | None = None
    ended: bool = False
    transport: object = field(init=False)

    def __post_init__(self) -> None:
        self.transport = self

    @property
    def cycle(self) -> Connection | None:
        """The request in hand, None where none came."""
        return self if self.answered is not None else None

    @property
    def response_complete(self) -> bool:
        """Whether it was answered."""
        return bool(self.answered)

    def get_write_buffer_size(self) -> int:
        """Bytes that were not read yet."""
        return self.unread

    def abort(self) -> None:
        """End it."""
        self.ended = True


def test_connections_that_nobody_uses_are_ended() -> None:
    now = [0.0]
    idle = IdleConnections(30, lambda: now[0])
    silent, unread, unread_before_the_next = Connection(), Connection(900, True), Connection(900, False)
    reading, working = Connection(9000, True), Connection(0, False)
    every = [silent, unread, unread_before_the_next, reading, working]
    for now[0] in range(0, 80, 2):
        reading.unread -= 100
        idle.end(every)
        assert [one.ended for one in every] == [now[0] >= 30] * 3 + [False] * 2
    working.answered = True
    for now[0] in range(80, 110, 2):
        idle.end([working])
        assert not working.ended
    now[0] = 110
    idle.end([working])
    assert working.ended


def test_a_log_that_nobody_reads_stops_nothing_and_tells_what_was_lost() -> None:
    out, into = os.pipe()
    writer = LogWriter(into, held=3)
    began = time.monotonic()
    for number in range(100):
        writer.handle(logging.makeLogRecord({"msg": f"{number} " + "a" * 70_000}))
    assert time.monotonic() - began < 2
    os.set_blocking(out, False)
    read = b""
    deadline = time.monotonic() + 20
    while b"lines_lost" not in read and time.monotonic() < deadline:
        try:
            read += os.read(out, 1_000_000)
        except BlockingIOError:
            time.sleep(0.01)
            writer.handle(logging.makeLogRecord({"msg": "more"}))
    assert read.startswith(b"0 aaa")
    assert b"lines_lost" in read
    os.close(out)
    writer.handle(logging.makeLogRecord({"msg": "nobody"}))
    writer.close()
    os.close(into)


def test_a_file_is_read_again_when_it_changes_and_only_then(tmp_path: Path) -> None:
    path, read = tmp_path / "keys", []

    def text(file: Path) -> str:
        read.append(file)
        found = file.read_text(encoding="utf-8")
        if found == "half":
            raise ConfigurationError("half written")
        return found

    file = Reread(path, text)
    with pytest.raises(ConfigurationError):
        file.now()
    path.write_text("one", encoding="utf-8")
    assert [file.now(), file.now(), len(read)] == ["one", "one", 1]
    # another file of the same size and age, put in its place
    (tmp_path / "new").write_text("two", encoding="utf-8")
    os.utime(tmp_path / "new", ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    (tmp_path / "new").replace(path)
    assert file.now() == "two"
    for broken in (lambda: path.write_text("half", encoding="utf-8"), path.unlink):
        broken()
        for _ in range(2):
            with pytest.raises(ConfigurationError):
                file.now()


def test_a_worker_is_started_anew_before_selections_of_rules_fill_its_memory(tmp_path: Path) -> None:
    from itertools import combinations

    law = load_law([rules_folder()])
    chosen = list(combinations(law.packs, 2))[:3]

    async def restarts() -> list[int]:
        workers = Workers(Settings(rules=(rules_folder(),), audit="", actor="", workers=1), dict(law.digests))
        await workers.start()
        found = []
        for packs in (*chosen, chosen[0]):
            task = Task(b"Decision maker: Director", "award.txt", Options(packs=packs, engine="reference"))
            assert isinstance(await workers.check(task), Answer)
            found.append(workers.restarts)
        workers.end()
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("checker.web.workers._SELECTIONS", 2)
        # in a thread of its own, because a browser of other tests may have a loop running in this one
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(asyncio.run, restarts()).result() == [0, 0, 1, 1]
