"""Facts worked out from other facts: each function states the law that it follows.

A function takes values (None: not known) and gives a Computed; it never raises for a value that is not known. Sums
are in whole pence, rates and percentages in hundredths of a per cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from checker.facts.fact import FactValue


@dataclass(frozen=True, slots=True)
class Computed:
    """What a computation gives: a value, None when it cannot be worked out, and a sentence on how it was reached."""

    value: FactValue | None
    note: str = ""


FUNCTIONS: Final[Mapping[str, Callable[..., Computed]]] = {}
"""Every computation that a ``rules/derived`` file may name."""
