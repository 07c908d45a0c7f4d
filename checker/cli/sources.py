"""Turns what a user names - files, folders, patterns, archives, e-mails, standard input - into records to check."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from checker.cli.reading import STDIN, read_source, source_of
from checker.cli.request import Source
from checker.documents.isolated import IsolatedReader
from checker.documents.parts import INSIDE, told, why_no_record
from checker.documents.reader import LARGEST
from checker.documents.sniff import sniff
from checker.errors import ConfigurationError, NotJudgedError
from checker.records.divide import file_and_number

DEEPEST: Final = 10
"""Folders inside one another that are entered."""
MOST_FILES: Final = 20_000
"""Files taken from one folder or pattern."""

_HEAD: Final = 4096
_PATTERN: Final = "*?["
_ARCHIVES: Final = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(slots=True)
class Sources:
    """The records in order. ``several`` tells that a folder, a pattern or an archive was named, however many are in it.

    ``left_out`` are sentences about files that are no records.
    """

    records: list[Source] = field(default_factory=list)
    several: bool = False
    left_out: list[str] = field(default_factory=list)


def sources_of(names: Sequence[str], *, outputs: Sequence[Path] = ()) -> Sources:
    """Every record that ``names`` stand for, without ``outputs``; what cannot be opened is a source with a problem."""
    found = Sources()
    resolved = [path.resolve() for path in outputs]
    reader = IsolatedReader()
    try:
        for name in names:
            _add(name, found, reader, resolved)
    finally:
        reader.close()
    found.several |= len(found.records) > 1
    return found


def one_source(name: str, decision: int | None = None) -> Source:
    """The one record that ``name`` stands for, and the decision in it; raises ConfigurationError for several."""
    found = sources_of([name]).records
    if len(found) > 1:
        raise ConfigurationError(
            f"{name} holds {len(found)} records, and this command is about one: name it, as in '{found[0].name}'."
        )
    return found[0] if decision is None else replace(found[0], decision=decision)


def _add(name: str, found: Sources, reader: IsolatedReader, outputs: Sequence[Path]) -> None:
    path = Path(name)
    file, decision = file_and_number(name)
    if decision is not None and not os.path.lexists(name):
        before = len(found.records)
        _add(file, found, reader, outputs)
        found.records[before:] = [replace(record, decision=decision) for record in found.records[before:]]
    elif name != STDIN and _is_folder(path):
        _add_all(name, _files_in(name), found, reader, outputs)
    elif name != STDIN and any(sign in name for sign in _PATTERN) and not os.path.lexists(name):
        _add_all(name, _matching(name), found, reader, outputs)
    elif INSIDE in name and not os.path.lexists(name):
        outer = Sources()
        _add_file(source_of(name.split(INSIDE)[0]), outer, reader)
        chosen = [record for record in outer.records if record.name == name]
        found.records += chosen or [Source(name, problem=_not_inside(name, outer))]
    else:
        before = len(found.records)
        source = source_of(name)
        left_out = _add_file(source, found, reader)
        found.several |= len(found.records) > before + 1
        if left_out:
            found.left_out.append(told(left_out, f"From {source.name} was left out: ") + ".")


def _not_inside(name: str, outer: Sources) -> str:
    first = outer.records[0]
    if first.problem:
        return first.problem
    return f"{name} does not exist: there is '{first.name}'."


def _add_all(
    name: str, files: Iterator[tuple[str, str]], found: Sources, reader: IsolatedReader, outputs: Sequence[Path]
) -> None:
    """Every file of a folder or a pattern, without those that are no records."""
    records, left_out = Sources(), list[str]()
    for count, (file, reason) in enumerate(files):
        if count >= MOST_FILES:
            problem = f"{name} holds more than {MOST_FILES:,} files: check its folders one at a time."
            found.records.append(Source(name, problem=problem))
            return
        if Path(file).resolve() in outputs:
            continue
        reason = reason or why_no_record(Path(file).name, _head(file))
        if reason:
            left_out.append(reason)
        else:
            left_out += _add_file(Source(file), records, reader)
    if not records.records:
        were = told(left_out, " (left out: ")
        problem = f"{name} holds no file that can be a decision record{were}: name the folder that holds the records."
        found.records.append(Source(name, problem=problem))
        return
    found.records += records.records
    found.several = True
    if left_out:
        found.left_out.append(told(left_out, f"From {name} was left out: ") + ".")


def _add_file(source: Source, found: Sources, reader: IsolatedReader) -> list[str]:
    """One file, or the files in it; gives what was left out of it."""
    if source.data is None and not _may_hold_records(source.name):
        found.records.append(source)
        return []
    try:
        data = read_source(source)
        kind = sniff(data)
        if kind is None or not kind.holds_records or len(data) > LARGEST:
            found.records.append(source)
            return []
        opened = reader.opened(data, source.name)
    except NotJudgedError as error:
        found.records.append(Source(source.name, problem=str(error)))
        return []
    found.records += [Source(part.name, part.data, part.problem) for part in opened.parts]
    return list(opened.left_out)


def _files_in(folder: str) -> Iterator[tuple[str, str]]:
    """Files under a folder in the order of their names, each with the reason why it is no record, or ""."""
    yield from _walk(folder, 1)


def _walk(folder: str, depth: int) -> Iterator[tuple[str, str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder, "a folder that may not be read"
        return
    for entry in entries:
        hidden = entry.name.startswith(".")
        if entry.is_dir(follow_symlinks=False):
            if hidden:
                yield entry.path, "a hidden folder"
            elif depth >= DEEPEST:
                yield entry.path, f"a folder more than {DEEPEST} deep"
            else:
                yield from _walk(entry.path, depth + 1)
        else:
            yield entry.path, "" if _is_file(entry.path) else "a link to a folder, a device or a broken link"


def _matching(pattern: str) -> Iterator[tuple[str, str]]:
    """Files that a pattern matches, and those in folders that it matches."""
    for count, name in enumerate(sorted(glob.glob(pattern, recursive=True))):  # noqa: PTH207
        if count > MOST_FILES:
            return
        if not _is_folder(Path(name)):
            yield name, "" if _is_file(name) else "a device or a broken link"
        elif "**" not in pattern:
            yield from _walk(name, 1)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_file(name: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(name).st_mode)  # noqa: PTH116
    except (OSError, ValueError):
        return False


def _head(name: str) -> bytes:
    """The first bytes of a file; an archive whole, because its table of contents stands at its end."""
    try:
        with Path(name).open("rb") as file:
            head = file.read(_HEAD)
            return head + file.read(LARGEST) if head.startswith(_ARCHIVES) else head
    except (OSError, ValueError):
        return b""


def _may_hold_records(name: str) -> bool:
    """Whether it takes a look at the whole file to tell; nothing is read of a device, which may never end."""
    if not _is_file(name):
        return False
    kind = sniff(_head(name))
    # a compound file is told by names that may stand anywhere in it
    return kind is not None and (kind.holds_records or kind.name.startswith("an older Office"))
