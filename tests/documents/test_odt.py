"""OpenDocument texts: what a reader of the file sees, and nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from checker.documents.odt import read_odt
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError
from documents.forms import OPEN_TEXT, open_text

HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    "</text:list-style>"
)


def text_of(body: str, styles: str = "") -> str:
    return read_odt(open_text(body, styles), "a.odt")[0].text


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def cell(content: str) -> str:
    return f"<table:table-cell>{content}</table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_inline_marks() -> None:
    body = p('a<text:s text:c="2"/>b<text:span>c</text:span>d<text:tab/>e<text:line-break/>f <text:a>link</text:a>')
    assert text_of(body) == "a  bcd\te\nf link"


def test_what_was_deleted_and_comments_are_left_out_and_told() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('£540,000')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    comment = f"<office:annotation>{p('ask legal')}</office:annotation>"
    body = deleted + p(f'cost <text:change text:change-id="1"/>£612,000{comment} now')
    composed, warnings = read_odt(open_text(body), "a.odt")
    assert composed.text == "cost £612,000 now"
    assert len(warnings) == 1
    assert "tracked changes" in warnings[0]


def test_hidden_text_is_left_out_and_told() -> None:
    body = p('seen <text:span text:style-name="H">unseen</text:span>')
    body += f'<text:section text:display="none">{p("unseen")}</text:section>'
    composed, warnings = read_odt(open_text(body, HIDDEN), "a.odt")
    assert composed.text == "seen"
    assert "hidden text" in warnings[0]


def test_placeholders_are_empty() -> None:
    body = p("Date: <text:placeholder>enter a date</text:placeholder>")
    body += p('Maker: <loext:content-control loext:showing-place-holder="true">Choose</loext:content-control>')
    assert text_of(body) == "Date:\nMaker:"


def test_numbers_of_lists() -> None:
    inner = f"<text:list><text:list-item>{p('b')}</text:list-item><text:list-item>{p('c')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L"><text:list-item>{p("a")}{inner}</text:list-item>'
        f"<text:list-item>{p('d')}{p('more')}</text:list-item></text:list><text:list><text:list-item>{p('e')}"
        "</text:list-item></text:list>"
    )
    assert text_of(body, LISTS).split() == ["1.", "a", "(a)", "b", "(b)", "c", "2.", "d", "more", "•", "e"]


def test_tables_notes_and_boxes() -> None:
    note = f"<text:note><text:note-citation/><text:note-body>{p('a note')}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{p('in a box')}</draw:text-box></draw:frame>"
    head = row(cell(p("Maker")), cell(p("Head") + p("of Parks")))
    rows = f"<table:table-header-rows>{head}</table:table-header-rows>" + row(
        "<table:covered-table-cell/>", cell(p("Parks"))
    )
    body = f"<table:table>{rows}</table:table>{p('end' + note + box)}"
    assert text_of(body) == "Maker\tHead\n\tof Parks\n\tParks\n\nend\nin a box\n\na note"


def test_every_word_keeps_its_place() -> None:
    from lxml import etree

    data = open_text(p("Maker: <text:span>Head</text:span> of Parks") + p("Ward: all"))
    composed, _ = read_odt(data, "a.odt")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        elements = list(etree.fromstring(archive.read("content.xml")).iter())
    assert len(composed.segments) == 4
    for segment in composed.segments:
        element = elements[segment.node // 2]
        native = element.tail if segment.node % 2 else element.text
        written = native[segment.offset : segment.offset + segment.length]
        assert composed.text[segment.start : segment.start + segment.length] == written


def packed(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", OPEN_TEXT)
        for name, content in parts.items():
            archive.writestr(f"META-INF/{name}.xml" if name == "manifest" else f"{name}.xml", content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (open_text(""), "an empty document"),
        (open_text(p("<draw:frame><draw:image/></draw:frame>")), "only pictures of it"),
        (packed(content="<a/>"), "without a text in it"),
        (packed(content="<a"), "is damaged"),
        (packed(content='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares a document type"),
        (packed(content="x", manifest="<m><f><encryption-data/></f></m>"), "protected by a password"),
        (open_text("<text:section>" * 40 + "</text:section>" * 40), "nested too deeply"),
        (open_text(f"<text:p>{'<text:span>' * 90}a{'</text:span>' * 90}</text:p>"), "nested too deeply"),
    ],
)
def test_what_holds_no_record_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableRecordError) as caught:
        read_document(data, "a.odt")
    assert words in str(caught.value)
    assert str(caught.value).startswith("a.odt ")


def test_numbers_that_would_swell_are_bounded() -> None:
    cell = f'<table:table-cell table:number-columns-repeated="999999">{p("x")}</table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="999999">{cell * 2}</table:table-row>'
    body = f"<table:table>{row}</table:table>{p('a<text:s text:c=' + chr(34) + '999999' + chr(34) + '/>b')}"
    assert len(text_of(body)) < 200
