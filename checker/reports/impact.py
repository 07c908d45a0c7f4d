"""What another set of rules would change: every outcome and verdict that flips, rule by rule, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from checker.gate.verdict import Verdict
from checker.law.rule import Outcome
from checker.reports.impact_law import LawChange
from checker.reports.report import ClausePart, FindingPart, Part, Report
from checker.reports.words import Standing, standing


class Under(Part):
    """One rule's outcome under one set of rules, with the sentence and the clauses that decided it."""

    outcome: Outcome
    standing: Standing
    title: str
    message: str
    because: tuple[ClausePart, ...]


class Flip(Part):
    """A record in which a rule's outcome is another one; a side is None where the rule is not there."""

    record: str
    old: Under | None
    new: Under | None


class RuleImpact(Part):
    """One rule and every record in which its outcome flips."""

    rule: str
    flips: tuple[Flip, ...]


class VerdictFlip(Part):
    """A record whose verdict is another one, None where it was not judged under that set of rules."""

    record: str
    old: Verdict | None
    new: Verdict | None


class Impact(Part):
    """What the new rules would change for ``records`` records.

    ``law`` is what differs between the two sets of rules; ``not_judged`` are sentences.
    """

    schema_: Literal["decision-checker/impact/1"] = Field(default="decision-checker/impact/1", alias="schema")
    records: int
    law: tuple[LawChange, ...] = ()
    verdicts: tuple[VerdictFlip, ...]
    rules: tuple[RuleImpact, ...]
    not_judged: tuple[str, ...] = ()

    @property
    def outcomes(self) -> int:
        """How many outcomes flip, over all rules and records."""
        return sum(len(rule.flips) for rule in self.rules)


def impact_of(
    pairs: Iterable[tuple[str, Report | None, Report | None]],
    not_judged: Iterable[str] = (),
    law: Iterable[LawChange] = (),
) -> Impact:
    """The impact on records, each given by name with its reports under the old and the new rules."""
    records, verdicts = tuple(pairs), []
    flips: dict[str, list[Flip]] = defaultdict(list)
    for name, old, new in records:
        before, after = (report.verdict if report else None for report in (old, new))
        if before is not after:
            verdicts.append(VerdictFlip(record=name, old=before, new=after))
        if old is None or new is None:
            continue
        for rule in dict.fromkeys(finding.rule for finding in (*new.findings, *old.findings)):
            one, other = _under(old.finding(rule)), _under(new.finding(rule))
            if (one and one.outcome) is not (other and other.outcome):
                flips[rule].append(Flip(record=name, old=one, new=other))
    return Impact(
        records=len(records),
        law=tuple(law),
        verdicts=tuple(verdicts),
        rules=tuple(RuleImpact(rule=rule, flips=tuple(found)) for rule, found in flips.items()),
        not_judged=tuple(not_judged),
    )


def _under(finding: FindingPart | None) -> Under | None:
    if finding is None:
        return None
    return Under(
        outcome=finding.outcome,
        standing=standing(finding),
        title=finding.title,
        message=finding.message,
        because=finding.because,
    )
