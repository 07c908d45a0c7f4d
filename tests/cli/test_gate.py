"""``checker gate``, receipts and the audit log, as a document system would run them."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from cli.command import SAMPLES, checker, record, sentence

CLEAR = "light-touch-award-below-threshold.txt"
HELD = "supported-living-direct-award-hold.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (CLEAR, HELD):
        record(tmp_path, name, (SAMPLES / name).read_text(encoding="utf-8"))
    (tmp_path / "receipts").mkdir()
    return tmp_path


def gate(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return checker("gate", *arguments, "--format", "concise", "--actor", "system", cwd=folder, env=AUDIT)


AUDIT = {"CHECKER_AUDIT": "audit.db"}


def entries(folder: Path) -> list[dict[str, object]]:
    exported = checker("audit", "export", "audit.db", cwd=folder)
    return [json.loads(line) for line in exported.stdout.splitlines()]


def test_a_clear_record_is_let_through_and_written_down(folder: Path) -> None:
    finished = gate(folder, CLEAR, "--receipts", "receipts", "-o", "json=report.json", "-o", "sarif=report.sarif")
    assert finished.returncode == 0, finished.stderr
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["checked"]["engine"] == "both"
    assert json.loads((folder / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    (entry,) = entries(folder)
    body = entry["body"]
    assert isinstance(body, dict)
    assert (entry["actor"], body["verdict"], body["sha256"]) == ("system", "clear", report["record"]["sha256"])
    assert "quote" not in json.dumps(body)
    (receipt,) = (folder / "receipts").iterdir()
    assert json.loads(receipt.read_text(encoding="utf-8"))["digest"] == body["receipt"]
    proved = checker("verify", receipt, CLEAR, cwd=folder)
    assert (proved.returncode, proved.stdout[:6]) == (0, b"Proved")


def test_anything_else_stops_and_is_written_down_too(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    finished = gate(folder, HELD, CLEAR, "empty.txt")
    assert finished.returncode == 4
    bodies = [entry["body"] for entry in entries(folder)]
    assert [body["verdict"] for body in bodies if isinstance(body, dict)] == ["hold", "clear", None]
    assert checker("audit", "verify", "audit.db", cwd=folder).returncode == 0


def test_a_receipt_names_what_differs(folder: Path) -> None:
    gate(folder, CLEAR, "--receipts", "receipts")
    (receipt,) = (folder / "receipts").iterdir()
    changed = (folder / CLEAR).read_text(encoding="utf-8").replace("None", "One", 1) + "\nA line more.\n"
    record(folder, "changed.txt", changed)
    refuted = checker("verify", receipt, "changed.txt", cwd=folder)
    assert refuted.returncode == 1
    assert b"The record is another one" in refuted.stdout
    stated = json.loads(receipt.read_text(encoding="utf-8"))
    stated["outcomes"][0]["outcome"] = "breach"
    stated["law"]["pcr-2015"] = "0" * 64
    receipt.write_text(json.dumps(stated), encoding="utf-8")
    forged = checker("verify", receipt, CLEAR, cwd=folder).stdout
    assert b"The receipt was changed after it was made" in forged
    assert b"The rules in 'pcr-2015' are not those of the receipt" in forged
    assert f"Rule {stated['outcomes'][0]['rule']} gave breach".encode() in forged
    receipt.write_text("{}", encoding="utf-8")
    nothing = checker("verify", receipt, CLEAR, cwd=folder)
    assert nothing.returncode == 2
    assert "is no receipt" in sentence(nothing)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_receipt_tells_that_pictures_were_read_and_verify_reads_them_too(folder: Path) -> None:
    gate(folder, CLEAR, "--ocr", "--receipts", "receipts")
    (receipt,) = (folder / "receipts").iterdir()
    assert json.loads(receipt.read_text(encoding="utf-8"))["options"]["ocr"] is True
    assert checker("verify", receipt, CLEAR, cwd=folder).returncode == 0
    # where there is no Tesseract, it is told that the record cannot be read as it was
    lacking = checker("verify", receipt, CLEAR, cwd=folder, env={"PATH": str(folder)})
    assert lacking.returncode == 2
    assert "--ocr needs Tesseract" in sentence(lacking)


def test_a_signed_receipt_is_proved_by_its_key_and_no_other(folder: Path) -> None:
    serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization")
    ed25519 = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
    for name in ("ours", "theirs"):
        key = ed25519.Ed25519PrivateKey.generate()
        pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
        (folder / f"{name}.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
        shown = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
        (folder / f"{name}.pub").write_bytes(shown)
    gate(folder, CLEAR, "--receipts", "receipts", "--sign", "ours.pem")
    (receipt,) = (folder / "receipts").iterdir()
    assert checker("verify", receipt, CLEAR, "--key", "ours.pub", cwd=folder).returncode == 0
    other = checker("verify", receipt, CLEAR, "--key", "theirs.pub", cwd=folder)
    assert (other.returncode, b"not signed by that key" in other.stdout) == (1, True)


def test_waivers_let_a_record_through_until_their_last_day(folder: Path) -> None:
    gate(folder, HELD, "-o", "json=report.json")
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    open_ones = [one for one in report["findings"] if one["outcome"] in ("breach", "review")]
    accepted = [
        f"- id: W-{number}\n  rule: {one['rule']}\n  record: {HELD}\n  fingerprint: '{one['fingerprint']}'\n"
        "  ground: Exemption 1\n  reason: Recorded in the annex.\n"
        "  approver: {name: Petra Quill, role: Monitoring Officer}\n"
        "  approved_on: 2020-01-01\n  expires: EXPIRES\n"
        for number, one in enumerate(open_ones)
    ]
    # the rule that cannot be waived goes on holding the record
    for expires, code in (("2099-12-31", 1), ("2020-01-02", 1)):
        (folder / "waivers.yaml").write_text("".join(accepted).replace("EXPIRES", expires), encoding="utf-8")
        finished = gate(folder, HELD, "--waivers", "waivers.yaml", "--receipts", "receipts", "-o", "json=report.json")
        assert finished.returncode == code
        laid = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        states = {one["rule"]: one["waiver"]["state"] for one in laid["findings"] if one["waiver"]}
        assert states["light-touch-threshold"] == "not_waivable"
        assert states["authority-cited"] == ("in_force" if expires.startswith("2099") else "expired")
        assert laid["counts"] == report["counts"]
    for receipt in (folder / "receipts").iterdir():
        assert checker("verify", receipt, HELD, cwd=folder).returncode == 0
    (folder / "waivers.yaml").write_text("id: W-1\n", encoding="utf-8")
    assert gate(folder, HELD, "--waivers", "waivers.yaml").returncode == 2


def test_no_audit_entry_no_pass(folder: Path) -> None:
    (folder / "audit.db").write_bytes(b"SQLite format 3\0" + b"\x07" * 5000)
    finished = gate(folder, CLEAR)
    assert finished.returncode == 4
    assert "audit log audit.db cannot be used" in sentence(finished)


def test_an_audit_log_that_fails_at_the_end_is_no_pass(folder: Path) -> None:
    gate(folder, CLEAR)
    with sqlite3.connect(folder / "audit.db") as connection:
        connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'full'); END")
    finished = gate(folder, CLEAR)
    assert finished.returncode == 4
    assert b"cannot be used (full)" in finished.stderr


def test_no_report_no_pass(folder: Path) -> None:
    if os.path.exists("/dev/full"):  # noqa: PTH110
        full = checker("gate", CLEAR, "--format", "plain", "-o", "/dev/full", cwd=folder, env=AUDIT)
        assert full.returncode == 4
    assert gate(folder, CLEAR, "-o", "json=nowhere/report.json").returncode == 2
    assert entries(folder) == []


def test_a_record_over_its_time_is_not_judged_and_the_others_are(folder: Path) -> None:
    finished = gate(folder, HELD, CLEAR, "--seconds", "0.001")
    assert finished.returncode == 4
    assert finished.stderr.count(b"checking took longer than 0.001 seconds") == 2


def test_a_gate_that_cannot_sign_is_a_usage_error(folder: Path) -> None:
    assert gate(folder, CLEAR, "--sign", "key.pem").returncode == 2
    assert gate(folder, CLEAR, "--receipts", "nowhere").returncode == 2
