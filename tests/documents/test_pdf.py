"""PDFs: words in reading order, labels with their own values, and nothing that only the printing put there."""

from __future__ import annotations

import io
import itertools

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.lib import pagesizes
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Table

from checker.documents.document import Document
from checker.documents.pdf import read_pdf
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError
from documents.printed import form, pdf, space, words

SENTENCE = "The contract with the present provider ends in May and the council needs the service to go on. "
PAIRS = [
    ("Decision maker", "Head of Parks"),
    ("Authority under which the decision is made by the officer", "Scheme of Delegation, paragraph 4.7"),
    ("Wards", ""),
    ("Decision", "To award the contract for hedge cutting to Quickset Ltd. " * 3),
    ("Reasons", SENTENCE * 2 + "\nThree tenders were received."),
    ("Date", "14 September 2022"),
]


def read(data: bytes) -> Document:
    return read_document(data, "a.pdf")


def pairs_of(text: str) -> list[tuple[str, str]]:
    """Label and value of each row, further lines of a value joined to it."""
    found: list[list[str]] = []
    for line in text.split("\n"):
        label, tab, value = line.partition("\t")
        if label and tab:
            found.append([label, value])
        elif tab:
            found[-1][1] = f"{found[-1][1]} {value}".strip()
    return [(label, value) for label, value in found]


def joined(pairs: list[tuple[str, str]], colon: str) -> list[tuple[str, str]]:
    return [(label + colon, " ".join(value.split())) for label, value in pairs]


@pytest.mark.parametrize(
    ("rules", "valign", "left", "size", "pad"),
    [
        *itertools.product(["grid", "lines"], ["TOP", "MIDDLE"], [80, 200], [8, 12], [1, 6]),
        *itertools.product(["box", "none"], ["TOP", "MIDDLE"], [100, 200], [8, 12], [4]),
    ],
)
def test_a_form_of_two_columns(rules: str, valign: str, left: int, size: float, pad: float) -> None:
    table = form(PAIRS, rules, valign=valign, left=left, size=size, pad=pad)
    document = read(pdf(words("Record of decision", "Heading1"), table, space(), words("Signed")))
    assert pairs_of(document.text) == joined(PAIRS, ":")
    assert document.text.startswith("Record of decision\n\n")
    assert document.text.endswith("\n\nSigned")


@pytest.mark.parametrize("rules", ["grid", "lines"])
def test_a_ruled_form_needs_no_colons(rules: str) -> None:
    assert pairs_of(read(pdf(form(PAIRS, rules, colon="", left=90))).text) == joined(PAIRS, "")


@pytest.mark.parametrize("rules", ["grid", "lines", "none"])
def test_a_form_over_several_pages(rules: str) -> None:
    pairs = [(f"Label {letter}", f"{letter}. " + SENTENCE * 6) for letter in "abcdefghijklmnop"]
    document = read(pdf(form(pairs, rules), head="Marlshire County Council", foot=True))
    assert pairs_of(document.text) == joined(pairs, ":")
    assert document.text.count("Marlshire") == 1
    assert "Page" not in document.text
    assert {block.page for block in document.blocks} == {1, 2, 3}


def test_blocks_know_page_paragraph_and_cell() -> None:
    document = read(pdf(words("Record"), PageBreak(), form(PAIRS[:2])))
    places = {document.quote(b.span): (b.kind, b.page, b.cell and (b.cell.row, b.cell.column)) for b in document.blocks}
    assert places["Record"] == ("paragraph", 1, None)
    assert places["Decision maker:"] == ("label", 2, (0, 0))
    assert places["Scheme of Delegation, paragraph 4.7"] == ("cell", 2, (1, 1))


@pytest.mark.parametrize("size", [9, 11, 13])
def test_wrapped_lines_are_paragraphs_again(size: float) -> None:
    body = [words(SENTENCE * 4, "BodyText", fontSize=size, leading=1.2 * size), words("End.", "BodyText")]
    document = read(pdf(words("Reasons", "Heading2"), *body))
    assert document.text.split("\n\n") == ["Reasons", (SENTENCE * 4).strip(), "End."]


def test_short_lines_stay_apart() -> None:
    names = ["Harrowgate Lane Care Ltd", "Quickset Hedges and Gardens Ltd", "Upvale Lifts Ltd", "Brightmere Ltd"]
    flow = [words(name) for name in names]
    assert read(pdf(*flow)).text.split("\n") == names
    assert read(pdf(words(SENTENCE * 3, "BodyText"), *flow)).text.split("\n")[-4:] == names
    table = form([("Suppliers", "\n".join(names)), ("Reasons", SENTENCE * 4)], left=200)
    assert read(pdf(table)).text.split("\n")[:4] == [f"Suppliers:\t{names[0]}", *(f"\t{name}" for name in names[1:])]


def test_a_numbered_paragraph_keeps_its_number() -> None:
    flow = [words(f"2.{number} " + SENTENCE * 3, "BodyText", alignment=4) for number in range(1, 9)]
    found = read(pdf(*flow)).text.split("\n\n")
    assert found == [f"2.{number} {(SENTENCE * 3).strip()}" for number in range(1, 9)]


def test_a_heading_under_a_full_line_stays_one() -> None:
    flow = [words(SENTENCE * 4), words("Reasons for decision"), words(SENTENCE * 4), words("Decision: to award.")]
    whole = (SENTENCE * 4).strip()
    assert read(pdf(*flow)).text.split("\n") == [whole, "Reasons for decision", whole, "Decision: to award."]


def test_a_sentence_over_a_page_break_is_not_parted() -> None:
    document = read(pdf(space(680), words(SENTENCE * 4, "BodyText"), head="Report", foot=True))
    assert {segment.node for segment in document.segments} == {1, 2}
    assert (SENTENCE * 4).strip() in document.text.split("\n")


def test_lines_that_differ_only_in_a_number_are_no_header() -> None:
    document = read(pdf(words("Option 1:"), words("first"), PageBreak(), words("Option 2:"), words("second")))
    assert document.text.split() == ["Option", "1:", "first", "Option", "2:", "second"]


def test_a_table_of_three_columns() -> None:
    rows = [["Option", "Cost", "Outcome"], ["Do nothing", "£0", "Rejected"], ["Extend", "£9", "Late"]]
    for style in ([("GRID", (0, 0), (-1, -1), 1, "black")], []):
        text = read(pdf(words("Options considered"), Table(rows, style=style))).text
        assert [line.split("\t") for line in text.split("\n")[-3:]] == rows


def drawn(*lines: tuple[float, float, str], size: float = 11, turn: int = 0, askew: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=pagesizes.A4, invariant=1)
    if turn:
        canvas.setPageRotation(turn)
    canvas.setFont("Helvetica", size)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    if askew:
        canvas.rotate(45)
        canvas.drawString(300, 100, askew)
    canvas.save()
    return buffer.getvalue()


def test_reading_order_is_that_of_the_page_and_not_of_the_file() -> None:
    assert read(drawn((50, 700, "second"), (50, 714, "first"), (50, 686, "third"))).text == "first\nsecond\nthird"


def test_a_word_broken_at_the_end_of_a_line_is_mended_where_it_stands_elsewhere() -> None:
    lines = ((50, 700, "the procure-"), (50, 686, "ment of in-"), (50, 672, "house procurement"))
    assert read(drawn(*lines)).text == "the procurement of in-\nhouse procurement"


def test_a_stamp_across_the_page_is_left_out() -> None:
    assert read(drawn((50, 700, "Decision: award"), askew="DRAFT")).text == "Decision: award"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page(turn: int) -> None:
    assert read(drawn((50, 700, "first"), (50, 686, "second"), turn=turn)).text == "first\nsecond"


def test_letters_set_twice_to_look_bold_stand_once() -> None:
    assert read(drawn((50, 700, "Decision"), (50.3, 700, "Decision"))).text == "Decision"


def test_answers_in_fields_of_a_form_are_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(50, 700, "Decision maker:")
    canvas.acroForm.textfield(name="maker", value="Head of Parks", x=200, y=695, width=200, height=20, borderWidth=0)
    canvas.save()
    assert "Head of Parks" in read(buffer.getvalue()).text


def image_page(canvas: Canvas) -> None:
    from reportlab.lib.utils import ImageReader

    pixels = b"P6 40 40 255\n" + bytes(range(160)) * 30
    canvas.drawImage(ImageReader(io.BytesIO(pixels)), 0, 0, *pagesizes.A4)
    canvas.showPage()


def test_a_scan_is_refused_in_words_that_say_so() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    image_page(canvas)
    canvas.save()
    with pytest.raises(UnreadableRecordError, match=r"^a\.pdf is a scan without a text layer.*\.$"):
        read(buffer.getvalue())


def test_a_page_that_is_a_picture_is_told() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(50, 700, "Decision: to award the contract")
    canvas.showPage()
    image_page(canvas)
    canvas.save()
    document = read(buffer.getvalue())
    assert document.text == "Decision: to award the contract"
    (warning,) = document.warnings
    assert "page 2" in warning


def test_an_empty_pdf_is_refused() -> None:
    with pytest.raises(UnreadableRecordError, match="PDF without any text"):
        read(drawn())


def test_a_protected_pdf_is_refused() -> None:
    buffer = io.BytesIO()
    Canvas(buffer, encrypt="secret").save()
    with pytest.raises(UnreadableRecordError, match="protected by a password"):
        read(buffer.getvalue())


def test_a_pdf_that_only_limits_printing_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    canvas.drawString(50, 700, "Decision: award")
    canvas.save()
    assert read(buffer.getvalue()).text == "Decision: award"


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableRecordError, match="has 3 pages, more than the 2"):
        read_pdf(pdf(words("a"), PageBreak(), words("b"), PageBreak(), words("c")), "a.pdf", most_pages=2)


@pytest.mark.parametrize("end", [0.1, 0.5, 0.9])
def test_a_truncated_pdf_is_refused(end: float) -> None:
    data = pdf(form(PAIRS))
    with pytest.raises(UnreadableRecordError, match=r"^a\.pdf "):
        read(data[: int(len(data) * end)])


def test_every_segment_leads_to_the_same_characters() -> None:
    data = pdf(words("Record", "Heading1"), form(PAIRS), words(SENTENCE * 3), PageBreak(), form(PAIRS, "none"))
    document = read(data)
    file = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage() for page in file]
    for segment in document.segments:
        page = pages[segment.node - 1].raw
        native = "".join(chr(pdfium.FPDFText_GetUnicode(page, segment.offset + n)) for n in range(segment.length))
        assert native == document.text[segment.start : segment.start + segment.length]
    covered = {offset for s in document.segments for offset in range(s.start, s.start + s.length)}
    assert {char for offset, char in enumerate(document.text) if offset not in covered} <= set(" \n\t")
