"""Other rules engines on the rules of ``engine_rules``, each driven in the fastest way that was found for it.

Every function takes the rules and gives a function from a record to the names of the rules that it breaks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from tests.benchmarks.engine_rules import KINDS, Numbers, PlainRule, Test, broken

Judge = Callable[[Numbers], frozenset[str]]
Rules = tuple[PlainRule, ...]
GROUP = 10


def plain_python(rules: Rules) -> Judge:
    """A loop over the rules in Python: what the engines are measured against."""
    return lambda record: broken(rules, record)


def durable_bare(rules: Rules) -> Judge:
    """durable-rules without any check: six facts of ten numbers, one rule for each rule, no Host and no actions.

    A first fact has to match, or deleting the state ends the process. It loses facts without a word when a fact meets
    more than 64 patterns; with these rules it does not.
    """
    import durable_rules_engine as engine

    places = {name: (f"t{index // GROUP}", f"v{index % GROUP}") for index, (name, _) in enumerate(KINDS)}
    groups = [[name for name, _ in KINDS[start : start + GROUP]] for start in range(0, len(KINDS), GROUP)]
    definition: dict[str, Any] = {"start": {"all": [{"m": {"k": "start"}}]}}
    for each in rules:
        wanted: dict[str, list[Any]] = {}
        for name, operator, bound in each.tests:
            fact, number = places[name]
            value = {number: bound}
            wanted.setdefault(fact, []).append(
                value if operator == "is" else {"$gte" if operator == "at_least" else "$lt": value}
            )
        patterns = [
            {f"p{index}": {"$and": [{"k": fact}, *tests]}} for index, (fact, tests) in enumerate(sorted(wanted.items()))
        ]
        definition[each.name] = {"dist": 0, "pri": 1, "all": patterns}
    handle = engine.create_ruleset("bare", json.dumps(definition))
    items = ",".join(
        f'{{"id":{index},"k":"t{index}",' + ",".join(f'"v{number}":%d' for number in range(len(group))) + "}"
        for index, group in enumerate(groups)
    )
    text = f'[{{"id":"S","k":"start"}},{items}]'
    order = [name for group in groups for name in group]

    def judge(record: Numbers) -> frozenset[str]:
        _, state = engine.assert_facts(handle, text % tuple(record[name] for name in order))
        found = []
        message = engine.start_action_for_state(handle, state)[1]
        while message is not None:
            found.append(message[2 : message.index('"', 2)])
            message = engine.complete_and_start_action(handle, state)
        engine.delete_state(handle, "0")
        return frozenset(found) - {"start"}

    return judge


def zen(rules: Rules) -> Judge:
    """zen-engine: one decision graph with one expression node for all rules."""
    import zen as package

    names = {name: name.replace(".", "_") for name, _ in KINDS}

    def expression(test: Test) -> str:
        sign = {"is": "==", "at_least": ">=", "less_than": "<"}[test[1]]
        return f"{names[test[0]]} {sign} {test[2]}"

    expressions = [
        {"id": str(index), "key": each.name.replace("-", "_"), "value": " and ".join(map(expression, each.tests))}
        for index, each in enumerate(rules)
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "content": {}},
        {"id": "all", "type": "expressionNode", "name": "all", "content": {"expressions": expressions}},
        {"id": "out", "type": "outputNode", "name": "out", "content": {}},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "all", "type": "edge"},
        {"id": "2", "sourceId": "all", "targetId": "out", "type": "edge"},
    ]
    decision = package.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    called = {each.name.replace("-", "_"): each.name for each in rules}

    def judge(record: Numbers) -> frozenset[str]:
        result = decision.evaluate({names[name]: value for name, value in record.items()})["result"]
        return frozenset(called[key] for key, value in result.items() if value is True)

    return judge


def rule_engine(rules: Rules) -> Judge:
    """rule-engine: one compiled expression for each rule."""
    import rule_engine as package

    names = {name: name.replace(".", "_") for name, _ in KINDS}
    sign = {"is": "==", "at_least": ">=", "less_than": "<"}
    compiled = [
        (each.name, package.Rule(" and ".join(f"{names[n]} {sign[o]} {b}" for n, o, b in each.tests))) for each in rules
    ]

    def judge(record: Numbers) -> frozenset[str]:
        thing = {names[name]: value for name, value in record.items()}
        return frozenset(name for name, each in compiled if each.matches(thing))

    return judge


def business_rules(rules: Rules) -> Judge:
    """business-rules: numeric variables for every fact, an action that notes the rule."""
    from business_rules.actions import BaseActions, rule_action
    from business_rules.engine import run_all
    from business_rules.fields import FIELD_TEXT
    from business_rules.variables import BaseVariables, numeric_rule_variable

    class Variables(BaseVariables):  # type: ignore[misc]
        def __init__(self, record: Numbers) -> None:
            self.record = record

    for name, _ in KINDS:
        short = name.replace(".", "_")

        def read(self: Any, name: str = name) -> int:
            return int(self.record[name])

        read.__name__ = short
        setattr(Variables, short, numeric_rule_variable(read))

    class Actions(BaseActions):  # type: ignore[misc]
        def __init__(self) -> None:
            self.found: list[str] = []

        @rule_action(params={"name": FIELD_TEXT})  # type: ignore[untyped-decorator]
        def note(self, name: str) -> None:
            self.found.append(name)

    sign = {"is": "equal_to", "at_least": "greater_than_or_equal_to", "less_than": "less_than"}
    written = [
        {
            "conditions": {
                "all": [{"name": n.replace(".", "_"), "operator": sign[o], "value": b} for n, o, b in each.tests]
            },
            "actions": [{"name": "note", "params": {"name": each.name}}],
        }
        for each in rules
    ]

    def judge(record: Numbers) -> frozenset[str]:
        actions = Actions()
        run_all(rule_list=written, defined_variables=Variables(record), defined_actions=actions)
        return frozenset(actions.found)

    return judge


def clips(rules: Rules) -> Judge:
    """CLIPS: one template with a slot for each fact, one rule for each rule."""
    import clips as package

    environment = package.Environment()
    names = {name: name.replace(".", "_") for name, _ in KINDS}
    environment.build(f"(deftemplate record {' '.join(f'(slot {name})' for name in names.values())})")
    found: list[str] = []
    environment.define_function(lambda name: found.append(str(name)), name="note")
    for each in rules:
        slots: dict[str, list[str]] = {}
        for name, operator, bound in each.tests:
            variable = f"?{names[name]}"
            sign = "=" if operator == "is" else ">=" if operator == "at_least" else "<"
            slots.setdefault(names[name], []).append(f":({sign} {variable} {bound})")
        pattern = " ".join(f"({slot} ?{slot}&{'&'.join(tests)})" for slot, tests in slots.items())
        environment.build(f'(defrule {each.name} (record {pattern}) => (note "{each.name}"))')
    template = environment.find_template("record")

    def judge(record: Numbers) -> frozenset[str]:
        found.clear()
        fact = template.assert_fact(**{names[name]: value for name, value in record.items()})
        environment.run()
        fact.retract()
        return frozenset(found)

    return judge


PEERS: Sequence[tuple[str, Callable[[Rules], Judge]]] = (
    ("plain Python loop", plain_python),
    ("durable-rules driven bare", durable_bare),
    ("zen-engine", zen),
    ("CLIPS (clipspy)", clips),
    ("business-rules", business_rules),
    ("rule-engine", rule_engine),
)
