"""Finds and reads the YAML files of a folder of law, and keeps the bytes' digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import DataFileError
from checker.yamlfiles import YamlSource, parse_yaml

PARTS = ("parameters", "councils", "derived", "vocabulary")
"""Folders beside the packs. A pack is a folder with a ``pack.yaml``."""


@dataclass(frozen=True, slots=True)
class Folders:
    """What one or more folders of law hold: files by part, and by pack; later files replace those of the same name."""

    parts: dict[str, dict[str, YamlSource]] = field(default_factory=dict)
    packs: dict[str, dict[str, YamlSource]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


def read_folders(folders: Iterable[Path]) -> Folders:
    """Read every YAML file of the folders; raises DataFileError for one that is missing or does not parse."""
    parts: dict[str, dict[str, tuple[YamlSource, bytes]]] = {part: {} for part in PARTS}
    packs: dict[str, dict[str, tuple[YamlSource, bytes]]] = {}
    for folder in folders:
        if not folder.is_dir():
            raise DataFileError(str(folder), 0, "is not a folder of rules")
        found = False
        for inside in (folder, *sorted(entry for entry in folder.iterdir() if entry.is_dir())):
            if (inside / "pack.yaml").is_file():
                packs.setdefault(inside.name, {}).update(_files(inside))
                found = True
            elif inside != folder and inside.name in PARTS:
                parts[inside.name].update(_files(inside))
                found = True
        if not found:
            raise DataFileError(
                str(folder), 0, f"holds no pack (a folder with pack.yaml) and none of {', '.join(PARTS)}"
            )
    everything = {**parts, **packs}
    return Folders(
        parts={part: {name: source for name, (source, _) in files.items()} for part, files in parts.items()},
        packs={
            pack: {name: source for name, (source, _) in sorted(files.items())} for pack, files in sorted(packs.items())
        },
        digests={name: _digest(files) for name, files in everything.items()},
    )


def _files(folder: Path) -> dict[str, tuple[YamlSource, bytes]]:
    out = {}
    for path in sorted(folder.glob("*.yaml")):
        data = _bytes(path)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DataFileError(str(path), 0, "is not UTF-8 text; save it again as UTF-8") from error
        out[path.stem] = (parse_yaml(text, str(path)), data)
    return out


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataFileError(str(path), 0, f"cannot be read: {error.strerror}") from error


def _digest(files: dict[str, tuple[YamlSource, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, (_, data) in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
