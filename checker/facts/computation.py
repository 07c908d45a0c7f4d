"""What a named computation gives."""

from __future__ import annotations

from dataclasses import dataclass

from checker.facts.fact import FactValue


@dataclass(frozen=True, slots=True)
class Computed:
    """A value, None when it cannot be worked out, and a sentence on how it was reached."""

    value: FactValue | None
    note: str = ""


UNKNOWN = Computed(None)
"""What every computation gives when something that it needs is not known."""
