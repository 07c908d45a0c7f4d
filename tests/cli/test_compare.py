"""``checker compare``: what became of a record between two drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.main import run
from cli.command import SAMPLES

HELD = "supported-living-direct-award-hold.txt"
FORMATS = ("terminal", "plain", "json", "markdown")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A record whose contract starts before the decision, and a draft in which it starts after it."""
    folder = tmp_path_factory.mktemp("drafts")
    text = (SAMPLES / HELD).read_text(encoding="utf-8")
    fixed = text.replace("1 March 2022 to", "1 April 2022 to")
    assert fixed != text
    (folder / "old.txt").write_text(text, encoding="utf-8")
    (folder / "new.txt").write_text(fixed, encoding="utf-8")
    return str(folder / "old.txt"), str(folder / "new.txt")


def compared(tmp_path: Path, *names: str, form: str = "json") -> tuple[int, str]:
    out = tmp_path / "out"
    code = run(["compare", *names, "--format", form, "--engine", "reference", "-o", str(out)])
    return code, out.read_text(encoding="utf-8") if out.exists() else ""


def test_a_fixed_finding_and_the_fact_that_fixed_it(drafts: tuple[str, str], tmp_path: Path) -> None:
    code, text = compared(tmp_path, *drafts)
    told = json.loads(text)
    assert "contract-starts-after-decision" in [pair["rule"] for pair in told["fixed"]]
    (start,) = [one for one in told["facts"] if one["fact"] == "contract.start"]
    assert (start["old"]["words"], start["new"]["words"]) == ("1 March 2022", "1 April 2022")
    assert start["old"]["line"] == start["new"]["line"] == 13
    assert code == {"clear": 0, "hold": 1, "refer": 3}[told["new"]["verdict"]]
    back = json.loads(compared(tmp_path, *reversed(drafts))[1])
    assert [pair["rule"] for pair in back["new_findings"]] == [pair["rule"] for pair in told["fixed"]]


def test_a_draft_is_the_same_as_itself(drafts: tuple[str, str], tmp_path: Path) -> None:
    told = json.loads(compared(tmp_path, drafts[0], drafts[0])[1])
    assert [told[key] for key in ("fixed", "new_findings", "changed", "facts")] == [[]] * 4
    assert told["unchanged"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_tells_the_verdicts(form: str, drafts: tuple[str, str], tmp_path: Path) -> None:
    _, text = compared(tmp_path, *drafts, form=form)
    assert '"verdict": "hold"' in text if form == "json" else "Verdict: hold before" in text
    assert "contract-starts-after-decision" in text


def test_a_draft_that_is_not_judged_gives_four(drafts: tuple[str, str], tmp_path: Path) -> None:
    assert compared(tmp_path, drafts[0], str(tmp_path / "none.txt")) == (4, "")
    assert compared(tmp_path, str(tmp_path / "none.txt"), drafts[1]) == (4, "")
