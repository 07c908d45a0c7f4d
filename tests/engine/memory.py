"""How much memory this process holds while it judges record after record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.engine.decided import Engine
from checker.engine.world import World

PAGE = 4096


def held() -> int:
    """Bytes of this process that are in memory now (Linux)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


def growth(engine: Engine, worlds: list[World], records: int, steps: int) -> Iterator[tuple[int, int]]:
    """Judge ``records`` records and tell, ``steps`` times, how many were judged and how much memory is held."""
    done = 0
    for step in range(1, steps + 1):
        while done < records * step // steps:
            decisions = engine.judge(worlds[done % len(worlds)])
            if done % 100 == 0:
                decisions.because(done // 100 % len(decisions.decided))
            done += 1
        yield done, held()
