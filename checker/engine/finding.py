"""What the engine says of one rule, and how it came to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.facts.fact import Evidence
from checker.law.rule import Outcome, Reason, Rule, Severity


class Truth(StrEnum):
    """Kleene's three values."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Clause:
    """One test that decided a finding, as the engine matched it.

    ``part`` is in_force, applies, breach, review or case; ``fact`` is what was tested and ``operator`` how;
    ``operand`` is what it was compared with, as people write it; ``parameter`` or ``other_fact`` names its origin;
    ``value`` is the fact's value as people write it (None: not known).
    """

    part: str
    fact: str
    operator: str
    operand: str
    truth: Truth
    value: str | None
    parameter: str | None = None
    other_fact: str | None = None


@dataclass(frozen=True, slots=True)
class Exhibited:
    """Words of the record that a finding shows, with the note that stands beside the carets."""

    evidence: Evidence
    fact: str
    note: str = ""
    supporting: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's outcome for one record, ready to be shown.

    ``title`` is the thing found; ``missing`` names the facts that are not known and would decide; ``conditional_on``
    is the rule that a conditional review hangs on; ``severity`` is the rule's, or its review clause's.
    """

    rule: Rule
    pack: str
    outcome: Outcome
    reason: Reason | None
    severity: Severity
    title: str
    message: str
    evidence: tuple[Exhibited, ...]
    because: tuple[Clause, ...]
    missing: tuple[str, ...] = ()
    conditional_on: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether this finding stops publication."""
        return self.outcome is Outcome.BREACH and self.rule.blocks_publication

    @property
    def waived(self) -> bool:
        """Never: a waiver is laid over a report on a record, not over what the engine found in it."""
        return False
