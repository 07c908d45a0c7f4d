"""Commands whose packages are not installed say which extra holds them."""

from __future__ import annotations

from pathlib import Path

from cli.command import checker, sentence


def test_a_service_without_its_packages_names_the_extra(tmp_path: Path) -> None:
    (tmp_path / "fastapi.py").write_text("raise ModuleNotFoundError('No module named fastapi', name='fastapi')\n")
    done = checker("serve", "--port", "0", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    assert "(fastapi)" in sentence(done)
    assert "decision-checker[service]" in sentence(done)
    # keys are made on a machine that need not serve
    made = checker("keys", "add", "keys.json", "portal", "--scope", "gate", cwd=tmp_path)
    assert made.returncode == 0
