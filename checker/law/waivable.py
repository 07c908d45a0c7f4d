"""Rules of which no finding may be waived."""

from __future__ import annotations

from checker.law.library import Law


def not_waivable(law: Law) -> tuple[str, ...]:
    """Ids of the rules whose files say ``waivable: false``."""
    return tuple(rule.rule for _, rule in law.rules if not rule.waivable)
