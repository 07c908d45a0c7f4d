"""From the facts of a record to one finding for every rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from weakref import WeakKeyDictionary

from checker.engine.build import Compiled, compiled_for
from checker.engine.derive import with_derived
from checker.engine.finding import Finding
from checker.engine.findings import finding_of
from checker.engine.wording import Wording
from checker.engine.world import World
from checker.facts.fact import Facts
from checker.law.library import Law

EngineName = Literal["durable", "reference", "both"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of a record: ``findings`` in the order of packs and files, ``facts`` with derived ones.

    ``engine`` names what judged: durable, reference or both.
    """

    findings: tuple[Finding, ...]
    facts: Facts
    engine: str


_COMPILED: WeakKeyDictionary[Law, dict[tuple[tuple[str, ...], str], Compiled]] = WeakKeyDictionary()


def judge(
    law: Law,
    facts: Facts,
    *,
    council: str | None = None,
    as_at: dt.date | None = None,
    packs: Sequence[str] | None = None,
    engine: str = "durable",
) -> Judgement:
    """One finding for every rule of ``packs`` (None: of all).

    ``council`` is the slug of the council whose figures count (None: the one that the record names); ``as_at`` is the
    day whose law applies (None: the record's own dates). Rules are compiled once for a law.

    Raises ConfigurationError for an engine, pack or council that is not there, RuleLimitError for a rule too large for
    the engine, and EngineFaultError when the engine loses or invents a result or two engines differ.
    """
    compiled = compiled_law(law, packs, engine)
    world = with_local_facts(law, World(facts, as_at), council)
    world = with_derived(law, compiled.layers, compiled.engine, world)
    decisions = compiled.engine.judge(world)
    wording = Wording(law, world)
    findings = tuple(
        finding_of(pack, rule, decided, decisions.because(index), world, wording, compiled.derivations)
        for index, ((pack, rule), decided) in enumerate(zip(compiled.rules, decisions.decided, strict=True))
    )
    return Judgement(findings, world.facts, compiled.engine.name)


def compiled_law(law: Law, packs: Sequence[str] | None, engine: str) -> Compiled:
    """The law ready for an engine, compiled when first asked for."""
    kept = _COMPILED.setdefault(law, {})
    key = (tuple(law.packs if packs is None else packs), engine)
    if key not in kept:
        kept[key] = compiled_for(law, key[0], engine)
    return kept[key]


def with_local_facts(law: Law, world: World, council: str | None) -> World:
    """The world with what its council has fixed, as in force on the day of the decision."""
    named = world.facts.value("decision.council")
    slug = council or (named if isinstance(named, str) and named in law.councils else None)
    if slug is None:
        return world
    day = world.day("decision.date")
    local = [fact for fact in law.local_facts(slug, day) if not world.facts[fact.name].known]
    values = {fact.name: law.local_value(slug, fact.name, day) for fact in local}
    unverified = {name for name, value in values.items() if value and not value.source.verified.may_breach}
    return replace(world, facts=world.facts.with_facts(*local), unverified=world.unverified | unverified)
