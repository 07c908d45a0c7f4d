"""Values against thresholds: VAT to the penny, headroom, run rate, and the day that chooses the law."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.figures import Figure, Figures
from checker.facts.money import Money, Qualifier, VatBasis
from checker.facts.valuation import (
    days_of_headroom,
    estimated_value,
    general_period_matters,
    general_threshold,
    headroom,
    headroom_percent,
    on_basis,
    period_matters,
    standard_rate,
    vat_basis_matters,
)

LIGHT_TOUCH = Money(66_354_000)
SERVICES = Money(18_933_000)
WORKS = Money(473_325_200)
FLOOR = Money(2_500_000)

pence = st.integers(0, 10**12)
rates = st.integers(0, 10_000)
thresholds = st.integers(1, 10**10).map(lambda pounds: pounds * 100)


def pounds(text: str) -> Money:
    whole, _, part = text.replace(",", "").partition(".")
    return Money(int(whole) * 100 + int(part or 0))


def valued(value: str, vat_basis: str | None, basis: str, rate: int | None = 2000) -> int | None:
    result = estimated_value(pounds(value), vat_basis, rate, basis).value
    return result.pence if isinstance(result, Money) else None


class TestEstimatedValue:
    @pytest.mark.parametrize(
        ("value", "stated", "basis", "expected"),
        [
            ("579,000", "net", "net", 57_900_000),
            ("579,000", "unstated", "net", 57_900_000),
            ("579,000", "inclusive", "net", 48_250_000),
            ("579,000", "exempt", "net", 57_900_000),
            ("579,000", "net", "inclusive", 69_480_000),
            ("579,000", "unstated", "inclusive", 69_480_000),
            ("579,000", "inclusive", "inclusive", 57_900_000),
            ("579,000", "exempt", "inclusive", 57_900_000),
        ],
    )
    def test_every_basis_on_either_side_of_the_change(self, value: str, stated: str, basis: str, expected: int) -> None:
        assert valued(value, stated, basis) == expected

    def test_the_break_even_price_is_at_the_threshold_and_a_penny_less_is_below(self) -> None:
        at, below = valued("552,950.00", "net", "inclusive"), valued("552,949.99", "net", "inclusive")
        assert at is not None
        assert at >= LIGHT_TOUCH.pence
        assert below is not None
        assert below < LIGHT_TOUCH.pence

    def test_a_reduced_rate_and_a_zero_rate_are_used_when_stated(self) -> None:
        assert valued("100,000", "net", "inclusive", 500) == 10_500_000
        assert valued("100,000", "net", "inclusive", 0) == 10_000_000

    def test_without_a_rate_only_a_value_that_needs_none_is_known(self) -> None:
        assert valued("100,000", "net", "inclusive", None) is None
        assert valued("100,000", "inclusive", "net", None) is None
        assert valued("100,000", "net", "net", None) == 10_000_000
        assert valued("100,000", "exempt", "inclusive", None) == 10_000_000

    def test_the_basis_of_the_amount_itself_counts_when_the_record_says_nothing_else(self) -> None:
        result = estimated_value(Money(12_000, vat=VatBasis.INCLUSIVE), None, 2000, "net").value
        assert result == Money(10_000, vat=VatBasis.NET)

    def test_the_qualifier_stays(self) -> None:
        result = estimated_value(Money(12_000, Qualifier.MAXIMUM), "net", 2000, "net").value
        assert isinstance(result, Money)
        assert result.qualifier is Qualifier.MAXIMUM

    @pytest.mark.parametrize(("value", "basis"), [(None, "net"), (Money(1), None), (None, None)])
    def test_nothing_follows_from_what_is_not_known(self, value: Money | None, basis: str | None) -> None:
        assert estimated_value(value, "net", 2000, basis).value is None

    def test_the_note_says_what_was_assumed(self) -> None:
        assert "taken as net of VAT" in estimated_value(Money(100), "unstated", 2000, "inclusive").note
        assert "taken as net" not in estimated_value(Money(100), "net", 2000, "inclusive").note

    @given(pence, rates, thresholds)
    def test_dropping_a_fraction_never_changes_the_answer_when_vat_is_added(
        self, net: int, rate: int, threshold: int
    ) -> None:
        exact = Fraction(net) * (10_000 + rate) / 10_000
        added = on_basis(net, VatBasis.NET, rate, "inclusive")
        assert added is not None
        assert (added >= threshold) == (exact >= threshold)
        assert 0 <= exact - added < 1

    @given(pence, rates, thresholds)
    def test_dropping_a_fraction_never_changes_the_answer_when_vat_is_taken_off(
        self, inclusive: int, rate: int, threshold: int
    ) -> None:
        exact = Fraction(inclusive) * 10_000 / (10_000 + rate)
        net = on_basis(inclusive, VatBasis.INCLUSIVE, rate, "net")
        assert net is not None
        assert (net >= threshold) == (exact >= threshold)

    @given(pence, rates)
    def test_adding_vat_and_taking_it_off_loses_at_most_a_penny(self, net: int, rate: int) -> None:
        inclusive = on_basis(net, VatBasis.NET, rate, "inclusive")
        assert inclusive is not None
        back = on_basis(inclusive, VatBasis.INCLUSIVE, rate, "net")
        assert back is not None
        assert 0 <= net - back <= 1

    @given(pence, pence, rates)
    def test_a_larger_value_never_comes_out_smaller(self, one: int, other: int, rate: int) -> None:
        low, high = sorted((one, other))
        valued_low, valued_high = (on_basis(each, VatBasis.NET, rate, "inclusive") for each in (low, high))
        assert valued_low is not None
        assert valued_high is not None
        assert valued_low <= valued_high


def test_the_standard_rate_is_for_supplies_that_bear_vat() -> None:
    assert standard_rate("net", 2000).value == 2000
    assert standard_rate(None, 2000).value == 2000
    assert standard_rate("exempt", 2000).value is None
    assert standard_rate("net", None).value is None


class TestHeadroom:
    @pytest.mark.parametrize(
        ("value", "left"), [("579,000", 8_454_000), ("663,539.99", 1), ("663,540", 0), ("663,540.01", -1)]
    )
    def test_headroom_to_the_penny(self, value: str, left: int) -> None:
        assert headroom(pounds(value), LIGHT_TOUCH).value == Money(left)

    @pytest.mark.parametrize(
        ("value", "share"),
        [("579,000", 1274), ("530,832", 2000), ("530,832.01", 1999), ("663,540", 0), ("663,540.01", -1), ("0", 10_000)],
    )
    def test_the_share_is_rounded_down(self, value: str, share: int) -> None:
        assert headroom_percent(pounds(value), LIGHT_TOUCH).value == share

    def test_nothing_follows_from_what_is_not_known(self) -> None:
        assert headroom(None, LIGHT_TOUCH).value is None
        assert headroom(Money(1), None).value is None
        assert headroom_percent(None, LIGHT_TOUCH).value is None
        assert headroom_percent(Money(1), Money(0)).value is None


class TestDaysOfHeadroom:
    START, END = dt.date(2021, 11, 8), dt.date(2022, 3, 31)

    def test_twenty_one_days_fit_and_the_twenty_second_crosses(self) -> None:
        assert days_of_headroom(pounds("579,000"), LIGHT_TOUCH, self.START, self.END).value == 21

    def test_a_day_that_ends_exactly_at_the_threshold_does_not_fit(self) -> None:
        ten_days = dt.date(2021, 1, 1), dt.date(2021, 1, 10)
        assert days_of_headroom(Money(1_000), Money(1_300), *ten_days).value == 2
        assert days_of_headroom(Money(1_000), Money(1_301), *ten_days).value == 3

    def test_one_day_is_a_term(self) -> None:
        day = dt.date(2021, 1, 1)
        assert days_of_headroom(Money(100), Money(1_000), day, day).value == 8

    @pytest.mark.parametrize("value", ["663,540", "700,000", "0"])
    def test_no_days_at_or_above_the_threshold_or_for_nothing(self, value: str) -> None:
        assert days_of_headroom(pounds(value), LIGHT_TOUCH, self.START, self.END).value is None

    def test_an_end_before_the_start_gives_nothing(self) -> None:
        assert days_of_headroom(pounds("579,000"), LIGHT_TOUCH, self.END, self.START).value is None

    @given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(1, 4000))
    def test_the_last_day_that_fits_is_the_last(self, value: int, left: int, term: int) -> None:
        start = dt.date(2020, 1, 1)
        end = start + dt.timedelta(days=term - 1)
        days = days_of_headroom(Money(value), Money(value + left), start, end).value
        assert isinstance(days, int)
        assert Fraction(value * days, term) < left <= Fraction(value * (days + 1), term)


class TestGeneralThreshold:
    @pytest.mark.parametrize(("kind", "expected"), [("services", SERVICES), ("supplies", SERVICES), ("works", WORKS)])
    def test_by_kind(self, kind: str, expected: Money) -> None:
        assert general_threshold(kind, None, SERVICES, WORKS).value == expected

    @pytest.mark.parametrize(
        ("value", "expected"),
        [("189,329.99", SERVICES), ("189,330", None), ("4,733,251.99", None), ("4,733,252", WORKS)],
    )
    def test_an_unknown_kind_matters_only_between_the_two(self, value: str, expected: Money | None) -> None:
        assert general_threshold(None, pounds(value), SERVICES, WORKS).value == expected

    def test_nothing_follows_without_figures(self) -> None:
        assert general_threshold("works", None, None, None).value is None
        assert general_threshold(None, None, SERVICES, WORKS).value is None


class TestVatBasisMatters:
    def matters(self, value: str, basis: str, schedule_3: str | None = "uncertain", stated: str = "unstated") -> object:
        return vat_basis_matters(pounds(value), stated, 2000, basis, schedule_3, LIGHT_TOUCH, SERVICES, FLOOR).value

    def test_not_when_both_readings_are_on_the_same_side(self) -> None:
        assert self.matters("579,000", "net") is False

    def test_when_the_light_touch_threshold_lies_between(self) -> None:
        assert self.matters("579,000", "inclusive") is True
        assert self.matters("700,000", "net") is True

    def test_the_light_touch_threshold_counts_for_nothing_outside_the_schedule(self) -> None:
        assert self.matters("579,000", "inclusive", "outside") is False

    def test_the_general_threshold_counts_for_nothing_inside_the_schedule(self) -> None:
        assert self.matters("170,000", "inclusive", "inside") is False
        assert self.matters("170,000", "inclusive", "outside") is True

    def test_the_floor_counts_always(self) -> None:
        assert self.matters("22,000", "inclusive", "inside") is True
        assert self.matters("20,000", "inclusive", "inside") is False

    @pytest.mark.parametrize("stated", ["net", "inclusive", "exempt"])
    def test_not_when_the_basis_is_stated(self, stated: str) -> None:
        assert self.matters("579,000", "inclusive", stated=stated) is False

    def test_nothing_follows_from_what_is_not_known(self) -> None:
        assert vat_basis_matters(None, None, 2000, "net", None, LIGHT_TOUCH, None, None).value is None
        assert vat_basis_matters(Money(1), None, None, "net", None, LIGHT_TOUCH, None, None).value is None


THRESHOLDS = Figures(
    "threshold.light_touch",
    (
        Figure(dt.date(2016, 1, 1), dt.date(2017, 12, 31), pounds("589,148")),
        Figure(dt.date(2018, 1, 1), dt.date(2019, 12, 31), pounds("615,278")),
        Figure(dt.date(2020, 1, 1), None, LIGHT_TOUCH),
    ),
)
BASES = Figures(
    "vat.basis",
    (
        Figure(dt.date(2016, 1, 1), dt.date(2021, 12, 31), "net"),
        Figure(dt.date(2022, 1, 1), None, "inclusive"),
    ),
)


class TestPeriodMatters:
    def matters(self, value: str, day: dt.date, stated: bool | None = False, window: int | None = 365) -> object:
        return period_matters(pounds(value), "net", 2000, day, stated, day, window, THRESHOLDS, BASES).value

    def test_when_an_earlier_threshold_was_lower(self) -> None:
        assert self.matters("600,000", dt.date(2018, 3, 1)) is True

    def test_when_an_earlier_basis_was_kinder(self) -> None:
        assert self.matters("579,000", dt.date(2022, 1, 12)) is True

    def test_not_when_every_day_of_the_window_gives_the_same(self) -> None:
        assert self.matters("579,000", dt.date(2021, 11, 12)) is False

    def test_the_window_ends_on_its_last_day(self) -> None:
        assert self.matters("600,000", dt.date(2018, 12, 31)) is True
        assert self.matters("600,000", dt.date(2019, 1, 1)) is False
        assert self.matters("600,000", dt.date(2018, 1, 8), window=7) is False
        assert self.matters("600,000", dt.date(2018, 1, 8), window=8) is True

    def test_not_when_the_record_dates_the_start(self) -> None:
        assert self.matters("600,000", dt.date(2018, 3, 1), stated=True) is False

    def test_a_start_on_another_day_than_the_decision_was_stated(self) -> None:
        result = period_matters(
            pounds("600,000"), "net", 2000, dt.date(2018, 3, 1), None, dt.date(2018, 4, 1), 365, THRESHOLDS, BASES
        )
        assert result.value is False

    def test_a_start_on_the_day_of_the_decision_is_taken_as_assumed(self) -> None:
        assert self.matters("600,000", dt.date(2018, 3, 1), stated=None) is True

    def test_days_before_the_table_change_nothing(self) -> None:
        assert self.matters("600,000", dt.date(2016, 2, 1)) is False

    def test_nothing_follows_from_what_is_not_known(self) -> None:
        assert self.matters("600,000", dt.date(2015, 1, 1)) is None
        assert self.matters("600,000", dt.date(2018, 3, 1), window=None) is None

    def test_the_general_question_takes_the_table_of_the_kind(self) -> None:
        day, works = dt.date(2018, 3, 1), Figures("threshold.works", (Figure(dt.date(2015, 1, 1), None, WORKS),))
        common = (pounds("600,000"), "net", 2000, day, False, day, 365)
        assert general_period_matters(*common, "works", THRESHOLDS, works, BASES).value is False
        assert general_period_matters(*common, "services", THRESHOLDS, works, BASES).value is True
        assert general_period_matters(*common, None, THRESHOLDS, works, BASES).value is True
