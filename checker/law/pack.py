"""A pack of rules: which law it covers, and what it does not look at."""

from __future__ import annotations

from checker.law.condition import Strict


class Pack(Strict):
    """The ``pack.yaml`` of a folder of rules."""

    pack: str
    title: str
    covers: str
    does_not_look_at: tuple[str, ...]
