"""Old Word files and rich text through LibreOffice, and scans through Tesseract, where these are installed."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from checker.documents.isolated import IsolatedReader, ReadLimits
from checker.documents.ocr import Ocr, lines_of
from checker.documents.office import Office
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError
from documents.printed import form, pdf, words

SOFFICE = shutil.which("soffice") or ""
TESSERACT = shutil.which("tesseract") or ""
RICH = rb"{\rtf1\ansi Decision maker: Head of Parks\par {\deleted Old}{\v hidden }Ward: All\par}"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the script is one of a POSIX shell")


def script(folder: Path, body: str) -> str:
    """A program that stands for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_rich_text_is_read_through_libreoffice() -> None:
    reader = IsolatedReader(office=Office(SOFFICE))
    document = reader(RICH, "a.rtf")
    reader.close()
    assert (document.source, document.format, document.segments) == ("a.rtf", "rtf", ())
    assert document.text == "Decision maker: Head of Parks\nWard: All"
    assert any("LibreOffice" in warning for warning in document.warnings)


def test_without_libreoffice_it_says_what_to_do() -> None:
    reader = IsolatedReader()
    with pytest.raises(UnreadableRecordError, match=r"a\.rtf is a rich text file .*where LibreOffice is installed"):
        reader(RICH, "a.rtf")
    reader.close()


@posix
def test_a_program_that_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecordError, match=r"a\.doc could not be turned into a Word document by LibreOffice"):
        Office(script(tmp_path, "exit 1")).as_word(b"x", "a.doc", "doc")


@posix
def test_a_program_that_hangs_is_killed_with_what_it_started(tmp_path: Path) -> None:
    program = script(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    start = time.monotonic()
    with pytest.raises(UnreadableRecordError, match="within 3 seconds"):
        Office(program, seconds=3).as_word(b"x", "a.doc", "doc")
    assert time.monotonic() - start < 20
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    for _ in range(50):
        if not running(child):
            return
        time.sleep(0.1)
    raise AssertionError("what the program started still runs")


def running(process: int) -> bool:
    try:
        os.kill(process, 0)
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="the network is cut off on Linux alone")
def test_the_program_has_no_network_and_a_folder_of_its_own(tmp_path: Path) -> None:
    program = script(
        tmp_path, f"cat /proc/net/dev > {tmp_path}/net; pwd > {tmp_path}/where; echo $HOME >> {tmp_path}/where"
    )
    with pytest.raises(UnreadableRecordError):
        Office(program).as_word(b"x", "a.doc", "doc")
    devices = [line.split(":")[0].strip() for line in (tmp_path / "net").read_text(encoding="utf-8").splitlines()[2:]]
    assert devices in ([], ["lo"])
    where = set((tmp_path / "where").read_text(encoding="utf-8").split())
    assert len(where) == 1
    assert not Path(where.pop()).exists()


# ---- scans


def scan(data: bytes, *, before: bytes = b"") -> bytes:
    """A PDF of pictures of the pages of another; ``before`` is a PDF whose pages stand before them."""
    pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(data)]
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    if not before:
        return buffer.getvalue()
    joined = pypdfium2.PdfDocument(before)
    joined.import_pages(pypdfium2.PdfDocument(buffer.getvalue()))
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()


PAIRS = [("Decision maker", "Head of Parks"), ("Date of decision", "12 November 2021"), ("Value", "£579,000")]
REPORT = pdf(words("The report of the service, with its own text."))
PAPER = pdf(words("Record of decision"), form(PAIRS))


def test_a_scan_is_not_read_unless_asked() -> None:
    with pytest.raises(UnreadableRecordError, match=r"a\.pdf is a scan without a text layer"):
        read_document(scan(PAPER), "a.pdf")


def test_a_page_that_is_a_scan_is_told() -> None:
    document = read_document(scan(PAPER, before=PAPER), "a.pdf")
    assert "only a picture on page 2" in document.warnings[0]
    assert document.text.count("Head of Parks") == 1


@pytest.mark.skipif(not TESSERACT, reason="Tesseract is not installed")
def test_a_scan_is_read_by_ocr_with_a_warning() -> None:
    reader = IsolatedReader(ReadLimits(seconds=120), ocr=Ocr(TESSERACT))
    document = reader(scan(PAPER, before=REPORT), "a.pdf")
    reader.close()
    (warning,) = document.warnings
    assert "picture on page 2, whose words were read by a machine (OCR)" in warning
    for _, value in PAIRS:
        assert document.text.count(value) == 1
    assert {block.page for block in document.blocks} == {1, 2}
    assert all(document.text[s.start : s.start + s.length].strip() for s in document.segments)


def test_an_ocr_program_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecordError, match=r"a\.pdf is a scan, and page 1 could not be read by Tesseract"):
        read_document(scan(PAPER), "a.pdf", ocr=Ocr(str(tmp_path / "nothing")))


def test_words_on_one_line_of_two_columns_are_one_line() -> None:
    def row(block: int, line: int, left: int, top: int, text: str) -> str:
        return f"5\t1\t{block}\t1\t{line}\t1\t{left}\t{top}\t200\t40\t96\t{text}"

    table = "\n".join(
        ["level\tx", row(1, 1, 100, 100, "Ward"), row(1, 2, 100, 300, "Cost"), row(2, 1, 900, 302, "none")]
    )
    lines = lines_of(table, 842.0, 1)
    assert [line.text for line in lines] == ["Ward", "Cost none"]
    assert lines[0].base > lines[1].base
