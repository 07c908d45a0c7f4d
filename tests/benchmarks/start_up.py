"""Whole process: ``checker check`` of one record against the bare imports that it cannot do without.

Run: python tests/benchmarks/start_up.py [RECORD] [--runs N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from checker.shipped import records_folder

IMPORTS = "import rich, pydantic" + (", durable.lang" if sys.version_info < (3, 13) else "")


def once(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of one run."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, used


def main() -> None:
    """Interleave the runs, so that a busy machine slows all of them alike, and compare the fastest of each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("record", nargs="?", default=str(sorted(records_folder().glob("*.txt"))[0]))
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    checker = [sys.executable, "-m", "checker"]
    commands = {
        "imports alone": [sys.executable, "-c", IMPORTS],
        "checker --version": [*checker, "--version"],
        "usage error": [*checker, "check", "--foo"],
        "check, terminal": [*checker, "check", arguments.record],
        "check, concise": [*checker, "check", arguments.record, "--format", "concise"],
        "check, json": [*checker, "check", arguments.record, "--format", "json"],
    }
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            runs[name].append(once(command))
    base = min(used for _, used in runs["imports alone"])
    print(f"{Path(arguments.record).name}, best of {arguments.runs} interleaved runs, Python {sys.version.split()[0]}")
    print(f"{'':20} {'wall ms':>8} {'cpu ms':>8} {'ratio':>6}")
    for name, times in runs.items():
        wall, used = min(wall for wall, _ in times), min(used for _, used in times)
        print(f"{name:20} {wall * 1000:8.0f} {used * 1000:8.0f} {used / base:6.2f}")


if __name__ == "__main__":
    main()
