"""The command in a copy of a process that has loaded it and the shipped law already.

The copy has the arguments, folder, environment and streams that it is given, runs ``python -m checker``, and ends as a
process does; what it does not show is the start of Python, so what depends on that needs a process of its own.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

_SIZE = 8


class Warm:
    """The process that is copied, started with the first command that needs it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve()), str(theirs.fileno())],
            pass_fds=[theirs.fileno()], env=dict(environment), stdin=subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()
        self._turn = threading.Lock()
        atexit.register(self.close)

    def run(
        self,
        arguments: Sequence[str],
        *,
        cwd: Path | None,
        stdin: bytes,
        environment: Mapping[str, str],
        seconds: float,
    ) -> subprocess.CompletedProcess[bytes] | None:
        """The finished command, None while another thread runs one; raises TimeoutExpired as subprocess does."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            return self._run(list(arguments), cwd, stdin, environment, seconds)
        finally:
            self._turn.release()

    def _run(
        self, arguments: list[str], cwd: Path | None, stdin: bytes, environment: Mapping[str, str], seconds: float
    ) -> subprocess.CompletedProcess[bytes]:
        in_read, in_write = os.pipe()
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        request = json.dumps([arguments, str(cwd or Path.cwd()), dict(environment)]).encode()
        socket.send_fds(self._ours, [len(request).to_bytes(_SIZE, "big")], [in_read, out_write, err_write])
        self._ours.sendall(request)
        for number in (in_read, out_write, err_write):
            os.close(number)
        pid = int.from_bytes(self._exactly(_SIZE), "big")
        late = threading.Event()

        def end() -> None:
            late.set()
            os.kill(pid, signal.SIGKILL)

        timer = threading.Timer(seconds, end)
        timer.start()
        found: dict[int, bytes] = {}
        threads = [threading.Thread(target=_drain, args=(number, found)) for number in (out_read, err_read)]
        threads.append(threading.Thread(target=_fill, args=(in_write, stdin)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        code = int.from_bytes(self._exactly(_SIZE), "big", signed=True)
        timer.cancel()
        if late.is_set():
            raise subprocess.TimeoutExpired(arguments, seconds, found[out_read], found[err_read])
        return subprocess.CompletedProcess(arguments, code, found[out_read], found[err_read])

    def close(self) -> None:
        """End the process."""
        self._ours.close()
        self._process.wait()

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self._ours.recv(size - len(data))
            if not more:
                raise OSError("the process that is copied ended")
            data += more
        return data


def _drain(number: int, found: dict[int, bytes]) -> None:
    with os.fdopen(number, "rb") as stream:
        found[number] = stream.read()


def _fill(number: int, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), os.fdopen(number, "wb", buffering=0) as stream:
        view = memoryview(data)
        while view:
            view = view[stream.write(view) :]


def _serve(requests: socket.socket) -> None:
    """Copy this process for every request."""
    from checker.cli import run_check  # noqa: F401
    from checker.engine.judge import compiled_law
    from checker.law.library import load_law
    from checker.shipped import rules_folder

    law = load_law([rules_folder()])
    law.labels  # noqa: B018
    for engine in ("durable", "both"):
        compiled_law(law, None, engine)
    while True:
        head, streams, _, _ = socket.recv_fds(requests, _SIZE, 3)
        if not head:
            return
        arguments, cwd, environment = json.loads(requests.recv(int.from_bytes(head, "big"), socket.MSG_WAITALL))
        copy = os.fork()
        if copy == 0:
            requests.close()
            _become(arguments, cwd, environment, streams)
        for number in streams:
            os.close(number)
        requests.sendall(copy.to_bytes(_SIZE, "big"))
        _, status = os.waitpid(copy, 0)
        requests.sendall(os.waitstatus_to_exitcode(status).to_bytes(_SIZE, "big", signed=True))


def _become(arguments: list[str], cwd: str, environment: dict[str, str], streams: list[int]) -> None:
    """Run the command and end this process."""
    code: object = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(environment)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r")), "utf-8", "surrogateescape")
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w")), "utf-8", "surrogateescape")
        sys.stderr = io.TextIOWrapper(
            io.BufferedWriter(io.FileIO(2, "w")), "utf-8", "backslashreplace", line_buffering=True
        )
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
        sys.path[0] = cwd
        sys.argv = ["-m", *arguments]
        runpy.run_module("checker", run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as error:
        code = error.code
    except BaseException:
        traceback.print_exc()
    if code is None:
        code = 0
    if not isinstance(code, int):
        print(code, file=sys.stderr)
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for written in (sys.stdout, sys.stderr):
        try:
            written.flush()
        except (OSError, ValueError):
            code = code or 120
    os._exit(code & 0xFF)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
