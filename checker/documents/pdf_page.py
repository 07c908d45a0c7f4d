"""What stands on one page of a PDF: words with their places, lines drawn, and whether the page is a picture.

Places are in points from the lower left corner (ISO 32000-1, 8.3.2.3), turned so that the page's words run level.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from checker.documents.flow import Run

_MOST_CHARACTERS: Final = 100_000
_MOST_OBJECTS: Final = 20_000
_MOST_SEGMENTS: Final = 4_000
_THIN: Final = 3.0
_SAME_LINE: Final = 0.4
_WORD_GAP: Final = 0.22
_SCAN_SHARE: Final = 0.3
_FEW: Final = 20
_RIGHT_ANGLE: Final = math.pi / 2
_SPACES: Final = frozenset((0, 0xFEFF, 0xFFFE, 0xFFFF, *(code for code in range(0x3001) if chr(code).isspace())))


class PageLimitError(Exception):
    """A page holds more characters or shapes than any page of a record."""


@dataclass(slots=True)
class Word:
    """Characters without a gap; ``runs`` tell their numbers on the page."""

    left: float
    right: float
    runs: list[Run]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Line:
    """Words on one base line, from left to right. ``size`` is the height of its characters, about 1.2 em."""

    base: float
    size: float
    page: int
    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        return self.base + 0.25 * self.size


@dataclass(slots=True)
class Rule:
    """A line drawn across or down the page: at ``place``, from ``start`` to ``end``."""

    place: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """One page, its lines from top to bottom."""

    number: int
    lines: list[Line]
    across: list[Rule]
    down: list[Rule]
    is_picture: bool


@dataclass(slots=True)
class _Glyph:
    left: float
    right: float
    base: float
    size: float
    text: str
    index: int
    spaced: bool


def read_page(page: Any, number: int) -> Page:
    """Read a pypdfium2 page; raises PageLimitError."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        glyphs, angle = _glyphs(pdfium, text_page.raw, number)
    finally:
        text_page.close()
    across, down, pictured = _shapes(pdfium, page, angle)
    width, height = page.get_size()
    lines = _lines(glyphs, number)
    scanned = len(glyphs) < _FEW and pictured > _SCAN_SHARE * width * height
    return Page(number, lines, across, down, scanned)


def _turn(angle: int, x: float, y: float) -> tuple[float, float]:
    """A point after turning the page back by a number of right angles."""
    if angle == 0:
        return x, y
    if angle == 1:
        return y, -x
    return (-x, -y) if angle == 2 else (-y, x)


def _glyphs(pdfium: Any, text_page: Any, number: int) -> tuple[list[_Glyph], int]:
    count = pdfium.FPDFText_CountChars(text_page)
    if count > _MOST_CHARACTERS:
        raise PageLimitError(f"page {number} has more than {_MOST_CHARACTERS:,} characters")
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    places = ctypes.byref(x), ctypes.byref(y)
    character, loose_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    origin, angle_of = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetCharAngle
    found: list[tuple[_Glyph, int]] = []
    spaced = True
    for index in range(count):
        code = character(text_page, index)
        if code in _SPACES:
            spaced = True
            continue
        # the hyphen of a word broken at the end of a line comes as U+0002
        text = "-" if code == 2 else chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if not loose_box(text_page, index, box):
            continue
        origin(text_page, index, *places)
        turned = angle_of(text_page, index) / _RIGHT_ANGLE
        angle = round(turned)
        if abs(turned - angle) > 0.03:
            # words askew are a stamp across the page, such as "DRAFT"
            continue
        angle %= 4
        left, bottom, right, top, base = box.left, box.bottom, box.right, box.top, y.value
        if angle:
            (left, bottom), (right, top) = _turn(angle, left, bottom), _turn(angle, right, top)
            left, right = (left, right) if left < right else (right, left)
            base = _turn(angle, x.value, base)[1]
        found.append((_Glyph(left, right, base, max(abs(top - bottom), 1.0), text, index, spaced), angle))
        spaced = False
    if not found:
        return [], 0
    main = Counter(angle for _, angle in found).most_common(1)[0][0]
    return [glyph for glyph, angle in found if angle == main], main


def _lines(glyphs: list[_Glyph], number: int) -> list[Line]:
    lines: list[tuple[Line, list[_Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.base, glyph.index)):
        if lines:
            line, members = lines[-1]
            if line.base - glyph.base <= _SAME_LINE * min(line.size, 2 * glyph.size):
                line.size = max(line.size, glyph.size)
                members.append(glyph)
                continue
        lines.append((Line(glyph.base, glyph.size, number), [glyph]))
    for line, members in lines:
        line.words = _words(members, number)
        line.base = sorted(glyph.base for glyph in members)[len(members) // 2]
        line.size = sorted(glyph.size for glyph in members)[len(members) // 2]
    return [line for line, _ in lines]


def _words(glyphs: list[_Glyph], number: int) -> list[Word]:
    words: list[Word] = []
    previous: _Glyph | None = None
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.left, glyph.index)):
        if previous is not None and _is_again(glyph, previous):
            continue
        gap = glyph.left - words[-1].right if words else 0.0
        follows = previous is not None and previous.index + 1 == glyph.index
        if not words or gap > _WORD_GAP * glyph.size or (glyph.spaced and gap > -0.5 * glyph.size and not follows):
            words.append(Word(glyph.left, glyph.right, [Run(glyph.text, "", number, glyph.index)]))
        else:
            run = words[-1].runs[-1]
            if run.offset + len(run.text) == glyph.index:
                run.text += glyph.text
            else:
                words[-1].runs.append(Run(glyph.text, "", number, glyph.index))
            words[-1].right = max(words[-1].right, glyph.right)
        previous = glyph
    return words


def _is_again(glyph: _Glyph, previous: _Glyph) -> bool:
    """Whether a letter is set a second time over itself, to look bold."""
    near = 0.2 * glyph.size
    return (
        previous.text == glyph.text
        and abs(glyph.left - previous.left) < near
        and abs(glyph.right - previous.right) < near
        and abs(glyph.base - previous.base) < 1
        and previous.index + 1 != glyph.index
    )


# ---- shapes


def _shapes(pdfium: Any, page: Any, angle: int) -> tuple[list[Rule], list[Rule], float]:
    across: list[Rule] = []
    down: list[Rule] = []
    pictured = 0.0
    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count > _MOST_OBJECTS:
        raise PageLimitError(f"a page has more than {_MOST_OBJECTS:,} objects")
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(count):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured += (right - left) * (top - bottom)
        elif pdfium.FPDFPath_CountSegments(item) <= 5:
            _edges(_turn(angle, left, bottom), _turn(angle, right, top), across, down)
        else:
            _segments(pdfium, item, angle, across, down)
    return _merged(across), _merged(down), pictured


def _edges(one: tuple[float, float], other: tuple[float, float], across: list[Rule], down: list[Rule]) -> None:
    """A drawn line, or the four sides of a box."""
    left, right = sorted((one[0], other[0]))
    bottom, top = sorted((one[1], other[1]))
    if top - bottom <= _THIN < right - left:
        across.append(Rule((top + bottom) / 2, left, right))
    elif right - left <= _THIN < top - bottom:
        down.append(Rule((left + right) / 2, bottom, top))
    elif right - left > _THIN and top - bottom > _THIN:
        across += [Rule(bottom, left, right), Rule(top, left, right)]
        down += [Rule(left, bottom, top), Rule(right, bottom, top)]


def _segments(pdfium: Any, path: Any, angle: int, across: list[Rule], down: list[Rule]) -> None:
    """A grid drawn as one path: each of its straight sides."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _turn(
            angle,
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        straight = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        if straight and before is not None and min(abs(point[0] - before[0]), abs(point[1] - before[1])) <= _THIN:
            _edges(before, point, across, down)
        before = point


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules on one line that touch, as one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.place / 2), rule.start)):
        last = found[-1] if found else None
        if last is not None and abs(last.place - rule.place) <= 2 and rule.start <= last.end + _THIN:
            last.end = max(last.end, rule.end)
        else:
            found.append(Rule(rule.place, rule.start, rule.end))
    return found
