"""Word packages made to break a reader: each ends in one sentence, in bounded time."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest

from checker.documents.archive import ArchiveLimits
from checker.documents.docx import read_docx
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError
from documents.word import OPEN, cell, p, package, row, table

BODY = "<w:body><w:p><w:r><w:t>Decision {}</w:t></w:r></w:p></w:body></w:document>"


def refused(data: bytes) -> str:
    start = time.process_time()
    with pytest.raises(UnreadableRecordError) as caught:
        read_document(data, "a.docx")
    assert time.process_time() - start < 10
    message = str(caught.value)
    assert message.startswith("a.docx ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


def with_dtd(declaration: str, body: str) -> bytes:
    head, root = OPEN.format("document").split("\n", 1)
    return package("", document=f"{head}\n{declaration}\n{root}{body}")


def zipped(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w:document SYSTEM "http://localhost:1/x.dtd">',
        "<!DOCTYPE w:document>",
    ],
)
def test_a_document_type_is_refused(declaration: str) -> None:
    assert "document type" in refused(with_dtd(declaration, BODY.format("made")))


def test_an_entity_bomb() -> None:
    levels = "".join(f'<!ENTITY a{n + 1} "' + f"&a{n};" * 10 + '">' for n in range(12))
    refused(with_dtd(f'<!DOCTYPE w:document [<!ENTITY a0 "ha">{levels}]>', BODY.format("&a12;")))


def test_a_zip_bomb_by_its_own_account() -> None:
    assert "unpacks to more" in refused(zipped({"word/document.xml": b"<a>" + b" " * 60_000_000}))


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 20_000_000}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(signature)
        data[start + place : start + place + 4] = struct.pack("<I", 100)
    refused(bytes(data))


def test_bytes_really_read_are_counted() -> None:
    data = package("".join(p(f"line {number}") for number in range(20_000)))
    with pytest.raises(UnreadableRecordError, match="unpacks to more"):
        read_docx(data, "a.docx", ArchiveLimits(total=100_000, ratio=10_000))


def test_too_many_entries() -> None:
    assert "unpacks to more" in refused(zipped({f"word/{number}": b"" for number in range(2001)}))


def test_names_that_stand_twice() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", "<b/>")
    refused(buffer.getvalue())


def test_a_protected_package() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "protected by a password" in refused(locked)


def test_an_encrypted_entry() -> None:
    data = bytearray(package(p("x")))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(signature)
        data[start + place] |= 1
    assert "protected by a password" in refused(bytes(data))


def test_tables_nested_without_end() -> None:
    body = p("x")
    for _ in range(60):
        body = table(row(cell(body)))
    assert "nested too deeply" in refused(package(body))


@pytest.mark.parametrize("length", [30, 200, 600, -30])
def test_a_truncated_package(length: int) -> None:
    assert "a.docx " in refused(package(p("Decision"))[:length])


@pytest.mark.parametrize(
    "content", [b"", b"<", b"\xff\xfe<\x00", b"<a><b></a>", b"<?xml version='1.0' encoding='none'?><a/>", b"<a/>"]
)
def test_a_broken_main_part(content: bytes) -> None:
    refused(zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": content}))


def test_a_document_without_words() -> None:
    assert "an empty document" in refused(package(p() + p(" ")))
    picture = "<w:p><w:r><w:drawing><pic xmlns='pictures'/></w:drawing></w:r></w:p>"
    assert "only pictures" in refused(package(picture))


def test_a_workbook_is_named() -> None:
    assert "an Excel workbook" in refused(zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}))


def test_many_runs_and_rows_are_quick() -> None:
    runs = "".join(f"<w:r><w:t>{number} </w:t></w:r>" for number in range(100_000))
    rows = (row(cell(p(f"label {number}")), cell(p(f"value {number}"))) for number in range(5000))
    body = f"<w:p>{runs}</w:p>{table(*rows)}"
    start = time.process_time()
    document = read_document(package(body), "a.docx")
    assert len(document.text) > 200_000
    assert time.process_time() - start < 12
