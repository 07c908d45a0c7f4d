"""What scenarios pin: which outcomes their Then steps assert, and how near they come to every limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from checker.law.library import Law
from checker.law.reach import FALSE, NOT_TRUE, TRUE, Goal, can_hold
from checker.law.rule import Outcome, Reason, Rule
from checker.scenarios.compiled import CompiledFile, CompiledStep
from checker.scenarios.coverage_limits import Limit, limits_of
from checker.scenarios.mutation_baseline import Baseline, Played, baseline_of
from checker.shipped import records_folder

_OUTCOMES: Final = {
    "rule {rule} is compliant": Outcome.COMPLIANT,
    "rule {rule} is breached": Outcome.BREACH,
    "rule {rule} needs review": Outcome.REVIEW,
    "rule {rule} needs review because {reason}": Outcome.REVIEW,
    "rule {rule} does not apply": Outcome.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """An outcome that a rule can have; a review with its reason."""

    outcome: Outcome
    reason: Reason | None = None

    @property
    def words(self) -> str:
        """As a Then step says it: "is breached", "needs review because missing fact"."""
        said = {
            Outcome.COMPLIANT: "is compliant",
            Outcome.BREACH: "is breached",
            Outcome.NOT_APPLICABLE: "does not apply",
            Outcome.REVIEW: "needs review",
        }[self.outcome]
        return f"{said} because {self.reason.value.replace('_', ' ')}" if self.reason else said


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that no scenario pins: what, in plain English, and what to write."""

    rule: str
    text: str
    write: str


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """One rule: how many Then steps assert each outcome that it can have (0: none), and its limits."""

    rule: str
    pack: str
    results: Mapping[Result, int]
    limits: tuple[Limit, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing: outcomes first, then limits."""
        missing = [result for result, count in self.results.items() if not count]
        outcomes = [
            Gap(self.rule, f"No scenario expects that {self.rule} {each.words}.", f"Then rule {self.rule} {each.words}")
            for each in missing
        ]
        return (*outcomes, *(Gap(self.rule, text, write) for each in self.limits for text, write in each.gaps))

    @property
    def tight(self) -> int:
        """How many limits are pinned within a unit on both sides."""
        return sum(each.is_tight for each in self.limits)


@dataclass(frozen=True)
class Coverage:
    """Coverage of every rule; ``tags`` are sentences on tags that disagree with the Then steps; ``failing`` the
    scenarios that do not hold and so pin nothing."""

    rules: tuple[RuleCoverage, ...]
    tags: tuple[str, ...]
    failing: tuple[str, ...]
    scenarios: int

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap, rule by rule."""
        return tuple(gap for rule in self.rules for gap in rule.gaps)

    @property
    def is_complete(self) -> bool:
        """Whether every outcome and every limit of every rule is pinned, and every scenario holds."""
        return not (self.gaps or self.failing or self.tags)


def coverage_of(
    files: Sequence[CompiledFile], law: Law, *, records: Path | None = None, baseline: Baseline | None = None
) -> Coverage:
    """What the scenarios of these files assert. They are run once, so that their values can be compared with limits;
    ``baseline`` is an earlier run of the same. ``records`` are the model records (None: the shipped)."""
    base = baseline or baseline_of(files, law, records or records_folder())
    counts: dict[tuple[str, Result], int] = {}
    for played in base.played:
        for pinned in asserted(played):
            counts[pinned] = counts.get(pinned, 0) + 1
    rules = []
    for pack, rule in law.rules:
        wanted = dict.fromkeys(results_of(rule, law), 0)
        known = {result: count for (name, result), count in counts.items() if name == rule.rule}
        results = {**wanted, **known}
        rules.append(RuleCoverage(rule.rule, pack, results, limits_of(rule, law, base.by_rule[rule.rule])))
    return Coverage(tuple(rules), tuple(_tags(base.played)), base.failing, len(base.played))


def asserted(played: Played) -> Iterator[tuple[str, Result]]:
    """Every rule and outcome that the scenario's Then steps name; a review has the reason that was found."""
    for step in played.scenario.steps:
        if step.keyword == "then" and step.step.text in _OUTCOMES:
            yield str(step.values["rule"]), _result(step, played)
        elif step.keyword == "then" and step.step.text == "exactly these rules are breached:":
            rows = [row[0].strip() for row in step.values.get("datatable", ())]
            yield from ((name, Result(Outcome.BREACH)) for name in rows if name.lower() != "rule")


def _result(step: CompiledStep, played: Played) -> Result:
    outcome = _OUTCOMES[step.step.text]
    findings = [check.finding(str(step.values["rule"])) for check in played.checks]
    reasons = [each.reason for each in findings if each is not None and each.outcome is Outcome.REVIEW]
    return Result(outcome, reasons[-1] if outcome is Outcome.REVIEW and reasons else None)


_UNKNOWN: Final = frozenset({None})


def results_of(rule: Rule, law: Law) -> Iterator[Result]:
    """Every outcome that the rule's data can give, and every reason for a review that they name."""

    def possible(*goals: Goal) -> bool:
        return can_hold(goals, law.dictionary)

    applies = [Goal(rule.applies, TRUE)] if rule.applies else []
    clear = [Goal(clause.when, NOT_TRUE) for clause in rule.review]
    if possible(*applies, *([Goal(rule.breach, FALSE)] if rule.breach else []), *clear):
        yield Result(Outcome.COMPLIANT)
    if rule.breach and rule.may_breach and possible(*applies, Goal(rule.breach, TRUE)):
        yield Result(Outcome.BREACH)
    if rule.in_force or (rule.applies and possible(Goal(rule.applies, FALSE))):
        yield Result(Outcome.NOT_APPLICABLE)
    reasons = dict.fromkeys(clause.because for clause in rule.review)
    open_ = rule.in_force is not None or (rule.applies is not None and possible(Goal(rule.applies, _UNKNOWN)))
    if open_ or (rule.breach and possible(*applies, Goal(rule.breach, _UNKNOWN), *clear)):
        reasons |= dict.fromkeys(each for each in _OF_UNKNOWN if each.value in rule.messages.review)
    if rule.breach and not rule.may_breach:
        reasons[Reason.UNVERIFIED_LAW] = None
    yield from (Result(Outcome.REVIEW, reason) for reason in reasons)


_OF_UNKNOWN: Final = (Reason.MISSING_FACT, Reason.AMBIGUOUS_FACT)


def _tags(played: Sequence[Played]) -> Iterator[str]:
    """Rules that a tag names and no scenario under that tag asserts."""
    under: dict[str, list[Played]] = {}
    for each in played:
        for tag in each.scenario.tags:
            kind, colon, name = tag.partition(":")
            if colon and kind == "rule":
                under.setdefault(name, []).append(each)
    for name, tagged in under.items():
        if not any(name in each.rules for each in tagged):
            place = tagged[0].scenario.place
            yield f"@rule:{name} is tagged but never asserted ({place.path}, line {place.line})."
