"""Draws law and records and holds the two engines against each other until so many pairs agreed.

    python -m tests.benchmarks.engine_agreement --pairs 100000

A pair is one rule and one record. The first difference ends the run with the seed that gives it again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from checker.errors import EngineFaultError
from tests.engine.agreement import Tally, compare


def main() -> int:
    """Run until enough pairs agreed (0), or two engines differ (1)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    tally, seed, begun = Tally(), asked.seed, time.process_time()
    while tally.pairs < asked.pairs:
        try:
            compare(random.Random(seed), tally, rules=5, records=40)
        except EngineFaultError as error:
            print(f"seed {seed}, after {tally.pairs} pairs that agree: {error}")
            return 1
        seed += 1
    seconds = time.process_time() - begun
    laws = f"{tally.laws} laws (seeds {asked.seed} to {seed - 1}), {tally.refused} of them refused as too large"
    print(f"{tally.pairs} pairs agree: {laws}; {tally.split} conditions split off; {seconds:.0f} CPU seconds")
    for end, count in tally.ends.most_common():
        print(f"  {end.lower().replace('_', ' '):20} {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
