"""Finds, before a web page is parsed, an element that would take its parser minutes."""

from __future__ import annotations

import re
from typing import Final

MOST_ATTRIBUTES: Final = 1000
"""Attributes of one element; the parser's time grows with the square of their number, and forms need a dozen."""

# Every part matches to the end of the page where its own end is missing, so that no part is looked at twice.
_PART: Final = re.compile(
    r"<!--(?:.*?-->|.*+)|<(?P<raw>script|style)\b(?:.*?</(?P=raw)|.*+)"
    r"|(?P<tag><[a-z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)",
    re.I | re.S,
)
_QUOTED: Final = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_NAME: Final = re.compile(r"[\s/][^\s/=>\"']")


def has_too_many_attributes(page: str) -> bool:
    """Whether an element plainly has more than ``MOST_ATTRIBUTES``; one that is hidden is for the time limit."""
    for part in _PART.finditer(page):
        tag = part.group("tag")
        if tag is not None and len(tag) > 2 * MOST_ATTRIBUTES:
            names = _NAME.findall(_QUOTED.sub("'' ", tag))
            if len(names) > MOST_ATTRIBUTES:
                return True
    return False
