"""The code quality report of GitLab: a list of what each finding asks, with the name that follows it over drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from checker.documents.document import Document
from checker.reports.batch import Head, Result
from checker.reports.clean import cleaned
from checker.reports.grade import Grade, grade
from checker.reports.remarks import heading_of, line_and_column, message_of, problems_of
from checker.reports.report import Report
from checker.reports.summary import to_attend

_SEVERITIES: Final = {
    Grade.MUST: "blocker",
    Grade.SHOULD: "major",
    Grade.GRAVE_QUESTION: "minor",
    Grade.NOTE: "info",
}


class _Issues:
    def __init__(self) -> None:
        self._between = "[\n"

    def begin(self) -> str:
        """The list is opened by its first issue."""
        return ""

    def add(self, result: Result, document: Document | None = None) -> str:
        """The issues of one record."""
        return "".join(self._set_in(issue) for issue in _issues(result))

    def end(self, exit_code: int) -> str:
        """The end of the list."""
        return "[]\n" if self._between == "[\n" else "\n]\n"

    def _set_in(self, issue: dict[str, Any]) -> str:
        before, self._between = self._between, ",\n"
        # the path must stay as it is, so hidden signs in it are written as escapes
        return f"{before}  {json.dumps(issue)}"


def stream(head: Head) -> _Issues:
    """Writes issues record by record."""
    return _Issues()


def _issues(result: Result) -> Iterator[dict[str, Any]]:
    source = result.record.source
    if not isinstance(result, Report):
        yield _issue(source, "not-judged", "blocker", f"Not judged: {result.message}", 1, "not judged")
        return
    for finding in to_attend(result):
        text = f"{heading_of(finding)}. {message_of(finding)}"
        line, _ = line_and_column(finding)
        yield _issue(source, finding.rule, _SEVERITIES[grade(finding)], text, line, finding.fingerprint)
    for problem in problems_of(result):
        yield _issue(source, "waiver", "minor", problem, 1, problem)


def _issue(source: str, check: str, severity: str, text: str, line: int, mark: str) -> dict[str, Any]:
    return {
        "description": cleaned(text),
        "check_name": check,
        # a fingerprint must be alone in the whole report, and two records may hold the same words
        "fingerprint": sha256(f"{source}\n{check}\n{mark}".encode("utf-8", "replace")).hexdigest(),
        "severity": severity,
        "location": {"path": source, "lines": {"begin": line}},
    }
