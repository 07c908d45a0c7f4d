"""Issues for the log of an Azure Pipelines job, and how the task went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.documents.document import Document
from checker.reports.batch import Head, Result
from checker.reports.commands import azure_command, azure_data
from checker.reports.grade import Grade, grade
from checker.reports.remarks import counts_line, heading_of, line_and_column, message_of, problems_of
from checker.reports.report import Report
from checker.reports.summary import to_attend

_ISSUE: Final = "task.logissue"
_LEVELS: Final = {Grade.MUST: "error", Grade.SHOULD: "warning", Grade.GRAVE_QUESTION: "warning", Grade.NOTE: ""}
"""Azure has nothing lower than a warning, so that what is only to be known is a line of the log."""


class _Issues:
    def __init__(self) -> None:
        self._warned = False

    def begin(self) -> str:
        """Nothing."""
        return ""

    def add(self, result: Result, document: Document | None = None) -> str:
        """The issues of one record, and a line of its counts for the log."""
        if not isinstance(result, Report):
            where = {"type": "error", "sourcepath": result.record.source, "code": "not-judged"}
            return azure_command(_ISSUE, where, f"Not judged: {result.message}")
        return "".join(self._lines(result))

    def end(self, exit_code: int) -> str:
        """Whether the task failed: it does for every exit code but 0."""
        if exit_code:
            return azure_command("task.complete", {"result": "Failed"}, f"Exit code {exit_code}")
        outcome = "SucceededWithIssues" if self._warned else "Succeeded"
        return azure_command("task.complete", {"result": outcome}, "Exit code 0")

    def _lines(self, report: Report) -> Iterator[str]:
        for finding in to_attend(report):
            level = _LEVELS[grade(finding)]
            text = f"{heading_of(finding)}. {message_of(finding)} {finding.remedy}"
            if not level:
                yield f"Note on {azure_data(f'{report.record.source}: {text}')}\n"
                continue
            self._warned = True
            line, column = line_and_column(finding)
            properties = {
                "type": level,
                "sourcepath": report.record.source,
                "linenumber": str(line),
                "columnnumber": str(column),
                "code": finding.rule,
            }
            yield azure_command(_ISSUE, properties, text)
        for problem in problems_of(report):
            self._warned = True
            yield azure_command(_ISSUE, {"type": "warning", "code": "waiver"}, problem)
        yield f"Checked {azure_data(report.record.source)}. {counts_line(report)}\n"


def stream(head: Head) -> _Issues:
    """Writes issues record by record."""
    return _Issues()
