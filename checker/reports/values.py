"""Values of facts as people write them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.fact import FactValue
from checker.facts.money import Money, Qualifier, VatBasis
from checker.reports.clean import cleaned

_QUALIFIERS: Final = {
    Qualifier.EXACT: "",
    Qualifier.MAXIMUM: "at most ",
    Qualifier.ESTIMATED: "about ",
    Qualifier.RANGE_LOW: "from ",
    Qualifier.RANGE_HIGH: "up to ",
}
_VAT: Final = {
    VatBasis.NET: "excluding VAT",
    VatBasis.INCLUSIVE: "including VAT",
    VatBasis.UNSTATED: "VAT not stated",
    VatBasis.EXEMPT: "exempt from VAT",
}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def date_in_words(day: dt.date) -> str:
    """ "12 November 2021", whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def value_in_words(value: FactValue, definition: FactDefinition | None = None) -> str:
    """A fact's value on one line, safe to show."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return f"{_QUALIFIERS[value.qualifier]}{value}, {_VAT[value.vat]}"
    if isinstance(value, dt.date):
        return date_in_words(value)
    if isinstance(value, tuple):
        return "; ".join(cleaned(item) for item in value) or "none"
    if isinstance(value, int):
        return str(value)
    if definition is not None and definition.type in (FactType.CHOICE, FactType.SECTION):
        return value.replace("_", " ")
    return cleaned(value)
