"""Folders, patterns, archives and e-mails through the real command."""

from __future__ import annotations

import io
import json
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from reports.sample import TEXT

from checker.cli import sources
from checker.cli.sources import one_source, sources_of
from checker.errors import ConfigurationError
from cli.command import checker, record, sentence


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "drafts"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".git/d.txt", ".hidden.txt"):
        record(folder, name)
    (folder / "~$a.docx").write_bytes(b"\x05lock")
    (folder / "logo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    (folder / "desktop.ini").write_text("[x]", encoding="utf-8")
    return folder


def named(*names: str) -> list[str]:
    return [source.name for source in sources_of(names).records]


def test_a_folder_in_order_without_what_is_no_record(drafts: Path) -> None:
    found = sources_of(["drafts"])
    assert [source.name for source in found.records] == ["drafts/a.txt", "drafts/b.txt", "drafts/sub/c.txt"]
    assert found.several
    assert found.left_out == [
        "From drafts was left out: a hidden folder, 2 × a hidden or system file, a picture, a lock file of Word."
    ]


def test_patterns(drafts: Path) -> None:
    assert named("drafts/*.txt") == ["drafts/a.txt", "drafts/b.txt"]
    assert named("drafts/**/*.txt") == ["drafts/a.txt", "drafts/b.txt", "drafts/sub/c.txt"]
    assert named("drafts/[b]*") == ["drafts/b.txt"]
    record(drafts, "d[1].txt")
    assert named("drafts/d[1].txt") == ["drafts/d[1].txt"]
    (none,) = sources_of(["drafts/*.docx"]).records
    assert none.problem.startswith("drafts/*.docx holds no file that can be a decision record")


def test_the_report_of_a_run_is_no_record_of_the_next(drafts: Path) -> None:
    report = record(drafts, "report.txt")
    assert "drafts/report.txt" not in [source.name for source in sources_of(["drafts"], outputs=[report]).records]


def test_folders_are_entered_to_a_limit_and_links_are_not(drafts: Path) -> None:
    deep = drafts.joinpath(*"123456789abc")
    deep.mkdir(parents=True)
    record(deep)
    (drafts / "sub" / "loop").symlink_to(drafts)
    os.mkfifo(drafts / "sub" / "pipe")
    found = sources_of(["drafts"])
    assert len(found.records) == 3
    assert "a folder more than 10 deep" in found.left_out[0]
    assert "2 × a link to a folder, a device or a broken link" in found.left_out[0]


def test_more_files_than_the_limit_are_not_checked_in_part(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    (only,) = sources_of(["drafts"]).records
    assert only.problem == "drafts holds more than 2 files: check its folders one at a time."


def archive(path: Path, *names: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, TEXT)
    path.write_bytes(buffer.getvalue())


def test_one_record_of_an_archive(drafts: Path) -> None:
    archive(drafts / "all.zip", "a.txt", "b.txt")
    assert one_source("drafts/all.zip > b.txt").data == TEXT.encode()
    with pytest.raises(ConfigurationError, match=r"holds 2 records, .* as in 'drafts/all\.zip > a\.txt'"):
        one_source("drafts/all.zip")
    assert "there is 'drafts/all.zip > a.txt'" in one_source("drafts/all.zip > c.txt").problem


def test_check_of_a_folder_an_archive_and_a_mail(drafts: Path) -> None:
    archive(drafts / "sub" / "all.zip", "x.txt")
    mail = EmailMessage()
    mail["From"], mail["Message-ID"] = "a@marlshire.example", "<1@marlshire.example>"
    mail.set_content("Attached.")
    mail.add_attachment(TEXT, filename="y.txt")
    (drafts / "sub" / "mail.eml").write_bytes(bytes(mail))
    done = checker("check", "drafts", "--format", "json")
    assert [report["record"]["source"] for report in json.loads(done.stdout)] == [
        "drafts/a.txt", "drafts/b.txt", "drafts/sub/all.zip > x.txt", "drafts/sub/c.txt", "drafts/sub/mail.eml > y.txt",
    ]  # fmt: skip
    assert len({report["verdict"] for report in json.loads(done.stdout)}) == 1
    assert sentence(done).startswith("From drafts was left out: ")
    piped = checker("check", "-", "--format", "json", stdin=bytes(mail))
    assert json.loads(piped.stdout)["record"]["source"] == "<stdin> > y.txt"


def test_answers_are_for_one_record(drafts: Path) -> None:
    done = checker("check", "drafts", "--answers", "a.yaml")
    assert done.returncode == 2
    assert "there are 3" in sentence(done)


def test_an_empty_folder(drafts: Path) -> None:
    (drafts / "none").mkdir()
    done = checker("check", "drafts/none")
    assert (done.returncode, done.stdout) == (4, b"")
    assert "drafts/none holds no file that can be a decision record" in sentence(done)
    assert "name one" not in sentence(checker("facts", "drafts/none"))
