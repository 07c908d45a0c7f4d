"""Counts labels that were read right, missed and read wrong, by fact and by group of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from checker.evaluation.outcome import Judged, Outcome
from checker.facts.dictionary import FactDefinition, FactDictionary, FactType

WRONG_COSTS: Final = 10
"""What a confident wrong value costs, in missing ones: it misleads, where a missing one only asks."""


class Group(StrEnum):
    """Facts that are measured together."""

    VALUE = "value"
    DATES = "dates"
    SUPPLIER = "supplier"
    SECTIONS = "section states"
    FLAGS = "flags"
    OTHER = "other facts"


_VALUE: Final = frozenset({"contract.value", "contract.value_qualifier", "contract.vat_basis", "contract.annual_value"})
_BY_TYPE: Final = {FactType.DATE: Group.DATES, FactType.SECTION: Group.SECTIONS, FactType.BOOL: Group.FLAGS}


def group_of(definition: FactDefinition) -> Group:
    """The group of a fact."""
    if definition.name in _VALUE:
        return Group.VALUE
    if definition.name == "contract.suppliers":
        return Group.SUPPLIER
    return _BY_TYPE.get(definition.type, Group.OTHER)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some labels.

    ``labelled`` have a value, ``unknown`` must have none. ``found`` values were given, of which ``right`` are right;
    ``missing`` labelled values were not given, and ``wrong`` values are not what was labelled, or should not be there.
    """

    labelled: int = 0
    unknown: int = 0
    right: int = 0
    missing: int = 0
    wrong: int = 0

    @property
    def found(self) -> int:
        """Values that were given, right or wrong."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """Share of the values given that are right; None when none was given."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the labelled values that were read right; None when none was labelled."""
        return self.right / self.labelled if self.labelled else None

    @property
    def wrong_rate(self) -> float | None:
        """Share of all labels, those of unknown facts included, for which a wrong value was given."""
        total = self.labelled + self.unknown
        return self.wrong / total if total else None

    @property
    def cost(self) -> int:
        """One for every missing value and ``WRONG_COSTS`` for every wrong one."""
        return self.missing + WRONG_COSTS * self.wrong

    def meets(self, precision: float, recall: float) -> bool:
        """Whether neither figure is below its target; a figure that cannot be formed does not fail."""
        return (self.precision is None or self.precision >= precision) and (
            self.recall is None or self.recall >= recall
        )


def tally(judged: Iterable[Judged]) -> Tally:
    """The counts over some labels."""
    labelled = unknown = right = missing = wrong = 0
    for one in judged:
        labelled += bool(one.expected)
        unknown += not one.expected
        right += one.outcome is Outcome.RIGHT
        missing += one.outcome is Outcome.MISSING
        wrong += one.outcome is Outcome.WRONG
    return Tally(labelled, unknown, right, missing, wrong)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by fact (in the dictionary's order), by group over all labels of its facts, and over everything."""

    facts: Mapping[str, Tally]
    groups: Mapping[Group, Tally]
    all: Tally


def figures(judged: Iterable[Judged], dictionary: FactDictionary) -> Figures:
    """Count all labels."""
    by_fact: dict[str, list[Judged]] = {}
    for one in judged:
        by_fact.setdefault(one.fact, []).append(one)
    by_group: dict[Group, list[Judged]] = {}
    for name in dictionary:
        by_group.setdefault(group_of(dictionary[name]), []).extend(by_fact.get(name, ()))
    return Figures(
        {name: tally(by_fact[name]) for name in dictionary if name in by_fact},
        {group: tally(by_group[group]) for group in Group if by_group.get(group)},
        tally(one for some in by_fact.values() for one in some),
    )
