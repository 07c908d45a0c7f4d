"""decision-checker: checks a council's procurement decision record before it is published.

``from checker import check`` gives the whole check as one function; nothing heavy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.api import Checked, Checker, check

__version__ = "0.1.0"
__all__ = ["Checked", "Checker", "__version__", "check"]


def __getattr__(name: str) -> Any:
    if name in ("Checked", "Checker", "check"):
        from checker import api

        return getattr(api, name)
    raise AttributeError(f"module 'checker' has no attribute '{name}'")
