"""Processes that the system holds to permissions and sizes, whoever runs the tests."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from cli.command import COMMAND, environment

_DROP = 24
"""PR_CAPBSET_DROP of prctl(2): what the system administrator gives up for good when a program is started."""
_OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of capabilities(7)."""


def held_to_permissions() -> None:
    """Run between fork and exec: without it the system administrator may read and write everything."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in _OVERRIDES:
            if libc.prctl(_DROP, capability, 0, 0, 0) != 0:
                raise OSError("capabilities cannot be dropped")


def held_to_size(size: int) -> Callable[[], None]:
    """Run between fork and exec: no file may grow beyond ``size`` bytes, as on a disk that is full."""
    import resource

    def hold() -> None:
        held_to_permissions()
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return hold


def started(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, held: Callable[[], None] = held_to_permissions
) -> subprocess.Popen[bytes]:
    """The command, at work, with pipes for what it writes."""
    more = {**(env or {}), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [*COMMAND, *(str(argument) for argument in arguments)],
        cwd=cwd, env=environment(more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=held,
    )  # fmt: skip


def finished(process: subprocess.Popen[bytes]) -> subprocess.CompletedProcess[bytes]:
    """The command when it has ended; never longer than a minute and a half."""
    out, err = process.communicate(timeout=90)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
