"""Appends to an audit log until it is killed, and prints the number of every entry that was answered."""

from __future__ import annotations

import sys

from checker.audit.log import open_log


def main(place: str, name: str, count: int) -> None:
    """``count`` entries by the actor ``name``."""
    with open_log(place) as log:
        for number in range(count):
            entry = log.append(at="2022-03-20T10:00:00Z", actor=name, event="check", body={"number": number})
            sys.stdout.write(f"{entry.seq} {entry.hash}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
