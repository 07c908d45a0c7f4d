"""The lock of a watched folder: one watcher at a time, on whatever machine."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Final
from uuid import uuid4

from checker.errors import ConfigurationError

_BEAT: Final = 10.0
"""Seconds between two signs of life."""
_DEAD_AFTER: Final = 120.0
"""Seconds without a sign of life after which a watcher on another machine counts as dead."""


class Lock:
    """Held as a context manager; raises ConfigurationError, in one sentence, while another watcher lives.

    The system's lock on the file tells of watchers on this machine, and is let go of when a process dies. A watcher on
    another machine is told by its sign of life: the file's time, which the file server sets for all of them.
    """

    def __init__(self, folder: Path) -> None:
        self._path, self._shown = folder / "lock", folder.parent
        self._token = uuid4().hex
        self._over = threading.Event()

    def __enter__(self) -> Lock:
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            free = _lock(self._file)
            stated = _stated(self._path)
            elsewhere = bool(stated) and stated.get("host") != socket.gethostname()
            if not free or (elsewhere and self._age() < _DEAD_AFTER):
                raise ConfigurationError(
                    f"{self._shown} is watched already, by process {stated.get('pid', '?')} on "
                    f"{stated.get('host', 'this machine')}: end that one first."
                )
            self._beat()
        except BaseException:
            os.close(self._file)
            raise
        threading.Thread(target=self._go_on, daemon=True).start()
        return self

    def held(self) -> bool:
        """Whether no other watcher took the lock, as one may after this process stood still for minutes."""
        return _stated(self._path).get("token") == self._token

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        # the file stays, because a lock on a file that another process just opened would be lost with it
        with contextlib.suppress(OSError):
            if self.held():
                os.ftruncate(self._file, 0)
        os.close(self._file)

    def _go_on(self) -> None:
        while not self._over.wait(_BEAT):
            with contextlib.suppress(OSError):
                if self.held():
                    self._beat()

    def _beat(self) -> None:
        stated = {"host": socket.gethostname(), "pid": os.getpid(), "token": self._token}
        data = json.dumps(stated).encode("ascii")
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, data)
        os.ftruncate(self._file, len(data))
        os.utime(self._path)

    def _age(self) -> float:
        """Seconds since the last sign of life, by the clock that gives both files their times."""
        probe = self._path.with_name(f".{self._token}")
        probe.touch()
        try:
            return probe.stat().st_mtime - self._path.stat().st_mtime
        finally:
            probe.unlink()


def _stated(path: Path) -> dict[str, Any]:
    try:
        stated = json.loads(path.read_bytes() or b"{}")
    except (OSError, ValueError):
        return {}
    return stated if isinstance(stated, dict) else {}


def _lock(file: int) -> bool:
    """Lock a file for as long as this process lives; False when another process has it."""
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_on_windows(file: int) -> bool:
    import msvcrt

    windows: Any = msvcrt
    # a byte far behind the text, which others must be able to read
    os.lseek(file, 1 << 20, os.SEEK_SET)
    try:
        windows.locking(file, windows.LK_NBLCK, 1)
    except OSError:
        return False
    return True
