"""An audit log in a PostgreSQL database, for gates on several machines."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.audit.entry import Entry, entry_after
from checker.audit.log import AuditError, AuditLog, whole

_COLUMNS: Final = "seq, at, actor, event, body, previous, hash"
_LOCK: Final = 0x6465636973696F6E
"""Name, as a number, of the lock that makes writers wait for one another until they commit."""
_PATIENCE: Final = 30_000
"""Milliseconds that one statement may take, the wait for other writers included, or that the network may be silent."""
_SCHEMA: Final = (
    """
CREATE TABLE IF NOT EXISTS audit_log (
  seq BIGINT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL, body TEXT NOT NULL,
  previous TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE
)""",
    """
CREATE OR REPLACE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the audit log is only ever added to'; END $$""",
    """
CREATE OR REPLACE TRIGGER audit_log_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse()""",
)


class PostgreSQLLog(AuditLog):
    """Appends in a transaction of its own; the server answers when the entry is on its disk."""

    def __init__(self, address: str, *, create: bool = True) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise AuditError(
                "an audit log in PostgreSQL needs a driver: install it with pip install 'decision-checker[postgresql]'."
            ) from error
        self._shown = re.sub(r"//[^@/]*@", "//", address.partition("?")[0])
        self._driver: Any = psycopg
        self._lock = threading.Lock()
        try:
            self._connection: Any = psycopg.connect(
                address, autocommit=True, connect_timeout=10, tcp_user_timeout=_PATIENCE
            )
            self._connection.execute("SET synchronous_commit = on")
            self._connection.execute(f"SET statement_timeout = {_PATIENCE}")
            if create:
                with self._connection.transaction():
                    self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
                    for statement in _SCHEMA:
                        self._connection.execute(statement)
        except psycopg.Error as error:
            raise self._failed(error) from error

    def append(self, *, at: str, actor: str, event: str, body: Mapping[str, Any]) -> Entry:
        """Add an entry after the last one. Raises AuditError when it is not certainly on the server's disk."""
        with self._lock:
            try:
                with self._connection.transaction():
                    self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
                    entry = entry_after(self._last(), at=at, actor=actor, event=event, body=body)
                    values = (entry.seq, entry.at, entry.actor, entry.event, entry.body, entry.previous, entry.hash)
                    self._connection.execute(
                        f"INSERT INTO audit_log ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s)", values
                    )
            except self._driver.Error as error:
                raise self._failed(error) from error
            return entry

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Entries in their order, fetched in portions."""
        try:
            with self._connection.transaction(), self._connection.cursor(name="audit") as cursor:
                cursor.execute(f"SELECT {_COLUMNS} FROM audit_log WHERE seq > %s ORDER BY seq", (after,))
                for row in cursor:
                    yield Entry(*row)
        except self._driver.Error as error:
            raise self._failed(error) from error

    def last(self) -> Entry | None:
        """The newest entry."""
        with self._lock:
            try:
                return self._last()
            except self._driver.Error as error:
                raise self._failed(error) from error

    def _last(self) -> Entry | None:
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM audit_log ORDER BY seq DESC LIMIT 1").fetchone()
        return whole(row, self._shown)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _failed(self, error: Exception) -> AuditError:
        said = " ".join(str(error).split())
        return AuditError(f"the audit log at {self._shown} cannot be used ({said}): check the address and the server.")
