"""Work for several processes whose failures are those of a record."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from checker.errors import ConfigurationError, DataFileError


def do(item: str) -> str:
    """Work whose failures are those of a record."""
    kind, _, number = item.partition(" ")
    if kind == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "hangs":
        time.sleep(60)
    if kind == "swells":
        kept = [bytes(2**24) for _ in range(10_000)]
        return str(len(kept))
    if kind == "slow":
        time.sleep(0.05)
    if kind == "wrong":
        raise DataFileError("rules.yaml", 3, "is wrong")
    return number


def begin() -> Callable[[str], str]:
    return do


def fail() -> Callable[[str], str]:
    raise ConfigurationError("does not load")


def vanish() -> Callable[[str], str]:
    os._exit(1)


def lost(item: str, late: bool) -> str:
    return f"{item} {'late' if late else 'lost'}"
