"""Reads files that need a parser in a process of their own, which may hang, crash or fill its memory without harm.

Text is read in this process: nothing in it can break a reader. For other formats a helper process is started once; it
makes a copy of itself for every file, where the system can, so that no file sees what another left behind.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from typing import Final, TypeVar

from checker.documents.carrier import unpack, unpack_parts
from checker.documents.document import Document
from checker.documents.ocr import Ocr
from checker.documents.office import Office
from checker.documents.parts import Opened, Part
from checker.documents.reader import LARGEST, needs_parser, read_document
from checker.documents.sniff import Kind, sniff
from checker.errors import UnreadableRecordError

_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from checker.documents.helper import serve; serve()"
)
_LENGTH: Final = struct.Struct(">Q")
_LONGEST_ANSWER: Final = 512 * 1024 * 1024
_AS_TEXT: Final = "save the record's words as plain text (.txt) and check that"


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What reading one file may cost: ``seconds`` of real time and ``memory`` in bytes of address space.

    Memory is limited where the system can limit it, which Windows and macOS cannot.
    """

    seconds: float = 20.0
    memory: int = 1024 * 1024 * 1024


class IsolatedReader:
    """Reads documents one after another, those that need a parser in the helper process."""

    def __init__(
        self, limits: ReadLimits | None = None, *, office: Office | None = None, ocr: Ocr | None = None
    ) -> None:
        """``limits`` are those of each file; the helper is started with the first file that needs it.

        ``office`` is the program that .doc and .rtf are read with, ``ocr`` the one that reads pictures of pages; None
        leaves such a file unread.
        """
        self.limits, self.office, self.ocr = limits or ReadLimits(), office, ocr
        self._helper: subprocess.Popen[bytes] | None = None
        self._finalizer: weakref.finalize[[subprocess.Popen[bytes]], IsolatedReader] | None = None

    def __call__(self, data: bytes, source: str) -> Document:
        """The document in ``data``; raises UnreadableRecordError as read_document does, and for a limit or a crash."""
        if len(data) > LARGEST or not needs_parser(data, source):
            return read_document(data, source)
        kind = sniff(data)
        if kind is not None and kind.converted and self.office is not None:
            return self._converted(data, source, kind, self.office)
        return self._asked(
            "read", data, source, lambda answer: unpack(answer, source, hashlib.sha256(data).hexdigest())
        )

    def _converted(self, data: bytes, source: str, kind: Kind, office: Office) -> Document:
        document = self(office.as_word(data, source, kind.format), source)
        warning = (
            f"{source} was turned into a Word document by LibreOffice to be read, which may work out dates and "
            "references in it afresh: compare what is quoted with the file."
        )
        digest = hashlib.sha256(data).hexdigest()
        return replace(document, format=kind.format, sha256=digest, segments=(), warnings=(*document.warnings, warning))

    def opened(self, data: bytes, source: str) -> Opened:
        """The files in an archive or an e-mail that may be records, else the file itself.

        Raises UnreadableRecordError as checker.documents.parts.opened does, and for a limit or a crash.
        """
        kind = sniff(data)
        if kind is None or not kind.holds_records or len(data) > LARGEST:
            return Opened((Part(source, data),))
        return self._asked("open", data, source, unpack_parts)

    def _asked(self, task: str, data: bytes, source: str, unpacked: Callable[[bytes], T]) -> T:
        answer = self._ask(task, data, source)
        try:
            if answer[:1] == b"+":
                return unpacked(answer[1:])
            problem = json.loads(answer[1:])
            if problem["kind"] == "unreadable":
                raise UnreadableRecordError(str(problem["message"]))
            if problem["kind"] == "memory":
                raise UnreadableRecordError(self._no_memory(source))
            raise UnreadableRecordError(f"{source} broke its reader ({problem['message']}): {_AS_TEXT}.")
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableRecordError(f"{source} broke its reader: {_AS_TEXT}.") from error

    def close(self) -> None:
        """End the helper process, if it runs."""
        if self._helper is not None and self._finalizer is not None:
            self._finalizer()
        self._helper = None

    def _ask(self, task: str, data: bytes, source: str) -> bytes:
        helper = self._running()
        assert helper.stdin is not None
        assert helper.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            _kill(helper)

        timer = threading.Timer(self.limits.seconds, stop)
        timer.daemon = True
        timer.start()
        request = {
            "task": task,
            "source": source,
            "seconds": self.limits.seconds,
            "memory": self.limits.memory,
            "ocr": astuple(self.ocr) if self.ocr else None,
        }
        head = json.dumps(request).encode()
        answer = b""
        try:
            for part in (head, data):
                helper.stdin.write(_LENGTH.pack(len(part)))
                helper.stdin.write(part)
            helper.stdin.flush()
            (length,) = _LENGTH.unpack(helper.stdout.read(_LENGTH.size))
            if length <= _LONGEST_ANSWER:
                answer = helper.stdout.read(length)
            whole = len(answer) == length
        except (OSError, struct.error, ValueError):
            whole = False
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
            timer.join()
        if not whole:
            self.close()
            if late.is_set():
                raise UnreadableRecordError(
                    f"{source} could not be read within {self.limits.seconds:g} seconds: {_AS_TEXT}."
                )
            raise UnreadableRecordError(self._no_memory(source))
        return answer

    def _no_memory(self, source: str) -> str:
        megabytes = self.limits.memory // (1024 * 1024)
        return f"{source} broke its reader or needed more than {megabytes} MB of memory: {_AS_TEXT}."

    def _running(self) -> subprocess.Popen[bytes]:
        if self._helper is None or self._helper.poll() is not None:
            self.close()
            self._helper = subprocess.Popen(
                [sys.executable, "-I", "-c", _START, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self._finalizer = weakref.finalize(self, _end, self._helper)
        return self._helper


def _kill(helper: subprocess.Popen[bytes]) -> None:
    """Kill the helper with its copies, which share its process group."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(helper.pid, signal.SIGKILL)
        else:
            helper.kill()


def _end(helper: subprocess.Popen[bytes]) -> None:
    _kill(helper)
    for pipe in (helper.stdin, helper.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    helper.wait()
