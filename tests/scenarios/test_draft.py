"""Drafts: they compile, they hold today, and they notice what they were drafted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.documents.reader import read_document
from checker.law.library import Law, load_law
from checker.scenarios.compiler import compile_file
from checker.scenarios.draft import draft_for_mutant, draft_of_record
from checker.scenarios.draft_text import feature_text
from checker.scenarios.mutants_rules import rule_mutants
from checker.scenarios.mutation_baseline import baseline_of
from checker.scenarios.runner import run_scenario

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "features" / "records"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law([ROOT / "rules"])


def holds(text: str, law: Law) -> bool:
    file = compile_file(Path("draft.feature"), data=feature_text("Draft", "Drafts.", [text]).encode(), law=law)
    assert file.is_valid, [problem.message for problem in file.problems]
    [scenario] = file.scenarios
    assert scenario.is_draft
    return run_scenario(scenario, law, RECORDS).status == "passed"


def test_the_draft_of_a_record_holds(law: Law) -> None:
    path = RECORDS / "provider-selection-sexual-health.txt"
    draft = draft_of_record(read_document(path.read_bytes(), path.name), path.stem, law, RECORDS)
    assert draft.proved
    assert "And rule key-decision-value is compliant" in draft.text
    assert holds(draft.text, law)


def test_a_surviving_change_gets_a_scenario_that_notices_it(law: Law) -> None:
    baseline = baseline_of([], law, RECORDS)
    mutants = [each for each in rule_mutants(law.rule("funding-confirmed"), law) if each.operator == "negate"]
    drafts = [draft_for_mutant(baseline, each) for each in mutants[:3]]
    assert all(each.proved for each in drafts)
    assert all(holds(each.text, law) for each in drafts)
