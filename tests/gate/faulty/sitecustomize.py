"""Loaded by every Python that has this folder on its path: a rule then fails as the record's title asks."""

from typing import Any

from checker.engine.reference import ReferenceEngine
from checker.engine.world import World

_judge = ReferenceEngine.judge


def _failing(self: ReferenceEngine, world: World) -> Any:
    title = str(world.facts.value("decision.title"))
    if "raises" in title:
        raise ZeroDivisionError(title)
    if "swells" in title:
        # four gigabytes of addresses, and then it goes on, so that a limit that does not hold is noticed
        kept = [bytes(2**26) for _ in range(64)]
        assert kept
    return _judge(self, world)


ReferenceEngine.judge = _failing  # type: ignore[method-assign]
