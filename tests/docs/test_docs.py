"""The documentation cannot lie: every command in it is run, and every file in it is written where it says."""

from __future__ import annotations

import contextlib
import fnmatch
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli.command import environment

from checker.shipped import records_folder, rules_folder

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SET_UP = re.compile(r"^python3 -m venv \.venv && \.venv/bin/pip install -q [^&]+ && \.venv/bin/(?P<rest>.*)$")


@dataclass(frozen=True)
class Command:
    """A command of a page and the output that the page shows for it."""

    line: str
    output: tuple[str, ...]


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    for match in FENCE.finditer(page.read_text(encoding="utf-8")):
        yield match[1], match[2]


def commands(console: str) -> list[Command]:
    found: list[Command] = []
    for line in console.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:], ()))
        else:
            found[-1] = Command(found[-1].line, (*found[-1].output, line))
    return found


def shown(expected: tuple[str, ...], actual: str) -> bool:
    """Whether output is as shown: … stands for anything, over lines too, and white space for white space."""

    def squeezed(text: str) -> str:
        return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())

    pattern = squeezed("\n".join(expected))
    pattern = re.sub(r"([\[\]?*])", r"[\1]", pattern).replace("…", "*")
    return fnmatch.fnmatchcase(squeezed(actual), pattern)


def _stop_service(noted: Path) -> None:
    """End a service that a page began and, because a line before failed, did not end."""
    with contextlib.suppress(OSError, ValueError):
        os.kill(int(noted.read_text()), signal.SIGKILL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_gives_what_the_page_shows(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "records").symlink_to(records_folder())
    (tmp_path / "rules").symlink_to(rules_folder())
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "checker"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    env = environment({"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"})
    ran = 0
    if "$ curl " in page.read_text(encoding="utf-8") and shutil.which("curl") is None:
        pytest.skip("the page shows curl, which is not on this machine")
    request.addfinalizer(lambda: _stop_service(tmp_path / "serve.pid"))
    for kind, text in blocks(page):
        file = re.match(r"# (\S+/\S+\.yaml)\n", text)
        if kind == "yaml" and file:
            path = tmp_path / file[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.split("\n", 1)[1], encoding="utf-8")
        for one in commands(text) if kind == "console" else []:
            line = one.line
            if set_up := SET_UP.match(line):
                line = set_up["rest"]
                if line == "python -m pytest":
                    # run by .ci/run; to run it here would run this test inside itself
                    continue
            process = subprocess.run(
                line, shell=True, cwd=tmp_path, env=env, timeout=60, check=False,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
            output = process.stdout.decode()
            assert shown(one.output, output), f"{page.name}: $ {one.line}\n{output}"
            ran += 1
    assert ran, f"{page.name} shows no command"


def test_python_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(records_folder().parents[1])
    for kind, text in blocks(ROOT / "README.md"):
        if kind == "python":
            exec(compile(text, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("clear compliant=")


def test_ci_runs_the_readme_s_test_command() -> None:
    lines = [one.line for kind, text in blocks(ROOT / "README.md") if kind == "console" for one in commands(text)]
    assert [line for line in lines if "pytest" in line] == [
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"
    ]
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith("https://"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_exit_codes_of_the_readme_are_those_of_the_code() -> None:
    from checker.gate import exit_code

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| (\d+) \| (\w+|–) \|", readme, re.MULTILINE))
    told = {verdict: int(code) for code, verdict in table.items() if verdict != "–"}
    assert told == {verdict: code for verdict, code in exit_code.OF_VERDICT.items() if verdict}
    assert {int(code) for code in table} == {*exit_code.OF_VERDICT.values(), exit_code.USAGE, exit_code.INTERRUPTED}
