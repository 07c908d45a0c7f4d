"""Delivers what is in the hands of a watcher, as one that is started again does, and prints where every file is."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from checker.audit.sqlite import SQLiteLog
from checker.cli.watch_delivery import deliver, recorded
from checker.cli.watch_intake import ANSWER, Intake


def main(folder: Path) -> None:
    """``folder`` holds in, done, bad and audit.db."""
    with SQLiteLog(str(folder / "audit.db")) as log:
        for claim in Intake(folder / "in").claims():
            answer = json.loads((claim.folder / ANSWER).read_bytes())
            print(deliver(claim, answer, recorded(answer, log), folder / "done", folder / "bad"), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
