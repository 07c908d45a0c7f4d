"""What a file is, told from its first bytes: the name says what a user believes, the bytes what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format other than text: what people call it, and what to do instead where it is not read.

    ``format`` is the short name of a format that has a reader of its own, "" for one that is not read.
    """

    name: str
    remedy: str
    format: str = ""


_SAVE_AS_WORD: Final = "save it as a Word document (.docx) or plain text (.txt) and check that"

_WORD: Final = Kind("a Word document (.docx)", _SAVE_AS_WORD, "docx")
_LOCKED: Final = Kind("protected by a password", "save it without one and check that")
_WORD_97: Final = Kind("an older Office document (.doc, .xls, .msg)", _SAVE_AS_WORD)
_SHEET: Final = Kind("an Excel workbook (.xlsx)", _SAVE_AS_WORD)
_SLIDES: Final = Kind("a PowerPoint file (.pptx)", _SAVE_AS_WORD)
_OPEN: Final = Kind("an OpenDocument file (.odt)", _SAVE_AS_WORD)
_ZIP: Final = Kind("a zip archive", "unpack it and check the record inside")
_PDF: Final = Kind("a PDF", _SAVE_AS_WORD, "pdf")
_RTF: Final = Kind("a rich text file (.rtf)", _SAVE_AS_WORD)
_IMAGE: Final = Kind("a picture", "type the record, or have the scan turned into text first")

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    (_OLE, _WORD_97),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"\x1f\x8b", Kind("a compressed file (.gz)", "unpack it and check the record inside")),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", "unpack it and check the record inside")),
    (b"Rar!", Kind("a rar archive", "unpack it and check the record inside")),
)

_INSIDE_ZIP: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"word/", _WORD),
    (b"xl/", _SHEET),
    (b"ppt/", _SLIDES),
    (b"opendocument", _OPEN),
    (b"[Content_Types].xml", _WORD),
)

_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_HEAD: Final = 4096
_ZIP_HEAD: Final = 65536


def sniff(data: bytes) -> Kind | None:
    """The format of ``data`` when it is not text, else None.

    PDF readers accept up to a kilobyte of other bytes before the header, so the header is looked for there too.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        return _LOCKED
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        names = data[:_ZIP_HEAD] + data[-_ZIP_HEAD:]
        return next((kind for name, kind in _INSIDE_ZIP if name in names), _ZIP)
    if b"%PDF-" in data[:1024] and b"\x00" not in data[:256]:
        return _PDF
    return None
