"""A fixed number of worker processes, each ended and started anew when a record takes too long or breaks it."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Final, TypeVar

from checker.errors import CheckerError
from checker.processes import end_with_parent, hold_to
from checker.web import work
from checker.web.recorder import log
from checker.web.settings import MEGABYTE, Settings
from checker.web.task import Answer, Refused, Task

T = TypeVar("T")

# spawned and not forked: the service has threads, and a fork copies locks that they hold
_CONTEXT: Final = multiprocessing.get_context("spawn")
_TRY_AGAIN: Final = 5.0
"""Seconds before a worker that did not start is started again."""
_SELECTIONS: Final = 40
"""Selections of rules that a worker compiles before it is started anew: each takes some 5 MB that do not come back."""
_LOOK: Final = 1.0
"""Seconds between looks at whether there is still a worker to wait for."""


class WorkerEndedError(CheckerError):
    """The work took too long, or more memory than it may, so that its process was ended."""


class NoWorkerError(CheckerError):
    """There is no worker, and none can be started."""


class Workers:
    """The workers of one service, to be used from one event loop.

    ``law`` are the digests of the rules that each worker must have. ``problem`` says why the last one that was to be
    started anew did not start, None where it did.
    """

    def __init__(self, settings: Settings, law: dict[str, str]) -> None:
        if settings.office is not None:
            # one copy of LibreOffice runs at a time, whichever worker needs it
            turn = _CONTEXT.Lock()
            settings = replace(settings, office=replace(settings.office, turn=turn))
        self._settings, self._law = settings, law
        self._free: asyncio.Queue[ProcessPoolExecutor] = asyncio.Queue()
        self._lanes: set[ProcessPoolExecutor] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._compiled: dict[ProcessPoolExecutor, set[object]] = {}
        self._drawing = 0
        self.restarts = 0
        self.problem: str | None = None
        self._stopped = False

    @property
    def ready(self) -> int:
        """Workers that have loaded the law."""
        return sum(map(_lives, self._lanes))

    async def start(self) -> None:
        """Start them all; raises what the first one that does not start raises."""
        await asyncio.gather(*(self._add() for _ in range(self._settings.workers)))

    def end(self) -> None:
        """End them all, whatever they are doing."""
        self._stopped = True
        for starting in self._starting:
            starting.cancel()
        for lane in list(self._lanes):
            self._end(lane)

    async def check(self, task: Task) -> Answer | Refused:
        """``Worker.check`` in the next worker that is free; a record that ends its worker was not judged.

        Raises NoWorkerError.
        """
        try:
            return await self._run(
                work.check, task, selection=(task.options.packs, task.options.engine, task.gate is None)
            )
        except WorkerEndedError as error:
            return work.not_judged(task, f"{task.source} was not judged: {error}.", self._law)

    async def draw(self, name: str, answer: bytes, packs: Sequence[str]) -> str:
        """``Worker.draw`` in the next worker that is free; raises WorkerEndedError and NoWorkerError."""
        if self._drawing >= self._settings.limits.waiting:
            raise WorkerEndedError("too many reports are being drawn")
        self._drawing += 1
        try:
            return await self._run(work.draw, name, answer, packs)
        finally:
            self._drawing -= 1

    async def _run(self, function: Callable[..., T], *arguments: object, selection: object = None) -> T:
        lane = await self._next()
        limits = self._settings.limits
        try:
            found = await asyncio.wait_for(_of(lane, function, *arguments), limits.record_seconds)
        except TimeoutError as error:
            self._replace(lane)
            raise WorkerEndedError(f"checking took longer than {limits.record_seconds:g} seconds") from error
        except (BrokenProcessPool, MemoryError) as error:
            self._replace(lane)
            most = limits.record_memory // MEGABYTE
            raise WorkerEndedError(f"checking needed more than {most} MB of memory, or ended its process") from error
        except asyncio.CancelledError:
            self._replace(lane)
            raise
        except BaseException:
            self._free.put_nowait(lane)
            raise
        compiled = self._compiled.setdefault(lane, set())
        compiled.add(selection)
        if len(compiled) > _SELECTIONS:
            self._replace(lane)
        else:
            self._free.put_nowait(lane)
        return found

    async def _next(self) -> ProcessPoolExecutor:
        """The next worker that is free. One that died while it had nothing to do costs no record."""
        while True:
            lane = await self._taken()
            if _lives(lane):
                return lane
            self._replace(lane)

    async def _taken(self) -> ProcessPoolExecutor:
        taking = asyncio.ensure_future(self._free.get())
        try:
            while not (await asyncio.wait({taking}, timeout=_LOOK))[0]:
                if self.problem is not None and not self.ready:
                    raise NoWorkerError(self.problem)
            return taking.result()
        finally:
            taking.cancel()

    async def _add(self) -> None:
        lane = _lane(self._settings)
        try:
            # the time that the law takes to load is no record's
            await _of(lane, _load, self._law)
        except BaseException:
            _kill(lane)
            raise
        self.problem = None
        self._lanes.add(lane)
        self._free.put_nowait(lane)

    def _replace(self, lane: ProcessPoolExecutor) -> None:
        self._end(lane)
        if self._stopped:
            return
        self.restarts += 1
        starting = asyncio.get_running_loop().create_task(self._add_again())
        self._starting.add(starting)
        starting.add_done_callback(self._starting.discard)

    async def _add_again(self) -> None:
        while True:
            try:
                return await self._add()
            except Exception as error:
                self.problem = "A worker cannot be started: the log says why."
                # nothing of a record is in what the rules or the system say
                log("worker", problem=f"{type(error).__name__}: {error}")
            await asyncio.sleep(_TRY_AGAIN)

    def _end(self, lane: ProcessPoolExecutor) -> None:
        self._lanes.discard(lane)
        self._compiled.pop(lane, None)
        _kill(lane)


async def _of(lane: ProcessPoolExecutor, function: Callable[..., T], *arguments: object) -> T:
    return await asyncio.wrap_future(lane.submit(function, *arguments))


def _lane(settings: Settings) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=_CONTEXT, initializer=_start, initargs=(settings,))


def _kill(lane: ProcessPoolExecutor) -> None:
    processes = list((getattr(lane, "_processes", None) or {}).values())
    lane.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()


def _lives(lane: ProcessPoolExecutor) -> bool:
    processes = (getattr(lane, "_processes", None) or {}).values()
    return not getattr(lane, "_broken", False) and all(process.is_alive() for process in processes)


_settings: Settings | None = None


def _start(settings: Settings) -> None:
    global _settings
    _settings = settings
    # the service answers the signals, and ends its workers once their answers are given
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    end_with_parent()


def _load(law: dict[str, str]) -> None:
    # what went wrong here can be told, which is not so while a process starts
    assert _settings is not None
    work.start(_settings, law)
    hold_to(_settings.limits.record_memory)
