"""Whole numbers for the values of facts, as the rules engine compares them.

What is not known is one of two numbers far below every value, so that comparisons of one number tell apart what is
true, what is false and what cannot be told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from checker.errors import EngineFaultError
from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.fact import Fact, FactValue, Unknown
from checker.facts.money import Money

LARGEST: Final = 2**51
"""No value may reach this: twice it is still exact in a double, which is what the engine keeps of larger numbers."""

AMBIGUOUS: Final = -(2**52)
MISSING: Final = AMBIGUOUS - 1
"""What stands for a value that is not known, by the reason why; no difference of two values comes near."""

Number = Callable[[FactValue], int]


def _wrong(name: str, value: object) -> EngineFaultError:
    # the value itself may be words of the record, and messages end up in logs
    kind = type(value).__name__
    return EngineFaultError(
        f"the fact {name} holds a value of type {kind}, which is none of its own; nothing was judged"
    )


def _within(name: str, number: int) -> int:
    if -LARGEST < number < LARGEST:
        return number
    raise EngineFaultError(f"the fact {name} is too large for the rules engine; nothing was judged")


def number_of(definition: FactDefinition) -> Number:
    """How values of a fact become numbers: pence, the ordinal of a day, 0 or 1, a place in the closed list, a count.

    The function raises EngineFaultError for a value that is not of the fact's type.
    """
    name = definition.name
    if definition.type in (FactType.CHOICE, FactType.SECTION):
        places = {word: place for place, word in enumerate(definition.choices)}

        def choice(value: FactValue) -> int:
            place = places.get(value) if isinstance(value, str) else None
            if place is None:
                raise _wrong(name, value)
            return place

        return choice
    return lambda value: _PLAIN[definition.type](name, value)


def _bool(name: str, value: FactValue) -> int:
    if value is True:
        return 1
    if value is False:
        return 0
    raise _wrong(name, value)


def _money(name: str, value: FactValue) -> int:
    if type(value) is not Money or type(value.pence) is not int:
        raise _wrong(name, value)
    return _within(name, value.pence)


def _whole(name: str, value: FactValue) -> int:
    if type(value) is not int:
        raise _wrong(name, value)
    return _within(name, value)


def _day(name: str, value: FactValue) -> int:
    if type(value) is not dt.date:
        raise _wrong(name, value)
    return value.toordinal()


def _count(name: str, value: FactValue) -> int:
    if type(value) is not tuple:
        raise _wrong(name, value)
    return len(value)


def _text(name: str, value: FactValue) -> int:
    if not isinstance(value, str):
        raise _wrong(name, value)
    return 0


_PLAIN: Final[dict[FactType, Callable[[str, FactValue], int]]] = {
    FactType.BOOL: _bool,
    FactType.MONEY: _money,
    FactType.NUMBER: _whole,
    FactType.DATE: _day,
    FactType.LIST: _count,
    FactType.TEXT: _text,
}


def place_in(words: Sequence[str], word: FactValue) -> int:
    """The place of a word in a closed list, -1 when it is not there."""
    return words.index(word) if isinstance(word, str) and word in words else -1


def number_of_unknown(fact: Fact | None) -> int:
    """What stands for a fact that is not known."""
    return AMBIGUOUS if fact is not None and fact.unknown is Unknown.AMBIGUOUS else MISSING
