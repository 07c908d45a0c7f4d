"""Looks for what loads but cannot be meant: conditions that never hold, gaps in figures, rules that nothing pins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from checker.errors import DataFileError
from checker.law.condition import All, Condition, ParameterOperand, facts_of
from checker.law.derivation import Derivation, TableOperand
from checker.law.library import Law
from checker.law.parameter import Parameter
from checker.law.reach import FALSE, NOT_TRUE, TRUE, Goal, can_hold
from checker.law.rule import Outcome, Rule
from checker.law.rulechecks import parameters_of
from checker.yamlfiles import Location, YamlSource

Pinned = Collection[tuple[str, Outcome]]
"""Pairs of a rule's id and an outcome that some scenario expects."""

_DAY: Final = dt.timedelta(days=1)


class Level(StrEnum):
    """How bad a flaw is: an error makes the law wrong, a warning is probably a slip, information is for tidying."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing to look at: the file, its 1-based line, and a sentence."""

    level: Level
    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level}: {self.message}"


def lint(law: Law, pinned: Pinned | None = None, supplied: Collection[str] | None = None) -> tuple[Flaw, ...]:
    """Every flaw of a law that has loaded, by file and line.

    ``pinned`` is what scenarios expect (None: not asked); ``supplied`` are the facts that readers can find in a record
    (None: not asked).
    """
    flaws = [
        *_vocabulary(law),
        *(flaw for name in law.parameters for flaw in _parameter(law, name)),
        *(flaw for each in law.derivations for flaw in _derivation(law, each)),
        *(flaw for _, rule in law.rules for flaw in _rule(law, rule)),
        *_unused(law),
    ]
    if pinned is not None:
        flaws += [flaw for _, rule in law.rules for flaw in _unpinned(law, rule, pinned)]
    if supplied is not None:
        flaws += _unsupplied(law, supplied)
    return tuple(sorted(flaws, key=lambda flaw: (flaw.path, flaw.line, flaw.message)))


def _flaw(level: Level, source: YamlSource, at: Location, message: str) -> Flaw:
    return Flaw(level, source.path, source.line_of(at), message)


def _vocabulary(law: Law) -> Iterator[Flaw]:
    attempts: list[Callable[[], object]] = [lambda: law.labels]
    attempts += [lambda key=key: law.vocabulary.pattern(key) for key in law.vocabulary.keys]  # type: ignore[misc]
    for attempt in attempts:
        try:
            attempt()
        except DataFileError as error:
            yield Flaw(Level.ERROR, error.path, error.line, error.problem)


def _parameter(law: Law, name: str) -> Iterator[Flaw]:
    parameter, source = law.parameters[name], law.sources["parameters", name]
    for index, (value, following) in enumerate(zip(parameter.values, parameter.values[1:], strict=False)):
        if value.to is not None and value.to + _DAY != following.from_ and not parameter.gaps:
            message = f"no value from {value.to + _DAY} to {following.from_ - _DAY}; say why under 'gaps'"
            yield _flaw(Level.WARNING, source, ("values", index + 1, "from"), message)
    for index, value in enumerate(parameter.values):
        if value.source.verified.value in ("text", "official") and not value.source.url and not _is_policy(parameter):
            message = "a value that was read has no 'url' where it can be read again"
            yield _flaw(Level.WARNING, source, ("values", index, "source"), message)


def _is_policy(parameter: Parameter) -> bool:
    return parameter.parameter.startswith("policy.")


def _rule(law: Law, rule: Rule) -> Iterator[Flaw]:
    source = law.sources["rules", rule.rule]
    for words in ("title", "duty", "remedy", "assumes", "does_not_cover"):
        if not getattr(rule, words).strip():
            yield _flaw(Level.ERROR, source, (words,), f"'{words}' says nothing")
    if not any(cited.url for cited in rule.sources):
        yield _flaw(Level.WARNING, source, ("sources",), "no source has a 'url' where it can be read")
    yield from _reachable(law, rule, source)
    yield from _covered(law, rule, source)


def _reachable(law: Law, rule: Rule, source: YamlSource) -> Iterator[Flaw]:
    def possible(*goals: Goal) -> bool:
        return can_hold(goals, law.dictionary)

    applies = [Goal(rule.applies, TRUE)] if rule.applies else []
    if rule.applies:
        if not possible(*applies):
            yield _flaw(Level.ERROR, source, ("applies",), "'applies' can never be true")
            return
        if not possible(Goal(rule.applies, NOT_TRUE)):
            yield _flaw(Level.ERROR, source, ("applies",), "'applies' is always true; leave it out")
        elif rule.in_force is None and not possible(Goal(rule.applies, FALSE)):
            yield _flaw(Level.INFO, source, ("applies",), "the rule can never come out as not applicable")
    passed = list(applies)
    if rule.breach:
        if not possible(*applies, Goal(rule.breach, TRUE)):
            yield _flaw(Level.ERROR, source, ("breach",), "'breach' can never be true where the rule applies")
        if not possible(*applies, Goal(rule.breach, NOT_TRUE)):
            yield _flaw(Level.ERROR, source, ("breach",), "'breach' is always true where the rule applies")
            return
        passed.append(Goal(rule.breach, NOT_TRUE))
    for index, clause in enumerate(rule.review):
        at: Location = ("review", index, "when")
        if not possible(*applies, Goal(clause.when, TRUE)):
            yield _flaw(Level.ERROR, source, at, "this review clause can never be true where the rule applies")
        elif not possible(*passed, Goal(clause.when, TRUE)):
            yield _flaw(Level.ERROR, source, at, "an earlier clause, or the breach, always comes before this one")
        passed.append(Goal(clause.when, NOT_TRUE))
    if not possible(*_compliant(rule)):
        yield _flaw(Level.WARNING, source, ("messages", "compliant"), "the rule can never come out as compliant")


def _compliant(rule: Rule) -> list[Goal]:
    goals = [Goal(rule.applies, TRUE)] if rule.applies else []
    if rule.breach:
        goals.append(Goal(rule.breach, FALSE))
    return goals + [Goal(clause.when, NOT_TRUE) for clause in rule.review]


def _covered(law: Law, rule: Rule, source: YamlSource) -> Iterator[Flaw]:
    """Days on which the rule is in force and a figure that it compares with has no value."""
    if rule.in_force is None:
        return
    for name in parameters_of(rule):
        parameter = law.parameters[name]
        if parameter.dated_by != rule.in_force.dated_by or parameter.gaps:
            continue
        first, last = parameter.values[0].from_, parameter.values[-1].to
        if rule.in_force.from_ is None or rule.in_force.from_ < first:
            message = f"{name} has no value before {first}, when the rule is already in force"
            yield _flaw(Level.WARNING, source, ("in_force", "from"), message)
        if last is not None and (rule.in_force.to is None or rule.in_force.to > last):
            level = Level.INFO if rule.in_force.to is None else Level.WARNING
            yield _flaw(level, source, ("in_force",), f"{name} has no value after {last}, and the rule goes on")


def _derivation(law: Law, derivation: Derivation) -> Iterator[Flaw]:
    source = law.sources["derived", derivation.derive]
    before: list[Goal] = []
    for index, case in enumerate(derivation.cases):
        if not can_hold([*before, Goal(case.when, TRUE)], law.dictionary):
            yield _flaw(Level.ERROR, source, ("cases", index), "this case can never be reached")
        before.append(Goal(case.when, FALSE))


def _unused(law: Law) -> Iterator[Flaw]:
    used: set[str] = set()
    for _, rule in law.rules:
        used |= set(parameters_of(rule))
        spoken = f"{rule.messages} {rule.headings} {rule.remedy} {rule.wording}"
        used |= {name for name in law.parameters if "{" + name + "}" in spoken}
    for derivation in law.derivations:
        used |= set(_taken(derivation))
    for name in law.parameters:
        if name not in used:
            source = law.sources["parameters", name]
            yield _flaw(Level.INFO, source, ("parameter",), f"no rule or derived fact uses {name}")


def _taken(derivation: Derivation) -> Iterator[str]:
    for operand in derivation.compute.takes.values() if derivation.compute else ():
        if isinstance(operand, ParameterOperand):
            yield operand.parameter
        elif isinstance(operand, TableOperand):
            yield operand.table


def _unpinned(law: Law, rule: Rule, pinned: Pinned) -> Iterator[Flaw]:
    source = law.sources["rules", rule.rule]
    wanted = [Outcome.REVIEW]
    if rule.breach:
        wanted.append(Outcome.BREACH)
    if can_hold(_compliant(rule), law.dictionary):
        wanted.append(Outcome.COMPLIANT)
    if rule.in_force or (rule.applies and can_hold([Goal(rule.applies, FALSE)], law.dictionary)):
        wanted.append(Outcome.NOT_APPLICABLE)
    for outcome in sorted(set(wanted)):
        if (rule.rule, outcome) not in pinned:
            message = f"no scenario expects {rule.rule} to be {outcome.value.replace('_', ' ')}"
            yield _flaw(Level.WARNING, source, ("rule",), message)


def _unsupplied(law: Law, supplied: Collection[str]) -> Iterator[Flaw]:
    derived = {derivation.derive for derivation in law.derivations}
    local = {value.fact for council in law.councils.values() for value in council.values}
    available = {*supplied, *derived, *local}
    asked: list[tuple[YamlSource, Location, Condition]] = []
    for _, rule in law.rules:
        source = law.sources["rules", rule.rule]
        parts: list[tuple[Location, Condition | None]] = [(("applies",), rule.applies), (("breach",), rule.breach)]
        parts += [(("review", index, "when"), clause.when) for index, clause in enumerate(rule.review)]
        asked += [(source, at, condition) for at, condition in parts if condition is not None]
    for derivation in law.derivations:
        source = law.sources["derived", derivation.derive]
        asked += [(source, ("cases", index, "when"), case.when) for index, case in enumerate(derivation.cases)]
    for source, at, condition in asked:
        for name in facts_of(condition):
            if name not in available:
                message = f"nothing supplies the fact {name}: no reader, no derived fact, no council"
                yield _flaw(Level.WARNING, source, _where(condition, name, at), message)


def _where(condition: Condition, name: str, at: Location) -> Location:
    """Where in a condition a fact is first named."""
    if hasattr(condition, "not_"):
        return _where(condition.not_, name, (*at, "not"))
    key = "all" if isinstance(condition, All) else "any"
    for index, part in enumerate(getattr(condition, key, ())):
        if name in facts_of(part):
            return _where(part, name, (*at, key, index))
    return at
