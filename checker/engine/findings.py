"""Puts what an engine decided for a rule into a finding: reason, message, words shown, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from checker.engine.because import exhibits, reason_for, supports, unknown_facts, unknown_parameters, wanted
from checker.engine.decided import Decided, Stage, Step
from checker.engine.finding import Finding
from checker.engine.wording import Wording
from checker.engine.world import World
from checker.law.derivation import Derivation
from checker.law.rule import Outcome, Reason, Rule

_UNVERIFIED: Final = (
    "A figure or provision that this finding rests on has not been checked against its source. Check it before you"
    " rely on the finding."
)


def finding_of(
    pack: str,
    rule: Rule,
    decided: Decided,
    steps: Sequence[Step],
    world: World,
    wording: Wording,
    derivations: Mapping[str, Derivation],
) -> Finding:
    """The finding of one rule. A rule that is met without any words of the record to show for it goes to a person."""
    facts, outcome, reason = world.facts, *_OUTCOMES[decided.stage]
    clause = rule.review[decided.clause] if decided.stage is Stage.REVIEW and decided.clause is not None else None
    missing: tuple[str, ...] = ()
    if decided.stage in (Stage.APPLIES_UNKNOWN, Stage.BREACH_UNKNOWN):
        unknown = unknown_facts(steps, facts)
        reason = reason_for(unknown, facts)
        missing = (*wanted(unknown, facts, derivations, wording.dictionary), *unknown_parameters(steps, facts))
    elif clause is not None:
        reason = clause.because
        missing = wanted(unknown_in_clause(steps, world), facts, derivations, wording.dictionary)
    elif outcome is Outcome.COMPLIANT and not supports(steps, rule, facts):
        outcome, reason = Outcome.REVIEW, Reason.MISSING_FACT
        named = [step.test.fact for step in steps] + [exhibit.fact for exhibit in rule.evidence]
        missing = wanted(
            dict.fromkeys(name for name in named if not facts[name].known), facts, derivations, wording.dictionary
        )
    key = clause.message_key if clause is not None else (reason.value if reason else "")
    return Finding(
        rule=rule,
        pack=pack,
        outcome=outcome,
        reason=reason,
        severity=(clause.severity if clause else None) or rule.severity,
        title=wording.message(_heading(rule, outcome)),
        message=wording.message(_message(rule, outcome, key), wording.names(missing)),
        evidence=exhibits(steps, rule, facts),
        because=tuple(wording.clause(step) for step in steps),
        missing=missing,
        conditional_on=clause.on if clause else None,
    )


_OUTCOMES: Final[Mapping[Stage, tuple[Outcome, Reason | None]]] = {
    Stage.NOT_APPLICABLE: (Outcome.NOT_APPLICABLE, None),
    Stage.APPLIES_UNKNOWN: (Outcome.REVIEW, Reason.MISSING_FACT),
    Stage.BREACH: (Outcome.BREACH, None),
    Stage.UNVERIFIED_BREACH: (Outcome.REVIEW, Reason.UNVERIFIED_LAW),
    Stage.REVIEW: (Outcome.REVIEW, None),
    Stage.BREACH_UNKNOWN: (Outcome.REVIEW, Reason.MISSING_FACT),
    Stage.COMPLIANT: (Outcome.COMPLIANT, None),
}


def unknown_in_clause(steps: Sequence[Step], world: World) -> tuple[str, ...]:
    """Facts that a review clause found missing or ambiguous, in the order of the clause."""
    return tuple(
        dict.fromkeys(
            step.test.fact
            for step in steps
            if step.part == "review" and step.test.operator == "state" and not world.facts[step.test.fact].known
        )
    )


def _heading(rule: Rule, outcome: Outcome) -> str:
    headings = {
        Outcome.COMPLIANT: rule.headings.compliant,
        Outcome.BREACH: rule.headings.breach,
        Outcome.REVIEW: rule.headings.review,
        Outcome.NOT_APPLICABLE: rule.headings.not_applicable,
    }
    return headings[outcome] or rule.title


def _message(rule: Rule, outcome: Outcome, key: str) -> str:
    if outcome is Outcome.COMPLIANT:
        return rule.messages.compliant
    if outcome is Outcome.NOT_APPLICABLE:
        return rule.messages.not_applicable
    if outcome is Outcome.BREACH:
        return rule.messages.breach or rule.title
    if key == Reason.UNVERIFIED_LAW:
        return rule.messages.review.get(key, _UNVERIFIED)
    return rule.messages.review.get(key) or rule.messages.review[Reason.MISSING_FACT.value]
