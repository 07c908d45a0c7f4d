"""Web pages: the record's visible words in order, and nothing of the site around it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from checker.documents.document import Document
from checker.documents.html import read_html
from checker.documents.html_attributes import has_too_many_attributes
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Decision</title><script>var day = '01/01/1999';</script></head>
<body class="has-sidebar"><div id="cookie-banner"><p>We use cookies: decision maker unknown</p></div>
<header><a href="#c">Skip to content</a><h1>Site of the council</h1></header>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<div id="modgov"><h1 class="mgMainTitleTxt">Decision details</h1>
<h2 class="mgSubTitleTxt">Contract for hedge cutting</h2>
<div class="mgContent">
<p><span class="mgLabel">Decision Maker: </span><a href="#m">Head of Parks</a></p>
<p><span class="mgLabel">Is Key decision?: </span>No</p>
<h3 class="mgSubSubTitleTxt">Decision:</h3>
<div class="mgWordPara"><p class="MsoNormal">To accept the
 tender&nbsp;of <b>Hedge</b>row <i>Ltd</i>.</p>
<ol start="3"><li>first</li><li><p>second</p></li></ol></div>
<ul class="mgActionList"><li>Share this page</li></ul>
<p style="display:none">Date of decision: 02/02/1999</p>
<p>Date of decision: 14/09/2022</p></div></div>
<footer>Accessibility</footer></body></html>"""


def read(page: str) -> Document:
    return read_document(page.encode(), "page.html")


def test_a_moderngov_page() -> None:
    assert read(PAGE).text.split("\n") == [
        "Decision details",
        "",
        "Contract for hedge cutting",
        "",
        "Decision Maker: Head of Parks",
        "",
        "Is Key decision?: No",
        "",
        "Decision:",
        "",
        "To accept the tender of Hedgerow Ltd.",
        "",
        "3. first",
        "4. second",
        "",
        "Date of decision: 14/09/2022",
    ]


def test_blocks_tell_headings_items_and_paragraphs() -> None:
    document = read(PAGE)
    kinds = [(document.quote(block.span), block.kind, block.level) for block in document.blocks]
    assert ("Decision:", "heading", 3) in kinds
    assert ("4. second", "item", 1) in kinds
    assert ("Is Key decision?: No", "paragraph", 0) in kinds
    assert [block.paragraph for block in document.blocks] == sorted({block.paragraph for block in document.blocks})


def test_the_format_is_told_by_content() -> None:
    assert read_document(PAGE.encode(), "record.docx").format == "html"
    assert not read(PAGE).wrapped


def test_a_label_without_a_colon_is_parted_from_its_value() -> None:
    page = '<html><body><div class="mgContent"><p><span class="mgLabel">Wards</span> All</p></div></body></html>'
    assert read(page).text == "Wards\tAll"


@pytest.mark.parametrize(
    "page",
    [
        "<main>{}</main>",
        "<div id='top'>other words</div><article>{}</article>",
        "<div id='content'>{}</div><div>other words</div>",
        "<div class='wrapper'><div role='main'>{}</div></div><div>other words</div>",
    ],
)
def test_other_pages_are_read_where_their_content_is(page: str) -> None:
    words = "<h1>Award</h1><p>Decision: to award the contract.</p><aside>Related pages</aside>"
    text = read(f"<html><body><header>Site</header>{page.format(words)}<footer>Foot</footer></body></html>").text
    assert text == "Award\n\nDecision: to award the contract."


def test_a_page_without_any_main_part_is_read_whole() -> None:
    text = read("<html><body><header>Site</header><p>Decision: award.</p><footer>Foot</footer></body></html>").text
    assert text == "Decision: award."


def test_a_heading_before_the_content_belongs_to_it() -> None:
    page = "<html><body><div><h1>Award of cleaning</h1></div><main><p>Decision: to award it.</p></main></body></html>"
    assert read(page).text == "Award of cleaning\n\nDecision: to award it."


def test_tables_are_lines_of_label_and_value() -> None:
    page = """<html><body><main><table>
    <tr><th>Decision maker</th><td>Head of Parks</td></tr>
    <tr><th rowspan="2">Reasons</th><td><p>one</p><p>two</p></td></tr>
    <tr><td>three</td></tr>
    <tr><td>Wards</td><td></td></tr>
    <tr><td colspan="99999999999">Part two</td></tr></table></main></body></html>"""
    document = read(page)
    assert document.text == "Decision maker\tHead of Parks\nReasons\tone\n\ttwo\n\tthree\nWards\t\n\nPart two"
    cells = {document.quote(block.span): (block.kind, block.cell) for block in document.blocks}
    assert [(kind, cell.row, cell.column) for kind, cell in cells.values() if cell is not None] == [
        ("label", 0, 0), ("cell", 0, 1), ("label", 1, 0), ("cell", 1, 1), ("cell", 1, 1), ("cell", 2, 1),
        ("label", 3, 0), ("paragraph", 4, 0),
    ]  # fmt: skip


def test_a_table_inside_a_cell_stays_with_its_label() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    page = f"<html><body><table><tr><td>Costs</td><td>{inner}</td></tr></table></body></html>"
    assert read(page).text == "Costs\ta b\n\tc d"


def test_a_table_that_arranges_the_page_is_no_form() -> None:
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in ("ab", "cd", "ef"))
    page = (
        f"<html><body><table><tr><td>News</td><td><h2>Record</h2><table>{rows}</table></td></tr></table></body></html>"
    )
    assert read(page).text == "News\n\nRecord\n\na\tb\nc\td\ne\tf"


def test_lists_of_terms_are_tables_too() -> None:
    terms = "<div><dt>Key decision</dt><dd>No</dd></div><dt>Wards</dt><dd>East</dd><dd>West</dd>"
    page = f"<html><body><dl>{terms}</dl></body></html>"
    assert read(page).text == "Key decision\tNo\nWards\tEast\n\tWest"


@pytest.mark.parametrize(("encoding", "declared"), [("utf-8", ""), ("cp1252", "windows-1252"), ("utf-16", "utf-16")])
def test_encodings(encoding: str, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>Decision: pay £5 – “now”</p></body></html>'
    document = read_document(page.encode(encoding), "page.html")
    assert document.text == "Decision: pay £5 – “now”"
    assert document.warnings == ()


def test_words_of_a_page_in_plain_text_stay_text() -> None:
    assert read("Decision: use <main> and </main> in the page").format == "txt"
    assert read("<draft> Decision: award").format == "txt"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><body><script>decision()</script></body></html>", "shows no text"),
        ("<html><body>" + "<div>" * 100_000 + "Decision" + "</div>" * 100_000, "page.html is a web page"),
        ("<html><body><p>" + "x" * 5_300_000 + "</p></body></html>", "more than"),
    ],
)
def test_what_cannot_be_read_is_refused(page: str, words: str) -> None:
    with pytest.raises(UnreadableRecordError, match=words):
        read(page)


def test_entities_are_never_followed() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>Decision &x; made</p></body></html>'
    )
    text = read(page).text
    assert "Decision" in text
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123
        assert file.read().strip() not in text


WORDS = st.text(alphabet="ab £é–\u00a0", min_size=1, max_size=12)
INLINE = st.recursive(
    WORDS, lambda inner: st.tuples(st.sampled_from(["b", "span", "a", "p", "div", "li", "td", "br"]), inner).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>" if pair[0] != "br" else f"{pair[1]}<br>"
    ) | st.lists(inner, min_size=1, max_size=3).map("".join), max_leaves=12,
)  # fmt: skip


@given(INLINE)
def test_every_segment_leads_to_the_same_words(body: str) -> None:
    page = f"<html><body><p>Decision: {body}</p></body></html>"
    document = read(page)
    elements = list(html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8")).iter())
    assert document.segments
    for segment in document.segments:
        element = elements[segment.node // 2]
        native = element.tail if segment.node % 2 else element.text
        words = native[segment.offset : segment.offset + segment.length]
        assert words.split() == document.text[segment.start : segment.start + segment.length].split()
    covered = {offset for s in document.segments for offset in range(s.start, s.start + s.length)}
    made = "".join(char for offset, char in enumerate(document.text) if offset not in covered)
    assert set(made) <= set("\n\t 0123456789.•")


@pytest.mark.parametrize("between", [" ", "/", "\n", ""])
def test_an_element_with_thousands_of_attributes_is_refused_at_once(between: str) -> None:
    attributes = between.join(f'a{n}="<p>"' for n in range(50_000))
    page = f"<html><body><p {attributes}>Decision</p></body></html>"
    start = time.process_time()
    with pytest.raises(UnreadableRecordError, match=r"more than 1,000 attributes, which is not read: save"):
        read_html(page, "page.html")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "what",
    [
        f"<script>if (a <b) {{ {'c = d; ' * 3000} }}</script>",
        f"<!-- <p {'a=1 ' * 3000}> -->",
        f"<p style='{'a: b; ' * 3000}'>x</p>",
        f"<p>{'a < b = c ' * 3000}</p>",
    ],
)
def test_much_text_is_no_attributes(what: str) -> None:
    assert "Decision made" in read_html(f"<html><body>{what}<p>Decision made</p></body></html>", "page.html").text


@pytest.mark.parametrize("piece", ["<!--", "<script", "<style>", '<a "', "<a '\"", "<a", "<a b"])
def test_looking_for_attributes_takes_time_that_grows_with_length_only(piece: str) -> None:
    start = time.process_time()
    has_too_many_attributes(piece * (4_000_000 // len(piece)))
    assert time.process_time() - start < 3
