"""Exit codes that do not come from a verdict, without importing the gate."""

from __future__ import annotations

from typing import Final

HOLD: Final = 1
USAGE: Final = 2
NOT_JUDGED: Final = 4
INTERRUPTED: Final = 130
