"""Reads a Word document (.docx): what a reader of it sees once every tracked change is accepted.

The package is read directly, by ECMA-376 part 1, because forms keep their answers in content controls and drafts
keep their last figures in tracked insertions, which simpler views of a document pass over.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any, Final

from checker.documents.archive import LIMITS, Archive, ArchiveLimits
from checker.documents.compose import Composed, compose, lines_of
from checker.documents.docx_numbering import Numbering
from checker.documents.docx_story import Notes, Story
from checker.documents.docx_styles import Styles
from checker.documents.docx_xml import child, local, relation, value
from checker.documents.flow import Item, paragraphs_of
from checker.errors import UnreadableRecordError

_MAIN: Final = "word/document.xml"
_EXTERNAL: Final = "External"
_DIVIDERS: Final = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class _Package:
    """The parts of the package that matter, and the document's relations by their ids."""

    archive: Archive
    main: str
    related: dict[str, tuple[str, str]]

    def first(self, kind: str) -> Any:
        """Root of the one part of a kind, such as ``styles``; None where there is none."""
        for of_kind, target in self.related.values():
            if of_kind == kind:
                return self.archive.xml(target)
        return None

    def name(self, kind: str) -> str:
        return next((target for of_kind, target in self.related.values() if of_kind == kind), "")


def read_docx(data: bytes, source: str, limits: ArchiveLimits = LIMITS) -> tuple[Composed, tuple[str, ...]]:
    """The text of a Word document, and warnings about what its text leaves out.

    Raises UnreadableRecordError for a package that is damaged, protected, too large, or holds no text.
    """
    package = _package(Archive(data, source, limits), source)
    root = package.archive.xml(package.main)
    body = child(root, "body")
    if body is None:
        raise UnreadableRecordError(f"{source} holds no Word document: save the record as .docx and check that.")
    notes = Notes()
    try:
        items = _items(package, root, body, notes)
    except RecursionError as error:
        raise UnreadableRecordError(
            f"{source} has tables or boxes nested too deeply to be read: save it as plain text (.txt) and check that."
        ) from error
    composed = compose(items)
    if not composed.text.strip():
        what = "only pictures of it" if notes.pictures else "an empty document"
        raise UnreadableRecordError(
            f"{source} has no text of a decision record, {what}: choose the file that holds the record's words."
        )
    return composed, _warnings(notes, package, source)


def _package(archive: Archive, source: str) -> _Package:
    main = _MAIN
    relations = archive.xml("_rels/.rels")
    for element in relations if relations is not None else ():
        if (element.get("Type") or "").endswith("/officeDocument"):
            main = posixpath.normpath((element.get("Target") or _MAIN).lstrip("/"))
    if main not in archive.names:
        raise UnreadableRecordError(
            f"{source} is a zip package without a Word document in it: save the record as .docx and check that."
        )
    folder, name = posixpath.split(main)
    related: dict[str, tuple[str, str]] = {}
    relations = archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for element in relations if relations is not None else ():
        target = element.get("Target") or ""
        if element.get("TargetMode") != _EXTERNAL and element.get("Id"):
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = (element.get("Type") or "").rpartition("/")[2]
            related[element.get("Id")] = (kind, posixpath.normpath(path))
    return _Package(archive, main, related)


def _items(package: _Package, root: Any, body: Any, notes: Notes) -> list[Item]:
    styles = Styles(package.first("styles"))
    numbering = Numbering(package.first("numbering"))
    story = Story(root, package.main, styles, numbering, notes)
    found = story.items(body)
    heads = _margins(package, body, "header", styles, numbering, notes)
    feet = _margins(package, body, "footer", styles, numbering, notes)
    for items in (heads, found, feet):
        first = next(paragraphs_of(items), None)
        if first is not None:
            first.gap = True
    return [*heads, *found, *_footnotes(package, styles, numbering, notes), *feet]


def _margins(package: _Package, body: Any, kind: str, styles: Styles, numbering: Numbering, notes: Notes) -> list[Item]:
    """Headers or footers of all sections, each once."""
    found: list[Item] = []
    seen: set[str] = set()
    parts: list[str] = []
    for section in body.iter():
        if local(section) != "sectPr":
            continue
        for reference in section:
            if local(reference) == f"{kind}Reference":
                _, target = package.related.get(relation(reference) or "", ("", ""))
                if target and target not in parts:
                    parts.append(target)
    for part in parts:
        root = package.archive.xml(part)
        if root is None:
            continue
        items = Story(root, part, styles, numbering, notes).items(root, kind)
        words = "".join(run.text for paragraph in paragraphs_of(items) for run in paragraph.runs).strip()
        if words and words not in seen:
            seen.add(words)
            found += items
    return found


def _footnotes(package: _Package, styles: Styles, numbering: Numbering, notes: Notes) -> list[Item]:
    """The footnotes, then the endnotes, that the text refers to, in its order."""
    found: list[Item] = []
    wanted, notes.footnotes = list(dict.fromkeys(notes.footnotes)), []
    for kind in ("footnote", "endnote"):
        root = package.first(f"{kind}s") if any(of == kind for of, _ in wanted) else None
        if root is None:
            continue
        story = Story(root, package.name(f"{kind}s"), styles, numbering, notes)
        by_id = {value(note, "id"): note for note in root if value(note, "type") not in _DIVIDERS}
        for of, identifier in wanted:
            if of == kind and identifier in by_id:
                items = story.items(by_id[identifier], "footnote")
                first = next((p for p in paragraphs_of(items) if lines_of(p)), None)
                if first is not None:
                    first.gap = True
                found += items
    return found


def _warnings(notes: Notes, package: _Package, source: str) -> tuple[str, ...]:
    found = []
    if notes.tracked:
        found.append(
            f"{source} has tracked changes; it was read as if all of them were accepted, so settle them before it is "
            "published."
        )
    if notes.hidden:
        found.append(f"{source} has hidden text, which was left out: remove it before the file is published.")
    if notes.embedded:
        found.append(f"{source} takes in another document, which was not read: paste its words into the record.")
    if any(name.endswith("vbaProject.bin") for name in package.archive.names):
        found.append(f"{source} holds macros, which were not run.")
    return tuple(found)
