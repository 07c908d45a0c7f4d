"""Reads the bytes of a record from the disk or from standard input."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Final

from checker.cli.request import Source
from checker.documents.reader import LARGEST
from checker.errors import UnreadableRecordError

STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"


def source_of(name: str) -> Source:
    """The record that an argument names; ``-`` is read here, once, from standard input."""
    if name != STDIN:
        return Source(name)
    return Source(STDIN_NAME, sys.stdin.buffer.read(LARGEST + 1))


def read_source(source: Source) -> bytes:
    """The bytes of a record; raises UnreadableRecordError, in one sentence, for what is no readable file."""
    if source.problem:
        raise UnreadableRecordError(source.problem)
    if source.data is not None:
        return source.data
    path = Path(source.name)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableRecordError(f"{source.name} is a folder: name a record in it.")
        if status.st_size > LARGEST:
            raise UnreadableRecordError(
                f"{source.name} is {status.st_size / 2**20:.0f} MB, more than the {LARGEST / 2**20:.0f} MB that "
                "are read: check the decision record alone, without its appendices."
            )
        with path.open("rb") as file:
            # a device or a growing file has no honest size, so no more than the limit is ever read
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableRecordError(f"{source.name} does not exist: check the name.") from error
    except PermissionError as error:
        raise UnreadableRecordError(f"{source.name} may not be read: ask for read permission.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableRecordError(f"{source.name} cannot be read: {reason}.") from error
