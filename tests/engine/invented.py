"""Invented law and invented records, drawn at random: small closed worlds in which every kind of test occurs."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

from checker.engine.world import World
from checker.facts.dictionary import FactDefinition, FactDictionary, FactType
from checker.facts.fact import Evidence, Fact, Facts, FactValue, How, Unknown
from checker.facts.figures import Figure, Figures
from checker.facts.money import Money, VatBasis
from checker.facts.vocabulary import Vocabulary
from checker.law.condition import FactOperand, ParameterOperand, tests_of
from checker.law.council import Council
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.literals import OPERATORS_OF, figure
from checker.law.pack import Pack
from checker.law.parameter import Parameter
from checker.law.rule import Reason, Rule
from checker.records.record import SectionState

COLOURS = ("red", "orange", "yellow", "green", "blue", "violet")
DEFINITIONS = (
    FactDefinition(name="a.first_yes", type=FactType.BOOL, meaning="A yes or no.", ask="Yes or no?"),
    FactDefinition(name="a.second_yes", type=FactType.BOOL, meaning="A yes or no."),
    FactDefinition(name="a.colour", type=FactType.CHOICE, values=COLOURS, meaning="A colour.", ask="Which colour?"),
    FactDefinition(name="a.shade", type=FactType.CHOICE, values=COLOURS[:4], meaning="Another colour."),
    FactDefinition(name="a.section", type=FactType.SECTION, meaning="What a section says."),
    FactDefinition(name="a.price", type=FactType.MONEY, meaning="An amount."),
    FactDefinition(name="a.budget", type=FactType.MONEY, meaning="Another amount."),
    FactDefinition(name="a.begun", type=FactType.DATE, meaning="A day."),
    FactDefinition(name="a.ended", type=FactType.DATE, meaning="Another day."),
    FactDefinition(name="a.count", type=FactType.NUMBER, meaning="A number."),
    FactDefinition(name="a.names", type=FactType.LIST, meaning="Names."),
    FactDefinition(name="a.colours", type=FactType.LIST, values=COLOURS, meaning="Colours."),
    FactDefinition(name="a.title", type=FactType.TEXT, meaning="Words."),
    FactDefinition(name="council.limit", type=FactType.MONEY, meaning="A local figure."),
    FactDefinition(name="d.sunny", type=FactType.BOOL, meaning="A derived yes or no."),
    FactDefinition(name="d.tint", type=FactType.CHOICE, values=COLOURS, meaning="A derived colour."),
    FactDefinition(name="d.days", type=FactType.NUMBER, meaning="Days between, computed."),
    FactDefinition(name="d.room", type=FactType.MONEY, meaning="Room below a figure, computed."),
)
DICTIONARY = FactDictionary(DEFINITIONS)
DERIVED = ("d.days", "d.room", "d.sunny", "d.tint")
PARAMETERS = {
    "p.price": ("money", "a.begun"),
    "p.days": ("days", "a.begun"),
    "p.day": ("date", "a.ended"),
    "p.colour": ("choice", "a.begun"),
}
FIRST_DAY = dt.date(2020, 1, 1)
SOURCE = {"cite": "Invented Act 1999, s 1", "verified": "text"}
UNCHECKED = {"cite": "Invented Act 1999, s 2", "verified": "memory"}


def day(number: int) -> dt.date:
    """A day of the invented world, near the first."""
    return FIRST_DAY + dt.timedelta(days=number)


class Inventor:
    """Draws laws and records from one source of chance."""

    def __init__(self, chance: random.Random, deepest: int = 3, widest: int = 4) -> None:
        self.chance, self.deepest, self.widest = chance, deepest, widest

    def law(self, rules: int = 5) -> Law:
        """A law with parameters that have gaps and unchecked values, derived facts in layers, and rules."""
        parameters = {name: self._parameter(name, *what) for name, what in PARAMETERS.items()}
        figures = {
            name: Figures(name, tuple(Figure(v.from_, v.to, figure(parameter, v)) for v in parameter.values))
            for name, parameter in parameters.items()
        }
        return Law(
            dictionary=DICTIONARY,
            packs={"invented": Pack(pack="invented", title="Invented", covers="Nothing.", does_not_look_at=())},
            rules=tuple(("invented", self.rule(f"rule-{number}")) for number in range(rules)),
            derivations=self._derivations(),
            parameters=parameters,
            figures=figures,
            councils={"marlshire": self._council()},
            vocabulary=Vocabulary({}),
            code_lists={},
            digests={},
            sources={},
        )

    def rule(self, name: str, **fixed: Any) -> Rule:
        """A rule whose conditions test any fact in any way."""
        chance = self.chance
        data: dict[str, Any] = {
            "rule": name,
            "title": "Invented",
            "duty": "Invented.",
            "basis": "statute",
            "severity": "high",
            "sources": [SOURCE if chance.random() < 0.9 else UNCHECKED],
            "headings": {"compliant": "Met", "breach": "Broken", "review": "Open", "not_applicable": "Not for it"},
            "messages": {
                "compliant": "Met.",
                "breach": "Broken.",
                "not_applicable": "Not for it.",
                "review": {str(reason): "Open." for reason in Reason},
            },
            "remedy": "None.",
            "assumes": "Nothing.",
            "does_not_cover": "Anything else.",
        }
        if chance.random() < 0.5:
            start = chance.randrange(-2, 8)
            data["in_force"] = {"dated_by": chance.choice(["a.begun", "a.ended"]), "from": day(start)}
            if chance.random() < 0.5:
                data["in_force"]["to"] = day(start + chance.randrange(5))
        if chance.random() < 0.8:
            data["applies"] = self.condition()
        if chance.random() < 0.8:
            data["breach"] = self.condition()
        data["review"] = [
            {"when": self.condition(), "because": chance.choice(["missing_fact", "judgement_required"])}
            for _ in range(chance.choice([0, 0, 1, 1, 2, 3]))
        ]
        return Rule.model_validate(data | fixed)

    def condition(self, depth: int | None = None, names: Sequence[str] | None = None) -> dict[str, Any]:
        """A condition as a rule file has it."""
        depth = self.deepest if depth is None else depth
        kind = self.chance.choice(["test", "test", "all", "any", "not"]) if depth else "test"
        if kind == "test":
            return self.test(names)
        if kind == "not":
            return {"not": self.condition(depth - 1, names)}
        return {kind: [self.condition(depth - 1, names) for _ in range(self.chance.randint(1, self.widest))]}

    def test(self, names: Sequence[str] | None = None) -> dict[str, Any]:
        """One test of one fact, with a literal, a parameter or another fact."""
        chance = self.chance
        definition = DICTIONARY[chance.choice(list(names or DICTIONARY))]
        fitting = set(OPERATORS_OF[definition.type])
        if not definition.values:
            fitting -= {"contains", "lacks"}
        if not fitting or chance.random() < 0.15:
            return {"fact": definition.name, "state": chance.choice(["known", "missing", "ambiguous"])}
        operator = chance.choice(sorted(fitting))
        return {"fact": definition.name, operator: self._operand(definition, operator, names)}

    def _operand(self, definition: FactDefinition, operator: str, names: Sequence[str] | None) -> Any:
        chance, kind = self.chance, definition.type
        words = definition.choices or definition.values
        if operator in ("in", "not_in"):
            return chance.sample(list(words), chance.randint(1, len(words) - 1))
        if operator in ("contains", "lacks"):
            return chance.choice(list(words))
        if operator.startswith("count_"):
            return chance.choice([0, 1, 2, 3, {"fact": "a.count"}, {"parameter": "p.days"}])
        if chance.random() < 0.3:
            same = [each.name for each in DEFINITIONS if each.type is kind and (not names or each.name in names)]
            figure_of = {FactType.MONEY: "p.price", FactType.DATE: "p.day", FactType.CHOICE: "p.colour"}
            figure_of[FactType.NUMBER] = "p.days"
            if kind in figure_of and chance.random() < 0.6:
                return {"parameter": figure_of[kind]}
            if same:
                return {"fact": chance.choice(same)}
        if kind is FactType.BOOL:
            return chance.random() < 0.5
        if kind is FactType.MONEY:
            return f"£{chance.randint(0, 6)}"
        if kind is FactType.DATE:
            return day(chance.randint(0, 6))
        return chance.randint(0, 6) if kind is FactType.NUMBER else chance.choice(list(words))

    def _parameter(self, name: str, unit: str, dated_by: str) -> Parameter:
        chance, values, start = self.chance, [], chance_start(self.chance)
        for _ in range(chance.randint(1, 3)):
            end = start + chance.randint(0, 4)
            value = {
                "money": f"£{chance.randint(0, 6)}",
                "days": chance.randint(0, 6),
                "date": day(chance.randint(0, 6)),
            }
            values.append(
                {
                    "from": day(start),
                    "to": day(end),
                    "value": value.get(unit, chance.choice(COLOURS)),
                    "source": SOURCE if chance.random() < 0.7 else UNCHECKED,
                }
            )
            start = end + chance.randint(1, 2)
        return Parameter.model_validate(
            {"parameter": name, "title": name, "unit": unit, "dated_by": dated_by, "values": values}
        )

    def _council(self) -> Council:
        source = SOURCE if self.chance.random() < 0.5 else UNCHECKED
        value = {"fact": "council.limit", "value": f"£{self.chance.randint(0, 6)}", "source": source}
        return Council.model_validate({"council": "marlshire", "name": "Marlshire County Council", "values": [value]})

    def _derivations(self) -> tuple[Derivation, ...]:
        plain = [name for name in DICTIONARY if name not in DERIVED]
        base: dict[str, Any] = {"title": "Invented", "sources": [SOURCE]}
        takes = {"first": {"fact": "a.begun"}, "last": {"fact": "a.ended"}}
        room = {"value": {"fact": "a.price"}, "threshold": {"parameter": "p.price"}}
        data = [
            base | {"derive": "d.days", "compute": {"function": "days_between", "takes": takes}},
            base | {"derive": "d.room", "compute": {"function": "headroom", "takes": room}},
            base | {"derive": "d.sunny"} | self._cases([True, False], [*plain, "d.days"]),
            base | {"derive": "d.tint"} | self._cases(COLOURS, [*plain, "d.sunny", "d.room"]),
        ]
        return tuple(Derivation.model_validate(one) for one in data)

    def _cases(self, values: Sequence[bool | str], names: Sequence[str]) -> dict[str, Any]:
        chance = self.chance
        cases = [
            {"value": chance.choice(list(values)), "when": self.condition(2, names)}
            for _ in range(chance.randint(1, 3))
        ]
        return {"cases": cases, "otherwise": chance.choice([None, *values])}

    def world(self, law: Law) -> World:
        """A record: every fact known, missing or ambiguous; perhaps judged by the law of a given day."""
        checked = law.councils["marlshire"].values[0].source.verified.may_breach
        facts = [self._fact(definition) for definition in DEFINITIONS]
        read = {fact.name: fact for fact in facts if fact is not None}
        unverified = {"council.limit"} if not checked and self.chance.random() < 0.7 else set[str]()
        as_at = day(self.chance.randint(-1, 8)) if self.chance.random() < 0.2 else None
        return World(Facts(read), as_at, frozenset(unverified))

    def _fact(self, definition: FactDefinition) -> Fact | None:
        chance, roll = self.chance, self.chance.random()
        derived = definition.name in DERIVED
        if roll < (0.8 if derived else 0.2):
            return None
        evidence = (Evidence("words", 0, 5, 1),)
        if roll < (0.9 if derived else 0.3):
            unknown = chance.choice([Unknown.MISSING, Unknown.AMBIGUOUS])
            return Fact(definition.name, None, How.STATED, evidence, unknown)
        return Fact(definition.name, self.value(definition), How.STATED, evidence)

    def value(self, definition: FactDefinition) -> FactValue:
        """A value of a fact's type, from few enough that literals and figures are often met exactly."""
        chance, kind = self.chance, definition.type
        if kind is FactType.BOOL:
            return chance.random() < 0.5
        if kind is FactType.MONEY:
            return Money(chance.randint(0, 6) * 100 + chance.choice([-1, 0, 0, 0, 1]), vat=VatBasis.NET)
        if kind is FactType.DATE:
            return day(chance.randint(-1, 7))
        if kind is FactType.NUMBER:
            return chance.randint(-1, 7)
        if kind is FactType.LIST:
            return tuple(chance.choices(COLOURS, k=chance.randint(0, 3)))
        if kind is FactType.SECTION:
            return chance.choice([state.value for state in SectionState])
        return chance.choice(definition.choices) if definition.choices else "words"


def chance_start(chance: random.Random) -> int:
    """The first day of a parameter's table, often after the first day of the world, so that there is a gap."""
    return chance.randint(-2, 3)


def operands_fit(law: Law) -> bool:
    """Whether every operand of a law refers to something that exists; a check of this module, not of the checker."""
    tests = [
        test
        for _, rule in law.rules
        for condition in (rule.applies, rule.breach, *(clause.when for clause in rule.review))
        if condition
        for test in tests_of(condition)
    ]
    named = [test.operand for test in tests if isinstance(test.operand, FactOperand | ParameterOperand)]
    return all(
        one.fact in law.dictionary if isinstance(one, FactOperand) else one.parameter in law.parameters for one in named
    )
