"""Suggests steps for a text that is none."""

from __future__ import annotations

import difflib

from checker.law.library import Law
from checker.scenarios.registry import VOCABULARY


def suggestions(keyword: str, text: str, law: Law, count: int = 3) -> tuple[str, ...]:
    """The steps nearest to ``text``, filled with its own values."""
    known = [step.example for step in VOCABULARY if step.keyword == keyword]
    return tuple(difflib.get_close_matches(text, known, n=count, cutoff=0.3))


def likeness(keyword: str, text: str) -> float:
    """How like a step of a keyword a text is, from 0 to 1."""
    known = [step.example for step in VOCABULARY if step.keyword == keyword]
    return max((difflib.SequenceMatcher(None, text, each).ratio() for each in known), default=0.0)
