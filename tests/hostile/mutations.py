"""Real records with damage done to them: the same seed damages the same bytes in the same way."""

from __future__ import annotations

import email.message
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from documents.forms import FORMATS

from checker.shipped import records_folder

PAIRS = [
    ("Decision title", "Award of a contract for lift repairs"),
    ("Decision maker", "Director of Place"),
    ("Date of decision", "4 May 2022"),
    ("Decision made", "Award a contract to Fernhollow Ltd for two years from 1 June 2022 at £84,000 excluding VAT."),
    ("Reasons for decision", "Three quotations were sought and the lowest was accepted.\nThe lifts fail each winter."),
    ("Alternative options considered", "Do nothing, rejected because the lifts are needed."),
    ("Declarations of interest", "None."),
]


def _zip(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _mail(text: str, attached: bytes) -> bytes:
    message = email.message.EmailMessage()
    message["Subject"], message["From"], message["To"] = "Record", "officer@example.org", "clerk@example.org"
    message["Date"] = "Wed, 04 May 2022 09:00:00 +0000"
    message.set_content(text)
    message.add_attachment(attached, maintype="application", subtype="octet-stream", filename="record.docx")
    return message.as_bytes()


def _odt(text: str) -> bytes:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.replace("&", "&amp;").replace("<", "").split("\n"))
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0">'
        f"<office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>"
    )
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def whole() -> dict[str, bytes]:
    """Undamaged files by name, in every format that a reader may take."""
    files: dict[str, bytes] = {}
    suffixes = {"word": "docx", "moderngov": "html", "web": "html", "markdown": "md"}
    for name, writer in FORMATS.items():
        files[f"{name}.{suffixes.get(kind := name.partition('_')[0], kind)}"] = writer(
            "Record of officer decision", PAIRS
        )
    for path in sorted(Path(records_folder()).glob("*.txt"))[:6]:
        files[path.name] = path.read_bytes()
    text = files["txt.txt"].decode()
    files["record.odt"] = _odt(text)
    files["record.eml"] = _mail(text, files["word_table.docx"])
    files["records.zip"] = _zip({"a.txt": files["txt.txt"], "b.docx": files["word_table.docx"]})
    return files


def _flip(data: bytes, pick: random.Random, _: bytes) -> bytes:
    changed = bytearray(data)
    for _turn in range(pick.choice((1, 3, 20, 200))):
        changed[pick.randrange(len(changed))] ^= 1 << pick.randrange(8)
    return bytes(changed)


def _cut(data: bytes, pick: random.Random, _: bytes) -> bytes:
    return data[: pick.randrange(1, len(data))]


def _headless(data: bytes, pick: random.Random, _: bytes) -> bytes:
    return data[pick.randrange(1, len(data)) :]


def _splice(data: bytes, pick: random.Random, other: bytes) -> bytes:
    return data[: pick.randrange(len(data))] + other[pick.randrange(len(other)) :]


def _again(data: bytes, pick: random.Random, _: bytes) -> bytes:
    start = pick.randrange(len(data))
    part = data[start : start + pick.randrange(1, 4000)]
    return data[:start] + part * pick.choice((2, 2, 30)) + data[start:]


def _zeros(data: bytes, pick: random.Random, _: bytes) -> bytes:
    start, length = pick.randrange(len(data)), pick.randrange(1, 400)
    return data[:start] + bytes(length) + data[start + length :]


def _numbers(data: bytes, pick: random.Random, _: bytes) -> bytes:
    """Every length and offset of a format is a number somewhere; some are made very large or negative."""
    changed = bytearray(data)
    for _turn in range(pick.choice((1, 4))):
        start = pick.randrange(max(1, len(changed) - 4))
        changed[start : start + 4] = pick.choice(
            (b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"9999", b"-999", b"\0\0\0\x80")
        )
    return bytes(changed)


def _inside(data: bytes, pick: random.Random, other: bytes) -> bytes:
    """A package that is whole, with one damaged part, so that the damage reaches the parser inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return _flip(data, pick, other)
    name = pick.choice([name for name, content in sorted(entries.items()) if content])
    damage = pick.choice((_flip, _cut, _splice, _again, _zeros, _numbers))
    entries[name] = damage(entries[name], pick, entries[pick.choice(sorted(entries))] or b"x")
    return _zip(entries)


DAMAGE: tuple[Callable[[bytes, random.Random, bytes], bytes], ...] = (
    _flip, _cut, _headless, _splice, _again, _zeros, _numbers, _inside,
)  # fmt: skip


def mutated(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """``count`` damaged files with their names; some names claim another format."""
    files = list(whole().items())
    for number in range(count):
        pick = random.Random(seed * 1_000_003 + number)
        name, data = files[number % len(files)]
        damage = DAMAGE[(number // len(files)) % len(DAMAGE)]
        suffix = pick.choice([name, name, name, *(other for other, _ in files)]).rpartition(".")[2]
        yield f"{number:05}-{damage.__name__.strip('_')}.{suffix}", damage(data, pick, pick.choice(files)[1])
