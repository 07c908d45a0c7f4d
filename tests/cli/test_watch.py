"""``checker watch``: real processes, killed at any moment, and what is in the folders afterwards."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from checker.audit.sqlite import SQLiteLog
from checker.cli.watch_delivery import deliver, recorded
from checker.cli.watch_files import digest_of
from checker.cli.watch_intake import Claim, Intake
from cli.command import COMMAND, SAMPLES, checker, environment, record, sentence

CLEAR = "light-touch-award-below-threshold.txt"
HELD = "supported-living-direct-award-hold.txt"
FOLDERS = ("in", "done", "bad")
ARGUMENTS = ("watch", "in", "--done", "done", "--quarantine", "bad", "--audit", "audit.db", "--actor", "system")
QUICK = ("--every", "0.05", "--format", "json")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes as POSIX does")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FOLDERS:
        (tmp_path / name).mkdir()
    return tmp_path


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def started(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    # warnings go nowhere: a pipe that nobody empties would hold the watcher up
    return subprocess.Popen(
        [*COMMAND, *ARGUMENTS, *QUICK, *more], cwd=folder, env=environment(), stderr=subprocess.DEVNULL
    )


def entries(folder: Path) -> list[dict[str, Any]]:
    if not (folder / "audit.db").exists():
        return []
    with sqlite3.connect(folder / "audit.db", timeout=30) as connection:
        try:
            rows = connection.execute("SELECT seq, hash, body FROM audit_log ORDER BY seq").fetchall()
        except sqlite3.OperationalError:
            return []
    return [{"seq": seq, "hash": hash_, **json.loads(body)} for seq, hash_, body in rows]


def files(folder: Path) -> dict[str, str]:
    """SHA-256 of every file that is no side-car, report or receipt, wherever it is."""
    found = [path for path in folder.rglob("*.txt") if path.is_file()]
    assert len({path.name for path in found}) == len(found), "a file is in two places"
    return {path.name: digest_of(path) for path in found}


def proved(folder: Path, before: dict[str, str]) -> None:
    """Every file is in one place with one side-car, and has one entry in an unbroken log."""
    assert files(folder) == before
    assert [path.name for path in (folder / "in").iterdir()] == [".working"]
    assert [path.name for path in (folder / "in" / ".working").iterdir()] == ["lock"]
    assert not list(folder.rglob("*.part"))
    log = entries(folder)
    assert sorted(entry["file_sha256"] for entry in log) == sorted(before.values())
    cards = [path for name in FOLDERS for path in (folder / name).rglob("*.answer.json")]
    assert len(cards) == len(before)
    for path in cards:
        card = json.loads(path.read_bytes())
        (entry,) = (entry for entry in log if entry["claim"] == card["claim"])
        assert card["audit"] == [{"seq": entry["seq"], "hash": entry["hash"]}]
        assert digest_of(path.with_name(card["file"])) == card["sha256"]
        assert all(path.with_name(name).stat().st_size for name in card["reports"])
        clear = card["verdict"] == "clear"
        assert (path.parent.name, bool(card["why"])) == (("done", False) if clear else ("bad", True))


def test_a_watcher_killed_at_any_moment_loses_nothing_and_judges_nothing_twice(folder: Path) -> None:
    chance = random.Random(7)
    texts = {f"{number:02}.txt": sample(CLEAR if number % 2 else HELD) + f"\n{number}\n" for number in range(20)}
    texts["junk.txt"] = "Nothing to see."
    for name, text in texts.items():
        record(folder / "in", name, text)
    before = files(folder)
    for kill in range(4):
        process = started(folder)
        until = time.monotonic() + 30
        # as soon as it works, so that each kill meets another step of some file
        while len(entries(folder)) <= kill * 4 and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.wait()
        assert len(files(folder)) == len(before)
    assert len(entries(folder)) < len(before), "every kill came too late"
    process = started(folder)
    until = time.monotonic() + 30
    while time.monotonic() < until and len(list(folder.glob("[db]*/*.txt"))) < len(before):
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    proved(folder, before)


def test_once_moves_on_what_is_there_and_a_second_watcher_is_refused(folder: Path) -> None:
    record(folder / "in", HELD, sample(HELD))
    record(folder / "bad", HELD, "An older file of that name.")
    record(folder / "in", "~$draft.docx", "")
    record(folder / "in", "copying.part", "")
    (folder / "in" / ".working").mkdir()
    # the lock of a process that is dead
    stale = {"host": os.uname().nodename, "pid": 2**22 + 1, "token": "0"}
    (folder / "in" / ".working" / "lock").write_text(json.dumps(stale), encoding="utf-8")
    finished = checker(*ARGUMENTS, "--once", *QUICK, cwd=folder)
    assert finished.returncode == 1, finished.stderr
    card = json.loads((folder / "bad" / "supported-living-direct-award-hold-2.txt.answer.json").read_bytes())
    assert (card["name"], card["verdict"], card["exit_code"]) == (HELD, "hold", 1)
    assert card["sha256"] == sha256(sample(HELD).encode()).hexdigest()
    assert (folder / "bad" / HELD).read_text(encoding="utf-8") == "An older file of that name."
    assert {path.name for path in (folder / "in").iterdir()} == {".working", "~$draft.docx", "copying.part"}
    import fcntl

    with (folder / "in" / ".working" / "lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        json.dump({"host": "elsewhere", "pid": 77, "token": "0"}, held)
        held.flush()
        refused = checker(*ARGUMENTS, "--once", cwd=folder)
    assert refused.returncode == 2
    assert "watched already, by process 77 on elsewhere" in sentence(refused)


def test_a_file_is_taken_only_when_it_is_whole_and_open_nowhere(tmp_path: Path) -> None:
    (tmp_path / ".working").mkdir()
    intake = Intake(tmp_path)
    path = record(tmp_path, "draft.txt", "half")
    assert list(intake.look()) == []
    with path.open("a", encoding="utf-8") as file:
        file.write(" and more")
    assert list(intake.look()) == []
    owner = record(tmp_path, "~$draft.txt", "")
    assert list(intake.look()) == []
    assert intake.waiting == {"draft.txt": "is open in another program"}
    owner.unlink()
    (claim,) = intake.look()
    assert claim.original is not None
    assert claim.original.read_text(encoding="utf-8") == "half and more"
    assert not path.exists()
    assert intake.claims() == [claim]


class Crash(BaseException):
    """Stands for the end of a process at a step."""


def crashing(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """End at step number ``at``: before it when it is even, after it when it is odd."""
    steps = iter(range(0, 10_000, 2))

    def wrap(owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def step(*arguments: Any, **more: Any) -> Any:
            number = next(steps)
            if number == at:
                raise Crash
            done = real(*arguments, **more)
            if number + 1 == at:
                raise Crash
            return done

        monkeypatch.setattr(owner, name, step)

    wrap(os, "link")
    wrap(SQLiteLog, "append")
    for name in ("replace", "rename", "unlink", "rmdir"):
        wrap(Path, name)


@pytest.mark.parametrize("verdict", ["clear", None])
def test_delivery_ends_the_same_after_a_crash_at_any_step(tmp_path: Path, verdict: str | None) -> None:
    for at in range(200):
        folder = tmp_path / f"{at}"
        for name in FOLDERS:
            (folder / name).mkdir(parents=True)
        claim = Claim(folder / "in" / ".working" / "1f")
        claim.folder.mkdir(parents=True)
        (claim.folder.parent / "lock").touch()
        before = {"a.txt": digest_of(record(claim.folder, "a.txt", "A record."))}
        for ending in (".report.json", ".receipt.json"):
            (claim.folder / f".file{ending}").write_text("{}", encoding="utf-8")
        answer = {
            "claim": "1f", "name": "a.txt", "sha256": before["a.txt"], "judged_at": "2026-01-02T03:04:05Z",
            "actor": "system", "verdict": verdict, "exit_code": 0 if verdict else 4,
            "why": [] if verdict else ["It is empty."], "files": [".report.json", ".receipt.json"], "after": 0,
            "bodies": [{"claim": "1f", "file_sha256": before["a.txt"]}],
        }  # fmt: skip

        def go(folder: Path = folder, claim: Claim = claim, answer: dict[str, Any] = answer) -> None:
            with SQLiteLog(str(folder / "audit.db")) as log:
                deliver(claim, answer, recorded(answer, log), folder / "done", folder / "bad")

        with pytest.MonkeyPatch.context() as patched:
            crashing(patched, at)
            try:
                go()
                crashed = False
            except Crash:
                crashed = True
        # what a watcher does when it is started again
        for again in Intake(folder / "in").claims():
            go(claim=again)
        proved(folder, before)
        if not crashed:
            assert at > 20
            return
    pytest.fail("it never ended without a crash")


def test_deliveries_killed_at_any_moment_end_whole_and_are_recorded_once(folder: Path) -> None:
    """Many kills of a process that does nothing but deliver, so that most of them meet it at a step."""
    chance = random.Random(11)
    (folder / "in" / ".working").mkdir()
    (folder / "in" / ".working" / "lock").touch()
    before = {}
    for number in range(300):
        claim, name = Claim(folder / "in" / ".working" / f"{number:04x}"), f"{number}.txt"
        claim.folder.mkdir()
        before[name] = digest_of(record(claim.folder, name, f"Record {number}."))
        (claim.folder / ".file.report.json").write_text("{}", encoding="utf-8")
        clear = number % 2 == 0
        answer = {
            "claim": claim.id, "name": name, "sha256": before[name], "judged_at": "2026-01-02T03:04:05Z",
            "actor": "system", "verdict": "clear" if clear else "hold", "exit_code": 0 if clear else 1,
            "why": [] if clear else ["It is held."], "files": [".report.json"], "after": 0,
            "bodies": [{"claim": claim.id, "file_sha256": before[name]}],
        }  # fmt: skip
        (claim.folder / ".answer.json").write_text(json.dumps(answer), encoding="utf-8")
    deliverer = [sys.executable, str(Path(__file__).parent / "deliverer.py"), str(folder)]
    met = 0
    for _ in range(12):
        process = subprocess.Popen(deliverer, stdout=subprocess.PIPE, env=environment())
        assert process.stdout is not None
        started_with = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        process.communicate()
        met += bool(started_with) and len(list((folder / "in" / ".working").iterdir())) > 1
        assert len(files(folder)) == len(before)
    assert met >= 8, "the kills came too late"
    assert subprocess.run(deliverer, env=environment(), stdout=subprocess.DEVNULL).returncode == 0
    proved(folder, before)


def test_what_cannot_be_delivered_stays_safe_with_its_answer_and_goes_later(tmp_path: Path) -> None:
    (tmp_path / ".working" / "1f").mkdir(parents=True)
    claim = Claim(tmp_path / ".working" / "1f")
    digest = digest_of(record(claim.folder, "a.txt", "A record."))
    answer = {
        "claim": "1f", "name": "a.txt", "sha256": digest, "judged_at": "2026-01-02T03:04:05Z", "actor": "system",
        "verdict": "clear", "exit_code": 0, "why": [], "files": [], "after": 0, "bodies": [],
    }  # fmt: skip
    done, bad = tmp_path / "done", tmp_path / "bad"
    bad.mkdir()
    with pytest.raises(FileNotFoundError):
        deliver(claim, answer, [], done, bad)
    assert claim.original is not None
    done.mkdir()
    # what changed after it was judged is not let through
    record(claim.folder, "a.txt", "Another record.")
    assert deliver(claim, answer, [], done, bad) == bad / "a.txt"
    assert "changed after it was judged" in json.loads((bad / "a.txt.answer.json").read_bytes())["why"][0]
