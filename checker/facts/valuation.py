"""Values of contracts against thresholds: VAT, headroom, run rate.

Money is whole pence; rates and percentages are hundredths of a per cent (20% is 2000). Fractions of a penny are
dropped, never rounded up: the law asks whether a value is "not less than" a threshold (Public Contracts Regulations
2015, reg 3(1)(a)), and a threshold is whole pence, so a dropped fraction never changes the answer.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from checker.facts.computation import UNKNOWN, Computed
from checker.facts.figures import Figures
from checker.facts.money import Money, VatBasis

WHOLE: Final = 10_000
"""A hundred per cent in hundredths of a per cent."""


def standard_rate(vat_basis: str | None, rate: int | None) -> Computed:
    """The standard rate of VAT, for a supply whose rate the record does not state and which is not exempt.

    Value Added Tax Act 1994, s 2(1); PPN 10/21 suggests the standard rate where the rate is not known.
    """
    if rate is None or vat_basis == VatBasis.EXEMPT:
        return UNKNOWN
    return Computed(rate, "the standard rate, because the record states no other")


def estimated_value(value: Money | None, vat_basis: str | None, vat_rate: int | None, basis: str | None) -> Computed:
    """The value as it is compared with thresholds: net or inclusive of VAT, as ``basis`` says for the day.

    Public Contracts Regulations 2015, regs 5(1) and 6(1), and SI 2021/1221, reg 3(3); Procurement Act 2023,
    Schedule 3. A value whose VAT basis is not stated is taken as net, which from 2022 is the higher reading.
    """
    if value is None or basis is None:
        return UNKNOWN
    stated = VatBasis(vat_basis) if vat_basis else value.vat
    pence = on_basis(value.pence, stated, vat_rate, basis)
    if pence is None:
        return UNKNOWN
    return Computed(Money(pence, value.qualifier, VatBasis(basis)), _how_valued(stated, basis, vat_rate))


def on_basis(pence: int, stated: VatBasis, rate: int | None, basis: str) -> int | None:
    """An amount stated on one VAT basis, in pence on the other; None when that takes a rate that is not known."""
    if stated is VatBasis.EXEMPT:
        return pence
    if basis == VatBasis.NET:
        if stated is not VatBasis.INCLUSIVE:
            return pence
        return None if rate is None else pence * WHOLE // (WHOLE + rate)
    if stated is VatBasis.INCLUSIVE:
        return pence
    return None if rate is None else pence * (WHOLE + rate) // WHOLE


def _how_valued(stated: VatBasis, basis: str, rate: int | None) -> str:
    percent = f"{(rate or 0) / 100:g} per cent"
    if stated is VatBasis.EXEMPT:
        return "as stated: the supply is exempt from VAT"
    assumed = "taken as net of VAT, which the record does not say; " if stated is VatBasis.UNSTATED else ""
    if basis == VatBasis.NET:
        if stated is VatBasis.INCLUSIVE:
            return f"VAT at {percent} taken off, because thresholds were net of VAT on that day"
        return f"{assumed}thresholds were net of VAT on that day"
    if stated is VatBasis.INCLUSIVE:
        return "as stated, inclusive of VAT"
    return f"{assumed}VAT at {percent} added, because thresholds include VAT on that day"


def headroom(value: Money | None, threshold: Money | None) -> Computed:
    """Threshold less value; negative above the threshold.

    Public Contracts Regulations 2015, regs 3(1)(a) and 5: no headroom is left at the threshold itself.
    """
    if value is None or threshold is None:
        return UNKNOWN
    return Computed(Money(threshold.pence - value.pence))


def headroom_percent(value: Money | None, threshold: Money | None) -> Computed:
    """Headroom in hundredths of a per cent of the threshold, rounded down; negative above the threshold.

    Regulations as for ``headroom``; what counts as small is this checker's policy, not law.
    """
    if value is None or threshold is None or threshold.pence <= 0:
        return UNKNOWN
    return Computed((threshold.pence - value.pence) * WHOLE // threshold.pence)


def days_of_headroom(
    value: Money | None, threshold: Money | None, start: dt.date | None, end: dt.date | None
) -> Computed:
    """Whole days that the contract could run on at its own daily rate and still be below the threshold.

    The daily rate is the value over the days of the term, both ends included. £579,000 for 144 days against £663,540:
    21 days leave £102.50, and day 22 crosses. Public Contracts Regulations 2015, regs 6(1) and 72: what is paid beyond
    the estimate counts too. None at or above the threshold.
    """
    if value is None or threshold is None or start is None or end is None:
        return UNKNOWN
    term = (end - start).days + 1
    left = threshold.pence - value.pence
    if term <= 0 or value.pence <= 0 or left <= 0:
        return UNKNOWN
    return Computed((left * term - 1) // value.pence, f"at the daily rate of {term} days' running")


def general_threshold(kind: str | None, value: Money | None, services: Money | None, works: Money | None) -> Computed:
    """The threshold for this kind of contract where no special one governs.

    Public Contracts Regulations 2015, reg 5(1)(a) for works and 5(1)(c) for goods and services. Where the kind is not
    known, the answer is given only when both thresholds put the value on the same side.
    """
    if services is None or works is None:
        return UNKNOWN
    if kind is not None:
        return Computed(works if kind == "works" else services)
    if value is None or services.pence <= value.pence < works.pence:
        return UNKNOWN
    same = services if value.pence < services.pence else works
    return Computed(same, "the value is on the same side of the thresholds for services and for works")


def vat_basis_matters(
    value: Money | None,
    vat_basis: str | None,
    vat_rate: int | None,
    basis: str | None,
    schedule_3: str | None,
    light_touch: Money | None,
    general: Money | None,
    floor: Money | None,
) -> Computed:
    """Whether reading an unstated value as net, or as inclusive, puts it on different sides of a threshold.

    Public Contracts Regulations 2015, regs 5(1), 6(1) and 109(2). The light touch threshold counts unless the services
    are outside Schedule 3, the general one unless they are inside.
    """
    if value is None or basis is None:
        return UNKNOWN
    stated = VatBasis(vat_basis) if vat_basis else value.vat
    if stated is not VatBasis.UNSTATED:
        return Computed(False, "the record states the VAT basis")
    net = on_basis(value.pence, VatBasis.NET, vat_rate, basis)
    inclusive = on_basis(value.pence, VatBasis.INCLUSIVE, vat_rate, basis)
    if net is None or inclusive is None:
        return UNKNOWN
    lines = [
        floor,
        None if schedule_3 == "outside" else light_touch,
        None if schedule_3 == "inside" else general,
    ]
    split = [line for line in lines if line and (net >= line.pence) != (inclusive >= line.pence)]
    if split:
        return Computed(True, f"{split[0]} lies between the two readings")
    return Computed(False, "both readings are on the same side of every threshold")


def period_matters(
    value: Money | None,
    vat_basis: str | None,
    vat_rate: int | None,
    commenced: dt.date | None,
    commenced_stated: bool | None,
    decision_date: dt.date | None,
    window: int | None,
    thresholds: Figures,
    bases: Figures,
) -> Computed:
    """Whether an earlier start than the one assumed, within ``window`` days, puts the value on the other side.

    Public Contracts Regulations 2015, reg 6(7): the day on which the procurement commenced chooses the threshold and
    the VAT basis. A start that the record states matters to nothing: it is known.
    """
    if value is None or commenced is None or window is None:
        return UNKNOWN
    if commenced_stated or (commenced_stated is None and commenced != decision_date):
        return Computed(False, "the record dates the start of the procurement")
    stated = VatBasis(vat_basis) if vat_basis else value.vat
    here = _reached(value.pence, stated, vat_rate, commenced, thresholds, bases)
    if here is None:
        return UNKNOWN
    first = commenced - dt.timedelta(days=window)
    starts = {max(row.start, first) for table in (thresholds, bases) for row in table.between(first, commenced)}
    for day in sorted(starts, reverse=True):
        if _reached(value.pence, stated, vat_rate, day, thresholds, bases) not in (here, None):
            side = "below" if here else "at or above"
            return Computed(True, f"begun by {_last_day_before_change(day, starts, commenced)} it would be {side}")
    return Computed(False, "an earlier start would not change the answer")


def _reached(
    pence: int, stated: VatBasis, rate: int | None, day: dt.date, thresholds: Figures, bases: Figures
) -> bool | None:
    threshold, basis = thresholds.on(day), bases.on(day)
    if not isinstance(threshold, Money) or not isinstance(basis, str):
        return None
    valued = on_basis(pence, stated, rate, basis)
    return None if valued is None else valued >= threshold.pence


def _last_day_before_change(day: dt.date, starts: set[dt.date], commenced: dt.date) -> str:
    later = min((start for start in starts if start > day), default=commenced)
    last = later - dt.timedelta(days=1)
    return f"{last.day} {last:%B %Y}"


def general_period_matters(
    value: Money | None,
    vat_basis: str | None,
    vat_rate: int | None,
    commenced: dt.date | None,
    commenced_stated: bool | None,
    decision_date: dt.date | None,
    window: int | None,
    kind: str | None,
    services: Figures,
    works: Figures,
    bases: Figures,
) -> Computed:
    """As ``period_matters``, against the general threshold for this kind of contract.

    Public Contracts Regulations 2015, regs 5(1)(a), 5(1)(c) and 6(7). Where the kind is not known, the lower
    threshold of goods and services counts.
    """
    table = works if kind == "works" else services
    return period_matters(value, vat_basis, vat_rate, commenced, commenced_stated, decision_date, window, table, bases)
