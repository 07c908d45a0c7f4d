"""Runs a command that the system ends at once when it, or a process of its own, makes a socket for the internet.

``python without_network.py COMMAND …`` on Linux: seccomp(2) is set for good before the command begins. Sockets between
processes of one machine stay allowed, because processes speak with each other over them.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

UNAVAILABLE = 77
"""Exit code where the system has no such filter, so that nothing was run."""

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_INTERNET, _INTERNET_6 = 2, 10
# the architecture as the kernel names it, and its number of socket(2)
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def refuse() -> bool:
    """Set the filter for this process and all that it starts; False where that cannot be."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    architecture, socket = _SOCKET[platform.machine()]
    code = b"".join(
        struct.pack("HBBI", *instruction)
        for instruction in (
            (_LOAD, 0, 0, _ARCHITECTURE),
            (_JUMP_IF_EQUAL, 0, 5, architecture),
            (_LOAD, 0, 0, _NUMBER),
            (_JUMP_IF_EQUAL, 0, 3, socket),
            (_LOAD, 0, 0, _FIRST_ARGUMENT),
            (_JUMP_IF_EQUAL, 2, 0, _INTERNET),
            (_JUMP_IF_EQUAL, 1, 0, _INTERNET_6),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _KILL),
        )
    )
    libc = ctypes.CDLL(None, use_errno=True)
    kept = ctypes.create_string_buffer(code)
    program = _Program(len(code) // 8, ctypes.cast(kept, ctypes.c_void_p))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program)) == 0)


if __name__ == "__main__":
    if not refuse():
        sys.exit(UNAVAILABLE)
    os.execvp(sys.argv[1], sys.argv[1:])
