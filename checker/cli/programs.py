"""Finds the programs on this machine that some files are read with: LibreOffice and Tesseract."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

from checker.documents.isolated import IsolatedReader, ReadLimits
from checker.documents.ocr import Ocr
from checker.documents.office import Office
from checker.errors import ConfigurationError

_OFFICE: Final = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
_TESSERACT: Final = ("tesseract", r"C:\Program Files\Tesseract-OCR\tesseract.exe")
_OCR_LIMITS: Final = ReadLimits(seconds=300)
"""Reading a picture takes seconds for each page."""


def reader_for(*, ocr: bool, turn: AbstractContextManager[Any] | None = None) -> IsolatedReader:
    """A reader with the programs that are there; ``turn`` is held while LibreOffice runs, by one process at a time.

    Raises ConfigurationError when ``ocr`` is asked for and Tesseract is not there.
    """
    found = _found(_OFFICE)
    office = None
    if found is not None:
        office = Office(found) if turn is None else Office(found, turn=turn)
    if not ocr:
        return IsolatedReader(office=office)
    tesseract = _found(_TESSERACT)
    if tesseract is None:
        raise ConfigurationError(
            "--ocr needs Tesseract, which is not on this machine: install it (tesseract-ocr), or leave --ocr out."
        )
    return IsolatedReader(_OCR_LIMITS, office=office, ocr=Ocr(tesseract))


def _found(names: Sequence[str]) -> str | None:
    for name in names:
        path = shutil.which(name)
        if path is not None:
            return str(Path(path).resolve()) if not Path(path).is_absolute() else path
    return None
