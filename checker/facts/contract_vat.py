"""Whether the value of the contract includes VAT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.facts.amounts import Amount
from checker.facts.context import ReadingContext
from checker.facts.fact import Evidence, Fact, How, ambiguous
from checker.facts.money import VatBasis
from checker.facts.vat_text import vat_rate, vat_words


def read_vat(context: ReadingContext, amounts: Sequence[Amount]) -> Fact:
    """``contract.vat_basis`` of the value that ``amounts`` state, the best of them first.

    The words beside the value count first, then those beside the same value elsewhere, then a sentence about all
    figures of the record. "unstated" is a reading too: the record gives a value and does not say.
    """
    name = "contract.vat_basis"
    own = amounts[0].text.vat
    if own is not VatBasis.UNSTATED:
        return Fact(name, own.value, evidence=_sentence(context, amounts[0]))
    stated = [amount for amount in amounts if amount.text.vat is not VatBasis.UNSTATED]
    bases = {amount.text.vat for amount in stated}
    if len(bases) > 1:
        return ambiguous(name, tuple(e for a in stated for e in _sentence(context, a)), "Both bases are stated.")
    if stated:
        return Fact(name, stated[0].text.vat.value, evidence=_sentence(context, stated[0]))
    general = _general(context)
    if len({basis for basis, _ in general}) == 1:
        return Fact(name, general[0][0].value, How.INFERRED, general[0][1], note="Said of the figures in general.")
    if general:
        return ambiguous(name, tuple(e for _, spans in general for e in spans), "Both bases are stated.")
    return Fact(name, VatBasis.UNSTATED.value, evidence=amounts[0].evidence(context))


def read_vat_rate(context: ReadingContext) -> Iterator[Fact]:
    """``contract.vat_rate`` in hundredths of a per cent, when the record states a single rate."""
    found: dict[int, tuple[Evidence, ...]] = {}
    for unit in context.units:
        for sentence in context.sentences(unit.passage):
            if rate := vat_rate(sentence.text, context.vocabulary):
                start = sentence.start + rate[0]
                found.setdefault(rate[2], context.evidence(unit.passage, start, sentence.start + rate[1], unit.field))
    if len(found) == 1:
        ((value, evidence),) = found.items()
        yield Fact("contract.vat_rate", value, evidence=evidence)


def _sentence(context: ReadingContext, amount: Amount) -> tuple[Evidence, ...]:
    """The words on VAT that stand nearest to an amount, else the amount itself."""
    text = amount.unit.text
    low, high = max(0, amount.text.start - 45), min(len(text), amount.text.end + 70)
    places = [place for place in vat_words(text[low:high], context.vocabulary) if place[2] is amount.text.vat]
    if not places:
        return amount.evidence(context)
    start, end, _ = min(places, key=lambda place: abs(low + place[0] - amount.text.end))
    return context.evidence(amount.unit.passage, low + start, low + end, amount.unit.field)


def _general(context: ReadingContext) -> list[tuple[VatBasis, tuple[Evidence, ...]]]:
    """Bases that a sentence without an amount gives to figures in general."""
    figures = context.vocabulary.pattern("money.vat_general")
    found: list[tuple[VatBasis, tuple[Evidence, ...]]] = []
    for unit in context.units:
        for sentence in context.sentences(unit.passage):
            if re.search(r"£|\d{3}", sentence.text) or not figures.search(sentence.text):
                continue
            for start, end, basis in vat_words(sentence.text, context.vocabulary):
                at = sentence.start
                found.append((basis, context.evidence(unit.passage, at + start, at + end, unit.field)))
    return found
