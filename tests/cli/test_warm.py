"""A copy of a process that is ready does what a process does that is started anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import checker, record

COMMANDS = {
    "a report": ("check", "record.txt"),
    "several records, one of them damaged": ("check", "record.txt", "bad.docx", "-", "--format", "plain"),
    "a wrong option": ("check", "record.txt", "--foramt", "json"),
    "facts": ("facts", "record.txt", "--format", "json"),
    "rules of another folder": ("check", "record.txt", "--rules", "nowhere"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_answer_is_the_same(name: str, tmp_path: Path) -> None:
    record(tmp_path)
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 and no more")
    given = (tmp_path / "record.txt").read_bytes() if "-" in COMMANDS[name] else b""
    ready, anew = (
        checker(*COMMANDS[name], cwd=tmp_path, stdin=given, env={"COLUMNS": "90"}, fresh=fresh)
        for fresh in (False, True)
    )
    assert (ready.returncode, ready.stdout, ready.stderr) == (anew.returncode, anew.stdout, anew.stderr)


def test_copies_share_no_folder_no_environment_and_no_input(tmp_path: Path) -> None:
    for name, text in (("one", "None"), ("two", "One two three four.")):
        (tmp_path / name).mkdir()
        record(tmp_path / name, "only here.txt", text)
    shown = [checker("check", "only here.txt", cwd=tmp_path / name).stderr for name in ("one", "two", "one")]
    assert shown[0] == shown[2]
    assert checker("check", "only here.txt", cwd=tmp_path).stderr.count(b"does not exist") == 1
    # more than a pipe holds
    large = b"Nothing was decided. " * 10_000
    assert checker("check", "-", stdin=large, cwd=tmp_path).returncode == 4
    assert checker("check", "-", cwd=tmp_path).stderr.count(b"empty") == 1
