"""How a finding was worked out: a tree of the tests that decided it, the facts they rest on, and their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from checker.engine.explain import Explained, Explanation
from checker.engine.finding import Clause, Truth
from checker.facts.fact import How, Unknown
from checker.law.rule import Outcome, Verified
from checker.reports.clean import cleaned
from checker.reports.report import ClausePart, FactPart, FindingPart, Report, SourcePart
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
_JOINED: Final = {"all": "all of these", "any": "any of these", "not": "none of this"}
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
    grower = _Grower(report)
    for part, question in _PARTS.items():
        clauses = [clause for clause in finding.because if clause.part == part]
        if clauses:
            parts.append(Node("part", question, children=tuple(grower.test(clause) for clause in clauses)))
    if not parts:
        parts.append(Node("part", "No test decided this; nothing in the record speaks against it."))
    word = standing(finding).word
    reason = f" ({finding.reason.value.replace('_', ' ')})" if finding.reason else ""
    return Node("rule", finding.rule, f"{word}{reason}", None, tuple(parts))


def words_of(fact: str) -> str:
    """A fact's name in words: "contract value"."""
    return fact.replace(".", " ").replace("_", " ")


def whole_proof(report: Report, explanation: Explanation, part_of: Callable[[Clause], ClausePart]) -> Node:
    """The proof tree of a rule with every clause of it, those that decided and those that did not.

    ``part_of`` gives a clause as reports show it. Only what decided is followed down to the record's words.
    """
    grower = _Grower(report)

    def node(one: Explained) -> Node:
        if one.clause is None:
            answer = _ANSWERS[one.truth]
            return Node("part", _JOINED[one.kind], answer, one.truth, tuple(node(part) for part in one.parts))
        clause = part_of(one.clause)
        if not one.decided:
            return Node("test", *asked(clause), one.truth)
        grown = grower.test(clause)
        return replace(grown, answer=f"{grown.answer} (this decided)")

    parts: list[Node] = []
    out = explanation.finding.outcome is Outcome.NOT_APPLICABLE
    for part in explanation.parts:
        if out and part.part in ("breach", "review"):
            # what would break a rule says nothing where the rule does not apply
            continue
        below = node(part.proof)
        question = _PARTS[part.part]
        if parts and parts[-1].text == question and part.part == "in_force":
            parts[-1] = replace(parts[-1], children=(*parts[-1].children, below))
        else:
            answer = _ANSWERS[part.proof.truth]
            parts.append(Node("part", question, answer, part.proof.truth, (below,)))
    finding = explanation.finding
    word = standing(finding).word
    reason = f" ({finding.reason.value.replace('_', ' ')})" if finding.reason else ""
    return Node("rule", finding.rule.rule, f"{word}{reason}", None, tuple(parts))


class _Grower:
    """Grows the tree of one finding; what a fact rests on is told once, and then only referred to."""

    def __init__(self, report: Report) -> None:
        self._facts = report.facts
        self._told: set[str] = set()

    def test(self, clause: ClausePart) -> Node:
        """One test with its answer, the law behind its figure, and the grounds of its facts."""
        text, answer = asked(clause)
        below = self.grounds(clause.fact, 1)
        if clause.source:
            below = (*below, _law(clause.operand, clause.source))
        if clause.other_fact:
            below = (*below, self.fact(clause.other_fact, 1))
        return Node("test", text, answer, clause.truth, below)

    def fact(self, name: str, depth: int) -> Node:
        """A fact with its value and its grounds."""
        fact = self._facts.get(name)
        said = fact.words if fact and fact.words else "not known"
        return Node("fact", f"{words_of(name)}: {said}", children=self.grounds(name, depth))

    def grounds(self, name: str, depth: int) -> tuple[Node, ...]:
        """What a fact rests on: its words in the record, or the facts and figures that it was worked out from."""
        if name in self._told:
            return (Node("words", "as above"),)
        self._told.add(name)
        fact = self._facts.get(name)
        if fact is None or fact.unknown is Unknown.MISSING:
            note = cleaned(fact.note) if fact else ""
            return (Node("words", note or "searched for and not found in the record"),)
        nodes: list[Node] = []
        if fact.how is How.DERIVED and depth < _DEEPEST:
            figures = {figure.parameter: figure for figure in fact.figures}
            for source in fact.sources:
                if source in figures:
                    nodes.append(_law(f"{words_of(source)}: {figures[source].words}", figures[source].source))
                elif source in self._facts:
                    nodes.append(self.fact(source, depth + 1))
        if not nodes and fact.evidence:
            nodes.append(_quote(fact))
        if fact.note:
            nodes.append(Node("words", cleaned(fact.note)))
        return tuple(nodes)


def asked(clause: ClausePart) -> tuple[str, str]:
    """What was asked and what came of it, in words: "contract value £579,000, at least £500,000?", "yes"."""
    name, operand = words_of(clause.fact), cleaned(clause.operand)
    answer = _ANSWERS[clause.truth]
    value = None if clause.value is None else cleaned(clause.value)
    if clause.operator == "state":
        return f"{name}: is it {operand}?", answer
    if clause.operator == "is" and operand in ("yes", "no"):
        return f"{name}?", answer if value is None else value
    if clause.operator in ("is", "in"):
        told = (
            f"{answer}, it is {value}"
            if value is not None and (value != operand or clause.operator == "in")
            else answer
        )
        return f"{name}: is it {operand}?", told
    said = "not known" if value is None else value
    return f"{name}: {said}; {OPERATORS.get(clause.operator, clause.operator)} {operand}?", answer


def _law(words: str, source: SourcePart) -> Node:
    return Node("law", f"{words}: {source.cite} ({VERIFIED_WORDS[source.verified]})")


def _quote(fact: FactPart) -> Node:
    first = cleaned(fact.evidence[0].quote)
    if len(first) > _LONGEST_QUOTE:
        first = first[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    lines = sorted({evidence.line for evidence in fact.evidence})
    how = "" if fact.how is How.STATED else f", {fact.how.value}"
    return Node("words", f"“{first}”, {numbers_in_words(lines)}{how}")
