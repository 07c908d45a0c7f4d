"""The promises of the README that no other test keeps, and that each of them is kept by a test that exists."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cli.command import COMMAND, SAMPLES, checker, environment, sentence
from hostile.crafted import crafted

from checker.answers import read_answers
from checker.api import Checker
from checker.errors import ConfigurationError
from checker.gate.pin import rules_digest
from checker.law.library import Law, load_law
from checker.shipped import rules_folder

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WALL = (sys.executable, str(HERE / "without_network.py"))
UNAVAILABLE = 77
CLEAR = "light-touch-award-below-threshold.txt"
ASKING = "one-line-advocacy-award.txt"
WORD = "Zanzibarquill"
"""A word that stands only in the records."""
FILES = ("json", "sarif", "junit", "csv", "html", "markdown", "gitlab")


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


# the list of the README


def promises() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (section,) = re.findall(r"^## The gate\n(.*?)^## ", readme, re.MULTILINE | re.DOTALL)
    return re.split(r"^\d\. ", section, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("number", range(1, 10))
def test_every_promise_names_the_tests_that_keep_it(number: int) -> None:
    assert len(promises()) == 9
    pins = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", promises()[number - 1])
    assert pins
    for file, name in pins:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert Path(file).name.startswith("test_")
        assert name.startswith("test_")
        assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}, f"{file}::{name}"


# one run of the gate behind a wall that no connection passes, and another one elsewhere


@dataclass(frozen=True)
class Run:
    """A folder in which the gate was run, and what came of it."""

    folder: Path
    finished: subprocess.CompletedProcess[bytes]

    def entries(self) -> list[dict[str, Any]]:
        with sqlite3.connect(self.folder / "audit.db") as connection:
            return [json.loads(body) for (body,) in connection.execute("SELECT body FROM audit_log ORDER BY seq")]

    def receipts(self) -> list[dict[str, Any]]:
        found = [json.loads(path.read_bytes()) for path in (self.folder / "receipts").iterdir()]
        return sorted(found, key=lambda one: str(one["source"]))

    def reports(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = json.loads((self.folder / "r.json").read_bytes())
        return told


def records() -> dict[str, bytes]:
    """One that is clear, one to ask about, two that point at addresses, and a letter, which is no record."""
    tricks = crafted()
    return {
        "award.txt": sample(CLEAR).replace("Harrowgate Lane Care", WORD).encode(),
        ASKING: sample(ASKING).encode(),
        "links.docx": tricks["external-relations.docx"],
        "page.html": tricks["frames.html"],
        "letter.txt": f"Dear {WORD}, nothing was decided.".encode(),
    }


RECORDS = records()
JUDGED = [name for name in RECORDS if name != "letter.txt"]


def run_gate(folder: Path, around: tuple[str, ...], more: Mapping[str, str], *options: str) -> Run:
    (folder / "receipts").mkdir()
    for name, data in RECORDS.items():
        (folder / name).write_bytes(data)
    outputs = [word for name in FILES for word in ("-o", f"{name}=r.{name}")]
    command = [
        *around, *COMMAND, "gate", *RECORDS, *outputs, "--format", "plain", "-o", "r.txt",
        "--audit", "audit.db", "--receipts", "receipts", "--actor", "system", *options,
    ]  # fmt: skip
    finished = subprocess.run(command, cwd=folder, env=environment(more), capture_output=True, timeout=90, check=False)
    return Run(folder, finished)


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law([rules_folder()])


@pytest.fixture(scope="module")
def walled(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run in which making a socket for the internet ends the process that makes it, whatever its language."""
    reaching = "import socket; socket.create_connection(('127.0.0.1', 9))"
    control = subprocess.run([*WALL, sys.executable, "-c", reaching], capture_output=True, check=False)
    if control.returncode == UNAVAILABLE:
        pytest.skip("this system cannot end a process for the sockets that it makes")
    assert control.returncode == -signal.SIGSYS
    return run_gate(tmp_path_factory.mktemp("walled"), WALL, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"})


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, law: Law) -> Run:
    """The same on the other side of the date line, without the wall, held to the rules that it has."""
    more = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago"}
    return run_gate(tmp_path_factory.mktemp("elsewhere"), (), more, "--rules-sha256", rules_digest(law.digests))


def test_no_connection_is_made_while_records_are_judged(walled: Run, elsewhere: Run) -> None:
    assert walled.finished.returncode == 4
    # a process that the wall had ended would show here as a record that was not judged
    assert [one["record"] for one in walled.entries() if one["verdict"]] == JUDGED
    assert b"ended its process" not in walled.finished.stderr
    assert [one["verdict"] for one in walled.entries()] == [one["verdict"] for one in elsewhere.entries()]


def test_no_words_of_a_record_are_in_logs_or_receipts(elsewhere: Run) -> None:
    (folder, finished) = (elsewhere.folder, elsewhere.finished)
    assert WORD in (folder / "r.json").read_text(encoding="utf-8")
    kept = [*folder.glob("audit.db*"), *(folder / "receipts").iterdir()]
    assert len(kept) >= 4
    for told in (finished.stdout, finished.stderr, *(path.read_bytes() for path in kept)):
        assert WORD.encode() not in told
    assert b"letter.txt" in finished.stderr


def test_two_runs_give_the_same_bytes(walled: Run, elsewhere: Run) -> None:
    for name in ("txt", *FILES):
        one, other = ((run.folder / f"r.{name}").read_bytes() for run in (walled, elsewhere))
        assert one
        assert one == other, name
    # only the moment differs, and with it the digest of the receipt
    for one, other in zip(walled.receipts(), elsewhere.receipts(), strict=True):
        assert one | {"made_at": "", "digest": ""} == other | {"made_at": "", "digest": ""}
    assert [one.get("report_sha256") for one in walled.entries()] == [
        one.get("report_sha256") for one in elsewhere.entries()
    ]


def test_every_answer_names_the_bytes_that_were_judged(elsewhere: Run) -> None:
    digests = {name: sha256((elsewhere.folder / name).read_bytes()).hexdigest() for name in RECORDS}
    assert {one["record"]: one["sha256"] for one in elsewhere.entries() if one["verdict"]} == {
        name: digests[name] for name in JUDGED
    }
    assert {one["source"]: one["sha256"] for one in elsewhere.receipts()} == {name: digests[name] for name in JUDGED}
    for name in ("json", "sarif", "junit", "csv", "html", "markdown"):
        report = (elsewhere.folder / f"r.{name}").read_text(encoding="utf-8")
        assert all(digests[record] in report for record in JUDGED), name


# the rules


def test_every_answer_names_the_rules_and_a_pin_lets_no_others_judge(elsewhere: Run, law: Law) -> None:
    assert [one["law"] for one in (*elsewhere.entries(), *elsewhere.receipts())] == [dict(law.digests)] * 9
    packs = {law.digests[name] for name in law.packs}
    for name in ("json", "sarif", "junit"):
        report = (elsewhere.folder / f"r.{name}").read_text(encoding="utf-8")
        assert all(digest in report for digest in packs), name
    digest = rules_digest(law.digests)
    assert f"rules {digest[:16]}." in elsewhere.finished.stderr.decode()
    figure = next((rules_folder() / "parameters").glob("policy-*.yaml"))
    more = elsewhere.folder / "more" / "parameters"
    more.mkdir(parents=True)
    (more / figure.name).write_bytes(figure.read_bytes() + b"# one line more\n")
    pinned = ("gate", "award.txt", "--audit", "pinned.db", "--rules-sha256", digest[:16])
    other = checker(*pinned, "--rules", "more", cwd=elsewhere.folder)
    assert (other.returncode, other.stdout) == (2, b"")
    assert "The rules are not those of --rules-sha256" in sentence(other)
    with sqlite3.connect(elsewhere.folder / "pinned.db") as connection:
        assert connection.execute("SELECT count(*) FROM audit_log").fetchone() == (0,)


# what goes wrong in a rule


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited where the system can")
def test_a_rule_that_raises_or_swells_blocks_and_the_next_record_is_judged(tmp_path: Path) -> None:
    names = ("raises", "swells", "does not fail")
    for name in names:
        (tmp_path / f"{name}.txt").write_text(
            sample(CLEAR).replace("Contract award", f"{name} {WORD}"), encoding="utf-8"
        )
    path = os.pathsep.join([str(HERE / "faulty"), *filter(None, [os.environ.get("PYTHONPATH")])])
    asked = ("gate", *(f"{name}.txt" for name in names), "--memory", "1024", "--audit", "audit.db")
    finished = checker(*asked, "--format", "concise", cwd=tmp_path, env={"PYTHONPATH": path})
    said = finished.stderr.decode()
    assert finished.returncode == 4, said
    assert "raises.txt was not judged because the checker failed (ZeroDivisionError in sitecustomize.py, line " in said
    assert "swells.txt was not judged" in said
    # what the rule said when it failed holds the title
    assert WORD not in said
    told = [(one["record"], one["verdict"]) for one in Run(tmp_path, finished).entries()]
    assert told == [("raises.txt", None), ("swells.txt", None), ("does not fail.txt", "clear")]


# what nobody knows


def test_a_grave_question_stops_the_record_until_somebody_answers_by_name(elsewhere: Run, law: Law) -> None:
    (asked,) = (one for one in elsewhere.entries() if one["record"] == ASKING)
    assert asked["verdict"] == "refer"
    path = elsewhere.folder / "answers.yaml"
    entry = "- fact: council.key_decision_threshold\n  value: £500,000\n  when: 2026-11-20\n  why: The constitution.\n"
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="does not say who"):
        read_answers(str(path), law.dictionary)
    path.write_text(entry + "  who: Petra Quill\n", encoding="utf-8")
    answers = read_answers(str(path), law.dictionary)
    reading = Checker(law, engine="both")
    document, facts = reading.read(RECORDS[ASKING], ASKING)
    assert reading.judged(document, facts).report.verdict == "refer"
    assert reading.judged(document, facts.with_facts(*answers.facts(facts))).report.verdict == "clear"
