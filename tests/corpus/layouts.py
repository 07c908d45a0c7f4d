"""The layouts of the generated part of the corpus: each writes a heading and pairs of label and value as one file."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable

from documents.forms import (
    Pairs,
    moderngov,
    pdf_columns,
    pdf_grid,
    pdf_lines,
    txt,
    web_table,
    word_headings,
    word_table,
)
from documents.word import cell, control, p, package, row, table

GUIDANCE = (
    " (officers should complete this part in full and in plain words, because it will be read by people who know "
    "nothing of the matter; do not enter personal details, and ask Democratic Support for advice before publishing)"
)


def lines(heading: str, pairs: Pairs) -> bytes:
    return (f"{heading}\n\n" + "".join(f"{label}: {value}\n" for label, value in pairs)).encode()


def above(heading: str, pairs: Pairs) -> bytes:
    return (f"{heading}\n\n" + "".join(f"{label}:\n{value}\n\n" for label, value in pairs)).encode()


def no_colons(heading: str, pairs: Pairs) -> bytes:
    return (f"{heading}\n\n" + "".join(f"{label}\n\n{value}\n\n" for label, value in pairs)).encode()


def one_line(heading: str, pairs: Pairs) -> bytes:
    return (f"{heading} " + " ".join(f"{label}: {value}".replace("\n", " ") for label, value in pairs) + "\n").encode()


def mail_body(heading: str, pairs: Pairs) -> bytes:
    body = "".join(f"{label}: {value}\n\n" for label, value in pairs)
    return (
        f"Dear Democratic Services\n\nPlease publish the decision below.\n\n{heading}\n\n{body}Kind regards\n".encode()
    )


def numbered(heading: str, pairs: Pairs) -> bytes:
    parts = (f"{n}. {label}\n\n{n}.1 {value}\n\n" for n, (label, value) in enumerate(pairs, start=1))
    return (f"{heading}\n\n" + "".join(parts)).encode()


def guided(heading: str, pairs: Pairs) -> bytes:
    """Labels of more than 200 characters: the form's own guidance stands in them."""
    parts = (f"{label}{GUIDANCE if len(value) > 60 else ''}:\n{value}\n\n" for label, value in pairs)
    return (f"{heading}\n\n" + "".join(parts)).encode()


def wrapped(heading: str, pairs: Pairs) -> bytes:
    """Two columns of a form, wrapped at the width of a printed page."""
    out = [heading, ""]
    for label, value in pairs:
        left = textwrap.wrap(label + ":", 24)
        right = [line for paragraph in value.split("\n") for line in textwrap.wrap(paragraph, 56) or [""]]
        for at in range(max(len(left), len(right))):
            first = left[at] if at < len(left) else ""
            out.append(f"{first}\t{right[at] if at < len(right) else ''}".rstrip())
    return ("\n".join(out) + "\n").encode()


def _site(content: str) -> bytes:
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Council</title></head><body><nav><a href="/">Home</a>'
        f'</nav><main><div class="mgContent">{content}</div></main><footer>Accessibility</footer></body></html>\n'
    ).encode()


def web_flat(heading: str, pairs: Pairs) -> bytes:
    """A page whose headings were lost: everything is a paragraph."""
    body = "".join(f"<p>{html.escape(label)}:</p><p>{html.escape(value)}</p>" for label, value in pairs)
    return _site(f"<p>{html.escape(heading)}</p>{body}")


def web_terms(heading: str, pairs: Pairs) -> bytes:
    """A list of terms."""
    body = "".join(f"<dt>{html.escape(label)}</dt><dd>{html.escape(value)}</dd>" for label, value in pairs)
    return _site(f"<h1>{html.escape(heading)}</h1><dl>{body}</dl>")


def web_bold(heading: str, pairs: Pairs) -> bytes:
    """Labels in bold with their values after a line break, as pasted from Word."""
    body = "".join(
        f'<p class="MsoNormal"><strong>{html.escape(label)}</strong><br>{html.escape(value)}</p>'
        for label, value in pairs
    )
    return _site(f"<h2>{html.escape(heading)}</h2>{body}")


def _paragraphs(value: str) -> str:
    return "".join(p(html.escape(line)) for line in value.split("\n"))


def word_merged(heading: str, pairs: Pairs) -> bytes:
    """The heading is a cell over both columns; long values stand in a merged row below their label."""
    both = '<w:gridSpan w:val="2"/>'
    rows = [row(cell(p(html.escape(heading)), both))]
    for label, value in pairs:
        if len(value) > 120:
            rows += [row(cell(p(html.escape(label)), both)), row(cell(_paragraphs(value), both))]
        else:
            rows.append(row(cell(p(html.escape(label))), cell(_paragraphs(value))))
    return package(table(*rows))


def word_nested(heading: str, pairs: Pairs) -> bytes:
    """A table in a cell of a table, its values in content controls."""
    inner = (row(cell(p(html.escape(label))), cell(control(_paragraphs(value)))) for label, value in pairs)
    return package(p(html.escape(heading)) + table(row(cell(table(*inner) + p()))))


LAYOUTS: dict[str, tuple[str, Callable[[str, Pairs], bytes]]] = {
    "lines": ("txt", lines), "tabs": ("txt", txt), "above": ("txt", above), "no_colons": ("txt", no_colons),
    "one_line": ("txt", one_line), "mail_body": ("txt", mail_body), "numbered": ("txt", numbered),
    "guided": ("txt", guided), "wrapped": ("txt", wrapped), "moderngov": ("html", moderngov),
    "web_table": ("html", web_table), "web_flat": ("html", web_flat), "web_terms": ("html", web_terms),
    "web_bold": ("html", web_bold), "word_table": ("docx", word_table), "word_headings": ("docx", word_headings),
    "word_merged": ("docx", word_merged), "word_nested": ("docx", word_nested), "pdf_columns": ("pdf", pdf_columns),
    "pdf_grid": ("pdf", pdf_grid), "pdf_lines": ("pdf", pdf_lines),
}  # fmt: skip
"""Ending and writer of every layout."""
