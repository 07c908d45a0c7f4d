"""``checker watch`` where the machine fails it: what a watcher at work says and keeps until it is put right."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.audit.chain import verify
from checker.audit.sqlite import SQLiteLog
from cli.command import COMMAND, SAMPLES, checker, environment, record, sentence
from cli.ordinary import held_to_permissions

CLEAR = "light-touch-award-below-threshold.txt"
ARGUMENTS = ("watch", "in", "--done", "done", "--quarantine", "bad", "--audit", "audit.db", "--actor", "system")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs limits as Linux has them")


class Watched:
    """A folder, and the watcher that is at work in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("in", "done", "bad"):
            (folder / name).mkdir()
        self._number = 0
        with (folder / "said.txt").open("wb") as said:
            self.process = subprocess.Popen(
                [*COMMAND, *ARGUMENTS, "--every", "0.05", "--format", "json"],
                cwd=folder, env=environment(), stderr=said, preexec_fn=held_to_permissions,
            )  # fmt: skip

    def put(self, *, into: str = "in") -> str:
        """A new clear record; gives its name."""
        self._number += 1
        name = f"{self._number:02}.txt"
        record(self.folder / into, name, self.text(name))
        return name

    @staticmethod
    def text(name: str) -> str:
        """A record like no other."""
        return (SAMPLES / CLEAR).read_text(encoding="utf-8") + f"\n{name}\n"

    def said(self) -> str:
        """All that the watcher said so far."""
        return (self.folder / "said.txt").read_text(encoding="utf-8")

    def wait_for(self, what: Callable[[], bool]) -> None:
        """Until it is so."""
        until = time.monotonic() + 40
        while not what():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.02)

    def wait_for_words(self, *words: str) -> None:
        """Until the watcher said them in one sentence."""
        self.wait_for(lambda: any(all(word in line for word in words) for line in self.said().splitlines()))

    def delivered(self, name: str) -> None:
        """The record is moved on, whole, with its side-car and report, and has one entry in an unbroken log."""
        self.wait_for_words(f"{name}: clear, now ")
        assert (self.folder / "done" / name).read_text(encoding="utf-8") == self.text(name)
        card: dict[str, Any] = json.loads((self.folder / "done" / f"{name}.answer.json").read_bytes())
        assert all((self.folder / "done" / report).stat().st_size for report in card["reports"])
        with SQLiteLog(str(self.folder / "audit.db"), create=False) as log:
            entries = list(log.entries())
        assert verify(entries).holds
        (entry,) = (entry for entry in entries if entry.data["claim"] == card["claim"])
        assert card["audit"] == [{"seq": entry.seq, "hash": entry.hash}]
        assert sum(entry.data["file_sha256"] == card["sha256"] for entry in entries) == 1
        assert not list(self.folder.rglob(f"*{card['claim']}*"))


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    made = Watched(tmp_path_factory.mktemp("watched"))
    made.delivered(made.put())
    yield made
    made.process.send_signal(signal.SIGTERM)
    assert made.process.wait(30) == 0, made.said()


def test_a_second_watcher_is_refused_while_the_first_goes_on(watched: Watched) -> None:
    refused = checker(*ARGUMENTS, cwd=watched.folder)
    assert refused.returncode == 2
    assert f"in is watched already, by process {watched.process.pid} on " in sentence(refused)
    watched.delivered(watched.put())


def test_a_full_disk_loses_nothing(watched: Watched) -> None:
    """No file may grow beyond a few kilobytes until there is room again."""
    import resource

    before = resource.prlimit(watched.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(watched.process.pid, resource.RLIMIT_FSIZE, (6000, before[1]))
    try:
        name = watched.put()
        watched.wait_for_words(name, "could not be handled", "File too large", "is safe in", "and is tried again")
        (original,) = watched.folder.glob(f"in/.working/*/{name}")
        assert original.read_text(encoding="utf-8") == watched.text(name)
    finally:
        resource.prlimit(watched.process.pid, resource.RLIMIT_FSIZE, before)
    watched.delivered(name)


@pytest.mark.parametrize("place", ["done", "in"])
def test_a_folder_that_cannot_be_written_holds_nothing_else_up(watched: Watched, place: str) -> None:
    name = watched.put(into=".")
    if place == "in":
        (watched.folder / name).rename(watched.folder / "in" / name)
    (watched.folder / place).chmod(0o555)
    try:
        if place == "done":
            (watched.folder / name).rename(watched.folder / "in" / name)
            watched.wait_for_words(name, "could not be handled (Permission denied)", "its answer is kept")
            record(watched.folder / "in", "junk.txt", "Nothing to see.")
            watched.wait_for_words("junk.txt: not judged, now bad/junk.txt")
        else:
            watched.wait_for_words(name, "cannot be taken (Permission denied)", "it stays where it is")
    finally:
        (watched.folder / place).chmod(0o755)
    watched.delivered(name)


def test_a_file_that_may_not_be_read_or_is_open_stays_and_the_others_go(watched: Watched) -> None:
    secret, held = watched.put(into="."), watched.put(into=".")
    (watched.folder / secret).chmod(0)
    with (watched.folder / held).open("rb+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for name in (secret, held):
            (watched.folder / name).rename(watched.folder / "in" / name)
        watched.delivered(watched.put())
        watched.wait_for_words(secret, "cannot be taken (Permission denied)")
        assert {path.name for path in (watched.folder / "in").iterdir()} == {".working", secret, held}
    (watched.folder / "in" / secret).chmod(0o644)
    watched.delivered(secret)
    watched.delivered(held)


def test_a_file_that_is_written_slowly_is_judged_when_it_is_whole(watched: Watched) -> None:
    text = watched.text("slow.txt")
    with (watched.folder / "in" / "slow.txt").open("w", encoding="utf-8") as file:
        for start in range(0, len(text), 300):
            file.write(text[start : start + 300])
            file.flush()
            # more often than the watcher looks
            time.sleep(0.02)
    watched.delivered("slow.txt")


def test_an_audit_log_that_refuses_keeps_the_answer_back(watched: Watched) -> None:
    with sqlite3.connect(watched.folder / "audit.db") as connection:
        connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'full'); END")
    name = watched.put()
    watched.wait_for_words(name, "the audit log audit.db cannot be used (full)", "its answer is kept")
    assert not (watched.folder / "done" / name).exists()
    with sqlite3.connect(watched.folder / "audit.db") as connection:
        connection.execute("DROP TRIGGER refuse")
    watched.delivered(name)


def test_a_disk_without_room_is_filled_to_its_last_byte_and_nothing_is_lost(watched: Watched) -> None:
    """A real full disk under the folder of what is done."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    done = watched.folder / "done"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(done)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this machine does not let a small file system be mounted")
    try:
        name = watched.put()
        watched.wait_for_words(name, "could not be handled (No space left on device)", "its answer is kept")
        assert not [path for path in done.iterdir() if path.name == name or path.suffix == ".part"]
    finally:
        subprocess.run(["umount", str(done)], check=True)
    watched.delivered(name)
