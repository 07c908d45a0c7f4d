"""What processes that work for another one have in common: they end with it, and hold to a limit of memory."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """End this process when the one that started it was killed and could not end it."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def hold_to(memory: int) -> None:
    """Limit this process's address space to so many bytes, where the system can."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
