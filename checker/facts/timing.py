"""Days between the dates of a record."""

from __future__ import annotations

import datetime as dt

from checker.facts.computation import UNKNOWN, Computed


def assumed_commencement(decision_date: dt.date | None) -> Computed:
    """The day on which the procurement is taken to have commenced when the record does not say: the decision's.

    Public Contracts Regulations 2015, reg 6(7): the true day is that of the call for competition, or of the first
    approach to a supplier, which cannot be later than the decision to award.
    """
    if decision_date is None:
        return UNKNOWN
    return Computed(decision_date, "assumed: the record does not say when the procurement commenced")


def days_between(first: dt.date | None, last: dt.date | None) -> Computed:
    """Days from one date to another; negative when the second is earlier.

    Interpretation follows the calendar: no day is left out for being a weekend or a holiday.
    """
    if first is None or last is None:
        return UNKNOWN
    return Computed((last - first).days)
