"""The value of what is awarded, chosen among the record's amounts by where they stand and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.facts.amount_roles import Cue
from checker.facts.amounts import MOST, Amount, awards, classified
from checker.facts.context import ReadingContext
from checker.facts.contract_annual import annual_amounts, from_annual
from checker.facts.contract_scope import is_buying, is_change, operative_units
from checker.facts.contract_vat import read_vat
from checker.facts.fact import Fact, How, ambiguous, missing
from checker.facts.money import AmountRole, Money, Qualifier, VatBasis
from checker.facts.vocabulary import Vocabulary

_VAT_RATES: Final = (20, 5)
_STRONG: Final = (Cue.CONTRACT, Cue.NEW_TOTAL, Cue.INITIAL, Cue.WHOLE)
_CHANGE: Final = (Cue.EXTENSION, Cue.INCREASE, Cue.OPTION)
_MOST_BESIDE: Final = 20
"""A sentence with more amounts than this is a table, and no sum of two of them is looked for in it."""
_TOO_MANY: Final = "The record holds too many amounts to tell which of them is the value."
_APART: Final = "Contracts are awarded one by one, some with a total and some with a rate."
_SEVERAL: Final = "Several values are stated, and none of them as the total of what is awarded."


@dataclass(frozen=True)
class _Choice:
    """The amounts that state the value, the best of them first; or several that do not agree."""

    amounts: tuple[Amount, ...]
    agreed: bool = True
    sum_of: tuple[Amount, ...] = ()


def read_value(context: ReadingContext) -> Iterator[Fact]:
    """``contract.value``, ``contract.value_qualifier``, ``contract.vat_basis``, ``contract.vat_rate`` and
    ``contract.annual_value``.

    The value is the maximum total of what is awarded. For an extension or a variation it is the new total when that
    is stated, else the increase. Values that do not agree, with no word on which is the total, leave it ambiguous.
    """
    if not is_buying(context):
        yield missing("contract.value", "The decision is not about buying.")
        return
    if len(classified(context)) >= MOST:
        yield missing("contract.value", _TOO_MANY)
        return
    choice = _choose(context)
    annual = annual_amounts(context)
    if choice is None:
        yield from from_annual(context, annual, is_change(context))
    elif choice.agreed and not is_change(context) and _priced_apart(choice.amounts, annual, context):
        evidence = tuple(e for amount in (*choice.amounts, *annual) for e in amount.evidence(context))
        yield ambiguous("contract.value", evidence, _APART)
    elif not choice.agreed:
        evidence = tuple(e for amount in choice.amounts for e in amount.evidence(context))
        yield ambiguous("contract.value", evidence, _SEVERAL)
    else:
        yield from _stated(context, choice)
    if len({amount.pence for amount in annual}) == 1:
        first = annual[0]
        money = Money(first.pence, first.text.qualifier, first.text.vat)
        yield Fact("contract.annual_value", money, evidence=first.evidence(context))


def _priced_apart(chosen: Sequence[Amount], annual: Sequence[Amount], context: ReadingContext) -> bool:
    """Whether another sentence of the decision awards another contract, for which only a rate is given."""
    pattern = context.vocabulary.pattern("amount.award_contract")
    own = {amount.sentence for amount in chosen}
    totals = any(amount.cue in (Cue.WHOLE, Cue.NEW_TOTAL) or amount.unit.field == "value" for amount in chosen)
    others = [a for a in annual if a.sentence not in own and pattern.search(a.sentence.text)]
    return bool(others) and not totals and any(pattern.search(sentence.text) for sentence in own)


def _stated(context: ReadingContext, choice: _Choice) -> Iterator[Fact]:
    best = choice.amounts[0]
    evidence = tuple(e for amount in (choice.sum_of or choice.amounts) for e in amount.evidence(context))
    vat = read_vat(context, choice.amounts)
    basis = vat.value if isinstance(vat.value, str) else VatBasis.UNSTATED.value
    qualifier = _qualifier(choice.amounts, context.vocabulary)
    pence = sum(amount.pence for amount in choice.sum_of) or best.pence
    how = How.INFERRED if choice.sum_of else How.STATED
    note = "The first term and the option added up." if choice.sum_of else ""
    yield Fact("contract.value", Money(pence, qualifier, VatBasis(basis)), how, evidence, note=note)
    yield Fact("contract.value_qualifier", qualifier.value, evidence=evidence)
    yield vat


def _qualifier(amounts: Sequence[Amount], vocabulary: Vocabulary) -> Qualifier:
    """How firmly the value is stated, where it is stated first; a maximum anywhere in the decision counts."""
    first = amounts[0].text.qualifier
    if first is Qualifier.EXACT and _options_included(amounts[0], vocabulary):
        return Qualifier.MAXIMUM
    stated = [amount.text.qualifier for amount in amounts if amount.unit.field == amounts[0].unit.field]
    if first is Qualifier.EXACT and Qualifier.MAXIMUM in stated:
        return Qualifier.MAXIMUM
    return first


def _choose(context: ReadingContext) -> _Choice | None:
    operative = operative_units(context)
    amounts = [a for a in classified(context) if _counts(a) and not _is_cap(a, context) and not _for_each(a, context)]
    contract = [amount for amount in amounts if amount.role is AmountRole.CONTRACT]
    inside = [amount for amount in amounts if amount.unit in operative]
    label = [amount for amount in contract if amount.unit.field == "value"]
    strong = [a for a in contract if a.unit in operative and a.cue in _STRONG]
    strong = [a for a in strong if a.cue is not Cue.WHOLE or awards(a, context.vocabulary)]
    weak = [amount for amount in inside if _is_price(amount, context.vocabulary)]
    beside = [amount for amount in weak if any(amount.sentence is other.sentence for other in strong)]
    if is_change(context):
        tiers: tuple[list[Amount], ...] = (
            [amount for amount in contract if amount.cue is Cue.NEW_TOTAL],
            [amount for amount in inside if amount.cue in _CHANGE],
            label,
            strong,
            weak,
            [amount for amount in amounts if amount.cue in _CHANGE and _of_award(amount, context.vocabulary)],
        )
    else:
        elsewhere = [amount for amount in contract if amount.unit not in operative]
        named = [amount for amount in elsewhere if _names_contract(amount, context.vocabulary)]
        tiers = (
            label + strong + beside,
            weak + named,
            [a for a in elsewhere if a.cue in _STRONG and _of_award(a, context.vocabulary)],
        )
    for tier in tiers:
        if tier:
            return _agree(tier, context, amounts)
    return None


def _counts(amount: Amount) -> bool:
    text = amount.text
    readable = text.pence is not None and text.pence > 0 and text.currency == "GBP"
    return readable and text.per is None and not text.first_year and text.qualifier is not Qualifier.RANGE_LOW


def _is_cap(amount: Amount, context: ReadingContext) -> bool:
    """Whether the same words name the same amount as a limit, so that it is how far a power reaches."""
    same = (a for a in classified(context) if a.unit is amount.unit and a.pence == amount.pence)
    return amount.unit.field != "value" and any(a.role is AmountRole.THRESHOLD for a in same)


def _for_each(amount: Amount, context: ReadingContext) -> bool:
    """Whether an amount is the price of one of several contracts."""
    lead = re.split(r"£|[.;:] ", amount.sentence.text[: max(0, amount.text.start - amount.sentence.start)])[-1][-90:]
    after = amount.sentence.text[amount.text.end - amount.sentence.start :].lstrip(" (,")
    if context.vocabulary.pattern("amount.each_after").match(after):
        return True
    return any(
        len(re.findall(r"\w+", lead[match.end() :])) <= 2
        for match in context.vocabulary.pattern("amount.each_before").finditer(lead)
    )


def _is_price(amount: Amount, vocabulary: Vocabulary) -> bool:
    return amount.cue in (Cue.CONTRACT_WEAK, Cue.WHOLE) and awards(amount, vocabulary)


def _names_contract(amount: Amount, vocabulary: Vocabulary) -> bool:
    """Whether the words before an amount name the contract or the tender that it is the value of."""
    if amount.cue not in _STRONG:
        return False
    lead = amount.sentence.text[: amount.text.start - amount.sentence.start][-160:]
    return vocabulary.pattern("amount.names_contract").search(lead) is not None


def _of_award(amount: Amount, vocabulary: Vocabulary) -> bool:
    return vocabulary.pattern("amount.award").search(amount.sentence.text) is not None


def _whole(amount: Amount, vocabulary: Vocabulary) -> bool:
    sentence = amount.sentence.text
    start, end = amount.text.start - amount.sentence.start, amount.text.end - amount.sentence.start
    before, after = re.split(r"£|[.;] ", sentence[:start])[-1], re.sub(r"^[ (,]{1,3}", "", sentence[end:])
    if amount.cue in (Cue.WHOLE, Cue.NEW_TOTAL) or vocabulary.pattern("amount.whole_before").search(before[-90:]):
        return True
    return vocabulary.pattern("amount.whole_after").match(after) is not None


def _options_included(amount: Amount, vocabulary: Vocabulary) -> bool:
    sentence = amount.sentence.text
    start, end = amount.text.start - amount.sentence.start, amount.text.end - amount.sentence.start
    before, after = (
        re.split(r"£|[.;] |\((?:with|plus)\s[^()]{1,80}\) ", sentence[:start])[-1],
        re.split(r"£", sentence[end:])[0],
    )
    pattern = vocabulary.pattern("amount.options_included")
    label = amount.unit.label if amount.unit.field == "value" else ""
    after = re.sub(r"^[ (,]{1,3}", "", after)
    return bool(pattern.search(before[-90:]) or pattern.match(after) or pattern.search(label))


def _agree(tier: list[Amount], context: ReadingContext, everything: Sequence[Amount]) -> _Choice:
    """One value from amounts of equal rank, or all of them where they cannot be told apart."""
    groups = _without_vat_twins(_groups(tier))
    vocabulary = context.vocabulary
    for test in (_options_included, _whole):
        if len(groups) > 1:
            picked = [g for g in groups if any(a.cue is not Cue.CONTRACT_WEAK and test(a, vocabulary) for a in g)]
            largest = max(amount.pence for group in groups for amount in group)
            if len(picked) == 1 and max(amount.pence for amount in picked[0]) == largest:
                groups = picked
    if len(groups) > 1:
        tops = sorted((max(amount.pence for amount in group), index) for index, group in enumerate(groups))
        if len(groups) > 2 and sum(pence for pence, _ in tops[:-1]) == tops[-1][0]:
            groups = [groups[tops[-1][1]]]
    if len(groups) > 1:
        return _Choice(tuple(group[0] for group in groups), agreed=False)
    group = groups[0]
    own = {id(amount) for amount in group}
    others = (a for a in everything if id(a) not in own and a.role is AmountRole.CONTRACT)
    group = [*group, *(a for a in others if _same(a, group))]
    group = _with_extras(group, everything, vocabulary) or group
    best = min(group, key=lambda amount: (amount.text.rounded, amount.text.step))
    ordered = (best, *(amount for amount in group if amount is not best))
    return _Choice(ordered, sum_of=_with_option(best, everything))


def _with_extras(group: Sequence[Amount], everything: Sequence[Amount], vocabulary: Vocabulary) -> list[Amount] | None:
    """The total of the price and what the same sentence puts on top of it (a contingency), where it is stated."""
    for price in group:
        near = [a for a in everything if a.sentence is price.sentence and a is not price]
        for total in near if len(near) <= _MOST_BESIDE else ():
            extras = [a for a in near if a.pence + price.pence == total.pence and a is not total]
            lead = extras and price.sentence.text[: extras[0].text.start - price.sentence.start][-20:]
            if lead and _whole(total, vocabulary) and not vocabulary.pattern("amount.vat_itself").search(lead):
                return [total]
    return None


def _same(amount: Amount, group: Sequence[Amount]) -> bool:
    return any(amount.text.agrees(other.text) for other in group)


def _groups(tier: Sequence[Amount]) -> list[list[Amount]]:
    groups: list[list[Amount]] = []
    for amount in tier:
        home = next((group for group in groups if _same(amount, group)), None)
        if home is None:
            groups.append([amount])
        else:
            home.append(amount)
    return groups


def _without_vat_twins(groups: list[list[Amount]]) -> list[list[Amount]]:
    """Leave out a value that is another one with VAT added, or the other way round: the first written stays."""
    kept: list[list[Amount]] = []
    for group in groups:
        if not any(_twins(group[0], other[0]) for other in kept):
            kept.append(group)
    return kept


def _twins(one: Amount, other: Amount) -> bool:
    low, high = sorted((one.pence, other.pence))
    bases = {one.text.vat, other.text.vat}
    if not bases & {VatBasis.NET, VatBasis.INCLUSIVE} or len(bases) == 1:
        return False
    return one.alias or any(abs(low * (100 + rate) - high * 100) <= high for rate in _VAT_RATES)


def _with_option(best: Amount, everything: Sequence[Amount]) -> tuple[Amount, ...]:
    """The first term and its one option, when one sentence prices the two apart."""
    if best.cue is not Cue.INITIAL:
        return ()
    options = [a for a in everything if a.cue is Cue.OPTION and a.sentence == best.sentence]
    return (best, options[0]) if len(options) == 1 else ()
