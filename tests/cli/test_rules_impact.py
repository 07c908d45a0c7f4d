"""``checker rules impact``: what another set of rules would change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker.cli.main import run
from checker.shipped import rules_folder
from cli.command import SAMPLES, record

HELD = "supported-living-direct-award-hold.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    record(tmp_path / "records", HELD, (SAMPLES / HELD).read_text(encoding="utf-8"))
    shutil.copytree(rules_folder(), tmp_path / "rules")
    return tmp_path


def told(folder: Path, *form: str) -> tuple[int, str]:
    out = folder / "out"
    code = run(["rules", "impact", str(folder / "records"), "--to", str(folder / "rules"), *form, "-o", str(out)])
    return code, out.read_text(encoding="utf-8")


def test_the_same_rules_flip_nothing(folder: Path) -> None:
    code, text = told(folder)
    assert (code, "0 verdicts and 0 outcomes would flip" in text) == (0, True)


def test_a_rule_that_goes_away_is_named_with_its_reason(folder: Path) -> None:
    (file,) = (folder / "rules").rglob("contract-starts-after-decision.yaml")
    file.unlink()
    code, text = told(folder, "--format", "json")
    (impact,) = json.loads(text)["rules"]
    (flip,) = impact["flips"]
    assert (code, impact["rule"], flip["old"]["outcome"], flip["new"]) == (
        1,
        "contract-starts-after-decision",
        "breach",
        None,
    )
    assert flip["old"]["because"]
    assert "contract-starts-after-decision: 1 outcome would flip" in told(folder, "--format", "plain")[1]


def test_a_record_that_is_not_judged_and_rules_that_do_not_load(folder: Path) -> None:
    (folder / "records" / "empty.txt").write_bytes(b"")
    assert told(folder)[0] == 4
    assert run(["rules", "impact", str(folder / "records"), "--to", str(folder / "nowhere")]) == 2
