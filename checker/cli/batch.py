"""Checks many records in a pool of processes; results come back in the order of the records."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from typing import Any, Final

from checker.cli.interrupts import unseen_by_new_processes
from checker.cli.request import CheckRequest, Result, Source
from checker.cli.session import CheckSession, not_judged

POOL_FROM: Final = 9
"""Records from which starting processes costs less than it saves."""
_AHEAD: Final = 8
"""Records in hand for each process, so that memory stays flat however many there are."""

_session: CheckSession | None = None


def results(session: CheckSession, sources: Sequence[Source]) -> Iterator[tuple[Result, ...]]:
    """The results of every record, in order: one, or one for each decision that it holds."""
    workers = min(os.cpu_count() or 1, len(sources))
    request = session.request
    if len(sources) < POOL_FROM or workers < 2:
        yield from (session.results(source) for source in sources)
        return
    yield from _pooled(request, sources, workers)


def _pooled(request: CheckRequest, sources: Sequence[Source], workers: int) -> Iterator[tuple[Result, ...]]:
    pool = _pool(request, workers)
    waiting: deque[tuple[Source, Future[tuple[Result, ...]]]] = deque()
    upcoming = iter(sources)
    try:
        for source in upcoming:
            waiting.append((source, pool.submit(_work, source)))
            if len(waiting) >= workers * _AHEAD:
                break
        while waiting:
            source, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # one of the records in hand ended its process: each is tried alone, and only the culprit is lost
                _stop(pool)
                for other in (source, *(other for other, _ in waiting)):
                    yield _alone(request, other)
                waiting.clear()
                pool = _pool(request, workers)
            for source in upcoming:
                waiting.append((source, pool.submit(_work, source)))
                if len(waiting) >= workers * _AHEAD:
                    break
    except BaseException:
        _stop(pool)
        raise
    pool.shutdown()


def _alone(request: CheckRequest, source: Source) -> tuple[Result, ...]:
    pool = _pool(request, 1)
    try:
        return pool.submit(_work, source).result()
    except BrokenProcessPool:
        sentence = f"{source.name} was not judged because the process that checked it ended unexpectedly."
        return (not_judged(source, sentence, request),)
    finally:
        _stop(pool)


def _pool(request: CheckRequest, workers: int) -> ProcessPoolExecutor:
    # spawned and not forked: the progress bar has a thread, and a fork copies locks that other threads hold
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(request, context.Lock()))
    with unseen_by_new_processes():
        for _ in range(workers):
            pool.submit(_nothing)
    return pool


def _stop(pool: ProcessPoolExecutor) -> None:
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def _start(request: CheckRequest, turn: AbstractContextManager[Any]) -> None:
    global _session
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _session = CheckSession(request, turn)


def _nothing() -> None:
    """The first task of every process, so that all of them are started at once."""


def _work(source: Source) -> tuple[Result, ...]:
    assert _session is not None
    return _session.results(source)
