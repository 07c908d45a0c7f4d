"""Measures many labelled records in a pool of processes; results come back in the order of the records."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from checker.api import Checker
from checker.cli.reading import read_source
from checker.cli.request import Source
from checker.documents.isolated import IsolatedReader
from checker.errors import OutputError
from checker.evaluation.labels import Labelled
from checker.evaluation.outcome import Measured, measure
from checker.law.library import Law

POOL_FROM: Final = 60
"""Records from which starting processes costs less than it saves: one takes some 50 ms, a process a second."""

_checker: Checker | None = None


def measure_all(law: Law, rules: tuple[str, ...], labelled: Sequence[Labelled]) -> Iterator[Measured]:
    """The measure of every record, in order; ``rules`` are the folders that ``law`` was loaded with."""
    workers = min(os.cpu_count() or 1, len(labelled))
    if len(labelled) < POOL_FROM or workers < 2:
        checker = _new(law)
        yield from (_measure(one, checker) for one in labelled)
        return
    # spawned and not forked: the progress bar has a thread, and a fork copies locks that other threads hold
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(rules,))
    try:
        futures: list[Future[Measured]] = [pool.submit(_work, one) for one in labelled]
        yield from (future.result() for future in futures)
    except BrokenProcessPool as error:
        raise OutputError("A process that read records ended unexpectedly, so nothing was measured.") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _new(law: Law) -> Checker:
    # facts are the same with either engine, and the reference engine starts sooner
    return Checker(law, engine="reference", reader=IsolatedReader())


def _start(rules: tuple[str, ...]) -> None:
    from checker.cli.session import load

    global _checker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _checker = _new(load(rules))


def _work(labelled: Labelled) -> Measured:
    assert _checker is not None
    return _measure(labelled, _checker)


def _measure(labelled: Labelled, checker: Checker) -> Measured:
    return measure(labelled, checker, lambda name: read_source(Source(name)))
