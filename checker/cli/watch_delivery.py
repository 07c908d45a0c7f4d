"""Records an answer in the audit log, and moves the file on with its side-car; every step can be done again."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any, Final

from checker.audit.log import AuditLog
from checker.cli.watch_files import digest_of, move, write_new, write_whole
from checker.cli.watch_intake import PLACE, Claim
from checker.errors import OutputError

CARD: Final = ".answer.json"
_EVENT: Final = "gate"
_LONGEST: Final = 200
"""Bytes of a name, so that every ending still fits behind it."""


def recorded(answer: dict[str, Any], log: AuditLog) -> list[dict[str, Any]]:
    """Number and hash of the entries of an answer, of which those are appended that are not in the log. AuditError."""
    entries = [
        entry
        for entry in log.entries(answer["after"])
        if entry.event == _EVENT and entry.data.get("claim") == answer["claim"]
    ]
    for body in answer["bodies"][len(entries) :]:
        entries.append(log.append(at=answer["judged_at"], actor=answer["actor"], event=_EVENT, body=body))
    return [{"seq": entry.seq, "hash": entry.hash} for entry in entries]


def deliver(claim: Claim, answer: dict[str, Any], audit: list[dict[str, Any]], done: Path, quarantine: Path) -> Path:
    """Move the file on, its side-car and reports first; gives where it is now. Raises OSError and OutputError."""
    original = claim.original
    assert original is not None
    temporary = f".{claim.id}.part"
    place = _place(claim)
    if place is None or not _is_ours(_card(place), claim):
        whole = digest_of(original) == answer["sha256"]
        card = _side_car(answer, audit, whole)
        folder = done if whole and answer["verdict"] == "clear" else quarantine
        place = _new_place(claim, original.name, card, folder, temporary)
    for ending in answer["files"]:
        data = (claim.folder / f".file{ending}").read_bytes()
        write_whole(place.with_name(place.name + ending), data, place.with_name(temporary))
    if not move(original, place, place.with_name(temporary), digest_of(original)):
        raise OutputError(f"{place} is in the way: another file was put there meanwhile.")
    claim.let_go()
    return place


def _new_place(claim: Claim, name: str, card: dict[str, Any], folder: Path, temporary: str) -> Path:
    """A name that nothing has, taken by putting the side-car there."""
    for number in count(1):
        place = folder / _numbered(name, number)
        if place.exists() or any(place.with_name(place.name + ending).exists() for ending in card["files"]):
            continue
        # noted first, so that a side-car that is there is found again after a crash
        stated = str(place.absolute()).encode("utf-8", "surrogateescape")
        write_whole(claim.folder / PLACE, stated)
        card["file"] = place.name
        card["reports"] = [place.name + ending for ending in card["files"]]
        shown = {key: value for key, value in card.items() if key != "files"}
        text = json.dumps(shown, indent=2) + "\n"
        if write_new(_card(place), text.encode("ascii"), place.with_name(temporary)):
            return place
    raise AssertionError


def _side_car(answer: dict[str, Any], audit: list[dict[str, Any]], whole: bool) -> dict[str, Any]:
    why = list(answer["why"])
    if not whole:
        why.insert(0, f"{answer['name']} changed after it was judged: the answer is not about what it is now.")
    kept = ("claim", "name", "sha256", "judged_at", "actor", "verdict", "exit_code", "files")
    card = {key: answer[key] for key in kept}
    return {"schema": "decision-checker/side-car/1", **card, "why": why, "audit": audit}


def _place(claim: Claim) -> Path | None:
    try:
        return Path((claim.folder / PLACE).read_bytes().decode("utf-8", "surrogateescape"))
    except FileNotFoundError:
        return None


def _card(place: Path) -> Path:
    return place.with_name(place.name + CARD)


def _is_ours(card: Path, claim: Claim) -> bool:
    try:
        stated = json.loads(card.read_bytes())
    except (FileNotFoundError, ValueError):
        return False
    return isinstance(stated, dict) and stated.get("claim") == claim.id


def _numbered(name: str, number: int) -> str:
    path = Path(name)
    stem, ending = path.stem, path.suffix
    behind = (f"-{number}" if number > 1 else "") + ending
    while len((stem + behind).encode("utf-8", "surrogateescape")) > _LONGEST and len(stem) > 1:
        stem = stem[:-1]
    return stem + behind
