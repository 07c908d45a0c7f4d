"""Reads an OpenDocument text (.odt, ISO 26300): what a reader of it sees once every tracked change is accepted.

What was deleted is kept in a list apart from the text, so that the text as it stands is the accepted one.
"""

from __future__ import annotations

from typing import Any, Final

from checker.documents.archive import LIMITS, Archive, ArchiveLimits
from checker.documents.compose import Composed, compose
from checker.documents.docx_xml import child, local
from checker.documents.flow import Item, paragraphs_of
from checker.documents.odt_story import OdtNotes, OdtStory
from checker.documents.odt_styles import OdtStyles
from checker.errors import UnreadableRecordError

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_HEADERS: Final = ("header", "header-first", "header-left")
_FOOTERS: Final = ("footer", "footer-first", "footer-left")


def read_odt(data: bytes, source: str, limits: ArchiveLimits = LIMITS) -> tuple[Composed, tuple[str, ...]]:
    """The text of an OpenDocument text, and warnings about what its text leaves out.

    Raises UnreadableRecordError for a package that is damaged, protected, too large, or holds no text.
    """
    archive = Archive(data, source, limits)
    if _is_protected(archive):
        raise UnreadableRecordError(f"{source} is protected by a password: save it without one and check that.")
    root = archive.xml(_CONTENT)
    text = child(child(root, "body"), "text")
    if text is None:
        raise UnreadableRecordError(
            f"{source} is an OpenDocument file without a text in it: save the record as .odt and check that."
        )
    extra = archive.xml(_STYLES)
    styles = OdtStyles(root, extra)
    notes = OdtNotes()
    try:
        body = OdtStory(root, _CONTENT, styles, notes).items(text)
        heads, feet = (_margins(extra, kinds, styles, notes) for kinds in (_HEADERS, _FOOTERS))
    except RecursionError as error:
        raise UnreadableRecordError(
            f"{source} has tables or boxes nested too deeply to be read: save it as plain text (.txt) and check that."
        ) from error
    for items in (heads, body, notes.footnotes, feet):
        first = next(paragraphs_of(items), None)
        if first is not None:
            first.gap = True
    composed = compose([*heads, *body, *notes.footnotes, *feet])
    if not composed.text.strip():
        what = "only pictures of it" if notes.pictures else "an empty document"
        raise UnreadableRecordError(
            f"{source} has no text of a decision record, {what}: choose the file that holds the record's words."
        )
    return composed, _warnings(notes, source)


def _is_protected(archive: Archive) -> bool:
    manifest = archive.xml(_MANIFEST)
    return manifest is not None and any(local(element) == "encryption-data" for element in manifest.iter())


def _margins(root: Any, kinds: tuple[str, ...], styles: OdtStyles, notes: OdtNotes) -> list[Item]:
    """Headers or footers of all pages, each once."""
    found: list[Item] = []
    seen: set[str] = set()
    master = child(root, "master-styles")
    if master is None:
        return found
    story = OdtStory(root, _STYLES, styles, notes)
    for page in master:
        for element in page:
            if local(element) in kinds:
                items = story.items(element, kinds[0])
                words = "".join(run.text for paragraph in paragraphs_of(items) for run in paragraph.runs).strip()
                if words and words not in seen:
                    seen.add(words)
                    found += items
    return found


def _warnings(notes: OdtNotes, source: str) -> tuple[str, ...]:
    found = []
    if notes.tracked:
        found.append(
            f"{source} has tracked changes; it was read as if all of them were accepted, so settle them before it is "
            "published."
        )
    if notes.hidden:
        found.append(f"{source} has hidden text, which was left out: remove it before the file is published.")
    return tuple(found)
