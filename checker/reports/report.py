"""The report on one record: what every output format is made from, and what ``--format json`` prints."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.engine.finding import Truth
from checker.facts.fact import How, Unknown
from checker.facts.money import Qualifier, VatBasis
from checker.gate.verdict import Verdict
from checker.law.rule import Basis, Outcome, Reason, Severity, Verified

SCHEMA: Literal["decision-checker/report/1"] = "decision-checker/report/1"
NOT_JUDGED_SCHEMA: Literal["decision-checker/not-judged/1"] = "decision-checker/not-judged/1"


class Part(BaseModel):
    """Base of every part of a report: frozen, closed, and written under its JSON names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class RecordPart(Part):
    """The file that was checked. ``sha256`` is of its bytes; ``title`` is the decision's, as written."""

    source: str
    sha256: str
    format: str
    title: str | None
    warnings: tuple[str, ...] = ()


class PackPart(Part):
    """A rule pack that was applied, with the digest of its files and what it leaves out."""

    pack: str
    sha256: str
    title: str = ""
    does_not_look_at: tuple[str, ...] = ()


class CheckedPart(Part):
    """Against what the record was checked.

    ``as_at`` is the day whose law was applied: as asked for (``as_at_given``), else the day of the decision.
    ``council`` is the slug whose local figures were used.
    """

    as_at: dt.date | None
    as_at_given: bool = False
    council: str | None
    council_name: str | None = None
    checker: str
    engine: str
    packs: tuple[PackPart, ...]


class Counts(Part):
    """How many rules gave each outcome."""

    compliant: int
    breach: int
    review: int
    not_applicable: int


class EvidencePart(Part):
    """Words of the record: code points ``[start, end)`` of its text; ``line`` and ``column`` are 1-based."""

    quote: str
    field: str | None
    line: int
    start: int
    end: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None


class ExhibitPart(EvidencePart):
    """Words that a finding shows, the fact that they give, and the note beside them."""

    fact: str
    note: str = ""
    supporting: bool = False


class MoneyPart(Part):
    """An amount in integer pence sterling."""

    pence: int
    qualifier: Qualifier
    vat: VatBasis


class SourcePart(Part):
    """A citation, and how far the provision was checked against its text."""

    cite: str
    url: str
    verified: Verified


class FigurePart(Part):
    """A dated figure that a fact was worked out from, as it stood on the day, and where it comes from."""

    parameter: str
    words: str
    source: SourcePart


class FactPart(Part):
    """One fact: dates are ISO strings, lists are lists; ``value`` is null when ``unknown`` says why.

    ``words`` is the value as people write it; ``sources`` are the facts and figures that it was worked out from.
    """

    value: MoneyPart | bool | int | str | tuple[str, ...] | None
    how: How
    evidence: tuple[EvidencePart, ...]
    unknown: Unknown | None = None
    words: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    figures: tuple[FigurePart, ...] = ()


class ClausePart(Part):
    """One test that decided a finding; ``source`` is where a legal or local figure in it comes from."""

    part: str
    fact: str
    operator: str
    operand: str
    truth: Truth
    value: str | None
    parameter: str | None = None
    other_fact: str | None = None
    source: SourcePart | None = None


class WaiverState(StrEnum):
    """Whether a waiver that names a finding counts on the day of the check; only one in force does."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    SELF_APPROVED = "self_approved"
    NOT_WAIVABLE = "not_waivable"

    @property
    def words(self) -> str:
        """As reports say it."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    WaiverState.IN_FORCE: "accepted",
    WaiverState.EXPIRED: "not accepted: the waiver has expired",
    WaiverState.NOT_YET: "not accepted: the waiver is dated in the future",
    WaiverState.SELF_APPROVED: "not accepted: the waiver was approved by the person who made the record",
    WaiverState.NOT_WAIVABLE: "not accepted: this rule cannot be waived",
}


class WaiverPart(Part):
    """A person's dated decision to accept one finding; it is laid over the outcome and never replaces it.

    ``ground`` is the head under which it was given, ``reason`` says why in words; ``approver`` decided in the ``role``
    named. ``expires`` is the last day on which it holds, inclusive, by the date in the United Kingdom.
    """

    id: str
    ground: str
    reason: str
    approver: str
    role: str
    approved_on: dt.date
    expires: dt.date
    state: WaiverState


class WaiversPart(Part):
    """What became of the waivers that were given with a record.

    ``applied`` are the ids of those in force on a finding here; ``problems`` are sentences about those that waive
    nothing: expired, dated in the future, malformed, matching no finding, or approved by the record's own author.
    """

    applied: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class FindingPart(Part):
    """One rule's outcome. ``title`` is the thing found; ``duty`` what the rule asks.

    ``fingerprint`` names the finding across drafts of the record; ``waiver`` is the waiver that names it, in force or
    not.
    """

    rule: str
    pack: str
    title: str
    duty: str
    outcome: Outcome
    reason: Reason | None
    severity: Severity
    basis: Basis
    blocks: bool
    message: str
    remedy: str
    wording: str
    sources: tuple[SourcePart, ...]
    evidence: tuple[ExhibitPart, ...]
    because: tuple[ClausePart, ...]
    missing: tuple[str, ...] = ()
    conditional_on: str | None = None
    assumes: str = ""
    does_not_cover: str = ""
    fingerprint: str
    waiver: WaiverPart | None = None

    @property
    def waived(self) -> bool:
        """Whether a waiver in force is laid over it, so that it does not count towards the verdict."""
        return self.waiver is not None and self.waiver.state is WaiverState.IN_FORCE


class Report(Part):
    """Everything that the check of one record says. The same record, rules and options give the same report.

    ``waivers`` is None where no waivers were given. Waivers change the verdict and never an outcome or a count.
    """

    schema_: Literal["decision-checker/report/1"] = Field(default=SCHEMA, alias="schema")
    record: RecordPart
    checked: CheckedPart
    verdict: Verdict
    counts: Counts
    facts: dict[str, FactPart]
    findings: tuple[FindingPart, ...]
    waivers: WaiversPart | None = None

    def finding(self, rule: str) -> FindingPart | None:
        """The finding of one rule, if the rule was applied."""
        return next((finding for finding in self.findings if finding.rule == rule), None)


class UnjudgedRecord(Part):
    """The name of a file that gave no report."""

    source: str


class NotJudged(Part):
    """What stands in place of a report when a record could not be judged; it is no outcome."""

    schema_: Literal["decision-checker/not-judged/1"] = Field(default=NOT_JUDGED_SCHEMA, alias="schema")
    record: UnjudgedRecord
    verdict: None = None
    message: str
