"""``checker gate`` where the machine fails it: real permissions, full disks, locks, clocks and signals."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.chain import verify
from checker.audit.sqlite import SQLiteLog
from cli.command import SAMPLES, record, sentence
from cli.ordinary import finished, held_to_size, started

CLEAR = "light-touch-award-below-threshold.txt"
HELD = "supported-living-direct-award-hold.txt"
CONCISE = ("--format", "concise", "--actor", "system")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs limits as Linux has them")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (CLEAR, HELD):
        record(tmp_path, name, (SAMPLES / name).read_text(encoding="utf-8"))
    for name in ("locked", "closed"):
        (tmp_path / name).mkdir()
    return tmp_path


def gate(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    process = started("gate", *arguments, *CONCISE, cwd=folder, env={"CHECKER_AUDIT": "audit.db", **more})
    return finished(process)


def entries(folder: Path) -> list[dict[str, object]]:
    with SQLiteLog(str(folder / "audit.db"), create=False) as log:
        found = list(log.entries())
    assert verify(found).holds
    return [dict(entry.data) for entry in found]


def left_behind(folder: Path) -> list[str]:
    """Temporary files, whole reports and parts of them."""
    return sorted(path.name for path in folder.rglob("*") if path.suffix == ".part" or path.name.startswith("report"))


@pytest.fixture(scope="module")
def behind_a_lock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[bytes]]:
    """A gate whose audit log another program holds for longer than it waits; begun early, because it waits long."""
    folder = tmp_path_factory.mktemp("lock")
    record(folder, CLEAR, (SAMPLES / CLEAR).read_text(encoding="utf-8"))
    SQLiteLog(str(folder / "audit.db")).close()
    other = sqlite3.connect(folder / "audit.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    process = started("gate", CLEAR, "--audit", "audit.db", *CONCISE, cwd=folder)
    yield process
    process.kill()
    process.communicate()
    other.close()


@pytest.mark.usefixtures("behind_a_lock")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "json=locked/report.json"], 4, "could not be written to locked/report.json: Permission denied"),
        (["-o", "json=closed/in/report.json"], 4, "could not be written to closed/in/report.json: Permission denied"),
        (["-o", "json=locked"], 2, "locked is a folder; name a file in it"),
        (["--audit", "locked/audit.db"], 4, "audit log locked/audit.db cannot be used"),
        (["--audit", "locked"], 4, "audit log locked cannot be used"),
        (
            ["--audit", "read-only.db"],
            4,
            "audit log read-only.db may not be written",
        ),
        (["--audit", "damaged.db"], 4, "audit log damaged.db cannot be used"),
        (["--audit", "edited.db"], 4, "entry 2 of the audit log edited.db was changed after it was written"),
        (["--audit", ""], 4, "There is no place for the audit log"),
    ],
    ids=lambda value: value[-1].replace("/", "-") if isinstance(value, list) else None,
)
def test_a_place_that_cannot_be_written_is_told_before_anything_is_judged(
    folder: Path, arguments: list[str], code: int, said: str
) -> None:
    prepared(folder)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.suffix == ".txt"}
    done = gate(folder, CLEAR, *arguments, HOME=str(folder / "locked"), CHECKER_AUDIT="" if "" in arguments else "a.db")
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in sentence(done)
    for name in ("locked", "closed"):
        (folder / name).chmod(0o755)
    assert left_behind(folder) == []
    assert {path: path.read_bytes() for path in before} == before


def prepared(folder: Path) -> None:
    """A folder and files that cannot be written, and logs that are not as they were."""
    for name in ("read-only", "damaged", "edited"):
        with SQLiteLog(str(folder / f"{name}.db")) as log:
            for number in range(30):
                log.append(at="2022-03-20T10:00:00Z", actor="a", event="gate", body={"n": number})
    with sqlite3.connect(folder / "edited.db") as connection:
        connection.executescript(
            "DROP TRIGGER audit_log_no_update; DROP TRIGGER audit_log_no_delete; DELETE FROM audit_log WHERE seq > 2;"
            "UPDATE audit_log SET actor = 'b' WHERE seq = 2"
        )
    damaged = folder / "damaged.db"
    data = damaged.read_bytes()
    # the first page, which tells what the file is, stays as it was
    damaged.write_bytes(data[:4096] + b"\x07" * (len(data) - 4096))
    (folder / "read-only.db").chmod(0o444)
    (folder / "locked").chmod(0o555)
    (folder / "closed").chmod(0)


def opened_for_writing(pipe: Path) -> int:
    """The pipe's other end, once the gate reads it: what it judged before is judged, and what comes is not."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("the gate never came to the pipe")


def test_a_record_that_is_lost_or_changed_meanwhile_or_may_not_be_read_is_not_judged(folder: Path) -> None:
    text = (folder / CLEAR).read_text(encoding="utf-8")
    secret, changed, deleted = (record(folder, f"{name}.txt", text) for name in ("secret", "changed", "deleted"))
    secret.chmod(0)
    os.mkfifo(folder / "pipe.txt")
    names = ["secret.txt", "changed.txt", "deleted.txt", CLEAR, "pipe.txt"]
    process = started("gate", *names, *CONCISE, "--audit", "audit.db", "-o", "json=report.json", cwd=folder)
    pipe = opened_for_writing(folder / "pipe.txt")
    record(folder, "changed.txt", text + "\nOne line more.\n")
    deleted.unlink()
    os.write(pipe, text.encode())
    os.close(pipe)
    done = finished(process)
    said = done.stderr.decode()
    assert done.returncode == 4, said
    assert "secret.txt may not be read: ask for read permission." in said
    assert "changed.txt changed after it was judged: judge it again." in said
    assert "deleted.txt was deleted or moved after it was judged: judge it again." in said
    assert "7 records: 4 clear, 3 not judged" in said
    reports = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    told = [(one["record"]["source"], one.get("verdict")) for one in reports]
    assert told[-2:] == [("changed.txt", None), ("deleted.txt", None)]
    assert [(body["record"], body["verdict"]) for body in entries(folder)] == told
    assert changed.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_gate_that_is_told_to_end_leaves_nothing_half_written(folder: Path, number: signal.Signals) -> None:
    os.mkfifo(folder / "pipe.txt")
    outputs = ("-o", "json=report.json", "-o", "csv=report.csv")
    process = started("gate", CLEAR, "pipe.txt", *CONCISE, "--audit", "audit.db", *outputs, cwd=folder)
    pipe = opened_for_writing(folder / "pipe.txt")
    assert [name for name in left_behind(folder) if name.endswith(".part")]
    process.send_signal(number)
    done = finished(process)
    os.close(pipe)
    assert done.returncode == 130
    assert sentence(done).startswith("Interrupted after 1 of 2 records; ")
    assert left_behind(folder) == []
    assert entries(folder) == []


def test_a_disk_that_is_full_before_the_report_is_written_is_no_pass(folder: Path) -> None:
    record(folder, "report.json", "An older report.")
    process = started(
        "gate", CLEAR, *CONCISE, "--audit", "audit.db", "-o", "json=report.json", cwd=folder, held=held_to_size(40_000)
    )
    done = finished(process)
    assert done.returncode == 4
    assert sentence(done) == "The result could not be written to report.json: File too large."
    assert (left_behind(folder), (folder / "report.json").read_text(encoding="utf-8")) == (
        ["report.json"],
        "An older report.",
    )
    assert entries(folder) == []


def test_a_disk_that_is_full_when_the_answer_is_recorded_is_no_pass(folder: Path) -> None:
    with SQLiteLog(str(folder / "audit.db")) as log, sqlite3.connect(folder / "audit.db") as reader:
        log.append(at="2022-03-20T10:00:00Z", actor="a", event="gate", body={})
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM audit_log").fetchall()
        # while somebody reads, what is appended goes behind what is there
        while (folder / "audit.db-wal").stat().st_size < 60_000:
            log.append(at="2022-03-20T10:00:00Z", actor="a", event="gate", body={})
        size = (folder / "audit.db-wal").stat().st_size
        process = started("gate", CLEAR, *CONCISE, "--audit", "audit.db", cwd=folder, held=held_to_size(size))
        done = finished(process)
        count = sum(1 for _ in log.entries())
    assert done.returncode == 4
    assert "the audit log audit.db cannot be used (" in sentence(done)
    assert len(entries(folder)) == count


def test_a_clock_that_was_put_back_brings_no_waiver_to_life(folder: Path) -> None:
    """The newest entry shows that a day has come, whatever the clock says."""
    with SQLiteLog(str(folder / "audit.db")) as log:
        log.append(at="2098-01-01T00:00:00Z", actor="a", event="gate", body={"record": "", "verdict": None})
    text = "".join(
        f"- id: {name}\n  rule: {rule}\n  record: {HELD}\n  fingerprint: '{fingerprint}'\n  ground: Exemption 1\n"
        "  reason: Recorded in the annex.\n  approver: {name: Petra Quill, role: Monitoring Officer}\n"
        f"  approved_on: {since}\n  expires: {until}\n"
        for name, rule, fingerprint, since, until in waivable(folder)
    )
    record(folder, "waivers.yaml", text)
    done = gate(folder, HELD, "--waivers", "waivers.yaml", "-o", "json=report.json")
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "The audit log has an entry of 2098-01-01T00:00:00Z, which by the clock has not come yet" in said
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    states = {one["waiver"]["id"]: one["waiver"]["state"] for one in report["findings"] if one["waiver"]}
    assert states == {"W-lapsed": "expired", "W-later": "not_yet"}
    with SQLiteLog(str(folder / "audit.db"), create=False) as log:
        (remark,) = verify(log.entries()).remarks
    assert remark.startswith("Entry 2 is dated before entry 1: the clock had gone back")


def waivable(folder: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """A waiver that is in force by the clock alone, and one that was approved in the future."""
    from checker import check

    found = [one for one in check(folder / HELD).findings if one.outcome in ("breach", "review")]
    open_ones = [one for one in found if one.rule in ("authority-cited", "contract-starts-after-decision")]
    dates = (("W-lapsed", "2020-01-01", "2097-12-31"), ("W-later", "2099-01-01", "2099-12-31"))
    for (name, since, until), one in zip(dates, open_ones, strict=True):
        yield name, one.rule, one.fingerprint, since, until


def test_an_audit_log_that_another_program_holds_is_no_pass(behind_a_lock: subprocess.Popen[bytes]) -> None:
    done = finished(behind_a_lock)
    assert done.returncode == 4
    assert "audit.db cannot be used (another program has held it for 30 seconds)" in sentence(done)


def test_an_answer_that_nobody_can_read_is_none(tmp_path: Path) -> None:
    """A process that was started without any standard output."""
    SQLiteLog(str(tmp_path / "audit.db")).close()
    done = finished(started("audit", "head", "audit.db", cwd=tmp_path, held=lambda: os.close(1)))
    assert done.returncode == 4
    assert sentence(done) == "The result could not be written to standard output: it is closed."
