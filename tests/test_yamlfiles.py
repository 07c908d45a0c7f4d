"""YAML as a lawyer writes it: strict, with the line of everything that is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from checker import yamlfiles
from checker.errors import DataFileError
from checker.yamlfiles import build, nearest, parse_yaml, read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds with and without the C parser."""
    if not hasattr(yaml, request.param):
        pytest.skip("this PyYAML has no C parser")
    monkeypatch.setattr(yamlfiles, "_Loader", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: on", "on"),
        ("a: no", "no"),
        ("a: yes", "yes"),
        ("a: true", True),
        ("a: false", False),
        ("a: True", "True"),
        ("a: 'true'", "true"),
        ("a: 5", 5),
        ("a: -3", -3),
        ("a: '5'", "5"),
        ("a: 0123", "0123"),
        ("a: 1_000", "1_000"),
        ("a: 1.5", "1.5"),
        ("a: 12:30", "12:30"),
        ("a: 20%", "20%"),
        ("a: £25,000", "£25,000"),
        ("a: 2021-11-12", dt.date(2021, 11, 12)),
        ("a: '2021-11-12'", "2021-11-12"),
        ("a: 2021-11-12 at noon", "2021-11-12 at noon"),
        ("a:", None),
        ("a: ~", None),
        ("a: null", None),
        ("a: ''", ""),
        ("a: 99999999999999999999999999", "99999999999999999999999999"),
        ("a: [1, {b: c}]", [1, {"b": "c"}]),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
    ],
)
def test_what_a_value_is_read_as(text: str, value: Any) -> None:
    read = parse_yaml(text, "file.yaml").data["a"]
    assert read == value
    assert type(read) is type(value)


def test_on_is_an_ordinary_key() -> None:
    assert parse_yaml("on: some-rule", "file.yaml").data == {"on": "some-rule"}


@pytest.mark.parametrize("text", ["", "# only a comment", "---\n"])
def test_nothing_is_none(text: str) -> None:
    assert parse_yaml(text, "file.yaml").data is None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3", 3, "key 'a' is written twice"),
        ("a:\n  b: 1\n  b: 2", 3, "key 'b' is written twice"),
        ("a: 1\nday: 2021-02-30", 2, "'2021-02-30' is not a date that exists"),
        ("day: 2021-02-01 10:00:00", 1, "must be a date without a time"),
        ("day: 2021-02-01T10:00:00", 1, "must be a date without a time"),
        ("a: &x [1]\nb: *x", 1, "anchors and aliases are not read"),
        ("a: &x 1\nb: *x", 1, "anchors and aliases are not read"),
        ("a:\n  - &x\n    - *x", 2, "anchors and aliases are not read"),
        ("a: !!str 5", 1, "the tag 'tag:yaml.org,2002:str' is not read"),
        ("a: !!python/object/apply:os.system [ls]", 1, "is not read"),
        ("? [1]\n: 2", 1, "a key must be a word"),
        ("a: 1\n---\nb: 2", 2, "a second document begins here"),
        ("a: 1\nb: c: d", 2, "put a text that holds a colon in quotes"),
        ("a: {b: c", 2, "not valid YAML"),
        ("- " * 100 + "a", 1, "levels of nesting"),
    ],
)
def test_what_is_refused_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(DataFileError) as caught:
        parse_yaml(text, "file.yaml")
    assert words in caught.value.problem or "not valid YAML" in words
    assert caught.value.path == "file.yaml"
    assert caught.value.line in (line, line - 1) if "not valid YAML" in words else caught.value.line == line


def test_a_control_character_is_told_in_one_line() -> None:
    with pytest.raises(DataFileError) as caught:
        parse_yaml("a: \x01", "file.yaml")
    assert "\n" not in caught.value.problem


def test_the_line_of_a_value_or_of_what_is_around_it() -> None:
    source = parse_yaml("a: 1\nb:\n  - c: 2\n  -\n    c: 3\n", "file.yaml")
    assert source.line_of(("a",)) == 1
    assert source.line_of(("b", 0, "c")) == 3
    assert source.line_of(("b", 1, "c")) == 5
    assert source.line_of(("b", 1, "missing", "deeper")) == 5
    assert source.line_of(("nowhere",)) == 1


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    colour: str
    size: int = 0


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    things: list[Inner]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("things:\n  - colour: red\n    sise: 2", 3, "unknown key 'things.0.sise'"),
        ("things:\n  - size: 2", 2, "key 'things.0.colour' is missing"),
        ("things:\n  - colour: red\n    size: big", 3, "but it says 'big'"),
        ("", 1, "the file is empty"),
        ("- a", 1, "'the file': Input should be"),
        ("thing: []", 1, "unknown key 'thing' (did you mean things?)"),
    ],
)
def test_a_model_that_does_not_fit_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(DataFileError) as caught:
        build(Outer, parse_yaml(text, "file.yaml"))
    assert words in caught.value.problem
    assert caught.value.line == line


def test_a_part_of_a_file_keeps_its_lines() -> None:
    source = parse_yaml("other: 1\nthings:\n  - colour: red\n    sise: 2", "file.yaml")
    with pytest.raises(DataFileError) as caught:
        build(Inner, source, source.data["things"][0], ("things", 0))
    assert caught.value.line == 4


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        read_yaml(tmp_path / "missing.yaml")
    (tmp_path / "latin.yaml").write_bytes("a: caf\xe9".encode("latin-1"))
    with pytest.raises(DataFileError, match="is not UTF-8"):
        read_yaml(tmp_path / "latin.yaml")


def test_a_byte_order_mark_is_no_part_of_a_key(tmp_path: Path) -> None:
    (tmp_path / "bom.yaml").write_bytes(b"\xef\xbb\xbfa: 1")
    assert read_yaml(tmp_path / "bom.yaml").data == {"a": 1}


def test_the_nearest_word_is_offered_only_when_it_is_near() -> None:
    assert nearest("contract.valu", ["contract.value", "decision.date"]) == " (did you mean contract.value?)"
    assert nearest("zebra", ["contract.value"]) == ""
