"""Mutants of what rules rest on: dated figures, and the facts that follow from others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from checker.engine.layers import needs
from checker.engine.wording import date_words
from checker.law.condition import ParameterOperand, tests_of
from checker.law.derivation import Derivation, TableOperand
from checker.law.library import Law
from checker.law.literals import parse_money
from checker.law.parameter import DatedValue, Parameter, Unit
from checker.law.rule import Rule
from checker.scenarios.mutants import Mutant, changes_of, pounds

_UNNOTICED: Final = "no scenario would notice."
_DAY: Final = dt.timedelta(days=1)


class Reading:
    """Which rules and derived facts read which figures and facts, directly and through others."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.rules = {rule.rule: _read_by_rule(rule) for _, rule in law.rules}
        self._needs = {each.derive: frozenset(_read_by_derivation(each, law)) for each in law.derivations}

    def facts_from(self, name: str) -> frozenset[str]:
        """Every derived fact that follows from a fact or figure, through others too."""
        found: set[str] = set()
        new = {name}
        while new:
            new = {fact for fact, read in self._needs.items() if read & new} - found
            found |= new
        return frozenset(found)

    def rules_of(self, name: str) -> tuple[str, ...]:
        """Rules whose outcome can hang on a fact or figure: those that read it themselves first."""
        direct = [rule for rule, read in self.rules.items() if name in read]
        facts = self.facts_from(name)
        return tuple(dict.fromkeys([*direct, *(rule for rule, read in self.rules.items() if read & facts)]))


def _read_by_rule(rule: Rule) -> frozenset[str]:
    conditions = [one for one in (rule.applies, rule.breach, *(clause.when for clause in rule.review)) if one]
    tests = [test for condition in conditions for test in tests_of(condition)]
    names = {test.fact for test in tests}
    for test in tests:
        names |= {getattr(test.operand, "parameter", ""), getattr(test.operand, "fact", "")} - {""}
    return frozenset(names | ({rule.in_force.dated_by} if rule.in_force else set()))


def _read_by_derivation(derivation: Derivation, law: Law) -> Iterator[str]:
    yield from needs(derivation, law.parameters)
    operands = [test.operand for case in derivation.cases for test in tests_of(case.when)]
    for operand in (*operands, *(derivation.compute.takes.values() if derivation.compute else ())):
        if isinstance(operand, ParameterOperand):
            yield operand.parameter
        elif isinstance(operand, TableOperand):
            yield operand.table


def parameter_mutants(parameter: Parameter, law: Law, reading: Reading) -> Iterator[Mutant]:
    """Mutants of every value of a figure that some rule in force on its days can read; none where no rule reads it."""
    rules = [law.rule(name) for name in reading.rules_of(parameter.parameter)]
    seen: set[tuple[object, ...]] = set()
    for index in range(len(parameter.values)):
        for operator, change, plain, update in _of_value(parameter, index, law):
            values = list(parameter.values)
            for place, changes in update.items():
                values[place] = values[place].model_copy(update=changes)
            key = tuple((one.from_, one.to, one.value) for one in values)
            if key in seen or all(one.to is not None and one.to < one.from_ for one in values[index : index + 1]):
                continue
            seen.add(key)
            first, last = _changed_days(parameter.values, values)
            concerned = [rule for rule in rules if _binds(rule, parameter, first, last)]
            if not concerned:
                continue
            new = parameter.model_copy(update={"values": tuple(values)})
            yield Mutant(
                concerned[0].rule, parameter.parameter, operator, f"{parameter.parameter}: {change}",
                f"{plain}, {_UNNOTICED}", parameter, new,
            )  # fmt: skip


def _changed_days(old: Sequence[DatedValue], new: Sequence[DatedValue]) -> tuple[dt.date, dt.date]:
    """The first and the last day on which a figure has another value than before."""
    edges = {edge for value in (*old, *new) for edge in (value.from_, _after(value))}
    days = [day for day in sorted(edges) if _on(old, day) != _on(new, day)]
    later = [edge for edge in edges if edge > days[-1]]
    return days[0], (min(later) - _DAY) if later else days[-1]


def _after(value: DatedValue) -> dt.date:
    return value.to + _DAY if value.to is not None else dt.date.max


def _on(values: Sequence[DatedValue], day: dt.date) -> object:
    return next((one.value for one in values if one.from_ <= day < _after(one)), None)


def _binds(rule: Rule, parameter: Parameter, first: dt.date, last: dt.date) -> bool:
    """Whether a rule binds on one of these days, so far as the same fact's date decides on both."""
    force = rule.in_force
    if force is None or force.dated_by != parameter.dated_by:
        return True
    return (force.to is None or force.to >= first) and (force.from_ is None or force.from_ <= last)


Update = Mapping[int, Mapping[str, Any]]


def _of_value(parameter: Parameter, index: int, law: Law) -> Iterator[tuple[str, str, str, Update]]:
    value, title = parameter.values[index], f"“{parameter.title}”"
    days = f"from {date_words(value.from_)}"
    for moved in _near(parameter, value, law):
        said = f"If the figure {title} {days} were {_words(moved)} instead of {_words(value.value)}"
        yield "figure", f"{value.from_}: {value.value} -> {moved}", said, {index: {"value": moved}}
    earlier = parameter.values[index - 1] if index else None
    joined = earlier is not None and earlier.to == value.from_ - _DAY
    if joined and earlier is not None and earlier.value == value.value:
        return
    if earlier is None and parameter.parameter.startswith("policy."):
        # the first day of a figure that the checker sets itself is no law: it only lies before every record
        return
    for moved_day in (value.from_ - _DAY, value.from_ + _DAY):
        update: dict[int, Mapping[str, Any]] = {index: {"from_": moved_day}}
        if joined:
            update[index - 1] = {"to": moved_day - _DAY}
        said = f"If {_words(value.value)} for {title} counted from {date_words(moved_day)} instead of {days[5:]}"
        yield "figure day", f"from {value.from_} -> {moved_day}", said, update


def _near(parameter: Parameter, value: DatedValue, law: Law) -> Iterator[int | dt.date | str]:
    given = value.value
    if parameter.unit is Unit.MONEY:
        pence = parse_money(str(given)).pence
        yield from (pounds(pence - 1), pounds(pence + 1))
    elif parameter.unit is Unit.PERCENT:
        number = str(given).rstrip("%")
        yield from (f"{int(float(number)) - 1}%", f"{int(float(number)) + 1}%")
    elif isinstance(given, dt.date):
        yield from (given - _DAY, given + _DAY)
    elif parameter.unit is Unit.CHOICE:
        yield from dict.fromkeys(str(one.value) for one in parameter.values if one.value != given)
    elif isinstance(given, int):
        yield from (given - 1, given + 1)


def _words(value: int | dt.date | str) -> str:
    return date_words(value) if isinstance(value, dt.date) else str(value).replace("_", " ")


def derivation_mutants(derivation: Derivation, law: Law, reading: Reading) -> Iterator[Mutant]:
    """Mutants of a derived fact that some rule reads: its cases, their values, and the fact not derived at all."""
    name = derivation.derive
    rules = reading.rules_of(name)
    if not rules:
        return
    words = law.dictionary[name].words

    def mutant(operator: str, change: str, plain: str, new: Derivation | None) -> Mutant:
        return Mutant(rules[0], name, operator, f"{name}: {change}", f"If {plain} {_UNNOTICED}", derivation, new)

    yield mutant("delete", "not derived", f"the {words} were never worked out,", None)
    for index, case in enumerate(derivation.cases):
        here = f"case {index + 1} ({_words(case.value)})"
        rest = derivation.cases[:index] + derivation.cases[index + 1 :]
        if rest:
            new = derivation.model_copy(update={"cases": rest})
            yield mutant("drop", f"{here} dropped", f"the {words} were never worked out as {_words(case.value)},", new)
        for change in changes_of(case.when, law, here):
            if change.condition is not None:
                changed = case.model_copy(update={"when": change.condition})
                cases = (*derivation.cases[:index], changed, *derivation.cases[index + 1 :])
                said = f"the working out of the {words} as {_words(case.value)} {change.plain}"
                yield mutant(change.operator, change.change, said, derivation.model_copy(update={"cases": cases}))
    if derivation.otherwise is not None:
        new = derivation.model_copy(update={"otherwise": None})
        said = f"the {words} were not {_words(derivation.otherwise)} where no case holds,"
        yield mutant("drop", "otherwise dropped", said, new)
