"""The catalogue of steps on a terminal."""

from __future__ import annotations

from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.theme import Look
from checker.reports.words import number_of
from checker.scenarios.catalogue import SLOT, Catalogue
from checker.scenarios.catalogue_text import example_lines
from checker.scenarios.kinds import Kind
from checker.scenarios.registry import Step

_FEW: Final = 12
"""Members of a closed list that are shown with every search; a longer list is counted."""


def catalogue_terminal(whole: Catalogue, look: Look, *, all_values: bool = False) -> str:
    """Steps by section, then what their slots accept; ``all_values`` writes long closed lists out too."""
    page = Page(look)
    parts: list[RenderableType] = []
    for section in whole.sections:
        parts += [page.heading(section.heading), ""]
        for step in section.steps:
            parts += [*_step(page, step), ""]
    if whole.kinds:
        parts += [page.heading("What the slots accept"), ""]
        for kind in whole.kinds:
            parts += _kind(page, kind, all_values)
        parts.append("")
    count = sum(1 for _ in whole.steps)
    return page.print([*parts, page.text(number_of(count, "step"), Ink.STRONG)])


def _step(page: Page, step: Step) -> list[RenderableType]:
    line = page.text(f"{step.keyword.capitalize()} ", Ink.FAINT)
    position = 0
    for slot in SLOT.finditer(step.text):
        line = Text.assemble(line, page.text(step.text[position : slot.start()], Ink.STRONG))
        line = Text.assemble(line, page.text(slot[0], Ink.SUPPORT))
        position = slot.end()
    line = Text.assemble(line, page.text(step.text[position:], Ink.STRONG))
    rows: list[RenderableType] = [Padding(line, (0, 0, 0, 2))]
    rows.append(Padding(page.text(" ".join(step.meaning.split())), (0, 0, 0, 4)))
    if step.example != step.text or step.takes:
        for example in example_lines(step):
            rows.append(Padding(page.text(example, Ink.WORDING), (0, 0, 0, 4)))
    return rows


def _kind(page: Page, kind: Kind, all_values: bool) -> list[RenderableType]:
    name = page.text(f"{{{kind.name}}} ", Ink.SUPPORT)
    written = f" Written as {', '.join(kind.examples)}." if not kind.members else ""
    rows: list[RenderableType] = [Padding(Text.assemble(name, page.text(f"{kind.accepts}{written}")), (0, 0, 0, 2))]
    if not kind.members:
        return rows
    if all_values:
        for member in kind.members:
            meaning = page.text(f"  {member.meaning}", Ink.FAINT)
            rows.append(Padding(Text.assemble(page.text(member.word), meaning), (0, 0, 0, 4)))
    elif len(kind.members) <= _FEW:
        rows.append(Padding(page.text(", ".join(member.word for member in kind.members)), (0, 0, 0, 4)))
    else:
        some = ", ".join(member.word for member in kind.members[:3])
        rows.append(Padding(page.text(f"{some} and {len(kind.members) - 3} more (--values lists them)"), (0, 0, 0, 4)))
    return rows
