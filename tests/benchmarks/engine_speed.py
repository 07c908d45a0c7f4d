"""Records per CPU second of this checker's engines and of others, on the same 100 rules and 60 facts.

    python -m tests.benchmarks.engine_speed

Every engine judges the same records in turn, round after round, so that a busy machine slows them all; the middle round
counts. Answers are compared before anything is timed. Engines that are not installed are left out (``pip install
decision-checker[bench]``).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable

from checker.engine.build import compiled_for
from checker.engine.decided import Engine, Stage
from tests.benchmarks.engine_peers import PEERS
from tests.benchmarks.engine_rules import as_law, as_world, broken, plain_records, plain_rules

OWN = ("durable", "both", "reference")


def main() -> int:
    """Measure and print a table; 1 when an engine gives a wrong answer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    rules, records = plain_rules(), plain_records(asked.records)
    expected = [broken(rules, record) for record in records]
    law = as_law(rules)
    worlds = [as_world(record) for record in records]
    names = [rule.rule for _, rule in law.rules]
    runs: dict[str, Callable[[], None]] = {}

    for name in OWN:
        engine = compiled_for(law, ("bench",), name).engine
        for world, answer in zip(worlds, expected, strict=True):
            ends = engine.judge(world).decided
            found = {rule for rule, end in zip(names, ends, strict=True) if end.stage is Stage.BREACH}
            if found != answer or len(ends) != len(names):
                print(f"{name} gives a wrong answer: {sorted(found ^ answer)}")
                return 1

        def run(engine: Engine = engine) -> None:
            for world in worlds:
                engine.judge(world)

        runs[f"this checker, {name}"] = run

    for name, make in PEERS:
        try:
            judge = make(rules)
        except ImportError as error:
            print(f"{name} is left out: {error}")
            continue
        for record, answer in zip(records, expected, strict=True):
            if judge(record) != answer:
                print(f"{name} gives a wrong answer: {sorted(judge(record) ^ answer)}")
                return 1

        def run_peer(judge: Callable[[dict[str, int]], frozenset[str]] = judge) -> None:
            for record in records:
                judge(record)

        runs[name] = run_peer

    rounds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(asked.rounds):
        for name, run in runs.items():
            begun = time.process_time()
            run()
            rounds[name].append((time.process_time() - begun) / len(records))
    middle = {name: statistics.median(each) for name, each in rounds.items()}
    own = middle["this checker, durable"]
    print(f"{'engine':28} {'records per CPU second':>23} {'ms a record':>12} {'of durable':>11}")
    for name, seconds in sorted(middle.items(), key=lambda each: each[1]):
        print(f"{name:28} {1 / seconds:>23,.0f} {seconds * 1000:>12.3f} {seconds / own:>11.2f}")
    found_by = sum(map(len, expected)) / len(expected)
    print(f"{len(rules)} rules, {sum(len(rule.tests) for rule in rules)} tests, {len(records[0])} facts,", end=" ")
    print(f"{found_by:.1f} rules broken a record, {len(records)} records, middle of {asked.rounds} rounds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
