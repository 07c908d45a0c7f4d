"""Checks a folder of files with the real command, and holds what came of it against what must come of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.command import COMMAND, environment

CODES = {"clear": 0, "hold": 1, "refer": 3, None: 4}


_MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


@dataclass(frozen=True)
class Outcome:
    """What one run of the command gave: ``seconds`` of real time, ``memory`` of its largest process in MB."""

    code: int
    found: list[dict[str, Any]]
    errors: list[str]
    seconds: float
    memory: float

    @property
    def verdicts(self) -> Counter[str]:
        return Counter(str(report["verdict"]) for report in self.found)


def checked(folder: Path, names: Sequence[str], *, timeout: float) -> Outcome:
    """Check files of a folder in one command."""
    start = time.monotonic()
    # measured from a small process of its own: a child starts with the size of the process that it was copied from
    process = subprocess.run(
        [sys.executable, "-c", _MEASURED, *COMMAND, "check", *names, "--format", "json"],
        cwd=folder, capture_output=True, env=environment(), timeout=timeout, check=False,
    )  # fmt: skip
    seconds = time.monotonic() - start
    stderr, _, size = process.stderr.decode().rstrip("\n").rpartition("\n")
    memory = int(size) / 1024
    found = json.loads(process.stdout)
    lines = stderr.splitlines()
    return Outcome(process.returncode, found if isinstance(found, list) else [found], lines, seconds, memory)


def assert_right(outcome: Outcome, names: Sequence[str]) -> None:
    """Every file has its report, in order; each file not judged has one clear sentence; the code is the gravest."""
    assert list(dict.fromkeys(file_of(report) for report in outcome.found)) == list(names)
    assert outcome.code == max(CODES[report["verdict"]] for report in outcome.found)
    messages = [report["message"] for report in outcome.found if report["verdict"] is None]
    for message in messages:
        assert message.endswith((".", "*.txt")), message
        assert not re.search(
            r"[\x00-\x1f\x7f]|Traceback|checker failed|broke its reader|ended unexpectedly", message
        ), message
    # what is left out of a package or an e-mail is told too, and nothing else
    said = Counter(f"checker: {' '.join(message.split())}" for message in messages)
    told = Counter(outcome.errors)
    assert not said - told, said - told
    assert all(" was left out: " in line for line in told - said), told - said


def file_of(report: dict[str, Any]) -> str:
    """The file that a report is about, which may hold several records."""
    return str(report["record"]["source"]).split(" > ")[0]


def written(folder: Path, files: dict[str, bytes]) -> list[str]:
    """The files, in a folder; gives their names in order."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return list(files)


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
