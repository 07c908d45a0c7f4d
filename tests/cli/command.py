"""Runs the real command, in a process of its own or in a copy of one that is ready."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from reports.sample import TEXT

from checker.shipped import records_folder
from cli.warm import Warm

COMMAND = (sys.executable, "-m", "checker")
SAMPLES = records_folder()


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """A plain environment: no colours asked for, no width, UTF-8."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "PYTHONPATH", "VIRTUAL_ENV") if key in os.environ}
    return {**kept, "PYTHONUTF8": "1", "TERM": "dumb", **(more or {})}


def checker(
    *arguments: str | Path,
    cwd: Path | None = None,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    command: Sequence[str] = COMMAND,
    fresh: bool = False,
) -> subprocess.CompletedProcess[bytes]:
    """The finished process; never longer than a minute.

    It is a copy of one that has loaded the command already, unless ``fresh``, or it is another command or its
    environment is about Python itself.
    """
    words = [str(argument) for argument in arguments]
    if not (fresh or command is not COMMAND or any(name.startswith("PYTHON") for name in env or ())):
        warm = _warm()
        done = warm.run(words, cwd=cwd, stdin=stdin, environment=environment(env), seconds=60) if warm else None
        if done is not None:
            return done
    return subprocess.run(
        [*command, *words], cwd=cwd, input=stdin, capture_output=True, env=environment(env), timeout=60, check=False,
    )  # fmt: skip


@cache
def _warm() -> Warm | None:
    return Warm(environment()) if sys.platform == "linux" else None


def record(folder: Path, name: str = "record.txt", text: str = TEXT) -> Path:
    """An invented record in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def sentence(process: subprocess.CompletedProcess[bytes]) -> str:
    """Standard error, which must be one sentence and no traceback."""
    text = process.stderr.decode()
    lines = [line for line in text.splitlines() if not line.startswith("Try ")]
    assert len(lines) == 1, text
    assert lines[0].startswith("checker: ")
    assert "Traceback" not in text
    return lines[0].removeprefix("checker: ")
