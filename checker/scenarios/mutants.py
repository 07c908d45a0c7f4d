"""Mutants: one small change of the rule data each, with the sentence that says what nobody would notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.engine.wording import date_words, value_words
from checker.facts.dictionary import FactType
from checker.facts.money import Money
from checker.law.condition import All, Any_, Condition, FactOperand, FactTest, Literals, Not, Operand, ParameterOperand
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.literals import literal
from checker.law.parameter import Parameter
from checker.law.rule import Rule

Subject = Rule | Parameter | Derivation


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change. ``subject`` is the id of the rule, parameter or derived fact that is changed; ``rule`` the rule that
    it is counted for; ``old`` and ``new`` are the models before and after (``new`` None: deleted).

    ``change`` says what is done in terms of the file, ``plain`` what a lawyer reads when no scenario notices;
    ``wording`` mutants change what is said and not what is found, and stand outside the score.
    """

    rule: str
    subject: str
    operator: str
    change: str
    plain: str
    old: Subject
    new: Subject | None
    wording: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A condition with one change; None where nothing is left of it. ``plain`` completes "If …"."""

    operator: str
    change: str
    plain: str
    condition: Condition | None


NEGATED: Final = {
    "is": "is_not", "is_not": "is", "in": "not_in", "not_in": "in", "at_least": "less_than", "less_than": "at_least",
    "at_most": "more_than", "more_than": "at_most", "on_or_after": "before", "before": "on_or_after",
    "on_or_before": "after", "after": "on_or_before", "count_at_least": "count_less_than",
    "count_less_than": "count_at_least", "contains": "lacks", "lacks": "contains",
}  # fmt: skip
"""Each operator with the one that holds exactly where it does not."""

NEXT_TO: Final = {
    "at_least": "more_than", "more_than": "at_least", "at_most": "less_than", "less_than": "at_most",
    "on_or_after": "after", "after": "on_or_after", "on_or_before": "before", "before": "on_or_before",
}  # fmt: skip
"""Operators that differ only at the limit itself."""

_WIDENED: Final = {
    "at_least": -1, "on_or_after": -1, "less_than": -1, "before": -1,
    "at_most": 1, "on_or_before": 1, "more_than": 1, "after": 1, "count_at_least": 1, "count_less_than": 1,
}  # fmt: skip
"""The side on which a limit moved by a unit is not the same as the operator next to it."""


def changes_of(condition: Condition, law: Law, where: str) -> Iterator[Change]:
    """Every single change of a condition; ``where`` names the part of the file."""
    if isinstance(condition, FactTest):
        yield from _of_test(condition, law, where)
    elif isinstance(condition, Not):
        said = words_of(condition.not_, law)
        yield Change("negate", f"{where}: not dropped", f"asked that {said}, not the contrary", condition.not_)
        for change in changes_of(condition.not_, law, f"{where}.not"):
            kept = Not(not_=change.condition) if change.condition is not None else None
            yield Change(change.operator, change.change, change.plain, kept)
    else:
        yield from _of_parts(condition, law, where)


def _of_parts(condition: All | Any_, law: Law, where: str) -> Iterator[Change]:
    is_all = isinstance(condition, All)
    parts = condition.all if isinstance(condition, All) else condition.any
    key = "all" if is_all else "any"
    make = (lambda rest: All(all=rest)) if is_all else (lambda rest: Any_(any=rest))
    if len(parts) > 1:
        said = (" or " if is_all else " and ").join(words_of(part, law) for part in parts)
        way = "one of these were enough" if is_all else "all of these were needed"
        other: Condition = Any_(any=parts) if is_all else All(all=parts)
        yield Change("any/all", f"{where}: {key} swapped", f"{way}: {said},", other)
    for index, part in enumerate(parts):
        rest = parts[:index] + parts[index + 1 :]
        here = f"{where}.{key}[{index + 1}]"
        if rest:
            plain = f"no longer looked at whether {words_of(part, law)},"
            yield Change("drop", f"{here} dropped", plain, make(rest) if len(rest) > 1 else rest[0])
        for change in changes_of(part, law, here):
            if change.condition is not None:
                changed = (*parts[:index], change.condition, *parts[index + 1 :])
                yield Change(change.operator, change.change, change.plain, make(changed))


def _of_test(test: FactTest, law: Law, where: str) -> Iterator[Change]:
    old = words_of(test, law)

    def changed(operator: str, new: Condition) -> Change:
        said = words_of(new, law)
        return Change(operator, f"{where}: {old} -> {said}", f"asked whether {said} instead of whether {old},", new)

    negated = NEGATED.get(test.operator)
    opposite = test.model_copy(update={"operator": negated}) if negated else Not(not_=test)
    yield changed("negate", opposite)
    if test.operator in NEXT_TO:
        yield changed("comparison", test.model_copy(update={"operator": NEXT_TO[test.operator]}))
    if isinstance(test.operand, tuple):
        for item in test.operand:
            rest = tuple(one for one in test.operand if one != item)
            if rest:
                yield changed("member", test.model_copy(update={"operand": rest}))
    elif test.operator in _WIDENED and not isinstance(test.operand, ParameterOperand | FactOperand):
        moved = _moved(test, law, _WIDENED[test.operator])
        if moved is not None:
            yield changed("limit", test.model_copy(update={"operand": moved}))


def _moved(test: FactTest, law: Law, by: int) -> Literals | None:
    """A literal limit moved by a penny, a day or 1."""
    definition, given = law.dictionary[test.fact], test.operand
    assert not isinstance(given, ParameterOperand | FactOperand | tuple)
    if test.operator.startswith("count_"):
        return int(str(given)) + by if int(str(given)) + by > 0 else None
    value = literal(definition, given)
    if isinstance(value, Money):
        return pounds(value.pence + by)
    if isinstance(value, dt.date):
        return value + dt.timedelta(days=by)
    return value + by if isinstance(value, int) and not isinstance(value, bool) and isinstance(given, int) else None


def pounds(pence: int) -> str:
    """£663,540 or £663,540.01, as rule files write money."""
    whole, part = divmod(pence, 100)
    return f"£{whole:,}" + (f".{part:02d}" if part else "")


_SAID: Final = {
    "is": "is", "is_not": "is not", "in": "is", "not_in": "is not", "at_least": "is at least",
    "at_most": "is at most", "more_than": "is more than", "less_than": "is less than",
    "on_or_after": "is on or after", "on_or_before": "is on or before", "after": "is after", "before": "is before",
    "contains": "has", "lacks": "lacks", "count_at_least": "has at least", "count_less_than": "has fewer than",
}  # fmt: skip


def words_of(condition: Condition, law: Law) -> str:
    """A condition as one reads it aloud."""
    if isinstance(condition, Not):
        return f"it is not so that {words_of(condition.not_, law)}"
    if isinstance(condition, All | Any_):
        parts = condition.all if isinstance(condition, All) else condition.any
        joined = (" and " if isinstance(condition, All) else " or ").join(words_of(part, law) for part in parts)
        return f"({joined})" if len(parts) > 1 else joined
    name = f"the {law.dictionary[condition.fact].words}"
    if condition.operator == "state":
        states = {"known": "is known", "missing": "is not stated", "ambiguous": "is stated in two ways"}
        return f"{name} {states[str(condition.operand)]}"
    return f"{name} {_SAID[condition.operator]} {_operand_words(condition, condition.operand, law)}"


def _operand_words(test: FactTest, operand: Operand | tuple[Literals, ...], law: Law) -> str:
    if isinstance(operand, ParameterOperand):
        return f"the figure {operand.parameter}"
    if isinstance(operand, FactOperand):
        return f"the {law.dictionary[operand.fact].words}"
    definition = law.dictionary[test.fact]
    if isinstance(operand, tuple):
        return " or ".join(str(one).replace("_", " ") for one in operand)
    if definition.type is FactType.LIST:
        return str(operand).replace("_", " ") + (" items" if test.operator.startswith("count_") else "")
    if isinstance(operand, dt.date):
        return date_words(operand)
    return value_words(literal(definition, operand), definition)
