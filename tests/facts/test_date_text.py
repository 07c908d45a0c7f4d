"""How dates and terms are written, and what only looks like one."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.date_text import DateKind, find_dates
from checker.facts.spans import Duration, find_durations, find_terms

from .records import vocabulary

WRITTEN = [
    ("12 November 2021", "2021-11-12"),
    ("12th Nov 2021", "2021-11-12"),
    ("16September 2024", "2024-09-16"),
    ("1st of October 2020", "2020-10-01"),
    ("30 June 23", "2023-06-30"),
    ("30 June '23", "2023-06-30"),
    ("27th January 2025Decision", "2025-01-27"),
    ("12/11/2021", "2021-11-12"),
    ("12.11.21", "2021-11-12"),
    ("12-11-2021", "2021-11-12"),
    ("2021-11-12", "2021-11-12"),
    ("Friday 12 November 2021", "2021-11-12"),
    ("Friday, 12th November, 2021", "2021-11-12"),
    ("March 31st, 2022", "2022-03-31"),
    ("1-Apr-2021", "2021-04-01"),
    ("12 / 11 / 2021", "2021-11-12"),
    ("the 3rd day of May 2022", "2022-05-03"),
    ("1 Sept. 2021", "2021-09-01"),
    ("end of March 2025", "2025-03-31"),
    ("the end of February 2024", "2024-02-29"),
    ("4 July 1998", "1998-07-04"),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_written(text: str, day: str) -> None:
    assert [str(date.exact) for date in find_dates(text, vocabulary())] == [day]


@pytest.mark.parametrize("text", ["31 November 2021", "29 February 2021", "25/13/2021", "11/25/2021", "0 May 2021"])
def test_a_day_that_does_not_exist_is_never_moved(text: str) -> None:
    assert [(date.kind, date.date) for date in find_dates(text, vocabulary())] == [(DateKind.INVALID, None)]


@pytest.mark.parametrize(
    "text", ["2021/22", "paragraph 10.4.25", "10.4.25 The contract", "£12.11.21", "1.2.3", "in 2021"]
)
def test_no_date(text: str) -> None:
    assert find_dates(text, vocabulary()) == ()


def test_a_month_is_not_a_day() -> None:
    assert [date.exact for date in find_dates("in November 2021", vocabulary())] == [None]


def test_a_number_behind_a_date_is_not_its_year() -> None:
    assert [date.exact for date in find_dates("on 12 March 10 bids came", vocabulary())] == [None]


TERMS = [
    ("8 to 31 March 2022", "2022-03-08", "2022-03-31"),
    ("between 8 and 31 March 2022", "2022-03-08", "2022-03-31"),
    ("from 1 April 2021 to 31 March 2024", "2021-04-01", "2024-03-31"),
    ("1 April 2021 – 31 March 2024", "2021-04-01", "2024-03-31"),
    ("from 1 April to 31 March 2024", "2023-04-01", "2024-03-31"),
    ("01.04.22-31.03.25", "2022-04-01", "2025-03-31"),
    ("1st April-30th June 2022", "2022-04-01", "2022-06-30"),
    ("for a period of 3 years from 1 April 2021", "2021-04-01", "2024-03-31"),
    ("commencing 1 April 2021 for an initial period of two years and six months", "2021-04-01", "2023-09-30"),
    ("The 3-year contract, starting on 1 July 2023, will", "2023-07-01", "2026-06-30"),
    ("a contract for 12 months with effect from 2 June 2020", "2020-06-02", "2021-06-01"),
    ("for one year from 29 February 2024", "2024-02-29", "2025-02-28"),
    ("for 6 weeks from 4 January 2021", "2021-01-04", "2021-02-14"),
    ("for two years from 1 April 2021 with an option of a further two years", "2021-04-01", "2023-03-31"),
    ("1 April 2023 and will expire on 31 March 2026", "2023-04-01", "2026-03-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), TERMS)
def test_term(text: str, first: str, last: str) -> None:
    found = find_terms(text, vocabulary())
    assert [(str(term.first.exact), str(term.last_day)) for term in found] == [(first, last)]


def test_an_option_is_not_the_term() -> None:
    found = find_durations("three years with the option of 2 further periods of 12 months", vocabulary())
    assert [(one.months, one.option) for one in found] == [(36, False), (12, True)]


def test_a_rate_is_not_a_length() -> None:
    assert find_durations("£30,000 a year", vocabulary()) == ()


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    month = day.strftime("%B")
    for text in (f"{day.day} {month} {day.year}", f"{day:%d/%m/%Y}", f"{day.isoformat()}", f"{day:%d.%m.%Y}"):
        assert [date.exact for date in find_dates(f"on {text} it was so", vocabulary())] == [day]


@given(st.dates(max_value=dt.date(2099, 1, 1)), st.integers(min_value=1, max_value=120))
def test_a_term_of_months_ends_before_the_same_day_comes_again(first: dt.date, months: int) -> None:
    last = Duration(0, 0, months, 0).after(first)
    assert last is not None
    following = last + dt.timedelta(days=1)
    assert (following.year - first.year) * 12 + following.month - first.month in (months, months + 1)
    assert following.day in (first.day, 1)


@given(st.text(alphabet="0123456789/-. ApriMachtosnd,\n", max_size=100))
def test_places_are_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for date in find_dates(text, vocabulary()):
        assert end <= date.start < date.end <= len(text)
        end = date.end
    for term in find_terms(text, vocabulary()):
        assert 0 <= term.start < term.end <= len(text)


@pytest.mark.parametrize(
    "words",
    ["1 April ", "1/", "1", "1.1.1.", "april", "31 March 2022 ", "3 years from 1 April 2021 ", "option a year "],
)
def test_long_texts_end_soon(words: str) -> None:
    text = words * (40_000 // len(words))
    started = time.process_time()
    find_terms(text, vocabulary())
    assert time.process_time() - started < 3
