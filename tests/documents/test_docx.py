"""Word documents: nothing that a reader sees is lost, nothing that he does not see is read."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from checker.documents.document import Document
from checker.documents.reader import read_document
from documents.word import cell, control, p, package, r, row, table

HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
BOX = f"<wps:txbx><w:txbxContent>{p('in the box')}</w:txbxContent></wps:txbx>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def read(body: str, parts: dict[str, str] | None = None) -> Document:
    return read_document(package(p("Decision") + body, parts), "a.docx")


def text(body: str, parts: dict[str, str] | None = None) -> str:
    return read(body, parts).text.removeprefix("Decision").strip("\n")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"<w:p>{control(r('12 May 2022'))}</w:p>", "12 May 2022"),
        (control(p("in a control")), "in a control"),
        (table(row(cell(p("Date")), control(cell(p("12 May"))))), "Date\t12 May"),
        (table(control(row(cell(p("Date")), cell(p("12 May"))))), "Date\t12 May"),
        (f"<w:p>{r('a sum of ')}<w:del>{r('£1')}</w:del><w:ins>{r('£2')}</w:ins></w:p>", "a sum of £2"),
        (f"<w:p>{r('old ')}<w:moveFrom>{r('gone ')}</w:moveFrom><w:moveTo>{r('here')}</w:moveTo></w:p>", "old here"),
        (f"<w:p><w:smartTag>{r('smart')}</w:smartTag><w:hyperlink>{r(' link')}</w:hyperlink></w:p>", "smart link"),
        (f"<w:p><w:fldSimple w:instr='DATE'>{r('today')}</w:fldSimple></w:p>", "today"),
        (f"<w:p>{FIELD.format(r('result'))}</w:p>", "result"),
        ("<w:p><w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>employed</w:t></w:r></w:p>", "self-employed"),
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "one\ntwo"),
        ("<w:p><w:r><w:t>Maker:</w:t><w:tab/><w:t>Head</w:t></w:r></w:p>", "Maker:\tHead"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Yes</w:t></w:r></w:p>', "☒ Yes"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t> No</w:t></w:r></w:p>', "☐ No"),
        (f"<w:p><m:oMath><m:r><m:t>5%</m:t></m:r></m:oMath>{r(' more')}</w:p>", "5% more"),
        (f"<w:p>{r('near ')}<w:r><w:drawing>{BOX}</w:drawing></w:r></w:p>", "near\nin the box"),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
            f"{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('in the box')}"
            "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "in the box",
        ),
        (f"<w:p>{r('seen')}{r(' unseen', HIDDEN)}</w:p>", "seen"),
        (f"<w:p>{r('Date: ')}{control(r('Click to enter a date.'), placeholder=True)}</w:p>", "Date:"),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('one ')}</w:p>{p('paragraph')}",
            "one paragraph",
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
            f"</w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>{r(' Key')}</w:p>",
            "☒ Key",
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/>"
            "<w:listEntry w:val='No'/><w:listEntry w:val='Yes'/></w:ddList></w:ffData></w:fldChar></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
            "Yes",
        ),
    ],
)
def test_what_a_reader_sees_is_read(body: str, words: str) -> None:
    assert text(body) == words


def test_merged_cells_stand_once() -> None:
    merged = '<w:vMerge w:val="restart"/>'
    body = table(
        row(cell(p("Reasons"), merged), cell(p("one"))),
        row(cell(p(), "<w:vMerge/>"), cell(p("two"))),
        row(cell(p("Part B"), '<w:gridSpan w:val="2"/>')),
        row(cell(p("Wards")), cell(p())),
    )
    document = read(body)
    assert document.text == "Decision\n\nReasons\tone\n\ttwo\n\nPart B\nWards\t"
    places = {document.quote(block.span): block.cell for block in document.blocks}
    assert [(c.row, c.column) for c in places.values() if c] == [(0, 0), (0, 1), (1, 1), (2, 0), (3, 0)]


def test_a_span_of_millions_of_columns_is_no_trouble() -> None:
    wide = '<w:gridSpan w:val="500000000"/>'
    assert text(table(row(cell(p("Date"), wide), cell(p("12 May"), wide)))) == "Date\t12 May"


def test_a_nested_table_stays_with_its_label() -> None:
    inner = table(row(cell(p("a")), cell(p("b"))), row(cell(p("c")), cell(p("d"))))
    assert text(table(row(cell(p("Costs")), cell(inner + p())))) == "Costs\ta b\n\tc d"


def test_a_deleted_row_is_gone() -> None:
    gone = row(cell(p("Old")), cell(p("value")), properties="<w:trPr><w:del/></w:trPr>")
    assert text(table(gone, row(cell(p("New")), cell(p("value"))))) == "New\tvalue"


def test_an_empty_control_leaves_its_label_blank() -> None:
    empty = control(cell(p("Choose an item.")), placeholder=True)
    assert text(table(row(cell(p("Date")), empty), row(cell(p("Ward")), cell(p("All"))))) == "Date\t\nWard\tAll"


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)


def numbered(words: str, number: int, level: int = 0) -> str:
    listed = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return p(words, listed)


def test_automatic_numbers_are_counted() -> None:
    body = (
        numbered("a", 1) + numbered("b", 1, 1) + numbered("c", 1, 1) + numbered("d", 1) + numbered("e", 1, 1)
        + numbered("f", 2) + numbered("g", 3) + numbered("h", 0)
    )  # fmt: skip
    lines = text(body, {"numbering": NUMBERING}).split("\n")
    assert lines == ["1. a", "1.i) b", "1.ii) c", "2. d", "2.i) e", "• f", "7. g", "h"]


STYLES = (
    '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tight"><w:name w:val="Tight"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def styled(words: str, style: str) -> str:
    return p(words, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


def test_styles_tell_headings_and_gaps() -> None:
    body = styled("Reasons", "Mine") + p("one") + styled("two", "Tight") + styled("three", "Tight")
    document = read(body, {"styles": STYLES})
    assert document.text == "Decision\n\nReasons\n\none\n\ntwo\nthree"
    kinds = {document.quote(block.span): (block.kind, block.level) for block in document.blocks}
    assert kinds["Reasons"] == ("heading", 2)
    assert kinds["two"] == ("paragraph", 0)


def test_a_hidden_style_hides() -> None:
    ghost = '<w:rPr><w:rStyle w:val="Ghost"/></w:rPr>'
    body = f"<w:p>{r('seen')}{r(' unseen', ghost)}</w:p>"
    assert text(body, {"styles": STYLES}) == "seen"


def test_headers_notes_and_footers_stand_around_the_body() -> None:
    body = f"<w:p>{r('body')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    notes = (
        f"<w:footnote w:type='separator' w:id='0'>{p('---')}</w:footnote><w:footnote w:id='2'>{p('note')}</w:footnote>"
    )
    parts = {"header1": p("Council"), "header2": p("Council"), "footer1": p("Version 2"), "footnotes": notes}
    document = read(body, parts)
    assert document.text == "Council\n\nDecision\nbody\n\nnote\n\nVersion 2"
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["header", "paragraph", "paragraph", "footnote", "footer"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"<w:p><w:ins>{r('new')}</w:ins></w:p>", "tracked changes"),
        (f"<w:p><w:del>{r('old')}</w:del></w:p>", "tracked changes"),
        (f"<w:p>{r('x', HIDDEN)}</w:p>", "hidden text"),
        ("<w:altChunk r:id='x'/>", "another document"),
    ],
)
def test_what_the_text_leaves_out_is_told(body: str, words: str) -> None:
    (warning,) = read(body).warnings
    assert words in warning
    assert warning.startswith("a.docx ")


def test_a_plain_document_gives_no_warning() -> None:
    assert read(p("x")).warnings == ()


def test_a_document_of_a_common_writer() -> None:
    document = docx.Document()
    document.add_heading("Record of officer decision", 1)
    form = document.add_table(rows=1, cols=2)
    form.rows[0].cells[0].text, form.rows[0].cells[1].text = "Decision maker", "Head of Parks"
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Second", style="List Number")
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_document(buffer.getvalue(), "a.docx")
    assert found.text == "Record of officer decision\n\nDecision maker\tHead of Parks\n\n1. First\n2. Second"
    assert found.format == "docx"
    assert not found.wrapped


WORDS = st.text(alphabet="ab £é–", min_size=1, max_size=10)
RUNS = st.lists(
    st.tuples(
        WORDS, st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:hyperlink>{}</w:hyperlink>"])
    ),
    max_size=5,
).map(lambda runs: "<w:p>" + "".join(wrap.format(r(words)) for words, wrap in runs) + "</w:p>")
BODIES = st.recursive(
    RUNS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3).map(
            lambda rows: table(*(row(*map(cell, cells)) for cells in rows)) + p()
        )
    ),
    max_leaves=8,
)


@given(BODIES)
def test_every_segment_leads_to_the_same_words(body: str) -> None:
    data = package(p("Decision") + body)
    document = read_document(data, "a.docx")
    elements = list(etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).iter())
    for segment in document.segments:
        native = elements[segment.node].text or "\t"
        words = native[segment.offset : segment.offset + segment.length]
        assert words.split() == document.text[segment.start : segment.start + segment.length].split()
    covered = {offset for s in document.segments for offset in range(s.start, s.start + s.length)}
    assert {char for offset, char in enumerate(document.text) if offset not in covered} <= set(" \n\t")
    for block in document.blocks:
        assert document.block_at(block.span.start) is block
