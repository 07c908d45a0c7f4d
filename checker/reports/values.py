"""Values of facts as reports write them: with how firm an amount is and its VAT, and safe to show."""

from __future__ import annotations

from typing import Final

from checker.engine.wording import value_words
from checker.facts.dictionary import FactDefinition
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


def value_in_words(value: FactValue, definition: FactDefinition | None = None) -> str:
    """A fact's value on one line."""
    if isinstance(value, Money):
        return f"{_QUALIFIERS[value.qualifier]}{value}, {_VAT[value.vat]}"
    return cleaned(value_words(value, definition))
