"""One entry of the audit log, and the chain of hashes that ties every entry to all before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

ROOT: Final = "0" * 64
"""What stands for the entry before the first one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened, when and by whom; ``body`` holds digests and outcomes, never a document's words.

    ``seq`` counts from 1; ``at`` is the moment in UTC, as ISO 8601; ``hash`` is SHA-256, in hex, over ``previous`` and
    all the rest.
    """

    seq: int
    at: str
    actor: str
    event: str
    body: str
    previous: str
    hash: str

    @property
    def is_whole(self) -> bool:
        """Whether the hash is that of what the entry says."""
        return self.hash == hash_of(self.seq, self.at, self.actor, self.event, self.body, self.previous)

    @property
    def data(self) -> Any:
        """The body as it was given."""
        return json.loads(self.body)


def entry_after(last: Entry | None, *, at: str, actor: str, event: str, body: Mapping[str, Any]) -> Entry:
    """The entry that follows ``last`` (None: the first of a log)."""
    seq, previous = (last.seq + 1, last.hash) if last else (1, ROOT)
    text = canonical(body)
    return Entry(seq, at, actor, event, text, previous, hash_of(seq, at, actor, event, text, previous))


def canonical(body: Any) -> str:
    """JSON of which equal values have equal texts: sorted keys, no spaces, ASCII."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def hash_of(seq: int, at: str, actor: str, event: str, body: str, previous: str) -> str:
    """SHA-256, in hex, of an entry and of the hash before it."""
    return sha256(canonical([previous, seq, at, actor, event, body]).encode("ascii")).hexdigest()
