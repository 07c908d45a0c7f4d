"""Waivers: dated, reasoned decisions of named people to accept one finding of one record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from checker.errors import DataFileError
from checker.law.rule import RuleId
from checker.yamlfiles import YamlSource, build, nearest

_DIGEST: Final = "sha256:"
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{16,64}$")]


class Approver(BaseModel):
    """Who accepted the finding: a person's name, and the post in which they did."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Words
    role: Words


class Waiver(BaseModel):
    """One waiver as its file states it.

    ``record`` is the file's name, or ``sha256:`` and the digest where the waiver is for that version alone;
    ``fingerprint`` is the finding's, or its first 16 or more hex digits. ``ground`` is the head under which the
    council's rules allow it and ``reason`` why, in words. ``expires`` is its last day, inclusive, by the date in the
    United Kingdom. ``requested_by`` is who asked for it, where that is recorded.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Words
    rule: RuleId
    record: Words
    fingerprint: Fingerprint
    ground: Words
    reason: Words
    approver: Approver
    approved_on: dt.date
    expires: dt.date
    requested_by: Words | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Waiver:
        if self.expires < self.approved_on:
            raise ValueError("'expires' is before 'approved_on'")
        if self.record.startswith(_DIGEST) and not re.fullmatch("[0-9a-f]{64}", self.record.removeprefix(_DIGEST)):
            raise ValueError("'record' must hold 64 hex digits after sha256:")
        return self

    def is_about(self, source: str, sha256: str) -> bool:
        """Whether this waiver is for the record with this name and this digest."""
        if self.record.startswith(_DIGEST):
            return self.record.removeprefix(_DIGEST) == sha256
        return file_name(self.record).casefold() == file_name(source).casefold()

    def names(self, rule: str, fingerprint: str) -> bool:
        """Whether this waiver is for this finding."""
        return self.rule == rule and fingerprint.startswith(self.fingerprint)

    def days_left(self, today: dt.date) -> int:
        """Days for which it still holds, today included; 0 or less when it has expired."""
        return (self.expires - today).days + 1


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of one file, and the sentences about entries that are malformed and so waive nothing."""

    path: str
    waivers: tuple[Waiver, ...] = ()
    malformed: tuple[str, ...] = ()


def waivers_from(source: YamlSource, rules: Iterable[str]) -> Waivers:
    """The waivers that a file states as a list; ``rules`` are the ids of the rules that there are.

    An entry that is malformed, or has the id of an earlier one, waives nothing and is told of; the others still hold.
    Raises DataFileError for a file that holds no list.
    """
    if source.data is None:
        return Waivers(source.path)
    if not isinstance(source.data, list):
        raise source.error((), "waivers are a list: begin each with '- id:'")
    known = tuple(rules)
    found: dict[str, Waiver] = {}
    malformed: list[str] = []
    for index in range(len(source.data)):
        try:
            waiver = _waiver(source, index, known)
            if waiver.id in found:
                raise source.error((index, "id"), f"a waiver before it has the id '{waiver.id}' too")
            found[waiver.id] = waiver
        except DataFileError as error:
            malformed.append(str(error))
    return Waivers(source.path, tuple(found.values()), tuple(malformed))


def _waiver(source: YamlSource, index: int, rules: tuple[str, ...]) -> Waiver:
    entry = source.data[index]
    if not isinstance(entry, dict):
        raise source.error((index,), "a waiver is a group of named lines, from 'id:' to 'expires:'")
    # digits alone are read as a number
    texts = {key: str(entry[key]) for key in ("id", "fingerprint") if isinstance(entry.get(key), int)}
    waiver = build(Waiver, source, {**entry, **texts}, (index,))
    if waiver.rule not in rules:
        raise source.error((index, "rule"), f"no rule is called '{waiver.rule}'{nearest(waiver.rule, rules)}")
    return waiver


def file_name(source: str) -> str:
    """The last part of a path, with either kind of slash."""
    return PureWindowsPath(PurePosixPath(source).name).name
