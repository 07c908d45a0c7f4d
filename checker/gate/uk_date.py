"""The date in the United Kingdom, by which waivers hold and lapse."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def uk_date(now: dt.datetime) -> dt.date:
    """The date in London at a moment (in UTC); without time zones on the machine, as the law fixes summer time."""
    try:
        return now.astimezone(ZoneInfo("Europe/London")).date()
    except ZoneInfoNotFoundError:
        return (now + dt.timedelta(hours=in_summer(now))).date()


def in_summer(now: dt.datetime) -> bool:
    """Whether clocks in the United Kingdom are an hour ahead of UTC.

    Source: Summer Time Order 2002 (SI 2002/262): from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
    Sunday of October.
    """
    return _last_sunday(now.year, 3) <= now < _last_sunday(now.year, 10)


def _last_sunday(year: int, month: int) -> dt.datetime:
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)
