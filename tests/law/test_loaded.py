"""A law that was loaded is given again for the same bytes, and for no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.errors import DataFileError
from checker.law.library import load_law
from checker.shipped import rules_folder


def test_the_same_bytes_give_the_same_law_and_any_others_another(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(rules_folder(), own)
    law = load_law([own])
    assert load_law([own]) is law
    file = own / "vocabulary" / "facts.yaml"
    as_it_was = file.read_bytes()
    # as long as before, and within the same tick of a coarse clock
    file.write_bytes(as_it_was.replace(b"e", b"E", 1))
    changed = load_law([own])
    assert changed is not law
    assert changed.digests["vocabulary"] != law.digests["vocabulary"]
    file.write_bytes(as_it_was)
    again = load_law([own])
    assert again.digests == law.digests


def test_a_file_more_or_another_folder_is_another_law(tmp_path: Path) -> None:
    law = load_law([rules_folder()])
    shutil.copytree(rules_folder(), tmp_path / "own")
    other = load_law([tmp_path / "own"])
    assert other is not law
    # messages name the folder
    assert other.sources["rules", other.rules[0][1].rule].path.startswith(str(tmp_path))
    (tmp_path / "own" / "vocabulary" / "more.yaml").write_text("about: More.\nphrases:\n  more.words: [more]\n")
    assert "more.words" in load_law([tmp_path / "own"]).vocabulary.keys
    (tmp_path / "own" / "vocabulary" / "more.yml").write_text("about: More.\n")
    with pytest.raises(DataFileError, match="files of rules end in"):
        load_law([tmp_path / "own"])
