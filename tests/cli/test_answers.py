"""Questions and answers: from the missing facts to a report that shows who said what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from reports.sample import TEXT

from cli.command import checker, record, sentence

GOOD = """
answers:
  - fact: procurement.route
    value: quotations
    who: A. Officer
    when: 2022-03-20
    why: Two quotations are on file.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    record(tmp_path)
    return tmp_path


def answer(folder: Path, text: str) -> None:
    (folder / "answers.yaml").write_text(text, encoding="utf-8")


def check(folder: Path) -> dict[str, object]:
    process = checker("check", "record.txt", "--answers", "answers.yaml", "--format", "json", cwd=folder)
    assert process.returncode in (0, 1, 3), process.stderr
    report: dict[str, object] = json.loads(process.stdout)
    return report


def test_an_answer_is_shown_as_an_answer(folder: Path) -> None:
    answer(folder, GOOD)
    fact = check(folder)["facts"]["procurement.route"]  # type: ignore[index]
    assert (fact["value"], fact["how"]) == ("quotations", "answered")
    assert "A. Officer on 20 March 2022: Two quotations are on file." in fact["note"]
    text = checker("check", "record.txt", "--answers", "answers.yaml", cwd=folder).stdout.decode()
    assert "What you told us" in text


def test_a_list_without_the_heading_is_read_too(folder: Path) -> None:
    answer(folder, GOOD.replace("answers:\n", ""))
    assert check(folder)["facts"]["procurement.route"]["how"] == "answered"  # type: ignore[index]


def test_a_correction_says_what_was_read(folder: Path) -> None:
    answer(
        folder, GOOD.replace("procurement.route", "contract.value").replace("quotations\n", "£400,000 excluding VAT\n")
    )
    facts = check(folder)["facts"]
    value = facts["contract.value"]  # type: ignore[index]
    assert value["value"] == {"pence": 40_000_000, "qualifier": "exact", "vat": "net"}
    assert "Corrected from at most £412,500" in value["note"]
    assert value["evidence"][0]["quote"]
    assert facts["contract.vat_basis"]["value"] == "net"  # type: ignore[index]


@pytest.fixture
def undecided(tmp_path: Path) -> Path:
    """A folder whose record does not say who decided, nor what the contract is worth."""
    text = TEXT.replace(" at a maximum cost of £412,500", "").replace(
        "Decision maker:\tInterim Director", "Area:\tDirector"
    )
    record(tmp_path, text=text)
    return tmp_path


def findings_waiting(folder: Path, *options: str) -> dict[str, list[str]]:
    process = checker("check", "record.txt", "--format", "json", *options, cwd=folder)
    return {one["rule"]: one["missing"] for one in json.loads(process.stdout)["findings"] if one["missing"]}


def test_what_is_missing_is_asked_for_and_an_answer_settles_it(undecided: Path) -> None:
    before = findings_waiting(undecided)
    waiting = {rule for rule, missing in before.items() if "contract.value" in missing}
    assert waiting
    skeleton = yaml.safe_load(checker("questions", "record.txt", cwd=undecided).stdout)
    assert "contract.value" in [entry["fact"] for entry in skeleton["answers"]]
    assert {entry["value"] for entry in skeleton["answers"]} == {None}
    for entry in skeleton["answers"]:
        if entry["fact"] == "contract.value":
            entry |= {"value": "£90,000 excluding VAT", "who": "A. Officer", "when": "2022-03-20", "why": "The order."}
    answer(undecided, yaml.safe_dump(skeleton, allow_unicode=True).replace("'2022-03-20'", "2022-03-20"))
    after = findings_waiting(undecided, "--answers", "answers.yaml")
    assert not {rule for rule, missing in after.items() if "contract.value" in missing}


def test_the_skeleton_is_an_answers_file_that_answers_nothing(undecided: Path) -> None:
    checker("questions", "record.txt", "--output", "answers.yaml", cwd=undecided)
    before = json.loads(checker("check", "record.txt", "--format", "json", cwd=undecided).stdout)
    assert check(undecided) == before


def test_graver_questions_come_first(undecided: Path) -> None:
    order = ("critical", "high", "medium", "low")
    text = checker("questions", "record.txt", cwd=undecided).stdout.decode()
    gravest = [min(order.index(word) for word in order if f"({word})" in block) for block in text.split("Settles:")[1:]]
    assert len(gravest) > 1
    assert gravest == sorted(gravest)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("procurement.route", "procurement.rout"), "did you mean procurement.route?"),
        (("quotations\n", "auction\n"), "'auction' is none of"),
        (("    why: Two quotations are on file.\n", ""), "does not say why"),
        (("    who: A. Officer\n", ""), "does not say who"),
        (("2022-03-20", "2022-02-30"), "2022-02-30"),
        (("    who:", "    whom: B\n    who:"), "unknown key"),
        (("    who:", "    fact: amounts\n    who:"), "written twice"),
        (("answers:", "answers"), "answers.yaml"),
        (("answers:", "record: abc\nanswers:"), "another version of record.txt"),
    ],
)
def test_a_wrong_answers_file_is_refused_with_its_line(folder: Path, change: tuple[str, str], said: str) -> None:
    answer(folder, GOOD.replace(*change))
    process = checker("check", "record.txt", "--answers", "answers.yaml", cwd=folder)
    assert process.returncode == 2
    assert process.stdout == b""
    assert said in sentence(process)
    assert "answers.yaml" in sentence(process)


def test_a_fact_is_answered_once(folder: Path) -> None:
    answer(folder, GOOD + GOOD.replace("answers:\n", ""))
    process = checker("check", "record.txt", "--answers", "answers.yaml", cwd=folder)
    assert process.returncode == 2
    assert "answered twice" in sentence(process)
