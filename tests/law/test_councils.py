"""The shipped councils: local figures on both sides of their days, and how far they were checked."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.facts.money import Money
from checker.law.library import Law
from checker.law.rule import Verified

NOVEMBER_2021 = dt.date(2021, 11, 12)


def value(law: Law, slug: str, fact: str, day: dt.date) -> object:
    found = {each.name: each.value for each in law.local_facts(slug, day)}
    return found.get(f"council.{fact}")


def test_herefordshire_in_november_2021(shipped_law: Law) -> None:
    assert value(shipped_law, "herefordshire", "key_decision_threshold", NOVEMBER_2021) == Money(50_000_000)
    assert value(shipped_law, "herefordshire", "key_decision_reached_by", NOVEMBER_2021) == "at_least"
    assert value(shipped_law, "herefordshire", "governance", NOVEMBER_2021) == "executive"
    stated = shipped_law.local_value("herefordshire", "council.key_decision_threshold", NOVEMBER_2021)
    assert stated is not None
    assert stated.source.verified is Verified.OFFICIAL
    assert "Check the constitution" in stated.note


@pytest.mark.parametrize(
    ("slug", "pounds", "reached_by"),
    [
        ("leeds", 500_000, "more_than"), ("wokingham", 500_000, "more_than"),
        ("nottinghamshire", 1_000_000, "at_least"),
        ("doncaster", 250_000, "at_least"), ("rotherham", 400_000, "at_least"), ("salford", 350_000, "at_least"),
        ("lancaster", 250_000, "more_than"), ("hyndburn", 150_000, "more_than"), ("dorset", 500_000, "at_least"),
        ("kensington-and-chelsea", 1_500_000, "at_least"), ("harrogate", 150_000, "at_least"),
    ],
)  # fmt: skip
def test_thresholds_of_councils(shipped_law: Law, slug: str, pounds: int, reached_by: str) -> None:
    assert value(shipped_law, slug, "key_decision_threshold", NOVEMBER_2021) == Money(pounds * 100)
    assert value(shipped_law, slug, "key_decision_reached_by", NOVEMBER_2021) == reached_by


@pytest.mark.parametrize("slug", ["wirral", "oxfordshire", "rochdale"])
def test_a_test_that_is_no_single_amount_gives_no_threshold(shipped_law: Law, slug: str) -> None:
    assert value(shipped_law, slug, "key_decision_threshold", NOVEMBER_2021) is None


@pytest.mark.parametrize(
    ("slug", "day"), [("york", "2010-01-01"), ("nottingham", "2017-01-01"), ("north-east-derbyshire", "2019-01-01")]
)
def test_an_old_figure_is_only_from_memory_on_later_days(shipped_law: Law, slug: str, day: str) -> None:
    later = dt.date.fromisoformat(day)
    for when, verified in ((later - dt.timedelta(days=1), Verified.OFFICIAL), (later, Verified.MEMORY)):
        stated = shipped_law.local_value(slug, "council.key_decision_threshold", when)
        assert stated is not None
        assert stated.source.verified is verified


@pytest.mark.parametrize(("slug", "last_day"), [("wirral", "2020-09-27"), ("nottinghamshire", "2022-05-25")])
def test_governance_changes_on_one_day(shipped_law: Law, slug: str, last_day: str) -> None:
    last = dt.date.fromisoformat(last_day)
    before = value(shipped_law, slug, "governance", last)
    after = value(shipped_law, slug, "governance", last + dt.timedelta(days=1))
    assert {before, after} == {"executive", "committee"}


def test_a_council_that_has_ended_has_no_values_after_its_last_day(shipped_law: Law) -> None:
    assert shipped_law.local_facts("harrogate", dt.date(2023, 3, 31))
    assert not shipped_law.local_facts("harrogate", dt.date(2023, 4, 1))


def test_a_council_that_did_not_exist_has_no_values(shipped_law: Law) -> None:
    assert not shipped_law.local_facts("westmorland-and-furness", dt.date(2023, 3, 31))
    assert shipped_law.local_facts("westmorland-and-furness", dt.date(2023, 4, 1))


def test_a_threshold_always_comes_with_how_it_is_reached(shipped_law: Law) -> None:
    for slug, council in shipped_law.councils.items():
        for stated in council.values:
            if stated.fact == "council.key_decision_threshold":
                day = stated.from_ or stated.to or NOVEMBER_2021
                assert value(shipped_law, slug, "key_decision_reached_by", day) in ("at_least", "more_than")
                assert value(shipped_law, slug, "key_decision_basis", day) in ("total", "full_year", "unstated")


def test_every_name_belongs_to_one_council(shipped_law: Law) -> None:
    names = [name.lower() for council in shipped_law.councils.values() for name in council.names]
    assert len(names) == len(set(names))


def test_a_slug_is_found_by_every_name(shipped_law: Law) -> None:
    assert shipped_law.council_names["Herefordshire Council"] == "herefordshire"
    assert shipped_law.council_names["RBKC"] == "kensington-and-chelsea"
    assert set(shipped_law.council_names.values()) == set(shipped_law.councils)
