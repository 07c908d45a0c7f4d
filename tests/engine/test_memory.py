"""Judging record after record does not make the process grow; the long run is tests.benchmarks.engine_memory."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from .invented import Inventor
from .memory import growth
from .small import engine


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_is_flat_after_the_first_records() -> None:
    inventor = Inventor(random.Random(7))
    law = inventor.law(8)
    worlds = [inventor.world(law) for _ in range(50)]
    held = [size for _, size in growth(engine("durable", law), worlds, 6000, 6)]
    assert held[-1] - held[1] < 1_000_000, held
