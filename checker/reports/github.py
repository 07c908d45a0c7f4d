"""Annotations for GitHub Actions: a workflow command for each finding that asks something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.documents.document import Document
from checker.reports.batch import Head, Result
from checker.reports.commands import github_command, github_data
from checker.reports.grade import Grade, grade
from checker.reports.remarks import counts_line, heading_of, message_of, place_of, problems_of
from checker.reports.report import EvidencePart, Report
from checker.reports.summary import to_attend

_LEVELS: Final = {
    Grade.MUST: "error",
    Grade.SHOULD: "warning",
    Grade.GRAVE_QUESTION: "warning",
    Grade.NOTE: "notice",
}


class _Annotations:
    def begin(self) -> str:
        """Nothing."""
        return ""

    def add(self, result: Result, document: Document | None = None) -> str:
        """The commands of one record, and a line of its counts for the log."""
        if not isinstance(result, Report):
            return github_command("error", {"file": result.record.source, "title": "Not judged"}, result.message)
        return "".join(_commands(result))

    def end(self, exit_code: int) -> str:
        """Nothing."""
        return ""


def stream(head: Head) -> _Annotations:
    """Writes commands record by record."""
    return _Annotations()


def _commands(report: Report) -> Iterator[str]:
    source = report.record.source
    for finding in to_attend(report):
        properties = {
            "file": source,
            **_position(place_of(finding)),
            "title": f"{heading_of(finding)} [{finding.rule}]",
        }
        yield github_command(_LEVELS[grade(finding)], properties, f"{message_of(finding)} {finding.remedy}")
    for problem in problems_of(report):
        yield github_command("warning", {"file": source, "title": "Waiver"}, problem)
    yield f"Checked {github_data(source)}. {counts_line(report)}\n"


def _position(place: EvidencePart | None) -> dict[str, str]:
    if place is None:
        return {"line": "1"}
    if "\n" in place.quote:
        return {"line": str(place.line), "endLine": str(place.line + place.quote.count("\n"))}
    end = place.column + len(place.quote)
    return {"line": str(place.line), "col": str(place.column), "endColumn": str(end)}
