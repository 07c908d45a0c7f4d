"""Compiles a list of steps: keywords carried on, texts resolved, tables and doc strings checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from checker.law.library import Law
from checker.scenarios.compiled import CompiledStep, Place, Problem
from checker.scenarios.lookup import Fault, Found, look_up
from checker.scenarios.registry import Step, normalised
from checker.scenarios.rows import PLACEHOLDER, Row
from checker.scenarios.source import Source
from checker.scenarios.tables import table_problems

_KEYWORDS: Final = {"Context": "given", "Action": "when", "Outcome": "then"}


@dataclass
class Steps:
    """Compiled steps and what is wrong with those that could not be compiled."""

    steps: list[CompiledStep] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def compile_steps(source: Source, nodes: Sequence[Mapping[str, Any]], row: Row | None, law: Law) -> Steps:
    """The steps of a scenario, filled with the values of a row of an outline."""
    out, row, keyword = Steps(), row or Row(), ""
    for node in nodes:
        said = node["keyword"].strip()
        keyword = _KEYWORDS.get(node["keywordType"], keyword)
        line, column = node["location"]["line"], node["location"]["column"]
        if not keyword:
            message = f"The first step starts with Given, When or Then; “{said}” has nothing to go on from."
            out.problems.append(source.problem("E019", f"“{said}” as the first step", message, line, column, len(said)))
            keyword = "given"
            if not look_up(keyword, row.fill(node["text"]), said, law, source.path.parent).step:
                continue
        if not row.values and PLACEHOLDER.search(node["text"]):
            continue
        _compile(out, source, node, row, law, keyword)
    return out


def _compile(out: Steps, source: Source, node: Mapping[str, Any], row: Row, law: Law, keyword: str) -> None:
    said, text = node["keyword"].strip(), row.fill(node["text"]).strip()
    if PLACEHOLDER.search(text) and PLACEHOLDER.search(node["text"]) and row.unknown(node["text"]):
        return
    found = look_up(keyword, text, said, law, source.path.parent)
    if found.faults or found.step is None:
        out.problems += [_problem(source, node, row, text, fault) for fault in found.faults]
        return
    before = len(out.problems)
    values = _with_argument(out, source, node, row, law, found, found.step)
    if len(out.problems) == before:
        place = Place(source.path, node["location"]["line"], node["location"]["column"])
        out.steps.append(CompiledStep(keyword, said, text, place, found.step, values))


def _with_argument(
    out: Steps, source: Source, node: Mapping[str, Any], row: Row, law: Law, found: Found, step: Step
) -> dict[str, Any]:
    """The slots' values with the table or text under the step, if that is what it takes."""
    values = dict(found.values)
    has = "table" if "dataTable" in node else "text" if "docString" in node else ""
    if has != step.takes:
        out.problems.append(_wrong_argument(source, node, has, step.takes))
    elif has == "table":
        rows = node["dataTable"]["rows"]
        out.problems += table_problems(source, step, rows, row, law)
        values["datatable"] = [[row.fill(cell["value"]) for cell in each["cells"]] for each in rows]
    elif has == "text":
        values["docstring"] = row.fill(node["docString"]["content"])
    return values


def _wrong_argument(source: Source, node: Mapping[str, Any], has: str, takes: str) -> Problem:
    words = {"table": "a table", "text": 'a text between two lines of """', "": ""}
    line, column = node["location"]["line"], node["location"]["column"]
    if takes and has:
        message = f"This step takes {words[takes]} under it, not {words[has]}."
    elif takes:
        message = f"This step takes {words[takes]} under it."
    else:
        message = f"This step takes nothing under it, so {words[has]} here would not be read."
        at = node["dataTable" if has == "table" else "docString"]["location"]
        line, column = at["line"], at["column"]
    title = f"{'A table' if 'table' in (takes, has) else 'A text'} {'missing' if takes else 'too many'}"
    return source.problem("E105", title, message, line, column)


def _problem(source: Source, node: Mapping[str, Any], row: Row, text: str, fault: Fault) -> Problem:
    """A fault at its place: the words in the step, or the cell of the outline's row that brought them."""
    line, column = node["location"]["line"], node["location"]["column"]
    template, keyword = node["text"], node["keyword"]
    start = column + len(keyword)
    message = fault.message
    if fault.code == "E104":
        return source.problem(fault.code, fault.title, message, line, column, len(fault.value), fault.suggestions)
    if fault.value and row.line and fault.value not in template:
        cell = row.cell_in(template, fault.value)
        if cell is not None:
            message += f" It comes from the column “{cell.name}” of the Examples."
            return source.problem(
                fault.code, fault.title, message, row.line, cell.column, len(cell.value), fault.suggestions
            )
    if row.line and text != template.strip():
        message += f" (This is the row of line {row.line}: “{text}”.)"
    if fault.value:
        at = normalised_find(template, fault.value)
        if at >= 0:
            return source.problem(
                fault.code, fault.title, message, line, start + at, len(fault.value), fault.suggestions
            )
    return source.problem(fault.code, fault.title, message, line, start, len(template), fault.suggestions)


def normalised_find(text: str, value: str) -> int:
    """Where ``value``, a part of the normalised text, stands in the text as written; -1 when it cannot be told."""
    at = text.rfind(value)
    if at >= 0:
        return at
    plain = normalised(text)
    return plain.find(value) if len(plain) == len(text) else -1
