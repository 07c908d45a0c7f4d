"""``checker compare``: what became of a record between two drafts."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from checker.cli.main import run
from checker.shipped import rules_folder
from cli.command import SAMPLES

HELD = "supported-living-direct-award-hold.txt"
FORMATS = ("terminal", "plain", "json", "markdown")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A record whose contract starts before the decision, and a draft in which it starts after it."""
    folder = tmp_path_factory.mktemp("drafts")
    text = (SAMPLES / HELD).read_text(encoding="utf-8")
    fixed = text.replace("1 March 2022 to", "1 April 2022 to")
    assert fixed != text
    (folder / "old.txt").write_text(text, encoding="utf-8")
    (folder / "new.txt").write_text(fixed, encoding="utf-8")
    return str(folder / "old.txt"), str(folder / "new.txt")


def compared(tmp_path: Path, *names: str, form: str = "json") -> tuple[int, str]:
    out = tmp_path / "out"
    code = run(["compare", *names, "--format", form, "--engine", "reference", "-o", str(out)])
    return code, out.read_text(encoding="utf-8") if out.exists() else ""


def test_a_fixed_finding_and_the_fact_that_fixed_it(drafts: tuple[str, str], tmp_path: Path) -> None:
    code, text = compared(tmp_path, *drafts)
    told = json.loads(text)
    assert "contract-starts-after-decision" in [pair["rule"] for pair in told["fixed"]]
    (start,) = [one for one in told["facts"] if one["fact"] == "contract.start"]
    assert (start["old"]["words"], start["new"]["words"]) == ("1 March 2022", "1 April 2022")
    assert start["old"]["line"] == start["new"]["line"] == 13
    assert code == {"clear": 0, "hold": 1, "refer": 3}[told["new"]["verdict"]]
    back = json.loads(compared(tmp_path, *reversed(drafts))[1])
    assert [pair["rule"] for pair in back["new_findings"]] == [pair["rule"] for pair in told["fixed"]]


def test_a_draft_is_the_same_as_itself(drafts: tuple[str, str], tmp_path: Path) -> None:
    told = json.loads(compared(tmp_path, drafts[0], drafts[0])[1])
    assert [told[key] for key in ("fixed", "new_findings", "changed", "facts")] == [[]] * 4
    assert told["unchanged"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_tells_the_verdicts(form: str, drafts: tuple[str, str], tmp_path: Path) -> None:
    _, text = compared(tmp_path, *drafts, form=form)
    assert '"verdict": "hold"' in text if form == "json" else "Verdict: hold before" in text
    assert "contract-starts-after-decision" in text


def test_a_draft_that_is_not_judged_gives_four(drafts: tuple[str, str], tmp_path: Path) -> None:
    assert compared(tmp_path, drafts[0], str(tmp_path / "none.txt")) == (4, "")
    assert compared(tmp_path, str(tmp_path / "none.txt"), drafts[1]) == (4, "")


@pytest.fixture(scope="module")
def sums(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A draft in which the contract starts a day later, still too early, and costs less, which VAT may change."""
    folder = tmp_path_factory.mktemp("sums")
    text = (SAMPLES / HELD).read_text(encoding="utf-8")
    other = text.replace("1 March 2022 to", "2 March 2022 to").replace("£1,140,000", "£612,000")
    (folder / "old.txt").write_text(text, encoding="utf-8")
    (folder / "new.txt").write_text(other, encoding="utf-8")
    return str(folder / "old.txt"), str(folder / "new.txt")


def test_what_has_another_outcome_or_other_words_is_changed(sums: tuple[str, str], tmp_path: Path) -> None:
    told = json.loads(compared(tmp_path, *sums)[1])
    changed = {pair["rule"]: (pair["old"], pair["new"]) for pair in told["changed"]}
    start, threshold = changed["contract-starts-after-decision"], changed["light-touch-threshold"]
    # the same outcome, on other words: those that differ are shown
    assert [(side["outcome"], side["quote"], side["line"]) for side in start] == [
        ("breach", "1 March 2022", 13),
        ("breach", "2 March 2022", 13),
    ]
    assert [(side["outcome"], side["standing"], side["quote"]) for side in threshold] == [
        ("breach", "must fix", "£1,140,000"),
        ("review", "your call", "£612,000"),
    ]
    assert not {"contract-starts-after-decision", "light-touch-threshold"} & {
        pair["rule"] for kind in ("fixed", "new_findings", "unchanged") for pair in told[kind]
    }


def test_facts_are_told_with_both_quotes_and_what_follows_from_them_apart(
    sums: tuple[str, str], tmp_path: Path
) -> None:
    _, text = compared(tmp_path, *sums, form="terminal")
    assert (
        "  Contract value\n"
        "    Before  £1,140,000, VAT not stated (line 14: “£1,140,000”)\n"
        "    Now     £612,000, VAT not stated (line 14: “£612,000”)\n"
    ) in text
    assert "  Contract days from decision to start: -20; now -19\n" in text[text.index("What follows from them") :]
    assert max(map(len, text.splitlines())) <= 80
    assert "days from decision" not in text[: text.index("What follows from them")]


def test_no_line_is_wider_than_a_narrow_terminal(sums: tuple[str, str], tmp_path: Path) -> None:
    _, text = compared(tmp_path, *sums, "--width", "40", form="terminal")
    assert max(map(len, text.splitlines())) <= 40
    assert "\n    contract-starts-after-decision\n" in text


def test_answers_count_for_both_drafts_or_for_the_one_that_they_name(sums: tuple[str, str], tmp_path: Path) -> None:
    answer = "  - {fact: interests.declared, value: true, who: P. Quill, when: 2022-03-01, why: Asked.}\n"
    given = tmp_path / "answers.yaml"

    def interests(record: str) -> tuple[int, list[str]]:
        given.write_text(f"{record}answers:\n{answer}", encoding="utf-8")
        code, text = compared(tmp_path, *sums, "--answers", str(given))
        (tmp_path / "out").unlink(missing_ok=True)
        return code, [fact["fact"] for fact in json.loads(text)["facts"]] if text else []

    assert "interests.declared" not in interests("")[1]
    digest = sha256(Path(sums[1]).read_bytes()).hexdigest()
    assert "interests.declared" in interests(f"record: {digest}\n")[1]
    assert interests(f"record: {'0' * 64}\n") == (2, [])


def test_the_council_and_the_day_count_as_in_a_check(sums: tuple[str, str], tmp_path: Path) -> None:
    slug = min(path.stem for path in (rules_folder() / "councils").iterdir())
    told = json.loads(compared(tmp_path, *sums, "--council", slug, "--as-at", "2030-01-01")[1])
    asked = [pair["rule"] for kind in ("changed", "unchanged", "fixed", "new_findings") for pair in told[kind]]
    # the rule is of the regulations that were replaced in 2025
    assert "contract-starts-after-decision" in asked
    assert "light-touch-threshold" not in asked
    assert compared(tmp_path, *sums, "--council", "nowhere-at-all")[0] == 2
