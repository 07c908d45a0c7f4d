"""Makes a law ready to judge many records: the rules of its packs, the order of derived facts, and an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.engine.both import BothEngines
from checker.engine.decided import Engine
from checker.engine.layers import in_layers
from checker.engine.reference import ReferenceEngine
from checker.errors import ConfigurationError
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.rule import Rule
from checker.yamlfiles import nearest

ENGINES = ("durable", "reference", "both")
"""Names of engines: the rules engine, the plain interpreter, and both held against each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A law made ready: ``rules`` with their packs, ``layers`` of derived facts, and the engine that decides."""

    rules: tuple[tuple[str, Rule], ...]
    layers: tuple[tuple[Derivation, ...], ...]
    derivations: Mapping[str, Derivation]
    engine: Engine


def compiled_for(law: Law, packs: Sequence[str], engine: str) -> Compiled:
    """Compile the rules of some packs for an engine; errors are those of ``judge``."""
    for pack in packs:
        if pack not in law.packs:
            raise ConfigurationError(f"no rule pack is called '{pack}'{nearest(pack, tuple(law.packs))}")
    rules = tuple((pack, rule) for pack, rule in law.rules if pack in packs)
    layers = in_layers(law.derivations, law.parameters)
    derivations = {each.derive: each for each in law.derivations}
    return Compiled(rules, layers, derivations, engine_called(engine, law, [rule for _, rule in rules], layers))


def engine_called(name: str, law: Law, rules: Sequence[Rule], layers: Sequence[Sequence[Derivation]]) -> Engine:
    """An engine by its name; raises ConfigurationError when there is none, or it is not installed."""
    if name not in ENGINES:
        raise ConfigurationError(f"no engine is called '{name}'{nearest(name, ENGINES)}")
    if name == "reference":
        return ReferenceEngine(law, rules, layers)
    from checker.engine.durable import DurableEngine

    durable = DurableEngine(law, rules, layers)
    if name == "durable":
        return durable
    return BothEngines(durable, ReferenceEngine(law, rules, layers), rules, layers)
