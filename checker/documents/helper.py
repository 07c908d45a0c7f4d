"""The helper process that reads files for an IsolatedReader; it speaks with it over its standard input and output.

A request is two lengths with what they measure: a JSON object with the task and the limits, then the file's bytes. An
answer is one length with a "+" and what was asked for, or a "-" and a JSON object that says what went wrong.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import struct
import sys
from typing import Any, BinaryIO, Final

from checker.documents.carrier import pack, pack_parts
from checker.documents.ocr import Ocr
from checker.documents.parts import opened
from checker.documents.reader import read_document
from checker.documents.sniff import sniff
from checker.errors import UnreadableRecordError

_LENGTH: Final = struct.Struct(">Q")
_PARSERS: Final = {
    "docx": ("lxml.etree", "checker.documents.docx"),
    "odt": ("lxml.etree", "checker.documents.odt"),
    "pdf": ("pypdfium2", "checker.documents.pdf"),
    "html": ("lxml.html", "checker.documents.html"),
    # most of what is in an e-mail or an archive is Word documents
    "eml": ("checker.documents.mail", "lxml.etree", "checker.documents.docx"),
    "msg": ("checker.documents.mail", "lxml.etree", "checker.documents.docx"),
    "zip": ("checker.documents.zips", "lxml.etree", "checker.documents.docx"),
}
_NEW_USER_AND_NETWORK: Final = 0x10000000 | 0x40000000


def serve() -> None:
    """Answer requests until there are no more; a file that ends its copy of this process ends this process too."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    # whatever a library prints must not be taken for an answer
    os.dup2(2, 1)
    while True:
        head, data = _part(requests), _part(requests)
        if head is None or data is None:
            return
        request: dict[str, Any] = json.loads(head)
        _prepare(data)
        if not hasattr(os, "fork"):
            _answer(answers, data, request)
            return
        copy = os.fork()
        if copy == 0:
            _confine(request)
            _answer(answers, data, request)
            os._exit(0)
        _, status = os.waitpid(copy, 0)
        if status != 0:
            os._exit(1)


def _part(requests: BinaryIO) -> bytes | None:
    size = requests.read(_LENGTH.size)
    if len(size) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(size)
    data = requests.read(length)
    return data if len(data) == length else None


def _prepare(data: bytes) -> None:
    """Load the parser before the copy is made, so that the next file of its kind finds it loaded."""
    kind = sniff(data)
    for name in _PARSERS.get(kind.format if kind is not None else "html", ()):
        importlib.import_module(name)


def _answer(answers: BinaryIO, data: bytes, request: dict[str, Any]) -> None:
    try:
        if request["task"] == "open":
            answer = b"+" + pack_parts(opened(data, request["source"]))
        else:
            answer = b"+" + pack(read_document(data, request["source"], ocr=_ocr(request)))
    except UnreadableRecordError as error:
        answer = _problem("unreadable", str(error))
    except MemoryError:
        answer = _problem("memory", "")
    except Exception as error:
        answer = _problem("fault", type(error).__name__)
    answers.write(_LENGTH.pack(len(answer)))
    answers.write(answer)
    answers.flush()


def _ocr(request: dict[str, Any]) -> Ocr | None:
    return Ocr(*request["ocr"]) if request["ocr"] else None


def _problem(kind: str, message: str) -> bytes:
    return b"-" + json.dumps({"kind": kind, "message": message}).encode()


def _confine(request: dict[str, Any]) -> None:
    """Limit this process's memory and time, and cut it off from files and, where the system allows it, the network."""
    try:
        import resource
    except ImportError:
        return
    seconds = int(request["seconds"]) + 1
    for limit, value in (
        (resource.RLIMIT_AS, int(request["memory"])),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)
