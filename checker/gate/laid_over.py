"""Lays waivers over a report: outcomes stay as they were, and what a waiver accepts does not hold the record back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Final

from checker.gate.verdict import verdict
from checker.gate.waivers import Waiver, Waivers
from checker.law.rule import Outcome
from checker.reports.report import FindingPart, Report, WaiverPart, WaiversPart, WaiverState

_WHO: Final = ("decision.maker", "decision.signatory")
"""Facts that name the person or the post that made the record."""


def lay_over(report: Report, waivers: Waivers, *, today: dt.date, not_waivable: Collection[str] = ()) -> Report:
    """The report with each waiver of this record beside the finding that it names, and the verdict that follows.

    ``today`` is the date in the United Kingdom; ``not_waivable`` are the ids of rules that nobody may waive. Only a
    waiver in force counts; every other one of this record, and every malformed one, is told of as a problem.
    """
    about = [each for each in waivers.waivers if each.is_about(report.record.source, report.record.sha256)]
    made_by = tuple(_text(report, name) for name in _WHO)
    matched: dict[str, WaiverPart] = {}
    findings: list[FindingPart] = []
    for finding in report.findings:
        named = [each for each in about if each.names(finding.rule, finding.fingerprint) and _open(finding)]
        parts = [_part(each, state_of(each, today, not_waivable, made_by)) for each in named]
        matched |= {part.id: part for part in parts}
        best = next((part for part in parts if part.state is WaiverState.IN_FORCE), parts[0] if parts else None)
        findings.append(finding.model_copy(update={"waiver": best}))
    applied = tuple(finding.waiver.id for finding in findings if finding.waiver and finding.waived)
    problems = [_unmatched(each) for each in about if each.id not in matched]
    problems += [_refused(part) for part in matched.values() if part.state is not WaiverState.IN_FORCE]
    problems += [f"{sentence}; it waives nothing." for sentence in waivers.malformed]
    part = WaiversPart(applied=applied, problems=tuple(problems))
    return report.model_copy(update={"findings": tuple(findings), "waivers": part, "verdict": verdict(findings)})


def _open(finding: FindingPart) -> bool:
    """Whether there is anything to waive."""
    return finding.outcome in (Outcome.BREACH, Outcome.REVIEW)


def _part(waiver: Waiver, state: WaiverState) -> WaiverPart:
    return WaiverPart(
        id=waiver.id,
        ground=waiver.ground,
        reason=waiver.reason,
        approver=waiver.approver.name,
        role=waiver.approver.role,
        approved_on=waiver.approved_on,
        expires=waiver.expires,
        state=state,
    )


def state_of(
    waiver: Waiver, today: dt.date, not_waivable: Collection[str] = (), made_by: tuple[str, ...] = ()
) -> WaiverState:
    """Whether a waiver counts on a day; ``made_by`` are the names and posts of who made the record, where known."""
    if waiver.rule in not_waivable:
        return WaiverState.NOT_WAIVABLE
    if _is_self_approved(waiver, made_by):
        return WaiverState.SELF_APPROVED
    if waiver.approved_on > today:
        return WaiverState.NOT_YET
    return WaiverState.IN_FORCE if waiver.days_left(today) > 0 else WaiverState.EXPIRED


def _is_self_approved(waiver: Waiver, made_by: tuple[str, ...]) -> bool:
    """Whether the approver asked for the waiver, or is named as the record's own maker, by name or by post."""
    name, role = _plain(waiver.approver.name), _plain(waiver.approver.role)
    if waiver.requested_by is not None and _plain(waiver.requested_by) == name:
        return True
    makers = [_plain(maker) for maker in made_by if maker]
    return any(f" {name} " in f" {maker} " or maker == role for maker in makers)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _text(report: Report, fact: str) -> str:
    part = report.facts.get(fact)
    return part.value if part is not None and isinstance(part.value, str) else ""


def _unmatched(waiver: Waiver) -> str:
    return (
        f"Waiver {waiver.id} matches no open finding of {waiver.rule} in this record, so it waives nothing: "
        "the finding is gone, or its words have changed."
    )


def _refused(part: WaiverPart) -> str:
    return f"Waiver {part.id}: {part.state.words}."
