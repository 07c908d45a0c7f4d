"""Imports run one way: a package may use only those before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import checker

ORDER = (
    ("errors", "yamlfiles", "processes"),
    ("documents",),
    ("records",),
    ("facts",),
    ("law",),
    ("engine",),
    ("audit",),
    ("reports", "gate"),
    ("shipped",),
    ("api",),
    ("scenarios",),
    ("answers",),
    ("evaluation",),
    ("web",),
    ("cli", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
ROOT = Path(checker.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
ALLOWED_SIDEWAYS = {("gate", "reports"), ("reports", "gate"), ("yamlfiles", "errors"), ("__main__", "cli")}


def _package(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[1] for name in names if name.startswith("checker.")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    package = _package(path)
    if package == "__init__":
        return
    for imported in _imported(path) - {package}:
        assert RANK[imported] < RANK[package] or (package, imported) in ALLOWED_SIDEWAYS, (
            f"{path.relative_to(ROOT)} imports checker.{imported}, which stands above checker.{package}"
        )


CLOCK_AND_WORLD = {"today", "now", "time", "getenv", "getcwd", "cwd", "urlopen", "socket"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_below_the_command_line_and_the_web_reads_the_world(path: Path) -> None:
    if _package(path) in ("web", "cli", "__main__"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called.rpartition(".")[2] not in CLOCK_AND_WORLD, f"{path.name}:{node.lineno} calls {called}"
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) not in ("os.environ", "Path.cwd", "os.getcwd", "socket.socket"), (
                f"{path.name}:{node.lineno} reads {ast.unparse(node)}"
            )
