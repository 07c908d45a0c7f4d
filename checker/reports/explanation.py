"""The whole account of one rule for one record: its duty, what was found, and the proof tree."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding

from checker.documents.document import Document
from checker.reports.finding import finding_parts
from checker.reports.page import Page
from checker.reports.plain import finding_lines, node_lines, written
from checker.reports.proof import Node
from checker.reports.report import FindingPart, Report
from checker.reports.theme import Look
from checker.reports.tree import proof_parts


def explain_terminal(report: Report, document: Document, finding: FindingPart, root: Node, look: Look) -> str:
    """The account for a terminal."""
    page = Page(look)
    parts: list[RenderableType] = [*finding_parts(page, report, document, finding, finding.outcome.value), ""]
    parts += [page.heading("How this was worked out"), "", *proof_parts(page, report, finding, root), ""]
    for heading, words in _about(finding):
        parts += [page.heading(heading), "", Padding(page.text(words), (0, 0, 0, 2)), ""]
    return page.print(parts[:-1])


def explain_plain(report: Report, finding: FindingPart, root: Node, *, width: int = 78) -> str:
    """The account in plain sentences."""

    def lines() -> Iterator[str]:
        yield from finding_lines(report, finding, f"Outcome: {finding.outcome.value.replace('_', ' ')}")
        yield ""
        yield "HOW THIS WAS WORKED OUT"
        yield ""
        yield from node_lines(root)
        for heading, words in _about(finding):
            yield ""
            yield f"{heading}: {words}"

    return written(lines(), width, ascii_only=False)


def _about(finding: FindingPart) -> list[tuple[str, str]]:
    rows = [("What the rule asks", finding.duty), ("What it does not cover", finding.does_not_cover)]
    return [(heading, words) for heading, words in rows if words]
