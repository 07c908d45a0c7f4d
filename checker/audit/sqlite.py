"""An audit log in a file of its own, by the database that comes with Python."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from checker.audit.entry import Entry, entry_after
from checker.audit.log import AuditError, AuditLog, whole

_WAIT: Final = 30.0
"""Seconds to wait for other writers."""
_COLUMNS: Final = "seq, at, actor, event, body, previous, hash"
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS audit_log (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL, body TEXT NOT NULL,
  previous TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER IF NOT EXISTS audit_log_no_update BEFORE UPDATE ON audit_log
  BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
CREATE TRIGGER IF NOT EXISTS audit_log_no_delete BEFORE DELETE ON audit_log
  BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
"""


class SQLiteLog(AuditLog):
    """Appends in a transaction of its own that is on the disk before ``append`` returns."""

    def __init__(self, path: str, *, create: bool = True) -> None:
        self.path = path
        self._lock = threading.Lock()
        if not create and not Path(path).is_file():
            raise AuditError(f"there is no audit log {path}: name the file that the gate writes to.")
        # the database itself would only tell when an entry is appended
        if create and Path(path).is_file() and not os.access(path, os.W_OK):
            raise AuditError(f"the audit log {path} may not be written: ask for write permission, or name another.")
        try:
            self._connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            if create:
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = FULL")
                # as a writer, so that a log that others hold is told of before anything is judged
                self._connection.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")
            else:
                self._connection.execute("SELECT seq FROM audit_log LIMIT 1")
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def append(self, *, at: str, actor: str, event: str, body: Mapping[str, Any]) -> Entry:
        """Add an entry after the last one. Raises AuditError when it is not certainly on the disk."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    entry = entry_after(self._last(), at=at, actor=actor, event=event, body=body)
                    values = (entry.seq, entry.at, entry.actor, entry.event, entry.body, entry.previous, entry.hash)
                    self._connection.execute(f"INSERT INTO audit_log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
                    self._connection.execute("COMMIT")
                except BaseException:
                    with contextlib.suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise self._failed(error) from error
            return entry

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Entries in their order."""
        query = f"SELECT {_COLUMNS} FROM audit_log WHERE seq > ? ORDER BY seq"
        try:
            for row in self._connection.execute(query, (after,)):
                yield Entry(*row)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def last(self) -> Entry | None:
        """The newest entry."""
        with self._lock:
            try:
                return self._last()
            except sqlite3.Error as error:
                raise self._failed(error) from error

    def _last(self) -> Entry | None:
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM audit_log ORDER BY seq DESC LIMIT 1").fetchone()
        return whole(row, self.path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _failed(self, error: sqlite3.Error) -> AuditError:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            why = f"another program has held it for {_WAIT:g} seconds): end that one, or try again."
        else:
            why = f"{error}): check the file, its folder and the disk."
        return AuditError(f"the audit log {self.path} cannot be used ({why}")
