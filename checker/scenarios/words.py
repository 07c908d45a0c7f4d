"""Author's errors and results in plain lines: for pytest's own report, for logs, and for editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from checker.scenarios.compiled import Problem
from checker.scenarios.runner import ScenarioResult

MARKS: Final[Mapping[str, str]] = {"passed": "✓", "failed": "✗", "skipped": "·"}


def problem_line(problem: Problem) -> str:
    """One line for editors and logs: path:line:col: error: CODE: text."""
    place = problem.place
    level = "warning" if problem.warning else "error"
    message = " ".join(problem.message.split())
    near = [each for each in problem.suggestions if each not in message]
    if near:
        message += " " + " | ".join(near)
    return f"{place.path}:{place.line}:{place.column}: {level}: {problem.code}: {message}"


def problem_text(problem: Problem) -> str:
    """A problem with the line it stands in and a caret under what is wrong."""
    place = problem.place
    number = f"{place.line:>4} | "
    lines = [f"{problem.title} ({problem.code}), {place.path.name}, line {place.line}"]
    if problem.text.strip():
        lines.append(number + problem.text)
        if problem.length:
            lines.append(" " * (len(number) + place.column - 1) + "^" * problem.length)
    lines.append(problem.message)
    lines += [f"  {each}" for each in problem.suggestions if each not in problem.message]
    return "\n".join(lines)


def result_text(result: ScenarioResult) -> str:
    """A scenario with a mark before each step, and under the failed one what was expected and found."""
    place = result.scenario.place
    lines = [f"Scenario: {result.scenario.name} ({place.path.name}, line {place.line})"]
    for each in result.steps:
        lines.append(f"  {MARKS[each.status]} {each.step.said} {each.step.text}")
        if each.status == "failed":
            lines += [f"      {line}" for line in each.message.splitlines()]
    return "\n".join(lines)


def result_line(problems: Iterable[Problem], failed: Iterable[ScenarioResult]) -> Iterator[str]:
    """One line for each problem, and for each scenario that does not hold, at the step that failed."""
    yield from (problem_line(problem) for problem in problems)
    for result in failed:
        step = next(each.step for each in result.steps if each.status == "failed")
        message = "; ".join(" ".join(line.split()) for line in result.message.splitlines() if line.strip())
        place = step.place
        name = result.scenario.name
        yield f"{place.path}:{place.line}:{place.column}: error: E200: “{name}” does not hold: {message}"
