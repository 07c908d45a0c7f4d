"""Small helpers for WordprocessingML, whose transitional and strict forms differ in their namespaces only."""

from __future__ import annotations

from typing import Any, Final

_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_RELATIONS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_OFF: Final = frozenset(("0", "false", "off", "none"))


def local(element: Any) -> str:
    """Name of an element without its namespace, "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any:
    """First child with a name; None where there is none, or no element."""
    if element is not None:
        for found in element:
            if local(found) == name:
                return found
    return None


def value(element: Any, name: str) -> str | None:
    """A ``w:`` attribute, whichever form of the namespace it has."""
    if element is None:
        return None
    for space in _WORD:
        found: str | None = element.get(f"{{{space}}}{name}")
        if found is not None:
            return found
    return None


def relation(element: Any, name: str = "id") -> str | None:
    """A reference to another part, ``r:id``."""
    for space in _RELATIONS:
        found: str | None = element.get(f"{{{space}}}{name}")
        if found is not None:
            return found
    return None


def on(written: str | None) -> bool:
    """Whether a switch is on: it is, unless it says that it is not."""
    return written is None or written not in _OFF


def number(written: str | None) -> int | None:
    """A whole number of at most nine digits, None for anything else."""
    if written is None or not written.lstrip("-").isdecimal() or len(written) > 9:
        return None
    return int(written)
