"""What the command does when all is well, and how it takes its options."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cli.command import checker, record, sentence

HEAVY = ("pydantic", "rich", "yaml", "durable", "checker.engine", "checker.law", "checker.facts", "checker.reports")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records")
    record(path)
    return path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["check", "--help"], 0),
        (["rules", "list", "--help"], 0),
        ([], 2),
        (["chekc"], 2),
        (["check"], 2),
        (["check", "--colour", "blue", "x"], 2),
        (["check", "-", "-"], 2),
        (["check", "a.txt", "b.txt", "--answers", "c.yaml"], 2),
    ],
)
def test_help_and_usage_errors_import_nothing_heavy(arguments: list[str], code: int) -> None:
    program = (
        "import sys\n"
        "from checker.cli.main import run\n"
        f"code = run({arguments!r})\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "print(code, loaded, file=sys.stderr)\n"
    )
    process = checker("-c", program, command=(sys.executable,))
    assert process.stderr.decode().splitlines()[-1] == f"{code} []"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc", "record.txt"], "Did you mean check?"),
        (["check", "record.txt", "--foramt", "json"], "'--format'"),
        (["check", "record.txt", "--as-at", "31/11/2021"], "31/11/2021"),
        (["check", "record.txt", "--as-at", "2021-11-31"], "2021-11-31"),
        (["check", "record.txt", "--council", "hereforshire"], "did you mean herefordshire?"),
        (["check", "record.txt", "--pack", "pcr-2051"], "did you mean pcr-2015?"),
        (["check", "record.txt", "--rules", "nowhere"], "nowhere"),
        (["check", "record.txt", "--answers", "nowhere.yaml"], "nowhere.yaml"),
        (["check", "record.txt", "--engine", "quick"], "quick"),
        (["explain", "record.txt", "light-touch-treshold"], "did you mean light-touch-threshold?"),
        (["rules", "show", "text-complet"], "did you mean text-complete?"),
        (["rules", "list", "--pack", "draftin"], "did you mean drafting?"),
    ],
)
def test_a_wrong_option_is_one_sentence_with_the_nearest_right_word(
    folder: Path, arguments: list[str], said: str
) -> None:
    process = checker(*arguments, cwd=folder)
    assert process.returncode == 2
    assert process.stdout == b""
    assert said in sentence(process)


def test_one_record_gives_one_object_and_several_a_list(folder: Path) -> None:
    one = checker("check", "record.txt", "--format", "json", cwd=folder)
    several = checker("check", "record.txt", "record.txt", "--format", "json", cwd=folder)
    report = json.loads(one.stdout)
    assert one.returncode == several.returncode == {"clear": 0, "hold": 1, "refer": 3}[report["verdict"]]
    assert json.loads(several.stdout) == [report, report]
    assert report["facts"]["decision.date"]["value"] == "2022-03-14"
    text = (folder / "record.txt").read_text(encoding="utf-8")
    places = [part for fact in report["facts"].values() for part in fact["evidence"]]
    places += [part for one_finding in report["findings"] for part in one_finding["evidence"]]
    assert places
    for part in places:
        assert text[part["start"] : part["end"]] == part["quote"]
        assert text.count("\n", 0, part["start"]) + 1 == part["line"]


def test_standard_input_is_read(folder: Path) -> None:
    data = (folder / "record.txt").read_bytes()
    process = checker("check", "-", "--format", "json", stdin=data)
    report = json.loads(process.stdout)
    assert report["record"]["source"] == "<stdin>"
    named = json.loads(checker("check", "record.txt", "--format", "json", cwd=folder).stdout)
    assert report["findings"] == named["findings"]


def test_the_same_command_gives_the_same_bytes(folder: Path) -> None:
    first, second = (
        checker("check", "record.txt", "--format", "json", cwd=folder, fresh=True).stdout for _ in range(2)
    )
    assert first == second


def test_a_pool_gives_what_one_process_gives(tmp_path: Path) -> None:
    names = [record(tmp_path, f"{number}.txt").name for number in range(10)]
    pooled = json.loads(checker("check", *names, "--format", "json", cwd=tmp_path).stdout)
    assert [report["record"]["source"] for report in pooled] == names
    alone = json.loads(checker("check", "3.txt", "--format", "json", cwd=tmp_path).stdout)
    assert pooled[3] == alone


@pytest.mark.parametrize("format_", ["terminal", "plain"])
def test_several_records_end_with_a_summary(folder: Path, format_: str) -> None:
    process = checker("check", "record.txt", "record.txt", "--format", format_, cwd=folder)
    last = process.stdout.decode().rstrip().splitlines()[-1]
    assert last.startswith("2 records: 2 ")
    assert last.endswith(f"(exit code {process.returncode})")


def test_concise_has_one_line_a_finding_and_its_summary_apart(folder: Path) -> None:
    process = checker("check", "record.txt", "record.txt", "--format", "concise", cwd=folder)
    lines = process.stdout.decode().splitlines()
    assert lines
    assert all(line.startswith("record.txt:") for line in lines)
    assert sentence(process).startswith("2 records: ")


def test_a_pipe_gets_80_columns_and_no_codes(folder: Path) -> None:
    text = checker("check", "record.txt", cwd=folder).stdout.decode()
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) == 80


def test_columns_and_width_are_followed(folder: Path) -> None:
    wide = checker("check", "record.txt", cwd=folder, env={"COLUMNS": "120"}).stdout.decode()
    assert max(len(line) for line in wide.splitlines()) == 120
    narrow = checker("check", "record.txt", "--width", "60", cwd=folder, env={"COLUMNS": "120"}).stdout.decode()
    assert max(len(line) for line in narrow.splitlines()) == 60


def test_colour_on_request(folder: Path) -> None:
    assert b"\x1b[" in checker("check", "record.txt", "--color", "always", cwd=folder).stdout
    assert b"\x1b[" not in checker("check", "record.txt", "--color", "never", cwd=folder).stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_encoding_without_the_signs_gets_ascii_signs(folder: Path, encoding: str) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    process = checker("check", "record.txt", cwd=folder, env=env)
    assert process.returncode in (0, 1, 3)
    process.stdout.decode("ascii")


def test_fail_on_hold_lets_through_what_a_person_must_look_at(folder: Path) -> None:
    strict = checker("check", "record.txt", "--format", "json", cwd=folder)
    lenient = checker("check", "record.txt", "--format", "json", "--fail-on", "hold", cwd=folder)
    assert lenient.stdout == strict.stdout
    assert lenient.returncode == (0 if strict.returncode == 3 else strict.returncode)


def test_engines_agree(folder: Path) -> None:
    def findings(engine: str) -> object:
        return json.loads(checker("check", "record.txt", "--format", "json", "--engine", engine, cwd=folder).stdout)[
            "findings"
        ]

    assert findings("both") == findings("reference")


def test_schema_command_prints_the_published_schema() -> None:
    published = Path(__file__).parents[2] / "docs" / "report.schema.json"
    assert checker("schema").stdout == published.read_bytes()


def test_rules_are_listed_and_shown() -> None:
    listed = json.loads(checker("rules", "list", "--format", "json").stdout)
    assert len(listed) >= 32
    name = listed[0]["rule"]
    assert json.loads(checker("rules", "show", name, "--format", "json").stdout) == listed[0]
    assert name in checker("rules", "list").stdout.decode()
    assert listed[0]["duty"].split()[0] in checker("rules", "show", name).stdout.decode()


@pytest.mark.parametrize("format_", ["terminal", "plain", "json"])
def test_facts_are_shown_with_their_words(folder: Path, format_: str) -> None:
    process = checker("facts", "record.txt", "--format", format_, cwd=folder)
    assert process.returncode == 0
    assert "14 March 2022" in process.stdout.decode()


def test_a_rule_that_did_not_apply_is_explained(folder: Path) -> None:
    report = json.loads(checker("check", "record.txt", "--format", "json", cwd=folder).stdout)
    out = [one for one in report["findings"] if one["outcome"] == "not_applicable"]
    assert out
    text = checker("explain", "record.txt", out[0]["rule"], cwd=folder).stdout.decode()
    assert "Does not apply" in text
    assert "How this was worked out" in text
    assert text.count("(this decided)") >= 1
    assert "Is it broken?" not in text


def test_every_clause_of_a_rule_that_applies_is_explained(folder: Path) -> None:
    text = checker("explain", "record.txt", "contract-starts-after-decision", cwd=folder).stdout.decode()
    assert "Does the rule apply?  yes" in text
    assert "Is it broken?  yes" in text
    assert "(this decided)" in text


def test_help_says_the_exit_codes() -> None:
    text = " ".join(checker("check", "--help").stdout.decode().split())
    assert "0 clear, 1 hold, 2 usage or configuration error, 3 refer to a person, 4 not judged" in text
