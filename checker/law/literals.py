"""Literals of law files as typed values: £25,000, 20%, a date, a word of a closed list."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.fact import FactValue
from checker.facts.money import Money, Qualifier, VatBasis
from checker.law.condition import Literals
from checker.law.parameter import DatedValue, Parameter, Unit
from checker.yamlfiles import nearest

_MONEY: Final = re.compile(r"£(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{2}))?")
_PERCENT: Final = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?%")

ORDERED: Final = frozenset({"at_least", "at_most", "more_than", "less_than"})
DATED: Final = frozenset({"on_or_after", "on_or_before", "after", "before"})
COUNTED: Final = frozenset({"count_at_least", "count_less_than"})
LISTED: Final = frozenset({"contains", "lacks"})
EQUAL: Final = frozenset({"is", "is_not"})
CHOSEN: Final = frozenset({"in", "not_in"})

OPERATORS_OF: Final = {
    FactType.TEXT: frozenset[str](),
    FactType.BOOL: EQUAL,
    FactType.CHOICE: EQUAL | CHOSEN,
    FactType.SECTION: EQUAL | CHOSEN,
    FactType.MONEY: ORDERED,
    FactType.NUMBER: ORDERED,
    FactType.DATE: DATED,
    FactType.LIST: COUNTED | LISTED,
}
"""Operators that suit each type of fact, besides ``state``, which suits all."""

TYPE_OF_UNIT: Final = {
    Unit.MONEY: FactType.MONEY,
    Unit.PERCENT: FactType.NUMBER,
    Unit.DAYS: FactType.NUMBER,
    Unit.NUMBER: FactType.NUMBER,
    Unit.CHOICE: FactType.CHOICE,
    Unit.DATE: FactType.DATE,
}


def parse_money(text: str, vat: VatBasis = VatBasis.UNSTATED) -> Money:
    """``£25,000`` or ``£552,949.99`` as money; raises ValueError for anything else."""
    match = _MONEY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"'{text}' is not an amount; write it as £25,000 or £25,000.50")
    pounds, pence = match.groups()
    return Money(int(pounds.replace(",", "")) * 100 + int(pence or 0), Qualifier.EXACT, vat)


def parse_percent(text: str) -> int:
    """``20%`` or ``17.5%`` as hundredths of a per cent; raises ValueError for anything else."""
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"'{text}' is not a percentage; write it as 20% or 17.5%")
    whole, part = match.groups()
    return int(whole) * 100 + int((part or "").ljust(2, "0"))


def literal(definition: FactDefinition, raw: Literals) -> FactValue:
    """A literal of a condition as a value of the fact's type (of an item of it, for a list).

    Raises ValueError, with the nearest right word, for a value that a fact of this type cannot have.
    """
    name, kind = definition.name, definition.type
    if kind is FactType.BOOL:
        if not isinstance(raw, bool):
            raise ValueError(f"{name} is true or false, not '{raw}'")
        return raw
    if kind is FactType.MONEY:
        if not isinstance(raw, str):
            raise ValueError(f"{name} is money: write £25,000, not '{raw}'")
        return parse_money(raw)
    if kind is FactType.NUMBER:
        if isinstance(raw, str) and raw.endswith("%"):
            return parse_percent(raw)
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise ValueError(f"{name} is a whole number, not '{raw}'")
        return raw
    if kind is FactType.DATE:
        if not isinstance(raw, dt.date):
            raise ValueError(f"{name} is a date: write 2021-11-12, not '{raw}'")
        return raw
    if not isinstance(raw, str):
        raise ValueError(f"{name} is words, not '{raw}'")
    known = definition.choices or definition.values
    if known and raw not in known:
        raise ValueError(f"'{raw}' is not a value of {name}{nearest(raw, known)}: it is one of {', '.join(known)}")
    return raw


def figure(parameter: Parameter, value: DatedValue) -> FactValue:
    """The typed value of one row of a parameter; raises ValueError when it does not suit the parameter's unit."""
    raw, unit = value.value, parameter.unit
    if unit is Unit.DATE:
        if not isinstance(raw, dt.date):
            raise ValueError(f"'{raw}' is not a date; write it as 2021-11-12")
        return raw
    if unit in (Unit.DAYS, Unit.NUMBER):
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise ValueError(f"'{raw}' is not a whole number")
        return raw
    if not isinstance(raw, str):
        raise ValueError(f"'{raw}' does not suit the unit {unit.value}")
    if unit is Unit.MONEY:
        return parse_money(raw, VatBasis(value.vat) if value.vat else VatBasis.UNSTATED)
    return parse_percent(raw) if unit is Unit.PERCENT else raw
