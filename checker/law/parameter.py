"""Dated figures of the law and of councils: every value with its days, its source and how far it was checked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from checker.law.condition import Strict
from checker.law.rule import Source


class Unit(StrEnum):
    """What a parameter's values are: money is written £663,540; percent in per cent; days and number are whole."""

    MONEY = "money"
    PERCENT = "percent"
    DAYS = "days"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"


class DatedValue(Strict):
    """A value in force from ``from`` to ``to``, both inclusive; no ``to`` means until further notice."""

    from_: dt.date = Field(alias="from")
    to: dt.date | None = None
    value: int | dt.date | str
    vat: str | None = None
    source: Source
    note: str = ""


class Parameter(Strict):
    """One figure through time. ``dated_by`` names the fact whose date selects the value."""

    parameter: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
    title: str
    unit: Unit
    dated_by: str
    gaps: str = ""
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1)]

    def on(self, day: dt.date) -> DatedValue | None:
        """The value in force on a day, None where the table has none."""
        for value in self.values:
            if value.from_ <= day and (value.to is None or day <= value.to):
                return value
        return None
