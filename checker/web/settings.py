"""What the service runs by: decided once, when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from checker.documents.ocr import Ocr
from checker.documents.office import Office

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request and all of them together may cost.

    Times are in seconds of real time, sizes in bytes. ``record_seconds`` and ``record_memory`` (address space) bound
    the check of one record, ``upload_bytes`` and ``upload_seconds`` its way here. ``waiting`` is the number of records
    in hand at once and ``held_bytes`` their size together; beyond them requests are refused. ``kept_seconds``,
    ``kept_answers`` and ``kept_bytes`` bound how long, how many and how large finished answers can be fetched again.
    ``wait`` is how long a request waits for its answer when it does not say, ``longest_wait`` the most that it may ask
    for. ``idle_seconds`` is how long a connection may take to send a request's head, or leave its answer unread, and
    ``audit_seconds`` how long the audit log may take to say what is in it.
    """

    record_seconds: float = 60.0
    record_memory: int = 2048 * MEGABYTE
    upload_bytes: int = 20 * MEGABYTE
    upload_seconds: float = 60.0
    waiting: int = 256
    held_bytes: int = 256 * MEGABYTE
    kept_seconds: float = 24 * 3600.0
    kept_answers: int = 2_000
    kept_bytes: int = 256 * MEGABYTE
    wait: float = 30.0
    longest_wait: float = 110.0
    idle_seconds: float = 30.0
    audit_seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Settings:
    """One service.

    ``rules`` are folders of rules, the shipped ones among them; ``audit`` is the place of the audit log. ``waivers``
    and ``keys`` are files that are read again when they change; without ``keys`` nobody is asked who they are, which
    is only for this machine. ``signing_key`` (PEM) signs receipts. ``actor`` is who asks where nobody is asked.
    ``address`` is how callers reach the service (https://…, without a slash at its end), "" where that is not known.
    ``office`` and ``ocr`` are the programs that some files are read with.
    """

    rules: tuple[Path, ...]
    audit: str
    actor: str
    workers: int = 2
    limits: Limits = field(default_factory=Limits)
    waivers: Path | None = None
    keys: Path | None = None
    signing_key: bytes | None = None
    address: str = ""
    office: Office | None = None
    ocr: Ocr | None = None
    read_seconds: float = 20.0
