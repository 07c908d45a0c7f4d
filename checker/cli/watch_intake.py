"""Takes files out of a watched folder once they are whole, each into a folder of its own."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

WORKING: Final = ".working"
ANSWER: Final = ".answer.json"
PLACE: Final = ".place.json"
_UNFINISHED: Final = (".tmp", ".part", ".crdownload")
_NEVER: Final = ("desktop.ini", "thumbs.db")


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that this watcher took: ``folder`` holds it, and what is known of it so far under hidden names."""

    folder: Path

    @property
    def id(self) -> str:
        """What the audit log and the side-car know the claim by."""
        return self.folder.name

    @property
    def original(self) -> Path | None:
        """The file; None before it was moved here and after it was moved on."""
        return next((path for path in self.folder.iterdir() if not path.name.startswith(".")), None)

    def let_go(self) -> None:
        """Remove the folder of a file that is somewhere else; raises OSError."""
        for path in sorted(self.folder.iterdir()):
            path.unlink()
        self.folder.rmdir()


class Intake:
    """The files of one watched folder. ``look`` is called at every poll, and ``claims`` are those in hand."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.working = folder, folder / WORKING
        self._seen: dict[str, tuple[int, int, int]] = {}
        self.waiting: dict[str, str] = {}
        """Files that are there and cannot be taken yet, each with the reason."""

    def claims(self) -> list[Claim]:
        """Every claim, also one of an earlier watcher; what is left of a finished one is removed."""
        found = []
        for path in sorted(self.working.iterdir()):
            if not path.is_dir():
                continue
            claim = Claim(path)
            if claim.original is not None:
                found.append(claim)
            else:
                claim.let_go()
        return found

    def look(self) -> Iterator[Claim]:
        """Take every file whose size and time are those of the last look, and that nobody holds open."""
        before, self._seen, self.waiting = self._seen, {}, {}
        names = sorted(os.listdir(self.folder))  # noqa: PTH208
        for name in names:
            if _is_skipped(name):
                continue
            path = self.folder / name
            try:
                status = path.lstat()
                if not stat.S_ISREG(status.st_mode):
                    continue
                self._seen[name] = (status.st_size, status.st_mtime_ns, status.st_ino)
                if before.get(name) != self._seen[name]:
                    self.waiting[name] = "is still being written"
                elif _has_owner(name, names) or _is_locked(path):
                    self.waiting[name] = "is open in another program"
                else:
                    yield self._take(path)
            except FileNotFoundError:
                continue
            except OSError as error:
                self.waiting[name] = f"cannot be taken ({error.strerror})"

    def _take(self, path: Path) -> Claim:
        claim = Claim(self.working / uuid4().hex)
        claim.folder.mkdir()
        try:
            path.rename(claim.folder / path.name)
        except BaseException:
            with contextlib.suppress(OSError):
                claim.folder.rmdir()
            raise
        return claim


def _is_skipped(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().endswith(_UNFINISHED) or name.lower() in _NEVER


def _has_owner(name: str, names: list[str]) -> bool:
    """Whether a word processor says beside the file that it is open; Word leaves out two letters of longer names."""
    return not {f"~${name}", f"~${name[2:]}", f".~lock.{name}#"}.isdisjoint(names)


def _is_locked(path: Path) -> bool:
    """Whether another program locks the file; raises OSError when it cannot be opened."""
    with path.open("rb") as file:
        try:
            import fcntl
        except ImportError:
            return False
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return True
        except OSError:
            return False
    return False
