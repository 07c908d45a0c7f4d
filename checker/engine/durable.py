"""The durable-rules engine (placeholder until the next change): judges as the reference does."""

from __future__ import annotations

from checker.engine.reference import ReferenceEngine


class DurableEngine(ReferenceEngine):
    """See ``checker.engine.decided.Engine``."""

    name = "durable"
