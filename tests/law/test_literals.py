"""Literals of law files as typed values."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.facts.dictionary import FactDefinition, FactType
from checker.facts.money import Money
from checker.law.literals import literal, parse_money, parse_percent


def definition(kind: str, *values: str) -> FactDefinition:
    return FactDefinition(name="some.fact", type=FactType(kind), values=values, meaning="")


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£25,000", 2_500_000),
        ("£552,949.99", 55_294_999),
        ("£0", 0),
        ("£1,000,000", 100_000_000),
        ("£25000", 2_500_000),
        (" £5 ", 500),
    ],
)
def test_money(text: str, pence: int) -> None:
    assert parse_money(text) == Money(pence)


@pytest.mark.parametrize(
    "text", ["25,000", "£25,00", "£2,5000", "£25.5", "£", "£-5", "25k", "£25k", "€25,000", "", "£1,2345"]
)
def test_what_is_no_money(text: str) -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        parse_money(text)


@pytest.mark.parametrize(
    ("text", "hundredths"), [("20%", 2000), ("17.5%", 1750), ("0%", 0), ("5.25%", 525), ("100%", 10_000)]
)
def test_percentages(text: str, hundredths: int) -> None:
    assert parse_percent(text) == hundredths


@pytest.mark.parametrize("text", ["20", "20 %", "%", "20.555%", "-5%", "twenty%"])
def test_what_is_no_percentage(text: str) -> None:
    with pytest.raises(ValueError, match="is not a percentage"):
        parse_percent(text)


@pytest.mark.parametrize(
    ("kind", "values", "raw", "expected"),
    [
        ("bool", (), True, True),
        ("money", (), "£5", Money(500)),
        ("number", (), 5, 5),
        ("number", (), "20%", 2000),
        ("date", (), dt.date(2021, 11, 12), dt.date(2021, 11, 12)),
        ("choice", ("a", "b"), "b", "b"),
        ("section", (), "nil", "nil"),
        ("list", ("a", "b"), "a", "a"),
    ],
)
def test_a_literal_takes_the_type_of_its_fact(
    kind: str, values: tuple[str, ...], raw: object, expected: object
) -> None:
    assert literal(definition(kind, *values), raw) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "values", "raw", "words"),
    [
        ("bool", (), "true", "is true or false"),
        ("bool", (), 1, "is true or false"),
        ("money", (), 5, "write £25,000"),
        ("number", (), "five", "is a whole number"),
        ("number", (), True, "is a whole number"),
        ("date", (), "12 November 2021", "write 2021-11-12"),
        ("choice", ("open", "closed"), "opn", r"did you mean open\?"),
        ("choice", ("open", "closed"), True, "is words"),
        ("section", (), "empty", "one of absent, blank, nil"),
    ],
)
def test_a_literal_of_another_type_is_refused(kind: str, values: tuple[str, ...], raw: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        literal(definition(kind, *values), raw)  # type: ignore[arg-type]
