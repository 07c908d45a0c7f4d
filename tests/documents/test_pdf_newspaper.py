"""Pages of a PDF in two columns of running text are read one column after the other; forms are not."""

from __future__ import annotations

import io
import textwrap

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from checker.documents.reader import read_document

LEFT, RIGHT, TOP, LEADING, WIDTH = 56, 312, 770, 14, 44

RECORD = """Decision title
Repairs to the otter bridge
Decision maker
Head of Rights of Way
Decision made
To award the repairs to Tanglewood Bridges Ltd at £18,250 excluding VAT. The work will be done before the spring.
Reasons for decision
The bridge lost a rail in the January storm and was closed to walkers on the same day. The detour is four miles long \
and crosses a road without a footway. Three firms priced the work and the lowest price was taken.
Alternative options considered
To close the path was rejected because it is the only one along this bank.
Declarations of interest
None."""


def _pdf(left: list[str], right: list[str]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(LEFT, TOP + 2 * LEADING, "Officer Decision Record")
    for x, lines in ((LEFT, left), (RIGHT, right)):
        for number, line in enumerate(lines):
            canvas.drawString(x, TOP - number * LEADING, line)
    canvas.save()
    return out.getvalue()


def test_columns_of_text_are_read_one_after_the_other() -> None:
    lines = [line for paragraph in RECORD.split("\n") for line in textwrap.wrap(paragraph, WIDTH)]
    half = len(lines) // 2 + 1
    text = read_document(_pdf(lines[:half], lines[half:]), "record.pdf").text
    words = " ".join(text.split())
    assert words == "Officer Decision Record " + " ".join(RECORD.split())


def test_a_form_of_two_even_columns_is_read_row_by_row() -> None:
    labels = [
        "Decision title", "Decision maker", "Date of decision", "Ward", "Directorate", "Is this a key decision?",
        "Details of any declarations of interest", "made by those consulted", "Details of alternative options",
    ]  # fmt: skip
    values = [
        "Bridge repairs",
        "Head of Ways",
        "4 May 2023",
        "Otterbank",
        "Places",
        "No",
        "None.",
        "",
        "Close the path.",
    ]
    text = read_document(_pdf(labels, values), "form.pdf").text
    for label, value in zip(labels[:6], values[:6], strict=True):
        assert text.index(label) < text.index(value) < text.index(labels[labels.index(label) + 1])
