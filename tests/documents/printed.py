"""Prints invented forms as PDFs, in the layouts that councils' forms have."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle
from reportlab.rl_config import canvas_basefontname

Form = Sequence[tuple[str, str]]
STYLES = getSampleStyleSheet()
RULES = {"grid": "GRID", "lines": "LINEBELOW", "box": "BOX", "none": None}


def pdf(*flow: Flowable, head: str = "", foot: bool = False) -> bytes:
    """A PDF of a flow; ``head`` is printed on every page, ``foot`` its number."""

    def margins(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(canvas_basefontname, 8)
        canvas.drawString(50, 815, head)
        if foot:
            canvas.drawString(280, 20, f"Page {canvas.getPageNumber()} of 9")

    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    frame = Frame(50, 50, A4[0] - 100, A4[1] - 110, leftPadding=0, rightPadding=0)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=margins)])
    document.build(list(flow))
    return buffer.getvalue()


def words(text: str, style: str = "Normal", **changes: float) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(text, STYLES[style].clone("own", **changes))


def form(
    pairs: Form, rules: str = "grid", *, colon: str = ":", valign: str = "TOP", left: int = 120, size: float = 10,
    pad: float = 3,
) -> Table:  # fmt: skip
    """A form of two columns: ``rules`` is grid, lines, box or none."""
    rows = [
        [
            words(label + colon, fontSize=size, leading=1.2 * size),
            [words(line, fontSize=size, leading=1.2 * size) for line in value.split("\n")],
        ]
        for label, value in pairs
    ]
    style: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), valign),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
    ]
    if RULES[rules]:
        style.append((RULES[rules], (0, 0), (-1, -1), 0.5, colors.black))
    return Table(rows, colWidths=[left, 495 - left], splitInRow=1, style=TableStyle(style))


def space(points: float = 20) -> Spacer:
    return Spacer(1, points)
