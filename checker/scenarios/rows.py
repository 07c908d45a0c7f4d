"""The rows of a scenario outline, and what is wrong with its tables of examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from checker.law.library import Law
from checker.scenarios.compiled import Problem
from checker.scenarios.source import Source
from checker.scenarios.tags import tag_problems
from checker.yamlfiles import nearest

PLACEHOLDER: Final = re.compile(r"<([^<>\n]{1,60})>")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an Examples row: its column's name, its text, and its 1-based column in the file."""

    name: str
    value: str
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an outline; a plain scenario is one row without values. ``line`` is 0 there."""

    values: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    tags: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()

    def fill(self, text: str) -> str:
        """The text with the row's values in the place of ``<column>``."""
        if not self.values or "<" not in text:
            return text
        return PLACEHOLDER.sub(lambda match: self.values.get(match[1], match[0]), text)

    def unknown(self, text: str) -> list[str]:
        """The placeholders of a text that name no column."""
        return [name for name in PLACEHOLDER.findall(text) if name not in self.values]

    def cell_in(self, template: str, value: str) -> Cell | None:
        """The cell that brought a wrong value into a step, if it did."""
        used = set(PLACEHOLDER.findall(template))
        mine = [cell for cell in self.cells if cell.name in used and cell.value]
        exact = [cell for cell in mine if cell.value == value]
        near = [cell for cell in mine if value in cell.value or cell.value in value]
        return next(iter(exact or near), None)


def rows_of(source: Source, scenario: Mapping[str, Any], law: Law) -> tuple[list[Row], list[Problem]]:
    """The rows of a scenario with what is wrong with them; no rows at all when the outline cannot run."""
    line, examples = int(scenario["location"]["line"]), scenario["examples"]
    used = list(_placeholders(scenario))
    outline = "outline" in scenario["keyword"].lower() or "template" in scenario["keyword"].lower()
    if not examples and not outline and not used:
        return [Row()], []
    if not examples:
        if outline:
            message = "A Scenario Outline needs a table under “Examples:”, with one row for each case."
            return [], [source.problem("E011", "An outline without Examples", message, line)]
        return [], [
            source.problem(
                "E012",
                "A placeholder without Examples",
                f"“<{name}>” stands for a column of Examples, and this scenario has none.",
                at,
                column,
                len(name) + 2,
            )
            for name, at, column in used[:1]
        ]
    return _tables(source, scenario, examples, used, law)


def _tables(
    source: Source,
    scenario: Mapping[str, Any],
    examples: list[Mapping[str, Any]],
    used: list[tuple[str, int, int]],
    law: Law,
) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    out: list[Problem] = []
    seen: dict[tuple[str, ...], int] = {}
    for table in examples:
        line = int(table["location"]["line"])
        out += tag_problems(source, table["tags"], law)
        if not table.get("tableBody"):
            message = "The Examples have no rows, so nothing would be run. Write one row for each case."
            out.append(source.problem("E011", "Examples without rows", message, line))
            continue
        head = [cell["value"] for cell in table["tableHeader"]["cells"]]
        out += _columns(source, table, head, used, scenario["name"])
        tags = tuple(tag["name"].removeprefix("@") for tag in table["tags"])
        for body in table["tableBody"]:
            texts = tuple(cell["value"] for cell in body["cells"])
            at = int(body["location"]["line"])
            key = tuple(f"{name}={text}" for name, text in sorted(zip(head, texts, strict=True)))
            if key in seen:
                message = f"Line {seen[key]} has the same values, so this row shows nothing new."
                out.append(source.problem("W014", "A row that is repeated", message, at))
            seen.setdefault(key, at)
            cells = tuple(
                Cell(name, text, int(cell["location"]["column"]))
                for name, text, cell in zip(head, texts, body["cells"], strict=True)
            )
            rows.append(Row(dict(zip(head, texts, strict=True)), at, tags, cells))
    return ([] if any(each.code == "E011" for each in out) else rows), out


def _columns(
    source: Source,
    table: Mapping[str, Any],
    head: list[str],
    used: list[tuple[str, int, int]],
    title: str,
) -> Iterator[Problem]:
    """Placeholders that are no column, columns that are no placeholder, columns named twice."""
    meant: set[str] = set()
    told: set[str] = set()
    for name, line, column in used:
        if name in head or name in told:
            continue
        told.add(name)
        guess = nearest(name, [each for each in head if each])
        meant.add(guess)
        message = f"No column of the Examples is called “{name}”"
        message += guess.replace("(did", "— did").replace("?)", "?") if guess else f"; there are {', '.join(head)}."
        yield source.problem("E012", "A placeholder that is no column", message, line, column, len(name) + 2)
    names = {name for name, _, _ in used} | set(PLACEHOLDER.findall(title))
    for cell in table["tableHeader"]["cells"]:
        name, at = cell["value"], cell["location"]
        if head.count(name) > 1 or not name:
            message = "Each column of the Examples needs a name of its own."
            yield source.problem("E012", "A column without a name of its own", message, at["line"], at["column"])
        elif name not in names and not any(f" {name}?" in guess for guess in meant):
            message = f"No step uses “<{name}>”, so this column changes nothing."
            yield source.problem("W013", "A column that is not used", message, at["line"], at["column"], len(name))


def _placeholders(scenario: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Every placeholder in the steps, their tables, and (where Examples have the column) their texts."""
    head = {cell["value"] for table in scenario["examples"] for cell in table.get("tableHeader", {}).get("cells", ())}
    for step in scenario["steps"]:
        line, start = step["location"]["line"], step["location"]["column"] + len(step["keyword"])
        for match in PLACEHOLDER.finditer(step["text"]):
            yield match[1], line, start + match.start()
        for row in step.get("dataTable", {}).get("rows", ()):
            for cell in row["cells"]:
                for match in PLACEHOLDER.finditer(cell["value"]):
                    yield match[1], cell["location"]["line"], cell["location"]["column"] + match.start()
        for match in PLACEHOLDER.finditer(step.get("docString", {}).get("content", "")):
            if match[1] in head:
                yield match[1], line, start
