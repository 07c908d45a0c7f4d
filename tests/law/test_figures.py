"""The shipped figures, day by day: an independent copy of the tables, and both sides of every change."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from checker.facts.figures import Figures
from checker.facts.money import Money, VatBasis
from checker.law.library import Law
from checker.law.parameter import Unit
from checker.law.rule import Verified

PERIODS = (
    "2015-02-26",
    "2016-01-01",
    "2018-01-01",
    "2020-01-01",
    "2022-01-01",
    "2024-01-01",
    "2025-02-24",
    "2026-01-01",
)
TABLES = {
    "threshold.light_touch": (625050, 589148, 615278, 663540, 663540, 663540, 663540, 663540),
    "threshold.services": (172514, 164176, 181302, 189330, 213477, 214904, 214904, 207720),
    "threshold.services_central": (111676, 106047, 118133, 122976, 138760, 139688, 139688, 135018),
    "threshold.works": (4322012, 4104394, 4551413, 4733252, 5336937, 5372609, 5372609, 5193000),
    "threshold.subsidised_services": (172514, 164176, 181302, 189330, 213477, 214904, None, None),
    "threshold.subsidised_works": (4322012, 4104394, 4551413, 4733252, 5336937, 5372609, None, None),
    "threshold.small_lot_services": (66672, 62842, 65630, 70778, 70778, 70778, None, None),
    "threshold.small_lot_works": (833400, 785530, 820370, 884720, 884720, 884720, None, None),
    "threshold.concession": (None, None, 4551413, 4733252, 5336937, 5372609, 5372609, 5193000),
}
EVE = dt.timedelta(days=1)


@pytest.mark.parametrize("name", TABLES)
def test_every_period_has_its_amount_from_its_first_day_to_its_last(shipped_law: Law, name: str) -> None:
    figures = shipped_law.figures[name]
    starts = [dt.date.fromisoformat(day) for day in PERIODS]
    for start, following, pounds in itertools.zip_longest(starts, starts[1:], TABLES[name]):
        for day in (start, (following or dt.date(2028, 1, 1)) - EVE):
            if name == "threshold.concession" and day == dt.date(2017, 12, 31):
                continue
            value = figures.on(day)
            assert (value.pence if isinstance(value, Money) else None) == (pounds * 100 if pounds else None), day


@pytest.mark.parametrize("name", [name for name in TABLES if not name.endswith("concession")])
def test_there_is_no_amount_before_the_regulations(shipped_law: Law, name: str) -> None:
    assert shipped_law.figures[name].on(dt.date(2015, 2, 25)) is None


def test_concessions_have_an_amount_from_the_day_of_their_regulations(shipped_law: Law) -> None:
    figures = shipped_law.figures["threshold.concession"]
    assert figures.on(dt.date(2016, 4, 17)) is None
    assert figures.on(dt.date(2016, 4, 18)) == Money(410_439_400, vat=VatBasis.NET)


@pytest.mark.parametrize(
    ("day", "basis"),
    [
        ("2015-02-25", None),
        ("2015-02-26", "net"),
        ("2021-12-31", "net"),
        ("2022-01-01", "inclusive"),
        ("2025-02-24", "inclusive"),
        ("2026-06-01", "inclusive"),
    ],
)
def test_the_vat_basis_changes_on_one_day(shipped_law: Law, day: str, basis: str | None) -> None:
    assert shipped_law.figures["vat.basis"].on(dt.date.fromisoformat(day)) == basis


@pytest.mark.parametrize(
    ("day", "pounds"),
    [("2021-12-31", 25000), ("2022-12-20", 25000), ("2022-12-21", 30000), ("2025-02-23", 30000), ("2025-02-24", 30000)],
)
def test_the_floor_of_publication_duties(shipped_law: Law, day: str, pounds: int) -> None:
    value = shipped_law.figures["floor.below_threshold"].on(dt.date.fromisoformat(day))
    assert isinstance(value, Money)
    assert value.pence == pounds * 100


def test_percentages_are_hundredths_of_a_per_cent(shipped_law: Law) -> None:
    assert shipped_law.figures["vat.standard_rate"].on(dt.date(2021, 11, 12)) == 2000
    assert shipped_law.figures["policy.headroom_percent"].on(dt.date(2021, 11, 12)) == 2000
    assert shipped_law.figures["vat.standard_rate"].on(dt.date(2011, 1, 3)) is None


def test_the_vat_basis_of_an_amount_agrees_with_the_table_of_bases(shipped_law: Law) -> None:
    bases = shipped_law.figures["vat.basis"]
    for name, figures in shipped_law.figures.items():
        if name.startswith(("threshold.", "floor.")):
            for figure in figures.values:
                assert isinstance(figure.value, Money)
                assert figure.value.vat == bases.on(figure.start), (name, figure.start)


def test_every_value_says_where_it_comes_from_and_a_checked_one_where_it_can_be_read(shipped_law: Law) -> None:
    for parameter in shipped_law.parameters.values():
        for value in parameter.values:
            assert value.source.cite
            policy = parameter.parameter.startswith("policy.")
            readable = value.source.verified in (Verified.TEXT, Verified.OFFICIAL) and not policy
            assert not readable or value.source.url.startswith("http"), parameter.parameter


def test_policy_is_never_cited_as_law(shipped_law: Law) -> None:
    for parameter in shipped_law.parameters.values():
        if parameter.parameter.startswith("policy."):
            assert all("no law says" in value.source.cite for value in parameter.values)


def test_light_touch_and_services_have_no_gap_for_twelve_years(shipped_law: Law) -> None:
    for name in ("threshold.light_touch", "threshold.services", "threshold.works", "vat.basis"):
        assert _gaps(shipped_law.figures[name]) == []


def _gaps(figures: Figures) -> list[dt.date]:
    pairs = itertools.pairwise(figures.values)
    return [one.end for one, two in pairs if one.end is not None and one.end + EVE != two.start]


def test_money_is_money_and_days_are_whole(shipped_law: Law) -> None:
    for name, parameter in shipped_law.parameters.items():
        for figure in shipped_law.figures[name].values:
            assert isinstance(figure.value, Money) == (parameter.unit is Unit.MONEY)
