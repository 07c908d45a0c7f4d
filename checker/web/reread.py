"""A file that is read again whenever it changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from checker.errors import ConfigurationError

T = TypeVar("T")


class Reread(Generic[T]):
    """What ``read`` makes of the file at ``path``; nothing that was read before counts once the file is unreadable."""

    def __init__(self, path: Path, read: Callable[[Path], T]) -> None:
        self._path, self._read = path, read
        self._held: tuple[tuple[int, ...], T] | None = None

    def now(self) -> T:
        """What is in it now; raises ConfigurationError, and what ``read`` raises."""
        try:
            status = self._path.stat()
        except OSError as error:
            raise ConfigurationError(f"{self._path} cannot be read ({error.strerror}).") from error
        # the inode and its time tell of another file of the same size and age, and of a right to read that was taken
        version = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if self._held is None or self._held[0] != version:
            self._held = None
            self._held = version, self._read(self._path)
        return self._held[1]
