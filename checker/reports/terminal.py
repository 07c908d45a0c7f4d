"""The report for a terminal: the verdict, what was read, every rule, then each finding in the record's own words."""

from __future__ import annotations

import shlex
from typing import Final

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from checker.documents.document import Document
from checker.gate.verdict import Verdict
from checker.law.rule import Severity
from checker.reports.clean import cleaned
from checker.reports.finding import finding_parts
from checker.reports.notes import fold
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.proof import VERIFIED_WORDS, words_of
from checker.reports.remarks import problems_of
from checker.reports.report import FindingPart, Report
from checker.reports.rules_table import rules_table
from checker.reports.summary import (
    answered,
    facts_read,
    last_line,
    law_line,
    laws_cited,
    next_commands,
    not_looked_at,
    standing_counts,
    to_attend,
    verdict_sentence,
)
from checker.reports.theme import Look
from checker.reports.tree import proof_parts
from checker.reports.words import VERDICT_STANDING, VERDICT_WORDS, Standing, number_of, numbers_in_words, standing

_ASCII_BOX: Final = box.Box("####\n#  #\n####\n#  #\n####\n####\n#  #\n####\n", ascii=True)
_GRAVE: Final = (Severity.CRITICAL, Severity.HIGH)


def render_terminal(report: Report, document: Document, look: Look, *, exit_code: int, options: str = "") -> str:
    """The whole report; ``options`` are the options of this run, repeated in the next commands."""
    page = Page(look)
    parts = [*_identity(page, report), *_verdict(page, report), *_read(page, report)]
    parts += ["", page.heading(f"{number_of(len(report.findings), 'rule')} checked"), ""]
    parts += rules_table(page, report)
    findings = to_attend(report)
    if findings:
        parts += ["", page.heading(number_of(len(findings), "finding")), ""]
    for number, finding in enumerate(findings, 1):
        parts += [*finding_parts(page, report, document, finding, f"{number}/{len(findings)}"), "", ""]
    parts += _workings(page, report, findings)
    parts += _law(page, report)
    parts += _left_out(page, report)
    parts += _next(page, report, exit_code, options)
    return page.print(parts)


def _identity(page: Page, report: Report) -> list[RenderableType]:
    parts: list[RenderableType] = [
        *page.spread(page.text("Decision record check", Ink.STRONG), page.text(law_line(report), Ink.FAINT))
    ]
    title = cleaned(report.record.title or "")
    if title:
        parts.append(page.text(title))
    parts.append(page.text(cleaned(report.record.source), Ink.FAINT))
    for warning in (*report.record.warnings, *problems_of(report)):
        parts.append(Text.assemble(page.sign(Standing.SHOULD_FIX, ""), page.text(cleaned(warning))))
    return [*parts, ""]


def _verdict(page: Page, report: Report) -> list[RenderableType]:
    which = VERDICT_STANDING[report.verdict]
    words = VERDICT_WORDS[report.verdict]
    body = Group(page.text(words, Ink.STRONG), page.text(verdict_sentence(report)), "", *_counts(page, report))
    return [
        Panel(
            body, title=page.chip(which, report.verdict.value), title_align="left", padding=(1, 2),
            box=box.HEAVY if page.look.glyphs.unicode else _ASCII_BOX, width=page.look.width,
            border_style=page.theme.words[which],
        )
    ]  # fmt: skip


def _counts(page: Page, report: Report) -> list[Text]:
    """The strip of counts, broken only between counts."""
    lines = [Text()]
    for each, count in standing_counts(report).items():
        text = Text(f"{page.look.glyphs.signs[each]} ", style=page.theme.words[each])
        text = Text.assemble(text, (f"{count}", "bold"), f" {each.value}")
        if lines[-1] and lines[-1].cell_len + 3 + text.cell_len > page.look.width - 6:
            lines.append(Text())
        lines[-1] = Text.assemble(lines[-1], "   " if lines[-1] else "", text)
    return lines


def _read(page: Page, report: Report) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in facts_read(report):
        value = page.text(row.words) if row.words else page.text("not stated", Ink.FAINT)
        where = numbers_in_words(list(row.lines))
        aside = ", ".join(part for part in (where, cleaned(row.remark)) if part)
        if aside:
            value = Text.assemble(value, "  ", page.text(aside, Ink.FAINT))
        grid.add_row(page.text(row.label, Ink.LABEL), value)
    parts: list[RenderableType] = ["", page.heading("What we read"), "", Padding(grid, (0, 0, 0, 2))]
    told = answered(report)
    if told:
        parts += ["", page.heading("What you told us"), ""]
        for name, fact in told:
            label, note = page.text(f"{words_of(name)}: ", Ink.LABEL), page.text(cleaned(fact.note), Ink.FAINT)
            line = Text.assemble(label, page.text(f"{fact.words}  "), note)
            parts.append(Padding(line, (0, 0, 0, 2)))
    return parts


def _workings(page: Page, report: Report, findings: list[FindingPart]) -> list[RenderableType]:
    matter = [f for f in findings if standing(f) is not Standing.YOUR_CALL]
    if report.verdict is Verdict.REFER:
        matter += [f for f in findings if standing(f) is Standing.YOUR_CALL and f.severity in _GRAVE]
    if not matter:
        return []
    parts: list[RenderableType] = [page.heading("How this was worked out")]
    for finding in matter:
        parts += ["", *proof_parts(page, report, finding)]
    if len(matter) < len(report.findings):
        parts += ["", Padding(page.text("Any other rule: checker explain RECORD RULE", Ink.FAINT), (0, 0, 0, 2))]
    return [*parts, ""]


def _law(page: Page, report: Report) -> list[RenderableType]:
    cited = laws_cited(report)
    if not cited:
        return []
    parts: list[RenderableType] = [page.heading("Law cited"), ""]
    for source in cited:
        how = page.text(f" ({VERIFIED_WORDS[source.verified]})", Ink.FAINT)
        parts.append(Padding(Text.assemble(page.text(source.cite), how), (0, 0, 0, 2)))
        if source.url:
            for line in fold(source.url, page.look.width - 4):
                parts.append(Padding(page.text(line, Ink.LINK, url=source.url), (0, 0, 0, 4)))
    return [*parts, ""]


def _left_out(page: Page, report: Report) -> list[RenderableType]:
    left_out = not_looked_at(report)
    if not left_out:
        return []
    parts: list[RenderableType] = [page.heading("What this check did not look at"), ""]
    previous = ""
    for pack, item in left_out:
        if pack != previous:
            parts.append(Padding(page.text(pack, Ink.LABEL), (0, 0, 0, 2)))
            previous = pack
        bullet = Table.grid(padding=(0, 1, 0, 0))
        bullet.add_row(page.text(page.look.glyphs.dot, Ink.FAINT), page.text(item))
        parts.append(Padding(bullet, (0, 0, 0, 4)))
    return [*parts, ""]


def _next(page: Page, report: Report, exit_code: int, options: str) -> list[RenderableType]:
    parts: list[RenderableType] = [page.heading("Next"), ""]
    for command, purpose in next_commands(report, shlex.quote(report.record.source), options):
        parts.append(Padding(page.text(purpose.capitalize(), Ink.FAINT), (0, 0, 0, 2)))
        parts.append(Padding(page.text(cleaned(command), Ink.STRONG), (0, 0, 0, 4)))
    which = VERDICT_STANDING[report.verdict]
    return [*parts, "", page.sign(which, page.encoded(last_line(report, exit_code)))]
