"""JSON Schemas of the law's YAML files, so that an editor completes facts, operators and values as they are typed."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel

from checker.facts.dictionary import FactDefinition, FactType
from checker.law.condition import OPERATORS
from checker.law.council import Council
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.literals import CHOSEN, COUNTED, LISTED, OPERATORS_OF, TYPE_OF_UNIT
from checker.law.pack import Pack
from checker.law.parameter import Parameter
from checker.law.rule import Rule
from checker.law.rulechecks import MAX_HEADING

Schema = dict[str, Any]


class Kind(StrEnum):
    """What kind of file a schema is for."""

    RULE = "rule"
    PARAMETER = "parameter"
    COUNCIL = "council"
    DERIVATION = "derivation"
    PACK = "pack"


_MODELS: Final[dict[Kind, type[BaseModel]]] = {
    Kind.RULE: Rule,
    Kind.PARAMETER: Parameter,
    Kind.COUNCIL: Council,
    Kind.DERIVATION: Derivation,
    Kind.PACK: Pack,
}
_LITERALS: Final[dict[FactType, Schema]] = {
    FactType.MONEY: {"type": "string", "pattern": r"^£(\d{1,3}(,\d{3})*|\d+)(\.\d{2})?$"},
    FactType.NUMBER: {"type": ["integer", "string"], "pattern": r"^\d{1,3}(\.\d{1,2})?%$"},
    FactType.DATE: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}
_COMPARED: Final = tuple(_LITERALS)


def schema_of(kind: Kind, law: Law) -> Schema:
    """The JSON Schema (2020-12) of one kind of file, with this law's facts, parameters and rules filled in."""
    schema = _MODELS[kind].model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    definitions: Schema = schema.get("$defs", {})
    if "FactTest" in definitions:
        definitions["FactTest"] = _test(law)
        definitions.update({_name(each): _test_of(each) for each in law.dictionary.values()})
        definitions.update({f"{kind.value} operand": _compared(kind, law) for kind in _COMPARED})
    if "FactOperand" in definitions:
        definitions["FactOperand"]["properties"]["fact"] = {"enum": sorted(law.dictionary)}
    if "ParameterOperand" in definitions:
        definitions["ParameterOperand"]["properties"]["parameter"] = {"enum": sorted(law.parameters)}
    if "Headings" in definitions:
        for heading in definitions["Headings"]["properties"].values():
            heading["maxLength"] = MAX_HEADING
    if "LocalValue" in definitions:
        local = sorted(name for name in law.dictionary if name.startswith("council."))
        definitions["LocalValue"]["properties"]["fact"] = {"enum": local}
    if "ReviewClause" in definitions:
        definitions["ReviewClause"]["properties"]["on"] = {"enum": sorted(rule.rule for _, rule in law.rules)}
    dates = {"enum": sorted(name for name, each in law.dictionary.items() if each.type is FactType.DATE)}
    if kind is Kind.PARAMETER:
        schema["properties"]["dated_by"] = dates
    if "InForce" in definitions:
        definitions["InForce"]["properties"]["dated_by"] = dates
    if "Exhibit" in definitions:
        definitions["Exhibit"]["properties"]["fact"] = {"enum": sorted(law.dictionary)}
    return schema


def _name(definition: FactDefinition) -> str:
    return f"test of {definition.name}"


def _test(law: Law) -> Schema:
    return {
        "description": "One test of one fact: the fact, and exactly one operator.",
        "anyOf": [{"$ref": f"#/$defs/{_name(each)}"} for each in law.dictionary.values()],
    }


def _test_of(definition: FactDefinition) -> Schema:
    fitting = OPERATORS_OF[definition.type] - (LISTED if not definition.values else frozenset())
    operators: Schema = {"state": {"enum": ["known", "missing", "ambiguous"]}}
    for operator in OPERATORS:
        if operator in fitting:
            operators[operator] = _operand(definition, operator)
    return {
        "type": "object",
        "description": definition.meaning,
        "properties": {"fact": {"const": definition.name}, **operators},
        "required": ["fact"],
        "minProperties": 2,
        "maxProperties": 2,
        "additionalProperties": False,
    }


def _operand(definition: FactDefinition, operator: str) -> Schema:
    if operator in COUNTED:
        return {"type": "integer", "minimum": 0}
    if definition.type in _COMPARED:
        return {"$ref": f"#/$defs/{definition.type.value} operand"}
    literal = _literal(definition)
    return {"type": "array", "items": literal, "minItems": 1} if operator in CHOSEN else literal


def _compared(kind: FactType, law: Law) -> Schema:
    """What a sum, a number or a date is compared with: a literal, a parameter or another fact of the type."""
    names = {
        "parameter": [name for name, each in law.parameters.items() if TYPE_OF_UNIT[each.unit] is kind],
        "fact": [name for name, each in law.dictionary.items() if each.type is kind],
    }
    named = [
        {
            "type": "object",
            "properties": {key: {"enum": sorted(each)}},
            "required": [key],
            "additionalProperties": False,
        }
        for key, each in names.items()
        if each
    ]
    return {"anyOf": [_LITERALS[kind], *named]}


def _literal(definition: FactDefinition) -> Schema:
    if definition.type is FactType.BOOL:
        return {"type": "boolean"}
    return {"enum": list(definition.choices or definition.values)}
