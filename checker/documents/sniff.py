"""What a file is, told from its first bytes: the name says what a user believes, the bytes what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format other than text: what people call it, and what to do instead where it is not read.

    ``format`` is the short name of a format that has a reader of its own, "" for one that is not read; ``converted``
    tells that an office program makes a Word document of it first; ``holds_records`` that it is opened into files;
    ``no_record`` that no decision record is ever kept in it, so that it is left out of a folder.
    """

    name: str
    remedy: str
    format: str = ""
    converted: bool = False
    holds_records: bool = False
    no_record: bool = False


_SAVE_AS_WORD: Final = "save it as a Word document (.docx) or plain text (.txt) and check that"
_UNPACK: Final = "unpack it and check the record inside"

_WORD: Final = Kind("a Word document (.docx)", _SAVE_AS_WORD, "docx")
_LOCKED: Final = Kind("protected by a password", "save it without one and check that")
_WORD_97: Final = Kind("an older Word document (.doc)", _SAVE_AS_WORD, "doc", converted=True)
_OFFICE_97: Final = Kind("an older Office document (.doc, .xls, .msg)", _SAVE_AS_WORD)
_SHEET: Final = Kind("an Excel workbook (.xlsx)", _SAVE_AS_WORD, no_record=True)
_SHEET_97: Final = Kind("an Excel workbook (.xls)", _SAVE_AS_WORD, no_record=True)
_SLIDES: Final = Kind("a PowerPoint file (.pptx)", _SAVE_AS_WORD, no_record=True)
_SLIDES_97: Final = Kind("a PowerPoint file (.ppt)", _SAVE_AS_WORD, no_record=True)
_OPEN: Final = Kind("an OpenDocument text (.odt)", _SAVE_AS_WORD, "odt")
_OPEN_OTHER: Final = Kind("an OpenDocument file that is no text", _SAVE_AS_WORD, no_record=True)
_ZIP: Final = Kind("a zip archive", _UNPACK, "zip", holds_records=True)
_PDF: Final = Kind("a PDF", _SAVE_AS_WORD, "pdf")
_RTF: Final = Kind("a rich text file (.rtf)", _SAVE_AS_WORD, "rtf", converted=True)
_IMAGE: Final = Kind("a picture", "type the record, or have the scan turned into text first", no_record=True)
_MAIL: Final = Kind("an e-mail (.eml)", "save its attachment and check that", "eml", holds_records=True)
_OUTLOOK: Final = Kind("an Outlook message (.msg)", "save its attachment and check that", "msg", holds_records=True)

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"\x1f\x8b", Kind("a compressed file (.gz)", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7z archive", _UNPACK)),
    (b"Rar!", Kind("a rar archive", _UNPACK)),
)

_IN_OLE: Final[tuple[tuple[str, Kind], ...]] = (
    ("__properties_version1.0", _OUTLOOK),
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", _WORD_97),
    ("Workbook", _SHEET_97),
    ("PowerPoint Document", _SLIDES_97),
)
"""Names of streams that a compound file (MS-CFB) of each kind has, in the order in which one may hold another."""

_PACKAGES: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"word/", _WORD),
    (b"xl/", _SHEET),
    (b"ppt/", _SLIDES),
    (b"opendocument.text", _OPEN),
    (b"opendocument", _OPEN_OTHER),
    (b"[Content_Types].xml", _WORD),
)
_OPEN_TEXT: Final = b"application/vnd.oasis.opendocument.text"
_CENTRAL: Final = b"PK\x01\x02"
_END: Final = b"PK\x05\x06"
_MOST_NAMES: Final = 3000
_HEAD: Final = 4096
_ZIP_HEAD: Final = 65536
_HEADER: Final = re.compile(
    rb"(?:From [^\r\n]{1,200}\r?\n)?(?:[!-9;-~]{1,60}:[^\r\n]{0,4000}\r?\n(?:[ \t][^\r\n]{0,4000}\r?\n){0,200}){2,400}"
)
_SENT: Final = re.compile(rb"^(?:message-id|mime-version|received|return-path|x-unsent|dkim-signature):", re.I | re.M)
_ADDRESSED: Final = re.compile(rb"^(?:from|to|date|subject|sender):", re.I | re.M)


def sniff(data: bytes) -> Kind | None:
    """The format of ``data`` when it is not text, else None.

    PDF readers accept up to a kilobyte of other bytes before the header, so the header is looked for there too. Text
    is an e-mail (RFC 5322) when it begins with headers, one of which only a mail program writes.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_OLE):
        return next((kind for name, kind in _IN_OLE if name.encode("utf-16-le") in data), _OFFICE_97)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", _END)):
        return _package(data)
    if b"%PDF-" in data[:1024] and b"\x00" not in data[:256]:
        return _PDF
    return _MAIL if _is_mail(data) else None


def _is_mail(data: bytes) -> bool:
    match = _HEADER.match(data[:_ZIP_HEAD].lstrip(b"\xef\xbb\xbf\r\n"))
    return match is not None and bool(_SENT.search(match.group()) and _ADDRESSED.search(match.group()))


def _package(data: bytes) -> Kind:
    """What a zip file is: by its table of contents, because an archive may hold packages that are not packed again."""
    names = _names(data)
    if names is None:
        ends = data[:_ZIP_HEAD] + data[-_ZIP_HEAD:]
        return next((kind for name, kind in _PACKAGES if name in ends), _ZIP)
    if b"[Content_Types].xml" in names:
        return next((kind for name, kind in _PACKAGES[:3] if any(each.startswith(name) for each in names)), _WORD)
    if b"mimetype" in names and b"content.xml" in names:
        return _OPEN if _OPEN_TEXT in data[:_HEAD] else _OPEN_OTHER
    return _ZIP


def _names(data: bytes) -> list[bytes] | None:
    """The first names in a zip file's table of contents (APPNOTE 4.3.12); None where there is no sound one."""
    end = data.rfind(_END, max(len(data) - _ZIP_HEAD - 22, 0))
    if end < 0 or len(data) < end + 22:
        return None
    place = int.from_bytes(data[end + 16 : end + 20], "little")
    found: list[bytes] = []
    while data[place : place + 4] == _CENTRAL and len(found) < _MOST_NAMES:
        sizes = [int.from_bytes(data[place + at : place + at + 2], "little") for at in (28, 30, 32)]
        found.append(data[place + 46 : place + 46 + sizes[0]])
        place += 46 + sum(sizes)
    return found if found or place == end else None
