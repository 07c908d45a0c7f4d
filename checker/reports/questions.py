"""The questions whose answers would settle most, and the answers file that holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.engine.wording import joined
from checker.facts.dictionary import FactDefinition, FactDictionary, FactType
from checker.law.condition import FactOperand, tests_of
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.rule import Outcome, Severity
from checker.reports.clean import cleaned
from checker.reports.notes import fold
from checker.reports.report import FindingPart, Report
from checker.reports.words import urgency

_WIDTH: Final = 96
_MOST_RULES: Final = 6
"""Rules that one question names; the rest are counted."""
_EXAMPLES: Final = {
    FactType.BOOL: "yes or no",
    FactType.MONEY: "for example £579,000 excluding VAT",
    FactType.DATE: "a date such as 2022-03-14",
    FactType.NUMBER: "a whole number",
    FactType.LIST: "items with ; between them",
    FactType.TEXT: "words",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for, the findings that wait for it, and what the record says so far."""

    definition: FactDefinition
    findings: tuple[FindingPart, ...]
    so_far: str = ""


def questions(report: Report, law: Law) -> list[Question]:
    """The missing and ambiguous facts that a person can answer, the most decisive first.

    A fact is the more decisive the graver the findings that wait for it, then the more there are. A derived fact is
    asked for through the facts that it follows from.
    """
    waiting: dict[str, list[FindingPart]] = {}
    for finding in report.findings:
        if finding.outcome is Outcome.REVIEW:
            for name in _askable(finding.missing, report, law):
                waiting.setdefault(name, []).append(finding)
    order = sorted(waiting, key=lambda name: (_weight(waiting[name]), name))
    return [Question(law.dictionary[name], tuple(waiting[name]), _so_far(report, name)) for name in order]


def _weight(findings: Iterable[FindingPart]) -> tuple[int, ...]:
    """Sorts first what settles more critical findings, then more high ones, and so on."""
    counts = Counter(finding.severity for finding in findings)
    return tuple(-counts[severity] for severity in Severity)


def _askable(names: Iterable[str], report: Report, law: Law) -> list[str]:
    derivations = {derivation.derive: derivation for derivation in law.derivations}
    found: dict[str, None] = {}
    seen: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop(0)
        if name in seen or name not in law.dictionary:
            continue
        seen.add(name)
        below = [n for n in _follows_from(derivations.get(name)) if not _known(report, n)]
        if law.dictionary[name].ask:
            found[name] = None
        else:
            pending += below
    return list(found)


def _follows_from(derivation: Derivation | None) -> Iterator[str]:
    if derivation is None:
        return
    for case in derivation.cases:
        for test in tests_of(case.when):
            yield test.fact
            if isinstance(test.operand, FactOperand):
                yield test.operand.fact
    if derivation.compute is not None:
        for operand in derivation.compute.takes.values():
            if isinstance(operand, FactOperand):
                yield operand.fact


def _known(report: Report, name: str) -> bool:
    fact = report.facts.get(name)
    return fact is not None and fact.value is not None


def _so_far(report: Report, name: str) -> str:
    fact = report.facts.get(name)
    if fact is None:
        return ""
    quotes = [f"line {part.line}: {_short(part.quote)}" for part in fact.evidence[:3]]
    return "; ".join(part for part in (cleaned(fact.note), *quotes) if part)


def _short(quote: str) -> str:
    text = cleaned(quote)
    return f"“{text if len(text) <= 80 else text[:80].rsplit(' ', 1)[0] + ' …'}”"


def answers_skeleton(report: Report, law: Law) -> str:
    """The text of an answers file with every question open; it can be given to ``--answers`` as it is."""
    asked = questions(report, law)
    lines = [f"# Questions about {cleaned(report.record.source)}"]
    if asked:
        lines += [
            "# The most decisive come first. Fill in value, who, when and why for those that you can answer,",
            "# and leave the value of the others empty. Then: checker check RECORD --answers THIS-FILE",
        ]
    else:
        lines.append("# No finding waits for a fact. Facts can still be corrected here: fact, value, who, when, why.")
    lines += [f"record: {report.record.sha256}", "answers:" if asked else "answers: []"]
    for question in asked:
        lines += ["", *_question(question, law.dictionary)]
    return "\n".join(lines) + "\n"


def _question(question: Question, dictionary: FactDictionary) -> Iterator[str]:
    definition = question.definition
    findings = sorted(question.findings, key=urgency)
    settled = [f"{finding.rule} ({finding.severity.value})" for finding in findings[:_MOST_RULES]]
    settled += [f"{len(findings) - _MOST_RULES} more"] if len(findings) > _MOST_RULES else []
    settles = joined(settled)
    yield from _comment(definition.ask)
    yield from _comment(f"Settles: {settles}")
    if question.so_far:
        yield from _comment(f"The record: {question.so_far}")
    yield f"  - fact: {definition.name}"
    yield f"    value:  # {_example(definition)}"
    yield "    who:"
    yield "    when:"
    yield "    why:"


def _comment(text: str) -> Iterator[str]:
    for line in fold(text, _WIDTH):
        yield f"  # {line}"


def _example(definition: FactDefinition) -> str:
    known = definition.choices or definition.values
    if known:
        return "one of: " + ", ".join(known)
    return _EXAMPLES[definition.type]
