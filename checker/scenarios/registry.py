"""The step vocabulary: each step's text with typed slots, its meaning, an example and what it does."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

SLOTS: Final = {
    "text": r'[^"]*',
    "path": r'[^"]*',
    "name": r'[^"]*',
    "role": r'[^"]*',
    "date": r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d{2}-\d{2}",
    "money": r"£\d[\d,]*(?:\.\d{1,3})?(?: million)?",
    "percent": r"\d{1,3}(?:\.\d{1,2})?%",
    "number": r"\d{1,6}",
    "vat": r"excluding VAT|including VAT|with no mention of VAT",
    "cpv": r"\d{8}(?:-\d)?",
    "rule": r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "fact": r"[A-Za-z0-9][A-Za-z0-9 _.-]{1,60}",
    "reason": r"[a-z][a-z _]{2,40}",
    "slug": r"[A-Za-z][A-Za-z -]{1,60}",
    "pack": r"[A-Za-z][A-Za-z0-9 _-]{1,60}",
    "route": r"[A-Za-z][A-Za-z _-]{1,60}",
    "subject": r"[^\"£]{3,120}?",
    "severity": r"critical|high|medium|low",
    "applies": r"applies|does not apply",
}
"""What each kind of slot accepts. Two steps of one keyword never accept the same text: a test audits it."""

_SLOT: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_SAME: Final = {ord(c): " " for c in "\u00a0\u2007\u2009\u202f"} | {
    ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'", ord("‑"): "-", ord("–"): "-", 0x200B: None,
}  # fmt: skip


def normalised(text: str) -> str:
    """A step's text with Word's quotes, dashes and spaces made plain."""
    return re.sub(r" +", " ", text.translate(_SAME)).strip()


@dataclass(frozen=True)
class Step:
    """One step of the vocabulary. ``keyword`` is given, when or then; ``takes`` is "", "table" or "text"."""

    keyword: str
    text: str
    example: str
    run: Callable[..., None] = field(repr=False)
    takes: str = ""

    @property
    def meaning(self) -> str:
        """What the step says, in one sentence."""
        return inspect.cleandoc(self.run.__doc__ or "")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Matches exactly the texts of this step."""
        return self.pattern({})

    def pattern(self, instead: Mapping[str, str]) -> re.Pattern[str]:
        """Matches the texts of this step, with other patterns for the slots that ``instead`` names."""
        out, position = [], 0
        for slot in _SLOT.finditer(self.text):
            out.append(re.escape(self.text[position : slot.start()]))
            out.append(f"(?P<{slot[1]}>{instead.get(slot[1], SLOTS[slot[2] or slot[1]])})")
            position = slot.end()
        return re.compile("".join(out) + re.escape(self.text[position:]))


def slots_of(text: str) -> tuple[str, ...]:
    """The names of the slots in a step's text, in order."""
    return tuple(slot[1] for slot in _SLOT.finditer(text))


class Registry:
    """All steps, in the order in which the catalogue shows them."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def step(
        self, keyword: str, text: str, example: str = "", takes: str = ""
    ) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """Decorator that adds a step; the function's docstring is its meaning."""

        def add(run: Callable[..., None]) -> Callable[..., None]:
            self.steps.append(Step(keyword, text, example or text, run, takes))
            return run

        return add

    def find(self, keyword: str, text: str) -> list[tuple[Step, dict[str, Any]]]:
        """Every step of this keyword that matches, with its slots' texts: none, one, or several (ambiguous)."""
        plain = normalised(text)
        found = []
        for step in self.steps:
            if step.keyword == keyword and (match := step.regex.fullmatch(plain)):
                found.append((step, match.groupdict()))
        return found


VOCABULARY: Final = Registry()
"""The steps of this project; ``checker.scenarios.given``, ``when`` and ``then`` fill it."""
