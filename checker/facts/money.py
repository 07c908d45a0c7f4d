"""Amounts of money as facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Qualifier(StrEnum):
    """How firmly an amount is stated."""

    EXACT = "exact"
    MAXIMUM = "maximum"
    ESTIMATED = "estimated"
    RANGE_LOW = "range_low"
    RANGE_HIGH = "range_high"


class VatBasis(StrEnum):
    """Whether an amount includes value added tax."""

    NET = "net"
    INCLUSIVE = "inclusive"
    UNSTATED = "unstated"
    EXEMPT = "exempt"


class AmountRole(StrEnum):
    """What an amount in a record is an amount of."""

    CONTRACT = "contract"
    FUNDING = "funding"
    ANNUAL = "annual"
    MONTHLY = "monthly"
    BUDGET = "budget"
    THRESHOLD = "threshold"
    SAVING = "saving"
    EXTENSION = "extension"
    INCREASE = "increase"
    PREVIOUS = "previous"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in integer pence of pounds sterling."""

    pence: int
    qualifier: Qualifier = Qualifier.EXACT
    vat: VatBasis = VatBasis.UNSTATED

    def __str__(self) -> str:
        pounds, pence = divmod(abs(self.pence), 100)
        sign = "-" if self.pence < 0 else ""
        return f"{sign}£{pounds:,}" + (f".{pence:02d}" if pence else "")
