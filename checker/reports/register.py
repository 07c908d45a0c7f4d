"""A register as CSV (RFC 4180): one row a finding, met and not, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Final

from checker.documents.document import Document
from checker.reports.batch import Head, Result
from checker.reports.clean import cleaned
from checker.reports.remarks import place_of, problems_of
from checker.reports.report import FindingPart, Report
from checker.reports.words import standing

COLUMNS: Final = (
    "record", "record title", "verdict", "rule", "pack", "standing", "outcome", "reason", "severity", "basis",
    "blocks publication", "found", "message", "line", "column", "page", "quote", "what to do", "law", "law addresses",
    "waiver", "waiver state", "accepted by", "role", "accepted on", "accepted until", "ground", "waiver reason",
    "law as at", "council", "checker", "fingerprint", "record sha256",
)  # fmt: skip
BOM: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Starts of a cell that a spreadsheet would take for a formula."""


def safe_cell(text: str) -> str:
    """One line that a spreadsheet shows and never works out: a formula gets an apostrophe before it."""
    shown = cleaned(text)
    return f"'{shown}" if shown.startswith(_FORMULA) or text.startswith(_FORMULA) else shown


class _Rows:
    def begin(self) -> str:
        """A byte order mark, by which Excel knows UTF-8 and shows £ as £, and the names of the columns."""
        return BOM + _lines([list(COLUMNS)])

    def add(self, result: Result, document: Document | None = None) -> str:
        """The rows of one record; one row for a record that was not judged, and for each waiver that waives nothing."""
        if not isinstance(result, Report):
            return _lines([_row(record=result.record.source, standing="not judged", message=result.message)])
        about = {
            "record": result.record.source,
            "record_title": result.record.title or "",
            "verdict": result.verdict.value,
            "law_as_at": result.checked.as_at.isoformat() if result.checked.as_at else "",
            "council": result.checked.council_name or result.checked.council or "",
            "checker": result.checked.checker,
            "record_sha256": result.record.sha256,
        }
        rows = [_row(**about, **_finding(finding)) for finding in result.findings]
        rows += [_row(**about, standing="waiver problem", message=problem) for problem in problems_of(result)]
        return _lines(rows)

    def end(self, exit_code: int) -> str:
        """Nothing."""
        return ""


def stream(head: Head) -> _Rows:
    """Writes rows record by record."""
    return _Rows()


def _finding(finding: FindingPart) -> dict[str, str]:
    place, waiver = place_of(finding), finding.waiver
    return {
        "rule": finding.rule,
        "pack": finding.pack,
        "standing": standing(finding).value,
        "outcome": finding.outcome.value,
        "reason": finding.reason.value if finding.reason else "",
        "severity": finding.severity.value,
        "basis": finding.basis.value,
        "blocks_publication": "yes" if finding.blocks else "no",
        "found": finding.title,
        "message": finding.message,
        "line": str(place.line) if place else "",
        "column": str(place.column) if place else "",
        "page": str(place.page) if place and place.page else "",
        "quote": place.quote if place else "",
        "what_to_do": finding.remedy if standing(finding).asks else "",
        "law": "; ".join(source.cite for source in finding.sources),
        "law_addresses": " ".join(source.url for source in finding.sources),
        "fingerprint": finding.fingerprint,
        "waiver": waiver.id if waiver else "",
        "waiver_state": waiver.state.words if waiver else "",
        "accepted_by": waiver.approver if waiver else "",
        "role": waiver.role if waiver else "",
        "accepted_on": waiver.approved_on.isoformat() if waiver else "",
        "accepted_until": waiver.expires.isoformat() if waiver else "",
        "ground": waiver.ground if waiver else "",
        "waiver_reason": waiver.reason if waiver else "",
    }


def _row(**cells: str) -> list[str]:
    return [safe_cell(cells.get(name.replace(" ", "_"), "")) for name in COLUMNS]


def _lines(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
