"""Checks many records in several processes; results come back in the order of the records."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Final

from checker.cli.request import CheckRequest, Result, Source
from checker.cli.session import CheckSession, not_judged
from checker.cli.workers import Limits, Workers, copies, processors

POOL_FROM: Final = 9
"""Records from which starting processes costs less than it saves."""

Results = tuple[Result, ...]


def results(session: CheckSession, sources: Sequence[Source]) -> Iterator[Results]:
    """The results of every record, in order: one, or one for each decision that it holds."""
    if len(sources) < POOL_FROM:
        yield from (session.results(source) for source in sources)
        return
    request = session.request

    def lost(source: Source, _late: bool) -> Results:
        sentence = f"{source.name} was not judged because the process that checked it ended unexpectedly."
        return (not_judged(source, sentence, request),)

    yield from _in_processes(request, session, lost, processors(), None).answers(sources)


def limited(
    request: CheckRequest, sources: Iterable[Source], limits: Limits, session: CheckSession | None = None
) -> Iterator[Results]:
    """As ``results``, each record in a process that is ended when it takes longer or more memory than ``limits``.

    Few sources, and those without a length, are taken one at a time. ``session`` is this process's, where it has one.
    """

    def lost(source: Source, late: bool) -> Results:
        if late:
            problem = f"checking took longer than {limits.seconds:g} seconds"
        else:
            problem = f"checking needed more than {limits.memory // 2**20} MB of memory, or ended its process"
        return (not_judged(source, f"{source.name} was not judged: {problem}.", request),)

    count = processors() if isinstance(sources, Sequence) and len(sources) >= POOL_FROM else 1
    yield from _in_processes(request, session, lost, count, limits).answers(sources)


def _in_processes(
    request: CheckRequest,
    session: CheckSession | None,
    lost: Callable[[Source, bool], Results],
    count: int,
    limits: Limits | None,
) -> Workers[Source, Results]:
    copied = session is not None and copies()
    turn = multiprocessing.get_context("fork" if copied else "spawn").Lock()
    if session is None or not copied:
        return Workers(partial(_fresh, request, turn), lost, count, copied=False, limits=limits)
    session.make_ready()
    return Workers(partial(_copied, session, turn), lost, count, copied=True, limits=limits)


def _fresh(request: CheckRequest, turn: AbstractContextManager[Any]) -> Callable[[Source], Results]:
    return CheckSession(request, turn).results


def _copied(session: CheckSession, turn: AbstractContextManager[Any]) -> Callable[[Source], Results]:
    session.take_turns(turn)
    return session.results
