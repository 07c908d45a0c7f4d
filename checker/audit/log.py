"""The audit log as everything else sees it: entries are appended, and read back in their order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Final, Self

from checker.audit.entry import Entry
from checker.errors import CheckerError

POSTGRESQL: Final = ("postgresql://", "postgres://")


class AuditError(CheckerError):
    """The audit log could not be opened, read or written; nothing counts as done that it should hold."""


class AuditLog(ABC):
    """A place where entries are kept; any number of processes may append at once. Closed as a context manager."""

    @abstractmethod
    def append(self, *, at: str, actor: str, event: str, body: Mapping[str, Any]) -> Entry:
        """Add an entry after the last one; when this returns, it is on the disk. Raises AuditError."""

    @abstractmethod
    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Entries in their order, those after number ``after``. Raises AuditError."""

    @abstractmethod
    def last(self) -> Entry | None:
        """The newest entry. Raises AuditError, also where it was changed, because nothing may be added to that."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the log."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def whole(row: Sequence[Any] | None, shown: str) -> Entry | None:
    """The newest entry from its row; raises AuditError when its hash does not fit, ``shown`` being the log's place."""
    if row is None:
        return None
    entry = Entry(*row)
    if not entry.is_whole:
        raise AuditError(
            f"entry {entry.seq} of the audit log {shown} was changed after it was written, so nothing is added to it: "
            "see checker audit verify, and begin a new log."
        )
    return entry


def open_log(place: str, *, create: bool = True) -> AuditLog:
    """The log at ``place``: a file's path, or the address of a PostgreSQL database (postgresql://…).

    With ``create`` false a log that is not there is an error. Raises AuditError.
    """
    if place.startswith(POSTGRESQL):
        from checker.audit.postgresql import PostgreSQLLog

        return PostgreSQLLog(place, create=create)
    from checker.audit.sqlite import SQLiteLog

    return SQLiteLog(place, create=create)
