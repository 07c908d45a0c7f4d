"""What each kind of slot accepts: in words, by examples, and as the closed list that the law gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.facts.dictionary import FactDefinition, FactType
from checker.law.library import Law
from checker.law.rule import Reason, Severity
from checker.scenarios.values import VAT_WORDS


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a closed list as a scenario writes it, and what it stands for ("" where the word says it)."""

    word: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slot: ``accepts`` in one sentence, texts it accepts, and all of them where the list is closed."""

    name: str
    accepts: str
    examples: tuple[str, ...]
    members: tuple[Member, ...] = ()


_VAT: Final[tuple[str, ...]] = tuple(VAT_WORDS)[:3]
_QUOTED: Final = "Any words between straight double quotes, without a double quote among them."
_OPEN: Final = {
    "text": (_QUOTED, ("None made.", "Scheme of delegation, paragraph 3.2")),
    "role": ("An office, as the record names it, between double quotes.", ("Interim Director of Adult Services",)),
    "path": ("A file, from the folder of the feature file on, between double quotes.", ("records/award.txt",)),
    "date": (
        "A day with its month in words, or year, month and day; never 12/11/2021.",
        ("12 November 2021", "2021-11-12"),
    ),
    "money": (
        "An amount with its pound sign; pence have two digits, and commas stand before each three digits.",
        ("£579,000", "£663,539.99", "£1.5 million"),
    ),
    "percent": ("A percentage with its sign.", ("20%", "17.5%")),
    "number": ("A whole number in digits.", ("3",)),
    "cpv": (
        "A code of the Common Procurement Vocabulary, with or without its check digit.",
        ("85311300", "85311300-5"),
    ),
    "subject": ("What is bought, in the record's own words, without quotes.", ("social work services",)),
}
_CLOSED: Final[dict[str, tuple[str, Callable[[Law, Path], tuple[Member, ...]]]]] = {
    "name": (
        "A sample record that comes with the checker, between double quotes.",
        lambda law, records: _files(records),
    ),
    "vat": ("How the amount stands to VAT.", lambda law, records: tuple(Member(word) for word in _VAT)),
    "rule": (
        "A rule by its name.",
        lambda law, records: tuple(Member(rule.rule, rule.title) for _, rule in law.rules),
    ),
    "fact": (
        "A fact by its words.",
        lambda law, records: tuple(Member(one.words, _fact(one)) for one in law.dictionary.values()),
    ),
    "reason": ("Why a person must decide.", lambda law, records: tuple(Member(_words(each)) for each in Reason)),
    "slug": (
        "A council by the place it is called after.",
        lambda law, records: tuple(Member(slug, council.name) for slug, council in sorted(law.councils.items())),
    ),
    "pack": (
        "A pack of rules, with spaces or hyphens.",
        lambda law, records: tuple(Member(name, pack.title) for name, pack in law.packs.items()),
    ),
    "route": (
        "A way of finding the supplier; “a” may stand before it.",
        lambda law, records: tuple(Member(_words(each)) for each in law.dictionary["procurement.route"].choices),
    ),
    "severity": ("How much hangs on a finding.", lambda law, records: tuple(Member(each.value) for each in Severity)),
    "applies": (
        "Which way the question of IR35 went.",
        lambda law, records: (Member("applies"), Member("does not apply")),
    ),
}
_FACT_VALUES: Final = {
    FactType.TEXT: "words",
    FactType.BOOL: "yes or no",
    FactType.MONEY: "an amount such as “at most £579,000 excluding VAT”",
    FactType.DATE: "a day",
    FactType.NUMBER: "a whole number or a percentage",
    FactType.LIST: "items with a semicolon between them",
}


def kinds(names: tuple[str, ...], law: Law, records: Path) -> tuple[Kind, ...]:
    """The kinds called ``names``, in this order; ``records`` is the folder of the sample records.

    Raises KeyError for a kind that nobody has described: the vocabulary's own test finds it first.
    """
    return tuple(_kind(name, law, records) for name in names)


def _kind(name: str, law: Law, records: Path) -> Kind:
    if name in _OPEN:
        accepts, examples = _OPEN[name]
        return Kind(name, accepts, examples)
    accepts, members = _CLOSED[name]
    all_ = members(law, records)
    return Kind(name, accepts, tuple(member.word for member in all_[:2]), all_)


def _files(folder: Path) -> tuple[Member, ...]:
    return tuple(Member(path.stem) for path in sorted(folder.glob("*.txt")))


def _words(value: str) -> str:
    return value.replace("_", " ")


def _fact(definition: FactDefinition) -> str:
    values = ", ".join(_words(each) for each in definition.choices or definition.values)
    if not values:
        values = _FACT_VALUES[definition.type]
    elif definition.type is FactType.LIST:
        values = f"any of {values}, with semicolons between them"
    return f"{definition.meaning} Written as: {values}."
