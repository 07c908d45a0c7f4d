"""The time, as the clock of this machine tells it."""

from __future__ import annotations

import datetime as dt

from checker.gate.uk_date import uk_date


def utc_now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


def moment(now: dt.datetime) -> str:
    """A moment in UTC as the audit log writes it."""
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def uk_today() -> dt.date:
    """Today in London."""
    return uk_date(utc_now())
