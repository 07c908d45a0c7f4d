"""The living document as a page."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.engine.wording import date_words, joined
from checker.errors import ConfigurationError
from checker.law.condition import All, Any_, Condition, FactOperand, FactTest, Not, ParameterOperand
from checker.law.rule import Rule
from checker.reports.proof import OPERATORS, VERIFIED_WORDS, words_of
from checker.reports.words import number_of
from checker.scenarios.compiled import CompiledStep
from checker.scenarios.coverage_limits import Limit
from checker.scenarios.document import LivingDocument, Survivor
from checker.scenarios.pages import page
from checker.scenarios.runner import ScenarioResult

_FOUND: Final = re.compile(r"expected: (?P<expected>[^\n]*)\nfound: (?P<found>[^\n]*)(?:\n(?P<more>.*))?", re.DOTALL)
"""A step's message that tells what was expected from what was found."""


@dataclass(frozen=True, slots=True)
class Test:
    """A condition in words, with the conditions below it."""

    words: str
    below: tuple[Test, ...] = ()


def document_html(document: LivingDocument, *, day: dt.date, folder: Path) -> str:
    """The page; ``day`` is when the scenarios were run, ``folder`` the one that paths are shown from."""

    def place(result: ScenarioResult) -> str:
        path = result.scenario.place.path
        shown = path.relative_to(folder) if folder.is_dir() and path.is_relative_to(folder) else path.name
        return f"{shown}, line {result.scenario.place.line}"

    return page(
        "document.html",
        document=document,
        counts=document.counts,
        day=date_words(day),
        place=place,
        verified=VERIFIED_WORDS,
        in_force=_in_force,
        tests_of=_tests,
        sides=_sides,
        table_of=_table_of,
        difference=_difference,
        number_of=number_of,
        joined=joined,
    )


def read_survivors(path: Path) -> tuple[Survivor, ...]:
    """What ``checker scenarios mutate --format json`` wrote: a list of objects with rule, change and plain.

    Raises ConfigurationError, which names the file, for anything else.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        listed = data["survivors"] if isinstance(data, dict) else data
        return tuple(Survivor(str(each["rule"]), str(each["change"]), str(each["plain"])) for each in listed)
    except OSError as error:
        raise ConfigurationError(f"--survivors {path} could not be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(
            f"--survivors {path} is not what 'checker scenarios mutate --format json' writes."
        ) from error


def _in_force(rule: Rule) -> str:
    if rule.in_force is None:
        return "Always"
    start, end = rule.in_force.from_, rule.in_force.to
    parts = [f"from {date_words(start)}" if start else "", f"to {date_words(end)}" if end else ""]
    days = " ".join(part for part in parts if part) or "always"
    return f"{days[0].upper()}{days[1:]} (the day that counts: {words_of(rule.in_force.dated_by)})"


def _sides(limit: Limit) -> list[tuple[str, bool]]:
    """The nearest value on each side of a limit, and whether it is next to the limit; "" where there is none."""
    pairs = ((limit.nearest_below, limit.below), (limit.nearest_above, limit.above))
    return [
        ("", False) if nearest is None else (limit.shown(nearest), abs(nearest - wanted) <= limit.slack)
        for nearest, wanted in pairs
    ]


def _tests(rule: Rule) -> list[tuple[str, Test]]:
    """What is tested, under the words that lead to it."""
    out = [("It applies when", _test(rule.applies) if rule.applies else Test("always"))]
    if rule.breach:
        out.append(("It is breached when", _test(rule.breach)))
    for clause in rule.review:
        out.append((f"A person decides ({clause.because.value.replace('_', ' ')}) when", _test(clause.when)))
    return out


def _test(condition: Condition) -> Test:
    if isinstance(condition, FactTest):
        return Test(f"{words_of(condition.fact)} {OPERATORS[condition.operator]} {_operand(condition)}")
    if isinstance(condition, Not):
        return Test("this does not hold:", (_test(condition.not_),))
    parts = condition.all if isinstance(condition, All) else condition.any
    lead = "all of these hold:" if isinstance(condition, All) else "at least one of these holds:"
    assert isinstance(condition, All | Any_)
    return Test(lead, tuple(_test(part) for part in parts))


def _operand(test: FactTest) -> str:
    operand = test.operand
    if isinstance(operand, ParameterOperand):
        return f"the figure {operand.parameter} of the day"
    if isinstance(operand, FactOperand):
        return f"the {words_of(operand.fact)}"
    values = operand if isinstance(operand, tuple) else (operand,)
    said = ["yes" if v is True else "no" if v is False else str(v).replace("_", " ") for v in values]
    return joined(said, "or")


def _table_of(step: CompiledStep) -> list[list[str]]:
    """The table under a step, its heading first; empty where there is none."""
    return [list(row) for row in step.values.get("datatable", ())]


def _difference(message: str) -> dict[str, str] | None:
    """Expected, found and explanation of a message that tells them apart; None for any other message."""
    match = _FOUND.fullmatch(message.strip())
    return {key: (value or "").strip() for key, value in match.groupdict().items()} if match else None
