"""Files that hang, crash or fill the memory of their reader: each ends in one sentence and in bounded time."""

from __future__ import annotations

import io
import sys
import time
import zlib
from collections.abc import Iterator

import pytest

from checker.documents.carrier import pack, unpack
from checker.documents.isolated import IsolatedReader, ReadLimits
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError
from documents.printed import form, pdf, words
from documents.word import cell, p, package, r, row, table

MEGABYTE = 1024 * 1024
WORD = package(p("Decision") + table(row(cell(p("Maker")), cell(f"<w:p><w:ins>{r('Head')}</w:ins></w:p>"))))
PDF = pdf(words("Record"), form([("Decision maker", "Head of Parks"), ("Wards", "")]))
PAGE = b"<html><body><main><h1>Award</h1><p>Decision: award.</p></main></body></html>"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the system cannot limit memory")


def objects(*bodies: bytes) -> bytes:
    """A PDF of numbered objects, the first of them the catalogue."""
    buffer = io.BytesIO(b"%PDF-1.4\n")
    buffer.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(buffer.tell())
        buffer.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = buffer.tell()
    buffer.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    buffer.writelines(b"%010d 00000 n \n" % place for place in places)
    buffer.write(b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, start))
    return buffer.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


HEAD = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
PAGE_OF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>"
DRAWS_ITSELF = objects(*HEAD, PAGE_OF, stream(b"/F Do /F Do"), stream(b"/F Do /F Do", FORM % 5))
DRAWS_MORE_AND_MORE = objects(
    *HEAD, PAGE_OF, stream(b"/F Do"), *(stream(b"/F Do " * 10, FORM % (6 + level)) for level in range(30)), stream(b"")
)
SWELLS = objects(
    *HEAD,
    PAGE_OF,
    stream(zlib.compress(zlib.compress(b" " * 400_000_000, 1), 9), b"/Filter[/FlateDecode/FlateDecode]"),
    stream(b"", FORM % 5),
)


@pytest.fixture
def reader() -> Iterator[IsolatedReader]:
    reader = IsolatedReader(ReadLimits(seconds=10))
    yield reader
    reader.close()


def refused(reader: IsolatedReader, data: bytes) -> str:
    with pytest.raises(UnreadableRecordError) as caught:
        reader(data, "a.pdf")
    message = str(caught.value)
    assert message.startswith("a.pdf ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("data", [WORD, PDF, PAGE, b"Decision: award \xa3 5"])
def test_a_document_is_the_same_from_either_process(reader: IsolatedReader, data: bytes) -> None:
    assert reader(data, "a") == read_document(data, "a")


@pytest.mark.parametrize("data", [WORD, PDF, PAGE])
def test_a_document_is_the_same_after_carriage(data: bytes) -> None:
    document = read_document(data, "a")
    assert unpack(pack(document), "a", document.sha256) == document


def test_text_needs_no_other_process(reader: IsolatedReader) -> None:
    reader(b"Decision: award", "a.txt")
    assert reader._helper is None


def test_one_helper_reads_many_files(reader: IsolatedReader) -> None:
    reader(WORD, "a.docx")
    helper = reader._helper
    reader(PDF, "a.pdf")
    reader(PAGE, "a.html")
    assert reader._helper is helper


@pytest.mark.parametrize("data", [package(p()), b"%PDF-1.7\n", PDF[:300]])
def test_a_refusal_is_the_same_from_either_process(reader: IsolatedReader, data: bytes) -> None:
    with pytest.raises(UnreadableRecordError) as caught:
        read_document(data, "a.pdf")
    assert refused(reader, data) == str(caught.value)


@pytest.mark.parametrize("data", [DRAWS_ITSELF, DRAWS_MORE_AND_MORE], ids=["itself", "more and more"])
def test_a_file_that_hangs_is_given_up_and_the_next_is_read(data: bytes) -> None:
    reader = IsolatedReader(ReadLimits(seconds=1.5))
    start = time.monotonic()
    assert "within 1.5 seconds" in refused(reader, data)
    assert time.monotonic() - start < 8
    reader.limits = ReadLimits(seconds=20)
    assert reader(WORD, "a.docx").text
    reader.close()


@posix
def test_a_file_that_fills_the_memory_is_given_up_and_the_next_is_read() -> None:
    reader = IsolatedReader(ReadLimits(seconds=20, memory=400 * MEGABYTE))
    assert "400 MB of memory" in refused(reader, SWELLS)
    assert reader(WORD, "a.docx").text
    reader.close()


@posix
def test_a_package_that_fills_the_memory_is_given_up() -> None:
    runs = "".join(f"<w:r><w:t>{number}</w:t></w:r>" for number in range(300_000))
    reader = IsolatedReader(ReadLimits(seconds=30, memory=150 * MEGABYTE))
    assert "150 MB of memory" in refused(reader, package(f"<w:p>{runs}</w:p>"))
    reader.close()


def test_a_helper_that_is_gone_is_started_again(reader: IsolatedReader) -> None:
    reader(WORD, "a.docx")
    assert reader._helper is not None
    reader._helper.kill()
    reader._helper.wait()
    assert reader(WORD, "a.docx").text


def test_an_answer_that_is_no_document_is_a_refusal() -> None:
    for data in (b"", b"[]", b"{}", b'{"text": 5}', b'{"format":"","text":"","warnings":[],"wrapped":1,"blocks":[[]]}'):
        with pytest.raises((ValueError, TypeError, KeyError)):
            unpack(data, "a", "")
