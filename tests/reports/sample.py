"""An invented record and a hand-made report on it, for the tests of all renderers."""

from __future__ import annotations

import datetime as dt
import hashlib

from checker.documents.document import Document
from checker.engine.finding import Truth
from checker.facts.fact import How, Unknown
from checker.facts.money import Qualifier, VatBasis
from checker.gate.verdict import Verdict
from checker.law.rule import Basis, Outcome, Reason, Severity, Verified
from checker.reports.fingerprint import fingerprint
from checker.reports.report import (
    CheckedPart,
    ClausePart,
    Counts,
    EvidencePart,
    ExhibitPart,
    FactPart,
    FindingPart,
    MoneyPart,
    PackPart,
    RecordPart,
    Report,
    SourcePart,
)

TEXT = """Record of officer decision

Decision title:\tReablement support at home – award of contract
Date of decision:\t14 March 2022
Decision maker:\tInterim Director of Adult Wellbeing
Authority for\tScheme of delegation, part 3, row 12
delegated
decision:
Decision made:\tAward a contract to Fernhollow Care Partnership Ltd for reablement support at home from 7 March 2022 to 31 August 2022 at a maximum cost of £412,500
Reasons for decision:\tDemand for support after a stay in hospital has risen since the autumn and the in-house team cannot meet it. Given the pressure on the wards it was not practical to run a quotation exercise in line with the Contract Procedure Rules, so two providers known to the service were asked for a proposal, and both proposals were scored for quality and price by the service manager and the commissioning lead. The council have engaged the provider so that visits can begin without a gap.

Financial and legal:\tFunding of £430k has been requested from the winter pressures grant. The value of the contract is within the Light Touch Regime. However the provider. The provider should form its own view of the IR35 status of the workers it engages, and Fernhollow Care Partnership Ltd has confirmed that its workers are outside IR35.
Alternative options:\tRun an open tender. Rejected because it could not be finished before the grant ends.
Declarations of interest:\tNone made.

Signed: 14 March 2022
Corporate Director Adult Wellbeing
"""  # noqa: E501


def document(text: str = TEXT, source: str = "reablement-award.txt") -> Document:
    return Document(source, "txt", hashlib.sha256(text.encode()).hexdigest(), text)


DOCUMENT = document()


def words(quote: str, field: str | None = None, after: str = "") -> EvidencePart:
    start = TEXT.index(quote, TEXT.index(after) if after else 0)
    line, column = DOCUMENT.line_at(start), DOCUMENT.column_at(start)
    return EvidencePart(quote=quote, field=field, line=line, start=start, end=start + len(quote), column=column)


def shown(quote: str, fact: str, note: str = "", supporting: bool = False, after: str = "") -> ExhibitPart:
    part = words(quote, after=after)
    return ExhibitPart(**part.model_dump(), fact=fact, note=note, supporting=supporting)


def source(cite: str, verified: Verified = Verified.TEXT, path: str = "uksi/2012/2089") -> SourcePart:
    return SourcePart(cite=cite, url=f"https://www.legislation.gov.uk/{path}", verified=verified)


ACCESS = source("Access to Information Regulations 2012, reg 13(4)")
LIGHT_TOUCH = source("Public Contracts Regulations 2015, reg 5(1)(d)", Verified.OFFICIAL, "uksi/2015/102/regulation/5")


def clause(
    part: str, fact: str, operator: str, operand: str, truth: Truth, value: str | None, **more: object
) -> ClausePart:
    return ClausePart.model_validate(
        {"part": part, "fact": fact, "operator": operator, "operand": operand, "truth": truth, "value": value, **more}
    )


def finding(rule: str, title: str, outcome: Outcome, **more: object) -> FindingPart:
    given: dict[str, object] = {
        "rule": rule,
        "pack": "decision-record",
        "title": title,
        "duty": "The record says what the law asks it to say.",
        "outcome": outcome,
        "reason": None,
        "severity": Severity.HIGH,
        "basis": Basis.STATUTE,
        "blocks": False,
        "message": f"{title}, which is what this rule looks at.",
        "remedy": "Say it in the record.",
        "wording": "",
        "sources": (ACCESS,),
        "evidence": (),
        "because": (),
    }
    given |= more
    if "fingerprint" not in given:
        quotes = [shown.quote for shown in given["evidence"] if not shown.supporting]  # type: ignore[attr-defined]
        given["fingerprint"] = fingerprint(rule, outcome, given["reason"], quotes, given.get("missing", ()))  # type: ignore[arg-type]
    return FindingPart.model_validate(given)


FACTS = {
    "decision.title": FactPart(
        value="Reablement support at home – award of contract",
        how=How.STATED,
        evidence=(words("Reablement support at home – award of contract"),),
        words="Reablement support at home – award of contract",
    ),
    "decision.date": FactPart(
        value="2022-03-14", how=How.STATED, evidence=(words("14 March 2022"),), words="14 March 2022"
    ),
    "decision.maker": FactPart(
        value="Interim Director of Adult Wellbeing",
        how=How.STATED,
        evidence=(words("Interim Director of Adult Wellbeing"),),
        words="Interim Director of Adult Wellbeing",
    ),
    "contract.suppliers": FactPart(
        value=("Fernhollow Care Partnership Ltd",),
        how=How.STATED,
        evidence=(words("Fernhollow Care Partnership Ltd"),),
        words="Fernhollow Care Partnership Ltd",
    ),
    "contract.value": FactPart(
        value=MoneyPart(pence=41_250_000, qualifier=Qualifier.MAXIMUM, vat=VatBasis.UNSTATED),
        how=How.STATED,
        evidence=(words("at a maximum cost of £412,500"),),
        words="at most £412,500, VAT not stated",
    ),
    "contract.start": FactPart(
        value="2022-03-07", how=How.STATED, evidence=(words("from 7 March 2022"),), words="7 March 2022"
    ),
    "contract.end": FactPart(
        value="2022-08-31", how=How.STATED, evidence=(words("31 August 2022"),), words="31 August 2022"
    ),
    "contract.days_from_decision_to_start": FactPart(
        value=-7, how=How.DERIVED, evidence=(), words="-7", sources=("decision.date", "contract.start")
    ),
    "decision.kind": FactPart(value=None, how=How.STATED, evidence=(), unknown=Unknown.MISSING),
}

FINDINGS = (
    finding(
        "contract-starts-after-decision",
        "Contract starts 7 days before the decision",
        Outcome.BREACH,
        severity=Severity.CRITICAL,
        basis=Basis.LOCAL_RULES,
        blocks=True,
        message="A decision record must show that the decision came first. As drafted, this one reads as approval "
        "after the event.",
        remedy="Correct the start date, or say that work began on 7 March, who authorised it, and under what power.",
        wording="Services began on 7 March 2022 under [authority, name, date]. This decision ratifies that start.",
        evidence=(
            shown("14 March 2022", "decision.date", "the decision is dated here"),
            shown("from 7 March 2022", "contract.start", "the contract had already begun"),
            shown("have engaged the provider", "urgency.retrospective", "past tense: described as done", True),
        ),
        because=(
            clause("applies", "decision.is_procurement", "is", "yes", Truth.TRUE, "yes"),
            clause("breach", "contract.days_from_decision_to_start", "less_than", "0", Truth.TRUE, "-7"),
        ),
        assumes="Both dates are those of this contract.",
    ),
    finding(
        "decision-date-recorded", "The date of the decision is given", Outcome.COMPLIANT,
        evidence=(shown("14 March 2022", "decision.date"),),
    ),
    finding(
        "text-complete", "Legal paragraph breaks off mid-sentence", Outcome.BREACH,
        severity=Severity.MEDIUM, basis=Basis.GOOD_PRACTICE,
        evidence=(shown("However the provider.", "text.defects", "this sentence has no verb"),),
    ),
    finding(
        "off-payroll-client", "Only the supplier speaks to IR35", Outcome.REVIEW,
        reason=Reason.JUDGEMENT_REQUIRED, severity=Severity.HIGH, sources=(LIGHT_TOUCH, ACCESS),
        evidence=(
            shown(
                "The provider should form its own view of the IR35 status of the workers it engages",
                "off_payroll.client", "not enough unless the service is fully contracted out",
            ),
            shown(
                "Fernhollow Care Partnership Ltd has confirmed", "off_payroll.determined_by",
                "confirmation from the supplier only", True, after="IR35",
            ),
        ),
    ),
    finding(
        "key-decision-value", "Is this a key decision?", Outcome.REVIEW,
        reason=Reason.MISSING_FACT, severity=Severity.HIGH, missing=("council.key_decision_threshold",),
        because=(
            clause(
                "breach", "contract.value", "at_least", "£500,000", Truth.UNKNOWN, "£412,500",
                parameter="council.key", source=LIGHT_TOUCH.model_dump(),
            ),
        ),
    ),
    finding(
        "interest-action-recorded", "No interest was declared", Outcome.NOT_APPLICABLE,
        evidence=(shown("None made.", "interests.section", "nil return"),),
        because=(clause("applies", "interests.declared", "is", "yes", Truth.FALSE, "no"),),
    ),
)  # fmt: skip


def report(findings: tuple[FindingPart, ...] = FINDINGS, verdict: Verdict = Verdict.HOLD) -> Report:
    def count(outcome: Outcome) -> int:
        return sum(finding.outcome is outcome for finding in findings)

    return Report(
        record=RecordPart(
            source=DOCUMENT.source,
            sha256=DOCUMENT.sha256,
            format="txt",
            title="Reablement support at home – award of contract",
        ),
        checked=CheckedPart(
            as_at=dt.date(2022, 3, 14),
            council="marlshire",
            council_name="Marlshire County Council",
            checker="0.1.0",
            engine="durable",
            packs=(
                PackPart(
                    pack="decision-record",
                    sha256="0" * 64,
                    title="Decision records",
                    does_not_look_at=("Whether the record was published in time.", "Exempt appendices."),
                ),
            ),
        ),
        verdict=verdict,
        counts=Counts(
            compliant=count(Outcome.COMPLIANT),
            breach=count(Outcome.BREACH),
            review=count(Outcome.REVIEW),
            not_applicable=count(Outcome.NOT_APPLICABLE),
        ),
        facts=FACTS,
        findings=findings,
    )
