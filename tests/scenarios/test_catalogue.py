"""The catalogue of steps is complete, up to date, and free of texts that could mean two things."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.scenarios_steps import steps as steps_command
from checker.law.library import load_law
from checker.scenarios.catalogue import ORDER, Catalogue, catalogue, search, section_of, slots_of
from checker.scenarios.catalogue_text import TABLES, catalogue_json, catalogue_markdown
from checker.scenarios.kinds import Kind
from checker.scenarios.registry import VOCABULARY, Step
from checker.shipped import records_folder, rules_folder

PAGE = Path(__file__).parents[2] / "docs" / "steps.md"
SAMPLES = 40


@pytest.fixture(scope="module")
def whole() -> Catalogue:
    return catalogue(load_law([rules_folder()]), records_folder())


def texts(step: Step, kinds: dict[str, Kind], dice: random.Random) -> list[str]:
    """A step's text with sampled values of its slots."""
    values = {}
    for slot, kind in slots_of(step).items():
        words = [member.word for member in kinds[kind].members] or list(kinds[kind].examples)
        values[slot] = dice.sample(words, min(len(words), 8))
    every = list(itertools.product(*values.values()))
    out = []
    for chosen in dice.sample(every, min(len(every), SAMPLES)):
        text = step.text
        for (slot, kind), value in zip(slots_of(step).items(), chosen, strict=True):
            text = text.replace(f"{{{slot}}}" if slot == kind else f"{{{slot}:{kind}}}", value)
        out.append(text)
    return out


@pytest.mark.parametrize("step", list(VOCABULARY), ids=lambda step: f"{step.keyword} {step.text}")
def test_no_text_of_a_step_could_be_another_step(step: Step, whole: Catalogue) -> None:
    kinds = {kind.name: kind for kind in whole.kinds}
    for text in [step.example, *texts(step, kinds, random.Random(step.text))]:
        assert [found.text for found, _ in VOCABULARY.find(step.keyword, text)] == [step.text], text


def test_a_greedy_step_would_be_found(whole: Catalogue) -> None:
    greedy = Step("given", "the contract {text}", "the contract is long", lambda: None)
    kinds = {kind.name: kind for kind in whole.kinds}
    dice = random.Random(1)
    overlaps = [t for s in VOCABULARY for t in texts(s, kinds, dice) if greedy.regex.fullmatch(t)]
    assert len(overlaps) > 20


def test_every_step_stands_in_one_section(whole: Catalogue) -> None:
    assert sorted(step.text for step in whole.steps) == sorted(step.text for step in VOCABULARY)
    assert {section_of(step) for step in VOCABULARY} == set(ORDER)


def test_every_step_that_takes_a_table_shows_one() -> None:
    assert {step.text for step in VOCABULARY if step.takes == "table"} == set(TABLES)


def test_the_page_of_steps_is_up_to_date(whole: Catalogue) -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue_markdown(whole), (
        "write it again: checker scenarios steps --format markdown -o docs/steps.md"
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("notice", "a contract notice was published on {date}"),
        ("Notice published", "a contract notice was published on {date}"),
        ("waiver", "the contract was awarded by {route}"),
        ("sevrity", "the finding for {rule} is of {severity} severity"),
        ("off-payroll", "the record is silent on IR35"),
        ("including VAT", "the contract is worth {money} {vat}"),
    ],
)
def test_a_word_finds_the_step_that_speaks_of_it(words: str, wanted: str, whole: Catalogue) -> None:
    found = search(whole, words)
    assert wanted in [step.text for step in found.steps]
    assert len(list(found.steps)) < len(list(whole.steps)) / 2


def test_the_list_for_programs_holds_every_step_and_value(whole: Catalogue) -> None:
    data = json.loads(catalogue_json(whole))
    assert len(data["steps"]) == len(list(VOCABULARY))
    assert {slot for step in data["steps"] for slot in step["slots"].values()} == set(data["values"])
    assert {"word": "pcr-2015", "meaning": "Public Contracts Regulations 2015"} in data["values"]["pack"]["members"]


@pytest.mark.parametrize(("arguments", "code"), [(["vat"], 0), (["zzzz"], 5), (["vat", "--values"], 0)])
def test_the_command_says_whether_it_found_any(arguments: list[str], code: int) -> None:
    assert CliRunner().invoke(steps_command, arguments, standalone_mode=False).return_value == code
