"""Judges 200,000 records in one process and shows how much memory it holds on the way.

    python -m tests.benchmarks.engine_memory --records 200000

The 100 rules and the records are those of the speed comparison, with facts left out or ambiguous in every record. It
fails when the process grows by more than 2 MB after the first twentieth.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from checker.engine.build import compiled_for
from checker.engine.world import World
from checker.facts.fact import Fact, Facts, Unknown
from tests.benchmarks.engine_rules import as_law, as_world, plain_records, plain_rules
from tests.engine.memory import growth

ALLOWED = 2_000_000


def main() -> int:
    """Print the memory held on the way; 1 when it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--engine", choices=["durable", "reference", "both"], default="durable")
    asked = parser.parse_args()
    engine = compiled_for(as_law(plain_rules()), ("bench",), asked.engine).engine
    chance = random.Random(3)
    worlds = [_with_gaps(as_world(record), chance) for record in plain_records(500)]
    begun, held = time.process_time(), []
    for done, size in growth(engine, worlds, asked.records, 20):
        held.append(size)
        print(f"{done:>9,} records {size / 1e6:8.1f} MB {(time.process_time() - begun) / done * 1000:8.3f} ms a record")
    grown = held[-1] - held[0]
    print(f"grown by {grown / 1e6:.2f} MB since record {asked.records // 20:,}")
    return 1 if grown > ALLOWED else 0


def _with_gaps(world: World, chance: random.Random) -> World:
    facts = dict(world.facts.by_name)
    for name in chance.sample(sorted(facts), 12):
        facts[name] = Fact(name, None, unknown=chance.choice([Unknown.MISSING, Unknown.AMBIGUOUS]))
    return World(Facts(facts))


if __name__ == "__main__":
    sys.exit(main())
