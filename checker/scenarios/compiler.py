"""Compiles feature files: every step resolved, every author's error found before anything runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.law.library import Law
from checker.scenarios.compiled import CompiledFile, CompiledScenario, Place, Problem, Refused
from checker.scenarios.prose import swallowed
from checker.scenarios.rows import Row, rows_of
from checker.scenarios.source import Source, read_source
from checker.scenarios.steps_of import Steps, compile_steps
from checker.scenarios.tags import tag_problems


def compile_file(path: Path, *, data: bytes | None = None, law: Law) -> CompiledFile:
    """Compile one feature file; ``data`` takes the place of what the file holds.

    What is wrong with the file is in ``problems``, in the order of its lines; only OSError is raised.
    """
    source = read_source(path, path.read_bytes() if data is None else data)
    if source.feature is None:
        return CompiledFile(path, "", "", (), tuple(source.problems))
    return _Compiler(source, law).compiled()


def compile_folder(folder: Path, *, law: Law) -> tuple[CompiledFile, ...]:
    """Compile every ``.feature`` file below a folder, in the order of their paths; or the one file given."""
    return tuple(compile_file(path, law=law) for path in feature_files(folder))


def feature_files(folder: Path) -> list[Path]:
    """Every ``.feature`` file below a folder, sorted; hidden folders are left out. A file is taken as it is."""
    if folder.is_file():
        return [folder]
    found = (path for path in folder.rglob("*.feature") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


@dataclass(frozen=True)
class _Around:
    """What stands around a scenario: tags, the background's steps, the name of the Rule, problems of these."""

    tags: tuple[str, ...] = ()
    steps: tuple[dict[str, Any], ...] = ()
    rule: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass
class _Compiler:
    source: Source
    law: Law
    scenarios: list[CompiledScenario] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def compiled(self) -> CompiledFile:
        feature = self.source.feature
        assert feature is not None
        self.problems += self.source.problems
        self.problems += swallowed(self.source, feature, in_scenario=False)
        around, found = self._around(feature, _Around())
        names: dict[str, int] = {}
        for child in self._children(feature, around):
            found = True
            self._scenario(*child, names)
        if not found:
            message = "There is no scenario in this file. A scenario starts with “Scenario:” and a name."
            self.problems.append(self.source.problem("E021", "There is no scenario", message, _line(feature)))
        known = sorted(set(self.problems), key=lambda each: (each.place.line, each.place.column, each.code))
        return CompiledFile(
            self.source.path,
            feature["name"],
            feature.get("description", "").strip(),
            tuple(self.scenarios),
            tuple(known),
            tuple(self.refused),
        )

    def _around(self, node: Mapping[str, Any], outer: _Around) -> tuple[_Around, bool]:
        """What a feature or Rule adds, told before its scenarios are compiled."""
        wrong = tag_problems(self.source, node["tags"], self.law)
        self.problems += wrong
        tags = (*outer.tags, *_names(node["tags"]))
        return _Around(tags, outer.steps, outer.rule, (*outer.problems, *_serious(wrong))), False

    def _children(self, node: Mapping[str, Any], around: _Around) -> Iterator[tuple[Mapping[str, Any], _Around]]:
        for child in node["children"]:
            if "background" in child:
                around = self._with_background(child["background"], around)
            elif "rule" in child:
                rule = child["rule"]
                self.problems += swallowed(self.source, rule, in_scenario=False)
                inner, _ = self._around(rule, around)
                yield from self._children(rule, _Around(inner.tags, inner.steps, rule["name"], inner.problems))
            else:
                yield child["scenario"], around

    def _with_background(self, background: Mapping[str, Any], around: _Around) -> _Around:
        wrong = swallowed(self.source, background, in_scenario=True)
        steps = compile_steps(self.source, background["steps"], None, self.law)
        wrong += steps.problems
        for step in steps.steps:
            if step.keyword != "given":
                message = (
                    f"A Background holds only Given steps; move this {step.keyword.capitalize()} to the scenarios."
                )
                wrong.append(
                    self.source.problem(
                        "E023", "Not a Given in a Background", message, step.place.line, step.place.column
                    )
                )
        self.problems += wrong
        return _Around(
            around.tags, (*around.steps, *background["steps"]), around.rule, (*around.problems, *_serious(wrong))
        )

    def _scenario(self, scenario: Mapping[str, Any], around: _Around, names: dict[str, int]) -> None:
        source, line, name = self.source, _line(scenario), scenario["name"].strip()
        wrong = tag_problems(source, scenario["tags"], self.law) + swallowed(source, scenario, in_scenario=True)
        if not name:
            wrong.append(source.problem("E016", "A scenario without a name", "Say in a few words what it shows.", line))
        elif name in names:
            message = (
                f"Line {names[name]} has a scenario of this name too. Give each its own name, so that both are run."
            )
            wrong.append(source.problem("E010", "Two scenarios of one name", message, line))
        names.setdefault(name, line)
        rows, outline = rows_of(source, scenario, self.law)
        wrong += outline
        tags = (*around.tags, *_names(scenario["tags"]))
        shared = (*around.problems, *_serious(wrong))
        self.problems += wrong
        if not rows or (shared and not all(each.code in ("E020", "E010") for each in shared) and not scenario["steps"]):
            self._refuse(name, Place(source.path, line), shared, tags)
            return
        for row in rows:
            self._row(scenario, around, row, tags, shared)

    def _row(
        self,
        scenario: Mapping[str, Any],
        around: _Around,
        row: Row,
        tags: tuple[str, ...],
        shared: tuple[Problem, ...],
    ) -> None:
        line = _line(scenario)
        steps = compile_steps(self.source, scenario["steps"], row, self.law)
        before = compile_steps(self.source, list(around.steps), row if row.values else None, self.law)
        wrong = list(steps.problems)
        if not any(each.code in _HIDES_ORDER for each in (*wrong, *shared)):
            wrong += self._order(scenario, steps)
        self.problems += wrong
        name = row.fill(scenario["name"].strip())
        place = Place(self.source.path, row.line or line)
        all_tags = (*tags, *row.tags)
        serious = (*shared, *_serious(wrong))
        if serious:
            self._refuse(name, place, serious, all_tags)
            return
        self.scenarios.append(
            CompiledScenario(
                name,
                scenario["name"].strip(),
                place,
                (*before.steps, *steps.steps),
                tuple(dict.fromkeys(all_tags)),
                self.source.feature["name"] if self.source.feature else "",
                around.rule,
                dict(row.values) if row.values else None,
            )
        )

    def _refuse(self, name: str, place: Place, problems: tuple[Problem, ...], tags: tuple[str, ...]) -> None:
        self.refused.append(Refused(name, place, tuple(dict.fromkeys(problems)), tags))

    def _order(self, scenario: Mapping[str, Any], steps: Steps) -> list[Problem]:
        """What is wrong with the order of the steps, or missing among them."""
        line = _line(scenario)
        kinds = [step.keyword for step in steps.steps]
        if not kinds:
            message = "A scenario without steps shows nothing. Write Given, When and Then under it."
            return [self.source.problem("E015", "A scenario without steps", message, line)]
        out = []
        for keyword, message in (
            ("when", "Nothing is checked: write “When the record is checked”."),
            ("then", "Nothing is expected: write a Then, such as “Then no rule is breached”."),
        ):
            if keyword not in kinds:
                title = f"A scenario without {keyword.capitalize()}"
                out.append(self.source.problem("E017", title, message, line))
        if out:
            return out
        first, last = kinds.index("when"), len(kinds) - 1 - kinds[::-1].index("when")
        for at, step in enumerate(steps.steps):
            if step.keyword == "then" and at < first:
                message = "This stands before the record is checked. Write When first, then Then."
            elif step.keyword == "given" and at > last:
                message = "This Given comes after the last When, so the check knows nothing of it. Write it before."
            else:
                continue
            place = step.place
            out.append(self.source.problem("E022", "A step in the wrong order", message, place.line, place.column))
        return out


_HIDES_ORDER = {"E101", "E102", "E103", "E104", "E105", "E018", "E019", "E020", "E012", "E011"}


def _line(node: Mapping[str, Any]) -> int:
    return int(node["location"]["line"])


def _names(tags: list[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix("@") for tag in tags)


def _serious(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(each for each in problems if not each.warning)
