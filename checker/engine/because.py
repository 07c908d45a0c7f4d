"""What the tests that decided say about facts that are not known, and about the words that support a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.engine.decided import Step
from checker.engine.finding import Exhibited
from checker.facts.dictionary import FactDictionary
from checker.facts.fact import Fact, Facts, How, Unknown
from checker.law.condition import FactOperand, ParameterOperand
from checker.law.derivation import Derivation
from checker.law.rule import Reason, Rule


def unknown_facts(steps: Iterable[Step], facts: Facts) -> tuple[str, ...]:
    """Facts for want of which a test could not be told, each once."""
    names: dict[str, None] = {}
    for step in steps:
        if step.truth is None:
            operand = step.test.operand
            for name in (step.test.fact, operand.fact if isinstance(operand, FactOperand) else None):
                if name is not None and not facts[name].known:
                    names[name] = None
    return tuple(names)


def unknown_parameters(steps: Iterable[Step], facts: Facts) -> tuple[str, ...]:
    """Parameters that have no value for the record, where only that kept a test from being told."""
    return tuple(
        dict.fromkeys(
            step.test.operand.parameter
            for step in steps
            if step.truth is None and isinstance(step.test.operand, ParameterOperand) and facts[step.test.fact].known
        )
    )


def reason_for(unknown: Sequence[str], facts: Facts) -> Reason:
    """Ambiguous only when every fact in doubt is stated in more than one way; else something is missing."""
    if unknown and all(facts[name].unknown is Unknown.AMBIGUOUS for name in unknown):
        return Reason.AMBIGUOUS_FACT
    return Reason.MISSING_FACT


def wanted(
    unknown: Iterable[str], facts: Facts, derivations: Mapping[str, Derivation], dictionary: FactDictionary
) -> tuple[str, ...]:
    """The facts that a person can supply so that ``unknown`` become known.

    Of a derived fact, those it follows from; facts that nobody is asked for only where there is no other.
    """
    names: dict[str, None] = {}

    def visit(name: str, above: frozenset[str]) -> None:
        derivation = derivations.get(name)
        sources = [each for each in facts[name].sources if each in derivation.takes] if derivation else []
        below = [each for each in sources if not facts[each].known and each not in above]
        below = [each for each in below if each in derivations or dictionary[each].ask] or below
        if not below:
            names[name] = None
            return
        for each in below:
            visit(each, above | {name})

    for name in unknown:
        visit(name, frozenset({name}))
    return tuple(names)


def supports(steps: Iterable[Step], rule: Rule, facts: Facts) -> bool:
    """Whether words of the record, or a person's answer, stand behind the tests that decided or the rule's exhibits."""
    names = [step.test.fact for step in steps] + [exhibit.fact for exhibit in rule.evidence]
    return any(_stands(facts[name], facts, frozenset()) for name in names)


def _stands(fact: Fact, facts: Facts, seen: frozenset[str]) -> bool:
    if not fact.known:
        return False
    if fact.evidence or fact.how is How.ANSWERED:
        return True
    below = [name for name in fact.sources if name in facts and name not in seen]
    return fact.how is How.DERIVED and any(_stands(facts[name], facts, seen | {fact.name}) for name in below)


def exhibits(steps: Iterable[Step], rule: Rule, facts: Facts) -> tuple[Exhibited, ...]:
    """The words that a finding shows: the rule's exhibits with their notes, then those of the facts that decided."""
    found: dict[tuple[int, int], Exhibited] = {}
    for shown in _shown(steps, rule, facts):
        found.setdefault((shown.evidence.start, shown.evidence.end), shown)
    return tuple(found.values())


def _shown(steps: Iterable[Step], rule: Rule, facts: Facts) -> Iterator[Exhibited]:
    for exhibit in rule.evidence:
        for evidence in facts[exhibit.fact].evidence:
            yield Exhibited(evidence, exhibit.fact, exhibit.note, exhibit.supporting)
    for step in steps:
        operand = step.test.operand
        for name in (step.test.fact, operand.fact if isinstance(operand, FactOperand) else None):
            if name is not None:
                for evidence in facts[name].evidence:
                    yield Exhibited(evidence, name, supporting=True)
