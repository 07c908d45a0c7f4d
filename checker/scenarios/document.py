"""The living document: every rule with its law, its scenarios and how they come out today, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.law.library import Law
from checker.law.rule import Rule
from checker.scenarios.compiled import CompiledFile, CompiledScenario, CompiledStep, Problem
from checker.scenarios.coverage import RuleCoverage, coverage_of
from checker.scenarios.runner import ScenarioResult, run_scenario


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change of a rule that no scenario would notice: what is changed, and in plain words what goes unnoticed."""

    rule: str
    change: str
    plain: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows of one outline, or one scenario alone (``results`` has one): they share a name, steps and tags.

    ``anchor`` is unique on the page; ``rules`` are all the rules that it names, the first being where it stands.
    """

    name: str
    anchor: str
    results: tuple[ScenarioResult, ...]
    rules: tuple[str, ...]

    @property
    def first(self) -> CompiledScenario:
        """The scenario, or the outline's first row."""
        return self.results[0].scenario

    @property
    def failed(self) -> tuple[ScenarioResult, ...]:
        """Those that do not hold."""
        return tuple(result for result in self.results if result.status == "failed")

    @property
    def columns(self) -> tuple[str, ...]:
        """The outline's columns; none for a scenario alone."""
        return tuple(self.first.row or ())


@dataclass(frozen=True, slots=True)
class Group:
    """Scenarios under one Gherkin Rule of one feature."""

    heading: str
    feature: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Tagging:
    """A scenario whose tags and steps disagree: rules it is tagged with and never names, or names without a tag."""

    shown: Shown
    only_tagged: tuple[str, ...]
    only_named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A rule with what pins it; ``elsewhere`` are scenarios about this rule that stand under another one."""

    rule: Rule
    coverage: RuleCoverage
    groups: tuple[Group, ...]
    elsewhere: tuple[Shown, ...]
    survivors: tuple[Survivor, ...]

    @property
    def failed(self) -> int:
        """How many of the scenarios that stand here do not hold, drafts left out."""
        return sum(
            not result.scenario.is_draft for group in self.groups for shown in group.shown for result in shown.failed
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A pack of rules."""

    pack: str
    title: str
    covers: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class LivingDocument:
    """All of it. ``survivors_known`` tells whether anybody looked for changes that go unnoticed."""

    parts: tuple[Part, ...]
    about_no_rule: tuple[Group, ...]
    tagging: tuple[Tagging, ...]
    problems: tuple[Problem, ...]
    results: tuple[ScenarioResult, ...] = field(repr=False)
    survivors_known: bool = False

    @property
    def counts(self) -> Counter[str]:
        """How many scenarios hold, fail, and are drafts of either kind."""
        kinds: Counter[str] = Counter()
        for result in self.results:
            kinds[f"{'draft ' if result.scenario.is_draft else ''}{result.status}"] += 1
        return kinds

    @property
    def failing(self) -> tuple[Shown, ...]:
        """Scenarios of which something does not hold, drafts left out, in the order of the page."""
        groups = [group for part in self.parts for chapter in part.chapters for group in chapter.groups]
        every = (shown for group in (*groups, *self.about_no_rule) for shown in group.shown)
        return tuple(shown for shown in every if shown.failed and not shown.first.is_draft)

    @property
    def unmentioned(self) -> tuple[Chapter, ...]:
        """Rules that no scenario names."""
        return tuple(each for part in self.parts for each in part.chapters if not each.groups and not each.elsewhere)


def living_document(
    files: Sequence[CompiledFile], law: Law, records: Path, survivors: Sequence[Survivor] | None = None
) -> LivingDocument:
    """Run every scenario and put it under the first rule that it names; ``records`` are the sample records.

    Raises EngineFaultError when the engine fails.
    """
    groups: dict[str, dict[tuple[Path, str], list[Shown]]] = {}
    elsewhere: dict[str, list[Shown]] = {}
    coverage = {each.rule: each for each in coverage_of(files, law, records=records).rules}
    tagging: list[Tagging] = []
    results: list[ScenarioResult] = []
    for number, (shown, file) in enumerate(_shown(files, law, records), 1):
        results += shown.results
        home = shown.rules[0] if shown.rules else ""
        groups.setdefault(home, {}).setdefault((file.path, shown.first.rule), []).append(shown)
        for rule in shown.rules[1:]:
            elsewhere.setdefault(rule, []).append(shown)
        tagging += _tagging(shown)
        assert shown.anchor == f"scenario-{number}"

    def groups_of(rule: str) -> tuple[Group, ...]:
        return tuple(
            Group(heading, shown[0].first.feature, tuple(shown)) for (_, heading), shown in groups.get(rule, {}).items()
        )

    parts = tuple(
        Part(
            name,
            pack.title,
            pack.covers,
            tuple(
                Chapter(
                    rule,
                    coverage[rule.rule],
                    groups_of(rule.rule),
                    tuple(elsewhere.get(rule.rule, ())),
                    tuple(each for each in survivors or () if each.rule == rule.rule),
                )
                for of_pack, rule in law.rules
                if of_pack == name
            ),
        )
        for name, pack in law.packs.items()
    )
    problems = tuple(problem for file in files for problem in file.problems if not problem.warning)
    return LivingDocument(parts, groups_of(""), tuple(tagging), problems, tuple(results), survivors is not None)


def _shown(files: Iterable[CompiledFile], law: Law, records: Path) -> Iterator[tuple[Shown, CompiledFile]]:
    """Every scenario run, the rows of an outline together, in the order of the files."""
    number = 0
    for file in files:
        together: dict[tuple[str, str], list[ScenarioResult]] = {}
        for scenario in file.scenarios:
            key = (scenario.rule, scenario.template)
            together.setdefault(key, []).append(run_scenario(scenario, law, records))
        for (_, template), results in together.items():
            number += 1
            rules = dict.fromkeys(rule for result in results for rule in rules_named(result.scenario))
            yield Shown(template, f"scenario-{number}", tuple(results), tuple(rules)), file


def rules_named(scenario: CompiledScenario) -> tuple[str, ...]:
    """The rules of which a scenario's Then steps say something, in order, each once."""
    named = [rule for step in scenario.steps if step.keyword == "then" for rule in _rules_of(step)]
    return tuple(dict.fromkeys(named))


def _rules_of(step: CompiledStep) -> Iterator[str]:
    if "rule" in step.values:
        yield step.values["rule"]
    for row in step.values.get("datatable", ()):
        if row and row[0].strip().lower() != "rule":
            yield row[0].strip()


def _tagging(shown: Shown) -> Iterator[Tagging]:
    tagged = [tag.partition(":")[2] for tag in shown.first.tags if tag.startswith("rule:")]
    only_tagged = tuple(rule for rule in tagged if rule not in shown.rules)
    only_named = tuple(rule for rule in shown.rules if tagged and rule not in tagged)
    if only_tagged or only_named:
        yield Tagging(shown, only_tagged, only_named)
