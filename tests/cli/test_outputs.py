"""Several formats at once: each in its own file, whole or not at all, and one exit code."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree

from cli.command import checker, record, sentence


def test_every_file_holds_its_format_and_the_terminal_its_report(tmp_path: Path) -> None:
    record(tmp_path)
    outputs = ["-o", "sarif=r.sarif", "-o", "junit=r.xml", "-o", "html=r.html", "-o", "json=r.json", "-o", "csv=r.csv"]
    process = checker("check", "record.txt", "missing.txt", *outputs, "--format", "concise", cwd=tmp_path)
    assert process.returncode == 4
    assert all(line.startswith("record.txt:") for line in process.stdout.decode().splitlines())
    found, missing = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert missing["verdict"] is None
    (run,) = json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))["runs"]
    assert len(run["results"]) == len(found["findings"]) == len(run["tool"]["driver"]["rules"])
    assert run["invocations"][0]["exitCode"] == 4
    first, second = etree.parse(tmp_path / "r.xml").getroot()
    assert (first.get("tests"), second.get("errors")) == (str(len(found["findings"])), "1")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == len(found["findings"]) + 1
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Fernhollow Care Partnership Ltd" in page, "the page shows the record's own text"
    assert not list(tmp_path.glob(".*.part"))


def test_one_format_can_have_standard_output(tmp_path: Path) -> None:
    record(tmp_path)
    process = checker("check", "record.txt", "-o", "csv=-", "-o", "json=r.json", cwd=tmp_path)
    assert process.stdout.startswith("\ufeffrecord,".encode())
    named = checker("check", "record.txt", "--format", "csv", cwd=tmp_path)
    assert named.stdout == process.stdout
    assert checker("check", "record.txt", "--format", "json", cwd=tmp_path).stdout == (tmp_path / "r.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "sarf=r.json"], "did you mean sarif?"),
        (["-o", "json="], "names no file"),
        (["-o", "json=-", "-o", "csv=-"], "Only one format"),
        (["-o", "json=-", "--format", "plain"], "Only one format"),
        (["-o", "json=r", "-o", "csv=./r"], "same file"),
        (["-o", "a", "-o", "b"], "can be given once"),
        (["-o", "plain=r.txt"], "--format plain"),
        (["-o", "json=nowhere/r.json"], "no folder"),
        (["-o", "json=record.txt"], "is the record itself"),
    ],
)
def test_outputs_that_cannot_be_are_one_sentence(tmp_path: Path, arguments: list[str], said: str) -> None:
    path = record(tmp_path)
    before = path.read_bytes()
    process = checker("check", "record.txt", *arguments, cwd=tmp_path)
    assert process.returncode == 2
    assert said in sentence(process)
    assert [file.name for file in tmp_path.iterdir()] == ["record.txt"]
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_written_leaves_the_older_ones(tmp_path: Path) -> None:
    record(tmp_path)
    (tmp_path / "r.json").write_text("older", encoding="utf-8")
    process = checker("check", "record.txt", "-o", "json=r.json", "-o", "csv=/dev/full", cwd=tmp_path)
    assert process.returncode == 4
    assert b"/dev/full" in process.stderr
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == "older"
