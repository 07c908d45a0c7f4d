"""Checks many records in a pool of processes; results come back in the order of the records."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

from checker.cli.interrupts import unseen_by_new_processes
from checker.cli.request import CheckRequest, Result, Source
from checker.cli.session import CheckSession, not_judged

POOL_FROM: Final = 9
"""Records from which starting processes costs less than it saves."""
_AHEAD: Final = 8
"""Records in hand for each process, so that memory stays flat however many there are."""

_session: CheckSession | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What checking one record may cost: ``seconds`` of real time and ``memory`` in bytes of address space."""

    seconds: float
    memory: int


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


def limited(request: CheckRequest, sources: Iterable[Source], limits: Limits) -> Iterator[tuple[Result, ...]]:
    """As ``results``, each record in a process that is ended when it takes longer or more memory than ``limits``."""
    pool = _limited_pool(request, limits)
    try:
        for source in sources:
            try:
                yield pool.submit(_work, source).result(limits.seconds)
                continue
            except TimeoutError:
                problem = f"checking took longer than {limits.seconds:g} seconds"
            except (BrokenProcessPool, MemoryError):
                problem = f"checking needed more than {limits.memory // 2**20} MB of memory, or ended its process"
            _stop(pool)
            pool = _limited_pool(request, limits)
            yield (not_judged(source, f"{source.name} was not judged: {problem}.", request),)
    finally:
        _stop(pool)


def _alone(request: CheckRequest, source: Source) -> tuple[Result, ...]:
    pool = _pool(request, 1)
    try:
        return pool.submit(_work, source).result()
    except BrokenProcessPool:
        sentence = f"{source.name} was not judged because the process that checked it ended unexpectedly."
        return (not_judged(source, sentence, request),)
    finally:
        _stop(pool)


def _limited_pool(request: CheckRequest, limits: Limits) -> ProcessPoolExecutor:
    pool = _pool(request, 1, limits.memory)
    # the time that the law takes to load is no record's
    pool.submit(_nothing).result()
    return pool


def _pool(request: CheckRequest, workers: int, memory: int | None = None) -> ProcessPoolExecutor:
    # spawned and not forked: the progress bar has a thread, and a fork copies locks that other threads hold
    context = multiprocessing.get_context("spawn")
    start = (request, context.Lock(), memory)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=start)
    with unseen_by_new_processes():
        for _ in range(workers):
            pool.submit(_nothing)
    return pool


def _stop(pool: ProcessPoolExecutor) -> None:
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()


def _start(request: CheckRequest, turn: AbstractContextManager[Any], memory: int | None) -> None:
    global _session
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _session = CheckSession(request, turn)
    if memory is not None:
        _hold_to(memory)


def _end_with_parent() -> None:
    """End this process when the one that started it was killed and could not end it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _hold_to(memory: int) -> None:
    """Limit this process's address space, where the system can."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _nothing() -> None:
    """The first task of every process, so that all of them are started at once."""


def _work(source: Source) -> tuple[Result, ...]:
    assert _session is not None
    return _session.results(source)
