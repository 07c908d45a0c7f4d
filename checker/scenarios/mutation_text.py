"""What mutation found, as text for people and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding

from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.theme import Look
from checker.reports.words import number_of
from checker.scenarios.mutation import Mutation, Survivor

_FAILING_SHOWN = 5


def mutation_json(mutation: Mutation) -> str:
    """The survivors: rule, change, plain, operator, and what was changed; without those of wording."""
    rows = [
        {
            "rule": each.mutant.rule,
            "change": each.mutant.change,
            "plain": each.mutant.plain,
            "operator": each.mutant.operator,
            "subject": each.mutant.subject,
        }
        for each in mutation.survivors
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def summary(mutation: Mutation) -> str:
    """One sentence on the score."""
    scored = mutation.tried - len(mutation.wording) - len(mutation.equivalent)
    noticed = scored - len(mutation.survivors)
    unnoticed = len(mutation.survivors)
    return f"{number_of(scored, 'change')} of the rules tried: {noticed:,} noticed, {unnoticed:,} not."


def asides(mutation: Mutation) -> list[str]:
    """Sentences on what stands outside the score."""
    said = []
    if mutation.equivalent:
        count = number_of(len(mutation.equivalent), "further change")
        said.append(f"{count} make no difference to any record: every combination of facts was tried.")
    if mutation.wording:
        count = number_of(len(mutation.wording), "message or citation", "messages and citations")
        said.append(f"{count} could be emptied unnoticed; --wording lists them. They do not count against the rules.")
    return said


def failing_sentence(failing: Sequence[str]) -> str:
    """Why nothing can be said while scenarios fail."""
    shown = "; ".join(failing[:_FAILING_SHOWN])
    more = f"; and {len(failing) - _FAILING_SHOWN} more" if len(failing) > _FAILING_SHOWN else ""
    return f"The scenarios must hold before the rules are changed, and these do not: {shown}{more}"


def _grouped(survivors: Sequence[Survivor]) -> dict[str, list[Survivor]]:
    groups: dict[str, list[Survivor]] = {}
    for each in survivors:
        groups.setdefault(each.mutant.rule, []).append(each)
    return groups


def mutation_plain(mutation: Mutation, *, wording: bool = False, width: int = 78) -> str:
    """Survivors by rule, without signs or colours."""
    lines: list[str] = []
    for rule, survivors in _grouped((*mutation.survivors, *(mutation.wording if wording else ()))).items():
        lines += [rule, *(line for each in survivors for line in _folded(each.mutant.plain, width)), ""]
    lines += [summary(mutation), *asides(mutation)]
    return "\n".join(lines) + "\n"


def _folded(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  - ", subsequent_indent="    ")


def mutation_terminal(mutation: Mutation, look: Look, *, wording: bool = False) -> str:
    """Survivors by rule, in the look of the reports."""
    page = Page(look)
    parts: list[RenderableType] = []
    for rule, survivors in _grouped((*mutation.survivors, *(mutation.wording if wording else ()))).items():
        parts += [page.heading(rule), ""]
        for each in survivors:
            ink = Ink.FAINT if each.mutant.wording else Ink.TEXT
            parts.append(Padding(page.text(each.mutant.plain, ink), (0, 0, 0, 2)))
            parts.append(Padding(page.text(each.mutant.change, Ink.FAINT), (0, 0, 1, 4)))
    parts.append(page.text(summary(mutation), Ink.STRONG))
    parts += [page.text(sentence, Ink.FAINT) for sentence in asides(mutation)]
    return page.print(parts)
