"""Coverage as text for people and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from checker.law.rule import Outcome
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.theme import Look
from checker.reports.words import number_of
from checker.scenarios.coverage import Coverage, RuleCoverage

_HEADS = ("Rule", "Compliant", "Breach", "Not applicable", "Review", "Limits")


def coverage_json(coverage: Coverage) -> str:
    """Every rule with its outcomes, limits and gaps."""
    whole = {
        "complete": coverage.is_complete,
        "scenarios": coverage.scenarios,
        "rules": [_rule(each) for each in coverage.rules],
        "tags": list(coverage.tags),
        "failing": list(coverage.failing),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: RuleCoverage) -> dict[str, object]:
    return {
        "rule": rule.rule,
        "pack": rule.pack,
        "outcomes": [
            {"outcome": each.outcome, "reason": each.reason, "asserted": count} for each, count in rule.results.items()
        ],
        "limits": [
            {
                "limit": each.words,
                "nearest_below": None if each.nearest_below is None else each.shown(each.nearest_below),
                "nearest_above": None if each.nearest_above is None else each.shown(each.nearest_above),
                "tight": each.is_tight,
            }
            for each in rule.limits
        ],
        "gaps": [{"text": gap.text, "write": gap.write} for gap in rule.gaps],
    }


def summary(coverage: Coverage) -> str:
    """One sentence on the whole."""
    outcomes = [count for rule in coverage.rules for count in rule.results.values()]
    limits = sum(len(rule.limits) for rule in coverage.rules)
    tight = sum(rule.tight for rule in coverage.rules)
    done = sum(1 for count in outcomes if count)
    return (
        f"{number_of(coverage.scenarios, 'scenario')} for {number_of(len(coverage.rules), 'rule')}: "
        f"{done} of {number_of(len(outcomes), 'outcome')} asserted, {tight} of {number_of(limits, 'limit')} pinned on "
        f"both sides, {number_of(len(coverage.gaps), 'gap')}."
    )


def _sentences(coverage: Coverage) -> Iterator[str]:
    for gap in coverage.gaps:
        yield f"{gap.rule}: {gap.text} Write: {gap.write}"
    yield from coverage.tags
    for failing in coverage.failing:
        yield f"This pins nothing while it does not hold: {failing}"


def coverage_plain(coverage: Coverage, *, width: int = 78) -> str:
    """One line for each rule, then what is missing."""
    lines = [f"{rule.rule}: {', '.join(_cells(rule))}" for rule in coverage.rules]
    shown = [part for line in lines for part in textwrap.wrap(line, width, subsequent_indent="  ")]
    missing = [
        part
        for sentence in _sentences(coverage)
        for part in textwrap.wrap(sentence, width, initial_indent="- ", subsequent_indent="  ")
    ]
    text = [*shown, "", *missing, *([""] if missing else []), *textwrap.wrap(summary(coverage), width)]
    return "\n".join(text) + "\n"


def _cells(rule: RuleCoverage) -> list[str]:
    """Asserting steps by outcome, and limits pinned, in words."""
    said = []
    for result, count in rule.results.items():
        name = (result.reason or result.outcome).value.replace("_", " ")
        said.append(f"{name} {count or 'never'}")
    if rule.limits:
        said.append(f"{rule.tight} of {number_of(len(rule.limits), 'limit')}")
    return said


def coverage_terminal(coverage: Coverage, look: Look) -> str:
    """A table of rules, then what is missing."""
    page = Page(look)
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for place, head in enumerate(_HEADS):
        table.add_column(page.text(head, Ink.LABEL), justify="left" if place == 0 else "right")
    for rule in coverage.rules:
        table.add_row(page.text(rule.rule), *(page.text(*cell) for cell in _columns(rule)))
    parts: list[RenderableType] = [table, ""]
    parts += [Padding(page.text(sentence), (0, 0, 0, 2)) for sentence in _sentences(coverage)]
    if not coverage.is_complete:
        parts.append("")
    return page.print([*parts, page.text(summary(coverage), Ink.STRONG)])


def _columns(rule: RuleCoverage) -> Iterator[tuple[str, Ink]]:
    for outcome in (Outcome.COMPLIANT, Outcome.BREACH, Outcome.NOT_APPLICABLE):
        counts = [count for result, count in rule.results.items() if result.outcome is outcome]
        yield ("-", Ink.FAINT) if not counts else (str(counts[0]), Ink.TEXT if counts[0] else Ink.STRONG)
    reviews = [count for result, count in rule.results.items() if result.outcome is Outcome.REVIEW and result.reason]
    yield f"{sum(1 for count in reviews if count)}/{len(reviews)} reasons", Ink.TEXT
    yield (f"{rule.tight}/{len(rule.limits)}", Ink.TEXT) if rule.limits else ("-", Ink.FAINT)
