"""From the facts of a record to one finding for every rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from checker.engine.build import Compiled, compiled_for
from checker.engine.decided import Decisions
from checker.engine.derive import with_derived
from checker.engine.finding import Finding
from checker.engine.findings import finding_of
from checker.engine.wording import Wording
from checker.engine.world import World
from checker.facts.fact import Facts
from checker.law.library import Law


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
    case = prepared(law, facts, council=council, as_at=as_at, packs=packs, engine=engine)
    findings = tuple(case.finding(index) for index in range(len(case.compiled.rules)))
    return Judgement(findings, case.world.facts, case.compiled.engine.name)


@dataclass(frozen=True, slots=True)
class Case:
    """A record whose rules are decided, before they are put into words."""

    compiled: Compiled
    world: World
    decisions: Decisions
    wording: Wording

    def finding(self, index: int) -> Finding:
        """The finding of the rule at this place."""
        pack, rule = self.compiled.rules[index]
        decided, steps = self.decisions.decided[index], self.decisions.because(index)
        return finding_of(pack, rule, decided, steps, self.world, self.wording, self.compiled.derivations)


def prepared(
    law: Law,
    facts: Facts,
    *,
    council: str | None,
    as_at: dt.date | None,
    packs: Sequence[str] | None,
    engine: str,
) -> Case:
    """Decide every rule for a record; arguments and errors are those of ``judge``."""
    compiled = compiled_law(law, packs, engine)
    world = with_local_facts(law, World(facts, as_at), council)
    world = with_derived(law, compiled.layers, compiled.engine, world)
    return Case(compiled, world, compiled.engine.judge(world), Wording(law, world))


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
