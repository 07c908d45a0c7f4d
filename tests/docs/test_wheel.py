"""Installed from the wheel in an empty environment, away from the source, the command works just as well."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from cli.command import environment

ROOT = Path(__file__).parents[2]
SAMPLE = "light-touch-award-below-threshold.txt"


def run(*command: str | Path, cwd: Path, timeout: int = 240) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment(), capture_output=True, timeout=timeout, check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr.decode() + built.stdout.decode()
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    done = run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return python


def test_a_shipped_sample_is_checked_away_from_the_source(installed: Path, tmp_path: Path) -> None:
    where = run(installed, "-c", "from checker.shipped import records_folder as f; print(f())", cwd=tmp_path)
    records = Path(where.stdout.decode().strip())
    assert ROOT not in records.parents
    checker = installed.parent / "checker"
    process = run(checker, "check", records / SAMPLE, "--format", "json", cwd=tmp_path)
    report = json.loads(process.stdout)
    here = run(sys.executable, "-m", "checker", "check", records / SAMPLE, "--format", "json", cwd=tmp_path)
    assert report == json.loads(here.stdout)
    assert process.returncode == here.returncode
    assert report["checked"]["engine"] == ("durable" if sys.version_info < (3, 13) else "reference")


def test_rules_and_help_are_there(installed: Path, tmp_path: Path) -> None:
    checker = installed.parent / "checker"
    assert run(checker, "--version", cwd=tmp_path).stdout.startswith(b"checker ")
    assert len(json.loads(run(checker, "rules", "list", "--format", "json", cwd=tmp_path).stdout)) >= 32
