"""Writes the log without the service waiting for whoever reads it."""

from __future__ import annotations

import logging
import os
import queue
import threading
from typing import Final

_HELD: Final = 10_000
"""Lines that wait to be written; where nobody reads them, what comes after them is lost."""
_LAST: Final = 2.0
"""Seconds that the end of the service waits for the last lines to be written."""


class LogWriter(logging.Handler):
    """Writes to an open file, by its number, in a thread of its own, and tells how many lines were lost before one."""

    def __init__(self, file: int, held: int = _HELD) -> None:
        super().__init__()
        self._file, self._lost = file, 0
        self._lines: queue.Queue[str | None] = queue.Queue(held)
        self._thread = threading.Thread(target=self._write, name="log", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Have a line written."""
        line = self.format(record)
        if self._lost:
            line = f'{{"event": "log", "lines_lost": {self._lost}}}\n{line}'
        try:
            self._lines.put_nowait(line)
            self._lost = 0
        except queue.Full:
            self._lost += 1

    def close(self) -> None:
        """Write what is left, if it is read within a moment."""
        try:
            self._lines.put(None, timeout=_LAST)
        except queue.Full:
            return
        finally:
            super().close()
        self._thread.join(_LAST)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            left = f"{line}\n".encode("utf-8", "replace")
            try:
                while left:
                    left = left[os.write(self._file, left) :]
            except OSError:
                # nobody reads any more, or the disk is full; the service goes on
                continue
