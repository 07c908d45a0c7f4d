"""pytest plugin that runs ``.feature`` files with pytest-bdd and this project's vocabulary; no Python file needed.

Files are compiled first. Each scenario that compiled is run by pytest-bdd; each that did not is one failing item with
its author's errors; a file with errors of its own is one more. No file stops another.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, scenario, then, when
from pytest_bdd.feature import features
from pytest_bdd.parser import Feature, ScenarioTemplate
from pytest_bdd.parser import Step as BddStep
from pytest_bdd.parsers import StepParser

from checker.law.library import Law, load_law
from checker.scenarios.compiled import CompiledFile, CompiledScenario, CompiledStep, Problem, Refused
from checker.scenarios.compiler import compile_file
from checker.scenarios.runner import ScenarioResult, StepResult, finding_behind, perform
from checker.scenarios.scene import Scene
from checker.scenarios.values import ScenarioValueError
from checker.scenarios.words import problem_text, result_text
from checker.shipped import records_folder, rules_folder


@dataclass
class Suite:
    """What a run is made of, and what came of it. ``wanted`` chooses scenarios by name and tags."""

    law: Law | None = None
    wanted: Callable[[str, Sequence[str], Sequence[CompiledStep]], bool] | None = None
    engine: str = "both"
    files: list[CompiledFile] = field(default_factory=list)
    results: list[ScenarioResult] = field(default_factory=list)
    refused: list[tuple[CompiledFile, Refused]] = field(default_factory=list)

    def the_law(self) -> Law:
        """The law of the run; the shipped one, loaded once, when none was given."""
        if self.law is None:
            self.law = load_law([rules_folder()])
        return self.law


SUITE = pytest.StashKey[Suite]()
_TRAIL = pytest.StashKey[list[StepResult]]()


class RefusedScenarioError(Exception):
    """A scenario, or a file, that cannot run for its author's errors."""


class VocabularyParser(StepParser):
    """Takes every step of one keyword: the compile pass has found its one meaning already."""

    def parse_arguments(self, name: str) -> dict[str, Any]:
        """Nothing: what the step says stands in the compiled scenario."""
        return {}

    def is_matching(self, name: str) -> bool:
        """Whether the step was compiled, which gives it a name of its own."""
        return True


def _perform(request: pytest.FixtureRequest, scene: Scene) -> None:
    node = request.node
    assert isinstance(node, ScenarioItem), "steps of the vocabulary run in .feature files"
    trail = node.stash[_TRAIL]
    step = node.compiled.steps[len(trail)]
    try:
        perform(scene, step)
    except BaseException as error:
        trail.append(StepResult(step, "failed", str(error) or "This does not hold."))
        raise
    trail.append(StepResult(step, "passed"))


@given(VocabularyParser("given"))
def _given(request: pytest.FixtureRequest, scene: Scene) -> None:
    _perform(request, scene)


@when(VocabularyParser("when"))
def _when(request: pytest.FixtureRequest, scene: Scene) -> None:
    _perform(request, scene)


@then(VocabularyParser("then"))
def _then(request: pytest.FixtureRequest, scene: Scene) -> None:
    _perform(request, scene)


@pytest.fixture(scope="session")
def law(pytestconfig: pytest.Config) -> Law:
    """The law of the run, loaded once."""
    return pytestconfig.stash[SUITE].the_law()


@pytest.fixture
def scene(law: Law, request: pytest.FixtureRequest) -> Scene:
    """A fresh scene for each scenario."""
    engine = request.config.stash[SUITE].engine
    made = Scene(law, request.path.parent, records_folder(), engine)
    if isinstance(request.node, ScenarioItem):
        request.node.scene = made
    return made


def pytest_configure(config: pytest.Config) -> None:
    """Have a suite ready, unless whoever runs pytest brought one."""
    if SUITE not in config.stash:
        config.stash[SUITE] = Suite()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect every ``.feature`` file."""
    if file_path.suffix == ".feature":
        found: pytest.Collector = FeatureFile.from_parent(parent, path=file_path)
        return found
    return None


class FeatureFile(pytest.File):
    """A ``.feature`` file as pytest collects it."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for each scenario, row of an outline, refused scenario, and file with errors outside scenarios."""
        suite = self.config.stash[SUITE]
        file = compile_file(self.path, law=suite.the_law())
        suite.files.append(file)
        wanted = suite.wanted or (lambda name, tags, steps: True)
        for refused in file.refused:
            if wanted(refused.name, refused.tags, ()):
                yield self._item(ProblemItem, refused.name, refused=refused, file=file)
        inside = {problem for refused in file.refused for problem in refused.problems}
        outside = tuple(each for each in file.problems if each not in inside and not each.warning)
        if outside:
            whole = Refused("(file)", outside[0].place, outside)
            yield self._item(ProblemItem, "(file)", refused=whole, file=file)
        chosen = [each for each in file.scenarios if wanted(each.name, each.tags, each.steps)]
        yield from self._scenarios(file, chosen)

    def _scenarios(self, file: CompiledFile, chosen: Sequence[CompiledScenario]) -> Iterator[pytest.Item]:
        feature = _bdd_feature(file, chosen)
        # pytest-bdd reads a file through this cache; a file that changed since must not be run as it was
        features[feature.filename] = feature
        for number, compiled in enumerate(chosen):
            wrapped = scenario(feature.filename, _unique(number, compiled))(lambda: None)
            yield self._item(ScenarioItem, compiled.name, compiled=compiled, wrapped=wrapped)

    def _item(self, kind: type[Any], name: str, **more: Any) -> Any:
        return kind.from_parent(self, name=self._named(name), **more)

    def _named(self, name: str) -> str:
        """A node id that can be read, and that no other item of the file has."""
        plain = " ".join(name.replace("::", ":").split()) or "(no name)"
        taken = self.__dict__.setdefault("_taken", {})
        taken[plain] = taken.get(plain, 0) + 1
        return plain if taken[plain] == 1 else f"{plain} ({taken[plain]})"


def _unique(number: int, compiled: CompiledScenario) -> str:
    return f"{number}: {compiled.name}"


def _bdd_feature(file: CompiledFile, chosen: Sequence[CompiledScenario]) -> Feature:
    """The compiled scenarios as pytest-bdd holds them, with rows of outlines written out."""
    name = str(file.path.absolute())
    feature = Feature(
        OrderedDict(), name, file.path.name, "en", "Feature", file.feature, set(), None, 1, file.description
    )
    for number, compiled in enumerate(chosen):
        title = _unique(number, compiled)
        template = ScenarioTemplate(feature, "Scenario", title, compiled.place.line, False, "")
        for step in compiled.steps:
            place = step.place
            template.add_step(BddStep(step.text, step.keyword, place.column - 1, place.line, step.said))
        feature.scenarios[title] = template
    return feature


class ScenarioItem(pytest.Function):
    """One scenario, run by pytest-bdd."""

    scene: Scene | None = None

    def __init__(
        self, name: str, parent: pytest.File, compiled: CompiledScenario, wrapped: Callable[..., Any], **more: Any
    ) -> None:
        self.compiled = compiled

        def run(request: pytest.FixtureRequest) -> None:
            wrapped(request, {})

        super().__init__(name, parent, callobj=run, **more)
        self.stash[_TRAIL] = []
        for tag in compiled.tags:
            self.keywords[tag] = True

    def reportinfo(self) -> tuple[Path, int, str]:
        """The scenario's line, or the row's."""
        return self.path, self.compiled.place.line - 1, self.compiled.name

    def runtest(self) -> None:
        """Run it and keep what came of each step; a draft that does not hold is no failure."""
        suite, trail = self.config.stash[SUITE], self.stash[_TRAIL]
        trail.clear()
        try:
            super().runtest()
        except (AssertionError, ScenarioValueError):
            suite.results.append(self._result())
            self._tell()
            if self.compiled.is_draft:
                pytest.xfail("a draft that no lawyer has confirmed does not hold")
            raise
        if len(trail) != len(self.compiled.steps):
            raise AssertionError(f"only {len(trail)} of {len(self.compiled.steps)} steps were run")
        suite.results.append(self._result())
        self._tell()

    def _result(self) -> ScenarioResult:
        trail = self.stash[_TRAIL]
        skipped = (StepResult(step, "skipped") for step in self.compiled.steps[len(trail) :])
        steps = (*trail, *skipped)
        failed = next((each for each in steps if each.status == "failed"), None)
        if failed is None:
            return ScenarioResult(self.compiled, "passed", steps)
        finding = finding_behind(self.scene, failed.step) if self.scene else None
        return ScenarioResult(self.compiled, "failed", steps, failed.message, finding)

    def _tell(self) -> None:
        """Put the result where reports of every kind keep it, also those of other processes."""
        result = self.config.stash[SUITE].results[-1]
        place = self.compiled.place
        self.user_properties += [
            ("scenario", self.compiled.name),
            ("line", place.line),
            ("tags", " ".join(self.compiled.tags)),
            ("steps", " ".join(each.status for each in result.steps)),
        ]

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The scenario with its steps, and what was expected and found."""
        if isinstance(excinfo.value, AssertionError | ScenarioValueError) and self.stash[_TRAIL]:
            return result_text(self._result())
        return super().repr_failure(excinfo)


class ProblemItem(pytest.Item):
    """A scenario or a file that cannot run: it fails, and says why."""

    def __init__(self, name: str, parent: pytest.File, refused: Refused, file: CompiledFile, **more: Any) -> None:
        super().__init__(name, parent, **more)
        self.refused, self.file = refused, file

    def reportinfo(self) -> tuple[Path, int, str]:
        """The line of the first problem."""
        return self.path, self.refused.place.line - 1, self.refused.name

    def runtest(self) -> None:
        """Fail."""
        self.config.stash[SUITE].refused.append((self.file, self.refused))
        problems: Sequence[Problem] = self.refused.problems
        self.user_properties.append(("problems", " ".join(problem.code for problem in problems)))
        raise RefusedScenarioError("\n\n".join(problem_text(problem) for problem in problems))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The author's errors."""
        return str(excinfo.value) if isinstance(excinfo.value, RefusedScenarioError) else super().repr_failure(excinfo)
