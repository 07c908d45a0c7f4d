"""The day by which waivers count, and whether the clock can be right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from checker.audit.entry import Entry
from checker.gate.uk_date import uk_date

APART: Final = dt.timedelta(minutes=5)
"""How far the clocks of machines that share a log may be apart without a word."""
WITNESSES: Final = 1000
"""Newest entries whose dates are looked at, so that it costs the same however long the log is."""


def day_by(now: dt.datetime, entries: Iterable[Entry]) -> tuple[dt.date, str]:
    """The date in the United Kingdom at ``now`` (UTC), or that of the entry that is dated latest, where it is later.

    Time runs one way: a clock that was put back must not bring a waiver to life that has lapsed. With it comes a
    sentence where an entry is dated after ``now``, so that one of two clocks was wrong, else "".
    """
    today = uk_date(now)
    latest = max((moment for entry in entries if (moment := _moment(entry)) is not None), default=now)
    if latest <= now + APART:
        return today, ""
    sentence = (
        f"The audit log has an entry of {latest:%Y-%m-%dT%H:%M:%SZ}, which by the clock has not come yet: set the "
        "clock right, or begin a new log if that entry is wrong; until then waivers count by the later day."
    )
    return uk_date(latest), sentence


def _moment(entry: Entry) -> dt.datetime | None:
    with suppress(ValueError):
        return dt.datetime.strptime(entry.at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)
    return None
