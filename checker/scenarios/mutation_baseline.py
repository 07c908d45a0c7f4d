"""What every scenario found before anything was changed: its worlds and findings, kept to be asked again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.engine.finding import Finding
from checker.engine.judge import Judgement, prepared, with_local_facts
from checker.engine.world import World
from checker.facts.fact import Facts
from checker.law.library import Law
from checker.scenarios.compiled import CompiledFile, CompiledScenario
from checker.scenarios.runner import attempt, run_scenario
from checker.scenarios.scene import Scene


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of a record: the world as read, the world with what follows from it, and what was found."""

    base: World
    world: World
    judgement: Judgement

    def finding(self, rule: str) -> Finding | None:
        """The finding of a rule, None where its pack was not checked."""
        return next((each for each in self.judgement.findings if each.rule.rule == rule), None)

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
    checks: list[Checked] = []

    def recorded(
        law: Law,
        facts: Facts,
        *,
        council: str | None = None,
        as_at: dt.date | None = None,
        packs: Sequence[str] | None = None,
        engine: str = "durable",
    ) -> Judgement:
        case = prepared(law, facts, council=council, as_at=as_at, packs=packs, engine=engine)
        findings = tuple(case.finding(index) for index in range(len(case.compiled.rules)))
        judgement = Judgement(findings, case.world.facts, case.compiled.engine.name)
        checks.append(Checked(with_local_facts(law, World(facts, as_at), council), case.world, judgement))
        return judgement

    result = run_scenario(scenario, law, records, judge=recorded)
    return Played(scenario, tuple(checks)), "" if result.status == "passed" else result.message
