"""The snippets cannot lie: scripts are run, and the commands of every pipeline are taken out of it and run."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli.command import SAMPLES, environment

from checker.cli.main import run
from checker.yamlfiles import parse_yaml

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "docs" / "snippets"
CLEAR = "light-touch-award-below-threshold.txt"
HELD = "supported-living-direct-award-hold.txt"
# how each service starts a command, and what its snippet says is written
SERVICES = {
    "github-actions.yaml": (("bash", "-e", "-c"), ("gate/records.sarif", "gate/summary.md", "gate/audit.db")),
    "gitlab-ci.yaml": (("bash", "-eo", "pipefail", "-c"), ("gate/quality.json", "gate/records.xml", "gate/audit.db")),
    "azure-pipelines.yaml": (("bash", "-c"), ("gate/records.xml", "gate/audit.db")),
}


def parsed(path: Path) -> Any:
    return parse_yaml(path.read_text(encoding="utf-8"), path.name).data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with drafts, and the command as it is named in the snippets."""
    for name in ("drafts", "public", "gate", "bin"):
        (tmp_path / name).mkdir()
    command = tmp_path / "bin" / "checker"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def draft(folder: Path, *names: str) -> None:
    for name in names:
        shutil.copy(SAMPLES / name, folder / "drafts" / name)


def ran(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[bytes]:
    more = {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "CHECKER_AUDIT": str(folder / "gate" / "audit.db"),
        "GITHUB_STEP_SUMMARY": str(folder / "gate" / "summary.md"),
        "GITHUB_ACTOR": "Petra Quill",
        "GITLAB_USER_LOGIN": "Petra Quill",
        "BUILD_REQUESTEDFOR": "Petra Quill",
    }
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder, env=environment(more), capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def steps(node: Any) -> Iterator[str]:
    """Every command of a pipeline, whatever its service calls it, in order."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node if isinstance(node, list) else ()):
        if key in ("run", "script") and isinstance(value, str):
            yield value
        elif key == "script":
            yield from value
        else:
            yield from steps(value)


@pytest.mark.parametrize(
    ("name", "drafts", "code"),
    [("github-actions.yaml", [CLEAR], 0), ("gitlab-ci.yaml", [CLEAR, HELD], 1), ("azure-pipelines.yaml", [HELD], 1)],
)
def test_a_pipeline_asks_the_gate_before_it_publishes(name: str, drafts: list[str], code: int, folder: Path) -> None:
    shell, written = SERVICES[name]
    commands = list(steps(parsed(SNIPPETS / name)))
    (gate,) = (command for command in commands if command.startswith("checker "))
    assert commands.index(gate) < commands.index("./publish drafts") == len(commands) - 1
    draft(folder, *drafts)
    finished = ran(folder, *shell, gate)
    assert finished.returncode == code, finished.stderr
    assert all((folder / file).stat().st_size for file in written)
    receipts = list((folder / "gate").glob("*.receipt.json"))
    assert len(receipts) == len(drafts)
    assert {json.loads(path.read_bytes())["actor"] for path in receipts} == {"Petra Quill"}


def test_publishing_waits_for_the_gate_in_every_pipeline() -> None:
    github, gitlab, azure = (parsed(SNIPPETS / name) for name in SERVICES)
    assert github["jobs"]["publish"]["needs"] == "gate"
    assert "if" not in github["jobs"]["publish"]
    assert gitlab["stages"] == [gitlab["gate"]["stage"], gitlab["publish"]["stage"]]
    assert "allow_failure" not in gitlab["gate"]
    gate, publish = azure["stages"]
    assert (publish["dependsOn"], publish.get("condition")) == (gate["stage"], None)


def test_the_shell_loop_publishes_only_what_is_clear(folder: Path) -> None:
    nothing = ran(folder, "sh", SNIPPETS / "publish.sh")
    assert (nothing.returncode, nothing.stderr, names(folder / "public")) == (0, b"", [])
    # the one that is stopped comes first, and the other still goes out
    draft(folder, CLEAR)
    shutil.copy(SAMPLES / HELD, folder / "drafts" / "a draft.txt")
    finished = ran(folder, "sh", SNIPPETS / "publish.sh")
    assert finished.returncode == 1
    assert b"stopped with code 1: a draft.txt" in finished.stderr
    assert names(folder / "public") == [CLEAR]
    assert (folder / "public" / CLEAR).read_bytes() == (SAMPLES / CLEAR).read_bytes()
    (folder / "bin" / "checker").unlink()
    missing = ran(folder, "sh", SNIPPETS / "publish.sh")
    assert (missing.returncode, missing.stderr.count(b"stopped with code 127")) == (1, 2)


def test_a_program_publishes_only_what_the_library_finds_clear(folder: Path) -> None:
    main = runpy.run_path(str(SNIPPETS / "publish.py"))["main"]
    draft(folder, CLEAR, HELD)
    (folder / "drafts" / "empty.txt").touch()
    for record, code, published in (("empty.txt", 4, []), (HELD, 1, []), (CLEAR, 0, [CLEAR])):
        assert main(folder / "drafts" / record, folder / "public") == code
        assert names(folder / "public") == published
    assert (folder / "public" / CLEAR).read_bytes() == (SAMPLES / CLEAR).read_bytes()


def test_a_program_publishes_only_what_the_gate_lets_through(folder: Path) -> None:
    draft(folder, CLEAR)
    call = (sys.executable, SNIPPETS / "publish_by_gate.py", f"drafts/{CLEAR}", "public")
    finished = ran(folder, *call)
    assert (finished.returncode, names(folder / "public")) == (0, [CLEAR]), finished.stderr
    assert (folder / "gate" / "audit.db").exists()
    (folder / "public" / CLEAR).unlink()
    (folder / "bin" / "checker").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    assert (ran(folder, *call).returncode, names(folder / "public")) == (3, [])
    (folder / "bin" / "checker").unlink()
    finished = subprocess.run(
        [str(word) for word in call],
        cwd=folder, env={"PATH": str(folder / "bin")}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (finished.returncode, names(folder / "public")) == (4, []), finished.stderr


def test_the_waivers_example_is_a_waivers_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waivers", "list", str(SNIPPETS / "waivers.yaml"), "--on", "2026-12-01"]) == 0
    assert "in force until 2027-02-18" in capsys.readouterr().out


def test_the_hook_stops_a_commit_of_a_record_on_hold(folder: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    config = parsed(SNIPPETS / "pre-commit-config.yaml")
    (repository,) = config["repos"]
    hooks = {hook["id"]: hook for hook in parsed(ROOT / ".pre-commit-hooks.yaml")}
    # the command that is here stands in for the one that pre-commit would install from the address
    local = [{**hooks[hook["id"]], **hook, "language": "system"} for hook in repository["hooks"]]
    repos = {"repos": [{"repo": "local", "hooks": local}]}
    (folder / ".pre-commit-config.yaml").write_text(json.dumps(repos), encoding="utf-8")
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    assert ran(folder, *git, "init", "-q").returncode == 0
    assert ran(folder, sys.executable, "-m", "pre_commit", "install").returncode == 0
    draft(folder, CLEAR)
    (folder / "notes.txt").write_text("Not a record, and not in drafts.\n", encoding="utf-8")
    ran(folder, *git, "add", ".pre-commit-config.yaml", "drafts", "notes.txt")
    clear = ran(folder, *git, "commit", "-q", "-m", "Add a draft")
    assert clear.returncode == 0, clear.stderr
    draft(folder, HELD)
    ran(folder, *git, "add", "drafts")
    held = ran(folder, *git, "commit", "-q", "-m", "Add another")
    assert held.returncode == 1
    assert b"must fix contract-starts-after-decision" in held.stderr + held.stdout
    assert ran(folder, *git, "log", "--format=%s").stdout.split(b"\n")[:-1] == [b"Add a draft"]


def test_the_hooks_are_hooks_and_their_commands_exist(capsys: pytest.CaptureFixture[str]) -> None:
    for hook in parsed(ROOT / ".pre-commit-hooks.yaml"):
        name, *arguments = hook["entry"].split()
        assert name == "checker"
        # a wrong option is told before the help
        assert run([*arguments, "--help"]) == 0, capsys.readouterr().err
    client = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    assert [hook["id"] for hook in client.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))] == [
        "decision-record",
        "decision-record-gate",
    ]
    assert client.load_config(str(SNIPPETS / "pre-commit-config.yaml"))
