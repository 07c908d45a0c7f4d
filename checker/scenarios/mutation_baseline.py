"""What every scenario found before anything was changed: its worlds and findings, kept to be asked again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checker.engine.finding import Finding
from checker.engine.judge import Case, Judgement, prepared, with_local_facts
from checker.engine.world import World
from checker.facts.fact import Facts
from checker.law.library import Law
from checker.scenarios.compiled import CompiledFile, CompiledScenario
from checker.scenarios.runner import attempt, run_scenario, run_steps
from checker.scenarios.scene import Scene


@dataclass(frozen=True, eq=False)
class Checked:
    """One check of a record: the world as read, and what the rules engine decided for it.

    Findings are put into words only when they are asked for.
    """

    base: World
    case: Case

    @property
    def world(self) -> World:
        """The world with what follows from the record."""
        return self.case.world

    @cached_property
    def judgement(self) -> Judgement:
        """Every finding."""
        findings = tuple(self.case.finding(index) for index in range(len(self.case.compiled.rules)))
        return Judgement(findings, self.case.world.facts, self.case.compiled.engine.name)

    def finding(self, rule: str) -> Finding | None:
        """The finding of a rule, None where its pack was not checked."""
        for index, (_, each) in enumerate(self.case.compiled.rules):
            if each.rule == rule:
                return self.case.finding(index)
        return None

    def with_findings(self, changed: dict[str, Finding | None], facts: Facts | None = None) -> Judgement:
        """The judgement with some findings replaced (None: taken away)."""
        kept = (changed.get(each.rule.rule, each) for each in self.judgement.findings)
        found = tuple(each for each in kept if each is not None)
        return Judgement(found, self.judgement.facts if facts is None else facts, self.judgement.engine)


@dataclass(frozen=True, eq=False)
class Played:
    """A scenario that holds, with its checks."""

    scenario: CompiledScenario
    checks: tuple[Checked, ...]

    @cached_property
    def rules(self) -> frozenset[str]:
        """The rules that its Then steps name."""
        named = set()
        for step in self.scenario.steps:
            if step.keyword == "then":
                named |= {str(step.values["rule"])} if "rule" in step.values else set()
                named |= {row[0].strip() for row in step.values.get("datatable", ())} - {"rule"}
        return frozenset(named)

    @cached_property
    def looks_at_all(self) -> bool:
        """Whether a Then step speaks of the record as a whole, such as "no other rule is breached"."""
        return any(step.keyword == "then" and "rule" not in step.values for step in self.scenario.steps)

    def holds_with(self, judgements: Sequence[Judgement], law: Law, records: Path) -> bool:
        """Whether its Then steps would hold if its checks had given these judgements."""
        coming = iter(judgements)
        scene = Scene(law, self.scenario.place.path.parent, records, judge=lambda *_, **__: next(coming))
        steps = (step for step in self.scenario.steps if step.keyword != "given")
        return all(attempt(scene, step) is None for step in steps)


@dataclass(frozen=True, eq=False)
class Baseline:
    """All scenarios that hold, and what failed: a sentence for each scenario that does not."""

    law: Law
    records: Path
    played: tuple[Played, ...]
    failing: tuple[str, ...]

    @cached_property
    def by_rule(self) -> dict[str, tuple[Played, ...]]:
        """The scenarios that name each rule."""
        names = [rule.rule for _, rule in self.law.rules]
        return {name: tuple(each for each in self.played if name in each.rules) for name in names}


def baseline_of(files: Sequence[CompiledFile], law: Law, records: Path) -> Baseline:
    """Play every scenario but drafts once and keep what it found. Files that are not valid are failures too."""
    played, failing = [], []
    for file in files:
        failing += [f"{file.path}: {each.message}" for each in file.problems if not each.warning]
        for scenario in file.scenarios:
            if scenario.is_draft:
                continue
            one, message = play(scenario, law, records)
            if message:
                failing.append(f"{scenario.place.path}:{scenario.place.line}: {scenario.name}: {message}")
            else:
                played.append(one)
    return Baseline(law, records, tuple(played), tuple(failing))


def play(scenario: CompiledScenario, law: Law, records: Path) -> tuple[Played, str]:
    """Play one scenario with the rules engine; the message is empty when it holds."""
    scene = _Recorder(law, scenario.place.path.parent, records, "durable")
    result = run_steps(scenario, scene)
    return Played(scenario, tuple(scene.checks)), "" if result.status == "passed" else result.message


@dataclass
class _Recorder(Scene):
    """A scene that keeps what every check was made of."""

    checks: list[Checked] = field(default_factory=list)

    def check(self, as_at: dt.date | None = None, pack: str | None = None) -> None:
        """Check the record, and keep the check."""
        packs = (pack,) if pack else None
        facts = self._facts()
        self._judgement = None
        self._case = prepared(self.law, facts, council=self.council, as_at=as_at, packs=packs, engine=self.engine)
        self.checks.append(Checked(with_local_facts(self.law, World(facts, as_at), self.council), self._case))


def still_failing(files: Sequence[CompiledFile], law: Law, records: Path) -> tuple[str, ...]:
    """A sentence for every scenario, but drafts, that does not hold; nothing is kept."""
    scenarios = (each for file in files for each in file.scenarios if not each.is_draft)
    results = (run_scenario(each, law, records) for each in scenarios)
    return tuple(f"{each.scenario.name}: {each.message}" for each in results if each.status != "passed")
