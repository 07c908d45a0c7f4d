"""Dated figures as facts see them: a value for each stretch of days, without its legal source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from checker.facts.fact import FactValue


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in force from ``start`` to ``end``, both inclusive; no ``end`` means until further notice."""

    start: dt.date
    end: dt.date | None
    value: FactValue

    def holds(self, day: dt.date) -> bool:
        """Whether this is the value on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Figures:
    """One figure through time, in order of its days. Money is pence; percentages are hundredths of a per cent."""

    name: str
    values: tuple[Figure, ...]

    def on(self, day: dt.date) -> FactValue | None:
        """The value on a day, None when the table has none."""
        return next((figure.value for figure in self.values if figure.holds(day)), None)

    def between(self, first: dt.date, last: dt.date) -> tuple[Figure, ...]:
        """Every value that holds on some day from ``first`` to ``last``, both inclusive."""
        return tuple(
            figure for figure in self.values if figure.start <= last and (figure.end is None or first <= figure.end)
        )
