"""Facts that follow from others, layer by layer: cases by the engine, computations by named functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.engine.because import unknown_facts
from checker.engine.decided import Decided, Engine, Stage, Step
from checker.engine.world import World
from checker.facts.computed import FUNCTIONS
from checker.facts.fact import Evidence, Fact, Facts, How, Unknown
from checker.law.condition import FactOperand, ParameterOperand
from checker.law.derivation import Computation, Derivation
from checker.law.library import Law


def with_derived(law: Law, layers: Sequence[Sequence[Derivation]], engine: Engine, world: World) -> World:
    """The world with every fact that follows from it. A fact that is known, or ambiguous, is never replaced."""
    for number, layer in enumerate(layers):
        by_cases = [each for each in layer if each.cases]
        decisions = engine.derive(number, world) if by_cases else None
        facts: list[Fact] = []
        unverified = set(world.unverified)
        for derivation in layer:
            if derivation.compute is not None and _open(world.facts, derivation.derive):
                fact, checked = _computed(law, derivation, derivation.compute, world)
                facts.append(fact)
                if not checked:
                    unverified.add(fact.name)
        for index, derivation in enumerate(by_cases):
            if decisions is not None and _open(world.facts, derivation.derive):
                steps = decisions.because(index)
                fact = _from_cases(derivation, decisions.decided[index], steps, world)
                facts.append(fact)
                if not _checked(law, world, fact.sources):
                    unverified.add(fact.name)
        kept = [fact for fact in facts if fact.known or fact.name not in world.facts or not _shown(world, fact.name)]
        world = replace(world, facts=world.facts.with_facts(*kept), unverified=frozenset(unverified))
    return world


def _open(facts: Facts, name: str) -> bool:
    return facts[name].unknown is Unknown.MISSING


def _shown(world: World, name: str) -> bool:
    """Whether a reader said something of a missing fact that a derived unknown would not."""
    return bool(world.facts[name].evidence or world.facts[name].note)


def _computed(law: Law, derivation: Derivation, computation: Computation, world: World) -> tuple[Fact, bool]:
    arguments: dict[str, object] = {}
    sources: list[str] = []
    for name, operand in computation.takes.items():
        if isinstance(operand, FactOperand):
            arguments[name] = world.facts.value(operand.fact)
            sources.append(operand.fact)
        elif isinstance(operand, ParameterOperand):
            day = world.day(law.parameters[operand.parameter].dated_by)
            arguments[name] = law.figures[operand.parameter].on(day) if day else None
            sources.append(operand.parameter)
        else:
            arguments[name] = law.constant(operand)
    found = FUNCTIONS[computation.function](**arguments)
    taken = derivation.takes
    evidence = _evidence(world.facts, taken)
    unknown = None
    if found.value is None:
        doubtful = any(world.facts[name].unknown is Unknown.AMBIGUOUS for name in taken)
        unknown = Unknown.AMBIGUOUS if doubtful else Unknown.MISSING
    fact = Fact(derivation.derive, found.value, How.DERIVED, evidence, unknown, found.note, tuple(sources))
    return fact, _checked(law, world, sources)


def _from_cases(derivation: Derivation, decided: Decided, steps: Sequence[Step], world: World) -> Fact:
    sources: dict[str, None] = {}
    for step in steps:
        sources[step.test.fact] = None
        operand = step.test.operand
        if isinstance(operand, FactOperand):
            sources[operand.fact] = None
        elif isinstance(operand, ParameterOperand):
            sources[operand.parameter] = None
    evidence = _evidence(world.facts, sources)
    value: bool | str | None = None
    if decided.stage is Stage.CASE and decided.clause is not None:
        value = derivation.cases[decided.clause].value
    elif decided.stage is Stage.OTHERWISE:
        value = derivation.otherwise
    unknown = None
    if value is None:
        names = unknown_facts(steps, world.facts)
        doubtful = bool(names) and all(world.facts[name].unknown is Unknown.AMBIGUOUS for name in names)
        unknown = Unknown.AMBIGUOUS if doubtful else Unknown.MISSING
    return Fact(derivation.derive, value, How.DERIVED, evidence, unknown, sources=tuple(sources))


def _evidence(facts: Facts, names: Iterable[str]) -> tuple[Evidence, ...]:
    found = [evidence for name in names for evidence in facts[name].evidence]
    # to tell two apart each is hashed, which costs more than all else here
    return tuple(dict.fromkeys(found) if len(found) > 1 else found)


def _checked(law: Law, world: World, sources: Iterable[str]) -> bool:
    """Whether every figure that a value rests on was checked against its source."""
    for name in sources:
        if name in world.unverified:
            return False
        parameter = law.parameters.get(name)
        day = world.day(parameter.dated_by) if parameter else None
        dated = parameter.on(day) if parameter and day else None
        if dated and not dated.source.verified.may_breach:
            return False
    return True
