"""Whether the sums that a record gives for one contract agree, or the record says why they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.facts.amount_roles import Cue
from checker.facts.amounts import Amount, classified
from checker.facts.context import ReadingContext
from checker.facts.contract_length import contract_length
from checker.facts.contract_scope import is_change
from checker.facts.fact import Evidence, Fact, How
from checker.facts.money import AmountRole, Money, Qualifier, VatBasis

_NAME: Final = "amounts.conflict"
_MONTHS: Final = 12
_OWN: Final = (Cue.CONTRACT, Cue.WHOLE, Cue.NEW_TOTAL)


def read_conflict(context: ReadingContext) -> Iterator[Fact]:
    """``amounts.conflict``: single, agree, explained or unexplained.

    Compared are the totals given for the contract, wherever they stand. Totals that differ are explained by a word
    in their own sentence or the one before it (deducted, of which, increased from), by VAT, or by being parts; other
    money for the same thing (funding that is more than the contract) is compared only where such a word links it. A
    total must also be the yearly price beside it times the term.
    """
    amounts = [a for a in classified(context) if a.text.pence and a.text.currency == "GBP" and a.text.per is None]
    totals = [a for a in amounts if a.role is AmountRole.CONTRACT and _is_total(a, context)]
    if not totals:
        return
    groups: list[list[Amount]] = []
    for amount in totals:
        home = next((g for g in groups if any(amount.text.agrees(other.text) for other in g)), None)
        if home is None:
            groups.append([amount])
        else:
            home.append(amount)
    evidence = tuple(e for amount in totals for e in amount.evidence(context))
    if len(groups) == 1 and (broken := _broken_product(groups[0], amounts, context)):
        yield broken
        return
    if len(groups) == 1:
        linked = [
            a
            for a in amounts
            if a.role in (AmountRole.FUNDING, AmountRole.BUDGET) and a.pence != totals[0].pence
            if any(a.unit is t.unit and abs(a.sentence.start - t.sentence.end) < 400 for t in totals)
        ]
        words = [word for a in linked for word in _linking(a, totals, context)]
        if words:
            others = tuple(e for a in linked for e in a.evidence(context))
            note = "The sums differ and the record says how they belong together."
            yield Fact(_NAME, "explained", How.INFERRED, (*evidence, *others, *words), note=note)
        else:
            yield Fact(_NAME, "agree" if len(totals) > 1 else "single", How.INFERRED, evidence)
        return
    words = [word for group in groups for amount in group for word in _words_at(amount, context)]
    if words or _parts(groups) or _vat_explains(groups):
        yield Fact(_NAME, "explained", How.INFERRED, (*evidence, *words[:4]))
    elif any(a.unit.field != b.unit.field for a in groups[0] for b in groups[1]):
        yield Fact(_NAME, "unexplained", How.INFERRED, evidence, note="Different totals are given for the contract.")


def _broken_product(totals: Sequence[Amount], amounts: Sequence[Amount], context: ReadingContext) -> Fact | None:
    """The fact for a total that is not the yearly price of its own sentence times the one term of the contract.

    Nothing is said where the price may change from year to year, where an option may be part of the total, or where
    another amount stands in the sentence.
    """
    if is_change(context):
        return None
    rates = [a for a in classified(context) if a.role is AmountRole.ANNUAL]
    for total in totals:
        beside = [a for a in rates if a.sentence is total.sentence]
        others = [a for a in amounts if a.sentence is total.sentence and a is not total]
        if len(beside) != 1 or others or len({a.pence for a in rates}) > 1:
            continue
        rate = beside[0]
        exact = total.text.qualifier is rate.text.qualifier is Qualifier.EXACT and total.text.vat is rate.text.vat
        length = contract_length(context, total)
        if not exact or length is None or length.option_months or length.months % _MONTHS:
            continue
        if context.vocabulary.pattern("amount.uneven").search(total.unit.text):
            continue
        product = rate.pence * length.months // _MONTHS
        if abs(product - total.pence) * 100 > product:
            note = f"{Money(rate.pence)} a year for {length.months} months makes {Money(product)}."
            evidence = (*rate.evidence(context), *total.evidence(context), *length.evidence)
            return Fact(_NAME, "unexplained", How.INFERRED, evidence, note=note)
    return None


def _is_total(amount: Amount, context: ReadingContext) -> bool:
    if amount.text.qualifier is Qualifier.RANGE_LOW or amount.alias:
        return False
    if amount.unit.field in ("decision", "title", "value"):
        return amount.cue in (*_OWN, Cue.CONTRACT_WEAK)
    lead = amount.sentence.text[: amount.text.start - amount.sentence.start]
    return amount.cue in _OWN and context.vocabulary.pattern("amount.names_contract").search(lead) is not None


def _words_at(amount: Amount, context: ReadingContext) -> list[Evidence]:
    """Words in the sentence of an amount that say how it belongs together with another."""
    found: list[Evidence] = []
    for match in context.vocabulary.pattern("amount.linking").finditer(amount.sentence.text):
        start = amount.sentence.start
        found.extend(
            context.evidence(amount.unit.passage, start + match.start(), start + match.end(), amount.unit.field)
        )
    return found[:2]


def _linking(other: Amount, totals: Sequence[Amount], context: ReadingContext) -> list[Evidence]:
    near = [t for t in totals if t.unit is other.unit and abs(other.sentence.start - t.sentence.end) < 400]
    return [word for amount in (other, *near) for word in _words_at(amount, context)]


def _parts(groups: Sequence[Sequence[Amount]]) -> bool:
    tops = sorted(group[0].pence for group in groups)
    return len(tops) > 2 and sum(tops[:-1]) == tops[-1]


def _vat_explains(groups: Sequence[Sequence[Amount]]) -> bool:
    bases = {amount.text.vat for group in groups for amount in group}
    low, high = sorted(group[0].pence for group in groups[:2])
    return len(groups) == 2 and VatBasis.INCLUSIVE in bases and len(bases) > 1 and abs(low * 120 - high * 100) <= high
