"""The order in which derived facts follow from each other: in layers, each from the record and the layers before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.errors import ConfigurationError
from checker.law.condition import FactOperand, ParameterOperand, tests_of
from checker.law.derivation import Derivation
from checker.law.parameter import Parameter


def needs(derivation: Derivation, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Names of the facts that must be settled first, those that date a parameter included."""
    yield from derivation.takes
    operands = [test.operand for case in derivation.cases for test in tests_of(case.when)]
    taken = derivation.compute.takes.values() if derivation.compute else ()
    for operand in (*operands, *taken):
        if isinstance(operand, ParameterOperand):
            yield parameters[operand.parameter].dated_by
        elif isinstance(operand, FactOperand):
            yield operand.fact


def in_layers(
    derivations: Iterable[Derivation], parameters: Mapping[str, Parameter]
) -> tuple[tuple[Derivation, ...], ...]:
    """Derivations in layers, in their own order within each.

    Raises ConfigurationError, naming the facts, when some follow from each other in a circle.
    """
    waiting = {each.derive: each for each in derivations}
    wanted = {name: {*needs(each, parameters)} & waiting.keys() for name, each in waiting.items()}
    layers: list[tuple[Derivation, ...]] = []
    while waiting:
        ready = [each for name, each in waiting.items() if not wanted[name] & waiting.keys()]
        if not ready:
            raise ConfigurationError(f"derived facts follow from each other in a circle: {_circle(waiting, wanted)}")
        layers.append(tuple(ready))
        for each in ready:
            del waiting[each.derive]
    return tuple(layers)


def _circle(waiting: Mapping[str, Derivation], wanted: Mapping[str, set[str]]) -> str:
    path = [next(iter(waiting))]
    while path[-1] not in path[:-1]:
        path.append(min(wanted[path[-1]] & waiting.keys()))
    return " -> ".join(path[path.index(path[-1]) :])
