"""VS Code is set up without harm to anybody's settings, and knows every step."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.scenarios_editor_setup import editor_setup
from checker.errors import ConfigurationError
from checker.law.library import Law, load_law
from checker.scenarios.catalogue import Catalogue, catalogue
from checker.scenarios.catalogue_text import catalogue_feature
from checker.scenarios.compiler import compile_file
from checker.scenarios.editor import PROBLEM_LINE, SETTINGS, merged_settings
from checker.scenarios.glue import glue
from checker.shipped import records_folder, rules_folder

FEATURES = sorted((Path(__file__).parents[2] / "features").rglob("*.feature"))
TASKS, SETTINGS_FILE = ".vscode/tasks.json", ".vscode/settings.json"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law([rules_folder()])


@pytest.fixture(scope="module")
def whole(law: Law) -> Catalogue:
    return catalogue(law, records_folder())


def set_up(folder: Path) -> str:
    result = CliRunner().invoke(editor_setup, [str(folder)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    set_up(tmp_path)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert sorted(path.name for path in first) == [
        "catalogue.feature", "extensions.json", "settings.json", "steps.ts", "tasks.json",
    ]  # fmt: skip
    assert "written" not in set_up(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first


def test_a_user_s_own_settings_stay() -> None:
    own = {"cucumber.glue": ["mine/*.ts"], "editor.fontSize": 14, "[cucumber]": {"editor.tabSize": 4}}
    joined = json.loads(merged_settings(SETTINGS_FILE, json.dumps(own)))
    assert joined["cucumber.glue"] == ["mine/*.ts", *SETTINGS[SETTINGS_FILE]["cucumber.glue"]]
    assert joined["editor.fontSize"] == 14
    assert joined["[cucumber]"]["editor.tabSize"] == 4
    assert joined["[cucumber]"]["files.encoding"] == "utf8"


def test_a_user_s_own_task_of_the_same_name_stays() -> None:
    own = {"version": "2.0.0", "tasks": [{"label": "Check scenarios", "command": "make"}, {"label": "Build"}]}
    joined = json.loads(merged_settings(TASKS, json.dumps(own)))
    assert [task["label"] for task in joined["tasks"]] == ["Check scenarios", "Build", "Lay out scenarios"]
    assert joined["tasks"][0]["command"] == "make"


@pytest.mark.parametrize("text", ['{"a": 1, // why\n "b": 2}', "[1]", "nonsense", '"words"'])
def test_settings_that_cannot_be_kept_are_refused_before_anything_is_written(tmp_path: Path, text: str) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / TASKS).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"tasks\.json .*so nothing was written"):
        set_up(tmp_path)
    assert [path.name for path in (tmp_path / ".vscode").iterdir()] == ["tasks.json"]
    assert (tmp_path / TASKS).read_text(encoding="utf-8") == text


def test_a_file_of_the_user_s_under_our_name_stays(tmp_path: Path) -> None:
    path = tmp_path / ".vscode" / "checker" / "steps.ts"
    path.parent.mkdir(parents=True)
    path.write_text("// my own\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="is not a file that the checker wrote"):
        set_up(tmp_path)
    assert path.read_text(encoding="utf-8") == "// my own\n"
    assert not (tmp_path / SETTINGS_FILE).exists()


def test_the_problem_matcher_reads_problem_lines() -> None:
    match = re.match(PROBLEM_LINE, "C:\\law\\a b.feature:12:33: error: E103: “579000” should be an amount: £579,000?")
    assert match is not None
    assert match.groups() == (
        "C:\\law\\a b.feature", "12", "33", "error", "E103", "“579000” should be an amount: £579,000?",
    )  # fmt: skip


def test_every_line_of_the_catalogue_s_feature_file_is_a_step(tmp_path: Path, whole: Catalogue, law: Law) -> None:
    path = tmp_path / "catalogue.feature"
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "award.txt").write_text("Record of officer decision\n", encoding="utf-8")
    path.write_text(catalogue_feature(whole), encoding="utf-8")
    compiled = compile_file(path, law=law)
    assert [str(problem) for problem in compiled.problems] == []
    assert all(scenario.is_draft for scenario in compiled.scenarios)
    shown = {step.step.text for scenario in compiled.scenarios for step in scenario.steps}
    assert shown == {step.text for step in whole.steps}


def test_the_engine_of_the_cucumber_extension_knows_every_step(tmp_path: Path, whole: Catalogue) -> None:
    home = os.environ.get("CUCUMBER_LANGUAGE_SERVICE", "")
    if not home or shutil.which("node") is None:
        pytest.skip(
            "CUCUMBER_LANGUAGE_SERVICE does not name the folder of @cucumber/language-service, or node is missing"
        )
    steps, feature, wrong = tmp_path / "steps.ts", tmp_path / "catalogue.feature", tmp_path / "wrong.feature"
    steps.write_text(glue(whole), encoding="utf-8")
    feature.write_text(catalogue_feature(whole), encoding="utf-8")
    bad = ("Given the contract is worth 5 excluding VAT", "When it is checked", "Then rule nonsense is breached")
    wrong.write_text("Feature: a\n  Scenario: b\n" + "".join(f"    {line}\n" for line in bad), encoding="utf-8")
    command = ["node", str(Path(__file__).with_name("language_service.mjs")), home, str(steps)]
    found = subprocess.run(
        [*command, str(feature), str(wrong), *map(str, FEATURES)], stdout=subprocess.PIPE, check=True, timeout=120
    )
    told = json.loads(found.stdout)
    assert told["errors"] == []
    assert told["steps"] == len(list(whole.steps))
    assert told["types"] == len(whole.kinds)
    assert [line.split(": ")[-1] for line in told["marked"]] == [line.partition(" ")[2] for line in bad]
