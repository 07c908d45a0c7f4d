"""Which outcomes of which rules the scenarios expect: a reading of the Then steps of feature files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from checker.law.rule import Outcome

_STEP: Final = re.compile(
    r"^\s*(?:Then|And|But|\*)\s+rule (?P<rule>[a-z0-9-]+) "
    r"(?P<said>is compliant|is breached|needs review|does not apply)\b",
    re.MULTILINE,
)
_TABLE: Final = re.compile(
    r"^\s*(?:Then|And|But|\*)\s+exactly these rules are breached:\s*\n((?:\s*\|.*\n?)+)", re.MULTILINE
)
_OUTCOMES: Final = {
    "is compliant": Outcome.COMPLIANT,
    "is breached": Outcome.BREACH,
    "needs review": Outcome.REVIEW,
    "does not apply": Outcome.NOT_APPLICABLE,
}


def pinned_in(folder: Path) -> frozenset[tuple[str, Outcome]]:
    """Every rule and outcome that a Then step of a feature file below ``folder`` expects.

    Rows of a scenario outline's examples are not filled in: a rule's name in angle brackets counts for nothing.
    """
    out: set[tuple[str, Outcome]] = set()
    for path in sorted(folder.rglob("*.feature")):
        text = path.read_text(encoding="utf-8")
        out |= {(match["rule"], _OUTCOMES[match["said"]]) for match in _STEP.finditer(text)}
        for table in _TABLE.findall(text):
            out |= {(cell, Outcome.BREACH) for cell in re.findall(r"\|\s*([a-z0-9-]+)\s*\|", table) if cell != "rule"}
    return frozenset(out)
