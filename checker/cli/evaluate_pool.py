"""Measures many labelled records in several processes; results come back in the order of the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from checker.api import Checker
from checker.cli.reading import read_source
from checker.cli.request import Source
from checker.cli.workers import Workers, copies, processors
from checker.documents.isolated import IsolatedReader
from checker.errors import OutputError
from checker.evaluation.labels import Labelled
from checker.evaluation.outcome import Measured, measure
from checker.law.library import Law

POOL_FROM: Final = 60
"""Records from which starting processes costs less than it saves: one takes some 50 ms, a process a second."""
_COPIES_FROM: Final = 9
"""The same where a process is a copy, which takes some milliseconds."""


def measure_all(law: Law, rules: tuple[str, ...], labelled: Sequence[Labelled]) -> Iterator[Measured]:
    """The measure of every record, in order; ``rules`` are the folders that ``law`` was loaded with."""
    copied, count = copies(), min(processors(), len(labelled))
    if len(labelled) < (_COPIES_FROM if copied else POOL_FROM) or count < 2:
        checker = _new(law)
        yield from (_measure(one, checker) for one in labelled)
        return
    start = partial(_measuring, law) if copied else partial(_loading, rules)
    if copied:
        # compiled once, for all of the copies
        law.labels  # noqa: B018
    yield from Workers(start, _lost, count, copied=copied).answers(labelled)


def _new(law: Law) -> Checker:
    # facts are the same with either engine, and the reference engine starts sooner
    return Checker(law, engine="reference", reader=IsolatedReader())


def _measuring(law: Law) -> Callable[[Labelled], Measured]:
    return partial(_measure, checker=_new(law))


def _loading(rules: tuple[str, ...]) -> Callable[[Labelled], Measured]:
    from checker.cli.session import load

    return _measuring(load(rules))


def _lost(_labelled: Labelled, _late: bool) -> Measured:
    raise OutputError("A process that read records ended unexpectedly, so nothing was measured.")


def _measure(labelled: Labelled, checker: Checker) -> Measured:
    return measure(labelled, checker, lambda name: read_source(Source(name)))
