"""A real service for the tests: the command in a process of its own, on a free port of this machine."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from cli.command import COMMAND, checker, environment, sentence


@dataclass(slots=True)
class Served:
    """A running service. ``log`` grows with every line that it writes."""

    base: str
    process: subprocess.Popen[str]
    log: list[str]
    folder: Path

    def client(self, key: str | None = None, timeout: float = 60.0) -> httpx.Client:
        """A caller, with a key or without."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return httpx.Client(base_url=self.base, headers=headers, timeout=timeout, trust_env=False, verify=False)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop, and give its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(60)

    def workers(self) -> list[int]:
        """Process numbers of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        found = []
        for child in map(int, children):
            with contextlib.suppress(OSError):
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(child)
        return found


@contextlib.contextmanager
def served(folder: Path, *options: str, wait: float = 60.0) -> Iterator[Served]:
    """A service in a folder, which holds its audit log; it is killed at the end where it still runs."""
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--audit", "audit.db", *options],
        cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    log: list[str] = []
    addresses: queue.Queue[str] = queue.Queue()

    def read() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            log.append(line.rstrip("\n"))
            if match := re.search(r"Listening on (http\S+);", line):
                addresses.put(match.group(1))
        addresses.put("")

    threading.Thread(target=read, daemon=True).start()
    try:
        address = addresses.get(timeout=wait)
        assert address, "\n".join(log)
        yield Served(address, process, log, folder)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)


def refused(folder: Path, *options: str) -> str:
    """The sentence of a service that does not start because of how it is to run."""
    done = checker("serve", "--port", "0", "--audit", "audit.db", *options, cwd=folder)
    assert done.returncode == 2, done.stderr
    return sentence(done)
