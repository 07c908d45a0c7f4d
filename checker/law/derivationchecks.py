"""Checks of derived facts: what they refer to, and the order in which they follow from each other."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping

from checker.facts.computed import FUNCTIONS
from checker.facts.cpv import CodeList
from checker.facts.dictionary import FactType
from checker.facts.vocabulary import Vocabulary
from checker.law.condition import FactOperand, ParameterOperand, tests_of
from checker.law.derivation import CodesOperand, Computation, Derivation, TableOperand
from checker.law.literals import literal
from checker.law.parameter import Parameter
from checker.law.references import References, unknown
from checker.yamlfiles import Location, YamlSource


def check_derivation(
    derivation: Derivation,
    source: YamlSource,
    references: References,
    vocabulary: Vocabulary,
    code_lists: Mapping[str, CodeList],
) -> None:
    """Raise DataFileError for the first thing in a derivation that does not fit."""
    definition = references.fact(derivation.derive, source, ("derive",))
    if derivation.cases and definition.type not in (FactType.BOOL, FactType.CHOICE):
        raise source.error(
            ("cases",), f"{definition.name} is {definition.type.value}; cases give true, false or a word"
        )
    values: list[tuple[Location, bool | str]] = [
        (("cases", index, "value"), case.value) for index, case in enumerate(derivation.cases)
    ]
    if derivation.otherwise is not None:
        values.append((("otherwise",), derivation.otherwise))
    for at, value in values:
        try:
            literal(definition, value)
        except ValueError as error:
            raise source.error(at, str(error)) from error
    for index, case in enumerate(derivation.cases):
        references.condition(case.when, source, ("cases", index, "when"))
    if derivation.compute:
        _check_computation(derivation.compute, source, references, vocabulary, code_lists)


def _check_computation(
    computation: Computation,
    source: YamlSource,
    references: References,
    vocabulary: Vocabulary,
    code_lists: Mapping[str, CodeList],
) -> None:
    if computation.function not in FUNCTIONS:
        raise unknown("function", computation.function, FUNCTIONS, source, ("compute", "function"))
    wanted = tuple(inspect.signature(FUNCTIONS[computation.function]).parameters)
    if set(wanted) != set(computation.takes):
        raise source.error(("compute", "takes"), f"{computation.function} takes exactly {', '.join(wanted)}")
    for name, operand in computation.takes.items():
        at: Location = ("compute", "takes", name)
        if isinstance(operand, FactOperand):
            references.fact(operand.fact, source, at)
        elif isinstance(operand, ParameterOperand):
            references.parameter(operand.parameter, source, at)
        elif isinstance(operand, TableOperand):
            references.parameter(operand.table, source, at)
        elif isinstance(operand, CodesOperand):
            if operand.codes not in code_lists:
                raise unknown("code list", operand.codes, code_lists, source, at)
        elif not any(key.startswith(operand.words + ".") for key in vocabulary.keys):
            raise source.error(at, f"no phrase list starts with '{operand.words}.'")


def in_order(
    derivations: Mapping[str, Derivation],
    parameters: Mapping[str, Parameter],
    sources: Mapping[str, YamlSource],
) -> tuple[Derivation, ...]:
    """Derivations so that each comes after those it follows from, by a fact or by the date of a parameter.

    Raises DataFileError for a circle.
    """
    done: dict[str, Derivation] = {}
    open_: list[str] = []

    def visit(name: str) -> None:
        if name in done or name not in derivations:
            return
        if name in open_:
            circle = " -> ".join([*open_[open_.index(name) :], name])
            raise sources[name].error((), f"derived facts follow from each other in a circle: {circle}")
        open_.append(name)
        for taken in (*derivations[name].takes, *_dates_of(derivations[name], parameters)):
            visit(taken)
        open_.pop()
        done[name] = derivations[name]

    for name in sorted(derivations):
        visit(name)
    return tuple(done.values())


def _dates_of(derivation: Derivation, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Facts whose dates choose the parameters that a derivation takes or compares with."""
    operands = [test.operand for case in derivation.cases for test in tests_of(case.when)]
    taken = derivation.compute.takes.values() if derivation.compute else ()
    for operand in (*operands, *taken):
        if isinstance(operand, ParameterOperand):
            yield parameters[operand.parameter].dated_by
