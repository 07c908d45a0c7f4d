"""The report for machines, and the JSON Schema that describes it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from checker.reports.report import NotJudged, Report


def render_json(result: Report | NotJudged) -> str:
    """One JSON object, indented, with its characters as they are; equal reports give equal text."""
    return result.model_dump_json(by_alias=True, indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of everything that ``--format json`` prints."""
    one: TypeAdapter[Any] = TypeAdapter(Report | NotJudged | list[Report | NotJudged])
    schema = one.json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "decision-checker report",
        "description": "What `checker check --format json` prints: an object for one record, a list for several.",
        **schema,
    }


def schema_text() -> str:
    """The schema as ``docs/report.schema.json`` holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
