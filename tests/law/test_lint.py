"""Lint: every flaw it looks for, told with its line, and none in the law that comes with the checker."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import checker
from checker.law.library import Law, load_law
from checker.law.lint import Flaw, Level, lint
from checker.law.pinned import pinned_in
from checker.law.rule import Outcome

from .conftest import Spoil

LABELS = {
    "labels": "about: Labels.\nfields: {}\n",
    "section_states": "about: States.\nnil: [none]\nnot_applicable: []\nplaceholder: []\nopening: []\npointing: []\n",
}
APPLIES = """applies:
  any:
    - {fact: contract.kind, in: [services, supplies]}
    - {fact: urgency.claimed, is: true}
"""
BREACH = "breach: {fact: contract.value, at_least: {parameter: threshold.small}}"
REVIEW = "  - when: {fact: text.defects, contains: truncated}\n    because: judgement_required"


def flaws(folder: Path, **asked: object) -> list[Flaw]:
    for name, text in LABELS.items():
        (folder / "vocabulary" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return list(lint(load_law([folder]), **asked))  # type: ignore[arg-type]


def test_the_small_law_has_no_flaw(small_law: Spoil) -> None:
    assert flaws(small_law()) == []


CONTRADICTION = "{all: [{fact: contract.kind, is: works}, {fact: urgency.claimed, is: false}]}"
TAUTOLOGY = "{any: [{fact: reasons.words, state: known}, {not: {fact: reasons.words, state: known}}]}"
CLAUSE = "{fact: text.defects, contains: truncated}"
CASE = "  - value: false\n    when: {all: [{fact: reasons.words, at_least: 10}, {fact: urgency.claimed, is: true}]}\n"
FLAWS = {
    "applies never": (
        "rule",
        APPLIES,
        "applies: {all: [{fact: urgency.claimed, is: true}, {fact: urgency.claimed, is: false}]}\n",
    ),
    "applies always": ("rule", APPLIES, f"applies: {TAUTOLOGY}\n"),
    "breach never": (
        "rule",
        BREACH,
        "breach: {all: [{fact: contract.value, at_least: £10}, {fact: contract.value, less_than: £10}]}",
    ),
    "breach always": ("rule", BREACH, f"breach: {TAUTOLOGY}"),
    "breach never where it applies": ("rule", BREACH, f"breach: {CONTRADICTION}"),
    "clause shadowed": ("rule", REVIEW, REVIEW + "\n" + REVIEW),
    "clause never": ("rule", CLAUSE, CONTRADICTION),
    "compliant never": ("rule", CLAUSE, TAUTOLOGY),
    "in force too early": ("rule", "{from: 2020-01-01,", "{from: 2019-12-31,"),
    "no url": ("rule", "https://example.org/act", ""),
    "no remedy": ("rule", "remedy: State the value.", 'remedy: " "'),
    "gap": ("parameter", "from: 2021-01-01", "from: 2021-01-02"),
    "open end": ("parameter", "    value: £12,000", "    to: 2030-12-31\n    value: £12,000"),
    "case never": ("derived", "otherwise: false", CASE + "otherwise: false"),
}
TOLD = {
    "applies never": ("error", 9, "'applies' can never be true"),
    "applies always": ("error", 9, "'applies' is always true"),
    "breach never": ("error", 13, "'breach' can never be true"),
    "breach always": ("error", 13, "'breach' is always true"),
    "breach never where it applies": ("error", 13, "'breach' can never be true where the rule applies"),
    "clause shadowed": ("error", 17, "an earlier clause, or the breach, always comes before"),
    "clause never": ("error", 15, "can never be true where the rule applies"),
    "compliant never": ("warning", 23, "can never come out as compliant"),
    "in force too early": ("warning", 6, "threshold.small has no value before 2020-01-01"),
    "no url": ("warning", 8, "no source has a 'url'"),
    "no remedy": ("error", 29, "'remedy' says nothing"),
    "gap": ("warning", 10, "no value from 2021-01-01 to 2021-01-01"),
    "open end": ("info", 6, "threshold.small has no value after 2030-12-31"),
    "case never": ("error", 8, "this case can never be reached"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_flaw_is_told_with_its_line(small_law: Spoil, flaw: str) -> None:
    part, old, new = FLAWS[flaw]
    level, line, words = TOLD[flaw]
    found = [each for each in flaws(small_law(**{part: (old, new)})) if words in each.message]
    assert [(each.level, each.line) for each in found] == [(level, line)]


def test_a_gap_that_is_explained_is_no_flaw(small_law: Spoil) -> None:
    folder = small_law(parameter=("values:", "gaps: The Act was suspended.\nvalues:"))
    file = folder / "parameters" / "threshold-small.yaml"
    file.write_text(file.read_text().replace("from: 2021-01-01", "from: 2021-02-01"))
    assert flaws(folder) == []


def test_an_unused_parameter_is_mentioned(small_law: Spoil) -> None:
    folder = small_law(rule=(BREACH, "breach: {fact: contract.value, at_least: £10}"))
    file = folder / "invented" / "value-below-threshold.yaml"
    file.write_text(file.read_text().replace("{threshold.small}", "ten pounds"))
    assert [(flaw.level, flaw.message) for flaw in flaws(folder)] == [
        (Level.INFO, "no rule or derived fact uses threshold.small")
    ]


def test_every_outcome_of_a_rule_wants_a_scenario(small_law: Spoil) -> None:
    rule = "value-below-threshold"
    all_pinned = {(rule, outcome) for outcome in Outcome}
    assert flaws(small_law(), pinned=all_pinned) == []
    missing = flaws(small_law(), pinned=all_pinned - {(rule, Outcome.NOT_APPLICABLE), (rule, Outcome.BREACH)})
    assert [flaw.message for flaw in missing] == [
        f"no scenario expects {rule} to be breach",
        f"no scenario expects {rule} to be not applicable",
    ]


def test_a_fact_that_nothing_supplies_is_told_where_it_is_tested(small_law: Spoil) -> None:
    supplied = {"contract.kind", "urgency.claimed", "text.defects", "reasons.words"}
    (flaw,) = flaws(small_law(), supplied=supplied)
    assert (flaw.line, flaw.message.partition(":")[0]) == (13, "nothing supplies the fact contract.value")


def test_labels_that_are_wrong_are_told(small_law: Spoil) -> None:
    folder = small_law()
    flaws(folder)
    (folder / "vocabulary" / "labels.yaml").write_text("about: Labels.\n", encoding="utf-8")
    (flaw,) = lint(load_law([folder]))
    assert (flaw.level, flaw.message) == (Level.ERROR, "key 'fields' is missing")


def test_then_steps_pin_outcomes(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "one.feature").write_text(
        "Feature: One\n  Scenario: A\n    Given a rule x-y is breached\n    Then rule a-b is compliant\n"
        "    And rule c-d needs review because missing fact\n    But rule e-f does not apply\n"
        "    Then exactly these rules are breached:\n      | rule |\n      | g-h |\n      | i-j |\n"
        "  Scenario Outline: B\n    Then rule k-l <outcome>\n    And rule <rule> is compliant\n"
        "    Examples:\n      | rule | outcome |\n      | m-n | is breached |\n"
        "      | o-p | needs review because x |\n",
        encoding="utf-8",
    )
    assert pinned_in(tmp_path) == {
        ("a-b", Outcome.COMPLIANT),
        ("c-d", Outcome.REVIEW),
        ("e-f", Outcome.NOT_APPLICABLE),
        ("g-h", Outcome.BREACH),
        ("i-j", Outcome.BREACH),
        ("k-l", Outcome.BREACH),
        ("k-l", Outcome.REVIEW),
        ("m-n", Outcome.COMPLIANT),
        ("o-p", Outcome.COMPLIANT),
    }


def test_the_shipped_law_has_no_flaw_and_a_scenario_for_every_outcome(shipped_law: Law) -> None:
    pinned = pinned_in(Path(checker.__file__).parents[1] / "features")
    told = [str(flaw) for flaw in lint(shipped_law, pinned) if flaw.level is not Level.INFO]
    assert told == []


def test_something_supplies_every_fact_that_the_shipped_law_tests(shipped_law: Law) -> None:
    told = [
        str(flaw) for flaw in lint(shipped_law, supplied=_named_by_readers(shipped_law)) if "supplies" in flaw.message
    ]
    assert told == []


def _named_by_readers(law: Law) -> set[str]:
    """Names of facts that stand as a string in the fact readers, or as the key of a phrase list."""
    names = set(law.vocabulary.keys)
    for path in (Path(checker.__file__).parent / "facts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
    return names & set(law.dictionary)
