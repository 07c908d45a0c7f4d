"""Files made to break a reader, one for every trick: each by its name, those that hang in a group of their own."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from documents.printed import pdf, words
from documents.test_isolated import FORM, HEAD, PAGE_OF, objects, stream
from documents.word import OPEN, cell, p, package, r, row, table

RECORD = (
    "Record of officer decision\n\nDecision maker: Director of Place\nDate of decision: 4 May 2022\n"
    "Decision made: Award a contract to Fernhollow Ltd at £84,000. {}\nReasons for decision: The lifts fail.\n"
)
BODY = f"<w:body>{p('Decision maker: Director of Place')}{p('Decision made: {}')}</w:body></w:document>"


def _dtd(declaration: str, body: str, encoding: str = "UTF-8") -> bytes:
    head, root = OPEN.format("document").split("\n", 1)
    text = f"{head.replace('UTF-8', encoding)}\n{declaration}\n{root}{body}"
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": text.encode(encoding)})


def _zip(entries: dict[str, bytes], level: int = 9) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _lies(data: bytes, size: int) -> bytes:
    """A package whose entries say that they unpack to ``size`` bytes."""
    changed = bytearray(data)
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = changed.index(signature)
        changed[start + place : start + place + 4] = struct.pack("<I", size)
    return bytes(changed)


def _overlapping() -> bytes:
    """Many entries of a directory that all point at one packed entry."""
    data = _zip({"word/document.xml": b"<a>" + b" " * 1_000_000})
    start = data.index(b"PK\x01\x02")
    entry, end = data[start : data.index(b"PK\x05\x06")], data.index(b"PK\x05\x06")
    copies = b"".join(entry.replace(b"document", b"doc%05d" % number) for number in range(1500))
    tail = data[end : end + 8] + struct.pack("<HHIIH", 1500, 1500, len(copies), start, 0)
    return data[:start] + copies + tail


def _external() -> bytes:
    relation = '<Relationship Id="{0}" Type="x/{0}" Target="http://127.0.0.1:1/{0}" TargetMode="External"/>'
    links = "".join(relation.format(name) for name in ("attachedTemplate", "image", "header1", "styles", "numbering"))
    main = OPEN.format("document") + BODY.format("award")
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": main.encode(),
                 "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>".encode()})  # fmt: skip


def _word() -> dict[str, Callable[[], bytes]]:
    deep = "<w:sdt><w:sdtContent>"
    levels = "".join(f'<!ENTITY a{n + 1} "' + f"&a{n};" * 10 + '">' for n in range(12))
    entity = "<!DOCTYPE w:document [{}]>"
    form = row(cell(p("Decision maker")), cell(p("Head of Parks"), '<w:gridSpan w:val="50000000"/>'))
    odd = {"numbering": '<w:num w:numId="1"><w:abstractNumId w:val="99999999999"/></w:num>'}
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    loop = {"styles": style.format("a", "b") + style.format("b", "a")}
    return {
        "outside-entity": lambda: _dtd(entity.format('<!ENTITY x SYSTEM "file:///etc/hostname">'), BODY.format("&x;")),
        "outside-dtd": lambda: _dtd('<!DOCTYPE w:document SYSTEM "http://127.0.0.1:1/x.dtd">', BODY.format("made")),
        "parameter-entity": lambda: _dtd(
            entity.format('<!ENTITY % x SYSTEM "http://127.0.0.1:1/x"> %x;'), BODY.format("made")
        ),
        "laughs": lambda: _dtd(entity.format(f'<!ENTITY a0 "ha">{levels}'), BODY.format("&a12;")),
        "quadratic": lambda: _dtd(entity.format(f'<!ENTITY x "{"x" * 60_000}">'), BODY.format("&x;" * 60_000)),
        "dtd-utf-16": lambda: _dtd(entity.format('<!ENTITY x "y">'), BODY.format("&x;"), "UTF-16"),
        "external-relations": _external,
        "bomb-flat": lambda: _zip({"word/document.xml": b"<a>" + b" " * 60_000_000}),
        "bomb-quoted": lambda: _lies(_zip({"word/document.xml": b"<a>" + b" " * 30_000_000}), 100),
        "bomb-nested": lambda: _zip({"word/document.xml": _zip({"word/a.xml": b" " * 9_000_000}), "b.docx": b"PK"}),
        "bomb-overlapping": _overlapping,
        "wide-cell": lambda: package(table(form, form)),
        "deep-controls": lambda: package(deep * 5000 + p("x") + "</w:sdtContent></w:sdt>" * 5000),
        "deep-controls-below-the-limit": lambda: package(deep * 110 + p("x") + "</w:sdtContent></w:sdt>" * 110),
        "style-loop": lambda: package(p("Decision made: award", '<w:pPr><w:pStyle w:val="a"/></w:pPr>'), loop),
        "numbering-odd": lambda: package(
            p("a", '<w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr>'), odd
        ),
        "relation-to-itself": lambda: package(p("a"), {"header1": p("b") + '<w:headerReference r:id="header1"/>'}),
        "many-attributes": lambda: package("<w:p " + " ".join(f'w:a{n}="1"' for n in range(50_000)) + "/>"),
        "climbing-names": lambda: _zip({"../../etc/passwd": b"x", "word/document.xml": BODY.format("a").encode()}),
    }  # fmt: skip


def _pdf() -> dict[str, Callable[[], bytes]]:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    whole = pdf(words("Decision made: award"))
    twice = zlib.compress(zlib.compress(b" " * 50_000_000, 1), 9)
    script = (b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(true){})>>>>", HEAD[1])
    font = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    text = stream(b"BT /F 12 Tf (Decision) Tj ET")
    return {
        "pages-loop": lambda: objects(HEAD[0], b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "pages-loop-of-two": lambda: objects(
            HEAD[0], b"<</Type/Pages/Kids[3 0 R]/Count 9>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"
        ),
        "many-pages": lambda: objects(HEAD[0], b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page, stream(b"")),
        "negative-pages": lambda: objects(HEAD[0], b"<</Type/Pages/Kids[3 0 R]/Count -7>>", page, stream(b"")),
        "flate-nested": lambda: objects(*HEAD, page, stream(twice, b"/Filter[/FlateDecode/FlateDecode]")),
        "filters-many": lambda: objects(*HEAD, page, stream(b"a", b"/Filter[" + b"/FlateDecode" * 5000 + b"]")),
        "no-xref": lambda: whole[: whole.rindex(b"xref\n0")],
        "wrong-xref": lambda: whole.replace(b"startxref\n", b"startxref\n9999999"),
        "xref-loop": lambda: whole.replace(b"/Size", b"/Prev 9 /Size"),
        "locked": lambda: objects(*HEAD, page, stream(b"")).replace(b"/Size", b"/Encrypt 4 0 R/Size"),
        "script": lambda: objects(*script, page, stream(b"")),
        "font-loop": lambda: objects(*HEAD, font, text, b"<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]>>"),
        "font-broken": lambda: objects(
            *HEAD, font, text, b"<</Type/Font/Subtype/TrueType/FontDescriptor<</FontFile2 6 0 R>>>>",
            stream(b"\0\1" * 999),
        ),
        "huge-box": lambda: whole.replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 9999999999999"),
        "arrays-deep": lambda: objects(*HEAD, page, stream(b"[" * 200_000)),
        "saved-states": lambda: objects(*HEAD, page, stream(b"q " * 300_000)),
        "header-only": lambda: b"%PDF-1.7\n",
        "image-huge": lambda: objects(
            *HEAD, PAGE_OF, stream(b"/F Do"),
            stream(b"x", b"/Type/XObject/Subtype/Image/Width 999999/Height 999999/BitsPerComponent 8"),
        ),
    }  # fmt: skip


def _web() -> dict[str, Callable[[], bytes]]:
    def page(content: str) -> bytes:
        return f"<!DOCTYPE html><html><body><main><h1>Decision</h1>{content}</main></body></html>".encode()

    named = "<p>Decision maker: Director of Place</p><p>Decision made: award</p>"
    return {
        "deep": lambda: page("<div>" * 200_000 + named),
        "scripts": lambda: page("<script>while(true){}</script>" * 2000 + named),
        "attribute": lambda: page(f'<p title="{"x" * 1_000_000}">a</p>{named}'),
        "spans": lambda: page('<table><tr><td colspan="99999999" rowspan="99999999">a</td></tr></table>' * 200),
        "tables-deep": lambda: page("<table><tr><td>" * 300 + named),
        "lists-deep": lambda: page("<ul><li>" * 400 + named),
        "entities": lambda: page("&#0;&#xD800;&#1114112;&#99999999999;&unknown;" * 2000 + named),
        "unclosed-comment": lambda: page("<!--" * 50_000 + named),
        "frames": lambda: page('<iframe src="file:///etc/hostname"></iframe><img src="http://127.0.0.1:1/a">' + named),
        "entity-declared": lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + page(f"&x;{named}"),
    }  # fmt: skip


def _text() -> dict[str, Callable[[], bytes]]:
    def record(words: str) -> bytes:
        return RECORD.format(words).encode()

    boundary = 'From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{0}"\n\n'
    nested = "".join(boundary.format(n) + f"--{n}\n" for n in range(300))
    return {
        "digits": lambda: record("£" + "7" * 40_000),
        "grouped-digits": lambda: record("£" + "1,000" * 8_000),
        "combining": lambda: record("e" + "\u0301" * 40_000),
        "right-to-left": lambda: record("\u202e\u2066abc\u202c" * 5_000),
        "one-line": lambda: record("The contract is awarded for £5 " * 1500),
        "lone-surrogates": lambda: b"\xff\xfe" + "Decision made: ".encode("utf-16-le") + b"\x00\xd8" * 100,
        "surrogates-in-utf-8": lambda: record("x") + b"\xed\xa0\x80" * 500,
        "nuls": lambda: record("a\0b" * 100),
        "nuls-only": lambda: bytes(50_000),
        "utf-7": lambda: b"+ADw-script+AD4-" + record("x"),
        "controls": lambda: record("\x1b]0;x\x07\x1b[2J\x9b" * 500),
        "line-ends": lambda: record("\r\x0b\x0c\x85\u2028" * 5_000),
        "too-long": lambda: record("The rain fell. " * 60_000),
        "per-cents": lambda: record("5% " * 5_000),
        "labels": lambda: record("\nDecision made:" * 1_000),
        "mail-without-end": lambda: (boundary.format("b") + "--b\n\nDecision made: award\n" * 3_000).encode(),
        "mail-nested": lambda: nested.encode(),
        "mail-bad-encoding": lambda: (
            "From: a@example.org\nSubject: =?utf-8?b?////?=\nContent-Type: text/plain; charset=nowhere\n"
            "Content-Transfer-Encoding: base64\n\n" + "////" * 5_000
        ).encode(),
        "rtf-deep": lambda: b"{\\rtf1 " + b"{" * 100_000,
        "rtf-binary": lambda: b"{\\rtf1 \\bin999999999 x}",
    }  # fmt: skip


def _polyglots() -> dict[str, Callable[[], bytes]]:
    word, paper = package(p("Decision made: award")), pdf(words("Decision made: award"))
    return {
        "pdf-then-zip.docx": lambda: paper + word,
        "zip-then-pdf.pdf": lambda: word + paper,
        "text-then-pdf.txt": lambda: RECORD.encode() + paper,
        "gif-then-html.html": lambda: b"GIF89a" + b"<html><body>Decision</body></html>",
        "html-as-word.docx": lambda: b"<html><body><p>Decision maker: Head of Parks</p></body></html>",
        "word-as-text.txt": lambda: word,
        "pdf-as-page.html": lambda: paper,
        "zip-in-zip.zip": lambda: _zip({"a.zip": _zip({"b.zip": _zip({"c.txt": RECORD.encode()})})}),
        "zip-bombs-in-zip.zip": lambda: _zip({f"{n}.zip": _zip({"a": b" " * 2_000_000}) for n in range(20)}),
        "office-97.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5_000,
        "empty.pdf": lambda: b"",
        "one-byte.docx": lambda: b"P",
    }  # fmt: skip


def crafted() -> dict[str, bytes]:
    """Every trick that ends soon, by file name."""
    groups = {"docx": _word(), "pdf": _pdf(), "html": _web(), "txt": _text(), "": _polyglots()}
    return {
        f"{name}.{suffix}" if suffix else name: write()
        for suffix, group in groups.items()
        for name, write in group.items()
    }


def hanging() -> dict[str, bytes]:
    """Tricks that no parser ends: they take their reader's whole time or memory."""
    runs = "".join(r(str(number)) for number in range(400_000))
    swollen = zlib.compress(zlib.compress(b" " * 1_000_000_000, 1), 9)
    return {
        "draws-itself.pdf": objects(*HEAD, PAGE_OF, stream(b"/F Do /F Do"), stream(b"/F Do /F Do", FORM % 5)),
        "draws-more.pdf": objects(
            *HEAD, PAGE_OF, stream(b"/F Do"), *(stream(b"/F Do " * 10, FORM % (6 + n)) for n in range(30)), stream(b"")
        ),
        "swells.pdf": objects(
            *HEAD, PAGE_OF, stream(swollen, b"/Filter[/FlateDecode/FlateDecode]"), stream(b"", FORM % 5)
        ),
        "attributes.html": b"<html><body><p "
        + b" ".join(b"a%d=1" % n for n in range(50_000))
        + b">Decision</p></body>",
        "runs.docx": package(f"<w:p>{runs}</w:p>"),
        "rows.html": b"<html><body><table>" + b"<tr><td>Decision<td>award" * 190_000 + b"</table></body></html>",
    }  # fmt: skip
