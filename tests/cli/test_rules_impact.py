"""``checker rules impact``: what another set of rules would change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker.cli.main import run
from checker.reports.impact import Impact
from checker.reports.impact_text import impact_plain
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
    out.unlink(missing_ok=True)
    code = run(
        [
            "rules",
            "impact",
            str(folder / "records"),
            "--to",
            str(folder / "rules"),
            "--engine",
            "reference",
            *form,
            "-o",
            str(out),
        ]
    )
    return code, out.read_text(encoding="utf-8") if out.exists() else ""


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
    assert "contract-starts-after-decision: 1 outcome would flip" in impact_plain(Impact.model_validate_json(text))


def test_a_record_that_is_not_judged_and_rules_that_do_not_load(folder: Path) -> None:
    (folder / "records" / "empty.txt").write_bytes(b"")
    assert told(folder)[0] == 4
    assert run(["rules", "impact", str(folder / "records"), "--to", str(folder / "nowhere")]) == 2


RULE = """
rule: value-is-written
title: The value is written
duty: A record says what it costs.
basis: good_practice
severity: low
sources: [{cite: "Marlshire County Council, Style guide, 1", url: "https://example.org/", verified: memory}]
applies: {fact: decision.is_procurement, is: true}
breach: {fact: contract.value, at_least: £1}
headings: {breach: Costly, compliant: Free, review: Is there a value?, not_applicable: Nothing is bought}
messages:
  breach: The contract costs {contract.value}.
  compliant: It costs nothing.
  not_applicable: Nothing is bought.
  review: {missing_fact: It is not told what it costs., unverified_law: Nobody read the guide again.}
remedy: Think.
assumes: Nothing.
does_not_cover: Anything else.
"""


@pytest.fixture
def local(folder: Path) -> Path:
    """A folder of rules that holds one, and is added to the shipped ones."""
    pack = folder / "local" / "marlshire"
    pack.mkdir(parents=True)
    about = "pack: marlshire\ntitle: Marlshire\ncovers: One rule.\ndoes_not_look_at: [Anything else]\n"
    record(pack, "pack.yaml", about)
    record(pack, "value-is-written.yaml", RULE)
    return folder / "local"


def test_rules_that_are_added_to_a_whole_folder_of_other_rules(folder: Path, local: Path) -> None:
    out = folder / "out"
    (file,) = (folder / "rules").rglob("contract-starts-after-decision.yaml")
    file.unlink()
    rules = ("--from", str(folder / "rules"), "--to", str(local))
    code = run(
        [
            "rules",
            "impact",
            str(folder / "records"),
            *rules,
            "--engine",
            "reference",
            "--format",
            "json",
            "-o",
            str(out),
        ]
    )
    found = json.loads(out.read_text(encoding="utf-8"))
    # the local folder stands on the shipped rules, which the whole folder does not
    names = ("contract-starts-after-decision", "value-is-written")
    assert [(one["kind"], one["name"], one["change"]) for one in found["law"]] == [
        ("rule", name, "added") for name in names
    ]
    flips = {rule["rule"]: rule["flips"] for rule in found["rules"]}
    assert (code, sorted(flips)) == (1, sorted(names))
    (flip,) = flips["value-is-written"]
    assert (flip["old"], flip["new"]["because"][-1]["fact"]) == (None, "contract.value")


@pytest.fixture
def dearer(folder: Path) -> Path:
    """Rules whose light touch threshold is another one."""
    file = folder / "rules" / "parameters" / "threshold-light-touch.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("£663,540", "£1,663,540"), encoding="utf-8")
    return folder


def test_a_figure_that_changes_is_told_with_what_it_does_and_why(dearer: Path) -> None:
    code, text = told(dearer, "--width", "80")
    assert code == 1
    assert max(map(len, text.splitlines())) <= 80
    assert "  The figure threshold.light_touch has changed\n" in text
    assert "    from 2022-01-01 to 2023-12-31: £663,540 inclusive before, £1,663,540\n    inclusive after\n" in text
    table = text[text.index("Outcomes that would flip") :]
    (row,) = (line for line in table.splitlines() if line.startswith("  light-touch-threshold "))
    assert row.split(maxsplit=1)[1] == "✗ must fix        ✓ met                   1"
    reasons = text[text.index("light-touch-threshold ──") :]
    assert "contract estimated value: £1,368,000; at least £663,540? yes\n" in reasons
    assert "contract estimated value: £1,368,000; at least £1,663,540? no\n" in reasons
    # what both sets of rules say alike is no reason
    assert "decision is procurement" not in reasons[: reasons.index("at least £1,663,540")]
    assert "1 record: " in text.splitlines()[-1]


def test_the_day_and_the_answers_count_as_in_a_check(dearer: Path) -> None:
    # by the law of that day there is no light touch threshold of the old regulations
    _, text = told(dearer, "--as-at", "2030-01-01", "--format", "json")
    assert "light-touch-threshold" not in [rule["rule"] for rule in json.loads(text)["rules"]]
    answers = record(
        dearer,
        "answers.yaml",
        "- {fact: procurement.call_for_competition, value: published, who: P. Quill, when: 2022-03-01, why: Seen.}\n",
    )
    _, text = told(dearer, "--answers", str(answers), "--format", "json")
    assert "light-touch-threshold" not in [rule["rule"] for rule in json.loads(text)["rules"]]
    record(dearer / "records", "other.txt", (SAMPLES / HELD).read_text(encoding="utf-8") + "\nMore.\n")
    assert told(dearer, "--answers", str(answers)) == (2, "")
