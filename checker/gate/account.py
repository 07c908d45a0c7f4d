"""What the audit log says of one record that the gate was asked about: digests and outcomes, never its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.gate.receipt import Receipt
from checker.gate.waivers import file_name
from checker.reports.report import Report


def account(
    source: str, report: Report | None, receipt: Receipt | None, *, checker: str, law: Mapping[str, str]
) -> dict[str, Any]:
    """The body of the entry for a record; ``report`` and ``receipt`` are None where it was not judged.

    ``checker`` is the version that judged, ``law`` the digests of what it judged by.
    """
    body: dict[str, Any] = {"record": file_name(source), "checker": checker, "law": dict(law)}
    if report is None or receipt is None:
        return {**body, "verdict": None}
    return {
        **body,
        "sha256": receipt.sha256,
        "verdict": receipt.verdict.value,
        "engine": receipt.engine,
        "report_sha256": receipt.report_sha256,
        "receipt": receipt.digest,
        "waivers": list(report.waivers.applied) if report.waivers else [],
    }
