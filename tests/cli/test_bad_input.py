"""Bad input, through the real command: one clear sentence, the right code, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from documents.test_isolated import DRAWS_ITSELF
from reports.sample import TEXT

from cli.command import COMMAND, checker, environment, record, sentence


def not_judged(process: subprocess.CompletedProcess[bytes]) -> str:
    assert process.returncode == 4
    assert process.stdout == b""
    return sentence(process)


def test_missing_file(tmp_path: Path) -> None:
    assert not_judged(checker("check", "nowhere.txt", cwd=tmp_path)) == "nowhere.txt does not exist: check the name."


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    assert "drafts holds no file that can be a decision record" in not_judged(checker("check", "drafts", cwd=tmp_path))


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert "empty.txt is empty" in not_judged(checker("check", "empty.txt", cwd=tmp_path))


def test_blank_file(tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_bytes(b" \n\n\t\n")
    assert "has no text" in not_judged(checker("check", "blank.txt", cwd=tmp_path))


@pytest.mark.parametrize(
    "data", [b"\x7fELF" + bytes(range(256)) * 20, b"%PDF-1.7\n%\xe2\xe3\n", b"PK\x03\x04" + b"\0" * 99]
)
def test_binary_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "binary.txt").write_bytes(data)
    assert "binary.txt is" in not_judged(checker("check", "binary.txt", cwd=tmp_path))


def test_file_of_50_megabytes(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.write(b"Decision made: award.\n")
        file.truncate(50 * 1024 * 1024)
    assert "large.txt is 50 MB" in not_judged(checker("check", "large.txt", cwd=tmp_path))


def test_a_device_without_end_is_not_read_to_its_end() -> None:
    assert "/dev/zero is" in not_judged(checker("check", "/dev/zero"))


def test_text_without_any_field(tmp_path: Path) -> None:
    record(tmp_path, text="The rain in the hills was heavy, and the sheep stood close under the wall.\n" * 9)
    assert "record.txt" in not_judged(checker("check", "record.txt", cwd=tmp_path))


def test_a_document_that_is_no_decision_record(tmp_path: Path) -> None:
    letter = "Dear resident,\n\nSubject: bins\nDate: 4 May 2022\n\nYour bins will be emptied on Tuesday.\n\nThe team\n"
    record(tmp_path, text=letter)
    assert "record.txt" in not_judged(checker("check", "record.txt", cwd=tmp_path))


def test_a_question_about_one_of_two_records_in_a_file(tmp_path: Path) -> None:
    record(tmp_path, text=TEXT + "\n\n" + TEXT.replace("Reablement", "Laundry").replace("14 March", "21 March"))
    process = checker("questions", "record.txt", cwd=tmp_path)
    assert process.returncode == 2
    assert "record.txt holds 2 decisions" in sentence(process)


def test_no_read_permission(tmp_path: Path) -> None:
    path = record(tmp_path)
    path.chmod(0)
    command: tuple[str, ...] = COMMAND
    if os.geteuid() == 0:
        # root reads everything, so the same is asked without that privilege
        without = "-dac_override,-dac_read_search"
        command = ("setpriv", f"--inh-caps={without}", f"--bounding-set={without}", *COMMAND)
    process = checker("check", path, command=command)
    assert "may not be read" in not_judged(process)


def test_a_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    record(tmp_path, "one.txt")
    record(tmp_path, "two.txt")
    process = checker("check", "one.txt", "gone.txt", "two.txt", "--format", "json", cwd=tmp_path)
    assert process.returncode == 4
    assert sentence(process) == "gone.txt does not exist: check the name."
    first, second, third = json.loads(process.stdout)
    assert first["record"]["source"] == "one.txt"
    assert second == {
        "schema": "decision-checker/not-judged/1",
        "record": {"source": "gone.txt"},
        "verdict": None,
        "message": "gone.txt does not exist: check the name.",
    }
    assert third["findings"] == [one | {"evidence": one["evidence"]} for one in first["findings"]], (
        "the same record gives the same findings"
    )


def test_a_file_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    process = checker("check", "a\x1b[2J\nb.txt", cwd=tmp_path)
    assert process.returncode == 4
    assert b"\x1b" not in process.stderr
    assert len(process.stderr.splitlines()) == 1


OUTPUT = ("check", "record.txt", "--format", "json", "--output")


@pytest.mark.parametrize("format_", ["json", "plain", "terminal", "concise"])
def test_full_disk(tmp_path: Path, format_: str) -> None:
    record(tmp_path)
    process = checker("check", "record.txt", "--format", format_, "--output", "/dev/full", cwd=tmp_path)
    assert "No space left on device" in not_judged(process)
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "check", "record.txt", "--format", format_]
        straight = subprocess.run(
            command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False
        )
    assert straight.returncode == 4
    assert straight.stderr.decode() == (
        "checker: The result could not be written to standard output: No space left on device.\n"
    )


def test_read_only_place(tmp_path: Path) -> None:
    record(tmp_path)
    process = checker(*OUTPUT, "/proc/report.json", cwd=tmp_path)
    assert "could not be written to /proc/report.json" in not_judged(process)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("nowhere/report.json", "there is no folder nowhere"),
        (".", "is a folder"),
        ("record.txt", "is the record itself"),
    ],
)
def test_output_that_cannot_be_a_file_is_a_wrong_option(tmp_path: Path, output: str, said: str) -> None:
    path = record(tmp_path)
    process = checker(*OUTPUT, output, cwd=tmp_path)
    assert process.returncode == 2
    assert said in sentence(process)
    assert path.read_text(encoding="utf-8") == TEXT


def test_output_is_replaced_whole_and_leaves_no_other_file(tmp_path: Path) -> None:
    record(tmp_path)
    (tmp_path / "report.json").write_text("old", encoding="utf-8")
    assert checker(*OUTPUT, "report.json", cwd=tmp_path).returncode in (0, 1, 3)
    assert json.loads((tmp_path / "report.json").read_bytes())["record"]["source"] == "record.txt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.txt", "report.json"]


def test_output_is_untouched_when_the_record_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("old", encoding="utf-8")
    assert checker("check", "gone.txt", "--output", "report.txt", cwd=tmp_path).returncode == 4
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_closed_pipe_is_silent_and_lets_nothing_through(tmp_path: Path) -> None:
    record(tmp_path)
    process = subprocess.Popen(
        [*COMMAND, "check", *["record.txt"] * 3], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(),
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 4
    assert errors == b""


def interrupted(tmp_path: Path, *options: str) -> tuple[int, bytes, bytes]:
    """A batch of many records that gets Ctrl-C, as a terminal sends it: to the whole group of processes."""
    names = [record(tmp_path, f"{number:04}.txt").name for number in range(600)]
    process = subprocess.Popen(
        [*COMMAND, "check", *names, *options], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(), start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    if "--output" in options:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob(".*.part")) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(1)
        first = b""
    else:
        first = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, first + out, err


def test_interrupted_batch_keeps_whole_reports_only(tmp_path: Path) -> None:
    code, out, err = interrupted(tmp_path, "--format", "plain")
    assert code == 130
    assert err.decode().startswith("checker: Interrupted after ")
    assert len(err.splitlines()) == 1, err
    reports = out.decode().count("Decision record check: ")
    assert 0 < reports < 600
    assert out.decode().count("(exit code ") == reports


def test_interrupted_batch_leaves_the_output_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("old", encoding="utf-8")
    code, out, err = interrupted(tmp_path, "--format", "json", "--output", "all.json")
    assert (code, out) == (130, b"")
    assert b"nothing was written" in err
    assert (tmp_path / "all.json").read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".*"))


def test_a_pdf_that_draws_itself_without_end(tmp_path: Path) -> None:
    (tmp_path / "endless.pdf").write_bytes(DRAWS_ITSELF)
    assert "endless.pdf " in not_judged(checker("check", "endless.pdf", cwd=tmp_path))
