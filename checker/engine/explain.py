"""How one rule came out for one record: every clause of it, what it came to, and whether it decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.engine.decided import Step, in_force_tests
from checker.engine.finding import Clause, Finding, Truth
from checker.engine.judge import prepared
from checker.engine.wording import Wording
from checker.facts.fact import Facts
from checker.law.condition import All, Any_, Condition, FactTest, Not
from checker.law.library import Law
from checker.law.rule import Rule

_TRUTHS: Final = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Explained:
    """One step of the proof.

    ``kind`` is all, any, not or test; ``clause`` holds the words of a test. ``decided`` says whether the outcome rests
    on it: for a rule that does not apply, the test that decided is the nearest miss.
    """

    kind: str
    truth: Truth
    decided: bool
    clause: Clause | None = None
    parts: tuple[Explained, ...] = ()

    def tests(self) -> Iterator[Explained]:
        """Every single test below, this one included."""
        if self.kind == "test":
            yield self
        for part in self.parts:
            yield from part.tests()


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """One part of a rule: in_force, applies, breach or review; ``index`` is the place of a review clause."""

    part: str
    proof: Explained
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The proof of one finding, part by part in the order in which they count; parts without decision are shown too."""

    finding: Finding
    parts: tuple[ExplainedPart, ...]
    facts: Facts
    engine: str

    @property
    def nearest_miss(self) -> Clause | None:
        """The clause that took the rule out, None when the rule applies."""
        if self.finding.outcome != "not_applicable":
            return None
        deciding = (test for part in self.parts for test in part.proof.tests() if test.decided)
        return next((test.clause for test in deciding if test.clause is not None), None)


def explain(
    law: Law,
    facts: Facts,
    rule_id: str,
    *,
    council: str | None = None,
    as_at: dt.date | None = None,
    engine: str = "durable",
) -> Explanation:
    """How a rule came out for a record, also when it does not apply; arguments and errors are those of ``judge``.

    Raises ConfigurationError when no rule has this id.
    """
    pack = law.pack_of(rule_id)
    case = prepared(law, facts, council=council, as_at=as_at, packs=[pack], engine=engine)
    index = next(place for place, (_, rule) in enumerate(case.compiled.rules) if rule.rule == rule_id)
    _, rule = case.compiled.rules[index]
    steps, wording = case.decisions.because(index), Wording(law, case.world)

    def truth(condition: Condition, part: str) -> bool | None:
        return case.decisions.truth(condition, part)

    parts = tuple(
        ExplainedPart(part, _explained(condition, part, truth, steps, wording), place)
        for condition, part, place in _parts(rule)
    )
    return Explanation(case.finding(index), parts, case.world.facts, case.compiled.engine.name)


def _parts(rule: Rule) -> Iterator[tuple[Condition, str, int | None]]:
    for test in in_force_tests(rule):
        yield test, "in_force", None
    if rule.applies is not None:
        yield rule.applies, "applies", None
    if rule.breach is not None:
        yield rule.breach, "breach", None
    for index, clause in enumerate(rule.review):
        yield clause.when, "review", index


def _explained(
    condition: Condition,
    part: str,
    truth: Callable[[Condition, str], bool | None],
    steps: Sequence[Step],
    wording: Wording,
) -> Explained:
    found = truth(condition, part)
    if isinstance(condition, FactTest):
        step = Step(part, condition, found)
        return Explained("test", _TRUTHS[found], step in steps, wording.clause(step))
    below = (condition.not_,) if isinstance(condition, Not) else _below(condition)
    parts = tuple(_explained(one, part, truth, steps, wording) for one in below)
    kind = "not" if isinstance(condition, Not) else "all" if isinstance(condition, All) else "any"
    return Explained(kind, _TRUTHS[found], any(one.decided for one in parts), None, parts)


def _below(condition: All | Any_) -> tuple[Condition, ...]:
    return condition.all if isinstance(condition, All) else condition.any
