"""Loading: what is loaded, in which order, and how folders add to each other."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from checker.errors import ConfigurationError, DataFileError
from checker.facts.fact import How
from checker.facts.money import Money
from checker.law.library import Law, load_law
from checker.shipped import rules_folder

from .conftest import COUNCIL, PARAMETER, RULE, Spoil


def test_the_shipped_law_loads_and_is_not_empty(shipped_law: Law) -> None:
    assert len(shipped_law.parameters) >= 40
    assert len(shipped_law.councils) >= 20
    assert shipped_law.schedule_3.standing("85310000-5") == "inside"
    assert shipped_law.labels.fields


def test_a_small_law_loads(small_law: Spoil) -> None:
    law = load_law([small_law()])
    assert [(pack, rule.rule) for pack, rule in law.rules] == [("invented", "value-below-threshold")]
    assert law.rule("value-below-threshold").duty == "A contract stays below the threshold."
    assert law.pack_of("value-below-threshold") == "invented"


def test_packs_are_in_order_of_name_and_rules_in_order_of_file(small_law: Spoil, tmp_path: Path) -> None:
    folder = small_law()
    for pack, rule in (("zebra", "a-rule"), ("antelope", "z-rule"), ("antelope", "b-rule")):
        (folder / pack).mkdir(exist_ok=True)
        pack_text = f"pack: {pack}\ntitle: T\ncovers: C\ndoes_not_look_at: []\n"
        (folder / pack / "pack.yaml").write_text(pack_text, encoding="utf-8")
        text = RULE.replace("rule: value-below-threshold", f"rule: {rule}", 1)
        (folder / pack / f"{rule}.yaml").write_text(text, encoding="utf-8")
    ids = [f"{pack}/{rule.rule}" for pack, rule in load_law([folder]).rules]
    assert ids == ["antelope/b-rule", "antelope/z-rule", "invented/value-below-threshold", "zebra/a-rule"]


def test_an_unknown_rule_names_the_nearest(small_law: Spoil) -> None:
    law = load_law([small_law()])
    with pytest.raises(ConfigurationError, match=r"no rule is called 'value-below-treshold' \(did you mean value-b"):
        law.rule("value-below-treshold")


def test_an_unknown_council_names_the_nearest(shipped_law: Law) -> None:
    with pytest.raises(ConfigurationError, match=r"no council is called 'herefordshir' \(did you mean heref"):
        shipped_law.council("herefordshir")


def test_a_later_folder_replaces_a_parameter_and_a_council(small_law: Spoil, tmp_path: Path) -> None:
    first, second = small_law(), tmp_path / "second"
    (second / "parameters").mkdir(parents=True)
    (second / "councils").mkdir()
    (second / "parameters" / "threshold-small.yaml").write_text(PARAMETER.replace("£12,000", "£99,000"))
    (second / "councils" / "marlshire.yaml").write_text(COUNCIL.replace("£50,000", "£75,000"))
    law = load_law([first, second])
    assert law.figures["threshold.small"].on(dt.date(2021, 6, 1)) == Money(9_900_000)
    assert law.local_facts("marlshire", dt.date(2020, 6, 1))[0].value == Money(7_500_000)
    assert [rule.rule for _, rule in law.rules] == ["value-below-threshold"]


def test_a_later_folder_may_be_one_pack_alone(small_law: Spoil, tmp_path: Path) -> None:
    pack = tmp_path / "elsewhere" / "extra"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("pack: extra\ntitle: T\ncovers: C\ndoes_not_look_at: []\n")
    (pack / "new-rule.yaml").write_text(RULE.lstrip().replace("rule: value-below-threshold", "rule: new-rule", 1))
    assert [rule.rule for _, rule in load_law([small_law(), pack]).rules] == ["new-rule", "value-below-threshold"]


def test_a_later_folder_replaces_a_rule_of_the_same_pack(small_law: Spoil, tmp_path: Path) -> None:
    pack = tmp_path / "elsewhere" / "invented"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("pack: invented\ntitle: T\ncovers: C\ndoes_not_look_at: []\n")
    (pack / "value-below-threshold.yaml").write_text(RULE.lstrip().replace("severity: high", "severity: low", 1))
    (rule,) = [rule for _, rule in load_law([small_law(), pack]).rules]
    assert rule.severity == "low"


def test_a_later_folder_adds_facts_and_keeps_the_others(small_law: Spoil, tmp_path: Path) -> None:
    more = tmp_path / "more" / "vocabulary"
    more.mkdir(parents=True)
    (more / "facts.yaml").write_text(
        'facts:\n  - {name: contract.colour, type: text, meaning: "Colour."}\n'
        '  - {name: reasons.words, type: number, meaning: "Other words."}\n'
    )
    dictionary = load_law([small_law(), more.parent]).dictionary
    assert dictionary["contract.colour"].words == "contract colour"
    assert dictionary["reasons.words"].meaning == "Other words."
    assert "contract.value" in dictionary


def test_a_folder_of_rules_without_its_pack_file_is_never_passed_over(small_law: Spoil) -> None:
    folder = small_law()
    (folder / "invented" / "pack.yaml").unlink()
    with pytest.raises(DataFileError, match=r"has YAML files but no pack\.yaml"):
        load_law([folder])


def test_a_file_with_another_ending_is_never_passed_over(small_law: Spoil) -> None:
    folder = small_law()
    (folder / "invented" / "other-rule.yml").write_text(RULE)
    with pytest.raises(DataFileError, match=r"other-rule\.yml: would not be read"):
        load_law([folder])


def test_a_word_list_that_is_not_one_is_told(small_law: Spoil) -> None:
    folder = small_law()
    (folder / "vocabulary" / "more.yaml").write_text("about: More.\nphrase:\n  more.words: [a, b]\n")
    with pytest.raises(DataFileError, match=r"unknown key 'phrase' \(did you mean phrases\?\)"):
        load_law([folder])


def test_a_phrase_outside_the_notation_is_told(small_law: Spoil) -> None:
    folder = small_law()
    (folder / "vocabulary" / "more.yaml").write_text("about: More.\nphrases:\n  more.words: [a, (b]\n")
    with pytest.raises(DataFileError, match="opens a bracket that is not closed"):
        load_law([folder])


def test_a_file_that_is_not_utf8_is_told(small_law: Spoil) -> None:
    folder = small_law()
    (folder / "councils" / "marlshire.yaml").write_bytes("council: caf\xe9".encode("latin-1"))
    with pytest.raises(DataFileError, match="is not UTF-8"):
        load_law([folder])


def test_a_digest_follows_the_bytes_of_its_pack_only(small_law: Spoil) -> None:
    folder = small_law()
    before = load_law([folder]).digests
    (folder / "invented" / "value-below-threshold.yaml").write_text(RULE.lstrip() + "# a comment\n")
    after = load_law([folder]).digests
    assert before["invented"] != after["invented"]
    assert {k: v for k, v in before.items() if k != "invented"} == {k: v for k, v in after.items() if k != "invented"}


@pytest.mark.parametrize(
    ("day", "value"), [("2020-03-31", None), ("2020-04-01", 5_000_000), ("2021-03-31", 5_000_000), ("2021-04-01", None)]
)
def test_a_local_value_holds_on_its_days_only(small_law: Spoil, day: str, value: int | None) -> None:
    facts = load_law([small_law()]).local_facts("marlshire", dt.date.fromisoformat(day))
    assert [fact.value for fact in facts] == ([Money(value)] if value else [])


def test_a_local_fact_says_where_it_comes_from(small_law: Spoil) -> None:
    (fact,) = load_law([small_law()]).local_facts("marlshire", dt.date(2020, 6, 1))
    assert fact.how is How.PARAMETER
    assert fact.note == "Spending; Marlshire constitution (official)"
    assert fact.sources == ("marlshire",)


def test_a_dated_local_value_is_unknown_without_a_day(small_law: Spoil) -> None:
    law = load_law([small_law()])
    assert law.local_value("marlshire", "council.limit", None) is None


@pytest.mark.parametrize("make", [lambda folder: folder / "missing", lambda folder: folder])
def test_a_folder_without_law_is_an_error(tmp_path: Path, make: object) -> None:
    with pytest.raises(DataFileError):
        load_law([make(tmp_path)])  # type: ignore[operator]


def test_loading_the_shipped_law_takes_a_fraction_of_a_second() -> None:
    fastest = min(_cpu_seconds_to_load() for _ in range(3))
    assert fastest < 1.0


def _cpu_seconds_to_load() -> float:
    start = time.process_time()
    load_law([rules_folder()])
    return time.process_time() - start
