"""One line a finding, as compilers print them: for editors, grep and hooks."""

from __future__ import annotations

from checker.reports.clean import cleaned, to_ascii
from checker.reports.remarks import line_and_column, message_of
from checker.reports.report import Report
from checker.reports.summary import to_attend
from checker.reports.words import standing


def render_concise(report: Report, *, ascii_only: bool = False) -> str:
    """``FILE:LINE:COL: must fix rule-id message`` for each finding that asks something; nothing for a clear record.

    A finding about words that are not there points at line 1, column 1.
    """
    lines = []
    for finding in to_attend(report):
        line, column = line_and_column(finding)
        where = f"{cleaned(report.record.source)}:{line}:{column}"
        accepted = " (accepted)" if finding.waived else ""
        lines.append(f"{where}: {standing(finding).value}{accepted} {finding.rule} {message_of(finding)}\n")
    text = "".join(lines)
    return to_ascii(text) if ascii_only else text
