"""API keys: shown once, kept as hashes, each for some scopes and for a time."""

from __future__ import annotations

import datetime as dt
import hmac
import json
import secrets
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from checker.errors import ConfigurationError
from checker.yamlfiles import build, parse_yaml

SCHEMA: Literal["decision-checker/api-keys/1"] = "decision-checker/api-keys/1"
_PREFIX: Final = "dck"
_NOBODY: Final = "0" * 64


class Scope(StrEnum):
    """What a key may be used for. Every key may read the rules."""

    CHECK = "check"
    GATE = "gate"
    AUDIT = "audit"
    METRICS = "metrics"


class ApiKey(BaseModel):
    """One key as its file holds it: ``sha256`` is of the whole key, in hex; ``expires`` is its last day, inclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    created: dt.date
    expires: dt.date | None = None
    revoked: dt.date | None = None

    def counts_on(self, today: dt.date) -> bool:
        """Whether the key can be used on a day, by the date in the United Kingdom."""
        return self.revoked is None and (self.expires is None or today <= self.expires)


class KeyFile(BaseModel):
    """All keys of a service. Two keys of one name can be in use at once, so that one can be replaced in peace."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["decision-checker/api-keys/1"] = Field(default=SCHEMA, alias="schema")
    keys: tuple[ApiKey, ...] = ()

    def holder(self, key: str, today: dt.date) -> ApiKey | None:
        """The entry of a key that counts today, None for any other; takes the same time for every wrong secret."""
        parts = key.split("_")
        named = parts[1] if len(parts) == 3 and parts[0] == _PREFIX else ""
        entry = next((one for one in self.keys if one.id == named), None)
        fits = hmac.compare_digest(digest_of(key), entry.sha256 if entry is not None else _NOBODY)
        return entry if entry is not None and fits and entry.counts_on(today) else None


def digest_of(key: str) -> str:
    """SHA-256, in hex: enough for a key that is 256 random bits, where a password would need a slow hash."""
    return sha256(key.encode("utf-8", "replace")).hexdigest()


def new_key(
    name: str, scopes: tuple[Scope, ...], *, today: dt.date, expires: dt.date | None = None
) -> tuple[str, ApiKey]:
    """A key, which is nowhere else, and its entry. Raises pydantic.ValidationError for a name that is none."""
    number = secrets.token_hex(4)
    key = f"{_PREFIX}_{number}_{secrets.token_hex(32)}"
    entry = ApiKey(id=number, name=name, sha256=digest_of(key), scopes=scopes, created=today, expires=expires)
    return key, entry


def read_keys(path: Path) -> KeyFile:
    """The keys in a file; raises ConfigurationError where it is missing or not as it must be."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: the API keys cannot be read ({error.__class__.__name__}).") from error
    return build(KeyFile, parse_yaml(text, str(path)))


def as_text(file: KeyFile) -> str:
    """The file as it is written: JSON, which the reader of YAML reads."""
    return json.dumps(file.model_dump(mode="json", by_alias=True, exclude_none=True), indent=2) + "\n"
