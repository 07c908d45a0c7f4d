"""Whether a record awards or changes a contract, as far as readers of values and terms must know it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from checker.facts.context import ReadingContext, Unit
from checker.facts.vocabulary import Vocabulary

_OPERATIVE: Final = ("title", "decision")


@lru_cache(maxsize=2)
def operative_units(context: ReadingContext) -> tuple[Unit, ...]:
    """The words of the decision itself: title and decision, or what recommends or states it without such a label."""
    units = tuple(context.units_of(*_OPERATIVE))
    if any(unit.field == "decision" for unit in units):
        return units
    second = tuple(context.units_of("recommendation"))
    if second:
        return (*units, *second)
    operative = context.vocabulary.pattern("amount.operative")
    unlabelled = tuple(context.units_of(None, "purpose", "background", "decision_date", "record_type"))
    return (*units, *(unit for unit in unlabelled if operative.search(unit.text)))


@lru_cache(maxsize=2)
def is_buying(context: ReadingContext) -> bool:
    """Whether the record is about buying; where that is not settled, whether its operative words award something."""
    known = context.fact("decision.is_procurement").value
    if isinstance(known, bool):
        return known
    vocabulary = context.vocabulary
    units = operative_units(context) or context.units
    words = [unit.text for unit in units]
    if any(vocabulary.pattern("amount.award_contract").search(text) for text in words):
        return True
    if any(vocabulary.pattern("amount.not_buying").search(text) for text in words):
        return False
    return any(vocabulary.pattern("amount.award").search(text) for text in words)


@lru_cache(maxsize=2)
def is_change(context: ReadingContext) -> bool:
    """Whether the decision extends or varies a contract that is already there."""
    return any(changes(unit.text, context.vocabulary) for unit in operative_units(context))


def changes(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text extends or varies a contract, rather than award one that may be extended later."""
    for match in vocabulary.pattern("amount.change").finditer(text):
        lead = text[max(0, match.start() - 60) : match.start()]
        lead = lead.rsplit(". ", 1)[-1].rsplit("\n", 1)[-1]
        if vocabulary.pattern("amount.later_change").search(lead + match.group()):
            continue
        if vocabulary.pattern("amount.exercise").search(lead):
            return True
        optional = vocabulary.pattern("amount.option_before").search(lead)
        if not optional and not vocabulary.pattern("amount.option_inside").search(match.group()):
            return True
    return False
