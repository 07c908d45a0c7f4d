"""pytest plugin that runs ``.feature`` files with pytest-bdd and this project's vocabulary; no Python file needed."""

from __future__ import annotations

import inspect
import types
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, scenario, then, when
from pytest_bdd.feature import get_feature
from pytest_bdd.parsers import StepParser

import checker.scenarios.given
import checker.scenarios.then
import checker.scenarios.when  # noqa: F401 - each of these fills the vocabulary
from checker.law.library import Law, load_law
from checker.scenarios.registry import VOCABULARY
from checker.scenarios.scene import Scene
from checker.shipped import records_folder, rules_folder

Table = Sequence[Sequence[str]]


class VocabularyParser(StepParser):
    """Hands every step of one keyword to the vocabulary, which knows exactly one meaning for it."""

    def parse_arguments(self, name: str) -> dict[str, Any]:
        """The step's text itself: the vocabulary reads the slots."""
        return {"step_text": name}

    def is_matching(self, name: str) -> bool:
        """Whether the vocabulary knows the step under this keyword."""
        return bool(VOCABULARY.find(self.name, name))


def perform(
    keyword: str, scene: Scene, step_text: str, datatable: Table | None = None, docstring: str | None = None
) -> None:
    """Do what the one step says that matches ``step_text``."""
    found = VOCABULARY.find(keyword, step_text)
    assert len(found) == 1, f"'{step_text}' matches {len(found)} steps of the vocabulary"
    step, slots = found[0]
    if step.takes == "table":
        assert datatable is not None, f"'{step_text}' needs a table under it"
        slots["datatable"] = datatable
    if step.takes == "text":
        assert docstring is not None, f"'{step_text}' needs a text between triple quotes under it"
        slots["docstring"] = docstring
    if "named" in inspect.signature(step.run).parameters:
        slots["named"] = tuple(scene.named)
    if step.text == "rule {rule} is breached":
        scene.named.append(slots["rule"])
    step.run(scene, **slots)


@given(VocabularyParser("given"))
def _given(scene: Scene, step_text: str, datatable: Table | None = None, docstring: str | None = None) -> None:
    perform("given", scene, step_text, datatable, docstring)


@when(VocabularyParser("when"))
def _when(scene: Scene, step_text: str, datatable: Table | None = None, docstring: str | None = None) -> None:
    perform("when", scene, step_text, datatable, docstring)


@then(VocabularyParser("then"))
def _then(scene: Scene, step_text: str, datatable: Table | None = None, docstring: str | None = None) -> None:
    perform("then", scene, step_text, datatable, docstring)


@pytest.fixture(scope="session")
def law() -> Law:
    """The shipped law, loaded once."""
    return load_law([rules_folder()])


@pytest.fixture
def scene(law: Law, request: pytest.FixtureRequest) -> Scene:
    """A fresh scene for each scenario."""
    return Scene(law, request.path.parent, records_folder())


class FeatureModule(pytest.Module):
    """A ``.feature`` file as pytest collects it: one test for each scenario and each row of an outline."""

    def _getobj(self) -> types.ModuleType:
        module = types.ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        feature = get_feature(str(self.path.parent), self.path.name)
        written = [
            line.split(":", 1)[1].strip()
            for line in self.path.read_text(encoding="utf-8").splitlines()
            if line.strip().startswith(("Scenario:", "Scenario Outline:", "Example:", "Scenario Template:"))
        ]
        twice = [name for name, count in Counter(written).items() if count > 1]
        if twice:
            raise self.CollectError(f"{self.path.name}: two scenarios are called '{twice[0]}'; one would not run")
        for number, name in enumerate(feature.scenarios):
            test = scenario(str(self.path), name)(lambda: None)
            setattr(module, f"test_{number:03}_{''.join(c if c.isalnum() else '_' for c in name)}", test)
        return module


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect every ``.feature`` file."""
    if file_path.suffix == ".feature":
        module: pytest.Collector = FeatureModule.from_parent(parent, path=file_path)
        return module
    return None
