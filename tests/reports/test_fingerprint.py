"""A finding keeps its name while its words stay, wherever they move to, and loses it when they change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.law.rule import Outcome, Reason
from checker.reports.fingerprint import fingerprint, normalised

QUOTES = st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4)


def made(quotes: list[str], rule: str = "a-rule", missing: tuple[str, ...] = ()) -> str:
    return fingerprint(rule, Outcome.BREACH, None, quotes, missing)


def test_the_name_of_a_finding_is_pinned() -> None:
    assert made(["14 March 2022"]) == "fb972c7cb2dc9ac5db69c783992537579672e192d789e3c1d0d924249560b580", (
        "waivers name findings by this: a change breaks every waiver in use"
    )


def test_how_words_are_typed_does_not_count() -> None:
    assert made(["‘None’ –\n made"]) == made(["'none' - made"])
    assert made(["£1\u00a0000"]) == made(["£1 000"])
    assert made(["a\u00adb"]) == made(["ab"])


def test_what_was_found_counts() -> None:
    names = {
        made(["x"]),
        made(["y"]),
        made(["x"], rule="b-rule"),
        fingerprint("a-rule", Outcome.REVIEW, Reason.MISSING_FACT, ["x"]),
        fingerprint("a-rule", Outcome.REVIEW, Reason.CONDITIONAL, ["x"]),
        made([], missing=("contract.value",)),
        made([], missing=("contract.start",)),
        made([]),
    }
    assert len(names) == 8


@given(QUOTES, st.permutations(["p", "q", "r"]))
def test_the_order_of_the_words_does_not_count(quotes: list[str], more: list[str]) -> None:
    assert made([*quotes, *more]) == made([*reversed(quotes), "p", "q", "r", *quotes])


@given(QUOTES)
def test_missing_facts_count_only_where_nothing_is_quoted(quotes: list[str]) -> None:
    if any(normalised(quote) for quote in quotes):
        assert made(quotes, missing=("contract.value",)) == made(quotes)
