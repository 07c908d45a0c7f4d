"""Rules as questions to the rules engine: each a decision diagram small enough for it.

A rule whose diagram would be too large is split: its conditions become questions of their own, whose answers (true,
false, unknown) are given to the engine again in the next wave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.engine.decided import Decided, Stage, in_force_tests
from checker.engine.diagram import Chain, Node, Path, TooManyPathsError, Tree, grow, paths_of, slots_of
from checker.engine.formula import Compare, Formula, Negated, Pair, Some, pair_of
from checker.engine.numbers import AMBIGUOUS, LARGEST, Number
from checker.engine.quantity import Quantity, quantity_of
from checker.errors import RuleLimitError
from checker.facts.dictionary import FactDefinition, FactType
from checker.law.condition import All, Any_, Condition, FactOperand, FactTest, Not, ParameterOperand, tests_of
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.rule import Rule

MOST_PATHS: Final = 100
"""Paths of one diagram. More would still work, but the engine walks through all of them after every match."""

MOST_NUMBERS: Final = 200
"""Numbers in one message: the engine takes 251 properties."""


@dataclass(frozen=True, slots=True)
class Question:
    """One diagram: ``paths`` are exclusive and leave nothing out; ``wave`` says after how many others it can be asked.

    ``slots`` are the numbers that it compares, the one compared first in front; ``answer`` is the slot that takes the
    answer when the question is part of a rule (None: the answer is a rule's end).
    """

    name: str
    paths: tuple[Path, ...]
    slots: tuple[int, ...]
    wave: int
    answer: int | None = None


@dataclass(slots=True)
class Questions:
    """Compiles rules and derived facts; the quantities that they measure get slots, two for each, as they appear."""

    law: Law
    numbers: Mapping[str, Number]
    doubtful: frozenset[str]
    quantities: dict[Quantity, int] = field(default_factory=dict)
    parts: list[Question] = field(default_factory=list)
    nought: int | None = None
    _ranges: dict[int, tuple[int, int]] = field(default_factory=dict)
    _waves: dict[int, int] = field(default_factory=dict)
    _halves: dict[int, tuple[Condition, ...]] = field(default_factory=dict)
    _split: dict[tuple[int, str, bool], Pair] = field(default_factory=dict)
    _next: int = 0

    @property
    def width(self) -> int:
        """How many slots there are."""
        return self._next

    def rule(self, rule: Rule) -> Question:
        """The question that ends with a rule's outcome; raises RuleLimitError, naming a rule that is too large."""
        return self._whole(f"rule '{rule.rule}'", lambda: self._rule_chain(rule), _conditions(rule))

    def derivation(self, derivation: Derivation) -> Question:
        """The question that ends with the case that holds; raises RuleLimitError as ``rule`` does."""
        conditions = [(case.when, "case") for case in derivation.cases]
        return self._whole(f"derived fact '{derivation.derive}'", lambda: self._case_chain(derivation), conditions)

    def pair(self, condition: Condition, part: str, *, strict: bool = False) -> Pair:
        """A condition as two formulas."""
        split = self._split.get((id(condition), part, strict))
        if split is not None:
            return split
        if isinstance(condition, FactTest):
            definition = self.law.dictionary[condition.fact]
            quantity = quantity_of(condition, part, strict=strict and self._in_doubt(condition))
            return pair_of(condition, definition, self.numbers[condition.fact], self._slot(quantity, definition))
        if isinstance(condition, Not):
            return self.pair(condition.not_, part, strict=strict).negated()
        join = Pair.every if isinstance(condition, All) else Pair.some
        return join(self.pair(one, part, strict=strict) for one in self._halves.get(id(condition), _parts(condition)))

    def _rule_chain(self, rule: Rule) -> Chain:
        applies = Pair.every(self.pair(condition, part) for condition, part in gates_of(rule))
        chain: list[tuple[Formula, Decided]] = [
            (Negated(applies.possible), Decided(Stage.NOT_APPLICABLE)),
            (Negated(applies.true), Decided(Stage.APPLIES_UNKNOWN)),
        ]
        if rule.breach is not None:
            breach = self.pair(rule.breach, "breach")
            if rule.may_breach:
                chain.append((self.pair(rule.breach, "breach", strict=True).true, Decided(Stage.BREACH)))
            chain.append((breach.true, Decided(Stage.UNVERIFIED_BREACH)))
        for index, clause in enumerate(rule.review):
            chain.append((self.pair(clause.when, "review").true, Decided(Stage.REVIEW, index)))
        if rule.breach is not None:
            chain.append((breach.possible, Decided(Stage.BREACH_UNKNOWN)))
        return tuple(chain), Decided(Stage.COMPLIANT)

    def _case_chain(self, derivation: Derivation) -> Chain:
        chain: list[tuple[Formula, Decided]] = []
        for index, case in enumerate(derivation.cases):
            pair = self.pair(case.when, "case")
            chain.append((pair.true, Decided(Stage.CASE, index)))
            chain.append((pair.possible, Decided(Stage.CASE_UNKNOWN, index)))
        return tuple(chain), Decided(Stage.OTHERWISE)

    def _whole(self, name: str, chain: Callable[[], Chain], conditions: list[tuple[Condition, str]]) -> Question:
        """One question if it is small enough, else with its largest conditions split off until it is."""
        for condition, part in sorted(conditions, key=lambda each: -len(tests_of(each[0]))):
            try:
                return self._question(name, chain())
            except TooManyPathsError:
                self._split_off(name, condition, part)
        return self._last(name, chain())

    def _split_off(self, name: str, condition: Condition, part: str) -> None:
        """Make a condition a question of its own, or several where it is too large for one."""
        for strict in (False, True) if part == "breach" else (False,):
            self._split_one(name, condition, part, strict)

    def _split_one(self, name: str, condition: Condition, part: str, strict: bool) -> None:
        key = (id(condition), part, strict)
        if isinstance(condition, FactTest) or key in self._split:
            return
        try:
            question = self._question(name, self._part_chain(condition, part, strict))
        except TooManyPathsError:
            for one in (condition.not_,) if isinstance(condition, Not) else self._halved(condition):
                self._split_one(name, one, part, strict)
            question = self._last(name, self._part_chain(condition, part, strict))
        slot = self._new_slot((0, 1))
        self._waves[slot] = question.wave + 1
        self.parts.append(Question(question.name, question.paths, question.slots, question.wave, slot))
        yes = Compare(slot, ">=", 1)
        self._split[key] = Pair(yes, Some((yes, Compare(slot, "<=", AMBIGUOUS))))

    def _halved(self, condition: All | Any_) -> Sequence[Condition]:
        """The parts of a condition, or where there are many, two conditions that hold one half of them each."""
        parts = _parts(condition)
        if len(parts) <= 2:
            return parts
        if id(condition) not in self._halves:
            halves = parts[: len(parts) // 2], parts[len(parts) // 2 :]
            every = isinstance(condition, All)
            self._halves[id(condition)] = tuple(All(all=half) if every else Any_(any=half) for half in halves)
        return self._halves[id(condition)]

    def _part_chain(self, condition: Condition, part: str, strict: bool) -> Chain:
        pair = self.pair(condition, part, strict=strict)
        return ((pair.true, PART_TRUE), (pair.possible, PART_UNKNOWN)), PART_FALSE

    def _last(self, name: str, chain: Chain) -> Question:
        try:
            return self._question(name, chain)
        except TooManyPathsError as error:
            raise RuleLimitError(
                f"{name} is too large for the rules engine: it has more than {MOST_PATHS} ways to come out even when"
                " every condition is taken by itself. Divide it, or move part of it into a derived fact."
            ) from error

    def _question(self, name: str, chain: Chain) -> Question:
        tree: Tree = grow(chain, self._ranges, MOST_PATHS)
        if isinstance(tree, Decided):
            tree = Node(Compare(self._nothing(), "==", 0), tree, tree)
        paths, slots = tuple(paths_of(tree)), tuple(slots_of(tree))
        if len(paths) > MOST_PATHS or len(slots) > MOST_NUMBERS:
            raise TooManyPathsError
        return Question(name, paths, slots, max((self._waves.get(slot, 0) for slot in slots), default=0))

    def _slot(self, quantity: Quantity, definition: FactDefinition) -> int:
        if quantity not in self.quantities:
            self.quantities[quantity] = self._new_slot(_range(quantity, definition))
        return self.quantities[quantity]

    def _new_slot(self, ends: tuple[int, int]) -> int:
        slot = self._next
        self._next += 1
        self._ranges[slot] = ends
        return slot

    def _nothing(self) -> int:
        """The slot of a number that is always nought, for questions whose answer no fact can change."""
        if self.nought is None:
            self.nought = self._new_slot((0, 0))
        return self.nought

    def _in_doubt(self, test: FactTest) -> bool:
        operand = test.operand
        other = operand.fact if isinstance(operand, FactOperand) else None
        other = operand.parameter if isinstance(operand, ParameterOperand) else other
        return test.operator != "state" and (test.fact in self.doubtful or other in self.doubtful)


PART_TRUE: Final = Decided(Stage.PART_TRUE)
PART_FALSE: Final = Decided(Stage.PART_FALSE)
PART_UNKNOWN: Final = Decided(Stage.PART_UNKNOWN)


def _parts(condition: All | Any_) -> Sequence[Condition]:
    return condition.all if isinstance(condition, All) else condition.any


def gates_of(rule: Rule) -> list[tuple[Condition, str]]:
    """What must hold for a rule to apply, the days on which it is in force included."""
    force: list[tuple[Condition, str]] = [(test, "in_force") for test in in_force_tests(rule)]
    return [*force, (rule.applies, "applies")] if rule.applies is not None else force


def _conditions(rule: Rule) -> list[tuple[Condition, str]]:
    named = [(rule.applies, "applies"), (rule.breach, "breach"), *((clause.when, "review") for clause in rule.review)]
    return [(condition, part) for condition, part in named if condition is not None]


def _range(quantity: Quantity, definition: FactDefinition) -> tuple[int, int]:
    """The least and the greatest number of a known quantity."""
    if quantity.kind == "apart":
        return -2 * LARGEST, 2 * LARGEST
    if quantity.kind == "holds" or definition.type is FactType.BOOL:
        return 0, 1
    if definition.type is FactType.TEXT:
        return 0, 0
    if definition.choices:
        return 0, len(definition.choices) - 1
    return (0 if definition.type is FactType.LIST else -LARGEST), LARGEST
