"""The durable engine: every condition of every rule is decided by durable-rules; this only translates.

Facts become whole numbers, rules become decision diagrams, and each path through a diagram is one rule of the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock

from checker.engine.decided import Decided, Stage, Step
from checker.engine.diagram import Path
from checker.engine.formula import Pair, holds
from checker.engine.numbers import MISSING
from checker.engine.quantity import Measure, doubtful, numbers_of
from checker.engine.questions import Question, Questions, gates_of
from checker.engine.ruleset import Ruleset, in_events, in_rulesets
from checker.engine.world import World
from checker.errors import EngineFaultError
from checker.law.condition import All, Condition, FactTest, Not
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.rule import Rule

_ANSWERS = {
    Stage.PART_TRUE: 1,
    Stage.PART_FALSE: 0,
    Stage.PART_UNKNOWN: MISSING,
}


class DurableEngine:
    """See ``checker.engine.decided.Engine``. Raises RuleLimitError for a rule that is too large for durable-rules."""

    name = "durable"

    def __init__(self, law: Law, rules: Iterable[Rule], layers: Sequence[Sequence[Derivation]]) -> None:
        lock = Lock()
        self._rules = _Asker(law, tuple(rules), lock)
        self._layers = [_Asker(law, tuple(each for each in layer if each.cases), lock) for layer in layers]

    def derive(self, layer: int, world: World) -> DurableDecisions:
        """The case that holds for every fact of a layer that is derived by cases."""
        return self._layers[layer].ask(world)

    def judge(self, world: World) -> DurableDecisions:
        """Where every rule ends for this record."""
        return self._rules.ask(world)

    def close(self) -> None:
        """Give back what the engine holds; it opens again by itself when it is asked."""
        for asker in (self._rules, *self._layers):
            asker.close()


class _Asker:
    """Rules, or derived facts of one layer, as questions in waves: those of a wave need the answers of the last."""

    def __init__(self, law: Law, items: Sequence[Rule | Derivation], lock: Lock) -> None:
        self.law, self.items, self._lock = law, items, lock
        self.numbers = numbers_of(law)
        self.gates = [gates_of(item) if isinstance(item, Rule) else [] for item in items]
        self._pairs: dict[tuple[int, str], Pair] = {}
        self.questions = Questions(law, self.numbers, doubtful(law))
        last = [
            self.questions.rule(item) if isinstance(item, Rule) else self.questions.derivation(item) for item in items
        ]
        asked = [(place, question) for place, question in enumerate(last)]
        asked += [(_part_key(question), question) for question in self.questions.parts]
        self._waves: list[list[Ruleset]] = []
        for wave in range(max((question.wave for question in last), default=-1) + 1):
            groups = in_rulesets(in_events([one for one in asked if one[1].wave == wave]))
            self._waves.append([Ruleset(group) for group in groups])
        self._parts = [[q for q in self.questions.parts if q.wave == wave] for wave in range(len(self._waves))]

    def ask(self, world: World) -> DurableDecisions:
        numbers = self._numbers(world)
        found: dict[int, Path] = {}
        with self._lock:
            for wave, parts in zip(self._waves, self._parts, strict=True):
                for ruleset in wave:
                    found.update(ruleset.ask(numbers))
                for part in parts:
                    assert part.answer is not None
                    numbers[part.answer] = _ANSWERS[found[_part_key(part)].end.stage]
        try:
            return DurableDecisions(self, numbers, [found[place] for place in range(len(self.items))])
        except KeyError as error:
            raise EngineFaultError("the rules engine left a rule without an outcome; nothing was judged") from error

    def close(self) -> None:
        for wave in self._waves:
            for ruleset in wave:
                ruleset.close()

    def pair(self, condition: Condition, part: str) -> Pair:
        """The formulas of a condition, made when first explained."""
        key = (id(condition), part)
        if key not in self._pairs:
            self._pairs[key] = self.questions.pair(condition, part)
        return self._pairs[key]

    def _numbers(self, world: World) -> list[int]:
        """The number of every quantity of a record."""
        measure = Measure(self.law, self.numbers, world)
        numbers = [0] * self.questions.width
        for quantity, slot in self.questions.quantities.items():
            numbers[slot] = measure.number(quantity)
        return numbers


def _part_key(question: Question) -> int:
    """The key of a part of a rule, below those of rules, which are their places."""
    assert question.answer is not None
    return -1 - question.answer


class DurableDecisions:
    """What the rules engine decided for one record: for every rule the path that fired."""

    def __init__(self, asker: _Asker, numbers: Sequence[int], paths: Sequence[Path]) -> None:
        self._asker, self._numbers, self.paths = asker, numbers, paths
        self.decided = tuple([path.end for path in paths])
        self._truths: dict[tuple[int, str], bool | None] = {}

    def because(self, index: int) -> tuple[Step, ...]:
        """The tests that decided the rule at this place, in the order of its file.

        They are read from the numbers that the engine matched. Raises EngineFaultError when the path that fired does
        not hold for them.
        """
        path, item = self.paths[index], self._asker.items[index]
        for compare, truth in path.steps:
            if compare.holds(self._numbers) is not truth:
                raise EngineFaultError("the rules engine fired a rule whose tests do not hold; nothing was judged")
        if isinstance(item, Rule):
            return self._of_rule(item, self._asker.gates[index], path.end)
        return self._of_cases(item, path.end)

    def _of_rule(self, rule: Rule, gates: Sequence[tuple[Condition, str]], end: Decided) -> tuple[Step, ...]:
        if end.stage is Stage.NOT_APPLICABLE:
            return self._steps(*next(gate for gate in gates if self.truth(*gate) is False))
        if end.stage is Stage.APPLIES_UNKNOWN:
            return self._all_steps([gate for gate in gates if self.truth(*gate) is None])
        if end.stage is Stage.REVIEW and end.clause is not None:
            return self._all_steps([*gates, (rule.review[end.clause].when, "review")])
        if rule.breach is not None:
            return self._all_steps([*gates, (rule.breach, "breach")])
        return self._all_steps([*gates, *((clause.when, "review") for clause in rule.review)])

    def _of_cases(self, derivation: Derivation, end: Decided) -> tuple[Step, ...]:
        cases = derivation.cases if end.clause is None else derivation.cases[end.clause : end.clause + 1]
        return self._all_steps([(case.when, "case") for case in cases])

    def _all_steps(self, conditions: Iterable[tuple[Condition, str]]) -> tuple[Step, ...]:
        return tuple(step for condition, part in conditions for step in self._steps(condition, part))

    def _steps(self, condition: Condition, part: str) -> tuple[Step, ...]:
        """The tests that make a condition what it is: the one that settles it, or all that leave it as it is."""
        if isinstance(condition, FactTest):
            return (Step(part, condition, self.truth(condition, part)),)
        if isinstance(condition, Not):
            return self._steps(condition.not_, part)
        truth = self.truth(condition, part)
        parts = condition.all if isinstance(condition, All) else condition.any
        deciding = [one for one in parts if self.truth(one, part) is truth]
        settled = truth is (not isinstance(condition, All))
        return self._all_steps([(one, part) for one in (deciding[:1] if settled else deciding)])

    def truth(self, condition: Condition, part: str) -> bool | None:
        """What a condition of one of the rules, or a part of it, came to; None when it cannot be told."""
        key = (id(condition), part)
        if key not in self._truths:
            self._truths[key] = self._find(condition, part)
        return self._truths[key]

    def _find(self, condition: Condition, part: str) -> bool | None:
        if isinstance(condition, FactTest):
            pair = self._asker.pair(condition, part)
            return True if holds(pair.true, self._numbers) else None if holds(pair.possible, self._numbers) else False
        if isinstance(condition, Not):
            truth = self.truth(condition.not_, part)
            return None if truth is None else not truth
        settles = not isinstance(condition, All)
        truths = [self.truth(one, part) for one in (condition.all if isinstance(condition, All) else condition.any)]
        return settles if settles in truths else None if None in truths else not settles
