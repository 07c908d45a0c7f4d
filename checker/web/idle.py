"""Ends connections that nobody uses: a head that never comes whole, an answer that is never read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any
from weakref import WeakKeyDictionary


class IdleConnections:
    """Looks at the connections of a server from time to time.

    One is used while its request is answered, or while its answer is read. One that is not, for ``seconds``, is ended,
    whatever its sender drips into it, so that those who send nothing whole cannot keep others out.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._seen: WeakKeyDictionary[Any, tuple[tuple[object, ...], float]] = WeakKeyDictionary()

    def end(self, connections: Iterable[Any]) -> None:
        """End those, of uvicorn's connections over h11, that were not used since they were looked at first."""
        now = self._clock()
        for connection in list(connections):
            cycle, unread = connection.cycle, connection.transport.get_write_buffer_size()
            if cycle is not None and not cycle.response_complete and not unread:
                self._seen.pop(connection, None)
                continue
            state = (id(cycle), unread)
            before, since = self._seen.get(connection, (None, now))
            if before != state:
                self._seen[connection] = state, now
            elif now - since >= self._seconds:
                connection.transport.abort()
