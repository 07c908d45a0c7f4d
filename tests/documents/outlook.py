"""Writes an Outlook message (MS-OXMSG in MS-CFB) with a body and attachments, sector by sector."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_NONE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

Tree = Mapping[str, "bytes | Tree"]


def message(body: str, attachments: Mapping[str, bytes]) -> bytes:
    """A message with a plain text and files."""
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": struct.pack("<8x6I", 0, 0, 0, len(attachments), 0, 0)
        + _property(0x1000001F, len(body)),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    for number, (name, data) in enumerate(attachments.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8)
            + _property(0x37050003, 1)
            + _property(0x3707001F, len(name))
            + _property(0x37010102, len(data)),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    return compound(tree)


def _property(tag: int, value: int) -> bytes:
    return struct.pack("<IIQ", tag, 6, value)


class _Chains:
    """Sectors of one size, each stream's in a row, and the table that chains them."""

    def __init__(self, size: int) -> None:
        self.size, self.data, self.table = size, b"", list[int]()

    def add(self, data: bytes) -> int:
        first = len(self.table)
        count = -(-len(data) // self.size)
        self.table += [*range(first + 1, first + count), _END]
        self.data += data.ljust(count * self.size, b"\0")
        return first

    def packed(self) -> bytes:
        return struct.pack(f"<{len(self.table)}I", *self.table)


def compound(tree: Tree) -> bytes:
    """A compound file; streams of less than 4096 bytes stand in the mini stream."""
    entries: list[tuple[str, int, int, int, int, int]] = []
    large, small = _Chains(_SECTOR), _Chains(_MINI)

    def add(name: str, node: bytes | Tree, kind: int) -> int:
        number = len(entries)
        entries.append(("", 0, _NONE, _NONE, 0, 0))
        if isinstance(node, bytes):
            start = (small if len(node) < _CUTOFF else large).add(node)
            entries[number] = (name, kind, _NONE, _NONE, start, len(node))
            return number
        children = [add(key, node[key], _STREAM if isinstance(node[key], bytes) else _STORAGE) for key in sorted(node)]
        for one, following in zip(children, [*children[1:], _NONE], strict=True):
            name_, kind_, _, child, start, size = entries[one]
            entries[one] = (name_, kind_, following, child, start, size)
        entries[number] = (name, kind, _NONE, children[0], 0, 0)
        return number

    add("Root Entry", tree, _ROOT)
    root = entries[0]
    entries[0] = (*root[:4], large.add(small.data), len(small.data))
    mini = large.add(small.packed())
    first = large.add(b"".join(_entry(*entry) for entry in entries))
    count = 1
    while (len(large.table) + count) * 4 > count * _SECTOR:
        count += 1
    places = range(len(large.table), len(large.table) + count)
    table = struct.pack(f"<{len(large.table) + count}I", *large.table, *[_FAT] * count)
    header = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0,
        0, 0, count, first, 0, _CUTOFF, mini, -(-len(small.packed()) // _SECTOR), _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *places, *[_NONE] * (109 - count))
    return header + large.data + table.ljust(count * _SECTOR, b"\xff")


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ", encoded, len(encoded) + 2, kind, 1, _NONE, right, child, bytes(16), 0, 0, 0, start, size
    )
