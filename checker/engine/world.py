"""What an engine judges: the facts of one record, the day whose law applies, and what rests on unchecked figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from checker.facts.fact import Facts


@dataclass(frozen=True, slots=True)
class World:
    """The facts of one record as an engine sees them.

    ``as_at`` replaces every date that selects law (None: the record's own dates). ``unverified`` names the facts whose
    value rests on a figure that nobody has checked against its source; no breach may rest on them.
    """

    facts: Facts
    as_at: dt.date | None = None
    unverified: frozenset[str] = frozenset()

    def day(self, dated_by: str) -> dt.date | None:
        """The day whose law applies where the fact ``dated_by`` selects it; None when that day is not known."""
        if self.as_at is not None:
            return self.as_at
        value = self.facts.value(dated_by)
        return value if isinstance(value, dt.date) else None
