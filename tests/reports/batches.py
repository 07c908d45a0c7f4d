"""Invented batches for the tests of the machine formats: with waivers, with records not judged, with hostile text."""

from __future__ import annotations

import datetime as dt

from checker.documents.document import Document
from checker.gate.verdict import Verdict, verdict
from checker.law.rule import Outcome
from checker.reports.batch import AppliedRule, Batch
from checker.reports.report import (
    Counts,
    FindingPart,
    NotJudged,
    Report,
    UnjudgedRecord,
    WaiverPart,
    WaiversPart,
    WaiverState,
)
from reports.sample import ACCESS, DOCUMENT, FINDINGS, document, finding, report

NASTY = (
    "=cmd|' /C calc'!A0 \x1b[2J[red]x[/] ]]> </script><script>alert(1)</script> %0A::error::x\n"
    "::error file=a::stolen ##vso[task.complete result=Succeeded;]x ##[error]x \u202ereversed \x00 \ufffe | `a` @all"
)


def rule_of(one: FindingPart) -> AppliedRule:
    return AppliedRule(
        id=one.rule, title=one.duty, duty=one.duty, pack=one.pack, severity=one.severity, basis=one.basis,
        blocks=one.blocks, sources=one.sources, remedy=one.remedy,
    )  # fmt: skip


RULES = (
    *(rule_of(one) for one in FINDINGS),
    rule_of(finding("never-applied", "Nothing", Outcome.COMPLIANT)),
)


def waiver(state: WaiverState, reason: str = "The start was ratified by the cabinet member") -> WaiverPart:
    return WaiverPart(
        id="W-2022-7",
        ground="ratified",
        reason=reason,
        approver="Ada Invented",
        role="Monitoring Officer",
        approved_on=dt.date(2022, 3, 20),
        expires=dt.date(2022, 6, 18),
        state=state,
    )


def with_waivers(made: Report, states: dict[str, WaiverState]) -> Report:
    """The report with waivers laid over the findings of these rules, and the verdict that follows."""
    findings = tuple(
        one.model_copy(update={"waiver": waiver(states[one.rule])}) if one.rule in states else one
        for one in made.findings
    )
    applied = ("W-2022-7",) if any(one.waived for one in findings) else ()
    problems = tuple(f"Waiver W-2022-7 is {one.waiver.state.words}." for one in findings if one.waiver)
    waivers = WaiversPart(applied=applied, problems=problems)
    return made.model_copy(update={"findings": findings, "verdict": verdict(findings), "waivers": waivers})


def not_judged(source: str = "scanned.pdf") -> NotJudged:
    return NotJudged(record=UnjudgedRecord(source=source), message=f"{source} holds pictures of pages and no text.")


def hostile() -> tuple[Report, Document]:
    """A report in which every text that comes from a record, a person or a rule is hostile."""
    findings = tuple(
        one.model_copy(
            update={
                "title": NASTY,
                "message": NASTY,
                "remedy": NASTY,
                "wording": NASTY,
                "evidence": tuple(part.model_copy(update={"quote": NASTY, "note": NASTY}) for part in one.evidence),
                "waiver": waiver(WaiverState.IN_FORCE, NASTY).model_copy(update={"approver": NASTY, "id": NASTY}),
            }
        )
        for one in FINDINGS
    )
    record = report().record.model_copy(update={"title": NASTY, "source": f"{NASTY}.txt", "warnings": (NASTY,)})
    made = report(findings).model_copy(update={"record": record, "waivers": WaiversPart(problems=(NASTY,))})
    return made, document(f"{NASTY}\n{DOCUMENT.text}", f"{NASTY}.txt")


def _batch(*results: Report | NotJudged, exit_code: int = 1) -> Batch:
    sources = {result.record.source: DOCUMENT for result in results if isinstance(result, Report)}
    return Batch(results, RULES, "0.1.0", exit_code, sources)


def _named(made: Report, source: str) -> Report:
    return made.model_copy(update={"record": made.record.model_copy(update={"source": source})})


_ALL = with_waivers(
    report(), dict(zip((one.rule for one in FINDINGS), WaiverState, strict=False))
)  # one finding for each state
_CLEARED = with_waivers(
    report(),
    dict.fromkeys([one.rule for one in FINDINGS if one.outcome is not Outcome.COMPLIANT], WaiverState.IN_FORCE),
)
_EMPTY = report((), Verdict.CLEAR).model_copy(
    update={"counts": Counts(compliant=0, breach=0, review=0, not_applicable=0)}
)

BATCHES = {
    "one": _batch(report()),
    "one-clear": _batch(report((FINDINGS[1],), Verdict.CLEAR), exit_code=0),
    "no-rules": _batch(_EMPTY, exit_code=0),
    "one-not-judged": _batch(not_judged(), exit_code=4),
    "waived": _batch(_CLEARED, exit_code=0),
    "several": _batch(
        report(),
        not_judged(),
        _named(_CLEARED, "waived award.txt"),
        _named(_ALL, "/srv/drafts/waiver states.docx"),
        not_judged("a:b,c.txt"),
        exit_code=4,
    ),
    "none": _batch(exit_code=4),
    "hostile": Batch((hostile()[0], not_judged(NASTY)), RULES, "0.1.0", 4, {hostile()[1].source: hostile()[1]}),
}
assert ACCESS.url
