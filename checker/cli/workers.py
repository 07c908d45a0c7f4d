"""Processes that do the same work for one item after another; answers come back in the order of the items.

Where the system allows it they are copies of this process, which has loaded and compiled everything already, so that
starting one takes milliseconds. A process has one item in hand at a time, so one that dies, or is ended for taking too
long, loses that item only, and a new one takes its place.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Generic, TypeVar

from checker.cli.interrupts import unseen_by_new_processes
from checker.errors import OutputError
from checker.processes import end_with_parent, hold_to

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_AHEAD: Final = 8
"""Items taken before their turn for each process, so that memory stays flat however many there are."""
_READY: Final = "ready"
_ANSWER: Final = "answer"
_RAISED: Final = "raised"
_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost: ``seconds`` of real time and ``memory`` in bytes of address space."""

    seconds: float
    memory: int


def processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def copies() -> bool:
    """Whether a new process can be a copy of this one.

    Not on macOS, whose own libraries break in a copy, and not beside other threads, whose locks would be copied as
    they are and never be let go of.
    """
    return sys.platform == "linux" and threading.active_count() == 1


class _Worker(Generic[Item]):
    """One process, and the item that it has in hand."""

    def __init__(self, process: Any, connection: Connection) -> None:
        self.process, self.connection = process, connection
        self.ready = False
        self.number: int | None = None
        self.item: Item | None = None
        self.until: float | None = None

    def let_go(self) -> None:
        """Tell the process that there is no more to do, and give it a moment to tidy up."""
        self.connection.close()
        self.process.join(1)

    def end(self) -> None:
        """Kill the process if it runs, and wait for its end."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class Workers(Generic[Item, Answer]):
    """At most ``count`` processes, copies of this one where ``copied`` says so.

    ``start`` gives the function that does the work, and is called once in each of them; it must be possible to pickle
    it where they are no copies. ``lost`` makes the answer for an item whose process was lost, from the item and from
    whether it took too long.
    """

    def __init__(
        self,
        start: Callable[[], Callable[[Item], Answer]],
        lost: Callable[[Item, bool], Answer],
        count: int,
        *,
        copied: bool,
        limits: Limits | None = None,
    ) -> None:
        self._start, self._lost, self._count, self._limits = start, lost, count, limits
        self._context: Any = multiprocessing.get_context("fork" if copied else "spawn")
        self._copied = copied
        self._workers: list[_Worker[Item]] = []

    def answers(self, items: Iterable[Item]) -> Iterator[Answer]:
        """The answer for every item, in order; raises what the work raises, and OutputError when none can start.

        With one process an item is taken only when the one before it was answered.
        """
        upcoming, more = iter(items), True
        ahead = self._count * _AHEAD if self._count > 1 else 1
        answered: dict[int, Answer] = {}
        taken = given = 0
        try:
            while more or given < taken:
                while more and taken - given < ahead and (worker := self._idle()) is not None:
                    try:
                        item = next(upcoming)
                    except StopIteration:
                        more = False
                        break
                    self._give(worker, taken, item)
                    taken += 1
                if given in answered:
                    yield answered.pop(given)
                    given += 1
                elif more or given < taken:
                    answered.update(self._arrived())
            for worker in self._workers:
                worker.let_go()
        finally:
            while self._workers:
                self._workers.pop().end()

    def _idle(self) -> _Worker[Item] | None:
        """A process that waits for work; as many are started as there may be."""
        while len(self._workers) < self._count:
            self._workers.append(self._new())
        return next((worker for worker in self._workers if worker.ready and worker.number is None), None)

    def _new(self) -> _Worker[Item]:
        ours, theirs = self._context.Pipe()
        # a copy has this process's ends too, and while it holds them nobody sees that this process ended
        others = [*(worker.connection for worker in self._workers), ours] if self._copied else []
        memory = self._limits.memory if self._limits is not None else None
        process = self._context.Process(target=_serve, args=(theirs, others, self._start, memory), daemon=True)
        with unseen_by_new_processes():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker[Item], number: int, item: Item) -> None:
        worker.number, worker.item = number, item
        if self._limits is not None:
            worker.until = time.monotonic() + self._limits.seconds
        # that a process is gone is noticed when its answer is waited for
        with contextlib.suppress(OSError):
            worker.connection.send(item)

    def _arrived(self) -> dict[int, Answer]:
        """Waits until a process says something or is late; gives the answers that came, by the number of the item."""
        ends = [worker.until for worker in self._workers if worker.until is not None]
        left = max(min(ends) - time.monotonic(), 0) if ends else None
        speaking = wait([worker.connection for worker in self._workers], left)
        found: dict[int, Answer] = {}
        for worker in list(self._workers):
            if worker.connection in speaking:
                self._hear(worker, found)
            elif worker.until is not None and worker.until <= time.monotonic():
                self._give_up(worker, True, found)
        return found

    def _hear(self, worker: _Worker[Item], found: dict[int, Answer]) -> None:
        try:
            kind, what = worker.connection.recv()
        except (EOFError, OSError):
            self._give_up(worker, False, found)
            return
        if kind == _RAISED:
            raise what
        if kind == _READY:
            worker.ready = True
        elif worker.number is not None:
            found[worker.number] = what
            worker.number = worker.item = worker.until = None

    def _give_up(self, worker: _Worker[Item], late: bool, found: dict[int, Answer]) -> None:
        """End a process, which makes room for another; the item that it had in hand is answered as lost."""
        self._workers.remove(worker)
        worker.end()
        if not worker.ready:
            raise OutputError("A process that checks records ended before it began, so nothing more was checked.")
        if worker.number is not None and worker.item is not None:
            found[worker.number] = self._lost(worker.item, late)


def _serve(
    requests: Connection, others: list[Connection], start: Callable[[], Callable[[Any], Any]], memory: int | None
) -> None:
    """Work in a new process until there are no more requests."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    for connection in others:
        connection.close()
    end_with_parent()
    try:
        work = start()
        if memory is not None:
            hold_to(memory)
        told: tuple[str, Any] = (_READY, None)
        while True:
            try:
                requests.send(told)
                item = requests.recv()
            except (EOFError, OSError):
                return
            told = (_ANSWER, work(item))
    except MemoryError:
        # there may be none left to say it with
        os._exit(1)
    except Exception as error:
        with contextlib.suppress(OSError):
            requests.send((_RAISED, error))
