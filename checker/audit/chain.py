"""Verifies an audit log: what was edited, deleted, swapped or cut since it was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from checker.audit.entry import ROOT, Entry

WAIT: Final = dt.timedelta(minutes=1)
"""Time within which writers who wait for one another may come to stand in another order than that of their clocks."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying found: ``problems`` are sentences, none when the chain holds.

    ``count`` entries were read and ``head`` is the hash of the last one. ``remarks`` tell of what is odd but breaks no
    promise, such as a clock that went back.
    """

    count: int
    head: str
    problems: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing in the log was changed, as far as the chain and the given head can tell."""
        return not self.problems


def verify(entries: Iterable[Entry], head: str | None = None) -> Verification:
    """Follow the chain from the first entry to the last.

    ``head`` is a hash, or its first 16 or more hex digits, that was noted elsewhere earlier: without one, a log that
    was cut at its end or written anew as a whole cannot be told from an honest one.
    """
    problems: list[str] = []
    remarks: list[str] = []
    previous: Entry | None = None
    head_seen = head is None
    for entry in entries:
        expected, before = (previous.seq + 1, previous.hash) if previous else (1, ROOT)
        if entry.seq != expected:
            problems.append(f"Entry {expected} is missing: entry {entry.seq} stands in its place.")
        if not entry.is_whole:
            problems.append(f"Entry {entry.seq} was changed after it was written: its hash does not fit.")
        elif entry.previous != before:
            problems.append(f"Entry {entry.seq} does not follow on the one before it.")
        if previous and _is_long_before(entry.at, previous.at):
            remarks.append(
                f"Entry {entry.seq} is dated before entry {previous.seq}: the clock had gone back, or its answer had "
                "to wait for the log."
            )
        head_seen = head_seen or entry.hash.startswith(head or "-")
        previous = entry
    if not head_seen:
        problems.append(f"No entry has the hash {head}: the log was cut or written anew since that head was noted.")
    return Verification(
        previous.seq if previous else 0, previous.hash if previous else ROOT, tuple(problems), tuple(remarks)
    )


def _is_long_before(moment: str, other: str) -> bool:
    """Whether a moment is earlier by more than writers wait for one another."""
    try:
        return dt.datetime.fromisoformat(moment) < dt.datetime.fromisoformat(other) - WAIT
    except (ValueError, TypeError):
        return moment < other
