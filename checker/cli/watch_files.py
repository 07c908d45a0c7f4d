"""Files that are there whole or not at all, whatever moment a process ends at."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from hashlib import file_digest
from pathlib import Path


def write_whole(path: Path, data: bytes, temporary: Path | None = None) -> None:
    """Write a file under a temporary name, then let it replace ``path``; raises OSError."""
    made = written(temporary or path.with_name(f"{path.name}.part"), data)
    made.replace(path)
    sync_folder(path.parent)


def write_new(path: Path, data: bytes, temporary: Path) -> bool:
    """As ``write_whole``, but False, with nothing written, where there is such a file already; raises OSError."""
    made = written(temporary, data)
    try:
        try:
            os.link(made, path)
        except FileExistsError:
            return False
        except OSError:
            # a file system without links
            if os.path.lexists(path):
                return False
            made.rename(path)
    finally:
        made.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def written(path: Path, data: bytes) -> Path:
    """A new file that is on the disk; one of that name, which may be a second name of another, is let go of first."""
    path.unlink(missing_ok=True)
    try:
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        # half a file would take up what little room a full disk has
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise
    return path


def move(path: Path, target: Path, temporary: Path, sha256: str) -> bool:
    """Move a file, also to another disk; False where another file is in its place. Raises OSError."""
    if os.path.lexists(target):
        if digest_of(target) != sha256:
            return False
        path.unlink()
        return True
    try:
        path.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        temporary.unlink(missing_ok=True)
        shutil.copy2(path, temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.rename(target)
        sync_folder(target.parent)
        path.unlink()
    sync_folder(target.parent)
    return True


def digest_of(path: Path) -> str:
    """SHA-256, in hex; raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
