"""A receipt: what was checked, by what, and what came of it, so that it can be proved later."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.audit.entry import canonical
from checker.gate.verdict import Verdict
from checker.gate.waivers import Waiver
from checker.law.rule import Outcome, Reason
from checker.reports.json_report import render_json
from checker.reports.report import Report

SCHEMA: Literal["decision-checker/receipt/1"] = "decision-checker/receipt/1"


class ReceiptPart(BaseModel):
    """Base of the parts of a receipt: frozen and closed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ReceiptOptions(ReceiptPart):
    """How the record was checked; with these and the same law, the check can be done again.

    ``council`` and ``as_at`` are what was asked for, not what the record itself said. ``today`` is the day by which
    waivers counted. ``answers`` is the text of the answers file, "" for none. ``ocr`` tells that pictures of pages
    were read.
    """

    council: str | None
    as_at: dt.date | None
    packs: tuple[str, ...]
    engine: str
    today: dt.date
    answers: str = ""
    ocr: bool = False
    waivers: tuple[Waiver, ...] = ()


class ReceiptOutcome(ReceiptPart):
    """What one rule gave, and the waiver in force on it."""

    rule: str
    outcome: Outcome
    reason: Reason | None
    fingerprint: str
    waiver: str | None


class Signature(ReceiptPart):
    """An Ed25519 signature (RFC 8032) over the receipt's digest; key and value in hex."""

    algorithm: Literal["ed25519"] = "ed25519"
    public_key: str
    value: str


class Receipt(ReceiptPart):
    """The receipt of one record. ``digest`` is SHA-256, in hex, over the canonical JSON of all but the signature.

    ``law`` holds the digest of every rule pack and of the parameters, councils, derived facts and vocabulary;
    ``report_sha256`` is that of the report as JSON, which holds every word that was shown. ``made_at`` is the moment,
    in UTC, and ``actor`` who ran the gate.
    """

    schema_: Literal["decision-checker/receipt/1"] = Field(default=SCHEMA, alias="schema")
    made_at: str
    actor: str
    source: str
    sha256: str
    decision: int | None
    checker: str
    engine: str
    law: dict[str, str]
    options: ReceiptOptions
    outcomes: tuple[ReceiptOutcome, ...]
    verdict: Verdict
    report_sha256: str
    digest: str = ""
    signature: Signature | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the digest is that of what the receipt says."""
        return self.digest == digest_of(self)


def receipt_for(
    report: Report,
    options: ReceiptOptions,
    law: Mapping[str, str],
    *,
    made_at: str,
    actor: str,
    decision: int | None = None,
) -> Receipt:
    """The receipt for a report; ``decision`` is the number of the decision in a file that holds several."""
    receipt = Receipt(
        made_at=made_at,
        actor=actor,
        source=report.record.source,
        sha256=report.record.sha256,
        decision=decision,
        checker=report.checked.checker,
        engine=report.checked.engine,
        law=dict(law),
        options=options,
        outcomes=tuple(outcomes_of(report)),
        verdict=report.verdict,
        report_sha256=report_digest(report),
    )
    return receipt.model_copy(update={"digest": digest_of(receipt)})


def outcomes_of(report: Report) -> Iterator[ReceiptOutcome]:
    """What every rule gave, in the order of the report."""
    for finding in report.findings:
        yield ReceiptOutcome(
            rule=finding.rule,
            outcome=finding.outcome,
            reason=finding.reason,
            fingerprint=finding.fingerprint,
            waiver=finding.waiver.id if finding.waiver and finding.waived else None,
        )


def report_digest(report: Report) -> str:
    """SHA-256, in hex, of the report as JSON, whatever its file is called and whatever other waivers were given."""
    record = report.record.model_copy(update={"source": ""})
    renamed = report.model_copy(update={"record": record, "waivers": None})
    return sha256(render_json(renamed).encode("utf-8")).hexdigest()


def digest_of(receipt: Receipt) -> str:
    """SHA-256, in hex, over the canonical JSON of all but the digest itself and the signature."""
    stated = receipt.model_dump(mode="json", by_alias=True, exclude={"digest", "signature"})
    return sha256(canonical(stated).encode("ascii")).hexdigest()


def written(receipt: Receipt) -> str:
    """The receipt as JSON for a file, with sorted keys."""
    stated = receipt.model_dump(mode="json", by_alias=True)
    return json.dumps(stated, sort_keys=True, indent=2, ensure_ascii=False) + "\n"


def differences(receipt: Receipt, report: Report, law: Mapping[str, str]) -> Iterator[str]:
    """What a check of the same record says otherwise than the receipt, one sentence each."""
    if not receipt.is_whole:
        yield "The receipt was changed after it was made: its digest does not fit."
    if receipt.sha256 != report.record.sha256:
        yield f"The record is another one: its SHA-256 is {report.record.sha256}, the receipt is for {receipt.sha256}."
    if receipt.checker != report.checked.checker:
        yield f"The checker is version {report.checked.checker}; the receipt was made by {receipt.checker}."
    if receipt.engine != report.checked.engine:
        yield f"The engine is {report.checked.engine}; the receipt was made with {receipt.engine}."
    for name in sorted({*receipt.law, *law}):
        if receipt.law.get(name) != law.get(name):
            yield f"The rules in '{name}' are not those of the receipt."
    again = {outcome.rule: outcome for outcome in outcomes_of(report)}
    before = {outcome.rule: outcome for outcome in receipt.outcomes}
    for rule in sorted({*again, *before}):
        if again.get(rule) != before.get(rule):
            yield f"Rule {rule} gave {_said(before.get(rule))}, and now gives {_said(again.get(rule))}."
    if receipt.verdict != report.verdict:
        yield f"The verdict was {receipt.verdict.value}, and now is {report.verdict.value}."
    elif receipt.report_sha256 != report_digest(report):
        yield "The report says something otherwise than it did: a fact, a quoted word, a message or a warning."


def _said(outcome: ReceiptOutcome | None) -> str:
    if outcome is None:
        return "nothing"
    because = f" ({outcome.reason.value.replace('_', ' ')})" if outcome.reason else ""
    waived = f", accepted by waiver {outcome.waiver}" if outcome.waiver else ""
    return f"{outcome.outcome.value.replace('_', ' ')}{because}, on {outcome.fingerprint[:12]}{waived}"
