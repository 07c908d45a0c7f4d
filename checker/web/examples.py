"""Examples of the OpenAPI document: answers about an invented record, shortened to one finding."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from checker.web.models import example


def _read(name: str) -> Any:
    return json.loads(files("checker.web").joinpath("examples", f"{name}.json").read_text(encoding="utf-8"))


CHECKED: Final = example("checked", _read("checked"), "A record that must be put right (one of its findings is shown)")
GATED: Final = example("gated", _read("gated"), "A record that the gate stops (one of its findings is shown)")
RUNNING: Final = example("running", _read("running"), "The record is in hand")
EXAMPLES: Final = {**CHECKED, **GATED, **RUNNING}
"""All of them by their names."""
