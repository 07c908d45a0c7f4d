"""What the service answers with, as its OpenAPI document describes it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.gate.receipt import Receipt
from checker.gate.verdict import Verdict
from checker.law.rule import Basis, Severity
from checker.reports.report import NotJudged, Report, SourcePart


class Sent(BaseModel):
    """The record as it was sent: its name, and the SHA-256 of its bytes in hex."""

    source: str
    sha256: str


class Running(BaseModel):
    """The record is in hand: ask again at ``location``, after the time in Retry-After."""

    id: str
    status: Literal["running"]
    location: str


class CheckAnswer(BaseModel):
    """What became of a record. A page that lists several decisions gives a result for each.

    ``verdict`` is the gravest of them, null where any could not be judged; ``exit_code`` is that of the command,
    and ``rules_sha256`` the digest of the rules that judged.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    id: str
    status: Literal["finished"]
    rules_sha256: str
    record: Sent
    verdict: Verdict | None
    exit_code: int = Field(ge=0, le=4)
    results: list[Report | NotJudged]


class AuditEntry(BaseModel):
    """An entry of the audit log: its number, from 1, and its hash, which fixes all entries before it."""

    seq: int
    hash: str = Field(pattern="^[0-9a-f]{64}$")


class GateAnswer(CheckAnswer):
    """Whether a record may be published: ``allow``, or ``block``, or ``cannot_judge``.

    Only ``allow`` lets a record through. ``audit`` are the entries that hold this answer, and ``receipts`` are those
    of the decisions that were judged.
    """

    decision: Literal["allow", "block", "cannot_judge"]
    audit: list[AuditEntry]
    receipts: list[Receipt]


class RuleSummary(BaseModel):
    """A rule that records are checked by."""

    id: str
    title: str
    duty: str
    pack: str
    severity: Severity
    basis: Basis
    blocks: bool
    sources: list[SourcePart]
    remedy: str
    does_not_cover: str


class RuleBook(BaseModel):
    """Every rule, in the order in which they are judged, and the SHA-256 of what they are made from."""

    checker: str
    rules_sha256: str
    law: dict[str, str]
    councils: list[str]
    rules: list[RuleSummary]


class AuditHead(BaseModel):
    """The last entry of the audit log; ``seq`` is 0, and ``hash`` zeros, where there is none."""

    seq: int = Field(ge=0)
    hash: str = Field(pattern="^[0-9a-f]{64}$")


class Health(BaseModel):
    """The process answers."""

    status: Literal["ok"]
    checker: str


class Readiness(BaseModel):
    """Whether records can be checked and answers recorded; ``problems`` are sentences why not."""

    ready: bool
    workers: int
    problems: list[str]


def example(name: str, value: Any, summary: str) -> dict[str, Any]:
    """An example for the OpenAPI document."""
    return {name: {"summary": summary, "value": value}}
