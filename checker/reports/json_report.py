"""The report for machines, and the JSON Schema that describes it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from checker.documents.document import Document
from checker.reports.batch import Head
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


class _Objects:
    """One object for one record, a list for several."""

    def __init__(self, several: bool) -> None:
        self._several, self._between = several, "[\n"

    def begin(self) -> str:
        """A list is opened by its first object, so that none at all still gives a whole list."""
        return ""

    def add(self, result: Report | NotJudged, document: Document | None = None) -> str:
        """One object, set in where it stands in a list."""
        text = render_json(result)
        if not self._several:
            return text
        before, self._between = self._between, ",\n"
        return before + "  " + text.rstrip("\n").replace("\n", "\n  ")

    def end(self, exit_code: int) -> str:
        """The end of a list."""
        if not self._several:
            return ""
        return "[]\n" if self._between == "[\n" else "\n]\n"


def stream(head: Head) -> _Objects:
    """Writes the objects one by one."""
    return _Objects(head.several)
