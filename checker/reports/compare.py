"""Two drafts of one record compared: what was fixed, what is new, what changed, and which facts did."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

from pydantic import Field

from checker.facts.fact import How
from checker.gate.verdict import Verdict
from checker.law.rule import Outcome
from checker.reports.report import EvidencePart, ExhibitPart, FactPart, FindingPart, Part, Report
from checker.reports.words import Standing, standing

_OPEN: Final = (Outcome.BREACH, Outcome.REVIEW)


class Side(Part):
    """One draft: its file, the SHA-256 of its bytes, and its verdict."""

    source: str
    sha256: str
    verdict: Verdict


class Told(Part):
    """One rule in one draft: the outcome, the heading and sentence, and the fingerprint.

    ``line`` (1-based) and ``quote`` are of the first words that the finding rests on.
    """

    outcome: Outcome
    standing: Standing
    title: str
    message: str
    line: int | None
    quote: str
    fingerprint: str


class Pair(Part):
    """One rule in both drafts; a side is None where the rule was not applied to that draft."""

    rule: str
    old: Told | None
    new: Told | None


class FactSide(Part):
    """A fact in one draft: its value in words, None when it is not known, how it came about, and where it was read."""

    words: str | None
    how: How | None = None
    line: int | None
    quote: str


class FactChange(Part):
    """A fact whose value is not the same in both drafts."""

    fact: str
    old: FactSide
    new: FactSide

    @property
    def follows(self) -> bool:
        """Whether the value was worked out from other facts in every draft that has it, and so changed with them."""
        hows = {side.how for side in (self.old, self.new) if side.words is not None}
        return hows <= {How.DERIVED, How.PARAMETER}


class Comparison(Part):
    """What became of a record between two drafts.

    Only findings that ask something of a person count: ``fixed`` asked in the old draft alone, ``new`` in the new one
    alone; ``unchanged`` ask the same of the same words in both, and ``changed`` have another outcome or other words.
    """

    schema_: Literal["decision-checker/comparison/1"] = Field(default="decision-checker/comparison/1", alias="schema")
    old: Side
    new: Side
    fixed: tuple[Pair, ...]
    added: tuple[Pair, ...] = Field(alias="new_findings")
    changed: tuple[Pair, ...]
    unchanged: tuple[Pair, ...]
    facts: tuple[FactChange, ...]


def compare_reports(old: Report, new: Report) -> Comparison:
    """The comparison of two reports, rule by rule in the order of the new one."""
    kinds: dict[str, list[Pair]] = {"fixed": [], "added": [], "changed": [], "unchanged": []}
    for rule in dict.fromkeys(finding.rule for finding in (*new.findings, *old.findings)):
        before, after = old.finding(rule), new.finding(rule)
        kind = _kind(before, after)
        if kind is not None:
            kinds[kind].append(Pair(rule=rule, old=_told(before, after), new=_told(after, before)))
    return Comparison(
        old=_side(old),
        new=_side(new),
        fixed=tuple(kinds["fixed"]),
        added=tuple(kinds["added"]),
        changed=tuple(kinds["changed"]),
        unchanged=tuple(kinds["unchanged"]),
        facts=tuple(_fact_changes(old, new)),
    )


def _kind(before: FindingPart | None, after: FindingPart | None) -> str | None:
    asked = before is not None and before.outcome in _OPEN
    asks = after is not None and after.outcome in _OPEN
    if not asked and not asks:
        return None
    if asked != asks:
        return "fixed" if asked else "added"
    assert before is not None
    assert after is not None
    return "unchanged" if before.fingerprint == after.fingerprint else "changed"


def _side(report: Report) -> Side:
    return Side(source=report.record.source, sha256=report.record.sha256, verdict=report.verdict)


def _told(finding: FindingPart | None, other: FindingPart | None) -> Told | None:
    if finding is None:
        return None
    line, quote = _place(finding.evidence, {part.quote for part in other.evidence} if other else ())
    return Told(
        outcome=finding.outcome,
        standing=standing(finding),
        title=finding.title,
        message=finding.message,
        line=line,
        quote=quote,
        fingerprint=finding.fingerprint,
    )


def _place(evidence: Sequence[EvidencePart], elsewhere: Collection[str] = ()) -> tuple[int | None, str]:
    """The line and the words of the first primary evidence, of that which is not ``elsewhere`` if there is any."""
    first = [part for part in evidence if not (isinstance(part, ExhibitPart) and part.supporting)] or evidence
    first = [part for part in first if part.quote not in elsewhere] or first
    return (first[0].line, first[0].quote) if first else (None, "")


def _fact_changes(old: Report, new: Report) -> Iterator[FactChange]:
    for name in dict.fromkeys((*new.facts, *old.facts)):
        before, after = old.facts.get(name), new.facts.get(name)
        if _value(before) != _value(after):
            yield FactChange(fact=name, old=_fact(before), new=_fact(after))


def _value(fact: FactPart | None) -> object:
    # a fact that is unknown for another reason is still unknown
    return None if fact is None or fact.unknown is not None else fact.value


def _fact(fact: FactPart | None) -> FactSide:
    if fact is None or fact.unknown is not None:
        return FactSide(words=None, line=None, quote="")
    line, quote = _place(fact.evidence)
    return FactSide(words=fact.words or str(fact.value), how=fact.how, line=line, quote=quote)
