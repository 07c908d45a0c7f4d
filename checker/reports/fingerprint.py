"""What makes a finding the same finding in the next draft: its rule, what came of it, and the words it rests on."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from checker.law.rule import Outcome, Reason

VERSION = "finding/1"
"""Name of this way of making fingerprints; it changes when equal findings would get other ones."""


def fingerprint(
    rule: str, outcome: Outcome, reason: Reason | None, quotes: Iterable[str], missing: Iterable[str] = ()
) -> str:
    """SHA-256, in hex, of a rule's id, its outcome and reason, and the normalised quotes of its primary evidence.

    Where there are no quotes, the names of the missing facts stand for them. Lines, offsets, the order of the quotes
    and the words of messages do not count, so that a paragraph may move and a rule be reworded.
    """
    said = sorted({normalised(quote) for quote in quotes} - {""})
    about: dict[str, object] = {
        "version": VERSION,
        "rule": rule,
        "outcome": outcome.value,
        "reason": reason.value if reason else None,
        "quotes": said,
        "missing": [] if said else sorted(set(missing)),
    }
    canonical = json.dumps(about, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(canonical.encode("ascii")).hexdigest()


def normalised(quote: str) -> str:
    """A quote without what editing leaves behind: case, kinds of space, hyphens and quotation marks, hidden signs."""
    plain = unicodedata.normalize("NFKC", quote).translate(_SAME).casefold()
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Cf").split())


_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-"})
