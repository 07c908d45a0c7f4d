"""Web pages that stand alone: one file, no script, nothing fetched; the page's own policy forbids it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.scenarios.catalogue import SLOT, Catalogue
from checker.scenarios.catalogue_text import anchor, example_lines

_TEMPLATES: Final = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["anchor"] = anchor
    environment.globals["example_lines"] = example_lines
    environment.globals["slotted"] = _slotted
    return environment


def page(template: str, **context: Any) -> str:
    """A page from a template, which extends ``base.html``, with the style sheet inside it."""
    style = "\n" + (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return _environment().get_template(template).render(style=style, style_digest=digest, **context)


def catalogue_html(whole: Catalogue) -> str:
    """The catalogue of steps as a page."""
    return page("catalogue.html", whole=whole)


def _slotted(text: str) -> list[tuple[str, str]]:
    """A step's text in pieces: ("text", words) and ("slot", the slot's kind)."""
    pieces, position = [], 0
    for slot in SLOT.finditer(text):
        pieces += [("text", text[position : slot.start()]), ("slot", slot[2] or slot[1])]
        position = slot.end()
    return [*pieces, ("text", text[position:])]
