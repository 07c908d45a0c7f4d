"""Glue for the official Cucumber extension of VS Code, which reads it to know the steps and never runs it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from checker.scenarios.catalogue import Catalogue
from checker.scenarios.kinds import Kind
from checker.scenarios.registry import SLOTS, Step

_SPECIAL: Final = str.maketrans({mark: f"\\{mark}" for mark in "\\(/"})
"""Signs that mean something in a Cucumber Expression; braces stand only around slots."""
_EXACT: Final = frozenset({"rule", "fact", "vat", "severity", "applies"})
"""Kinds of which the editor may mark every other word: the rest are read with hyphens, capitals or articles too."""
_NAMES: Final = r"[a-z]+\.[a-z_0-9]+"
"""Facts are known by the names that rules use too."""


def glue(whole: Catalogue) -> str:
    """TypeScript that defines each kind of slot as a parameter type and each step as a Cucumber Expression."""

    def lines() -> Iterator[str]:
        yield "// Written by the checker for the editor, which never runs it. What is changed here is lost."
        yield "import { defineParameterType, Given, When, Then } from '@cucumber/cucumber'"
        yield ""
        for kind in whole.kinds:
            name = json.dumps(kind.name)
            yield f"defineParameterType({{ name: {name}, regexp: /{_pattern(kind)}/, transformer: (s) => s }})"
        yield ""
        for step in whole.steps:
            under = {"table": "table", "text": "text"}.get(step.takes, "")
            yield f"{step.keyword.capitalize()}('{_expression(step)}', ({under}) => undefined)"

    return "\n".join(lines()) + "\n"


def _pattern(kind: Kind) -> str:
    """What the slot accepts; the closed list itself where nothing but its words is accepted."""
    pattern = SLOTS[kind.name].replace("/", "\\/")
    if kind.name not in _EXACT:
        return pattern
    words = "|".join(sorted((member.word for member in kind.members), key=len, reverse=True))
    return f"{words}|{_NAMES}" if kind.name == "fact" else words


def _expression(step: Step) -> str:
    return step.text.translate(_SPECIAL).replace("\\", "\\\\").replace("'", "\\'")
