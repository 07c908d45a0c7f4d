"""Checks a folder of files with the real command, and holds what came of it against what must come of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cli.command import COMMAND, environment

CODES = {"clear": 0, "hold": 1, "refer": 3, None: 4}


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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        command = [*COMMAND, "check", *names, "--format", "json"]
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=complaints, env=environment())
        ended = threading.Timer(timeout, process.kill)
        ended.start()
        # the memory of this command alone, whatever else the tests have started
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        ended.cancel()
        out.seek(0)
        complaints.seek(0)
        stdout, stderr = out.read(), complaints.read()
    seconds = time.monotonic() - start
    memory = used.ru_maxrss / 1024
    found = json.loads(stdout)
    lines = stderr.decode().splitlines()
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
