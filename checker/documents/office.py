"""Turns old Word documents (.doc) and rich text (.rtf) into .docx with LibreOffice, a program that may be there.

The program is not trusted with what it opens: it has a profile of its own that is thrown away, no network where the
system can take that away, bounds of time, memory and disk, and is killed with everything that it started.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from checker.errors import UnreadableRecordError

_LARGEST: Final = 50 * 1024 * 1024
_CONFINED: Final = """
import ctypes, json, os, sys
limits, command = json.loads(sys.argv[1])
try:
    import resource
    for name, value in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (value, value))
        except (ValueError, OSError):
            pass
except ImportError:
    pass
if sys.platform == "linux":
    library = ctypes.CDLL(None)
    if library.unshare(0x40000000) != 0:
        library.unshare(0x40000000 | 0x10000000)
os.execv(command[0], command)
"""
"""Network first alone, which root may leave; others may leave it with their user identity."""
_TURN: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice on this machine: ``program`` is the path of ``soffice``, ``seconds`` the real time for one file.

    ``memory`` is address space in bytes. ``turn`` is held while a file is converted, so that one runs at a time.
    """

    program: str
    seconds: float = 20.0
    memory: int = 4 * 1024 * 1024 * 1024
    turn: AbstractContextManager[Any] = field(default=_TURN)

    def as_word(self, data: bytes, source: str, extension: str) -> bytes:
        """The bytes of a .docx made from ``data``, a file of ``extension`` "doc" or "rtf".

        Raises UnreadableRecordError when the program fails, takes too long, or makes nothing of the file.
        """
        with self.turn, tempfile.TemporaryDirectory(prefix="checker-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            given, made = folder / f"record.{extension}", folder / "out" / "record.docx"
            given.write_bytes(data)
            late = self._run(folder, given)
            if late:
                raise UnreadableRecordError(
                    f"{source} could not be turned into a Word document within {self.seconds:g} seconds: "
                    "save it as a Word document (.docx) and check that."
                )
            try:
                with made.open("rb") as file:
                    found = file.read(_LARGEST + 1)
            except OSError:
                found = b""
        if not found or len(found) > _LARGEST:
            raise UnreadableRecordError(
                f"{source} could not be turned into a Word document by LibreOffice, because it is damaged, protected "
                "or too large: save it as a Word document (.docx) and check that."
            )
        return found

    def _run(self, folder: Path, given: Path) -> bool:
        """Run the program; tells whether it had to be stopped."""
        command = [
            self.program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(given),
        ]  # fmt: skip
        limits = {
            "RLIMIT_AS": self.memory,
            "RLIMIT_CPU": int(self.seconds) + 1,
            "RLIMIT_FSIZE": 2 * _LARGEST,
            "RLIMIT_CORE": 0,
        }
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _CONFINED, json.dumps([limits, command])],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"HOME": str(folder), "PATH": os.defpath, "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"},
            start_new_session=True,
        )
        try:
            process.wait(self.seconds)
        except subprocess.TimeoutExpired:
            return True
        finally:
            _kill(process)
        return False


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the program with what it started, which outlives it otherwise."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
