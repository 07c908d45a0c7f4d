"""The words and signs that every output uses for outcomes and verdicts."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from checker.engine.wording import joined
from checker.gate.verdict import Judged, Verdict
from checker.law.rule import Outcome, Severity


class Standing(StrEnum):
    """What an outcome asks of the officer; in order of urgency."""

    MUST_FIX = "must fix"
    SHOULD_FIX = "should fix"
    YOUR_CALL = "your call"
    MET = "met"
    DOES_NOT_APPLY = "does not apply"

    @property
    def word(self) -> str:
        """As a heading: "Must fix"."""
        return self.value.capitalize()

    @property
    def sign(self) -> str:
        """The sign that stands beside the word, never instead of it."""
        return _SIGNS[self]

    @property
    def asks(self) -> bool:
        """Whether the officer has something to do."""
        return self in (Standing.MUST_FIX, Standing.SHOULD_FIX, Standing.YOUR_CALL)


_SIGNS: Final = {
    Standing.MUST_FIX: "✗",
    Standing.SHOULD_FIX: "▲",
    Standing.YOUR_CALL: "?",
    Standing.MET: "✓",
    Standing.DOES_NOT_APPLY: "–",
}
_SEVERITIES: Final = tuple(Severity)
_STANDINGS: Final = tuple(Standing)

VERDICT_WORDS: Final = {
    Verdict.CLEAR: "Ready to publish",
    Verdict.HOLD: "Not ready to publish",
    Verdict.REFER: "A person must look first",
}
VERDICT_STANDING: Final = {
    Verdict.CLEAR: Standing.MET,
    Verdict.HOLD: Standing.MUST_FIX,
    Verdict.REFER: Standing.YOUR_CALL,
}


def standing(finding: Judged) -> Standing:
    """What a finding asks of the officer."""
    if finding.outcome is Outcome.BREACH:
        return Standing.MUST_FIX if finding.blocks else Standing.SHOULD_FIX
    if finding.outcome is Outcome.REVIEW:
        return Standing.YOUR_CALL
    return Standing.MET if finding.outcome is Outcome.COMPLIANT else Standing.DOES_NOT_APPLY


def urgency(finding: Judged) -> tuple[int, int]:
    """Sort key: most urgent standing first, then severity; equal keys keep the order of the rules."""
    return _STANDINGS.index(standing(finding)), _SEVERITIES.index(finding.severity)


def number_of(count: int, noun: str, plural: str = "") -> str:
    """ "1 rule", "3 rules"."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def numbers_in_words(numbers: list[int], noun: str = "line") -> str:
    """ "line 5", "lines 5, 12 and 20"."""
    if not numbers:
        return ""
    return f"{noun if len(numbers) == 1 else noun + 's'} {joined([str(number) for number in numbers])}"
