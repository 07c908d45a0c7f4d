"""One finding on a terminal: its chip and title, the record's words in a frame, and the explanation."""

from __future__ import annotations

from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.documents.document import Document
from checker.reports.clean import cleaned
from checker.reports.frame import Mark, frame
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.remarks import telling, waiver_words
from checker.reports.report import FindingPart, Report
from checker.reports.summary import sureness
from checker.reports.words import standing

SIDE_BY_SIDE: Final = 120
"""Width from which a finding's frame and its explanation stand beside each other."""


def finding_parts(
    page: Page, report: Report, document: Document, finding: FindingPart, number: str
) -> list[RenderableType]:
    which = standing(finding)
    left = Text.assemble(page.chip(which, which.word), " ", page.text(finding.title, Ink.STRONG))
    full = page.text(f"{finding.rule}  {number}", Ink.FAINT)
    head: list[RenderableType] = []
    if left.cell_len + full.cell_len + 2 <= page.look.width:
        head += page.spread(left, full)
    else:
        indent = max(0, min(page.chip(which, which.word).cell_len + 1, page.look.width - len(finding.rule)))
        head += page.spread(left, page.text(number, Ink.FAINT))
        head.append(Padding(page.text(finding.rule, Ink.FAINT), (0, 0, 0, indent)))
    marks = _marks(finding)
    wide = page.look.width >= SIDE_BY_SIDE
    room = int(page.look.width * 0.54) if wide else page.look.width
    shown = [page.strip(strip) for strip in frame(document, marks, room - 1, page.look.glyphs)]
    if wide and shown:
        both = Table.grid(padding=(0, 3, 0, 0))
        both.add_column(width=room - 1, no_wrap=True)
        both.add_column()
        both.add_row(Group(*shown), _explanation(page, report, finding))
        return [*head, "", both]
    body: list[RenderableType] = [*shown, ""] if shown else []
    return [*head, "", *body, Padding(_explanation(page, report, finding), (0, 0, 0, 4))]


def _explanation(page: Page, report: Report, finding: FindingPart) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, width=7)
    grid.add_column(overflow="fold")
    grid.add_row(page.text("Why", Ink.LABEL), page.text(cleaned(finding.message)))
    for row, source in enumerate(finding.sources):
        grid.add_row(page.text("" if row else "Law", Ink.LABEL), page.text(source.cite, Ink.LINK, url=source.url))
    grid.add_row(page.text("Fix", Ink.LABEL), page.text(finding.remedy))
    if finding.wording:
        grid.add_row(page.text("Wording", Ink.LABEL), page.text(f"“{finding.wording}”", Ink.WORDING))
    if finding.waiver:
        grid.add_row(page.text("Waiver", Ink.LABEL), page.text(waiver_words(finding.waiver)))
    sure = sureness(report, finding)
    if sure:
        grid.add_row(page.text("Sure?", Ink.LABEL), page.text(sure))
    return grid


def _marks(finding: FindingPart) -> list[Mark]:
    return [Mark(part.start, part.end, part.note, part.supporting) for part in telling(finding)]
