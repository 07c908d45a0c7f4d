"""Reads the key that receipts are signed with."""

from __future__ import annotations

from pathlib import Path

from checker.errors import ConfigurationError


def key_bytes(name: str | None) -> bytes | None:
    """What a key file holds (PEM), None where none was named; raises ConfigurationError."""
    if name is None:
        return None
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"--sign {name}: the key cannot be read ({error.strerror}).") from error
