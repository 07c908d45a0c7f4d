"""Opens the zip package of an Office file within limits, and its XML parts without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, Final

from checker.errors import UnreadableRecordError

_RATIO_FROM: Final = 1024 * 1024
_ENCRYPTED: Final = 0x1


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Largest package: number of entries, bytes of all of them unpacked, and unpacked bytes for each packed one.

    The ratio counts for entries of more than a megabyte; smaller ones may be as dense as they like.
    """

    entries: int = 2000
    total: int = 200 * 1024 * 1024
    ratio: int = 200


LIMITS: Final = ArchiveLimits()


class Archive:
    """A zip package whose entries are read by name; what a package declares about its sizes is not believed."""

    def __init__(self, data: bytes, source: str, limits: ArchiveLimits = LIMITS) -> None:
        """Raises UnreadableRecordError for what is no zip package, is encrypted, or passes the limits."""
        self._source, self._limits, self._read = source, limits, 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise self._damaged() from error
        entries = self._zip.infolist()
        self.names = frozenset(entry.filename for entry in entries)
        if len(entries) > limits.entries or len(self.names) < len(entries):
            raise self._too_much()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise UnreadableRecordError(f"{source} is protected by a password: save it without one and check that.")
        if sum(entry.file_size for entry in entries) > limits.total:
            raise self._too_much()
        for entry in entries:
            if entry.file_size > max(_RATIO_FROM, limits.ratio * entry.compress_size):
                raise self._too_much()

    def read(self, name: str) -> bytes:
        """The bytes of an entry, b"" where there is none; all that is read counts towards the limit."""
        if name not in self.names:
            return b""
        left = self._limits.total - self._read
        try:
            with self._zip.open(name) as entry:
                data = entry.read(left + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise self._damaged() from error
        self._read += len(data)
        if len(data) > left:
            raise self._too_much()
        return data

    def xml(self, name: str) -> Any:
        """Root element of an XML entry, None where there is none; a document type declaration is refused."""
        from lxml import etree

        data = self.read(name)
        if not data:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableRecordError(
                f"{self._source} declares a document type inside, which Word never does: "
                "open it in Word, save it again and check that."
            )
        return root

    def _damaged(self) -> UnreadableRecordError:
        return UnreadableRecordError(
            f"{self._source} is damaged and cannot be unpacked: open it in Word, save it again and check that."
        )

    def _too_much(self) -> UnreadableRecordError:
        return UnreadableRecordError(
            f"{self._source} unpacks to more than a decision record can hold: "
            "save the record alone as a Word document (.docx) and check that."
        )
