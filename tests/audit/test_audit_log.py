"""The audit log, in a file and in a real PostgreSQL server: nothing answered is lost, nothing changed goes unseen."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit import server
from checker.audit.chain import verify
from checker.audit.log import AuditError, AuditLog, open_log
from checker.audit.sqlite import SQLiteLog

WRITER = Path(__file__).parent / "writer.py"


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    if not server.is_installed():
        pytest.skip("no PostgreSQL server is installed on this machine")
    with server.running() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "audit.db")
    address: str = request.getfixturevalue("database")
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS audit_log")
    return address


def fill(log: AuditLog, count: int = 5) -> list[str]:
    return [
        log.append(at=f"2022-03-20T10:00:0{number}Z", actor="gate", event="gate", body={"n": number, "é": "£"}).hash
        for number in range(count)
    ]


def changed(place: str, *statements: str) -> None:
    """What somebody with the right to the database does behind the log's back."""
    if place.startswith("postgresql"):
        import psycopg

        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute("ALTER TABLE audit_log DISABLE TRIGGER ALL")
            for statement in statements:
                connection.execute(statement)
        return
    with sqlite3.connect(place) as connection:
        connection.execute("DROP TRIGGER audit_log_no_update")
        connection.execute("DROP TRIGGER audit_log_no_delete")
        for statement in statements:
            connection.execute(statement)


def executed(place: str, statement: str) -> None:
    """What somebody does who has not read the rules."""
    if place.startswith("postgresql"):
        import psycopg

        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(statement)
        return
    with sqlite3.connect(place) as connection:
        connection.execute(statement)


def test_entries_come_back_in_order_and_the_chain_holds(place: str) -> None:
    with open_log(place) as log:
        assert log.last() is None
        hashes = fill(log)
    with open_log(place, create=False) as log:
        entries = list(log.entries())
        assert [entry.hash for entry in entries] == hashes
        assert [entry.seq for entry in log.entries(after=3)] == [4, 5]
        assert entries[2].data == {"n": 2, "é": "£"}
        found = verify(entries, hashes[3][:16])
    assert found.holds
    assert (found.count, found.head) == (5, hashes[-1])


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["UPDATE audit_log SET body = '{\"n\":9}' WHERE seq = 3"], "Entry 3 was changed"),
        (["UPDATE audit_log SET actor = 'nobody' WHERE seq = 5"], "Entry 5 was changed"),
        (["DELETE FROM audit_log WHERE seq = 3"], "Entry 3 is missing"),
        (["DELETE FROM audit_log WHERE seq = 1"], "Entry 1 is missing"),
        (
            [
                "UPDATE audit_log SET seq = 30 WHERE seq = 3",
                "UPDATE audit_log SET seq = 3 WHERE seq = 4",
                "UPDATE audit_log SET seq = 4 WHERE seq = 30",
            ],
            "Entry 3 was changed",
        ),
    ],
    ids=["edited", "edited at the end", "deleted", "first deleted", "swapped"],
)
def test_what_was_changed_is_found(place: str, statements: list[str], said: str) -> None:
    with open_log(place) as log:
        fill(log)
    changed(place, *statements)
    with open_log(place, create=False) as log:
        found = verify(log.entries())
    assert not found.holds
    assert any(said in problem for problem in found.problems), found.problems


def test_a_cut_or_rewritten_log_is_found_by_a_head_noted_elsewhere(place: str) -> None:
    with open_log(place) as log:
        noted = fill(log)[-1]
    changed(place, "DELETE FROM audit_log WHERE seq > 3")
    with open_log(place, create=False) as log:
        assert verify(log.entries()).holds
        assert "cut or written anew" in verify(log.entries(), noted).problems[-1]


def test_the_log_refuses_to_be_edited(place: str) -> None:
    with open_log(place) as log:
        fill(log)
    statements = ("UPDATE audit_log SET actor = 'x'", "DELETE FROM audit_log")
    for statement in statements:
        with pytest.raises(Exception, match="only ever added to"):
            executed(place, statement)


def test_writers_at_the_same_time_lose_nothing(place: str) -> None:
    open_log(place).close()
    writers = [
        subprocess.Popen([sys.executable, str(WRITER), place, f"w{number}", "25"], stdout=subprocess.PIPE)
        for number in range(4)
    ]
    said = [writer.communicate(timeout=60)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    with open_log(place, create=False) as log:
        entries = list(log.entries())
    assert verify(entries).holds
    assert len(entries) == 100
    assert {entry.hash.encode() for entry in entries} == {word for words in said for word in words[1::2]}


def test_what_was_answered_survives_a_killed_writer(place: str) -> None:
    writer = subprocess.Popen([sys.executable, str(WRITER), place, "w", "100000"], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    answered = [writer.stdout.readline().split()[1] for _ in range(30)]
    os.kill(writer.pid, signal.SIGKILL)
    answered += [line.split()[1] for line in writer.stdout.read().splitlines() if len(line.split()) == 2]
    writer.wait()
    with open_log(place) as log:
        log.append(at="2022-03-20T11:00:00Z", actor="after", event="start", body={})
        entries = list(log.entries())
    assert verify(entries).holds
    assert {entry.hash.encode() for entry in entries} >= set(answered)


def test_a_clock_that_went_back_is_a_remark_and_no_accusation(place: str) -> None:
    with open_log(place) as log:
        log.append(at="2022-03-20T10:00:00Z", actor="a", event="check", body={})
        log.append(at="2021-03-20T10:00:00Z", actor="a", event="check", body={})
        found = verify(log.entries())
    assert found.holds
    assert "clock had gone back" in found.remarks[0]


def test_writers_who_waited_for_one_another_are_no_clock_that_went_back(place: str) -> None:
    with open_log(place) as log:
        for second in (40, 10, 39):
            log.append(at=f"2022-03-20T10:00:{second}Z", actor="a", event="check", body={})
        assert verify(log.entries()).remarks == ()


def test_nothing_is_added_to_an_entry_that_was_changed(place: str) -> None:
    with open_log(place) as log:
        fill(log)
    changed(place, "UPDATE audit_log SET actor = 'nobody' WHERE seq = 5")
    with open_log(place) as log:
        with pytest.raises(AuditError, match=r"entry 5 of the audit log .* was changed after it was written"):
            log.append(at="2022-03-20T11:00:00Z", actor="a", event="check", body={})
        assert sum(1 for _ in log.entries()) == 5


def test_a_log_that_another_program_holds_is_waited_for(tmp_path: Path) -> None:
    place = str(tmp_path / "audit.db")
    with open_log(place) as log:
        other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, other.execute, ["ROLLBACK"])
        release.start()
        assert log.append(at="2022-03-20T10:00:00Z", actor="a", event="check", body={}).seq == 1
        release.join()
        other.close()


def test_a_database_that_others_hold_is_not_waited_for_without_end(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    from checker.audit import postgresql

    monkeypatch.setattr(postgresql, "_PATIENCE", 300)
    with psycopg.connect(database) as other, open_log(database) as log:
        other.execute("LOCK TABLE audit_log IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(AuditError, match="timeout"):
            log.append(at="2022-03-20T10:00:00Z", actor="a", event="check", body={})


def test_a_database_that_is_none_or_damaged_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="there is no audit log"):
        open_log(str(tmp_path / "none.db"), create=False)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"SQLite format 3\0" + b"\x07" * 5000)
    with pytest.raises(AuditError, match=r"damaged\.db cannot be used"):
        open_log(str(damaged)).append(at="", actor="", event="", body={})
    with pytest.raises(AuditError, match="cannot be used"):
        open_log(str(tmp_path / "no" / "folder" / "audit.db"))
    with pytest.raises(AuditError, match="cannot be used"):
        open_log("postgresql://nobody@127.0.0.1:1/none")


def filled(log: AuditLog) -> None:
    """Writes until there is no room."""
    for number in range(1000):
        log.append(at="2022-03-20T10:00:00Z", actor="a", event="check", body={"n": number, "filling": "x" * 2000})


def test_a_full_disk_is_told_and_nothing_half_written_stays() -> None:
    """A real full disk: a small file system that is filled to its last byte."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    folder = Path("/tmp") / f"audit-full-{os.getpid()}"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode != 0:
        folder.rmdir()
        pytest.skip("this machine does not let a small file system be mounted")
    try:
        log = SQLiteLog(str(folder / "audit.db"))
        with pytest.raises(AuditError, match="cannot be used"):
            filled(log)
        found = verify(log.entries())
        log.close()
        assert found.holds
        assert found.count > 3
    finally:
        subprocess.run(["umount", str(folder)], check=False)
        folder.rmdir()
