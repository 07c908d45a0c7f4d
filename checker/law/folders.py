"""Finds and reads the YAML files of folders of law, and keeps the digests of their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from checker.errors import DataFileError
from checker.yamlfiles import YamlSource, parse_yaml

PARTS: Final = ("parameters", "councils", "derived", "vocabulary")
"""Folders beside the packs. A pack is a folder with a ``pack.yaml``."""
FACTS: Final = "facts"
"""The file of the vocabulary that defines facts: each folder adds its own definitions."""


class _File(NamedTuple):
    source: YamlSource
    data: bytes


@dataclass(frozen=True, slots=True)
class Folders:
    """What folders of law hold: files by part, and by pack. A later file replaces an earlier one of the same name,
    but every folder's fact definitions are kept, in order, under ``facts``.
    """

    parts: Mapping[str, Mapping[str, YamlSource]]
    packs: Mapping[str, Mapping[str, YamlSource]]
    facts: tuple[YamlSource, ...]
    digests: Mapping[str, str]


def bytes_of(folders: Iterable[Path]) -> dict[Path, bytes]:
    """The bytes of every YAML file that ``read_folders`` looks at; one that cannot be read is left out."""
    held = {}
    for folder in folders:
        for pattern in ("*.yaml", "*.yml", "*/*.yaml", "*/*.yml"):
            for path in folder.glob(pattern):
                with suppress(OSError):
                    held[path] = path.read_bytes()
    return held


def read_folders(folders: Iterable[Path], held: dict[Path, bytes] | None = None) -> Folders:
    """Read every YAML file of the folders.

    ``held`` are the bytes of files that were read already; those that are read now are added to it.
    Raises DataFileError for a file that cannot be read or parsed, and for one that would be left out unseen: in a
    folder that is neither a pack nor a known part, or with the ending ``.yml``.
    """
    held = {} if held is None else held
    parts: dict[str, dict[str, _File]] = {part: {} for part in PARTS}
    packs: dict[str, dict[str, _File]] = {}
    facts: list[YamlSource] = []
    for folder in folders:
        if not folder.is_dir():
            raise DataFileError(str(folder), 0, "is not a folder of rules")
        inside = [folder] if (folder / "pack.yaml").is_file() else _inside(folder)
        for each in inside:
            files = _files(each, held)
            if (each / "pack.yaml").is_file():
                packs.setdefault(each.name, {}).update(files)
                continue
            if each.name == "vocabulary" and FACTS in files:
                facts.append(files[FACTS].source)
            parts[each.name].update(files)
    return Folders(
        parts={part: {name: file.source for name, file in files.items()} for part, files in parts.items()},
        packs={pack: {name: files[name].source for name in sorted(files)} for pack, files in sorted(packs.items())},
        facts=tuple(facts),
        digests={name: _digest(files) for name, files in {**parts, **packs}.items()},
    )


def _inside(folder: Path) -> list[Path]:
    """Packs and parts of a folder of law."""
    found = []
    for entry in sorted(each for each in folder.iterdir() if each.is_dir()):
        if entry.name in PARTS or (entry / "pack.yaml").is_file():
            found.append(entry)
        elif any(entry.glob("*.yaml")):
            known = ", ".join(PARTS)
            raise DataFileError(str(entry), 0, f"has YAML files but no pack.yaml, and is none of {known}")
    if not found:
        raise DataFileError(str(folder), 0, f"holds no pack (a folder with pack.yaml) and none of {', '.join(PARTS)}")
    return found


def _files(folder: Path, held: dict[Path, bytes]) -> dict[str, _File]:
    for path in sorted(folder.glob("*.yml")):
        raise DataFileError(str(path), 0, "would not be read; files of rules end in .yaml")
    out = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            if path not in held:
                held[path] = path.read_bytes()
            data = held[path]
            text = data.decode("utf-8-sig")
        except OSError as error:
            raise DataFileError(str(path), 0, f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise DataFileError(str(path), 0, "is not UTF-8 text; save it again as UTF-8") from error
        out[path.stem] = _File(parse_yaml(text, str(path)), data)
    return out


def _digest(files: Mapping[str, _File]) -> str:
    digest = hashlib.sha256()
    for name, file in sorted(files.items()):
        digest.update(f"{name}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()
