"""What an amount of money is an amount of, by the nearest words before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from checker.facts.money import AmountRole
from checker.facts.money_text import AmountText
from checker.facts.vocabulary import Vocabulary


class Cue(StrEnum):
    """Which list of words showed what an amount is; finer than its role."""

    CONTRACT = "contract"
    CONTRACT_WEAK = "contract_weak"
    WHOLE = "whole"
    NEW_TOTAL = "new_total"
    INITIAL = "initial"
    OPTION = "option"
    EXTENSION = "extension"
    INCREASE = "increase"
    PREVIOUS = "previous"
    BUDGET = "budget"
    FUNDING = "funding"
    THRESHOLD = "threshold"
    SAVING = "saving"
    OTHER = "other"
    NONE = "none"


_ROLES: Final = {
    Cue.CONTRACT: AmountRole.CONTRACT,
    Cue.CONTRACT_WEAK: AmountRole.CONTRACT,
    Cue.WHOLE: AmountRole.CONTRACT,
    Cue.NEW_TOTAL: AmountRole.CONTRACT,
    Cue.INITIAL: AmountRole.CONTRACT,
    Cue.OPTION: AmountRole.EXTENSION,
    Cue.EXTENSION: AmountRole.EXTENSION,
    Cue.INCREASE: AmountRole.INCREASE,
    Cue.PREVIOUS: AmountRole.PREVIOUS,
    Cue.BUDGET: AmountRole.BUDGET,
    Cue.FUNDING: AmountRole.FUNDING,
    Cue.THRESHOLD: AmountRole.THRESHOLD,
    Cue.SAVING: AmountRole.SAVING,
}
# How many words that are not mere fillers may stand between such a word and its amount.
_REACH: Final = {
    Cue.CONTRACT: 5,
    Cue.CONTRACT_WEAK: 2,
    Cue.WHOLE: 2,
    Cue.NEW_TOTAL: 4,
    Cue.INITIAL: 3,
    Cue.OPTION: 3,
    Cue.EXTENSION: 3,
    Cue.INCREASE: 3,
    Cue.PREVIOUS: 3,
    Cue.BUDGET: 4,
    Cue.FUNDING: 5,
    Cue.THRESHOLD: 3,
    Cue.SAVING: 4,
    Cue.OTHER: 3,
}
_AFTER: Final = (
    Cue.OTHER,
    Cue.THRESHOLD,
    Cue.SAVING,
    Cue.INCREASE,
    Cue.PREVIOUS,
    Cue.CONTRACT,
    Cue.BUDGET,
    Cue.FUNDING,
)
_OTHER_MONEY: Final = (Cue.BUDGET, Cue.FUNDING, Cue.SAVING, Cue.OTHER)
"""Against one of these, "total" and "maximum" say how much of it there is: "a budget of up to a maximum of"."""
_FIRM: Final = (Cue.CONTRACT, Cue.NEW_TOTAL, Cue.EXTENSION, Cue.INCREASE)
_ASIDE: Final = re.compile(r"\((?:with|plus)\s[^()£]{1,80}\)(?=\s)")
"""An option told in brackets, behind which the sentence goes on with the contract itself."""
_WINDOW: Final = 160
_LEAD: Final = 100
"""A new total is one however long the other words that end at the same place."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word that tells what an amount is: the list it is of, and how many words stand between."""

    cue: Cue
    distance: int = 0
    start: int = 0


def cue_of(before: str, after: str, vocabulary: Vocabulary) -> Found:
    """The word that tells what the amount between ``before`` and ``after`` is.

    ``before`` reaches back to the previous amount or the start of the sentence, ``after`` on to the next amount or
    the end of the sentence.
    """
    left = _before(before[-_WINDOW:], vocabulary)
    right = _after(after, vocabulary)
    if right is Cue.CONTRACT:
        return left if left.cue not in (Cue.NONE, Cue.CONTRACT_WEAK, Cue.WHOLE) else Found(Cue.CONTRACT)
    if right is not Cue.NONE:
        return Found(right)
    if left.cue not in _FIRM:
        for cue in (Cue.BUDGET, Cue.FUNDING):
            if vocabulary.pattern(f"amount.after.{cue}_source").match(after.lstrip()):
                return Found(cue)
    return left


def role_of(cue: Cue, amount: AmountText) -> AmountRole:
    """The role of an amount: a rate for a year or a month, or what its cue says."""
    role = _ROLES.get(cue, AmountRole.OTHER)
    if amount.currency != "GBP" or amount.pence is None or amount.per in ("unit", "week"):
        return AmountRole.OTHER
    of_contract = role in (AmountRole.CONTRACT, AmountRole.EXTENSION, AmountRole.OTHER)
    if of_contract and cue is not Cue.OTHER and amount.per:
        return AmountRole.ANNUAL if amount.per == "year" else AmountRole.MONTHLY
    return role


def _before(before: str, vocabulary: Vocabulary) -> Found:
    clause = _ASIDE.sub(lambda match: " " * len(match.group()), re.split(r";\s|[.:!?]\s(?=[A-Z])", before)[-1])
    limits = [match.span() for match in vocabulary.pattern("money.maximum_before").finditer(clause)]
    best: tuple[int, int, int, Found] | None = None
    touched: Found | None = None
    for cue, reach in _REACH.items():
        for match in vocabulary.pattern(f"amount.before.{cue}").finditer(clause):
            if cue is Cue.THRESHOLD and any(a <= match.start() and match.end() <= b for a, b in limits):
                continue
            if cue in (Cue.EXTENSION, Cue.OPTION) and "," in match.group():
                continue
            if cue is Cue.INCREASE and vocabulary.pattern("amount.budget_itself").search(match.group()):
                continue
            distance = _distance(clause[match.end() :], vocabulary)
            if distance > reach:
                continue
            if not distance and cue in _OTHER_MONEY:
                touched = Found(cue, 0, match.start())
            distance += cue is Cue.CONTRACT_WEAK
            length = match.end() - match.start() + (_LEAD if cue is Cue.NEW_TOTAL else 0)
            rank = (-distance, match.end(), length)
            if best is None or rank > best[:3]:
                best = (*rank, Found(cue, distance, match.start()))
    touching = [
        match
        for match in vocabulary.pattern("amount.before.threshold_touching").finditer(clause)
        if not clause[match.end() :].strip(" (") and not any(a <= match.start() < b for a, b in limits)
    ]
    if touching:
        return Found(Cue.THRESHOLD)
    if touched and best and best[3].cue is Cue.WHOLE:
        return touched
    return best[3] if best else Found(Cue.NONE)


def _distance(between: str, vocabulary: Vocabulary) -> int:
    """Words between, not counting fillers and words on VAT or on how firm the amount is."""
    for key in ("money.vat_net", "money.vat_inclusive", "money.vat_exempt", "money.maximum_before", "amount.filler"):
        between = vocabulary.pattern(key).sub(" ", between)
    between = vocabulary.pattern("money.estimated_before").sub(" ", between)
    words = re.findall(r"[A-Za-z0-9][\w’'-]*", between)
    return len(words) + 2 * between.count("; ") + 2 * (between.count(" - ") + between.count(" – "))


def _after(after: str, vocabulary: Vocabulary) -> Cue:
    rest = after
    for key in ("money.vat_net", "money.vat_inclusive", "money.vat_exempt", "money.year_after", "money.month_after"):
        bare = rest.lstrip(" (,)")
        if match := vocabulary.pattern(key).match(bare):
            rest = bare[match.end() :]
    if rest is not after:
        rest = rest.lstrip(")")
    rest = re.sub(r"^[ ()]{1,4}", "", rest)
    best, length = Cue.NONE, 0
    for cue in _AFTER:
        match = vocabulary.pattern(f"amount.after.{cue}").match(rest)
        if match and match.end() > length:
            best, length = cue, match.end()
    return best
