"""Mutation: every small change of a rule is noticed, by the same scenarios as a whole run would name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.law.condition import All, FactTest
from checker.law.library import Law, load_law
from checker.law.rule import Rule
from checker.scenarios.compiled import CompiledFile
from checker.scenarios.compiler import compile_file
from checker.scenarios.mutants import Mutant
from checker.scenarios.mutants_law import Reading, derivation_mutants, parameter_mutants
from checker.scenarios.mutants_rules import rule_mutants
from checker.scenarios.mutation import mutants_of, mutate
from checker.scenarios.mutation_baseline import baseline_of
from checker.scenarios.mutation_search import differences, equivalence
from checker.scenarios.mutation_text import mutation_json, mutation_plain
from checker.scenarios.mutation_trial import Trials, changed_law
from checker.scenarios.runner import run_scenario

ROOT = Path(__file__).parents[2]
FEATURES, RECORDS = ROOT / "features", ROOT / "features" / "records"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law([ROOT / "rules"])


def files(law: Law, *names: str) -> list[CompiledFile]:
    return [compile_file(FEATURES / f"{name}.feature", law=law) for name in names]


@pytest.mark.parametrize(
    ("pack", "rule"), [("wider-duties", "funding-confirmed"), ("drafting", "narrative-consistent")]
)
def test_a_rule_with_its_own_scenarios_has_no_survivor(law: Law, pack: str, rule: str) -> None:
    found = mutate(files(law, f"{pack}/{rule}"), law, RECORDS, rule=rule)
    assert found.tried > 20
    assert [each.mutant.plain for each in found.survivors] == []
    assert not found.failing


def test_scenarios_that_fail_stop_everything(law: Law) -> None:
    text = (FEATURES / "wider-duties/funding-confirmed.feature").read_text().replace("is compliant", "is breached")
    broken = compile_file(Path("broken.feature"), data=text.encode(), law=law)
    found = mutate([broken], law, RECORDS, rule="funding-confirmed")
    assert found.failing
    assert found.tried == 0


def test_what_the_scenarios_leave_open_survives_and_is_said_in_plain_english(law: Law) -> None:
    one = """Feature: One side only

  Scenario: Below the threshold
    Given a decision record dated 12 November 2021
    And a contract for social work services worth £579,000 excluding VAT
    When the record is checked
    Then rule light-touch-threshold is compliant
"""
    baseline = baseline_of([compile_file(Path("one.feature"), data=one.encode(), law=law)], law, RECORDS)
    reading = Reading(law)
    parameter = law.parameters["threshold.light_touch"]
    mutants = {each.change: each for each in parameter_mutants(parameter, law, reading)}
    penny = mutants["threshold.light_touch: 2020-01-01: £663,540 -> £663,540.01"]
    assert Trials(baseline).noticed_by(penny) is None
    assert "were £663,540.01 instead of £663,540, no scenario would notice." in penny.plain
    deleted = next(rule_mutants(law.rule("light-touch-threshold"), law))
    assert Trials(baseline).noticed_by(deleted) is not None


def naive(mutant: Mutant, law: Law, compiled: Sequence[CompiledFile]) -> bool:
    """Whether a whole run of every scenario under the changed law fails somewhere."""
    changed = changed_law(law, mutant)
    scenarios = [each for file in compiled for each in file.scenarios]
    return any(run_scenario(each, changed, RECORDS).status == "failed" for each in scenarios)


def test_judging_only_what_changed_gives_what_a_whole_run_gives(law: Law) -> None:
    compiled = files(law, "wider-duties/funding-confirmed", "pcr-2015/schedule-3")
    reading = Reading(law)
    rules = [each for each in rule_mutants(law.rule("funding-confirmed"), law) if not each.wording]
    derived = [each for one in law.derivations for each in derivation_mutants(one, law, reading)]
    figures = [each for one in law.parameters.values() for each in parameter_mutants(one, law, reading)]
    trials = Trials(baseline_of(compiled, law, RECORDS))
    sample = [*rules[::12], *derived[::40], *figures[::60]]
    assert len(sample) > 8
    quick = [trials.noticed_by(each) is not None for each in sample]
    assert quick == [naive(each, law, compiled) for each in sample]
    assert True in quick
    assert False in quick


def test_a_change_that_no_record_can_show_is_proved_to_be_none(law: Law) -> None:
    rule = law.rule("funding-confirmed")
    assert rule.applies is not None
    twice = rule.model_copy(update={"applies": All(all=(rule.applies, rule.applies))})
    baseline = baseline_of([], law, RECORDS)
    search = equivalence(baseline, mutant_of(rule, twice))
    assert search is not None
    assert search.equivalent
    never = rule.model_copy(update={"applies": FactTest(fact="decision.is_procurement", operator="is", operand=False)})
    assert next(iter(differences(baseline, mutant_of(rule, never))), None) is not None


def mutant_of(old: Rule, new: Rule) -> Mutant:
    return Mutant(old.rule, old.rule, "drop", "changed", "If it were changed, no scenario would notice.", old, new)


def test_every_rule_has_mutants_of_its_own(law: Law) -> None:
    scored = [each for each in mutants_of(law) if not each.wording]
    assert {each.rule for each in scored} == {rule.rule for _, rule in law.rules}
    assert all(each.plain.startswith("If ") for each in scored)
    assert len({(each.subject, each.change) for each in scored}) > 0.98 * len(scored)


def test_processes_find_what_one_finds(law: Law) -> None:
    compiled = [compile_file(FEATURES / "wider-duties/funding-confirmed.feature", law=law)]
    few = [CompiledFile(each.path, each.feature, "", each.scenarios[:4], ()) for each in compiled]
    one = mutate(few, law, RECORDS, rule="funding-confirmed")
    two = mutate(few, law, RECORDS, rule="funding-confirmed", jobs=2)
    assert one.survivors
    assert mutation_json(one) == mutation_json(two)
    rows = json.loads(mutation_json(one))
    assert {"rule", "change", "plain", "operator"} <= rows[0].keys()
    assert "funding-confirmed" in mutation_plain(one)
