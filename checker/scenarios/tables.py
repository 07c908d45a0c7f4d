"""The tables that steps take, checked cell by cell before anything runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.law.library import Law
from checker.scenarios.compiled import Problem
from checker.scenarios.corrections import correction
from checker.scenarios.registry import Step
from checker.scenarios.rows import Row
from checker.scenarios.slots import known_names
from checker.scenarios.source import Source
from checker.scenarios.values import ScenarioValueError, fact_named, parse_fact
from checker.yamlfiles import nearest


def table_problems(source: Source, step: Step, rows: Sequence[Mapping[str, Any]], row: Row, law: Law) -> list[Problem]:
    """What is wrong with the cells of a step's table: facts, values and rules that are not known."""
    width = 2 if "fact" in step.text else 1
    out: list[Problem] = []
    for at, line in enumerate(rows):
        cells = line["cells"]
        texts = [row.fill(cell["value"]).strip() for cell in cells]
        if len(cells) != width:
            names = "fact and value" if width == 2 else "rule"
            message = f"This table has {len(cells)} columns and should have {width}: {names}."
            return [_at(source, cells[0], "E105", "A table with other columns", message)]
        if at == 0 and [text.lower() for text in texts] == (["fact", "value"] if width == 2 else ["rule"]):
            continue
        out += _facts(source, cells, texts, law) if width == 2 else _rules(source, cells[0], texts[0], law)
    return out


def _facts(source: Source, cells: Sequence[Mapping[str, Any]], texts: list[str], law: Law) -> list[Problem]:
    try:
        definition = fact_named(law, texts[0])
    except ScenarioValueError as error:
        return [_at(source, cells[0], "E018", "A fact that is not known", _sentence(error))]
    try:
        parse_fact(definition, texts[1])
    except ScenarioValueError as error:
        fixed = correction(definition.type.value, texts[1])
        message = _sentence(error) + (f" Did you mean {fixed}?" if fixed else "")
        near = (fixed,) if fixed else ()
        return [_at(source, cells[1], "E103", "A value in the wrong form", message, near)]
    return []


def _rules(source: Source, cell: Mapping[str, Any], text: str, law: Law) -> list[Problem]:
    known = known_names("rule", law)
    if text in known:
        return []
    message = f"No rule is called “{text}”{nearest(text, known)}"
    return [_at(source, cell, "E018", "A rule that is not known", message.rstrip(".") + ".")]


def _sentence(error: ScenarioValueError) -> str:
    text = str(error)
    return text[0].upper() + text[1:].rstrip(".") + "."


def _at(
    source: Source, cell: Mapping[str, Any], code: str, title: str, message: str, near: tuple[str, ...] = ()
) -> Problem:
    place = cell["location"]
    return source.problem(code, title, message, place["line"], place["column"], len(cell["value"]), near)
