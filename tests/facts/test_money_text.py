"""How amounts of money are written, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.money_text import find_amounts
from checker.facts.vat_text import vat_rate, with_vat

from .records import vocabulary

WRITTEN = [
    ("£579,000", 579_000_00),
    ("£579k", 579_000_00),
    ("£1.2m", 1_200_000_00),
    ("£1.2 million", 1_200_000_00),
    ("£3million", 3_000_000_00),
    ("£4.728 million", 4_728_000_00),
    ("£7.360m", 7_360_000_00),
    ("a cost of 500k", 500_000_00),
    ("a value of ?400,000", 400_000_00),
    ("a total of£6,953", 6_953_00),
    ("£          357,851.85", 357_851_85),
    ("£0.500k", 500_00),
    ("GBP 20,000", 20_000_00),
    ("20,000 GBP", 20_000_00),
    ("1.2 million pounds", 1_200_000_00),
    ("£120 000 in all", 120_000_00),
    ("£45,000.00.", 45_000_00),
    ("£99,999.99, and", 99_999_99),
    ("£15,000pa", 15_000_00),
    ("£5,000+VAT", 5_000_00),
    ("£500K", 500_000_00),
]


@pytest.mark.parametrize(("text", "pence"), WRITTEN)
def test_written(text: str, pence: int) -> None:
    assert [amount.pence for amount in find_amounts(text, vocabulary())] == [pence]


@pytest.mark.parametrize("text", ["£1,50,000", "£579.000", "£1, 234", "£12,500,00", "£1.234.567"])
def test_malformed_is_no_amount(text: str) -> None:
    assert [amount.pence for amount in find_amounts(text, vocabulary())] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "in 2021 three bids came",
        "paragraph 4.5 of the scheme",
        "telephone 01632 960000",
        "CPV 85311300-1",
        "postcode ZZ99 3WZ",
        "a 10k run",
        "the 2021/22 programme",
        "Is it £ or not?",
        "Why? 400 people came",
    ],
)
def test_bare_numbers_are_no_money(text: str) -> None:
    assert find_amounts(text, vocabulary()) == ()


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("up to £40,000", "maximum"),
        ("not exceeding £5m", "maximum"),
        ("a maximum total cost of £5m", "maximum"),
        ("£5m maximum", "maximum"),
        ("circa £30,000", "estimated"),
        ("c£50k", "estimated"),
        ("c. £50k", "estimated"),
        ("in the region of £45,000", "estimated"),
        ("an estimated value of £45,000", "estimated"),
        ("£45,000", "exact"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    assert [amount.qualifier for amount in find_amounts(text, vocabulary())] == [qualifier]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("£250-300k", 250_000_00, 300_000_00),
        ("between £40,000 and £55,000", 40_000_00, 55_000_00),
        ("£400k to £550k", 400_000_00, 550_000_00),
        ("£20,000-30,000", 20_000_00, 30_000_00),
        ("£1.2-1.5m", 1_200_000_00, 1_500_000_00),
        ("£5m - 10m", 5_000_000_00, 10_000_000_00),
    ],
)
def test_range(text: str, low: int, high: int) -> None:
    found = find_amounts(text, vocabulary())
    assert [amount.pence for amount in found] == [low, high]
    assert [amount.qualifier for amount in found] == ["range_low", "range_high"]


def test_from_a_to_b_stays_two_amounts() -> None:
    assert [one.qualifier for one in find_amounts("from £40k to £55k", vocabulary())] == ["exact", "exact"]


@pytest.mark.parametrize(
    ("text", "currency"), [("€20,000", "EUR"), ("20,000 euros", "EUR"), ("$5m", "USD"), ("US$5m", "USD")]
)
def test_other_currencies(text: str, currency: str) -> None:
    assert [one.currency for one in find_amounts(text, vocabulary())] == [currency]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("£12,500 per annum", "year"),
        ("£12,500 (ex VAT) per annum", "year"),
        ("an annual cost of £5,000", "year"),
        ("£2,000 per month", "month"),
        ("£40 per hour", "unit"),
        ("£300 - £400 per day", "unit"),
        ("£12,500", None),
    ],
)
def test_per(text: str, per: str | None) -> None:
    assert {amount.per for amount in find_amounts(text, vocabulary())} == {per}


def test_a_rate_does_not_rub_off_on_the_next_amount() -> None:
    assert [one.per for one in find_amounts("£45,000 per year, £135,000 in total", vocabulary())] == ["year", None]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("£100,000 excluding VAT (£120,000 including VAT)", ["net", "inclusive"]),
        ("£100,000 (£120,000 including VAT)", ["unstated", "inclusive"]),
        ("total cost (excluding VAT) of £100,000", ["net"]),
        ("Value ex VAT: £50,000", ["net"]),
        ("£5,000+VAT", ["net"]),
        ("£40,000, exempt from VAT", ["exempt"]),
        ("between £40,000 and £55,000 net of VAT", ["net", "net"]),
        ("£120,000 (including VAT of £20,000)", ["inclusive", "unstated"]),
        ("£50,000 which is outside the scope of VAT", ["exempt"]),
        ("£50,000", ["unstated"]),
    ],
)
def test_vat(text: str, bases: list[str]) -> None:
    found = with_vat(text, find_amounts(text, vocabulary()), vocabulary())
    assert [amount.vat for amount in found] == bases


def test_vat_rate() -> None:
    rate = vat_rate("£5,000 plus VAT at 17.5%", vocabulary())
    assert rate is not None
    assert rate[2] == 1750
    assert vat_rate("quality 60%, price 40%, plus VAT later", vocabulary()) is None


def agree(one: str, other: str) -> bool:
    return find_amounts(one, vocabulary())[0].agrees(find_amounts(other, vocabulary())[0])


def test_rounded_amounts_agree_and_exact_ones_do_not() -> None:
    assert agree("£579k", "£579,000")
    assert agree("£1.2m", "£1,198,500")
    assert not agree("£40,000", "£40,500")
    assert not agree("£579k", "£598k")
    assert not agree("£1m", "£1.4m")


@given(st.integers(min_value=1, max_value=10**11))
def test_every_sum_is_read_back_to_the_penny(pence: int) -> None:
    pounds, rest = divmod(pence, 100)
    for text in (f"£{pounds:,}.{rest:02d}", f"£{pounds}.{rest:02d}", f"GBP {pounds:,}.{rest:02d}"):
        assert [amount.pence for amount in find_amounts(f"a sum of {text} is paid", vocabulary())] == [pence]


@given(st.text(alphabet="£?€0123456789,.km -–()VATpertonu\n", max_size=120))
def test_places_are_in_order_and_in_the_text(text: str) -> None:
    found = with_vat(text, find_amounts(text, vocabulary()), vocabulary())
    ends = [0]
    for amount in found:
        assert ends[-1] <= amount.start < amount.end <= len(text)
        assert amount.pence is None or amount.pence >= 0
        ends.append(amount.end)


@pytest.mark.parametrize(
    "words",
    [
        "£",
        "1",
        "£1",
        "£1,",
        "1,000 ",
        "?",
        "£ ",
        "£1 to ",
        "1k ",
        "between £1 and ",
        "GBP",
        "cost a a a ",
        "£1 ex VAT ",
    ],
)
def test_long_texts_end_soon(words: str) -> None:
    text = words * (40_000 // len(words))
    started = time.process_time()
    with_vat(text, find_amounts(text, vocabulary()), vocabulary())
    assert time.process_time() - started < 4
