"""Every amount of money in a record, with what it is an amount of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Final

from checker.facts.amount_roles import Cue, Found, cue_of, role_of
from checker.facts.context import ReadingContext, Unit
from checker.facts.contract_scope import operative_units
from checker.facts.fact import Evidence, Fact
from checker.facts.money import AmountRole, Qualifier, VatBasis
from checker.facts.money_text import AmountText, find_amounts
from checker.facts.sentences import Sentence
from checker.facts.vat_text import with_vat
from checker.facts.vocabulary import Vocabulary

_LIMITS: Final = ("authority", "key_flag", "decision_type", "call_in", "notice")
"""Labels under which an amount is a limit that the decision is measured by."""
_ASIDE: Final = ("alternatives", "interests", "dispensation", "background_papers", "status")
_LINE: Final = 60
"""Up to this many characters, a sentence is a line of a list that the sentence before it opens."""
MOST: Final = 400
"""So many amounts of one record are read; a record that has more is a table of accounts."""
_LONGEST: Final = 6_000
"""Code points of a sentence that are read; what is longer is no sentence."""
_FIGURE: Final = re.compile(r"\d")
_UNIT: Final = re.compile(r"[^\W\d_]|[£€$?\ufffd]")
_NEAR: Final = 60
_DELEGATED: Final = 180
_FAR: Final = 800
_VALUE: Final = "value"
_JOINER: Final = re.compile(
    r"[\s,(\[/=:–-]{0,4}(?:(?:and|or|i\.?e\.?|equivalent to|plus|being)\s?)?[\s(]{0,2}$", re.IGNORECASE
)
_FROM: Final = re.compile(r"(?<!\w)from\s{1,2}(?:a\s|the\s)?$", re.IGNORECASE)
_TO: Final = re.compile(
    r"[\s),]{0,3}(?:[a-z()\s]{0,30})?(?<!\w)(?:to|up to)\s{1,2}(?:a\s|the\s)?(?:[a-z]{1,12}\s){0,5}$", re.IGNORECASE
)
_ON_TO: Final = re.compile(r"\s(?:up\s|down\s)?to\s", re.IGNORECASE)
_BEYOND: Final = re.compile(r"[<>≥≤]\s?$")
_NO_PRICE: Final = (Cue.BUDGET, Cue.FUNDING, Cue.THRESHOLD)
_BARE: Final = re.compile(r"\s{0,3}(\d{1,3}(?:,\d{3}){1,4}|\d{3,12})(\.\d{2})?(?![\d,%])")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount with its place: ``text`` has offsets into ``unit.text``; ``sentence`` is the sentence it stands in."""

    unit: Unit
    sentence: Sentence
    text: AmountText
    found: Found
    role: AmountRole
    alias: bool = False

    @property
    def cue(self) -> Cue:
        """Which kind of word showed what the amount is."""
        return self.found.cue

    @property
    def pence(self) -> int:
        """The amount in pence; only for an amount that could be read."""
        return self.text.pence or 0

    def evidence(self, context: ReadingContext) -> tuple[Evidence, ...]:
        """The amount's own words."""
        return context.evidence(self.unit.passage, self.text.start, self.text.end, self.unit.field)

    def __str__(self) -> str:
        unit, sentence = self.unit.text, self.text
        if sentence.pence is None or sentence.currency != "GBP":
            return f"{unit[sentence.start : sentence.end].strip()} {self.role}"
        pounds, pence = divmod(sentence.pence, 100)
        shown = f"£{pounds:,}" + (f".{pence:02d}" if pence else "")
        qualifier = "" if sentence.qualifier is Qualifier.EXACT else f" {sentence.qualifier}"
        vat = "" if sentence.vat is VatBasis.UNSTATED else f" {sentence.vat}"
        return f"{shown} {self.role}{qualifier}{vat}"


@lru_cache(maxsize=2)
def classified(context: ReadingContext) -> tuple[Amount, ...]:
    """Every amount of the record in reading order, each with its role; of a record with very many, the first ones."""
    operative = operative_units(context)
    found = (
        _placed(amount, amount.unit in operative, context.vocabulary)
        for unit in context.units
        for sentence in context.sentences(unit.passage)
        for amount in _in_sentence(unit, sentence, context.vocabulary)
    )
    return tuple(islice(found, MOST))


def read_amounts(context: ReadingContext) -> Iterator[Fact]:
    """``amounts``: every amount of money, as "£412,500 contract maximum", with the words for each."""
    shown: list[str] = []
    evidence: list[Evidence] = []
    for amount in classified(context):
        if str(amount) not in shown:
            shown.append(str(amount))
        evidence.extend(amount.evidence(context))
    if shown:
        note = ""
        if any(amount.text.pence is None and amount.text.currency == "GBP" for amount in classified(context)):
            note = "A figure is not written as an amount of money can be."
        yield Fact("amounts", tuple(shown), evidence=tuple(evidence), note=note)


def _placed(amount: Amount, operative: bool, vocabulary: Vocabulary) -> Amount:
    """An amount once more, with what its label says of it."""
    cue, field = amount.cue, amount.unit.field
    contract = amount.role in (AmountRole.CONTRACT, AmountRole.OTHER)
    if field in _LIMITS and contract and cue is not Cue.OTHER:
        cue = Cue.THRESHOLD
    elif field in _ASIDE and contract:
        cue = Cue.OTHER
    elif operative and cue is Cue.NONE and _stands_as_price(amount, vocabulary):
        cue = Cue.CONTRACT_WEAK
    if cue is amount.cue:
        return amount
    return replace(amount, found=Found(cue), role=role_of(cue, amount.text))


def _stands_as_price(amount: Amount, vocabulary: Vocabulary) -> bool:
    """Whether an amount in the decision, with no word of its own, stands where a price stands."""
    if not awards(amount, vocabulary):
        return False
    at = amount.text.start - amount.sentence.start
    if vocabulary.pattern("amount.delegating").search(amount.sentence.text[max(0, at - _DELEGATED) : at]):
        return False
    before = amount.sentence.text[max(0, at - _NEAR) : at].rstrip()
    if before.endswith((",", ":", "-", "–", "—", "(")):
        return True
    return any(match.end() == len(before) for match in vocabulary.pattern("amount.price_touching").finditer(before))


def awards(amount: Amount, vocabulary: Vocabulary) -> bool:
    """Whether the sentence of an amount awards something, or is a line of a list in a section that does."""
    pattern = vocabulary.pattern("amount.award")
    at = amount.text.start - amount.sentence.start
    if pattern.search(amount.sentence.text[max(0, at - _FAR) : at + _FAR]):
        return True
    goes_on = vocabulary.pattern("amount.goes_on").match(amount.sentence.text) is not None
    before = amount.unit.text[: amount.sentence.start][-_FAR:] if goes_on else amount.unit.text[:_FAR]
    return (goes_on or len(amount.sentence.text) <= _LINE) and pattern.search(before) is not None


def _in_sentence(unit: Unit, sentence: Sentence, vocabulary: Vocabulary) -> list[Amount]:
    text = sentence.text[:_LONGEST]
    if not _FIGURE.search(text) or not (unit.field == _VALUE or _UNIT.search(text)):
        return []
    lead = f"{unit.label.strip(' :')}: " if unit.field == _VALUE and sentence.start == 0 else ""
    found = find_amounts(lead + text, vocabulary)
    if not found and unit.field == _VALUE:
        found = _bare(lead, text)
    found = tuple(one for one in with_vat(lead + text, found, vocabulary) if one.start >= len(lead))
    result: list[Amount] = []
    whole = lead + text
    for index, one in enumerate(found):
        previous = found[index - 1].end if index else 0
        following = found[index + 1].start if index + 1 < len(found) else len(whole)
        before = whole[max(previous, one.start - _FAR) : one.start]
        after = whole[one.end : min(following, one.end + 200)]
        cue, alias = cue_of(before, after, vocabulary), False
        if result and cue.cue is Cue.NONE and _joins(before, vocabulary):
            cue, alias = result[-1].found, result[-1].text.vat is not one.vat
            if alias and one.per is None:
                one = replace(one, per=result[-1].text.per)
        if result and result[-1].cue in _NO_PRICE and _ON_TO.fullmatch(before):
            cue = result[-1].found
        if _BEYOND.search(before):
            cue = Found(Cue.THRESHOLD)
        if cue.cue in (Cue.NONE, Cue.CONTRACT_WEAK) and unit.field == _VALUE:
            cue = Found(Cue.CONTRACT, 0)
        shift = sentence.start - len(lead)
        placed = replace(one, start=one.start + shift, end=one.end + shift)
        result.append(Amount(unit, sentence, placed, cue, role_of(cue.cue, one), alias))
    return _from_to(text, sentence.start, result, vocabulary)


def _bare(lead: str, text: str) -> tuple[AmountText, ...]:
    """A figure alone under a label for the value, without a pound sign."""
    match = _BARE.match(text)
    if not match or not ("£" in lead or "," in match[1] or match[2]):
        return ()
    pence = int(match[1].replace(",", "")) * 100 + int((match[2] or ".00")[1:])
    start = len(lead) + match.start(1)
    return (AmountText(start, len(lead) + match.end(), pence),)


def _joins(before: str, vocabulary: Vocabulary) -> bool:
    for key in ("money.vat_net", "money.vat_inclusive", "money.vat_exempt", "money.year_after", "money.month_after"):
        before = vocabulary.pattern(key).sub("", before)
    return _JOINER.fullmatch(before) is not None


def _from_to(text: str, shift: int, amounts: list[Amount], vocabulary: Vocabulary) -> list[Amount]:
    """Read "increased from A to B" as an old total and a new one."""
    changed = vocabulary.pattern("amount.from_to")
    for index in range(len(amounts) - 1):
        old, new = amounts[index], amounts[index + 1]
        before = text[max(0, old.text.start - shift - 160) : old.text.start - shift]
        gap = text[old.text.end - shift : new.text.start - shift]
        change = changed.search(before)
        if len(gap) <= 80 and _FROM.search(before) and _TO.fullmatch(gap) and change:
            limit = old.cue in _NO_PRICE
            aside = vocabulary.pattern("amount.before.other").search(before, change.start()) is not None
            if limit or aside:
                found = old.found if limit else Found(Cue.OTHER)
                amounts[index] = replace(old, found=found, role=role_of(found.cue, old.text))
                amounts[index + 1] = replace(new, found=found, role=role_of(found.cue, new.text))
                continue
            amounts[index] = replace(old, found=Found(Cue.PREVIOUS), role=AmountRole.PREVIOUS)
            amounts[index + 1] = replace(new, found=Found(Cue.NEW_TOTAL), role=role_of(Cue.NEW_TOTAL, new.text))
    return amounts
