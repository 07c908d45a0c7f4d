"""Facts, outcomes and whole scenarios as feature files write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from checker.engine.finding import Finding
from checker.engine.wording import date_words
from checker.facts.dictionary import FactDefinition
from checker.facts.fact import FactValue, Unknown
from checker.facts.money import Money
from checker.law.library import Law
from checker.law.rule import Outcome
from checker.scenarios.coverage import Result
from checker.scenarios.mutants import pounds
from checker.scenarios.mutation_values import State
from checker.scenarios.values import QUALIFIER_WORDS, VAT_WORDS

LONGEST: Final = 160
"""Code points of a text that a draft quotes."""


def value_text(definition: FactDefinition, value: FactValue) -> str:
    """A value as a table of facts takes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        before = next((words for words, one in QUALIFIER_WORDS.items() if one is value.qualifier), "")
        after = next((words for words, one in VAT_WORDS.items() if one is value.vat), "with no mention of VAT")
        return f"{before}{pounds(value.pence)} {after}"
    if isinstance(value, dt.date):
        return date_words(value)
    if isinstance(value, tuple):
        return "; ".join(_plain(item.replace(";", ",")) for item in value) or "none"
    if isinstance(value, int):
        return str(value)
    return value.replace("_", " ") if definition.choices else _plain(value)


def _plain(text: str) -> str:
    """One line of text, cut at a word where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0]


def given_lines(law: Law, facts: Mapping[str, State]) -> list[str]:
    """Given steps for facts: a table of those that are known, and a step for each that is stated in two ways."""
    rows = [
        (law.dictionary[name].words, _cell(value_text(law.dictionary[name], state)))
        for name, state in facts.items()
        if not isinstance(state, Unknown)
    ]
    doubtful = [name for name, state in facts.items() if state is Unknown.AMBIGUOUS]
    lines = []
    if rows:
        table = [("fact", "value"), *rows]
        widths = [max(len(row[place]) for row in table) for place in (0, 1)]
        lines.append("Given a decision record with these facts:")
        lines += [f"  | {row[0].ljust(widths[0])} | {row[1].ljust(widths[1])} |" for row in table]
    for name in doubtful:
        lines.append(f"{'And' if lines else 'Given'} the record gives the {law.dictionary[name].words} in two ways")
    return lines


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def then_lines(finding: Finding, *, severity: bool = False) -> list[str]:
    """What a finding is, as Then steps; the first begins with Then."""
    rule = finding.rule.rule
    reason = finding.reason if finding.outcome is Outcome.REVIEW else None
    lines = [f"Then rule {rule} {Result(finding.outcome, reason).words}"]
    if severity and finding.outcome in (Outcome.REVIEW, Outcome.BREACH):
        lines.append(f"And the finding for {rule} is of {finding.severity.value} severity")
    return lines


def scenario_text(name: str, steps: Sequence[str], remarks: Sequence[str] = ()) -> str:
    """A scenario marked as a draft, indented for a feature file; ``remarks`` become comments above it."""
    lines = [f"  # {remark}" for remark in remarks]
    lines += ["  @draft", f"  Scenario: {name}", *(f"    {step}" for step in steps)]
    return "\n".join(lines) + "\n"


def feature_text(name: str, description: str, scenarios: Sequence[str]) -> str:
    """A feature file."""
    return f"Feature: {name}\n  {description}\n\n" + "\n".join(scenarios)
