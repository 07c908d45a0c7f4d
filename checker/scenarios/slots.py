"""What a slot's value must be under the law: rules, facts, packs and councils that exist, dates that exist."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from checker.law.library import Law
from checker.law.rule import Reason
from checker.scenarios.corrections import correction
from checker.scenarios.values import (
    ScenarioValueError,
    choice,
    fact_named,
    parse_date,
    parse_fact,
    parse_money,
    parse_percent,
    slug,
)
from checker.shipped import records_folder

FORMS: Final = {
    "date": "a date such as 12 November 2021",
    "money": "an amount such as £579,000, £663,539.99 or £1.5 million",
    "percent": "a percentage such as 20%",
    "number": "a whole number in digits",
    "vat": "excluding VAT, including VAT or with no mention of VAT",
    "cpv": "a CPV code of eight digits, such as 85311300",
    "rule": "the name of a rule in small letters with dashes, such as light-touch-threshold",
    "fact": "the name of a fact in words, such as contract value",
    "reason": "a reason in words, such as missing fact",
    "slug": "the name of a council in letters",
    "pack": "the name of a rule pack, such as PCR 2015",
    "route": "a way of awarding a contract, such as direct award",
    "subject": "what the contract is for, in at most 120 characters without quotation marks",
    "severity": "critical, high, medium or low",
    "applies": "applies or does not apply",
}
"""What each kind of slot accepts, in words."""


@dataclass(frozen=True, slots=True)
class WrongValue:
    """A value that a slot refuses: ``unknown`` when it is the name of something that does not exist."""

    slot: str
    value: str
    message: str
    suggestions: tuple[str, ...] = ()
    unknown: bool = False


def wrong_values(values: Mapping[str, Any], law: Law, folder: Path) -> list[WrongValue]:
    """What is wrong with the values of a step's slots; ``folder`` is where the feature file stands."""
    out: list[WrongValue] = []
    for slot, value in values.items():
        if slot in _CHECKS and isinstance(value, str):
            message = _refused(_CHECKS[slot], value, law, folder)
            if message:
                known = tuple(_near(slot, value, law))
                out.append(WrongValue(slot, value, message, known, slot not in FORMS or slot in _NAMES))
    if not out and "fact" in values and "text" in values:
        definition = fact_named(law, values["fact"])
        try:
            parse_fact(definition, values["text"])
        except ScenarioValueError as error:
            fixed = correction(definition.type.value, values["text"])
            near = (fixed,) if fixed else _nearest(values["text"], definition.choices)
            out.append(WrongValue("text", values["text"], f"{error}", near))
    return out


def _refused(check: Callable[[Law, Path, str], None], value: str, law: Law, folder: Path) -> str:
    try:
        check(law, folder, value)
    except ScenarioValueError as error:
        return str(error)
    return ""


def known_names(slot: str, law: Law) -> tuple[str, ...]:
    """Every name that a slot accepts, for slots that name something."""
    if slot == "rule":
        return tuple(rule.rule for _, rule in law.rules)
    if slot == "fact":
        return tuple(definition.words for definition in law.dictionary.values())
    if slot == "pack":
        return tuple(law.packs)
    if slot == "slug":
        return tuple(law.councils)
    if slot == "reason":
        return tuple(reason.value.replace("_", " ") for reason in Reason)
    if slot == "route":
        return tuple(word.replace("_", " ") for word in law.dictionary["procurement.route"].choices)
    if slot == "name":
        return tuple(sorted(each.stem for each in records_folder().glob("*.txt")))
    return ()


def _near(slot: str, value: str, law: Law) -> tuple[str, ...]:
    fixed = correction(slot, value)
    return (fixed,) if fixed else _nearest(value, known_names(slot, law))


def _nearest(value: str, known: tuple[str, ...]) -> tuple[str, ...]:
    by_key = {_key(name): name for name in known}
    found = difflib.get_close_matches(_key(value), by_key, n=2, cutoff=0.6)
    return tuple(by_key[key] for key in found)


def _key(words: str) -> str:
    return slug(words).replace("-", " ")


def _rule(law: Law, folder: Path, value: str) -> None:
    if value not in known_names("rule", law):
        raise ScenarioValueError(f"no rule is called “{value}”")


def _fact(law: Law, folder: Path, value: str) -> None:
    fact_named(law, value)


def _pack(law: Law, folder: Path, value: str) -> None:
    if slug(value) not in law.packs:
        raise ScenarioValueError(f"no rule pack is called “{value}”; there are {', '.join(law.packs)}")


def _council(law: Law, folder: Path, value: str) -> None:
    if slug(value) not in law.councils:
        raise ScenarioValueError(f"no council is called “{value}”; there are {', '.join(law.councils)}")


def _model(law: Law, folder: Path, value: str) -> None:
    if slug(value) not in known_names("name", law):
        raise ScenarioValueError(f"no model record is called “{value}”")


def _path(law: Law, folder: Path, value: str) -> None:
    if not (folder / value).is_file():
        raise ScenarioValueError(f"there is no file “{value}”, seen from the folder of this feature file")


_NAMES: Final = {"rule", "fact", "pack", "slug", "reason", "route"}
_CHECKS: Final[Mapping[str, Callable[[Law, Path, str], None]]] = {
    "rule": _rule,
    "fact": _fact,
    "pack": _pack,
    "slug": _council,
    "name": _model,
    "path": _path,
    "reason": lambda law, folder, value: _nothing(choice(value, tuple(Reason))),
    "route": lambda law, folder, value: _nothing(choice(value, law.dictionary["procurement.route"].choices)),
    "date": lambda law, folder, value: _nothing(parse_date(value)),
    "money": lambda law, folder, value: _nothing(parse_money(value)),
    "percent": lambda law, folder, value: _nothing(parse_percent(value)),
}


def _nothing(value: object) -> None:
    """Only whether the value could be read matters."""
