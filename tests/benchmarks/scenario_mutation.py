"""Mutation of all rules against the shipped scenarios: ``python -m tests.benchmarks.scenario_mutation [PROCESSES]``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from checker.law.library import load_law
from checker.scenarios.compiler import compile_folder
from checker.scenarios.mutation import mutate
from checker.scenarios.mutation_text import mutation_plain

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print survivors and the score, then the time that it took."""
    jobs = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    law = load_law([ROOT / "rules"])
    files = compile_folder(ROOT / "features", law=law)
    start = time.perf_counter()
    found = mutate(files, law, ROOT / "features" / "records", jobs=jobs)
    print(mutation_plain(found))
    print(f"{time.perf_counter() - start:.0f} s with {jobs} processes; failing afterwards: {len(found.failing)}")


if __name__ == "__main__":
    main()
