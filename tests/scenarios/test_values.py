"""Values as scenarios write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.money import Money, Qualifier, VatBasis
from checker.scenarios.values import (
    ScenarioValueError,
    choice,
    parse_amount,
    parse_date,
    parse_fact,
    parse_money,
    parse_percent,
    slug,
)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£579,000", 57_900_000),
        ("£663,539.99", 66_353_999),
        ("£1.5 million", 150_000_000),
        ("£2 million", 200_000_000),
        ("£0", 0),
        ("£999", 99_900),
    ],
)
def test_money(text: str, pence: int) -> None:
    assert parse_money(text) == pence


@pytest.mark.parametrize("text", ["579,000", "£57,9000", "£1.5", "£1.555", "£ 500", "£500k", "", "£1,50,000"])
def test_money_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ScenarioValueError, match="is not an amount"):
        parse_money(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_every_amount_that_the_checker_prints_is_read_back(pence: int) -> None:
    assert parse_money(str(Money(pence))) == pence


@given(st.dates(min_value=dt.date(1990, 1, 1)))
def test_dates_are_read_in_both_forms(day: dt.date) -> None:
    assert parse_date(f"{day.day} {day:%B %Y}") == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["31 November 2021", "12/11/2021", "12th November 2021", "November 2021", "soon"])
def test_dates_in_another_form_are_refused(text: str) -> None:
    with pytest.raises(ScenarioValueError, match="is not a date"):
        parse_date(text)


@pytest.mark.parametrize(("text", "rate"), [("20%", 2000), ("17.5%", 1750), ("0%", 0), ("5.25%", 525)])
def test_percentages_are_hundredths_of_a_per_cent(text: str, rate: int) -> None:
    assert parse_percent(text) == rate


def test_a_percentage_needs_its_sign() -> None:
    with pytest.raises(ScenarioValueError, match="write 20%"):
        parse_percent("20")


@pytest.mark.parametrize("words", ["direct award", "a direct award", "direct_award", "Direct-Award"])
def test_choices_are_read_in_words(words: str) -> None:
    assert choice(words, ("open", "direct_award")) == "direct_award"


def test_a_wrong_choice_names_the_nearest() -> None:
    with pytest.raises(ScenarioValueError, match="did you mean direct_award"):
        choice("dirct award", ("open", "direct_award"))


def test_amounts_carry_their_firmness_and_vat() -> None:
    assert parse_amount("at most £10 including VAT") == Money(1000, Qualifier.MAXIMUM, VatBasis.INCLUSIVE)
    assert parse_amount("£10") == Money(1000, Qualifier.EXACT, VatBasis.UNSTATED)
    assert parse_amount("£10 exempt from VAT").vat is VatBasis.EXEMPT


def test_facts_of_every_type() -> None:
    def define(kind: FactType, *values: str) -> FactDefinition:
        return FactDefinition(name="a.b", type=kind, values=values, meaning="x")

    assert parse_fact(define(FactType.BOOL), "Yes") is True
    assert parse_fact(define(FactType.NUMBER), "-4") == -4
    assert parse_fact(define(FactType.SECTION), "not applicable") == "not_applicable"
    assert parse_fact(define(FactType.LIST, "a_b", "c"), "a b; c") == ("a_b", "c")
    assert parse_fact(define(FactType.LIST), "none") == ()
    assert parse_fact(define(FactType.TEXT), "as written") == "as written"
    for kind, text in [(FactType.BOOL, "maybe"), (FactType.NUMBER, "four")]:
        with pytest.raises(ScenarioValueError):
            parse_fact(define(kind), text)


def test_packs_are_called_by_title_or_name() -> None:
    assert slug("PCR 2015") == slug("pcr-2015") == "pcr-2015"
