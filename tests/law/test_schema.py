"""JSON Schemas of law files: every shipped file fits its schema, and what does not load does not fit either."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest

from checker.law.library import Law, load_law
from checker.law.schema import Kind, schema_of

from .conftest import Spoil
from .test_misfits import MISFITS

PART = {"rule": Kind.RULE, "parameter": Kind.PARAMETER, "council": Kind.COUNCIL, "derived": Kind.DERIVATION}
SEEN_BY_A_SCHEMA = {
    "unknown fact", "unknown fact in a list", "unknown parameter", "unknown operator", "two operators",
    "operator for another type", "text compared", "contains without a closed list", "value outside the closed list",
    "item outside the closed list", "one value where a list belongs", "a list where one value belongs",
    "word for true", "money without the sign", "money with a misplaced comma", "unknown state", "count of a word",
    "dated by something else", "unknown key", "unknown severity", "no sources", "heading too long",
    "unknown verification", "figure dated by no date", "fact that no council settles", "slug with a capital",
}  # fmt: skip


@pytest.fixture(scope="module")
def schemas(shipped_law: Law) -> dict[Kind, dict[str, Any]]:
    return {kind: schema_of(kind, shipped_law) for kind in Kind}


def test_schemas_are_json(schemas: dict[Kind, dict[str, Any]]) -> None:
    for schema in schemas.values():
        assert json.loads(json.dumps(schema)) == schema
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_shipped_file_fits_its_schema(shipped_law: Law, schemas: dict[Kind, dict[str, Any]]) -> None:
    kinds = {"rules": Kind.RULE, "parameters": Kind.PARAMETER, "councils": Kind.COUNCIL, "derived": Kind.DERIVATION}
    checked = 0
    for (part, _), source in shipped_law.sources.items():
        if part in kinds:
            schema = schemas[kinds[part]]
            assert fits(source.data, schema, schema), source.path
            checked += 1
    assert checked > 80


@pytest.mark.parametrize("wrong", sorted(SEEN_BY_A_SCHEMA))
def test_what_an_editor_can_see_is_wrong_does_not_fit(small_law: Spoil, wrong: str) -> None:
    part, old, new, *_ = MISFITS[wrong]
    right = load_law([small_law()])
    schema = schema_of(PART[part], right)
    section = {"rule": "rules", "derived": "derived", "parameter": "parameters", "council": "councils"}[part]
    (source,) = [source for (kind, _), source in right.sources.items() if kind == section]
    assert fits(source.data, schema, schema)
    text = open(source.path, encoding="utf-8").read()  # noqa: PTH123, SIM115
    from checker.yamlfiles import parse_yaml

    assert not fits(parse_yaml(text.replace(old, new, 1), source.path).data, schema, schema)


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """The part of JSON Schema that these schemas use; a date is a string, as an editor sees it."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    if isinstance(value, dt.date):
        value = value.isoformat()
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and not (isinstance(value, str | int) and value in schema["enum"]):
        return False
    if any(key in schema and not any(fits(value, each, root) for each in schema[key]) for key in ("anyOf", "oneOf")):
        return False
    if "type" in schema and not any(_is(value, each) for each in _list(schema["type"])):
        return False
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None and len(value) <= schema.get("maxLength", 10**9)
    if isinstance(value, list):
        return len(value) >= schema.get("minItems", 0) and all(
            fits(each, schema.get("items", {}), root) for each in value
        )
    return not isinstance(value, dict) or _fits_object(value, schema, root)


def _fits_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    if not set(schema.get("required", ())) <= set(value):
        return False
    if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", 10**9):
        return False
    for key, each in value.items():
        if key in properties:
            if not fits(each, properties[key], root):
                return False
        elif others is False or (isinstance(others, dict) and not fits(each, others, root)):
            return False
    return True


def _is(value: Any, kind: str) -> bool:
    if kind in ("integer", "number"):
        return isinstance(value, int) and not isinstance(value, bool)
    types = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    return isinstance(value, types[kind])


def _list(kinds: str | list[str]) -> list[str]:
    return kinds if isinstance(kinds, list) else [kinds]
