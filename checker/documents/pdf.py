"""Reads a PDF that has a text layer; a scan of paper without one is refused, because its words cannot be judged."""

from __future__ import annotations

from typing import Final

from checker.documents.compose import Composed, compose
from checker.documents.ocr import Ocr, OcrError
from checker.documents.pdf_flow import flow
from checker.documents.pdf_page import Page, PageLimitError, read_page
from checker.errors import UnreadableRecordError

MOST_PAGES: Final = 200
"""Most pages read; a decision record has a few, its reports and appendices some dozens."""

_PASSWORD: Final = 4
_SECURITY: Final = 5


def read_pdf(
    data: bytes, source: str, *, most_pages: int = MOST_PAGES, ocr: Ocr | None = None
) -> tuple[Composed, tuple[str, ...]]:
    """The text of a PDF with a page number for every line, and warnings about pages without text.

    Pages that are pictures are read by ``ocr`` where it is given. Raises UnreadableRecordError for a file that is
    damaged, protected, too long, or a scan.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise UnreadableRecordError(
                f"{source} is protected by a password: save it without one and check that."
            ) from error
        raise _damaged(source) from error
    try:
        count = len(document)
        if count > most_pages:
            raise UnreadableRecordError(
                f"{source} has {count} pages, more than the {most_pages} that are read: "
                "check the decision record alone, without its appendices."
            )
        pages = [_page(document, index) for index in range(count)]
        read = _read_pictures(document, pages, ocr) if ocr is not None else []
    except PageLimitError as error:
        raise UnreadableRecordError(
            f"{source} is no ordinary document, because {error}: save the record as a new PDF and check that."
        ) from error
    except OcrError as error:
        raise UnreadableRecordError(
            f"{source} is a scan, and {error}: check the file that it was printed from."
        ) from error
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise _damaged(source) from error
    finally:
        document.close()
    composed = compose(flow(pages))
    if not composed.text.strip():
        raise UnreadableRecordError(
            f"{source} is a scan without a text layer, so none of its words can be read: "
            "check the file that it was printed from, or read the scan with --ocr where Tesseract is installed."
            if any(page.is_picture for page in pages)
            else f"{source} is a PDF without any text: check the file that it was made from."
        )
    return composed, (*_warnings(pages, source), *_read_by_ocr(read, source))


def _read_pictures(document: object, pages: list[Page], ocr: Ocr) -> list[str]:
    """Read the words of pages that are pictures; gives their numbers."""
    found: list[str] = []
    for index, page in enumerate(pages):
        if page.is_picture:
            drawn = document[index]  # type: ignore[index]
            try:
                page.lines = ocr.lines(drawn, page.number)
            finally:
                drawn.close()
            page.is_picture = not page.lines
            found += [str(page.number)] if page.lines else []
    return found


def _read_by_ocr(read: list[str], source: str) -> tuple[str, ...]:
    if not read:
        return ()
    return (
        f"{source} is a picture on {_numbered(read)}, whose words were read by a machine (OCR), which takes some "
        "letters and figures for others: compare every quoted figure, date and name with the page.",
    )


def _numbered(pages: list[str]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(pages[:-1])} and {pages[-1]}"


def _page(document: object, index: int) -> Page:
    """One page; the answers of a form that is filled in are made part of the page first."""
    import pypdfium2.raw as pdfium

    page = document[index]  # type: ignore[index]
    try:
        if pdfium.FPDFPage_GetAnnotCount(page.raw) and _has_fields(page.raw):
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]  # type: ignore[index]
        return read_page(page, index + 1)
    finally:
        page.close()


def _has_fields(page: object) -> bool:
    import pypdfium2.raw as pdfium

    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 5000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return True
    return False


def _warnings(pages: list[Page], source: str) -> tuple[str, ...]:
    pictures = [str(page.number) for page in pages if page.is_picture]
    if not pictures:
        return ()
    return (
        f"{source} has only a picture on {_numbered(pictures)}, whose words were not read: "
        "check what they say yourself.",
    )


def _damaged(source: str) -> UnreadableRecordError:
    return UnreadableRecordError(
        f"{source} is a damaged PDF and cannot be read: save it again from the program that made it and check that."
    )
