"""Two engines held against each other: what they do not agree on is no finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.engine.decided import Decided, Decisions, Engine, Step
from checker.engine.world import World
from checker.errors import EngineFaultError
from checker.law.condition import Condition
from checker.law.derivation import Derivation
from checker.law.rule import Rule


class BothEngines:
    """Runs two engines on everything and raises EngineFaultError, naming the rule and both answers, if they differ."""

    name = "both"

    def __init__(
        self, first: Engine, second: Engine, rules: Sequence[Rule], layers: Sequence[Sequence[Derivation]]
    ) -> None:
        self._first, self._second = first, second
        self._rules = [f"rule {rule.rule}" for rule in rules]
        self._layers = [[f"derived fact {each.derive}" for each in layer if each.cases] for layer in layers]

    def derive(self, layer: int, world: World) -> Decisions:
        """The case that holds for every fact of a layer, as both engines have it."""
        names = self._layers[layer]
        return self._agreed(names, self._first.derive(layer, world), self._second.derive(layer, world))

    def judge(self, world: World) -> Decisions:
        """Where every rule ends for this record, as both engines have it."""
        return self._agreed(self._rules, self._first.judge(world), self._second.judge(world))

    def _agreed(self, names: Sequence[str], first: Decisions, second: Decisions) -> Decisions:
        if first.decided != second.decided:
            if len(first.decided) != len(second.decided):
                raise EngineFaultError(f"the engines {self._first.name} and {self._second.name} judged unlike numbers")
            pairs = zip(names, first.decided, second.decided, strict=True)
            name, one, other = next((name, one, other) for name, one, other in pairs if one != other)
            raise EngineFaultError(self._differ(name, str(one), str(other)))
        return AgreedDecisions(self, names, first, second, first.decided)

    def _differ(self, name: str, one: str, other: str) -> str:
        return (
            f"two engines differ on {name}: {self._first.name} says {one}, {self._second.name} says {other}."
            " Nothing was judged; please report this with the record."
        )

    def same(self, name: str, one: tuple[Step, ...], other: tuple[Step, ...]) -> tuple[Step, ...]:
        """The tests that decided, once both engines name the same."""
        if one != other:
            raise EngineFaultError(self._differ(name, _steps(one), _steps(other)))
        return one


@dataclass(frozen=True, slots=True)
class AgreedDecisions:
    """What both engines decided for one record."""

    engines: BothEngines
    names: Sequence[str]
    first: Decisions
    second: Decisions
    decided: tuple[Decided, ...]

    def because(self, index: int) -> tuple[Step, ...]:
        """The tests that decided, as both engines have them."""
        return self.engines.same(self.names[index], self.first.because(index), self.second.because(index))

    def truth(self, condition: Condition, part: str) -> bool | None:
        """What a condition came to, as both engines have it."""
        one, other = self.first.truth(condition, part), self.second.truth(condition, part)
        if one is not other:
            raise EngineFaultError(f"two engines differ on a condition: {one} and {other}; nothing was judged")
        return one


def _steps(steps: tuple[Step, ...]) -> str:
    return "because " + ", ".join(f"{step.test.fact} {step.test.operator} is {step.truth}" for step in steps)
