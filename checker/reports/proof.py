"""How a finding was worked out: a tree of the tests that decided it, the facts they rest on, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from checker.engine.finding import Truth
from checker.facts.fact import How, Unknown
from checker.law.rule import Verified
from checker.reports.clean import cleaned
from checker.reports.report import ClausePart, FactPart, FindingPart, Report
from checker.reports.words import numbers_in_words, standing

_DEEPEST: Final = 4
_LONGEST_QUOTE: Final = 90

OPERATORS: Final = {
    "is": "is",
    "is_not": "is not",
    "in": "is one of",
    "not_in": "is none of",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
    "on_or_after": "on or after",
    "on_or_before": "on or before",
    "after": "after",
    "before": "before",
    "count_at_least": "count at least",
    "count_less_than": "count less than",
    "contains": "contains",
    "lacks": "does not contain",
    "state": "is",
}
_PARTS: Final = {
    "in_force": "Is the rule in force?",
    "applies": "Does the rule apply?",
    "breach": "Is it broken?",
    "review": "Must a person decide?",
    "case": "Worked out",
}
_ANSWERS: Final = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "cannot be told"}
VERIFIED_WORDS: Final = {
    Verified.TEXT: "read in its own text",
    Verified.OFFICIAL: "read on an official page",
    Verified.SECONDARY: "read in a secondary account",
    Verified.PARTIAL: "read in part",
    Verified.MEMORY: "not checked against its text",
}


@dataclass(frozen=True, slots=True)
class Node:
    """One step: what was asked or read, its answer, and the steps below it.

    ``kind`` is rule, part, test, fact, words or law.
    """

    kind: str
    text: str
    answer: str = ""
    truth: Truth | None = None
    children: tuple[Node, ...] = ()


def proof(report: Report, finding: FindingPart) -> Node:
    """The proof tree of one finding, also of one that does not apply."""
    parts: list[Node] = []
    for part, question in _PARTS.items():
        clauses = [clause for clause in finding.because if clause.part == part]
        if clauses:
            parts.append(Node("part", question, children=tuple(_test(report, clause) for clause in clauses)))
    if not parts:
        parts.append(Node("part", "No test decided this; nothing in the record speaks against it."))
    word = standing(finding).word
    reason = f" ({finding.reason.value.replace('_', ' ')})" if finding.reason else ""
    return Node("rule", finding.rule, f"{word}{reason}", None, tuple(parts))


def words_of(fact: str) -> str:
    """A fact's name in words: "contract value"."""
    return fact.replace(".", " ").replace("_", " ")


def _test(report: Report, clause: ClausePart) -> Node:
    said = "not known" if clause.value is None else cleaned(clause.value)
    if clause.operator == "state":
        text = f"{words_of(clause.fact)}: is it {clause.operand}?"
    else:
        text = f"{words_of(clause.fact)}: {said}; {OPERATORS.get(clause.operator, clause.operator)} {clause.operand}?"
    below = _grounds(report, clause.fact, 1, {clause.fact})
    if clause.source:
        below = (*below, _law(clause))
    if clause.other_fact:
        below = (*below, _fact(report, clause.other_fact, 1, {clause.fact, clause.other_fact}))
    return Node("test", text, _ANSWERS[clause.truth], clause.truth, below)


def _law(clause: ClausePart) -> Node:
    assert clause.source is not None
    text = f"{clause.operand}: {clause.source.cite}, {VERIFIED_WORDS[clause.source.verified]}"
    return Node("law", text)


def _grounds(report: Report, name: str, depth: int, seen: set[str]) -> tuple[Node, ...]:
    """What a fact rests on: its words in the record, or the facts that it was worked out from."""
    fact = report.facts.get(name)
    if fact is None or fact.unknown is Unknown.MISSING:
        note = fact.note if fact else ""
        return (Node("words", cleaned(note) or "searched for and not found in the record"),)
    nodes: list[Node] = []
    if fact.how is How.DERIVED and depth < _DEEPEST:
        nodes += [_fact(report, source, depth + 1, seen | {source}) for source in fact.sources if source not in seen]
    if not nodes:
        nodes += [_quote(fact)] if fact.evidence else []
    if fact.note:
        nodes.append(Node("words", cleaned(fact.note)))
    return tuple(nodes)


def _fact(report: Report, name: str, depth: int, seen: set[str]) -> Node:
    fact = report.facts.get(name)
    said = fact.words if fact and fact.words else "not known"
    return Node("fact", f"{words_of(name)}: {said}", children=_grounds(report, name, depth, seen))


def _quote(fact: FactPart) -> Node:
    first = cleaned(fact.evidence[0].quote)
    if len(first) > _LONGEST_QUOTE:
        first = first[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    lines = sorted({evidence.line for evidence in fact.evidence})
    how = "" if fact.how is How.STATED else f", {fact.how.value}"
    return Node("words", f"“{first}” {numbers_in_words(lines)}{how}")
