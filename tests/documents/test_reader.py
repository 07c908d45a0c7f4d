"""Bytes of every kind: read as text, or refused in one sentence that says what to do."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from checker.documents.document import Document
from checker.documents.reader import DEFAULT_LIMIT, read_document
from checker.errors import UnreadableRecordError

WORDS = "Decision: pay £4 – “now”\nWard: Café\n"


def _zip(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "x")
    return buffer.getvalue()


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    assert read_document(WORDS.encode(encoding), "a.txt").text == WORDS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_encoding_gives_no_warning(encoding: str) -> None:
    assert read_document(WORDS.encode(encoding), "a.txt").warnings == ()


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16-LE")])
def test_a_guessed_encoding_gives_a_warning(encoding: str, name: str) -> None:
    (warning,) = read_document(WORDS.encode(encoding), "a.txt").warnings
    assert name in warning
    assert warning.startswith("a.txt")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_every_line_end_becomes_one(newline: str) -> None:
    assert read_document(f"one{newline}two".encode(), "a.txt").text == "one\ntwo"


def test_pages_and_paragraphs_are_counted() -> None:
    document = read_document(b"one\ntwo\n\nthree\n\x0cfour\n\nfive", "a.txt")
    places = [(document.quote(block.span), block.page, block.paragraph) for block in document.blocks]
    assert places == [("one", 1, 1), ("two", 1, 1), ("three", 1, 2), ("four", 2, 3), ("five", 2, 4)]


def test_a_file_without_pages_has_no_page_numbers() -> None:
    assert {block.page for block in read_document(b"one\n\ntwo", "a.txt").blocks} == {None}


def test_the_digest_is_of_the_file() -> None:
    with_mark = read_document("Decision".encode("utf-8-sig"), "a.txt")
    without = read_document(b"Decision", "a.txt")
    assert with_mark.text == without.text
    assert with_mark.sha256 != without.sha256


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty (0 bytes)"),
        (b" \t\r\n\x0c\n", "only blank space"),
        ("\ufeff\u200b \u00a0".encode(), "only blank space"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a damaged PDF"),
        (_zip("word/document.xml"), "is damaged"),
        (_zip("xl/workbook.xml"), "is an Excel workbook (.xlsx)"),
        (_zip("ppt/presentation.xml"), "is a PowerPoint file (.pptx)"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "is damaged"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.graphics", "is an OpenDocument file"),
        (b"PK\x05\x06" + bytes(18), "holds no file that can be a decision record"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an older Office document"),
        (rb"{\rtf1\ansi Decision}", "is a rich text file (.rtf), which is read where LibreOffice is installed"),
        (_ole("WordDocument"), "is an older Word document (.doc), which is read where LibreOffice is installed"),
        (_ole("Workbook"), "is an Excel workbook (.xls)"),
        (_ole("PowerPoint Document"), "is a PowerPoint file (.ppt)"),
        (_ole("EncryptedPackage"), "is protected by a password"),
        (b"<!DOCTYPE html><html><body><script>var decision</script></body></html>", "shows no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "is a picture"),
        (b"Decision\x00\x01\x02made", "is a binary file"),
        (bytes(range(256)) * 8, "is a binary file"),
        (b"\xff\xfeD\x00\x00", "byte 4 breaks it"),
        (b"\xef\xbb\xbfDecision \xff", "byte 9 breaks it"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableRecordError) as caught:
        read_document(data, "a.txt")
    message = str(caught.value)
    assert words in message
    assert message.startswith("a.txt ")
    assert message.endswith(".")
    assert "\n" not in message


def test_a_word_of_a_pdf_does_not_make_one() -> None:
    assert "%PDF" in read_document(b"Decision: publish the file (%PDF format)", "a.txt").text


def test_a_tag_in_the_text_does_not_make_a_web_page() -> None:
    assert read_document(b"Decision: use the <html> tag", "a.txt").format == "txt"


def test_a_large_file_is_refused_with_both_sizes() -> None:
    with pytest.raises(UnreadableRecordError, match=r"a\.txt is 2 MB, more than the 1 MB"):
        read_document(b"x" * (2 * 1024 * 1024), "a.txt", limit=1024 * 1024)


def test_a_file_at_the_limit_is_read() -> None:
    assert len(read_document(b"x" * 1000, "a.txt", limit=1000).text) == 1000


def test_control_characters_become_spaces_in_place() -> None:
    assert read_document(b"Decision\x07: award\x1b it", "a.txt").text == "Decision : award  it"


@pytest.mark.parametrize("unit", ["x", "\n", "\r", "\x0c", " \n", "£"])
def test_a_file_at_the_default_limit_is_quick(unit: str) -> None:
    size = DEFAULT_LIMIT // 4 // len(unit.encode())
    start = time.process_time()
    read_document(b"Decision" + (unit * size).encode(), "a.txt")
    assert time.process_time() - start < 8


def _block_words(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks]


def test_blocks_are_the_lines_with_words() -> None:
    document = read_document(b"\n one \r\n\r\n\ttwo\n", "a.txt")
    assert _block_words(document) == [" one ", "\ttwo"]
