"""Small laws and records for tests that look at one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.engine.decided import Decided, Engine, Step
from checker.engine.durable import DurableEngine
from checker.engine.layers import in_layers
from checker.engine.reference import ReferenceEngine
from checker.engine.world import World
from checker.facts.fact import Evidence, Fact, Facts, FactValue, How, Unknown
from checker.facts.figures import Figure, Figures
from checker.facts.vocabulary import Vocabulary
from checker.law.council import Council
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.literals import figure
from checker.law.pack import Pack
from checker.law.parameter import Parameter
from checker.law.rule import Reason, Rule

from .invented import DICTIONARY, SOURCE

ENGINES = ("durable", "reference")


def rule(name: str = "the-rule", **parts: Any) -> Rule:
    """A rule with every word that a rule needs; ``parts`` are its conditions, or anything else of it."""
    words = {
        "rule": name,
        "title": "A thing is done",
        "duty": "The thing is done.",
        "basis": "statute",
        "severity": "high",
        "sources": [SOURCE],
        "headings": {"compliant": "Done", "breach": "Not done", "review": "Done or not", "not_applicable": "Not asked"},
        "messages": {
            "compliant": "It is done.",
            "breach": "It is not done.",
            "not_applicable": "It is not asked.",
            "review": {str(reason): f"Open because {reason}: {{missing}}." for reason in Reason},
        },
        "remedy": "Do it.",
        "assumes": "Nothing.",
        "does_not_cover": "Anything else.",
    }
    return Rule.model_validate(words | parts)


def derivation(fact: str, **parts: Any) -> Derivation:
    """A derived fact with the words that it needs."""
    return Derivation.model_validate({"derive": fact, "title": "It follows", "sources": [SOURCE]} | parts)


def parameter(name: str, unit: str, dated_by: str, values: Sequence[Mapping[str, Any]]) -> Parameter:
    """A parameter whose values come from a checked source unless they say otherwise."""
    rows = [{"source": SOURCE} | dict(value) for value in values]
    return Parameter.model_validate(
        {"parameter": name, "title": f"title of {name}", "unit": unit, "dated_by": dated_by, "values": rows}
    )


def law_of(
    *rules: Rule,
    derivations: Sequence[Derivation] = (),
    parameters: Sequence[Parameter] = (),
    councils: Sequence[Mapping[str, Any]] = (),
) -> Law:
    """A law of one pack."""
    figures = {
        one.parameter: Figures(one.parameter, tuple(Figure(v.from_, v.to, figure(one, v)) for v in one.values))
        for one in parameters
    }
    read = [Council.model_validate(one) for one in councils]
    return Law(
        dictionary=DICTIONARY,
        packs={"small": Pack(pack="small", title="Small", covers="One thing.", does_not_look_at=())},
        rules=tuple(("small", one) for one in rules),
        derivations=tuple(derivations),
        parameters={one.parameter: one for one in parameters},
        figures=figures,
        councils={one.council: one for one in read},
        vocabulary=Vocabulary({}),
        code_lists={},
        digests={},
        sources={},
    )


def stated(name: str, value: FactValue, quote: str = "words", start: int = 0) -> Fact:
    """A fact that the record states, in its own words."""
    return Fact(name, value, How.STATED, (Evidence(quote, start, start + len(quote), 1),))


def unclear(name: str) -> Fact:
    """A fact that the record states in more than one way."""
    return Fact(name, None, How.STATED, (Evidence("words", 0, 5, 1),), Unknown.AMBIGUOUS)


def facts_of(*facts: Fact) -> Facts:
    """The facts of a record."""
    return Facts({fact.name: fact for fact in facts})


def engine(name: str, law: Law) -> Engine:
    """An engine that has read a law."""
    rules = [one for _, one in law.rules]
    made = DurableEngine if name == "durable" else ReferenceEngine
    return made(law, rules, in_layers(law.derivations, law.parameters))


def decided(name: str, law: Law, facts: Facts, **world: Any) -> Decided:
    """What an engine decides for the first rule of a law."""
    return engine(name, law).judge(World(facts, **world)).decided[0]


def because(name: str, law: Law, facts: Facts, **world: Any) -> tuple[Step, ...]:
    """The tests that decided the first rule of a law."""
    return engine(name, law).judge(World(facts, **world)).because(0)
