"""Reads the words on a picture of a page with Tesseract, a program that may be there; only where that is asked for."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from checker.documents.flow import Run
from checker.documents.pdf_page import Line, Word

RESOLUTION: Final = 300
"""Pixels to the inch at which a page is drawn; below, small print is misread."""

_POINTS: Final = 72 / RESOLUTION
_MOST_PIXELS: Final = 40_000_000
_WORD: Final = "5"
_COLUMNS: Final = 12
_HANGING: Final = frozenset("gjpqy,;()[]{}|/Q_-–—'\"“”‘’*•.")
_SAME_LINE: Final = 0.5
_HEIGHT: Final = 1.3
"""Height of a line, with the room for what hangs below it, to the height of its capitals and figures."""


class OcrError(Exception):
    """The program failed, or the page is too large to be drawn."""


@dataclass(frozen=True, slots=True)
class Ocr:
    """Tesseract on this machine: the path of the ``program``, the ``language`` of the page, seconds for each page."""

    program: str
    language: str = "eng"
    seconds: float = 30.0

    def lines(self, page: Any, number: int) -> list[Line]:
        """The lines on a pypdfium2 page, from top to bottom, as those of a text layer; raises OcrError."""
        width, height = page.get_size()
        if width * height / _POINTS**2 > _MOST_PIXELS:
            raise OcrError(f"page {number} is too large to be drawn")
        bitmap = page.render(scale=1 / _POINTS, grayscale=True)
        try:
            rows = memoryview(bitmap.buffer).cast("B")
            kept = b"".join(
                rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height)
            )
            picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + kept
        finally:
            bitmap.close()
        return lines_of(self._read(picture, number), height, number)

    def _read(self, picture: bytes, number: int) -> str:
        command = [self.program, "stdin", "stdout", "--dpi", str(RESOLUTION), "-l", self.language, "--psm", "3", "tsv"]
        try:
            done = subprocess.run(
                command, input=picture, capture_output=True, timeout=self.seconds, check=True,
                env={"OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            raise OcrError(f"page {number} could not be read by Tesseract") from error
        return done.stdout.decode("utf-8", "replace")


def lines_of(table: str, height: float, number: int) -> list[Line]:
    """The lines in Tesseract's table of words; ``height`` is that of the page in points."""
    groups: dict[tuple[str, ...], list[list[str]]] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD and cells[11].strip():
            groups.setdefault(tuple(cells[2:5]), []).append(cells)
    numbered = 0
    lines: list[Line] = []
    for cells_of_line in groups.values():
        words: list[Word] = []
        for cells in cells_of_line:
            left, width = int(cells[6]) * _POINTS, int(cells[8]) * _POINTS
            text = cells[11].strip()
            words.append(Word(left, left + width, [Run(text, "", number, numbered)]))
            numbered += len(text)
        lines.append(Line(height - _base(cells_of_line) * _POINTS, _size(cells_of_line) * _POINTS, number, words))
    return _side_by_side(sorted(lines, key=lambda line: -line.base))


def _base(words: Iterable[list[str]]) -> float:
    """The base line in pixels from the top: the middle foot of words in which no letter hangs below it."""
    feet = [int(cells[7]) + int(cells[9]) for cells in words]
    standing = [foot for foot, cells in zip(feet, words, strict=True) if not _HANGING & set(cells[11])]
    feet = sorted(standing or feet)
    return feet[len(feet) // 2]


def _size(words: Iterable[list[str]]) -> float:
    heights = sorted(int(cells[9]) for cells in words)
    return max(heights[len(heights) // 2] * _HEIGHT, 1.0)


def _side_by_side(lines: list[Line]) -> list[Line]:
    """Lines of columns that stand on one base line, as one line."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and last.base - line.base < _SAME_LINE * min(last.size, line.size):
            last.words = sorted([*last.words, *line.words], key=lambda word: word.left)
        else:
            found.append(line)
    return found
