"""Which outcomes of which rules the scenarios expect: a reading of the Then steps of feature files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from checker.law.rule import Outcome

_SCENARIO: Final = re.compile(
    r"^\s*(?:Scenario|Scenario Outline|Scenario Template|Example|Background|Rule):", re.MULTILINE
)
_STEP: Final = re.compile(r"^\s*(?:Then|And|But|\*)\s+rule\s+(?P<rule>\S+)\s+(?P<said>\S.*?)\s*$", re.MULTILINE)
_TABLE: Final = re.compile(
    r"^\s*(?:Then|And|But|\*)\s+exactly these rules are breached:\s*\n(?P<rows>(?:\s*\|.*\n?)+)", re.MULTILINE
)
_EXAMPLES: Final = re.compile(r"^\s*(?:Examples|Scenarios):.*\n(?P<rows>(?:\s*(?:\|.*|#.*)?\n?)+)", re.MULTILINE)
_OUTCOMES: Final = {
    "is compliant": Outcome.COMPLIANT,
    "is breached": Outcome.BREACH,
    "needs review": Outcome.REVIEW,
    "does not apply": Outcome.NOT_APPLICABLE,
}


def pinned_in(folder: Path) -> frozenset[tuple[str, Outcome]]:
    """Every rule and outcome that a Then step of a feature file below ``folder`` expects.

    The steps of a scenario outline count once for each row of its examples.
    """
    out: set[tuple[str, Outcome]] = set()
    for path in sorted(folder.rglob("*.feature")):
        for scenario in _SCENARIO.split(path.read_text(encoding="utf-8")):
            out |= set(_pinned(scenario))
    return frozenset(out)


def _pinned(scenario: str) -> Iterator[tuple[str, Outcome]]:
    rows = [row for examples in _EXAMPLES.finditer(scenario) for row in _rows(examples["rows"])] or [{}]
    for step in _STEP.finditer(scenario):
        for row in rows:
            said = _filled(step["said"], row)
            for words, outcome in _OUTCOMES.items():
                if said == words or said.startswith(words + " "):
                    yield _filled(step["rule"], row), outcome
    for table in _TABLE.finditer(scenario):
        for cells in _cells(table["rows"]):
            if cells[0] != "rule":
                yield cells[0], Outcome.BREACH


def _rows(text: str) -> list[dict[str, str]]:
    head, *body = _cells(text) or [[]]
    return [dict(zip(head, cells, strict=False)) for cells in body]


def _cells(text: str) -> list[list[str]]:
    lines = (line.strip() for line in text.splitlines())
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def _filled(text: str, row: dict[str, str]) -> str:
    for name, value in row.items():
        text = text.replace(f"<{name}>", value)
    return text
