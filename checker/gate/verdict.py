"""The verdict on a record, from its findings alone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from checker.law.rule import Outcome, Severity


class Verdict(StrEnum):
    """Whether a record can be published: yes, not yet, or only after a person has looked."""

    CLEAR = "clear"
    HOLD = "hold"
    REFER = "refer"


class Judged(Protocol):
    """What a verdict needs to know of a finding."""

    @property
    def outcome(self) -> Outcome: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def blocks(self) -> bool: ...
    @property
    def waived(self) -> bool: ...


def verdict(findings: Iterable[Judged]) -> Verdict:
    """Hold for a breach that blocks; clear without any breach or grave review; else refer to a person.

    A finding that is waived does not count; its outcome stays what it was.
    """
    worst = Verdict.CLEAR
    for finding in findings:
        if finding.waived:
            continue
        if finding.outcome is Outcome.BREACH:
            if finding.blocks:
                return Verdict.HOLD
            worst = Verdict.REFER
        elif finding.outcome is Outcome.REVIEW and finding.severity in (Severity.CRITICAL, Severity.HIGH):
            worst = Verdict.REFER
    return worst
