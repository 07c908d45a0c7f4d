"""Values as scenarios write them: money, dates, percentages, and facts of every type."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.fact import FactValue
from checker.facts.money import Money, Qualifier, VatBasis
from checker.law.library import Law
from checker.yamlfiles import nearest

VAT_WORDS: Final = {
    "excluding VAT": VatBasis.NET,
    "including VAT": VatBasis.INCLUSIVE,
    "with no mention of VAT": VatBasis.UNSTATED,
    "exempt from VAT": VatBasis.EXEMPT,
}
QUALIFIER_WORDS: Final = {
    "at most ": Qualifier.MAXIMUM,
    "about ": Qualifier.ESTIMATED,
    "between ": Qualifier.RANGE_HIGH,
}
_MONEY: Final = re.compile(r"£(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{1,3}))?( million)?")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_YES: Final = {"yes": True, "true": True, "no": False, "false": False}


class ScenarioValueError(ValueError):
    """A value in a scenario is not written as the vocabulary asks; the message says how to write it."""


def parse_money(text: str) -> int:
    """Pence of £579,000, £663,539.99 or £1.5 million; raises ScenarioValueError for anything else."""
    match = _MONEY.fullmatch(text.strip())
    if match is None or (not match[3] and match[2] is not None and len(match[2]) != 2):
        raise ScenarioValueError(f"'{text}' is not an amount; write £579,000, £663,539.99 or £1.5 million")
    pounds = Decimal(match[1].replace(",", "") + (f".{match[2]}" if match[2] else ""))
    pence = pounds * (100_000_000 if match[3] else 100)
    return int(pence)


def parse_date(text: str) -> dt.date:
    """The day written as 12 November 2021 or 2021-11-12; raises ScenarioValueError for anything else."""
    words = text.strip().split(" ")
    try:
        if len(words) == 3 and words[1] in _MONTHS:
            return dt.date(int(words[2]), _MONTHS.index(words[1]) + 1, int(words[0]))
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise ScenarioValueError(f"'{text}' is not a date that exists; write 12 November 2021") from error


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, or at least three letters of its start; None for anything else."""
    start = word.strip(".").lower()
    found = [at for at, month in enumerate(_MONTHS, 1) if len(start) >= 3 and month.lower().startswith(start)]
    return found[0] if found else None


def written_date(day: dt.date) -> str:
    """A day as scenarios write it: 12 November 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def fact_named(law: Law, words: str) -> FactDefinition:
    """The fact that ``words`` name; raises ScenarioValueError that names the nearest one."""
    found = law.dictionary.by_words(words) or law.dictionary.get(words.strip())
    if found is None:
        known = [definition.words for definition in law.dictionary.values()]
        raise ScenarioValueError(f"no fact is called '{words}'{nearest(words.lower(), known)}")
    return found


def parse_percent(text: str) -> int:
    """Hundredths of a per cent of a percentage such as 20% or 17.5%."""
    match = re.fullmatch(r"(\d{1,3})(?:\.(\d{1,2}))?%", text.strip())
    if match is None:
        raise ScenarioValueError(f"'{text}' is not a percentage; write 20%")
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def slug(words: str) -> str:
    """'PCR 2015' and 'pcr-2015' as pcr-2015."""
    return re.sub(r"[\s_]+", "-", words.strip().lower())


def choice(words: str, choices: tuple[str, ...]) -> str:
    """The member of a closed list that ``words`` mean, with spaces, dashes or underscores and with or without an
    article; raises ScenarioValueError that names the nearest one."""
    by_key = {_key(known): known for known in choices}
    wanted = _key(words)
    bare = re.sub(r"^(?:an?|the)_", "", wanted)
    if wanted in by_key or bare in by_key:
        return by_key[wanted if wanted in by_key else bare]
    known = ", ".join(item.replace("_", " ") for item in choices)
    raise ScenarioValueError(f"'{words}' is none of: {known}{nearest(bare, list(by_key))}")


def _key(words: str) -> str:
    return re.sub(r"[\s_-]+", "_", words.strip().lower())


def parse_amount(text: str) -> Money:
    """An amount with its firmness and VAT: '£579,000', 'at most £579,000 excluding VAT'."""
    rest, qualifier, vat = text.strip(), Qualifier.EXACT, VatBasis.UNSTATED
    for words, found in QUALIFIER_WORDS.items():
        if rest.lower().startswith(words):
            rest, qualifier = rest[len(words) :], found
    for words, basis in VAT_WORDS.items():
        if rest.lower().endswith(words.lower()):
            rest, vat = rest[: -len(words)].rstrip(" ,"), basis
    return Money(parse_money(rest), qualifier, vat)


def parse_fact(definition: FactDefinition, text: str) -> FactValue:
    """The value of a fact of any type, as a scenario's table or quoted text gives it."""
    if definition.type is FactType.MONEY:
        return parse_amount(text)
    if definition.type is FactType.DATE:
        return parse_date(text)
    if definition.type is FactType.BOOL:
        if text.strip().lower() not in _YES:
            raise ScenarioValueError(f"'{text}' should be yes or no for {definition.words}")
        return _YES[text.strip().lower()]
    if definition.type is FactType.NUMBER:
        if text.strip().endswith("%"):
            return parse_percent(text)
        if not re.fullmatch(r"-?\d{1,12}", text.strip()):
            raise ScenarioValueError(f"'{text}' should be a whole number for {definition.words}")
        return int(text)
    if definition.choices:
        return choice(text, definition.choices)
    if definition.type is FactType.LIST:
        items = [item.strip() for item in text.split(";") if item.strip()]
        if items in (["none"], ["nothing"]):
            return ()
        return tuple(choice(item, definition.values) for item in items) if definition.values else tuple(items)
    return text


def written(value: FactValue | None) -> str:
    """A fact's value as a scenario would state it."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return written_date(value)
    if isinstance(value, Money):
        pounds, pence = divmod(value.pence, 100)
        return f"£{pounds:,}" + (f".{pence:02}" if pence else "")
    if isinstance(value, tuple):
        return "; ".join(str(item).replace("_", " ") for item in value) or "none"
    return str(value).replace("_", " ")


_FOUND: Final = "\nfound: "


def differs(expected: str, found: str) -> str:
    """The message of a step that does not hold; ``parted`` takes it apart."""
    return f"expected: {expected}{_FOUND}{found}"


def parted(message: str) -> tuple[str, str] | None:
    """What was expected and what was found, of a message of ``differs``; None for any other message."""
    expected, mark, found = message.partition(_FOUND)
    return (expected.removeprefix("expected: "), found) if mark else None
