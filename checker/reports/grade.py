"""How much a finding weighs for the annotations of build servers, each of which has words of its own for it."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, assert_never

from checker.law.rule import Severity
from checker.reports.report import FindingPart
from checker.reports.words import Standing, standing

_GRAVE: Final = (Severity.CRITICAL, Severity.HIGH)


class Grade(Enum):
    """What must be fixed, what should be, a grave question, and all that is only to be known."""

    MUST = auto()
    SHOULD = auto()
    GRAVE_QUESTION = auto()
    NOTE = auto()


def grade(finding: FindingPart) -> Grade:
    """The grade of a finding; one that was accepted is only to be known."""
    which = standing(finding)
    if finding.waived:
        return Grade.NOTE
    match which:
        case Standing.MUST_FIX:
            return Grade.MUST
        case Standing.SHOULD_FIX:
            return Grade.SHOULD
        case Standing.YOUR_CALL:
            return Grade.GRAVE_QUESTION if finding.severity in _GRAVE else Grade.NOTE
        case Standing.MET | Standing.DOES_NOT_APPLY:
            return Grade.NOTE
        case _:
            assert_never(which)
