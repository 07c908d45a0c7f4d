"""Writes a form, given as a heading and pairs of label and value, in the formats that councils use."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage

import docx
from reportlab.platypus import PageBreak

from documents.printed import form, pdf, words

Pairs = Sequence[tuple[str, str]]
"""Labels without their colons, and values, one paragraph a line."""


def txt(heading: str, pairs: Pairs) -> bytes:
    lines = (f"{label}:\t" + value.replace("\n", "\n\t") for label, value in pairs)
    return (heading + "\n\n" + "\n".join(lines) + "\n").encode()


def word_table(heading: str, pairs: Pairs) -> bytes:
    document = docx.Document()
    document.add_heading(heading, 1)
    table = document.add_table(rows=0, cols=2)
    for label, value in pairs:
        left, right = table.add_row().cells
        left.text = label + ":"
        first, *rest = value.split("\n")
        right.paragraphs[0].text = first
        for paragraph in rest:
            right.add_paragraph(paragraph)
    return _saved(document)


def word_headings(heading: str, pairs: Pairs) -> bytes:
    document = docx.Document()
    document.add_heading(heading, 1)
    for label, value in pairs:
        document.add_heading(label + ":", 2)
        for paragraph in value.split("\n"):
            document.add_paragraph(paragraph)
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def moderngov(heading: str, pairs: Pairs) -> bytes:
    parts = [f'<h1 class="mgMainTitleTxt">{html.escape(heading)}</h1><div class="mgContent">']
    for label, value in pairs:
        paragraphs = [html.escape(paragraph) for paragraph in value.split("\n")]
        if len(value) < 60 and len(paragraphs) == 1:
            parts.append(f'<p><span class="mgLabel">{html.escape(label)}: </span>{paragraphs[0]}</p>')
        else:
            body = "".join(f'<p class="MsoNormal">{paragraph}</p>' for paragraph in paragraphs)
            parts.append(f'<h3 class="mgSubSubTitleTxt">{html.escape(label)}:</h3><div class="mgWordPara">{body}</div>')
    return _page("".join([*parts, "</div>"]))


def web_table(heading: str, pairs: Pairs) -> bytes:
    rows = (
        f"<tr><th>{html.escape(label)}</th><td>"
        + "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in value.split("\n"))
        + "</td></tr>"
        for label, value in pairs
    )
    return _page(f"<main><h1>{html.escape(heading)}</h1><table>{''.join(rows)}</table></main>")


def _page(content: str) -> bytes:
    site = '<nav><ul><li><a href="/">Home</a></li></ul></nav><div id="cookie-banner">Cookies</div>'
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><script>var date = "01/01/1999";</script></head>'
        f"<body>{site}{content}<footer>Accessibility</footer></body></html>"
    ).encode()


def pdf_columns(heading: str, pairs: Pairs, *, rules: str = "none") -> bytes:
    escaped = [(html.escape(label), html.escape(value)) for label, value in pairs]
    return pdf(words(heading, "Heading1"), form(escaped, rules, left=130, pad=4), foot=True)


def pdf_grid(heading: str, pairs: Pairs) -> bytes:
    return pdf_columns(heading, pairs, rules="grid")


def pdf_lines(heading: str, pairs: Pairs) -> bytes:
    half = len(pairs) // 2
    escaped = [(html.escape(label), html.escape(value)) for label, value in pairs]
    return pdf(
        words(heading, "Heading1"), form(escaped[:half], "lines"), PageBreak(), form(escaped[half:], "lines"),
        head="Printed from the register", foot=True,
    )  # fmt: skip


def markdown(heading: str, pairs: Pairs) -> bytes:
    lines = (f"**{_plain(label)}:** " + _plain(value).replace("\n", "\n\n") for label, value in pairs)
    return (f"# {_plain(heading)}\n\n" + "\n\n".join(lines) + "\n").encode()


def markdown_table(heading: str, pairs: Pairs) -> bytes:
    rows = (f"| **{_plain(label)}** | {_plain(value)} |".replace("\n", "<br>") for label, value in pairs)
    return (f"# {_plain(heading)}\n\n|  |  |\n| --- | --- |\n" + "\n".join(rows) + "\n").encode()


def _plain(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#&])", r"\\\1", words)


ODF = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"


def open_text(body: str, styles: str = "", more: str = "") -> bytes:
    """An OpenDocument text with a body, automatic styles, and what stands before them in it."""
    names = ("office", "text", "table", "style", "draw", "fo")
    spaces = " ".join(f'xmlns:{name}="{ODF}:{"drawing" if name == "draw" else name}:1.0"' for name in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} xmlns:loext="urn:loext">{more}'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", OPEN_TEXT)
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def odt_table(heading: str, pairs: Pairs) -> bytes:
    rows = (
        f"<table:table-row><table:table-cell><text:p>{html.escape(label)}:</text:p></table:table-cell>"
        f"<table:table-cell>{_odf(value)}</table:table-cell></table:table-row>"
        for label, value in pairs
    )
    table = f'<table:table><table:table-column table:number-columns-repeated="2"/>{"".join(rows)}</table:table>'
    return open_text(f'<text:h text:outline-level="1">{html.escape(heading)}</text:h>{table}')


def odt_headings(heading: str, pairs: Pairs) -> bytes:
    sections = (f'<text:h text:outline-level="2">{html.escape(label)}:</text:h>{_odf(value)}' for label, value in pairs)
    return open_text(f'<text:h text:outline-level="1">{html.escape(heading)}</text:h>{"".join(sections)}')


def _odf(value: str) -> str:
    return "".join(f"<text:p>{html.escape(paragraph)}</text:p>" for paragraph in value.split("\n"))


def rich_text(heading: str, pairs: Pairs) -> bytes:
    """A table in rich text, which takes LibreOffice to be read."""
    row = r"\trowd\cellx3000\cellx9000 "
    rows = (
        row + rf"\pard\intbl {_rich(label)}:\cell {_rich(value)}\cell\row".replace("\n", "\\par ")
        for label, value in pairs
    )
    return ("{\\rtf1\\ansi\\uc1 " + rf"\pard {_rich(heading)}\par " + "\n".join(rows) + "\\pard\\par}").encode("ascii")


def _rich(words: str) -> str:
    return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in re.sub(r"([\\{}])", r"\\\1", words))


def mail(heading: str, pairs: Pairs) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "parks@marlshire.example", heading
    message["Message-ID"] = "<1@marlshire.example>"
    message.set_content("The draft is attached.")
    message.add_attachment(
        word_table(heading, pairs),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="record.docx",
    )
    return bytes(message)


FORMATS: dict[str, Callable[[str, Pairs], bytes]] = {
    writer.__name__: writer
    for writer in (
        txt,
        word_table,
        word_headings,
        moderngov,
        web_table,
        pdf_columns,
        pdf_grid,
        pdf_lines,
        markdown,
        markdown_table,
        odt_table,
        odt_headings,
        mail,
    )
}
