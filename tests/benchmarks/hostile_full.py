"""Damaged and malicious files by the thousand, through the command at its full limits: what came of them.

Run from the root of the source: ``python -m tests.benchmarks.hostile_full --files 10000``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.crafted import crafted, hanging
from hostile.judged import assert_right, checked, processors, written
from hostile.mutations import mutated

BATCH = 1000


def main() -> None:
    """Files that hang one by one, then the rest in batches; an assertion fails where a result is not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {processors()} processors")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in hanging().items():
            found = checked(Path(folder), written(Path(folder), {name: data}), timeout=120)
            print(
                f"  {name}: {found.seconds:.1f} s, exit {found.code}, {found.found[0].get('message', '')[:90]}",
                flush=True,
            )
        files = iter({**crafted(), **dict(mutated(arguments.files, arguments.seed))}.items())
        total, start, verdicts, memory = 0, time.monotonic(), Counter[str](), 0.0
        while batch := dict(item for item, _ in zip(files, range(BATCH), strict=False)):
            names = written(Path(folder), batch)
            found = checked(Path(folder), names, timeout=3600)
            assert_right(found, names)
            total, memory = total + len(names), max(memory, found.memory)
            verdicts += found.verdicts
            print(f"  {total} files: {found.seconds:.1f} s for these, largest process {memory:.0f} MB", flush=True)
        seconds = time.monotonic() - start
    print(f"{total} files in {seconds:.0f} s wall, {seconds / total * 1000:.0f} ms each; {dict(verdicts)}")


if __name__ == "__main__":
    main()
