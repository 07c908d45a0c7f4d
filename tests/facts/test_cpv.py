"""Where procurement vocabulary codes stand in Schedule 3."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from checker.facts.cpv import CodeList
from checker.facts.standing import cpv_standing
from checker.law.library import Law, load_law
from checker.shipped import rules_folder


@pytest.fixture(scope="module")
def schedule() -> CodeList:
    law: Law = load_law([rules_folder()])
    return law.schedule_3


@pytest.mark.parametrize(
    ("code", "standing"),
    [
        ("85000000", "inside"),  # first of a range
        ("85323000-9", "inside"),  # last of a range
        ("85312300-2", "inside"),  # within a range
        ("80511000-9", "inside"),  # staff training
        ("79632000-3", "outside"),  # personnel training, a look-alike
        ("79620000-6", "outside"),  # supply of personnel
        ("79624000-4", "inside"),  # supply of nursing personnel
        ("79625000-1", "inside"),  # supply of medical personnel
        ("79622000-0", "inside"),  # supply of domestic help
        ("98513100-3", "inside"),  # agency staff for households, within a range
        ("98390000-3", "uncertain"),  # unlisted, below the singly listed 98000000
        ("64200000-8", "uncertain"),  # telecommunications, below the singly listed 64000000
        ("85323100-0", "uncertain"),  # below the last code of a range
        ("45000000-7", "outside"),  # construction
        ("30200000-1", "outside"),  # computers
        ("34100000-8", "outside"),  # vehicles
        ("72000000-5", "outside"),  # IT services
        ("79410000-1", "outside"),  # consultancy, a look-alike
        ("79100000-5", "inside"),  # legal
        ("99000000-0", "uncertain"),  # no such division
        ("8531", "uncertain"),  # not eight digits
        ("social work", "uncertain"),
        ("85312300 – 2", "inside"),
        (" 85312300 ", "inside"),
    ],
)
def test_where_a_code_stands(schedule: CodeList, code: str, standing: str) -> None:
    assert schedule.standing(code) == standing


def test_several_codes_on_one_side_stand_there(schedule: CodeList) -> None:
    assert cpv_standing(("85310000-5", "85000000-9"), schedule).value == "inside"
    assert cpv_standing(("79620000-6", "45000000-7"), schedule).value == "outside"


def test_codes_on_both_sides_are_uncertain_and_the_note_says_which(schedule: CodeList) -> None:
    result = cpv_standing(("85310000-5", "79620000-6"), schedule)
    assert result.value == "uncertain"
    assert "79620000-6 is outside" in result.note


@pytest.mark.parametrize("codes", [None, ()])
def test_no_codes_stand_nowhere(schedule: CodeList, codes: tuple[str, ...] | None) -> None:
    assert cpv_standing(codes, schedule).value is None


def test_every_entry_is_in_a_division_that_exists(schedule: CodeList) -> None:
    entries = [entry for group in schedule.groups for entry in group.entries] + list(schedule.look_alikes)
    codes = [code for entry in entries for code in (entry.code, entry.first, entry.last) if code]
    assert len(codes) > 90
    assert {code[:2] for code in codes} <= set(schedule.divisions)


def test_a_look_alike_is_never_listed(schedule: CodeList) -> None:
    listed = [entry for group in schedule.groups for entry in group.entries]
    assert not [alike.code for alike in schedule.look_alikes if any(entry.holds(str(alike.code)) for entry in listed)]


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"code": "85000000", "from": "85000000", "to": "85100000"},
        {"from": "85100000", "to": "85000000"},
        {"code": "8500"},
    ],
)
def test_an_entry_is_a_code_or_a_range(entry: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        CodeList.model_validate(
            {
                "about": "",
                "cite": "",
                "url": "",
                "verified": "text",
                "divisions": ["85"],
                "groups": [{"title": "T", "entries": [entry]}],
            }
        )
