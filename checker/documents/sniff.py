"""What a file is, told from its first bytes: the name says what a user believes, the bytes what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format that is not read as text: what people call it, and what to do instead."""

    name: str
    remedy: str


_SAVE_AS_TEXT: Final = "save it as plain text (.txt) and check that"

_WORD: Final = Kind("a Word document (.docx)", f"this version reads text: {_SAVE_AS_TEXT}")
_WORD_97: Final = Kind("an older Office document (.doc, .xls, .msg)", f"this version reads text: {_SAVE_AS_TEXT}")
_SHEET: Final = Kind("an Excel workbook (.xlsx)", f"this version reads text: {_SAVE_AS_TEXT}")
_SLIDES: Final = Kind("a PowerPoint file (.pptx)", f"this version reads text: {_SAVE_AS_TEXT}")
_OPEN: Final = Kind("an OpenDocument file (.odt)", f"this version reads text: {_SAVE_AS_TEXT}")
_ZIP: Final = Kind("a zip archive", "unpack it and check the record inside")
_PDF: Final = Kind("a PDF", f"this version reads text: {_SAVE_AS_TEXT}")
_RTF: Final = Kind("a rich text file (.rtf)", f"this version reads text: {_SAVE_AS_TEXT}")
_IMAGE: Final = Kind("a picture", "this version reads text: type the record or convert the scan to text first")

_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _WORD_97),
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

_HEAD: Final = 4096
_ZIP_HEAD: Final = 65536


def sniff(data: bytes) -> Kind | None:
    """The format of ``data`` when it is one that cannot be read as text, else None.

    PDF readers accept up to a kilobyte of other bytes before the header, so the header is looked for there too.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        names = data[:_ZIP_HEAD] + data[-_ZIP_HEAD:]
        return next((kind for name, kind in _INSIDE_ZIP if name in names), _ZIP)
    if b"%PDF-" in data[:1024] and b"\x00" not in data[:256]:
        return _PDF
    return None
