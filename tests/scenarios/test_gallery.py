"""Mistakes that authors of scenarios make: each is found, at its line, with words that help; its twin is silent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.law.library import Law
from checker.scenarios.compiler import compile_file

GOOD = """\
Feature: Awards of contracts
  Prose about the awards: what a lawyer wrote down for the reader.

  Background:
    Given a decision record dated 12 November 2021

  @rule:light-touch-threshold
  Scenario: Under the threshold
    When a contract is small, no notice is asked for.
    Given a contract for social work services worth £579,000 excluding VAT
    When the record is checked
    Then rule light-touch-threshold is compliant

  Scenario Outline: Around the threshold with <money>
    Given a contract for social work services worth <money> excluding VAT
    And the contract was awarded by direct award
    When the record is checked
    Then rule light-touch-threshold <outcome>

    Examples:
      | money       | outcome      |
      | £663,539.99 | is compliant |
      | £663,540    | is breached  |

  Scenario: By facts
    Given a decision record with these facts:
      | fact                    | value            |
      | decision date           | 12 November 2021 |
      | decision is procurement | no               |
    When the record is checked
    Then exactly these rules are breached:
      | rule              |
      | reasons-recorded  |

  Scenario: As a text
    Given the following decision record:
      \"\"\"
      Record of officer decision
      Date of decision: 12 November 2021
      \"\"\"
    When the record is checked as at 1 January 2022
    Then rule reasons-recorded needs review because missing fact
"""
GOOD = GOOD.replace(
    "    When a contract is small, no notice is asked for.\n", "    A small contract needs no notice.\n"
)


@dataclass(frozen=True)
class Mistake:
    """``old`` in the good file, written as ``new``; what is said of it, and at the line with which words."""

    code: str
    old: str
    new: str
    at: str
    says: tuple[str, ...] = ()
    twin: str = ""


WORTH = "    Given a contract for social work services worth £579,000"
ROUTE = "    And the contract was awarded by direct award"
LIGHT = "    When the record is checked\n    Then rule light-touch-threshold is compliant"
ROWS = "      | £663,539.99 | is compliant |\n      | £663,540    | is breached  |\n"
DATED = "  Background:\n    Given a decision record dated 12 November 2021"
BREACHED = "    Then exactly these rules are breached:\n      | rule              |\n      | reasons-recorded  |\n"

MISTAKES = {
    "misspelt heading": Mistake(
        "E020", "  Background:\n    Given a d", "  Senario: First\n    Given a d", "Senario", ("Scenario:",)
    ),
    "misspelt scenario under steps": Mistake("E002", "  Scenario: By facts", "  Scenaro: By facts", "Scenaro"),
    "no feature": Mistake("E004", GOOD, "Given a decision record dated 12 November 2021\n", "Given", ("Feature:",)),
    "misspelt feature": Mistake("E004", "Feature:", "Featur:", "Featur:", ("Feature:",)),
    "empty file": Mistake("E004", GOOD, "", "", ("Feature:",)),
    "no scenario": Mistake("E021", GOOD, "Feature: Nothing yet\n  Some prose.\n", "Feature", ("no scenario",)),
    "line without a keyword": Mistake(
        "E002",
        "    When the record is checked\n    Then rule l",
        "    When the record is checked\n    whatever\n    Then rule l",
        "whatever",
        ("Given, When, Then",),
    ),
    "misspelt keyword between steps": Mistake(
        "E002", "    And the contract was", "    Andd the contract was", "Andd", ("Did you mean “And”",)
    ),
    "ragged table": Mistake(
        "E002",
        "| decision is procurement | no               |",
        "| decision is procurement |",
        "is procurement",
        ("same number of cells",),
    ),
    "two scenarios of one name": Mistake(
        "E010", "Scenario: By facts", "Scenario: Under the threshold", "@4 Scenario: Under", ("Line 8",)
    ),
    "outline without examples": Mistake(
        "E011", GOOD[GOOD.index("    Examples:") : GOOD.index("  Scenario: By facts")], "", "Outline", ("Examples",)
    ),
    "examples without rows": Mistake("E011", ROWS, "", "Examples", ("no rows",)),
    "misspelt column": Mistake("E012", "worth <money>", "worth <mony>", "<mony>", ("mony", "did you mean money")),
    "placeholder without examples": Mistake(
        "E012", "social work services worth £579,000", "social work services worth <value>", "<value>", ("Examples",)
    ),
    "unused column": Mistake(
        "W013",
        "| outcome      |\n" + ROWS,
        "| outcome | note |\n" + ROWS.replace("d  |", "d | b |").replace("t |", "t | a |"),
        "note |",
        ("note",),
    ),
    "repeated row": Mistake(
        "W014",
        "      | £663,540    | is breached  |\n",
        "      | £663,540    | is breached  |\n      | £663,540    | is breached  |\n",
        "@2 £663,540 ",
        ("same values",),
    ),
    "no steps": Mistake(
        "E015", "  Scenario: As a text", "  Scenario: Empty\n    # to do\n\n  Scenario: As a text", "Empty"
    ),
    "no name": Mistake("E016", "Scenario: By facts", "Scenario:", "Scenario:\n"),
    "no when": Mistake("E017", "    When the record is checked as at 1 January 2022\n", "", "As a text", ("When",)),
    "no then": Mistake(
        "E017", "    Then rule reasons-recorded needs review because missing fact\n", "", "As a text", ("Then",)
    ),
    "misspelt rule": Mistake(
        "E018",
        "Then rule light-touch-threshold is",
        "Then rule light-touch-treshold is",
        "treshold",
        ("light-touch-threshold",),
    ),
    "misspelt rule in a tag": Mistake(
        "E018", "@rule:light-touch-threshold", "@rule:light-tuch-threshold", "tuch", ("@rule:light-touch-threshold",)
    ),
    "misspelt rule in a table": Mistake(
        "E018", "| reasons-recorded  |", "| reason-recorded   |", "reason-recorded", ("reasons-recorded",)
    ),
    "misspelt fact in a table": Mistake(
        "E018", "| decision date ", "| decision dat  ", "decision dat ", ("decision date",)
    ),
    "misspelt fact in a step": Mistake(
        "E018", ROUTE, "    And the record does not state the contract vale", "vale", ("contract value",)
    ),
    "unknown pack": Mistake("E018", "checked as at 1 January 2022", "checked under PCR 2105", "2105", ("pcr-2015",)),
    "unknown reason": Mistake(
        "E018", "because missing fact", "because missing facts", "missing facts", ("missing fact",)
    ),
    "unknown council": Mistake("E018", ROUTE, "    And the council is hereford", "hereford", ("herefordshire",)),
    "unknown route": Mistake(
        "E018", "awarded by direct award", "awarded by direct awards", "direct awards", ("direct award",)
    ),
    "unknown model record": Mistake(
        "E018", ROUTE, '    And the model record "no-such-record"', "no-such-record", ("No model record",)
    ),
    "missing file": Mistake(
        "E018", ROUTE, '    And the decision record in the file "gone.txt"', "gone.txt", ("no file",)
    ),
    "And as the first step": Mistake(
        "E019", WORTH, WORTH.replace("Given", "And"), "£579,000 e", ("Given, When or Then",)
    ),
    "bullet as the first step": Mistake("E019", WORTH, WORTH.replace("Given", "*"), "£579,000 e"),
    "keyword in small letters": Mistake(
        "E020", WORTH, WORTH.replace("Given", "given"), "given a c", ("Given a contract",)
    ),
    "keyword in capitals": Mistake("E020", WORTH, WORTH.replace("Given", "GIVEN"), "GIVEN", ("“Given”",)),
    "misspelt keyword": Mistake("E020", WORTH, WORTH.replace("Given", "Gven"), "Gven", ("“Given”",)),
    "keyword with a colon": Mistake("E020", WORTH, WORTH.replace("Given", "Given:"), "Given:", ("“Given”",)),
    "step without its keyword": Mistake("E020", WORTH, WORTH.replace("Given ", ""), "    a contract", ("Given",)),
    "heading in small letters": Mistake(
        "E020",
        "  Background:\n    Given a decision record dated 12 November 2021\n",
        "  scenario: First\n",
        "scenario: First",
        ("Scenario:",),
    ),
    "when after then": Mistake("E022", LIGHT, "\n".join(LIGHT.split("\n")[::-1]), "is compliant\n", ("before",)),
    "given after when": Mistake(
        "E022",
        "    When the record is checked as at 1 January 2022\n",
        "    When the record is checked as at 1 January 2022\n    Given VAT is charged at 20%\n",
        "20%",
        ("after the last When",),
    ),
    "when in a background": Mistake(
        "E023", DATED, DATED + "\n    When the record is checked", "@1 When the record", ("Given",)
    ),
    "skipping tag": Mistake("E024", "@rule:light-touch-threshold", "@skip", "@skip", ("@draft",)),
    "xfail tag": Mistake("E024", "@rule:light-touch-threshold", "@xfail", "@xfail", ("leave the scenario out",)),
    "tag with an underscore": Mistake("E024", "@rule:light-touch-threshold", "@_x", "@_x"),
    "misspelt tag": Mistake("E024", "@rule:light-touch-threshold", "@draught", "@draught", ("@draft",)),
    "unknown step": Mistake("E101", ROUTE, "    And we went straight to one firm", "straight"),
    "nearly a step": Mistake(
        "E101",
        ROUTE,
        "    And the contrct was awarded by direct award",
        "contrct",
        ("the contract was awarded by direct award",),
    ),
    "money without a pound sign": Mistake(
        "E103", "worth £579,000 excluding", "worth 579000 excluding", "579000", ("Did you mean £579,000?",)
    ),
    "misplaced comma": Mistake(
        "E103", "worth £579,000 excluding", "worth £57,9000 excluding", "£57,9000", ("Did you mean £579,000?",)
    ),
    "date in figures": Mistake(
        "E103", "dated 12 November 2021", "dated 12/11/2021", "12/11/2021", ("12 November 2021",)
    ),
    "date of another country": Mistake(
        "E103", "checked as at 1 January 2022", "checked as at January 1, 2022", "January 1,", ("1 January 2022",)
    ),
    "ordinal date": Mistake(
        "E103", "checked as at 1 January 2022", "checked as at 1st January 2022", "1st", ("1 January 2022",)
    ),
    "day that does not exist": Mistake(
        "E103", "checked as at 1 January 2022", "checked as at 31 November 2021", "31 November", ("date that exists",)
    ),
    "VAT in short": Mistake("E103", "£579,000 excluding VAT", "£579,000 ex VAT", "ex VAT", ("excluding VAT",)),
    "wrong value in a table": Mistake("E103", "| no               |", "| never            |", "never", ("yes or no",)),
    "wrong date in a table": Mistake(
        "E103", "| 12 November 2021 |", "| 12.11.2021       |", "12.11.2021", ("12 November 2021",)
    ),
    "wrong value in a row": Mistake(
        "E103", "| £663,540    |", "| 663540      |", "663540", ("£663,540", "column “money”")
    ),
    "wrong keyword": Mistake("E104", LIGHT, LIGHT.replace("When", "And"), "And the record is checked", ("write When",)),
    "then under when": Mistake(
        "E104",
        "    Then rule light-touch-threshold is compliant",
        "    And rule light-touch-threshold is compliant",
        "And rule",
        ("write Then",),
    ),
    "missing table": Mistake(
        "E105",
        GOOD[GOOD.index("      | fact   ") : GOOD.index("    When the record is checked\n    Then exactly")],
        "",
        "these facts",
        ("table",),
    ),
    "table too many": Mistake(
        "E105",
        "    And the contract was awarded by direct award\n",
        "    And the contract was awarded by direct award\n      | a |\n",
        "| a |",
        ("nothing under it",),
    ),
    "missing text": Mistake(
        "E105",
        GOOD[GOOD.index('      """') : GOOD.index("    When the record is checked as at")],
        "",
        "following",
        ('"""',),
    ),
    "text for a table": Mistake(
        "E105",
        BREACHED,
        '    Then exactly these rules are breached:\n      """\n      reasons-recorded\n      """\n',
        "exactly",
        ("a table",),
    ),
    "unfinished text": Mistake(
        "E002",
        '      Date of decision: 12 November 2021\n      """',
        "      Date of decision: 12 November 2021",
        "",
        ("not finished",),
    ),
}


def _line(text: str, at: str) -> int:
    """1-based line where ``at`` stands; ``@2 words`` is its second place."""
    times = 1
    if at.startswith("@") and at[1:2].isdigit() and " " in at:
        times, at = int(at[1]), at[3:]
        if at.startswith("Scenario: Under"):
            times = 2
    position = -1
    for _ in range(times):
        position = text.index(at, position + 1)
    return text.count("\n", 0, position) + 1


def test_the_good_file_is_silent(law: Law) -> None:
    file = compile_file(Path("good.feature"), data=GOOD.encode(), law=law)
    assert file.problems == ()
    assert [each.name for each in file.scenarios][:2] == [
        "Under the threshold",
        "Around the threshold with £663,539.99",
    ]
    assert len(file.scenarios) == 5


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found_at_its_line(name: str, law: Law, tmp_path: Path) -> None:
    mistake = MISTAKES[name]
    assert mistake.old in GOOD, "the mistake changes nothing"
    text = GOOD.replace(mistake.old, mistake.new, 1)
    path = tmp_path / "mistake.feature"
    path.write_text(text, encoding="utf-8")
    file = compile_file(path, law=law)
    found = [each for each in file.problems if each.code == mistake.code]
    assert found, [(each.code, each.place.line, each.message) for each in file.problems]
    if mistake.at:
        line = _line(text, mistake.at)
        assert line in [each.place.line for each in found], (line, found)
        found = [each for each in found if each.place.line == line]
    said = " ".join(f"{each.title} {each.message} {' '.join(each.suggestions)}" for each in found)
    for words in mistake.says:
        assert words in said, said
    warning = mistake.code.startswith("W")
    assert file.is_valid is warning
    others = {each.code for each in file.problems} - {mistake.code}
    assert not others or name in ("heading in small letters", "no feature", "misspelt heading"), file.problems
    for each in found:
        if each.length:
            assert each.text[each.place.column - 1 :][: each.length].strip(), "the caret points at nothing"


def test_what_word_makes_of_a_text_is_read(law: Law) -> None:
    pasted = GOOD.replace("the record is checked", "the\u00a0record is checked").replace(
        "direct award", "direct  award"
    )
    step = "    Given the decision was taken by \u201cHead of Roads\u201d\n    When the record is checked as at"
    pasted = pasted.replace("    When the\u00a0record is checked as at", step)
    assert compile_file(Path("word.feature"), data=pasted.encode(), law=law).problems == ()


def test_marks_and_encodings_of_other_editors(law: Law) -> None:
    for data in (b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()):
        assert compile_file(Path("good.feature"), data=data, law=law).problems == ()
    for encoding in ("cp1252", "utf-16"):
        file = compile_file(Path("good.feature"), data=GOOD.encode(encoding), law=law)
        assert [each.code for each in file.problems] == ["W003"]
        assert len(file.scenarios) == 5


@pytest.mark.parametrize(
    "prose",
    [
        "The contract was awarded in good time, and nobody objected.",
        "given the value of the contract, a notice would be usual.",
        "Note: the figures are invented.",
        "then and now, the estimate is what counts",
        "Regulation 5(1)(d): the threshold.",
        "Thus a record that says nothing is not a record that says no.",
    ],
)
def test_prose_is_left_alone(law: Law, prose: str) -> None:
    text = GOOD.replace("    A small contract needs no notice.", f"    {prose}")
    assert compile_file(Path("prose.feature"), data=text.encode(), law=law).problems == ()


def test_one_bad_scenario_leaves_the_others_standing(law: Law) -> None:
    text = GOOD.replace("worth £579,000", "worth 579000")
    file = compile_file(Path("mixed.feature"), data=text.encode(), law=law)
    assert [each.name for each in file.refused] == ["Under the threshold"]
    assert len(file.scenarios) == 4


@pytest.mark.parametrize("data", [b"\0\1\2", b"\xff\xfe", b"Feature: \xff\xff", b"#language: xx\nFeature: a", b'"""'])
def test_no_bytes_break_it(law: Law, data: bytes) -> None:
    file = compile_file(Path("bytes.feature"), data=data, law=law)
    assert file.problems
    assert not file.scenarios
