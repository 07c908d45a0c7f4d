"""The layout of feature files changes white space and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from gherkin.parser import Parser
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli.scenarios_format import format as format_command
from checker.scenarios.formatter import NotFormattedError, formatted

FEATURES = sorted((Path(__file__).parents[2] / "features").rglob("*.feature"))
HARD = '''# language: en
# at the top

@pack:pcr-2015   @draft # why this is a draft
Feature:   A hard file
    Prose with a list:

      - one
      - two


    and an end.

# about the background
  Background:
  Given a decision record dated 12 November 2021

   @rule:reasons-recorded
  Rule:   An empty rule
  Rule: Another
  # about the scenario

     @boundary
     # between the tags
     @other
    Scenario Outline:  Cells with \\| pipes and <value>
# about the step
   Given the following decision record:
        """markdown
        Record
          set in further
     set in less
        \\"\\"\\" quoted

        end  
        """
   And a decision record with these facts:
     |fact|value|
     # between the rows
     | contract subject |a \\| b \\n c \\\\ |
     | contract value||
   * the record is silent on IR35


   When the record is checked
   Then the finding for reasons-recorded says "two  spaces"

   Examples:   of values
   |value|
   |£1|
   Examples:
   # at the end
'''  # noqa: W291
LAID = '''# language: en
# at the top

@pack:pcr-2015   @draft # why this is a draft
Feature: A hard file
  Prose with a list:

    - one
    - two

  and an end.

  # about the background
  Background:
    Given a decision record dated 12 November 2021

  @rule:reasons-recorded
  Rule: An empty rule

  Rule: Another

    # about the scenario

    @boundary
    # between the tags
    @other
    Scenario Outline: Cells with \\| pipes and <value>
      # about the step
      Given the following decision record:
        """markdown
        Record
          set in further
        set in less
        \\"\\"\\" quoted

        end  
        """
      And a decision record with these facts:
        | fact             | value          |
        # between the rows
        | contract subject | a \\| b \\n c \\\\ |
        | contract value   |                |
      * the record is silent on IR35
      When the record is checked
      Then the finding for reasons-recorded says "two  spaces"

      Examples: of values
        | value |
        | £1    |

      Examples:
      # at the end
'''  # noqa: W291


def pickles(data: bytes) -> list[object]:
    """Steps, tables and texts of a file by the parser alone, without places or white space in prose."""

    def said(node: object) -> object:
        if isinstance(node, list):
            return [said(each) for each in node]
        if isinstance(node, dict):
            return {
                key: (value.split() if key == "description" else value.strip() if key == "text" else said(value))
                if isinstance(value, str)
                else said(value)
                for key, value in node.items()
                if key not in ("location", "id", "content")
            } | {key: value for key, value in node.items() if key == "content"}
        return node

    tree = Parser().parse(data.decode("utf-8-sig").replace("\r\n", "\n"))
    return [said(tree["feature"]), said(tree["comments"])]


def test_a_hard_file_is_laid_out_as_it_should_be() -> None:
    assert formatted(HARD.encode(), "hard.feature").decode() == LAID


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_no_shipped_file_says_anything_else_afterwards(path: Path) -> None:
    data = path.read_bytes()
    laid = formatted(data, path.name)
    assert pickles(laid) == pickles(data)
    assert formatted(laid, path.name) == laid


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FEATURES), st.integers(0, 2**32), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_indents_come_out_the_same(path: Path, seed: int, end: str, mark: bool) -> None:
    source = path.read_bytes().decode()
    laid = formatted(source.encode(), path.name)
    shuffled = messed_up(laid.decode(), random.Random(seed)).replace("\n", end)
    again = formatted((("\ufeff" if mark else "") + shuffled).encode(), path.name)
    assert again == laid


def messed_up(text: str, dice: random.Random) -> str:
    """The text with other indents and more blank lines, but for texts between quotes, and prose."""
    out, quoted, prose = [], False, False
    for line in text.split("\n"):
        fence = line.strip().startswith('"""')
        bare = line.strip()
        if quoted or fence or prose:
            out.append(line)
        else:
            cells = bare.replace("  ", " ") if bare.startswith("|") and '"' not in bare else bare
            out.append(dice.choice(["", " ", "     ", "\t"]) + cells + dice.choice(["", "  "]) if bare else bare)
            if bare and not bare.startswith("#") and not bare.startswith("@") and dice.random() < 0.2:
                out.append("")
        quoted = quoted ^ fence
        prose = bare.startswith(("Feature:", "Rule:", "Scenario", "Background:")) or (
            prose and not bare.startswith(("Rule:", "Scenario", "Given", "Background:", "@"))
        )
    return "\n".join(out)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FEATURES), st.integers(0, 2**32))
def test_comments_and_blank_lines_anywhere_are_kept_and_laid_out_once(path: Path, seed: int) -> None:
    dice, out, quoted = random.Random(seed), [], False
    for line in path.read_bytes().decode().split("\n"):
        fence = line.strip().startswith('"""')
        if not quoted and dice.random() < 0.1:
            out.append(dice.choice(["", "   ", "\t\t"]) + dice.choice(["# a note", "#note", "#  | x |", ""]))
        out.append(line)
        quoted ^= fence
    data = "\n".join(out).encode()
    laid = formatted(data, path.name)
    assert pickles(laid) == pickles(data)
    assert formatted(laid, path.name) == laid


def test_a_file_from_an_old_editor_becomes_utf_8() -> None:
    source = "Feature: a\n  Scenario: b\n    Given the contract is worth £5 excluding VAT\n    # “quoted”\n"
    assert formatted(source.encode("cp1252"), "a.feature").decode() == source.replace("a\n  S", "a\n\n  S")


@pytest.mark.parametrize(
    "text",
    [
        "Feature: a\n  Scenario: b\n    Given a\n    Gven b\n",
        "no feature\n",
        "Feature: a\n  Scenario: b\n    Given c\n    | a |\n    | b | c |\n",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NotFormattedError, match=r"^a\.feature:\d+ was left as it is"):
        formatted(text.encode(), "a.feature")


def test_words_after_the_last_cell_are_not_lost() -> None:
    text = "Feature: a\n  Scenario: b\n    Given c\n    | a | # why\n"
    with pytest.raises(NotFormattedError, match="would change what it says"):
        formatted(text.encode(), "a.feature")


def test_the_command_writes_only_what_changes(tmp_path: Path) -> None:
    good = "Feature: a\n\n  Scenario: b\n    Given c\n"
    (tmp_path / "good.feature").write_text(good, encoding="utf-8")
    (tmp_path / "poor.feature").write_bytes(b"\xef\xbb\xbfFeature: a\r\n  Scenario: b\r\n   Given c\r\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "poor.feature").write_text("Feature:  a", encoding="utf-8")
    run = CliRunner()
    checked = run.invoke(format_command, [str(tmp_path), "--check"], standalone_mode=False)
    assert checked.return_value == 1
    assert "would lay out" in checked.output
    assert (tmp_path / "poor.feature").read_bytes().startswith(b"\xef")
    assert run.invoke(format_command, [str(tmp_path)], standalone_mode=False).return_value == 0
    assert (tmp_path / "poor.feature").read_bytes() == good.encode()
    assert run.invoke(format_command, [str(tmp_path), "--check"], standalone_mode=False).return_value == 0
    assert (tmp_path / ".hidden" / "poor.feature").read_text(encoding="utf-8") == "Feature:  a"
    (tmp_path / "bad.feature").write_text("nothing", encoding="utf-8")
    refused = run.invoke(format_command, [str(tmp_path)], standalone_mode=False)
    assert refused.return_value == 2
    assert "bad.feature:1 was left as it is" in refused.output
    assert run.invoke(format_command, [str(tmp_path / ".hidden")], standalone_mode=False).return_value == 0


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    assert CliRunner().invoke(format_command, [str(tmp_path)], standalone_mode=False).return_value == 5
