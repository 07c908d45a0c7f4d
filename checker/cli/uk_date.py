"""Today, as the clock of this machine tells it."""

from __future__ import annotations

import datetime as dt

from checker.gate.uk_date import uk_date


def uk_today() -> dt.date:
    """Today in London."""
    return uk_date(dt.datetime.now(dt.UTC))
