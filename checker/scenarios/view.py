"""Author's errors and scenarios that do not hold, as panels for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from checker.engine.finding import Clause, Finding, Truth
from checker.reports.clean import cleaned
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.proof import OPERATORS
from checker.reports.theme import Look
from checker.scenarios.compiled import Problem
from checker.scenarios.runner import ScenarioResult, StepResult
from checker.scenarios.values import parted

_UNICODE = {"passed": "✓", "failed": "✗", "skipped": "·"}
_ASCII = {"passed": "+", "failed": "x", "skipped": "."}
_TRUTHS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "cannot be told"}
_INKS = {"passed": Ink.WORDING, "failed": Ink.PRIMARY, "skipped": Ink.FAINT}
_WIDEST = 120
_QUOTES = 3


class View:
    """Draws problems and results in one look. Paths are shown from ``folder`` on."""

    def __init__(self, look: Look, folder: Path) -> None:
        self.page, self.folder = Page(look), folder
        self.marks = _UNICODE if look.glyphs.unicode else _ASCII
        self.box = box.ROUNDED if look.glyphs.unicode else box.ASCII

    def where(self, path: Path, line: int) -> str:
        """A place, as people say it."""
        name = path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        return f"{name}, line {line}"

    def problem(self, problem: Problem) -> RenderableType:
        """One author's error: the line it stands in, a caret, what is wrong, and what to write."""
        parts: list[RenderableType] = []
        if problem.text.strip():
            parts += [*self._frame(problem), ""]
        parts.append(self.page.text(problem.message))
        fresh = [each for each in problem.suggestions if each not in problem.message]
        parts += [self._indented(each, Ink.WORDING) for each in fresh]
        ink = Ink.SUPPORT if problem.warning else Ink.PRIMARY
        head = self._title(problem.title, ink, problem.code)
        return self._panel(parts, head, self.where(problem.place.path, problem.place.line))

    def _frame(self, problem: Problem) -> Iterator[Text]:
        bar = self.page.look.glyphs.vertical
        number = f"{problem.place.line:>4} {bar} "
        text, column, length = problem.text.rstrip(), problem.place.column, problem.length
        cut = len(text) - len(text.lstrip())
        cut = min(cut, column - 1)
        room = min(self.page.look.width, _WIDEST) - 4 - len(number)
        shift = cut
        if column - 1 - cut + max(length, 1) > room:
            shift = min(column - 1, max(cut, column - 1 + min(length, room) - room))
        shown = text[shift : shift + room]
        more = self.page.look.glyphs.ellipsis[0]
        if shift > cut and column - 1 > shift:
            shown = more + shown[1:]
        if len(text) > shift + room:
            shown = shown[:-1] + more
        yield Text.assemble(self.page.text(number, Ink.GUTTER), self.page.text(shown, Ink.STRONG))
        if length:
            at = column - 1 - shift
            carets = "^" * max(1, min(length, len(shown) - at))
            gutter = self.page.text(f"     {bar} ", Ink.GUTTER)
            yield Text.assemble(gutter, " " * at, self.page.text(carets, Ink.PRIMARY))

    def result(self, result: ScenarioResult) -> RenderableType:
        """A scenario that does not hold: its steps, what was expected and found, and why."""
        scenario = result.scenario
        parts: list[RenderableType] = []
        for each in result.steps:
            parts.append(self._step(each))
            parts += self._under(each)
            if each.status == "failed":
                parts += self._difference(each)
        if result.finding is not None:
            parts += ["", *self._finding(result.finding)]
        head = self._title(scenario.name, Ink.PRIMARY, "draft" if scenario.is_draft else "")
        return self._panel(parts, head, self.where(scenario.place.path, scenario.place.line))

    def _step(self, each: StepResult) -> RenderableType:
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        ink = Ink.FAINT if each.status == "skipped" else Ink.STRONG if each.status == "failed" else Ink.TEXT
        mark = self.page.text(self.marks[each.status], _INKS[each.status])
        grid.add_row(mark, self.page.text(f"{each.step.said} {each.step.text}", ink))
        return grid

    def _under(self, each: StepResult) -> Iterator[RenderableType]:
        table: Sequence[Sequence[str]] = each.step.values.get("datatable", ())
        if table:
            widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
            for row in table:
                cells = " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                yield self._indented(f"| {cells} |", Ink.FAINT)
        text = each.step.values.get("docstring")
        if text:
            lines = str(text).splitlines()
            more = [f"… and {len(lines) - 4} more lines"] if len(lines) > 4 else []
            for line in [*lines[:4], *more]:
                yield self._indented(cleaned(line), Ink.FAINT)

    def _difference(self, each: StepResult) -> Iterator[RenderableType]:
        both = parted(each.message)
        if both is None:
            yield self._indented(cleaned(each.message), Ink.PRIMARY)
            return
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for label, words, ink in (("Expected", both[0], Ink.WORDING), ("Found", both[1], Ink.PRIMARY)):
            grid.add_row(self.page.text(f"    {label}", Ink.LABEL), self.page.text(cleaned(words), ink))
        yield grid

    def _finding(self, finding: Finding) -> Iterator[RenderableType]:
        yield self.page.text(finding.title, Ink.STRONG)
        yield self.page.text(cleaned(finding.message))
        if finding.because:
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(overflow="fold")
            grid.add_column(no_wrap=True)
            for clause in finding.because:
                grid.add_row(self.page.text(_clause(clause)), self.page.text(_TRUTHS[clause.truth], Ink.LABEL))
            yield ""
            yield grid
        quotes = list(dict.fromkeys(" ".join(shown.evidence.quote.split()) for shown in finding.evidence))
        if quotes:
            yield ""
            yield self.page.text("Words of the record", Ink.LABEL)
            for quote in quotes[:_QUOTES]:
                yield self._indented(f"“{cleaned(quote)}”", Ink.SUPPORT)
            if len(quotes) > _QUOTES:
                yield self._indented(f"and {len(quotes) - _QUOTES} more", Ink.FAINT)

    def _indented(self, words: str, ink: Ink) -> RenderableType:
        grid = Table.grid()
        grid.add_column(width=2)
        grid.add_column(overflow="fold")
        grid.add_row("", self.page.text(words, ink))
        return grid

    def _title(self, words: str, ink: Ink, code: str) -> Text:
        room = min(self.page.look.width, _WIDEST) - 12 - len(code)
        words = words if len(words) <= room else words[: room - 1] + "…"
        return Text.assemble(self.page.text(words, ink), " " if code else "", self.page.text(code, Ink.FAINT))

    def _panel(self, parts: Sequence[RenderableType], head: Text, foot: str) -> Panel:
        return Panel(
            Group(*parts), title=head, title_align="left", subtitle=self.page.text(foot, Ink.FAINT),
            subtitle_align="right", box=self.box, border_style=self.page.theme.inks[Ink.GUTTER],
            width=min(self.page.look.width, _WIDEST), padding=(0, 1),
        )  # fmt: skip


def _clause(clause: Clause) -> str:
    value = clause.value if clause.value is not None else "not known"
    fact = clause.fact.replace(".", " ").replace("_", " ")
    return f"{fact} ({value}) {OPERATORS.get(clause.operator, clause.operator)} {clause.operand}?"
