"""Runs compiled scenarios directly, without pytest: for watching, coverage and mutation."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from checker.engine.finding import Finding
from checker.engine.judge import Judgement
from checker.errors import CheckerError, EngineFaultError
from checker.law.library import Law
from checker.scenarios.compiled import CompiledScenario, CompiledStep
from checker.scenarios.scene import Scene
from checker.scenarios.values import ScenarioValueError

BREACHED: Final = "rule {rule} is breached"


@dataclass(frozen=True, slots=True)
class StepResult:
    """How one step went. ``message`` says what was expected and found where it failed; steps after it are skipped."""

    step: CompiledStep
    status: Literal["passed", "failed", "skipped"]
    message: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """How a scenario went. ``message`` is the failed step's; ``finding`` the one that this step asked about, if any."""

    scenario: CompiledScenario
    status: Literal["passed", "failed"]
    steps: tuple[StepResult, ...]
    message: str = ""
    finding: Finding | None = None


def run_scenario(
    scenario: CompiledScenario,
    law: Law,
    records: Path,
    *,
    engine: str = "durable",
    judge: Callable[..., Judgement] | None = None,
) -> ScenarioResult:
    """Run one scenario. ``records`` is the folder of the model records; ``judge`` takes the place of
    ``checker.engine.judge.judge``, with the same arguments.

    Raises EngineFaultError when the engine fails; whatever is wrong with the record or the scenario fails a step.
    """
    scene = Scene(law, scenario.place.path.parent, records, engine, judge=judge)
    return run_steps(scenario, scene)


def run_steps(scenario: CompiledScenario, scene: Scene) -> ScenarioResult:
    """Run one scenario in a scene that is ready for it."""
    results: list[StepResult] = []
    failed: StepResult | None = None
    for step in scenario.steps:
        if failed is not None:
            results.append(StepResult(step, "skipped"))
            continue
        message = attempt(scene, step)
        result = StepResult(step, "passed") if message is None else StepResult(step, "failed", message)
        failed = result if message is not None else None
        results.append(result)
    if failed is None:
        return ScenarioResult(scenario, "passed", tuple(results))
    return ScenarioResult(scenario, "failed", tuple(results), failed.message, finding_behind(scene, failed.step))


def attempt(scene: Scene, step: CompiledStep) -> str | None:
    """Do what a step says; the message where it does not hold, None where it does."""
    try:
        perform(scene, step)
    except (AssertionError, ScenarioValueError) as error:
        return str(error) or "This does not hold."
    except EngineFaultError:
        raise
    except CheckerError as error:
        return str(error)
    return None


def perform(scene: Scene, step: CompiledStep) -> None:
    """Do what a step says; raises AssertionError where a Then step does not hold."""
    values: dict[str, Any] = dict(step.values)
    if _wants_named(step.step.run):
        values["named"] = tuple(scene.named)
    if step.step.text == BREACHED:
        scene.named.append(values["rule"])
    step.step.run(scene, **values)


def finding_behind(scene: Scene, step: CompiledStep) -> Finding | None:
    """The finding of the rule that a step names, when the record was checked."""
    rule = step.values.get("rule")
    if rule is None:
        return None
    try:
        return scene.finding(rule)
    except AssertionError:
        return None


@cache
def _wants_named(run: Callable[..., None]) -> bool:
    return "named" in inspect.signature(run).parameters
