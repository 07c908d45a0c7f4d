"""Coverage: what Then steps assert, how near values come to limits, and that the shipped scenarios leave no gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.law.library import Law, load_law
from checker.law.rule import Outcome, Reason
from checker.scenarios.compiler import compile_file, compile_folder
from checker.scenarios.coverage import Coverage, Result, coverage_of
from checker.scenarios.coverage_text import coverage_json, coverage_plain

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "features" / "records"

NEAR = """Feature: Near the threshold

  Scenario Outline: Worth <value>
    Given a decision record dated 12 November 2021
    And a contract for social work services worth <value> excluding VAT
    And no contract notice was published
    When the record is checked
    Then rule light-touch-threshold <outcome>

    Examples:
      | value       | outcome      |
      | £663,539.99 | is compliant |
      | £663,541    | is breached  |

  @rule:decision-stated
  Scenario: Nothing is said of the rule in the tag
    Given a decision record dated 12 November 2021
    When the record is checked
    Then rule light-touch-threshold needs review
"""


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law([ROOT / "rules"])


@pytest.fixture(scope="module")
def near(law: Law) -> Coverage:
    return coverage_of([compile_file(Path("near.feature"), data=NEAR.encode(), law=law)], law, records=RECORDS)


def test_the_shipped_scenarios_leave_no_gap(law: Law) -> None:
    found = coverage_of(compile_folder(ROOT / "features", law=law), law, records=RECORDS)
    assert [gap.text for gap in found.gaps] == []
    assert found.is_complete
    assert len(found.rules) == len(law.rules)


def test_outcomes_are_those_of_then_steps_with_the_reason_that_was_found(near: Coverage) -> None:
    rule = next(each for each in near.rules if each.rule == "light-touch-threshold")
    asserted = {result: count for result, count in rule.results.items() if count}
    assert asserted == {
        Result(Outcome.COMPLIANT): 1,
        Result(Outcome.BREACH): 1,
        Result(Outcome.REVIEW, Reason.MISSING_FACT): 1,
    }
    assert any("does not apply" in gap.write for gap in rule.gaps)


def test_rules_that_ran_but_were_not_asserted_are_not_covered(near: Coverage) -> None:
    others = [each for each in near.rules if each.rule != "light-touch-threshold"]
    assert others
    assert all(not any(each.results.values()) for each in others)


def test_a_limit_is_tight_within_a_penny_on_each_side(near: Coverage) -> None:
    rule = next(each for each in near.rules if each.rule == "light-touch-threshold")
    limit = next(each for each in rule.limits if each.above == 66354000 and "2020" in each.when)
    assert (limit.nearest_below, limit.nearest_above) == (66353999, 66354100)
    # a penny of the net amount can be two with VAT, a pound is more than that
    assert not limit.is_tight
    [(text, write)] = limit.gaps
    assert "£663,541" in text
    assert "£663,540" in write


def test_a_tag_without_an_assertion_is_named(near: Coverage) -> None:
    assert len(near.tags) == 1
    assert "@rule:decision-stated is tagged but never asserted" in near.tags[0]


def test_the_reports_name_every_gap(near: Coverage) -> None:
    text = " ".join(coverage_plain(near).split())
    assert f"{len(near.gaps)} gaps" in text
    assert all(gap.write in coverage_json(near) for gap in near.gaps)
