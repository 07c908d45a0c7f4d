"""Reads the files in a zip archive of records; what the archive declares about its sizes and names is not believed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from checker.documents.archive import ArchiveLimits
from checker.documents.parts import INSIDE, Budget, Part, shown
from checker.errors import UnreadableRecordError

_LIMITS: Final = ArchiveLimits()
_RATIO_FROM: Final = 1024 * 1024
_LARGEST: Final = 50 * 1024 * 1024
_ENCRYPTED: Final = 0x1
_HEADER: Final = 30
_OUTSIDE: Final = re.compile(r"(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\A[/\\]|\A[A-Za-z]:")
_FAILURES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


def files_in_zip(data: bytes, source: str, budget: Budget) -> Iterator[Part]:
    """Every file in an archive, in the order of its names; a folder is none.

    A file that is encrypted, damaged, or named as if it stood outside the archive is a part with a problem. Raises
    UnreadableRecordError for an archive that is damaged as a whole, or made to unpack to more than a disk can hold.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAILURES as error:
        raise UnreadableRecordError(f"{source} is a damaged zip archive: pack the records again.") from error
    entries = archive.infolist()
    if len(entries) > budget.limits.files or len({entry.filename for entry in entries}) < len(entries):
        raise _too_much(source)
    if sum(entry.file_size for entry in entries) > budget.limits.total or _overlap(entries):
        raise _too_much(source)
    for entry in sorted(entries, key=lambda entry: entry.filename):
        if not entry.is_dir():
            yield _read(archive, entry, source, budget)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: str, budget: Budget) -> Part:
    name = f"{source}{INSIDE}{shown(entry.filename)}"
    if _OUTSIDE.search(entry.filename):
        return Part(name, b"", f"{name} is named as if it stood outside the archive: pack the records again.")
    if entry.flag_bits & _ENCRYPTED:
        return Part(name, b"", f"{name} is protected by a password: pack it without one and check that.")
    if entry.file_size > _LARGEST or entry.file_size > max(_RATIO_FROM, _LIMITS.ratio * entry.compress_size):
        return Part(name, b"", f"{name} unpacks to more than a decision record can hold: check the record by itself.")
    try:
        with archive.open(entry) as file:
            data = file.read(entry.file_size + 1)
    except _FAILURES:
        return Part(name, b"", f"{name} is damaged and cannot be unpacked: pack the records again.")
    budget.take(len(data))
    return Part(name, data)


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share packed bytes, which only an archive that is made to swell does."""
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < ends:
            return True
        ends = entry.header_offset + _HEADER + entry.compress_size
    return False


def _too_much(source: str) -> UnreadableRecordError:
    return UnreadableRecordError(f"{source} unpacks to more than an archive of records can hold: check them in parts.")
