"""Reading meets its targets on the corpus: written records, and generated ones in all layouts and formats."""

from __future__ import annotations

import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from checker.api import Checker
from checker.evaluation.assessment import Assessment, Target
from checker.evaluation.labels import SUFFIX, labels_under
from checker.evaluation.outcome import measure
from checker.evaluation.plain import evaluation_plain
from checker.evaluation.tally import Group
from checker.law.library import Law, load_law
from checker.shipped import rules_folder
from corpus.generate import write
from corpus.layouts import LAYOUTS

HERE = Path(__file__).parent
MEASURED = (Group.VALUE, Group.DATES, Group.SUPPLIER, Group.SECTIONS, Group.FLAGS)


@cache
def law() -> Law:
    return load_law([rules_folder()])


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(HERE / "written", folder / "written")
    (folder / "generated").mkdir()
    write(folder / "generated")
    return folder


@pytest.fixture(scope="module")
def assessment(corpus: Path) -> Assessment:
    checker = Checker(law(), engine="reference")
    labelled = labels_under(corpus, law().dictionary)
    measured = tuple(measure(one, checker) for one in labelled)
    return Assessment("the corpus", measured, law().dictionary, target=Target(0.99, 0.97))


def test_the_corpus_is_large_and_varied(corpus: Path) -> None:
    records = [path for path in corpus.rglob("*") if path.is_file() and not path.name.endswith(SUFFIX)]
    assert len(records) >= 60
    endings = Counter(path.suffix for path in records)
    assert all(endings[ending] >= 3 for ending in (".txt", ".html", ".docx", ".pdf"))
    used = {
        layout
        for case in yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))
        for layout in case["layouts"]
    }
    assert used == set(LAYOUTS)
    assert len(used) >= 15


def test_every_record_is_read(assessment: Assessment) -> None:
    assert [one.problem for one in assessment.unread] == []


def test_every_group_has_labels_enough_to_tell(assessment: Assessment) -> None:
    for group in MEASURED:
        assert assessment.figures.groups[group].labelled >= 60, group


def test_reading_meets_its_targets(assessment: Assessment) -> None:
    assert not assessment.short, "\n" + evaluation_plain(assessment, misses_only=True)


def test_next_to_no_value_is_wrong(assessment: Assessment) -> None:
    counts = assessment.figures.all
    assert counts.wrong <= 0.01 * counts.found, "\n" + evaluation_plain(assessment, misses_only=True)
