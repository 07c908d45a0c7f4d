"""One digest of everything that a record is judged by, so that a gate can be held to it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from checker.audit.entry import canonical
from checker.errors import ConfigurationError

SHORTEST: Final = 16
"""Hex digits of a digest that are enough to name the rules."""


def rules_digest(digests: Mapping[str, str]) -> str:
    """SHA-256, in hex, over the canonical JSON of ``Law.digests``: packs, parameters, councils, derived facts, words.

    It is that of the ``law`` of a receipt or of an audit entry too, so that either tells later which rules were pinned.
    """
    return sha256(canonical(dict(digests)).encode("ascii")).hexdigest()


def held_to(pin: str, digests: Mapping[str, str]) -> None:
    """Raise ConfigurationError unless ``pin`` is the digest of these rules, or its first 16 or more digits."""
    if len(pin) < SHORTEST or set(pin) - set("0123456789abcdef"):
        raise ConfigurationError(
            f"--rules-sha256 takes at least {SHORTEST} digits of a digest, as checker rules digest prints it."
        )
    found = rules_digest(digests)
    if not found.startswith(pin):
        raise ConfigurationError(
            f"The rules are not those of --rules-sha256 {pin}: their digest is {found}, so nothing was judged."
        )
