"""Opens a file that holds records - a zip archive or an e-mail - into the files in it, to a limit.

Nothing is written to a disk: a name in an archive is only a name to show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from checker.documents.sniff import Kind, sniff
from checker.errors import UnreadableRecordError

INSIDE: Final = " > "
"""Stands between the name of a file and the name of a file in it: "records.zip > a/b.docx"."""

_LOCK: Final = "~$"
_SYSTEM: Final = frozenset(("desktop.ini", "thumbs.db", "icon\r"))
_DATA: Final = re.compile(
    r"\.(?:json|ya?ml|xml|csv|tsv|xsd|css|js|py|ini|log|toml|ics|vcf|p7s|p7b|asc|sig|dat|url|lnk|exe|dll|"
    r"mp[34]|m4a|wav|mov|avi|svg|webp|ico|emf|wmf|bmp|heic|ttf|woff2?|bak|tmp|part|db|sqlite)\Z",
    re.I,
)
_UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class PartLimits:
    """How far files are opened: archives or messages inside one another, files, and bytes of all of them."""

    depth: int = 3
    files: int = 2000
    total: int = 200 * 1024 * 1024


LIMITS: Final = PartLimits()


@dataclass(frozen=True, slots=True)
class Part:
    """A file that may be a record. ``problem`` is the sentence why it cannot be read, "" where it can."""

    name: str
    data: bytes
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds: the parts that may be records, in order, and the kinds of those that are none, as words."""

    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class Budget:
    """What is left of the limits, and what was found, while a file is opened."""

    limits: PartLimits
    source: str
    unpacked: int = 0
    parts: list[Part] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def take(self, size: int) -> None:
        """Count bytes that were unpacked; raises UnreadableRecordError past the limit."""
        self.unpacked += size
        if self.unpacked > self.limits.total:
            raise UnreadableRecordError(
                f"{self.source} unpacks to more than {self.limits.total // 2**20} MB: check the records in parts."
            )

    def add(self, name: str, data: bytes, problem: str = "") -> None:
        """Keep a part; raises UnreadableRecordError past the limit."""
        if len(self.parts) >= self.limits.files:
            raise UnreadableRecordError(
                f"{self.source} holds more than {self.limits.files:,} files: check the records in parts."
            )
        self.parts.append(Part(name, data, problem))


def records_in(data: bytes, source: str, limits: PartLimits = LIMITS) -> tuple[Part, ...]:
    """The files in ``data`` that may be records, in the order of their names; the file itself where it holds none.

    Raises UnreadableRecordError for an archive that is damaged, passes the limits, or holds nothing to check.
    """
    return opened(data, source, limits).parts


def opened(data: bytes, source: str, limits: PartLimits = LIMITS) -> Opened:
    """As ``records_in``, with what was left out."""
    kind = sniff(data)
    if kind is None or not kind.holds_records:
        return Opened((Part(source, data),))
    budget = Budget(limits, source)
    _open(data, source, kind, 1, budget)
    if not budget.parts:
        raise UnreadableRecordError(
            f"{source} holds no file that can be a decision record{told(budget.left_out, ' (left out: ')}: "
            "choose the file that holds the record."
        )
    return Opened(tuple(budget.parts), tuple(budget.left_out))


def told(left_out: list[str] | tuple[str, ...], before: str) -> str:
    """What was left out, each kind with its number: "2 pictures, 1 lock file"; "" where nothing was."""
    if not left_out:
        return ""
    counts = {what: left_out.count(what) for what in dict.fromkeys(left_out)}
    words = ", ".join(f"{count} × {what}" if count > 1 else what for what, count in counts.items())
    return f"{before}{words})" if before.lstrip().startswith("(") else f"{before}{words}"


def why_no_record(name: str, data: bytes) -> str:
    """Why a file in a folder or an archive is no record, by its name's kind or its first bytes; "" where it may be."""
    last = re.split(r"[/\\]", name.split(INSIDE)[-1])[-1]
    if last.startswith(_LOCK):
        return "a lock file of Word"
    if last.startswith(".") or last.lower() in _SYSTEM or "__MACOSX/" in name:
        return "a hidden or system file"
    kind = sniff(data)
    if kind is not None:
        return kind.name if kind.no_record else ""
    match = _DATA.search(last)
    return f"a {match.group().lower()} file" if match else ""


def shown(name: str) -> str:
    """A name without characters that would move the cursor or turn the reading direction."""
    return _UNSHOWN.sub("\ufffd", name)[:300]


def _open(data: bytes, name: str, kind: Kind, depth: int, budget: Budget) -> None:
    if depth > budget.limits.depth:
        budget.add(name, b"", f"{name} is {kind.name} inside too many others: check it by itself.")
    elif kind.format == "zip":
        from checker.documents.zips import files_in_zip

        for inner in files_in_zip(data, name, budget):
            offer(inner.name, inner.data, depth, budget, inner.problem)
    else:
        from checker.documents.mail import open_mail

        open_mail(data, name, kind.format, depth, budget)


def offer(name: str, data: bytes, depth: int, budget: Budget, problem: str = "") -> bool:
    """Take a file that was found: open it further, keep it, or leave it out; tells whether it was not left out."""
    if problem:
        budget.add(name, b"", problem)
        return True
    reason = why_no_record(name, data)
    if reason:
        budget.left_out.append(reason)
        return False
    kind = sniff(data)
    if kind is None or not kind.holds_records:
        budget.add(name, data)
        return True
    try:
        _open(data, name, kind, depth + 1, budget)
    except UnreadableRecordError as error:
        if budget.unpacked > budget.limits.total or len(budget.parts) >= budget.limits.files:
            raise
        budget.add(name, b"", str(error))
    return True
