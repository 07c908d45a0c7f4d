"""The value of a contract that is priced by the year or the month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.facts.amount_roles import Cue
from checker.facts.amounts import Amount, classified
from checker.facts.context import ReadingContext
from checker.facts.contract_length import Length, contract_length
from checker.facts.contract_scope import operative_units
from checker.facts.fact import Fact, How, ambiguous, missing
from checker.facts.money import AmountRole, Money, Qualifier

_MONTHS = 12
_GAP = 60
_PRICED = (Cue.CONTRACT, Cue.CONTRACT_WEAK, Cue.WHOLE, Cue.NONE, Cue.INITIAL, Cue.NEW_TOTAL)


def annual_amounts(context: ReadingContext) -> list[Amount]:
    """What the contract costs in a year: from the decision or a label where they say so, else from elsewhere."""
    found = [a for a in classified(context) if a.role is AmountRole.ANNUAL and a.cue in _PRICED]
    found = [a for a in found if a.text.qualifier is not Qualifier.RANGE_LOW]
    operative = operative_units(context)
    first = [a for a in found if a.unit in operative or a.unit.field == "value"]
    award = context.vocabulary.pattern("amount.names_contract")
    return first or [a for a in found if a.cue is Cue.CONTRACT and award.search(a.sentence.text)]


def from_annual(context: ReadingContext, annual: Sequence[Amount], change: bool) -> Iterator[Fact]:
    """``contract.value`` worked out as the yearly or monthly price times the longest term that is awarded.

    Only where one price and one term are stated; options count in, as the record includes them.
    """
    monthly = [a for a in classified(context) if a.role is AmountRole.MONTHLY and a.cue in _PRICED]
    operative = operative_units(context)
    prices = annual or [a for a in monthly if a.unit in operative or a.unit.field == "value"]
    if not prices:
        yield missing("contract.value")
        return
    evidence = tuple(e for amount in prices for e in amount.evidence(context))
    if len({amount.pence for amount in prices}) > 1:
        yield ambiguous("contract.value", evidence, "Several rates are stated and no total.")
        return
    price = prices[0]
    if any(_beside(price, a) for a in classified(context)):
        yield ambiguous("contract.value", evidence, "A rate and another price stand side by side, and no total.")
        return
    length = contract_length(context, price)
    if length is None or change:
        yield missing("contract.value", "Only a rate is stated, without one certain term to multiply it by.")
        return
    yield from _times(price, length, context)


def _beside(price: Amount, other: Amount) -> bool:
    """Whether another price for a part of the contract follows the rate: "£20,000 for meals and £9,000 for vans"."""
    if other.sentence is not price.sentence or other.role is not AmountRole.CONTRACT or other.pence >= price.pence:
        return False
    gap = other.unit.text[price.text.end : other.text.start]
    return len(gap) <= _GAP and re.search(r"(?:,|and|plus|&)\s(?:a\s)?$", gap) is not None


def _times(price: Amount, length: Length, context: ReadingContext) -> Iterator[Fact]:
    evidence = (*price.evidence(context), *length.evidence)
    months = length.months + length.option_months
    pence, rest = divmod(price.pence * months, _MONTHS if price.role is AmountRole.ANNUAL else 1)
    if rest:
        yield missing("contract.value", "The rate does not divide into whole pence over the term.")
        return
    qualifier = price.text.qualifier
    if length.option_months and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.MAXIMUM
    per = "a year" if price.role is AmountRole.ANNUAL else "a month"
    note = f"Worked out as {Money(price.pence)} {per} for {months} months."
    yield Fact("contract.value", Money(pence, qualifier, price.text.vat), How.INFERRED, evidence, note=note)
    yield Fact("contract.value_qualifier", qualifier.value, How.INFERRED, evidence)
    yield Fact("contract.vat_basis", price.text.vat.value, evidence=price.evidence(context))
