"""Ctrl-C, or a request to end, at a bad moment: held back until what was begun is whole."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_REQUESTS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""How a system or a terminal that closes asks a process to end."""


@contextmanager
def unseen_by_new_processes() -> Iterator[None]:
    """Hold Ctrl-C back; processes that are started meanwhile never see it, so only the parent answers it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def ended_as_by_interrupt() -> Iterator[None]:
    """Answer a request to end as Ctrl-C is answered, by KeyboardInterrupt, so that nothing half-written stays behind.

    One that the system was told to ignore, as ``nohup`` does, stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.getsignal(each) for each in _REQUESTS if signal.getsignal(each) is signal.SIG_DFL}

    def end(_number: int, _frame: FrameType | None) -> None:
        # asking twice must not disturb the tidying up
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in before:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def answered_afterwards() -> Iterator[None]:
    """Answer Ctrl-C and requests to end only when the block is done, so that nothing is written by half."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    before = {each: signal.getsignal(each) for each in (signal.SIGINT, *_REQUESTS)}
    held = {each: handler for each, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    for each in held:
        signal.signal(each, remember)
    try:
        yield
    finally:
        for each, handler in held.items():
            signal.signal(each, handler)
        for number in dict.fromkeys(waiting):
            signal.raise_signal(number)
