"""Time of 1,000 invented scenarios, by ``checker scenarios check`` and by the direct runner.

    python tests/benchmarks/scenario_speed.py [--scenarios 1000]

Both are whole processes: start, law, compile, run, report. Exit code 1 when one takes longer than it may on two cores
that do nothing else (30 s and 5 s); processor time is what counts, since other work may share the cores.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ALLOWED = {"check": 30.0, "check --direct": 5.0}
SCENARIO = """\
  Scenario: Award {number} of social work services
    Given a decision record dated {day} November 2021
    And a contract for social work services worth at most £{pounds:,} excluding VAT
    And no contract notice was published
    When the record is checked
    Then rule light-touch-threshold is {outcome}
    And the value compared with the threshold is £{pounds:,}

"""


def write(folder: Path, count: int) -> None:
    """``count`` scenarios in files of 25."""
    for first in range(0, count, 25):
        text = f"Feature: Awards from {first}\n\n"
        for number in range(first, min(first + 25, count)):
            pounds = 400_000 + number * 521
            outcome = "compliant" if pounds < 663_540 else "breached"
            text += SCENARIO.format(number=number, day=1 + number % 30, pounds=pounds, outcome=outcome)
        (folder / f"awards-{first:05}.feature").write_text(text, encoding="utf-8")


def main() -> int:
    """Measure both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenarios", type=int, default=1000)
    count = parser.parse_args().scenarios
    slow = False
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), count)
        for name, allowed in ALLOWED.items():
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            done = subprocess.run(
                [sys.executable, "-m", "checker", "scenarios", *name.split(), place],
                capture_output=True, encoding="utf-8", check=False,
            )  # fmt: skip
            after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            assert done.returncode == 0, done.stdout[-2000:] + done.stderr
            print(f"{name:<16} {count:,} scenarios: {cpu:5.1f} s CPU, {wall:5.1f} s wall (allowed {allowed:.0f} s)")
            slow |= cpu > allowed
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
