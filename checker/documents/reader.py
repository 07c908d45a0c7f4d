"""Reads the bytes of a file into a Document; what holds no readable text is refused in one clear sentence."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from checker.documents.compose import Composed
from checker.documents.document import Block, Document, Span
from checker.documents.html import looks_like_html, read_html
from checker.documents.markdown import looks_like_markdown, read_markdown
from checker.documents.sniff import Kind, sniff
from checker.errors import UnreadableRecordError

if TYPE_CHECKING:
    from checker.documents.ocr import Ocr

DEFAULT_LIMIT: Final = 5 * 1024 * 1024
"""Largest file read, in bytes; a decision record is rarely above a few hundred kilobytes."""

LARGEST: Final = 50 * 1024 * 1024
"""Largest Word document or PDF read, in bytes: most of such a file is pictures and fonts."""

_PAGE_BREAK: Final = "\f"
_NEWLINES: Final = re.compile("\r\n|\r|\x0b|\x85|\u2028|\u2029")
_CONTROLS: Final = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_UNDEFINED_IN_CP1252: Final = re.compile(b"[\x81\x8d\x8f\x90\x9d]")
_LINE: Final = re.compile(r"[^\n]*\n?")
_LATIN: Final = re.compile(r"charset\s*=\s*[\"']?\s*(?:windows-1252|cp1252|iso-8859-1|latin-?1)", re.I)


def read_document(data: bytes, source: str, *, limit: int = DEFAULT_LIMIT, ocr: Ocr | None = None) -> Document:
    """Read ``data``; ``source`` is the name to use in messages, ``limit`` the largest text, in bytes or code points.

    ``ocr`` reads the pages of a PDF that are pictures; without it they stay unread.

    What the bytes are decides how they are read, not the file's name: text, a web page, a Word document, an
    OpenDocument text or a PDF. An e-mail or an archive is read when there is one record in it.
    UTF-8 and UTF-16 are recognised with and without a byte order mark; anything else is read as Windows-1252 with
    a warning. Line ends of every kind become ``\\n``; a form feed becomes a line end and starts a new page.
    Raises UnreadableRecordError for a file that is empty, too large, damaged, protected, or holds no text.
    """
    if not data:
        raise UnreadableRecordError(f"{source} is empty (0 bytes): choose the file that holds the decision record.")
    kind = sniff(data)
    largest = max(limit, LARGEST) if kind is not None else limit
    if len(data) > largest:
        raise UnreadableRecordError(
            f"{source} is {_megabytes(len(data))} MB, more than the {_megabytes(largest)} MB that are read: "
            "check the decision record alone, without its appendices."
        )
    if kind is not None:
        return _formatted(data, source, kind, limit, ocr)
    decoded, warnings = _decode(data, source)
    if looks_like_html(decoded):
        declared = _LATIN.search(decoded, 0, 4096) is not None
        return _document(read_html(decoded, source), source, "html", data, () if declared else tuple(warnings), limit)
    text, page_starts = _normalise(decoded)
    if looks_like_markdown(text):
        composed = read_markdown(text)
        if composed.text.strip():
            return _document(composed, source, "md", data, tuple(warnings), limit, wrapped=True)
    if not text.strip("\ufeff\u200b\u00ad \t\n\u00a0"):
        raise UnreadableRecordError(f"{source} has no text, only blank space: choose the file that holds the record.")
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, "txt", digest, text, _blocks(text, page_starts), tuple(warnings))


def needs_parser(data: bytes, source: str) -> bool:
    """Whether ``data`` is in a format that has a parser, and so may hang or crash; text never does."""
    kind = sniff(data)
    if kind is not None:
        return bool(kind.format)
    try:
        return looks_like_html(_decode(data, source)[0])
    except UnreadableRecordError:
        return False


def _formatted(data: bytes, source: str, kind: Kind, limit: int, ocr: Ocr | None) -> Document:
    if kind.format == "docx":
        from checker.documents.docx import read_docx

        composed, warnings = read_docx(data, source)
        return _document(composed, source, "docx", data, warnings, limit)
    if kind.format == "odt":
        from checker.documents.odt import read_odt

        composed, warnings = read_odt(data, source)
        return _document(composed, source, "odt", data, warnings, limit)
    if kind.format == "pdf":
        from checker.documents.pdf import read_pdf

        composed, warnings = read_pdf(data, source, ocr=ocr)
        return _document(composed, source, "pdf", data, warnings, limit, wrapped=True)
    if kind.holds_records:
        return _inside(data, source, limit, ocr)
    if kind.converted:
        raise UnreadableRecordError(
            f"{source} is {kind.name}, which is read where LibreOffice is installed: install it, or {kind.remedy}."
        )
    raise UnreadableRecordError(f"{source} is {kind.name}; {kind.remedy}.")


def _inside(data: bytes, source: str, limit: int, ocr: Ocr | None) -> Document:
    """The one record in an e-mail or an archive, under the name of the file that the user has."""
    from checker.documents.parts import records_in

    found = records_in(data, source)
    if len(found) > 1:
        raise UnreadableRecordError(f"{source} holds {len(found)} files that may be records: check them one by one.")
    (part,) = found
    if part.problem:
        raise UnreadableRecordError(part.problem)
    document = read_document(part.data, part.name, limit=limit, ocr=ocr)
    return replace(document, source=source, sha256=hashlib.sha256(data).hexdigest())


def _document(
    composed: Composed,
    source: str,
    format_: str,
    data: bytes,
    warnings: tuple[str, ...],
    limit: int,
    *,
    wrapped: bool = False,
) -> Document:
    if len(composed.text) > limit:
        raise UnreadableRecordError(
            f"{source} holds more text than the {_megabytes(limit)} MB that are read: "
            "check the decision record alone, without its appendices."
        )
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, format_, digest, composed.text, composed.blocks, warnings, wrapped, composed.segments)


def _megabytes(size: int) -> str:
    return f"{size / (1024 * 1024):.1f}".removesuffix(".0")


def _decode(data: bytes, source: str) -> tuple[str, list[str]]:
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[3:], "utf-8", source), []
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _strict(data, "utf-32", source), []
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", source), []
    if b"\x00" in data:
        return _without_mark(data, source)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if len(_UNDEFINED_IN_CP1252.findall(data)) * 100 > len(data) or _control_share(data) > 0.05:
        raise _not_text(source)
    return data.decode("cp1252", errors="replace"), [
        f"{source} is not UTF-8 text; it was read as Windows-1252, so check that £ signs and dashes are right."
    ]


def _without_mark(data: bytes, source: str) -> tuple[str, list[str]]:
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros / half > 0.4 and others / half < 0.05 and len(data) % 2 == 0:
            return _strict(data, encoding, source), [
                f"{source} has no byte order mark; it was read as {encoding.upper()} because of its pattern of bytes."
            ]
    raise _not_text(source)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableRecordError(
            f"{source} starts as {encoding.upper()} text but byte {error.start} breaks it: save it again as UTF-8."
        ) from error
    if "\x00" in text:
        raise _not_text(source)
    return text


def _not_text(source: str) -> UnreadableRecordError:
    return UnreadableRecordError(f"{source} is a binary file, not text: save the record as plain text (.txt).")


def _control_share(data: bytes) -> float:
    sample = data[:65536]
    return sum(byte < 32 and byte not in b"\t\n\r\f\x0b" for byte in sample) / len(sample)


def _normalise(decoded: str) -> tuple[str, list[int]]:
    text = _CONTROLS.sub(" ", _NEWLINES.sub("\n", decoded))
    pages = [match.start() + 1 for match in re.finditer(_PAGE_BREAK, text)]
    return text.replace(_PAGE_BREAK, "\n"), pages


def _blocks(text: str, page_starts: list[int]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    page, paragraph, fresh = 1, 0, True
    pending = iter([*page_starts, len(text) + 1])
    next_page = next(pending)
    for match in _LINE.finditer(text):
        start = match.start()
        line = match.group().rstrip("\n")
        while start >= next_page:
            page, next_page = page + 1, next(pending)
        if not line.strip():
            fresh = True
            continue
        paragraph += fresh
        fresh = False
        blocks.append(Block("line", Span(start, start + len(line)), page if page_starts else None, paragraph))
    return tuple(blocks)
