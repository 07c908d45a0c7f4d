"""Mixed files through the command, on all processors and on one: time, memory, and the same reports.

Run from the root of the source: ``python -m tests.benchmarks.many_files --files 10000``.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cli.command import COMMAND, environment
from documents.forms import FORMATS

from tests.benchmarks.generated import record

ENDS = {"word": "docx", "moderngov": "html", "web": "html", "markdown": "md"}


def files(folder: Path, count: int) -> list[str]:
    """Records as text and, in turn, as every other format."""
    names = []
    writers = list(FORMATS.items())
    for number in range(count):
        text = record(number)
        writer, write = writers[number % len(writers)]
        kind = writer.partition("_")[0]
        head, _, rest = text.partition("\n\n")
        pairs = [
            (label, " ".join(value.split()) or "None")
            for label, colon, value in (line.partition(":") for line in rest.splitlines())
            if colon and label and "&" not in value
        ]
        name = f"{number:05}.{ENDS.get(kind, kind)}"
        (folder / name).write_bytes(write(head.splitlines()[-1], pairs) if kind != "txt" else text.encode())
        names.append(name)
    return names


def run(folder: Path, names: list[str], processors: set[int]) -> tuple[float, float, float, bytes]:
    """Wall seconds, CPU seconds, MB of the largest process so far, and the output."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.run(
        [*COMMAND, "check", *names, "--format", "concise"], cwd=folder, capture_output=True, env=environment(),
        check=False, preexec_fn=lambda: os.sched_setaffinity(0, processors),
    )  # fmt: skip
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, after.ru_maxrss / 1024, process.stdout


def main() -> None:
    """A tenth of the files first, for the memory; then all on every processor and on one, in turn, the best of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=1, help="for a machine with other work: the quickest run counts")
    arguments = parser.parse_args()
    count = arguments.files
    every = os.sched_getaffinity(0)
    print(f"Python {sys.version.split()[0]}, {len(every)} processors, load {os.getloadavg()[0]:.1f}")
    outputs = set()
    with tempfile.TemporaryDirectory() as folder:
        names = files(Path(folder), count)
        runs: dict[str, list[tuple[float, float, float]]] = {}
        for turn in range(arguments.rounds):
            for label, some, processors in (
                ("a tenth, all processors", names[: count // 10], every),
                ("all files, all processors", names, every),
                ("all files, one processor", names, {min(every)}),
            ):
                if turn and some != names:
                    continue
                *run_of, output = run(Path(folder), some, processors)
                runs.setdefault(label, []).append((run_of[0], run_of[1], run_of[2]))
                if some == names:
                    outputs.add(output)
                seconds, cpu, memory = min(runs[label])
                print(
                    f"  {label}: {seconds:.1f} s wall, {cpu:.1f} s CPU, {len(some) / seconds:.1f} files a second, "
                    f"largest process {memory:.0f} MB, load {os.getloadavg()[0]:.1f}", flush=True,
                )  # fmt: skip
    print("same output" if len(outputs) == 1 else "DIFFERENT output")


if __name__ == "__main__":
    main()
