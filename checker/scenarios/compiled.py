"""Compiled scenarios: what a feature file says, with every step resolved and every author's error found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.scenarios.registry import Step


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a feature file: 1-based line and column, in code points."""

    path: Path
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One author's error. ``code`` such as E101, stable; ``title`` in a few words; ``message`` in whole sentences.

    ``text`` is the line as written and ``length`` how many code points of it, from the column on, are wrong (0: the
    line as a whole); ``suggestions`` are texts that can be pasted in its place; ``warning`` problems do not fail.
    """

    code: str
    title: str
    message: str
    place: Place
    text: str = ""
    length: int = 0
    suggestions: tuple[str, ...] = ()
    warning: bool = False


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """A step as written and as understood. ``keyword`` is given, when or then; ``said`` the keyword in the file.

    ``values`` holds each slot's text, and ``datatable`` or ``docstring`` where the step takes one.
    """

    keyword: str
    said: str
    text: str
    place: Place
    step: Step
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CompiledScenario:
    """One scenario, or one row of an outline, ready to run: the background's steps come first.

    ``template`` is the outline's own name (the name itself where there is no outline), ``row`` its values,
    ``rule`` the name of the Gherkin Rule around it; ``tags`` are all that apply, without ``@``, in order.
    """

    name: str
    template: str
    place: Place
    steps: tuple[CompiledStep, ...]
    tags: tuple[str, ...] = ()
    feature: str = ""
    rule: str = ""
    row: Mapping[str, str] | None = None

    @property
    def is_draft(self) -> bool:
        """Whether a lawyer has yet to confirm it; a draft never fails a run."""
        return "draft" in self.tags


@dataclass(frozen=True, slots=True)
class Refused:
    """A scenario, or a row of an outline, that cannot run: its problems say why. ``place`` is where it starts."""

    name: str
    place: Place
    problems: tuple[Problem, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledFile:
    """A feature file after compiling.

    Scenarios with problems are left out of ``scenarios`` and stand in ``refused``; ``problems`` are all of the file's.
    """

    path: Path
    feature: str
    description: str
    scenarios: tuple[CompiledScenario, ...]
    problems: tuple[Problem, ...]
    refused: tuple[Refused, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether the file has no problem but warnings."""
        return all(problem.warning for problem in self.problems)
