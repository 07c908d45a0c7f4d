"""The result of an evaluation: figures, misses and records that could not be read, and whether targets are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.evaluation.outcome import Judged, Measured, Outcome
from checker.evaluation.tally import Figures, Group, figures
from checker.facts.dictionary import FactDictionary


@dataclass(frozen=True, slots=True)
class Target:
    """What every group (or every named fact) must reach, as shares from 0 to 1."""

    precision: float
    recall: float


@dataclass(frozen=True)
class Assessment:
    """Everything measured on a corpus. ``facts`` are the only facts looked at; all, when none is named."""

    corpus: str
    measured: tuple[Measured, ...]
    dictionary: FactDictionary
    facts: tuple[str, ...] = ()
    target: Target | None = None

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every label looked at, by record."""
        return tuple(
            one for measured in self.measured for one in measured.judged if not self.facts or one.fact in self.facts
        )

    @cached_property
    def figures(self) -> Figures:
        """Counts of all of them."""
        return figures(self.judged, self.dictionary)

    @cached_property
    def misses(self) -> tuple[Judged, ...]:
        """Labels that were not met, wrong values before missing ones, each by fact and record."""
        order = list(self.dictionary)
        missed = (one for one in self.judged if one.outcome in (Outcome.WRONG, Outcome.MISSING))
        return tuple(sorted(missed, key=lambda one: (one.outcome is Outcome.MISSING, order.index(one.fact))))

    @property
    def unread(self) -> tuple[Measured, ...]:
        """Records that could not be read."""
        return tuple(measured for measured in self.measured if measured.problem)

    @property
    def short(self) -> Sequence[str]:
        """Names of what does not reach the target: groups, or facts when some were named."""
        if self.target is None:
            return ()
        if self.facts:
            parts = [(name, counts) for name, counts in self.figures.facts.items()]
        else:
            # other facts are printed for information: texts have no single right wording
            parts = [(group.value, counts) for group, counts in self.figures.groups.items() if group is not Group.OTHER]
        target = self.target
        return tuple(name for name, counts in parts if not counts.meets(target.precision, target.recall))

    @property
    def exit_code(self) -> int:
        """0 met or no target, 1 not met, 4 nothing was judged."""
        if all(measured.problem for measured in self.measured) or not self.judged:
            return 4
        return 1 if self.short else 0
