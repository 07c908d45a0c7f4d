"""Whether the sums that a record gives for one contract agree, or the record says why they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.facts.amount_roles import Cue
from checker.facts.amounts import Amount, classified
from checker.facts.context import ReadingContext
from checker.facts.fact import Evidence, Fact, How
from checker.facts.money import AmountRole, Qualifier, VatBasis

_NAME: Final = "amounts.conflict"
_OWN: Final = (Cue.CONTRACT, Cue.WHOLE, Cue.NEW_TOTAL)


def read_conflict(context: ReadingContext) -> Iterator[Fact]:
    """``amounts.conflict``: single, agree, explained or unexplained.

    Compared are the totals given for the contract, wherever they stand. Totals that differ are explained by a word
    in their own sentence or the one before it (deducted, of which, increased from), by VAT, or by being parts; other
    money for the same thing (funding that is more than the contract) is compared only where such a word links it.
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
