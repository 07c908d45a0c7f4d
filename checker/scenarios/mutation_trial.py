"""Puts mutants to the scenarios: only the changed rule is judged again, on facts that are already known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from checker.engine.derive import with_derived
from checker.engine.durable import DurableEngine
from checker.engine.finding import Finding
from checker.engine.judge import Judgement
from checker.engine.layers import in_layers
from checker.engine.single import SingleRule
from checker.engine.world import World
from checker.facts.fact import Fact, Facts
from checker.facts.figures import Figure, Figures
from checker.law.derivation import Derivation, TableOperand
from checker.law.library import Law
from checker.law.literals import figure
from checker.law.parameter import Parameter
from checker.law.rule import Rule
from checker.scenarios.mutants import Mutant
from checker.scenarios.mutants_law import Reading
from checker.scenarios.mutation_baseline import Baseline, Checked, Played

_PLACEHOLDER: Final = re.compile(r"\{([a-z0-9_.]+)\}")


class Trials:
    """Tries mutants against one baseline; give it one mutant after the other."""

    def __init__(self, baseline: Baseline) -> None:
        self.baseline, self.law = baseline, baseline.law
        self.reading = Reading(baseline.law)

    def noticed_by(self, mutant: Mutant) -> Played | None:
        """The first scenario that fails under the mutant, None when the mutant survives."""
        if isinstance(mutant.old, Rule):
            return self._rule(mutant.old, mutant.new if isinstance(mutant.new, Rule) else None, mutant.wording)
        return self._law(mutant)

    def _rule(self, old: Rule, new: Rule | None, wording: bool) -> Played | None:
        pack = self.law.pack_of(old.rule)
        single = SingleRule(self.law, pack, new) if new is not None else None
        try:
            for played in self._in_order((old.rule,), wording):
                judgements, changed = [], False
                for check in played.checks:
                    before = check.finding(old.rule)
                    if before is None:
                        judgements.append(check.judgement)
                        continue
                    after = single.finding(check.world) if single is not None else None
                    changed = changed or differ(before, after)
                    judgements.append(check.with_findings({old.rule: after}))
                if changed and not played.holds_with(judgements, self.law, self.baseline.records):
                    return played
        finally:
            if single is not None:
                single.close()
        return None

    def _in_order(self, rules: Iterable[str], wording: bool = False) -> Iterator[Played]:
        """The scenarios that can notice a change of some rules, the likeliest first."""
        names = tuple(rules)
        first = dict.fromkeys(each for name in names for each in self.baseline.by_rule[name])
        yield from first
        if not wording:
            yield from (each for each in self.baseline.played if each.looks_at_all and each not in first)

    def _law(self, mutant: Mutant) -> Played | None:
        trial = LawTrial(self.law, mutant, self.reading)
        try:
            for played in self._in_order(self.reading.rules_of(mutant.subject)):
                tried = [trial.judged(check) for check in played.checks]
                if any(changed for _, changed in tried):
                    judgements = [judgement for judgement, _ in tried]
                    if not played.holds_with(judgements, self.law, self.baseline.records):
                        return played
        finally:
            trial.close()
        return None


class LawTrial:
    """A law in which one figure or one derived fact is changed, asked about checks that were made before."""

    def __init__(self, law: Law, mutant: Mutant, reading: Reading) -> None:
        self.law, self.changed = law, changed_law(law, mutant)
        self.subject = mutant.subject
        facts = reading.facts_from(mutant.subject)
        self.facts = facts | {mutant.subject} if isinstance(mutant.old, Derivation) else facts
        derivations = [each for each in self.changed.derivations if each.derive in self.facts]
        self.layers = in_layers(derivations, self.changed.parameters)
        self._engine = DurableEngine(self.changed, (), self.layers)
        self._singles: dict[str, SingleRule] = {}
        self._reads = {rule.rule: reading.rules[rule.rule] | _said(rule) for _, rule in law.rules}
        self._on_one_day = isinstance(mutant.old, Parameter) and not any(
            isinstance(taken, TableOperand) and taken.table == mutant.subject
            for each in law.derivations
            for taken in (each.compute.takes.values() if each.compute else ())
        )
        self._parameter = mutant.old if isinstance(mutant.old, Parameter) else None

    def judged(self, check: Checked) -> tuple[Judgement, bool]:
        """What the check would have given, and whether anything differs."""
        figures_differ = self._figure_differs(check.world)
        if self._on_one_day and not figures_differ:
            return check.judgement, False
        world = self.derived(check)
        moved = {name for name in self.facts if not _same(check.world, world, name)}
        moved |= {self.subject} if figures_differ else set()
        findings: dict[str, Finding | None] = {}
        for pack, rule in self.changed.rules:
            if self._reads[rule.rule] & moved and (before := check.finding(rule.rule)) is not None:
                after = self._single(pack, rule).finding(world)
                if differ(before, after):
                    findings[rule.rule] = after
        facts_differ = bool(moved & self.facts)
        if not findings and not facts_differ:
            return check.judgement, False
        return check.with_findings(findings, world.facts), True

    def derived(self, check: Checked) -> World:
        """The check's world with everything worked out again that can hang on the change."""
        facts = {name: fact for name, fact in check.world.facts.by_name.items() if name not in self.facts}
        facts |= {name: fact for name, fact in check.base.facts.by_name.items() if name in self.facts}
        unverified = (check.world.unverified - self.facts) | (check.base.unverified & self.facts)
        world = replace(check.world, facts=Facts(facts), unverified=unverified)
        return with_derived(self.changed, self.layers, self._engine, world)

    def _figure_differs(self, world: World) -> bool:
        if self._parameter is None:
            return False
        day = world.day(self._parameter.dated_by)
        name = self._parameter.parameter
        return day is not None and self.law.figures[name].on(day) != self.changed.figures[name].on(day)

    def _single(self, pack: str, rule: Rule) -> SingleRule:
        if rule.rule not in self._singles:
            self._singles[rule.rule] = SingleRule(self.changed, pack, rule)
        return self._singles[rule.rule]

    def close(self) -> None:
        """Give back what the engines hold."""
        self._engine.close()
        for single in self._singles.values():
            single.close()


def differ(before: Finding, after: Finding | None) -> bool:
    """Whether two findings differ in anything that a Then step can see."""
    return after is None or _seen(before) != _seen(after)


def _seen(finding: Finding) -> tuple[object, ...]:
    cited = tuple(source.cite for source in finding.rule.sources)
    shown = tuple(exhibit.evidence for exhibit in finding.evidence)
    return (
        finding.outcome, finding.reason, finding.severity, finding.blocks, finding.title, finding.message, cited, shown,
    )  # fmt: skip


def _same(before: World, after: World, name: str) -> bool:
    one, other = before.facts[name], after.facts[name]
    return _value(one) == _value(other) and (name in before.unverified) == (name in after.unverified)


def _value(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.unknown, fact.evidence, fact.note


def _said(rule: Rule) -> frozenset[str]:
    """Facts and figures that the words of a rule show."""
    messages = [rule.messages.compliant, rule.messages.breach or "", rule.messages.not_applicable]
    messages += [*rule.messages.review.values()]
    shown = {name for text in messages for name in _PLACEHOLDER.findall(text)}
    return frozenset(shown | {exhibit.fact for exhibit in rule.evidence})


def changed_law(law: Law, mutant: Mutant) -> Law:
    """The law with the mutant's model in the place of the old one."""
    new = mutant.new
    if isinstance(mutant.old, Parameter):
        assert isinstance(new, Parameter)
        rows = tuple(Figure(value.from_, value.to, figure(new, value)) for value in new.values)
        figures = {**law.figures, new.parameter: Figures(new.parameter, rows)}
        return replace(law, parameters={**law.parameters, new.parameter: new}, figures=figures)
    if isinstance(mutant.old, Derivation):
        kept = [new if each.derive == mutant.subject else each for each in law.derivations]
        return replace(law, derivations=tuple(each for each in kept if isinstance(each, Derivation)))
    rules = [(pack, new if rule.rule == mutant.subject else rule) for pack, rule in law.rules]
    return replace(law, rules=tuple((pack, rule) for pack, rule in rules if isinstance(rule, Rule)))
