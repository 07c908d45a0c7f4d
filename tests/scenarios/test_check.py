"""``checker scenarios check``: exit codes, isolation from the folder, drafts, selection, and what is shown."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.law.library import Law
from checker.reports.theme import Look
from checker.scenarios.choosing import chooser
from checker.scenarios.compiler import compile_folder, feature_files
from checker.scenarios.runner import run_scenario
from checker.scenarios.suite import Account, run_directly, run_with_pytest
from checker.scenarios.summary_view import account_text
from checker.scenarios.watching import Watched
from checker.scenarios.words import result_line
from checker.shipped import records_folder

HOLDS = """\
Feature: Light touch
  @rule:light-touch-threshold
  Scenario: {name}
    Given a decision record dated 12 November 2021
    And a contract for social work services worth at most £579,000 excluding VAT
    When the record is checked
    Then rule light-touch-threshold is compliant
"""
FAILS = HOLDS.replace("is compliant", "is breached") + "    And no rule is breached\n"
INVALID = HOLDS.replace("£579,000", "579000")
DRAFT = HOLDS.replace("  Scenario", "  @draft\n  Scenario")
DRAFT_FAILS = FAILS.replace("  Scenario", "  @draft\n  Scenario")
SEVERAL = """\
Feature: Several
  Background:
    Given a decision record dated 12 November 2021

  Scenario Outline: Value of <money>
    Given a contract for social work services worth <money> excluding VAT
    When the record is checked
    Then rule light-touch-threshold is compliant
    And the finding for light-touch-threshold is of <how> severity

    Examples:
      | money    | how      |
      | £579,000 | critical |
      | £700,000 | critical |
      | 700,000  | low      |

  Rule: Inside a rule
    Background:
      Given a contract for legal services worth £1 million excluding VAT

    Scenario: Out of order
      When the record is checked under PCR 2015
      Then the finding for reasons-recorded says "x"

    Scenario: Table
      When the record is checked
      Then exactly these rules are breached:
        | rule             |
        | reasons-recorded |

    Scenario: Unknown
      When the record is tested
      Then no rule is breached
"""


def _folder(place: Path, **files: str) -> Path:
    folder = place / "our scenarios"
    for name, text in files.items():
        path = folder / name / f"{name} file.feature"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{name}", name), encoding="utf-8")
    return folder


def _run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", "scenarios", *map(str, arguments)]
    settings = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=settings, check=False, timeout=120)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"good": HOLDS}, 0),
        ({"good": HOLDS, "wrong": FAILS}, 1),
        ({"good": HOLDS, "wrong": FAILS, "bad": INVALID}, 2),
        ({"bad": "Feature: a\n  Scenario: b\n    Given nothing known\n"}, 2),
        ({"empty": ""}, 2),
        ({"good": HOLDS, "draft": DRAFT_FAILS}, 0),
        ({"note": "Feature: only a name\n"}, 2),
    ],
)
def test_both_runners_give_the_exit_code(files: dict[str, str], code: int, tmp_path: Path, law: Law) -> None:
    folder = _folder(tmp_path, **files)
    by_pytest = run_with_pytest(folder, law)
    directly = run_directly(feature_files(folder), law, records_folder())
    assert (by_pytest.code, directly.code) == (code, code)


def test_nothing_found_is_not_a_success(tmp_path: Path, law: Law) -> None:
    assert run_with_pytest(tmp_path, law).code == 5
    folder = _folder(tmp_path, good=HOLDS)
    assert run_with_pytest(folder, law, wanted=chooser(["boundary"], [], [])).code == 5


def _facts_of(account: Account) -> list[object]:
    results = [
        (each.scenario.name, each.scenario.place.line, each.status, [step.status for step in each.steps], each.message)
        for each in account.results
    ]
    return [sorted(results, key=str), sorted(each.code for each in account.problems), account.refused, account.code]


def test_the_two_runners_agree(tmp_path: Path, law: Law) -> None:
    folder = _folder(tmp_path, good=HOLDS, wrong=FAILS, bad=INVALID, draft=DRAFT, several=SEVERAL, broken="Feature")
    by_pytest = run_with_pytest(folder, law)
    directly = run_directly(feature_files(folder), law, records_folder())
    assert _facts_of(by_pytest) == _facts_of(directly)
    assert by_pytest.refused == 3
    assert len(by_pytest.failed) == 4


def test_the_two_runners_agree_on_shipped_scenarios(law: Law) -> None:
    features = Path(__file__).parents[2] / "features" / "key-decision"
    by_pytest = run_with_pytest(features, law)
    directly = run_directly(feature_files(features), law, records_folder())
    assert len(by_pytest.results) > 5
    assert _facts_of(by_pytest) == _facts_of(directly)


def test_nothing_of_the_folder_but_its_scenarios_is_obeyed(tmp_path: Path) -> None:
    folder = _folder(tmp_path, good=HOLDS, wrong=FAILS)
    trace = tmp_path / "trace"
    spy = f"open({str(trace)!r}, 'a').write('run')\nraise SystemExit(7)\n"
    for name in (
        "conftest.py",
        "__init__.py",
        "test_spy.py",
        "good/conftest.py",
        "good/__init__.py",
        "sitecustomize.py",
    ):
        (folder / name).write_text(spy, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text('[tool.pytest.ini_options]\naddopts = "-k nothing"\n', encoding="utf-8")
    (folder / "good" / "tox.ini").write_text("[pytest]\naddopts = --no-such-option\n", encoding="utf-8")
    junit = tmp_path / "results.xml"
    done = _run(
        "check", folder, "--junit", junit, "--width", "80",
        PYTEST_ADDOPTS="--no-such-option", PYTEST_PLUGINS="no_such_plugin",
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert not trace.exists()
    assert "1 scenario does not hold; 1 scenario holds." in done.stdout
    cases = list(ElementTree.parse(junit).iter("testcase"))
    assert sorted(case.get("name", "") for case in cases) == ["good", "wrong"]
    assert [case.find("failure") is not None for case in sorted(cases, key=lambda case: case.get("name", ""))] == [
        False,
        True,
    ]
    assert "steps" in {each.get("name") for each in ElementTree.parse(junit).iter("property")}


def test_a_failing_scenario_shows_its_steps_and_the_finding(tmp_path: Path, law: Law) -> None:
    folder = _folder(tmp_path, wrong=FAILS, draft=DRAFT)
    account = run_directly(feature_files(folder), law, records_folder())
    text = account_text(account, Look(width=100), folder)
    for words in (
        "✓ When the record is checked",
        "✗ Then rule light-touch-threshold is breached",
        "· And no rule is breached",
        "Expected  rule light-touch-threshold is breached",
        "Found     rule light-touch-threshold is compliant",
        "£663,540",
        "“social work services”",
        "wrong/wrong file.feature, line 3",
        "Drafts that hold",
    ):
        assert words in text, text
    assert all(len(line) <= 100 for line in text.splitlines())
    plain = _run("check", folder, "--direct", PYTHONIOENCODING="ascii").stdout
    assert plain.isascii()
    assert "x Then rule light-touch-threshold is breached" in plain


def test_problem_lines_name_path_line_and_column(tmp_path: Path, law: Law) -> None:
    folder = _folder(tmp_path, bad=INVALID, wrong=FAILS)
    account = run_directly(feature_files(folder), law, records_folder())
    lines = list(result_line(account.problems, account.failed))
    assert lines[0].startswith(f"{folder}/bad/bad file.feature:5:59: error: E103: “579000” should be an amount")
    assert lines[1].startswith(f"{folder}/wrong/wrong file.feature:7:5: error: E200: “wrong” does not hold: expected:")


@pytest.mark.parametrize(
    ("tags", "rules", "names", "found"),
    [
        (["@rule:light-touch-threshold"], [], [], {"good"}),
        ([], ["light-touch-threshold"], [], {"good", "Value of £579,000", "Value of £700,000"}),
        ([], ["reasons-recorded"], [], {"Out of order", "Table"}),
        ([], [], ["value OF £579"], {"Value of £579,000"}),
        (["draft"], [], [], set()),
    ],
)
def test_scenarios_are_chosen(
    tags: list[str], rules: list[str], names: list[str], found: set[str], tmp_path: Path, law: Law
) -> None:
    folder = _folder(tmp_path, good=HOLDS, several=SEVERAL)
    account = run_directly(feature_files(folder), law, records_folder(), wanted=chooser(tags, rules, names))
    assert {each.scenario.name for each in account.results} == found


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("check", "no-such-folder"), 2, "There is no folder or file 'no-such-folder'."),
        (("check", ".", "--junit", "x.xml", "--direct"), 2, "--junit is written by pytest"),
        (("check", ".", "--rule", "no-such-rule"), 2, "no-such-rule"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: tuple[str, ...], code: int, says: str) -> None:
    done = _run(*arguments)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_judge_in_the_place_of_the_engine_is_asked(tmp_path: Path, law: Law) -> None:
    from checker.engine.judge import judge

    asked = []

    def spy(*arguments: object, **options: object) -> object:
        asked.append(options)
        return judge(*arguments, **options)  # type: ignore[arg-type]

    (scenario,) = compile_folder(_folder(tmp_path, good=HOLDS), law=law)[0].scenarios
    assert run_scenario(scenario, law, records_folder(), judge=spy).status == "passed"
    assert len(asked) == 1


def test_only_changed_files_are_run_again(tmp_path: Path, law: Law) -> None:
    folder = _folder(tmp_path, good=HOLDS, wrong=FAILS)
    watched = Watched(folder, law, records_folder())
    assert len(watched.refresh()) == 2
    assert watched.account().code == 1
    assert watched.refresh() == []
    wrong = folder / "wrong" / "wrong file.feature"
    wrong.write_text(HOLDS.format(name="now right"), encoding="utf-8")
    assert watched.refresh() == [wrong]
    assert watched.account().code == 0
    wrong.unlink()
    assert watched.refresh() == [wrong]
    assert len(watched.account().results) == 1


def test_watching_ends_quietly_on_ctrl_c(tmp_path: Path) -> None:
    folder = _folder(tmp_path, wrong=FAILS)
    command = [sys.executable, "-m", "checker", "scenarios", "watch", str(folder), "--every", "0.1"]
    settings = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings) as watching:
        assert watching.stdout is not None
        shown = ""
        while "Ctrl-C ends." not in shown:
            shown += watching.stdout.readline().decode()
        watching.send_signal(signal.SIGINT)
        _, complaint = watching.communicate(timeout=60)
    assert "1 scenario does not hold" in shown
    assert watching.returncode == 1
    assert complaint == b""
