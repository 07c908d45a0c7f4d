"""A waivers file for one finding of a report."""

from __future__ import annotations

from typing import Any


def waivers_for(report: dict[str, Any], record: str) -> str:
    """A waiver, in force for long, of the first breach that may be waived."""
    found = next(one for one in report["findings"] if one["outcome"] == "breach" and "threshold" not in one["rule"])
    return (
        f'- id: W-1\n  rule: {found["rule"]}\n  record: {record}\n  fingerprint: "{found["fingerprint"]}"\n'
        "  ground: Exemption 4.2\n  reason: Recorded in the annex.\n"
        "  approver: {name: Petra Quill, role: Monitoring Officer}\n"
        "  approved_on: 2022-03-10\n  expires: 2099-03-31\n"
    )
