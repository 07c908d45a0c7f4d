"""The day by which waivers count, when the audit log and the clock do not agree."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from checker.audit.entry import Entry, entry_after
from checker.gate.clock import APART, day_by
from checker.gate.uk_date import uk_date

NOW = dt.datetime(2022, 6, 30, 22, 59, tzinfo=dt.UTC)


def entry(at: dt.datetime | str) -> Entry:
    said = at if isinstance(at, str) else at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return entry_after(None, at=said, actor="a", event="gate", body={})


def test_an_empty_log_and_entries_without_a_moment_leave_the_day_to_the_clock() -> None:
    assert day_by(NOW, []) == (dt.date(2022, 6, 30), "")
    assert day_by(NOW, [entry(""), entry("soon"), entry("2099-13-01T00:00:00Z")]) == (dt.date(2022, 6, 30), "")


def test_clocks_that_are_a_little_apart_are_not_told_of() -> None:
    # a minute later it is another day in London, but not by this clock
    assert day_by(NOW, [entry(NOW + APART)]) == (dt.date(2022, 6, 30), "")
    day, doubt = day_by(NOW, [entry(NOW + APART + dt.timedelta(seconds=1)), entry(NOW)])
    assert day == dt.date(2022, 7, 1)
    assert "2022-06-30T23:04:01Z" in doubt


@given(st.lists(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1))))
def test_the_day_is_never_before_that_of_the_clock_or_of_what_was_written(moments: list[dt.datetime]) -> None:
    noted = [moment.replace(microsecond=0, tzinfo=dt.UTC) for moment in moments]
    day, doubt = day_by(NOW, map(entry, noted))
    assert day >= uk_date(NOW)
    assert all(day >= uk_date(moment) for moment in noted if moment > NOW + APART)
    assert bool(doubt) == any(moment > NOW + APART for moment in noted)
