"""Word packages written part by part, for what no writer of documents produces at will."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OPEN = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{{0}} xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
)


def p(words: str = "", properties: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p>{properties}{r(words) if words else ''}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def control(content: str, *, placeholder: bool = False) -> str:
    """A content control, around runs, paragraphs, cells or rows alike."""
    shown = "<w:showingPlcHdr/>" if placeholder else ""
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def part(root: str, content: str) -> str:
    return OPEN.format(root) + content + f"</w:{root}>"


def package(body: str, parts: dict[str, str] | None = None, *, document: str = "") -> bytes:
    """A package with a body; ``parts`` are the contents of header1, footer1, styles, numbering, footnotes …"""
    parts = parts or {}
    related = []
    written: dict[str, str] = {}
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        written[f"word/{name}.xml"] = content if content.startswith("<?xml") else part(root, content)
        related.append(f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>')
    references = "".join(
        f'<w:{name.rstrip("0123456789")}Reference w:type="default" r:id="{name}"/>'
        for name in parts
        if name.startswith(("header", "footer"))
    )
    main = document or part("document", f"<w:body>{body}<w:sectPr>{references}</w:sectPr></w:body>")
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    entries = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations.format(f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": relations.format("".join(related)),
        **written,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()
