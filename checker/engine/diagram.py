"""Decision diagrams: a sequence of formulas as a tree of comparisons in which every record has exactly one path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from checker.engine.decided import Decided
from checker.engine.formula import Compare, Every, Formula, Negated, Some
from checker.engine.numbers import AMBIGUOUS, MISSING

MOST_ASKED: Final = 200
"""Comparisons on one path: the engine takes 251 properties of one message."""


class TooManyPathsError(Exception):
    """The diagram has more paths than were allowed; the caller splits the rule or refuses it."""


class Node(NamedTuple):
    """A comparison, and what follows when it holds and when it does not."""

    compare: Compare
    yes: Tree
    no: Tree


Tree = Node | Decided
Chain = tuple[tuple[tuple[Formula, Decided], ...], Decided]
"""Formulas tried in order, each with what is decided when it holds, and what is decided when none does."""


@dataclass(frozen=True, slots=True)
class Path:
    """One way through a diagram: the comparisons with their answers, and where it ends."""

    steps: tuple[tuple[Compare, bool], ...]
    end: Decided


def paths_of(tree: Tree, before: tuple[tuple[Compare, bool], ...] = ()) -> Iterator[Path]:
    """Every path of a diagram. Each record has exactly one."""
    if isinstance(tree, Decided):
        yield Path(before, tree)
    else:
        yield from paths_of(tree.yes, (*before, (tree.compare, True)))
        yield from paths_of(tree.no, (*before, (tree.compare, False)))


def grow(chain: Chain, ranges: Mapping[int, tuple[int, int]], most: int) -> Tree:
    """The diagram of a chain of formulas.

    ``ranges`` holds for each slot the least and the greatest number that a known value can be. Raises
    TooManyPathsError when there would be more than ``most`` paths.
    """
    return _Grower(chain, ranges, most).tree(0, {})


class _Known(NamedTuple):
    """What is known of a number: its least and greatest, and numbers that it is not."""

    least: int
    most: int
    never: frozenset[int] = frozenset()


_Answers = Mapping[int, _Known]


class _Grown(NamedTuple):
    """A part of the diagram, its number of leaves before equal branches were joined, and its longest path."""

    tree: Tree
    leaves: int
    depth: int


class _Grower:
    """Grows each part once: what follows hangs on the formulas to come and on what is known of their numbers."""

    def __init__(self, chain: Chain, ranges: Mapping[int, tuple[int, int]], most: int) -> None:
        self._formulas, self._otherwise = chain
        self._ranges, self._most = ranges, most * 1
        self._open = {slot: _Known(MISSING, last) for slot, (_, last) in ranges.items()}
        self._grown: dict[tuple[int, tuple[tuple[int, _Known], ...]], _Grown] = {}
        later: frozenset[int] = frozenset()
        self._numbers_from = [later]
        for formula, _ in reversed(self._formulas):
            later |= {*_slots_in(formula)}
            self._numbers_from.insert(0, later)

    def tree(self, index: int, answers: _Answers) -> Tree:
        """The part of the diagram from one formula on, given the answers so far."""
        return self._part(index, answers, 0).tree

    def _part(self, index: int, answers: _Answers, asked: int) -> _Grown:
        telling = self._numbers_from[index]
        key = (index, tuple(sorted((slot, known) for slot, known in answers.items() if slot in telling)))
        if key not in self._grown:
            self._grown[key] = self._grow(index, answers, asked)
        grown = self._grown[key]
        if grown.leaves > self._most or asked + grown.depth > MOST_ASKED:
            raise TooManyPathsError
        return grown

    def _grow(self, index: int, answers: _Answers, asked: int) -> _Grown:
        if asked > MOST_ASKED:
            raise TooManyPathsError
        while index < len(self._formulas):
            formula, decided = self._formulas[index]
            found = self._look(formula, answers)
            if isinstance(found, Compare):
                return self._branch(found, index, answers, asked + 1)
            if found:
                return _Grown(decided, 1, 0)
            index += 1
        return _Grown(self._otherwise, 1, 0)

    def _branch(self, compare: Compare, index: int, answers: _Answers, asked: int) -> _Grown:
        yes_answers = self._assume(compare, True, answers)
        no_answers = self._assume(compare, False, answers)
        if yes_answers is None or no_answers is None:
            only = yes_answers if no_answers is None else no_answers
            assert only is not None
            return self._part(index, only, asked)
        yes, no = self._part(index, yes_answers, asked), self._part(index, no_answers, asked)
        leaves, depth = yes.leaves + no.leaves, 1 + max(yes.depth, no.depth)
        tree = yes.tree if yes.tree == no.tree else Node(compare, yes.tree, no.tree)
        return _Grown(tree, leaves, depth)

    def _look(self, formula: Formula, answers: _Answers) -> bool | Compare:
        """Whether a formula holds by what is known, or the first comparison that must be asked."""
        if isinstance(formula, Compare):
            return _settled(formula, answers.get(formula.slot) or self._open[formula.slot])
        if isinstance(formula, Negated):
            found = self._look(formula.part, answers)
            return found if isinstance(found, Compare) else not found
        settles = isinstance(formula, Some)
        first: Compare | None = None
        for part in formula[0]:
            found = self._look(part, answers)
            if found is settles:
                return settles
            if first is None and isinstance(found, Compare):
                first = found
        return first or not settles

    def _known(self, slot: int, answers: _Answers) -> _Known:
        return answers.get(slot) or self._open[slot]

    def _assume(self, compare: Compare, truth: bool, answers: _Answers) -> _Answers | None:
        """The answers with one more, and what follows from it; None when it contradicts them."""
        least, most, never = _tell(self._known(compare.slot, answers), compare, truth)
        first, _ = self._ranges[compare.slot]
        if least > AMBIGUOUS:
            least = max(least, first)
        if most < first:
            most = min(most, AMBIGUOUS)
        told = _tight(_Known(least, most, never))
        return None if told.least > told.most else {**answers, compare.slot: told}


def _settled(compare: Compare, known: _Known) -> bool | Compare:
    bound = compare.bound
    if compare.operator == ">=":
        return True if known.least >= bound else False if known.most < bound else compare
    if compare.operator == "<=":
        return True if known.most <= bound else False if known.least > bound else compare
    if not known.least <= bound <= known.most or bound in known.never:
        return False
    return True if known.least == known.most else compare


def _tell(known: _Known, compare: Compare, truth: bool) -> _Known:
    least, most, never, bound = *known, compare.bound
    if compare.operator == "==":
        return _Known(bound, bound) if truth else _tight(_Known(least, most, never | {bound}))
    if (compare.operator == ">=") is truth:
        least = max(least, bound if truth else bound + 1)
    else:
        most = min(most, bound if truth else bound - 1)
    return _tight(_Known(least, most, never))


def _tight(known: _Known) -> _Known:
    least, most, never = known
    while least in never and least <= most:
        least += 1
    while most in never and least <= most:
        most -= 1
    return _Known(least, most, never)


def _slots_in(formula: Formula) -> Iterator[int]:
    if isinstance(formula, Compare):
        yield formula.slot
    elif isinstance(formula, Negated):
        yield from _slots_in(formula.part)
    else:
        for part in formula.every if isinstance(formula, Every) else formula.some:
            yield from _slots_in(part)


def slots_of(tree: Tree) -> Sequence[int]:
    """Every slot that a diagram compares, the first one first."""
    found: dict[int, None] = {}

    def visit(part: Tree) -> None:
        if isinstance(part, Node):
            found[part.compare.slot] = None
            visit(part.yes)
            visit(part.no)

    visit(tree)
    return tuple(found)
