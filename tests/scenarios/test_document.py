"""The living document says what the rules and scenarios say, and stands alone."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.scenarios_document import document as document_command
from checker.errors import ConfigurationError
from checker.law.library import Law, load_law
from checker.scenarios.compiler import compile_file
from checker.scenarios.document import LivingDocument, Survivor, living_document
from checker.scenarios.document_page import document_html, read_survivors
from checker.shipped import records_folder, rules_folder

RULES = ("light-touch-threshold", "general-threshold", "reasons-recorded")
MIXED = '''@rule:reasons-recorded
Feature: Mixed

  Scenario: A threshold that is not reached
    Given a decision record dated 12 November 2021
    And a contract for social work services worth at most £579,000 excluding VAT
    When the record is checked
    Then rule light-touch-threshold is breached
    And the value compared with the threshold is £579,000

  Rule: Every row is told

    Scenario Outline: Some rows fail: <value>
      Given a decision record dated 12 November 2021
      And a contract for social work services worth <value> excluding VAT
      And no contract notice was published
      When the record is checked
      Then rule light-touch-threshold is <outcome>

      Examples:
        | value       | outcome   |
        | £600,000    | breached  |
        | £663,539.99 | compliant |

    @draft
    Scenario: A draft with a record & a table
      Given the following decision record:
        """
        Record of officer decision
        <script>alert("1")</script>
        """
      And a decision record with these facts:
        | fact          | value       |
        | decision kind | operational |
      When the record is checked
      Then rule reasons-recorded is compliant
      And rule light-touch-threshold does not apply

    Scenario: Cannot be understood
      Given a kontract of 5
      When the record is checked
      Then the record is clear

    Scenario: About the verdict only
      Given a decision record dated 12 November 2021
      When the record is checked
      Then no rule is breached
'''


def small_law() -> Law:
    """Three rules of the shipped law: enough to show, and quick to run."""
    law = load_law([rules_folder()])
    rules = tuple(pair for pair in law.rules if pair[1].rule in RULES)
    return replace(law, rules=rules, packs={pack: law.packs[pack] for pack, _ in rules})


def written(folder: Path, *, unnoticed: tuple[Survivor, ...] | None = None) -> tuple[LivingDocument, str]:
    """The document of the mixed feature, and its page."""
    feature = folder / "mixed.feature"
    feature.write_text(MIXED, encoding="utf-8")
    law = small_law()
    shown = living_document([compile_file(feature, law=law)], law, records_folder(), unnoticed)
    return shown, document_html(shown, day=dt.date(2026, 1, 5), folder=folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[LivingDocument, str]:
    survivor = Survivor("light-touch-threshold", "£663,540 becomes £663,541", "A pound more would go unnoticed.")
    return written(tmp_path_factory.mktemp("document"), unnoticed=(survivor,))


class Seen(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def test_each_scenario_stands_once_under_the_first_rule_that_it_names(made: tuple[LivingDocument, str]) -> None:
    shown, _ = made
    chapters = {chapter.rule.rule: chapter for part in shown.parts for chapter in part.chapters}
    assert [s.name for g in chapters["light-touch-threshold"].groups for s in g.shown] == [
        "A threshold that is not reached",
        "Some rows fail: <value>",
    ]
    assert [s.name for s in chapters["light-touch-threshold"].elsewhere] == ["A draft with a record & a table"]
    assert [c.rule.rule for c in shown.unmentioned] == ["general-threshold"]
    assert [s.name for g in shown.about_no_rule for s in g.shown] == ["About the verdict only"]
    assert [s.name for s in shown.failing] == ["A threshold that is not reached", "Some rows fail: <value>"]
    assert dict(shown.counts) == {"failed": 2, "passed": 2, "draft failed": 1}


def test_the_page_tells_results_expectations_and_findings(made: tuple[LivingDocument, str]) -> None:
    text = Seen(made[1]).text
    for words in (
        "2 scenarios do not hold",
        "How things stand on 5 January 2026",
        "✗ Does not hold A threshold that is not reached",
        "Expected rule light-touch-threshold is breached Found rule light-touch-threshold is compliant",
        "No light touch notice was missed",
        "And the value compared with the threshold is £579,000 Not tried",
        "(2 rows, 1 not holding)",
        "? Draft, does not hold A draft with a record & a table",
        '<script>alert("1")</script>',
        "Public Contracts Regulations 2015, reg 5(1)(d) (read in part)",
        "From 26 February 2015 to 23 February 2025",
        "£663,539.99",
        "A pound more would go unnoticed. (£663,540 becomes £663,541)",
        "Rules that no scenario names",
        "tagged with reasons-recorded, of which no step speaks; speaks of light-touch-threshold without a tag",
        "mixed.feature, line 40: ",
        "Given a kontract of 5",
        "mixed.feature, line 4; tagged @rule:reasons-recorded",
    ):
        assert words in text, words


def test_the_page_stands_alone(made: tuple[LivingDocument, str]) -> None:
    page = made[1]
    seen = Seen(page)
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in seen.tags}
    for tag, attributes in seen.tags:
        assert not {"src", "style", "srcset"} & attributes.keys(), (tag, attributes)
        assert not any(name.startswith("on") for name in attributes)
        if tag == "a":
            assert (attributes["href"] or "").startswith(("#", "https://"))
    assert "@import" not in page
    assert not re.search(r"url\(", page)
    policy = next(a["content"] or "" for t, a in seen.tags if t == "meta" and "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_link_within_the_page_leads_somewhere_and_no_name_is_twice(made: tuple[LivingDocument, str]) -> None:
    seen = Seen(made[1])
    names = [attributes["id"] for _, attributes in seen.tags if "id" in attributes]
    assert len(names) == len(set(names))
    links = {(a["href"] or "")[1:] for t, a in seen.tags if t == "a" and (a["href"] or "").startswith("#")}
    assert links <= set(names)


def test_nothing_is_claimed_about_unnoticed_changes_that_nobody_looked_for(tmp_path: Path) -> None:
    shown, page = written(tmp_path)
    assert not shown.survivors_known
    assert "were not looked for" in page
    assert "What no scenario would notice" not in page


@pytest.mark.parametrize("text", ["{", '{"rule": 1}', '[{"rule": "a"}]', "[1]"])
def test_a_list_of_unnoticed_changes_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "survivors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"survivors\.json is not what"):
        read_survivors(path)


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.feature").write_text(
        "Feature: a\n\n  Scenario: b\n    Given a decision record dated 12 November 2021\n"
        "    When the record is checked under PCR 2015\n    Then rule light-touch-claim does not apply\n",
        encoding="utf-8",
    )
    out = tmp_path / "page.html"
    arguments = [str(out), str(tmp_path), "--dated", "2026-01-05"]
    assert CliRunner().invoke(document_command, arguments, standalone_mode=False).return_value == 0
    first = out.read_bytes()
    assert "<h1>" in first.decode()
    CliRunner().invoke(document_command, arguments, standalone_mode=False)
    assert out.read_bytes() == first
    (tmp_path / "empty").mkdir()
    nothing = [str(tmp_path / "no.html"), str(tmp_path / "empty")]
    assert CliRunner().invoke(document_command, nothing, standalone_mode=False).return_value == 5
    assert not (tmp_path / "no.html").exists()
