"""Every rule with its outcome, grouped by outcome: a table, or a list where there is little room."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from checker.reports.notes import fold
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.report import FindingPart, Report
from checker.reports.words import Standing, standing, urgency

LIST_BELOW: Final = 70
LAW_FROM: Final = 96
_INDENT: Final = 2
_LINE: Final = 4
_GAP: Final = 2
_NARROWEST_LAW: Final = 23
_NARROWEST_TITLE: Final = 30
_LONGEST_INITIALS: Final = 6
_NARROWEST_NAME: Final = 8
_SERIES: Final = re.compile(r" \([A-Z]+ \d{4}/\d+\)")
"""A statutory instrument's number, which the table leaves out."""


def rules_table(page: Page, report: Report) -> list[RenderableType]:
    """Lines of the table. The line number is that of the first words that the finding rests on."""
    groups = {which: [f for f in report.findings if standing(f) is which] for which in Standing}
    width = page.look.width
    if width < LIST_BELOW:
        return _list(page, groups)
    columns = _columns(report, width)
    lines: list[RenderableType] = [_row(page, columns, _header(), [Ink.LABEL] * 4)]
    for which, findings in groups.items():
        if not findings:
            continue
        lines.append(Text(" " * _INDENT).append_text(page.sign(which, f"{which.word}  {len(findings)}")))
        for finding in sorted(findings, key=urgency):
            cells = [finding.title, _line_of(finding), finding.rule, _law_of(finding)]
            strong = Ink.TEXT if which.asks else Ink.FAINT
            lines += _rows(page, columns, cells, [Ink.TEXT, Ink.FAINT, strong, Ink.FAINT], which)
        lines.append("")
    return lines[:-1]


def _columns(report: Report, width: int) -> list[int]:
    """Widths of title, line, rule and law; 0 for a law column that has no room."""
    longest = max((cell_len(finding.title) for finding in report.findings), default=20)
    ids = max((len(finding.rule) for finding in report.findings), default=20)
    room = width - _INDENT - 2 - _LINE - _GAP * 2
    law = _GAP + _NARROWEST_LAW if width >= LAW_FROM else 0
    widest = min(longest, max(room - law - 20, _NARROWEST_TITLE))
    title = min(
        range(widest, min(widest, _NARROWEST_TITLE) - 1, -1),
        key=lambda tried: _height(report, tried, room - law - tried),
    )
    if not law:
        return [title, _LINE, room - title, 0]
    rule = min(ids, room - title - law)
    return [title, _LINE, rule, room - title - rule - _GAP]


def _height(report: Report, title: int, rule: int) -> int:
    """Lines that the rules take when titles and ids have these widths."""
    return sum(max(len(fold(finding.title, title)), len(_folded_id(finding.rule, rule))) for finding in report.findings)


def _header() -> list[str]:
    return ["What was found", "Line", "Rule", "Law"]


def _rows(page: Page, columns: list[int], cells: list[str], inks: list[Ink], which: Standing) -> list[Text]:
    wrapped = [fold(cells[0], columns[0]), [cells[1]], _folded_id(cells[2], columns[2]), []]
    if columns[3]:
        wrapped[3] = [_cropped_law(cells[3], columns[3], page.look.glyphs.ellipsis)]
    rows = []
    for number in range(max(len(cell) for cell in wrapped)):
        line = [cell[number] if number < len(cell) else "" for cell in wrapped]
        rows.append(_row(page, columns, line, inks, which if number == 0 else None))
    return rows


def _row(page: Page, columns: list[int], cells: list[str], inks: list[Ink], which: Standing | None = None) -> Text:
    sign = page.look.glyphs.signs[which] if which else " "
    row = Text(" " * _INDENT, no_wrap=True).append(sign, style=page.theme.words[which] if which else "none").append(" ")
    for number, (cell, width, ink) in enumerate(zip(cells, columns, inks, strict=True)):
        if not width:
            continue
        text = page.text(cell, ink)
        fill = " " * max(0, width - text.cell_len)
        row.append(" " * _GAP if number else "")
        row = Text.assemble(row, fill, text) if number == 1 else Text.assemble(row, text, fill)
    row.no_wrap = True
    row.rstrip()
    return row


def _list(page: Page, groups: dict[Standing, list[FindingPart]]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for which, findings in groups.items():
        if not findings:
            continue
        lines.append(Text(" " * _INDENT).append_text(page.sign(which, f"{which.word}  {len(findings)}")))
        for finding in sorted(findings, key=urgency):
            for line in fold(finding.title, page.look.width - _INDENT - 2):
                lines.append(Text(" " * (_INDENT + 2)).append_text(page.text(line)))
            where = _line_of(finding)
            place = f"{finding.rule}, line {where}" if where else finding.rule
            for line in fold(place, page.look.width - _INDENT - 4):
                lines.append(Text(" " * (_INDENT + 4)).append_text(page.text(line, Ink.FAINT)))
        lines.append("")
    return lines[:-1]


def _line_of(finding: FindingPart) -> str:
    primary = [part for part in finding.evidence if not part.supporting] or finding.evidence
    return str(primary[0].line) if primary else ""


def _law_of(finding: FindingPart) -> str:
    return finding.sources[0].cite


def _cropped_law(cite: str, width: int, ellipsis: str) -> str:
    """A citation in ``width`` cells: the instrument by its initials, number or first words, and what fits."""
    cite = cite.partition(":")[0]
    number = _SERIES.search(cite)
    cite = _SERIES.sub("", cite)
    if cell_len(cite) <= width:
        return cite
    name, comma, provision = cite.rpartition(", ")
    name, provision = (name, provision) if comma else (provision, "")
    name = _initials(name) or (number.group().strip(" ()") if number else name)
    for said in (provision, provision.partition(" and ")[0], provision.partition("(")[0]):
        if said and len(name) + 1 + len(said) <= width:
            return f"{name} {said}"
    if len(name) <= width:
        return name
    room = width - len(ellipsis) - len(provision) - 1
    if room >= _NARROWEST_NAME:
        return f"{name[:room].rstrip(' ,(')}{ellipsis} {provision}"
    return name[: width - len(ellipsis)].rstrip(" ,(") + ellipsis


def _initials(name: str) -> str:
    """ "PCR 2015" for Public Contracts Regulations 2015; nothing for a name without a year, or of too many words."""
    words, _, year = name.rpartition(" ")
    initials = "".join(word.lstrip("(")[0] for word in words.split() if word.lstrip("(")[:1].isupper())
    short = year.isdigit() and len(year) == 4 and 1 < len(initials) <= _LONGEST_INITIALS
    return f"{initials} {year}" if short else ""


def _folded_id(rule: str, width: int) -> list[str]:
    """A rule id broken only after hyphens."""
    lines = [""]
    for part in rule.replace("-", "-\n").split("\n"):
        if lines[-1] and len(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return lines
