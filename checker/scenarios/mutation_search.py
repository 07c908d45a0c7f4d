"""Searches for facts on which a mutant and the law differ; where every combination agrees, the two are the same."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import prod
from typing import Final

from checker.engine.because import reason_for, unknown_facts
from checker.engine.decided import Stage
from checker.engine.reference import ReferenceEngine
from checker.engine.world import World
from checker.facts.fact import Fact, Facts, FactValue, Unknown
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.parameter import Parameter
from checker.law.rule import Rule
from checker.scenarios.mutants import Mutant
from checker.scenarios.mutation_baseline import Baseline
from checker.scenarios.mutation_trial import changed_law
from checker.scenarios.mutation_values import State, values_for

_ALL_UP_TO: Final = 60_000
"""Combinations that are all tried; beyond, those near the scenarios and a sample."""
_SAMPLE: Final = 12_000


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to. ``facts`` is a combination on which law and mutant differ; ``tries`` how many were
    compared; ``complete`` whether they stand for every record there can be."""

    facts: Mapping[str, State] | None
    tries: int
    complete: bool

    @property
    def equivalent(self) -> bool:
        """Whether it is shown that no record tells the mutant from the law."""
        return self.facts is None and self.complete


def equivalence(baseline: Baseline, mutant: Mutant) -> Search | None:
    """Search for a difference; None for mutants of figures, of weight and of words, which are changes by themselves."""
    old, new = mutant.old, mutant.new
    if mutant.operator in ("severity", "blocks", "reason", "delete") or type(old) is not type(new):
        return None
    if isinstance(old, Rule) and isinstance(new, Rule):
        return _search(baseline, _Pair(baseline.law, old, new), values_for(baseline.law, (old, new)), old.rule)
    if isinstance(old, Derivation) and isinstance(new, Derivation) and old.cases:
        values = values_for(baseline.law, (old, new))
        return _search(baseline, _Cases(baseline.law, old, new), values, "")
    return None


def differences(baseline: Baseline, mutant: Mutant) -> Iterator[Mapping[str, State]]:
    """Every combination of facts that the search meets on which the law and the mutant differ."""
    old, new = mutant.old, mutant.new
    pair: _Pair | _Cases
    if isinstance(old, Rule) and isinstance(new, Rule):
        pair, values, rule = _Pair(baseline.law, old, new), values_for(baseline.law, (old, new)), old.rule
    elif isinstance(old, Derivation) and isinstance(new, Derivation) and old.cases:
        pair, values, rule = _Cases(baseline.law, old, new), values_for(baseline.law, (old, new)), ""
    elif isinstance(old, Parameter):
        rule = mutant.rule
        same = baseline.law.rule(rule)
        values = values_for(baseline.law, (same,))
        pair = _Pair(baseline.law, same, same, changed_law(baseline.law, mutant))
    else:
        return
    for facts in _every(values) if _is_small(values) else _some(baseline, values, rule):
        if pair.differs(world_of(facts)):
            yield facts


def _is_small(values: Mapping[str, Sequence[State]]) -> bool:
    return prod(len(each) for each in values.values()) <= _ALL_UP_TO


class _Pair:
    """A rule and its mutant, both read by the plain interpreter, which agrees with the rules engine."""

    def __init__(self, law: Law, old: Rule, new: Rule, changed: Law | None = None) -> None:
        self._rules = (old, new)
        self._engines = (ReferenceEngine(law, (old,), ()), ReferenceEngine(changed or law, (new,), ()))

    def differs(self, world: World) -> bool:
        return self._outcome(0, world) != self._outcome(1, world)

    def _outcome(self, place: int, world: World) -> tuple[object, ...]:
        decisions = self._engines[place].judge(world)
        stage, clause = decisions.decided[0]
        if stage is Stage.REVIEW and clause is not None:
            review = self._rules[place].review[clause]
            return stage, review.because, review.message_key, review.severity, review.on
        if stage in (Stage.APPLIES_UNKNOWN, Stage.BREACH_UNKNOWN):
            return Stage.BREACH_UNKNOWN, reason_for(unknown_facts(decisions.because(0), world.facts), world.facts)
        return (stage,)


class _Cases:
    """A derived fact and its mutant."""

    def __init__(self, law: Law, old: Derivation, new: Derivation) -> None:
        self._items = (old, new)
        self._engine = ReferenceEngine(law, (), ((old, new),))

    def differs(self, world: World) -> bool:
        decided = self._engine.derive(0, world).decided
        old, new = (self._value(each, one.stage, one.clause) for each, one in zip(self._items, decided, strict=True))
        return old != new

    def _value(self, item: Derivation, stage: Stage, clause: int | None) -> object:
        if stage is Stage.CASE and clause is not None:
            return item.cases[clause].value
        return item.otherwise if stage is Stage.OTHERWISE else None


def _search(baseline: Baseline, pair: _Pair | _Cases, values: Mapping[str, Sequence[State]], rule: str) -> Search:
    complete = _is_small(values)
    tries = 0
    for facts in _every(values) if complete else _some(baseline, values, rule):
        tries += 1
        if pair.differs(world_of(facts)):
            return Search(facts, tries, complete)
    return Search(None, tries, complete)


def _every(values: Mapping[str, Sequence[State]]) -> Iterator[Mapping[str, State]]:
    for chosen in product(*values.values()):
        yield dict(zip(values, chosen, strict=True))


def _some(baseline: Baseline, values: Mapping[str, Sequence[State]], rule: str) -> Iterator[Mapping[str, State]]:
    """Every scenario's own facts with one or two changed, then combinations at random."""
    yield from islice(_near(baseline, values, rule), _SAMPLE)
    chance = random.Random(0)
    for _ in range(_SAMPLE):
        yield {name: chance.choice(list(each)) for name, each in values.items()}


def _near(baseline: Baseline, values: Mapping[str, Sequence[State]], rule: str) -> Iterator[Mapping[str, State]]:
    starts = [
        {name: state_of(check.world.facts[name]) for name in values}
        for played in (baseline.by_rule[rule] if rule else baseline.played)
        for check in played.checks
    ]
    unlike = [dict(each) for each in {tuple(start.items()): None for start in starts}]
    for start in unlike:
        for name, each in values.items():
            for value in each:
                yield {**start, name: value}
    for start in unlike[:: max(1, len(unlike) // 8)]:
        for one, other in combinations(values, 2):
            for value, second in product(values[one], values[other]):
                yield {**start, one: value, other: second}


def state_of(fact: Fact) -> State:
    """A fact's value, or why it is not known."""
    return fact.value if fact.value is not None else (fact.unknown or Unknown.MISSING)


def world_of(facts: Mapping[str, State]) -> World:
    """A world that holds just these facts."""
    made = {}
    for name, state in facts.items():
        unknown = state if isinstance(state, Unknown) else None
        value: FactValue | None = None if isinstance(state, Unknown) else state
        made[name] = Fact(name, value, unknown=unknown)
    return World(Facts(made))
