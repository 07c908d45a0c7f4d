"""Writes results: to standard output, or to a file that is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from checker.cli.interrupts import answered_afterwards
from checker.errors import ConfigurationError, OutputError


class ClosedPipeError(OutputError):
    """The reader of standard output has gone, as ``| head`` does: nobody is there to tell, but nothing was reported."""


class Output:
    """Where a command writes. Used as a context manager; a file appears only after ``commit``.

    Raises ConfigurationError for a place that cannot be a file, and OutputError when writing fails.
    """

    def __init__(self, path: str | None, records: tuple[str, ...] = ()) -> None:
        self.path = Path(path) if path and path != "-" else None
        self._file: int | None = None
        self._temporary: Path | None = None
        if self.path is None:
            return
        if _is_folder(self.path, untold=False):
            raise ConfigurationError(f"--output {path} is a folder; name a file in it.")
        if not _is_folder(self.path.parent, untold=True):
            raise ConfigurationError(f"--output {path}: there is no folder {self.path.parent}.")
        if any(record != "-" and _same(self.path, Path(record)) for record in records):
            raise ConfigurationError(f"--output {path} is the record itself, which would be lost.")

    def __enter__(self) -> Output:
        if self.path is None:
            return self
        try:
            if self.path.exists() and not stat.S_ISREG(self.path.stat().st_mode):
                # a device or a pipe is written to, not replaced
                self._file = os.open(self.path, os.O_WRONLY)
            else:
                target = self.path.resolve()
                with answered_afterwards():
                    self._file, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
                    self._temporary = Path(name)
        except OSError as error:
            raise self._failed(error) from error
        except BaseException:
            self._abandon()
            raise
        return self

    def is_terminal(self) -> bool:
        """Whether what is written appears on a terminal."""
        return self.path is None and sys.stdout is not None and sys.stdout.isatty()

    def write(self, text: str) -> None:
        """Write text as UTF-8 to a file, and in the terminal's encoding to standard output."""
        try:
            if self._file is not None:
                _write_all(self._file, text.encode("utf-8", "replace"))
            else:
                encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
                self._to_stdout(text.encode(encoding, "replace"))
        except OSError as error:
            raise self._failed(error) from error

    def write_utf8(self, text: str) -> None:
        """Write text as UTF-8 wherever it goes, as JSON and YAML must be."""
        if self._file is not None:
            self.write(text)
            return
        try:
            self._to_stdout(text.encode("utf-8", "replace"))
        except OSError as error:
            raise self._failed(error) from error

    def commit(self) -> None:
        """Make what was written durable under its name."""
        if self._file is None:
            return
        try:
            if self._temporary is not None and self.path is not None:
                os.fsync(self._file)
                target = self.path.resolve()
                mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
                self._temporary.chmod(stat.S_IMODE(mode))
                os.close(self._file)
                self._file = None
                self._temporary.replace(target)
                self._temporary = None
        except OSError as error:
            raise self._failed(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._abandon()

    def _abandon(self) -> None:
        with contextlib.suppress(OSError):
            if self._file is not None:
                os.close(self._file)
        with contextlib.suppress(OSError):
            if self._temporary is not None:
                self._temporary.unlink(missing_ok=True)

    def _to_stdout(self, data: bytes) -> None:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "it is closed")
        buffer = getattr(sys.stdout, "buffer", None)
        with answered_afterwards():
            if buffer is None:
                sys.stdout.write(data.decode("utf-8", "replace"))
            else:
                buffer.write(data)
            sys.stdout.flush()

    def _failed(self, error: OSError) -> OutputError:
        if self.path is None:
            discard_stdout()
            if isinstance(error, BrokenPipeError):
                return ClosedPipeError("Nobody reads standard output any more.")
        where = "standard output" if self.path is None else str(self.path)
        return OutputError(f"The result could not be written to {where}: {error.strerror}.")


def discard_stdout() -> None:
    """Send what is still buffered for standard output nowhere, so that the interpreter can exit in silence."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123


def _write_all(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


def _is_folder(path: Path, *, untold: bool) -> bool:
    """Whether there is such a folder; ``untold`` where it may not be looked at, so that writing tells why."""
    try:
        return path.is_dir()
    except OSError:
        return untold


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
