"""What only a council knows: dated local figures."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from checker.law.condition import Strict
from checker.law.rule import Source


class LocalValue(Strict):
    """A local value of one fact of the ``council.`` group, in force from ``from`` (None: not known since when)."""

    fact: str
    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None
    value: str
    basis: str = ""
    source: Source
    note: str = ""


class Council(Strict):
    """One council. ``names`` are the forms in which records write its name."""

    council: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    name: str
    names: tuple[str, ...] = ()
    tier: Literal["county", "district", "unitary", "metropolitan", "london_borough", "county_unitary"] | None = None
    values: tuple[LocalValue, ...] = ()
