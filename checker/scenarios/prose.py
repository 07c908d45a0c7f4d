"""Lines that Gherkin takes for a description and that their author meant as a step or a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from checker.scenarios.compiled import Problem
from checker.scenarios.registry import VOCABULARY
from checker.scenarios.source import KEYWORDS, Source, heading_like, keyword_like
from checker.scenarios.suggest import likeness

_HEADING: Final = re.compile(r"^(?P<head>[A-Za-z]{4,12}(?: {1,3}[A-Za-z]{4,10})?) ?:(?P<name>.*)$")
_KINDS: Final = ("given", "when", "then")
_LIKE_A_STEP, _LIKE_A_BARE_STEP, _LIKE_IT_WITH_A_COLON = 0.6, 0.85, 0.4


def swallowed(source: Source, node: Mapping[str, Any], *, in_scenario: bool) -> list[Problem]:
    """Lines of a description that would silently not count. Prose is left alone."""
    if not node.get("description", "").strip():
        return []
    out: list[Problem] = []
    number = int(node["location"]["line"]) + 1
    while number <= len(source.lines) and not _ends(source.line(number)):
        text = source.line(number).strip()
        found = _meant(text, in_scenario) if text and not text.startswith("#") else None
        if found:
            message, fixed = found
            column = len(source.line(number)) - len(source.line(number).lstrip()) + 1
            out.append(
                source.problem("E020", "A line that would not count", message, number, column, len(text), (fixed,))
            )
        number += 1
    return out


def _ends(line: str) -> bool:
    """Whether a line is the first of what follows a description."""
    text = line.strip()
    if text.startswith(("@", "|", '"""', "```", "* ", *(f"{keyword} " for keyword in KEYWORDS))):
        return True
    match = _HEADING.match(text)
    return match is not None and heading_like(match["head"]) == match["head"]


def _meant(text: str, in_scenario: bool) -> tuple[str, str] | None:
    """What a line was meant to be, as a message and the line to write; None for prose."""
    match = _HEADING.match(text)
    if match and (heading := heading_like(match["head"])):
        same_word = match["head"].lower() in (heading.lower(), "senario", "scenarios")
        if heading.startswith("Scenario") or (same_word and not match["head"].endswith("s")):
            message = f"This is read as a description, not as “{heading}:”, so what follows would not run."
            return message, f"{heading}:{match['name']}"
    word, _, rest = text.partition(" ")
    keyword = keyword_like(word)
    if keyword and rest and _like_a_step(keyword, word, rest, in_scenario):
        message = f"This is read as a description, not as a step. A step starts with “{keyword}”."
        return message, f"{keyword} {rest}"
    for kind in _KINDS:
        if VOCABULARY.find(kind, text) or (in_scenario and likeness(kind, text) >= _LIKE_A_BARE_STEP):
            message = f"This is read as a description, not as a step. Write “{kind.capitalize()}” before it."
            return message, f"{kind.capitalize()} {text}"
    return None


def _like_a_step(keyword: str, word: str, rest: str, in_scenario: bool) -> bool:
    kinds = (keyword.lower(),) if keyword.lower() in _KINDS else _KINDS
    if any(VOCABULARY.find(kind, rest) for kind in kinds):
        return True
    limit = _LIKE_IT_WITH_A_COLON if word.endswith(":") else _LIKE_A_STEP
    return in_scenario and max(likeness(kind, rest) for kind in kinds) >= limit
