"""Mutation of the rules: which small changes of the law no scenario would notice."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from checker.law.library import Law
from checker.scenarios.compiled import CompiledFile
from checker.scenarios.mutants import Mutant
from checker.scenarios.mutants_law import Reading, derivation_mutants, parameter_mutants
from checker.scenarios.mutants_rules import rule_mutants
from checker.scenarios.mutation_baseline import Baseline, baseline_of, still_failing
from checker.scenarios.mutation_search import Search, equivalence
from checker.scenarios.mutation_trial import Trials

Progress = Callable[[int, int], None]
"""Told how many mutants are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no scenario notices. ``search`` is what the search for a difference came to, None for wording."""

    mutant: Mutant
    search: Search | None = None


@dataclass(frozen=True, slots=True)
class Mutation:
    """What came of every mutant. ``survivors`` are what the scenarios leave open; ``wording`` the words they do not
    pin; ``equivalent`` the mutants that the search shows to be no change at all; ``failing`` scenarios stop all."""

    tried: int
    noticed: int
    survivors: tuple[Survivor, ...] = ()
    wording: tuple[Survivor, ...] = ()
    equivalent: tuple[Survivor, ...] = ()
    failing: tuple[str, ...] = ()


def mutants_of(law: Law, rule: str | None = None) -> Iterator[Mutant]:
    """Every mutant of the law, or those of one rule and of the figures and derived facts that this rule reads."""
    reading = Reading(law)
    for _, each in law.rules:
        if rule in (None, each.rule):
            yield from rule_mutants(each, law)
    read = reading.rules[rule] if rule else None
    for name, parameter in law.parameters.items():
        facts = reading.facts_from(name)
        if read is None or name in read or facts & read:
            yield from parameter_mutants(parameter, law, reading)
    for derivation in law.derivations:
        if read is None or derivation.derive in read:
            yield from derivation_mutants(derivation, law, reading)


def mutate(
    files: Sequence[CompiledFile],
    law: Law,
    records: Path,
    *,
    rule: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Mutation:
    """Change the law in every small way and run the scenarios that can notice, with the rules engine.

    ``jobs`` is the number of processes. The scenarios must hold before; they are run again at the end, so that a law
    changed by mistake cannot pass for a scenario that notices.

    Raises ConfigurationError when there is no such rule.
    """
    if rule is not None:
        law.rule(rule)
    baseline = baseline_of(files, law, records)
    if baseline.failing:
        return Mutation(0, 0, failing=baseline.failing)
    mutants = tuple(mutants_of(law, rule))
    unnoticed: list[Survivor] = []
    for done, survivor in enumerate(_all(baseline, mutants, jobs), 1):
        if survivor is not None:
            unnoticed.append(survivor)
        if progress is not None:
            progress(done, len(mutants))
    again = still_failing(files, law, records)
    wording = tuple(each for each in unnoticed if each.mutant.wording)
    equivalent = tuple(each for each in unnoticed if each.search is not None and each.search.equivalent)
    survivors = tuple(each for each in unnoticed if each not in wording and each not in equivalent)
    return Mutation(len(mutants), len(mutants) - len(unnoticed), survivors, wording, equivalent, again)


def _all(baseline: Baseline, mutants: Sequence[Mutant], jobs: int) -> Iterable[Survivor | None]:
    if jobs <= 1:
        trials = Trials(baseline)
        return (tried(trials, mutant) for mutant in mutants)
    return _in_processes(baseline, mutants, jobs)


def _in_processes(baseline: Baseline, mutants: Sequence[Mutant], jobs: int) -> Iterator[Survivor | None]:
    _SHARED.clear()
    _SHARED.append((Trials(baseline), tuple(mutants)))
    # forked processes share what was compiled and played; each makes engines of its own
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_tried_at, range(len(mutants)), chunksize=8)
    _SHARED.clear()


_SHARED: list[tuple[Trials, tuple[Mutant, ...]]] = []


def _tried_at(place: int) -> Survivor | None:
    trials, mutants = _SHARED[0]
    return tried(trials, mutants[place])


def tried(trials: Trials, mutant: Mutant) -> Survivor | None:
    """None when a scenario notices the mutant."""
    if trials.noticed_by(mutant) is not None:
        return None
    return Survivor(mutant, None if mutant.wording else equivalence(trials.baseline, mutant))
