"""What another set of rules would change: every outcome and verdict that flips, rule by rule, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import Field

from checker.gate.verdict import Verdict
from checker.law.rule import Outcome
from checker.reports.clean import cleaned
from checker.reports.plain import written
from checker.reports.report import ClausePart, FindingPart, Part, Report
from checker.reports.words import number_of


class Under(Part):
    """One rule's outcome under one set of rules, with the sentence and the clauses that decided it."""

    outcome: Outcome
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
    """What the new rules would change for ``records`` records; ``not_judged`` are sentences."""

    schema_: Literal["decision-checker/impact/1"] = Field(default="decision-checker/impact/1", alias="schema")
    records: int
    verdicts: tuple[VerdictFlip, ...]
    rules: tuple[RuleImpact, ...]
    not_judged: tuple[str, ...] = ()


def impact_of(pairs: Iterable[tuple[str, Report | None, Report | None]], not_judged: Iterable[str] = ()) -> Impact:
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
        verdicts=tuple(verdicts),
        rules=tuple(RuleImpact(rule=rule, flips=tuple(found)) for rule, found in flips.items()),
        not_judged=tuple(not_judged),
    )


def _under(finding: FindingPart | None) -> Under | None:
    if finding is None:
        return None
    return Under(outcome=finding.outcome, message=finding.message, because=finding.because)


def impact_json(impact: Impact) -> str:
    """The whole impact as one JSON object."""
    return impact.model_dump_json(by_alias=True, indent=2) + "\n"


def impact_plain(impact: Impact, *, width: int = 78) -> str:
    """Sentences in reading order: the verdicts first, then rule by rule."""
    return written(_lines(impact), width, ascii_only=False)


def _lines(impact: Impact) -> Iterator[str]:
    for flip in impact.verdicts:
        old, new = (verdict.value if verdict else "not judged" for verdict in (flip.old, flip.new))
        yield f"Verdict of {cleaned(flip.record)}: {old} before, {new} after."
    for rule in impact.rules:
        yield ""
        yield f"{rule.rule}: {number_of(len(rule.flips), 'outcome')} would flip"
        for found in rule.flips:
            yield f"  {cleaned(found.record)}: {_outcome(found.old)} before, {_outcome(found.new)} after."
            if told := found.new or found.old:
                yield f"    {cleaned(told.message)}"
                for clause in told.because:
                    operand = f" {clause.operand}" if clause.operand else ""
                    value = clause.value if clause.value is not None else "not known"
                    yield cleaned_clause(f"{clause.fact} {clause.operator}{operand}", clause.truth.value, value)
    for sentence in impact.not_judged:
        yield f"Not judged: {cleaned(sentence)}"
    yield ""
    flips = sum(len(rule.flips) for rule in impact.rules)
    yield (
        f"{number_of(impact.records, 'record')}: {number_of(len(impact.verdicts), 'verdict')} and "
        f"{number_of(flips, 'outcome')} would flip, {len(impact.not_judged)} not judged."
    )


def cleaned_clause(test: str, truth: str, value: str) -> str:
    """One test, its answer, and the value that it was made on."""
    return f"    {cleaned(test)}: {truth} (it is {cleaned(value)})"


def _outcome(under: Under | None) -> str:
    return under.outcome.value.replace("_", " ") if under else "no such rule"
