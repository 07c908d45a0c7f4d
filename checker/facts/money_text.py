"""Finds amounts of money in running text: currency, pence, how firm, per what, with or without VAT."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from checker.facts.money import Qualifier, VatBasis
from checker.facts.phraselist import PhraseList
from checker.facts.phrases import phrase_pattern
from checker.facts.vocabulary import Vocabulary

_TOKEN: Final = r"\d[\d,]{0,20}(?:\.\d{1,9})?"
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,15}")
_SCALES: Final = (("billion", 10**9), ("million", 10**6), ("thousand", 10**3))
_BROKEN: Final = re.compile(r"\.\d|,\d|\d|, \d{3}(?![\d,]| [A-Za-z])")
"""More figures behind an amount, which show that it was not written as a sum of money is."""
_WINDOW: Final = 70


@dataclass(frozen=True, slots=True)
class AmountText:
    """An amount of money as written at ``text[start:end]``.

    ``pence`` is None for a figure that cannot be right as written (``£1,50,000``). ``step`` is what one unit of the
    last digit that is not a nought is worth in pence, so that £1.2m and £1,198,500 can be seen to agree (``scaled``
    says that it was written with k, m and the like). ``per`` is year, month,
    week or unit for a rate; ``first_year`` marks an amount for one year out of several.
    """

    start: int
    end: int
    pence: int | None
    currency: str = "GBP"
    step: int = 100
    qualifier: Qualifier = Qualifier.EXACT
    vat: VatBasis = VatBasis.UNSTATED
    per: str | None = None
    first_year: bool = False
    scaled: bool = False

    def agrees(self, other: AmountText) -> bool:
        """Whether two amounts are the same sum, one of them perhaps rounded."""
        if self.pence is None or other.pence is None:
            return False
        gap = abs(self.pence - other.pence)
        step = max((one.step for one in (self, other) if one.rounded), default=0)
        return gap == 0 or (gap * 2 <= step and gap * 50 <= max(self.pence, other.pence))

    @property
    def rounded(self) -> bool:
        """Whether the figure may stand for one a little higher or lower."""
        return self.scaled or self.qualifier is Qualifier.ESTIMATED


@dataclass(frozen=True)
class _Patterns:
    amount: re.Pattern[str]
    bare: re.Pattern[str]
    bare_after: re.Pattern[str]
    tail: re.Pattern[str]
    scale: tuple[tuple[re.Pattern[str], int], ...]


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    def any_of(*keys: str) -> str:
        words = sorted((word for key in keys for word in vocabulary.words(key)), key=len, reverse=True)
        return "(?:" + "|".join(phrase_pattern(word) for word in words) + ")"

    scale = any_of("money.million", "money.thousand", "money.billion")
    number = rf"(?P<low>\d{{1,3}}(?:[ ]\d{{3}}){{1,3}}(?![\d,])|{_TOKEN})"
    range_end = rf"(?:\s?[-–—]\s?(?P<high>\d{{1,4}}(?:\.\d{{1,3}})?))?(?=\s?{scale}(?![^\W\d_]))"
    before = any_of("money.sterling_before")
    amount = (
        rf"(?:(?P<sign>Â?£|�(?=\d)|(?<![\w?])\?(?=\d{{1,3}}(?:,\d{{3}}|\.?\d{{0,3}}\s?{scale}(?!\w)))|€|(?:US)?\$)"
        rf"|(?<!\w)(?P<code>{before}))\s{{0,20}}(?:{number.replace('low', 'n1')}{range_end}|{number})"
        rf"(?:(?P<gap>\s?)(?P<scale>{scale})(?![^\W_]))?"
    )
    after = {
        name: any_of(f"money.{key}_after") for name, key in (("gbp", "sterling"), ("eur", "euro"), ("usd", "dollar"))
    }
    bare = (
        rf"(?<![\w.,£$€?/-])(?P<low>{_TOKEN})(?:\s?(?P<scale>{scale}))?"
        rf"(?:\s?(?:(?P<gbp>{after['gbp']})|(?P<eur>{after['eur']})|(?P<usd>{after['usd']})))?(?![\w%/])"
    )
    return _Patterns(
        re.compile(amount, re.IGNORECASE),
        re.compile(bare, re.IGNORECASE),
        re.compile(rf"{any_of('money.bare_after')}[\s:]{{1,3}}(?:[a-z]{{1,12}}\s){{0,3}}$", re.IGNORECASE),
        re.compile(
            rf"\s?[-–—]\s?(?P<high>\d{{1,3}}(?:,\d{{3}}){{1,3}}(?![\d,])|\d{{1,4}}(?:\.\d{{1,3}})?(?=\s?{scale}(?!\w)))"
            rf"(?:\s?(?P<scale>{scale})(?!\w))?",
            re.IGNORECASE,
        ),
        tuple((re.compile(any_of(f"money.{name}") + r"\Z", re.IGNORECASE), size) for name, size in _SCALES),
    )


def find_amounts(text: str, vocabulary: Vocabulary) -> tuple[AmountText, ...]:
    """Every amount in one sentence or paragraph, in reading order.

    Amounts in euros and dollars keep their currency. Years, paragraph numbers, telephone numbers and CPV codes carry
    no sign of money and are not found.
    """
    patterns = _patterns(vocabulary)
    found: list[AmountText] = []
    for match in patterns.amount.finditer(text):
        found.extend(_signed(match, text, patterns))
    taken = bytearray(len(text))
    for amount in found:
        taken[amount.start : amount.end] = b"\x01" * (amount.end - amount.start)
    for match in patterns.bare.finditer(text):
        if not any(taken[match.start() : match.end()]):
            found.extend(_bare(match, text, patterns))
    found.sort(key=lambda amount: amount.start)
    return tuple(_described(text, found, vocabulary))


def _signed(match: re.Match[str], text: str, patterns: _Patterns) -> list[AmountText]:
    sign = match["sign"] or match["code"]
    currency = "EUR" if "€" in sign else "USD" if "$" in sign else "GBP"
    scale = _scale(match["scale"], match["gap"], patterns)
    low, high = match["n1"] or match["low"], match["high"]
    end = match.end() if scale > 1 or high else match.end("n1" if match["n1"] else "low")
    if high:
        first = _amount(match.start(), match.end("n1"), low, scale, currency)
        second = _amount(match.start("high"), end, high, scale, currency)
        return [
            replace(first, qualifier=Qualifier.RANGE_LOW),
            replace(second, qualifier=Qualifier.RANGE_HIGH),
        ]
    trimmed = low.rstrip(",")
    if scale == 1:
        end -= len(low) - len(trimmed)
    amount = _amount(match.start(), end, trimmed, scale, currency)
    if tail := patterns.tail.match(text, end):
        second_scale = _scale(tail["scale"], "", patterns)
        second = _amount(tail.start("high"), tail.end(), tail["high"].rstrip(","), second_scale, currency)
        if amount.pence is not None and second.pence is not None and second.pence > amount.pence:
            return [
                replace(amount, qualifier=Qualifier.RANGE_LOW),
                replace(second, qualifier=Qualifier.RANGE_HIGH),
            ]
    if scale == 1 and _BROKEN.match(text, end):
        amount = replace(amount, pence=None)
    return [amount]


def _bare(match: re.Match[str], text: str, patterns: _Patterns) -> list[AmountText]:
    currency = "GBP" if match["gbp"] else "EUR" if match["eur"] else "USD" if match["usd"] else ""
    scale = _scale(match["scale"], "", patterns)
    if not currency:
        before = text[max(0, match.start() - 50) : match.start()]
        if scale == 1 or not patterns.bare_after.search(before):
            return []
    return [_amount(match.start(), match.end(), match["low"].rstrip(","), scale, currency or "GBP")]


def _scale(word: str | None, gap: str, patterns: _Patterns) -> int:
    if not word or (gap and len(word) == 1 and not word.islower()):
        return 1
    return next(size for pattern, size in patterns.scale if pattern.match(word))


def _amount(start: int, end: int, figure: str, scale: int, currency: str) -> AmountText:
    whole, _, decimals = figure.replace(" ", ",").partition(".")
    # "£2,321m" is £2.321m with a slip of the pen far more often than two thousand million.
    slip = scale > 1000 and "," in whole
    malformed = slip or not _GROUPED.fullmatch(whole) or (scale == 1 and len(decimals) > 2)
    value = None if malformed else Decimal(whole.replace(",", "") + "." + (decimals or "0")) * scale * 100
    if value is None or value != int(value):
        return AmountText(start, end, None, currency)
    digits = whole.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0")) if scale == 1 and not decimals and digits.strip("0") else 0
    step = max(1, scale * 100 // 10 ** len(decimals)) * 10**zeros
    return AmountText(start, end, int(value), currency, step, scaled=scale > 1)


def _described(text: str, found: list[AmountText], vocabulary: Vocabulary) -> list[AmountText]:
    described: list[AmountText] = []
    for index, amount in enumerate(found):
        previous = found[index - 1].end if index else 0
        following = found[index + 1].start if index + 1 < len(found) else len(text)
        before = text[max(previous, amount.start - _WINDOW) : amount.start]
        if index:
            before = _behind(before, vocabulary)
        after = text[amount.end : min(following, amount.end + _WINDOW)]
        if amount.qualifier is Qualifier.EXACT:
            amount = replace(amount, qualifier=_qualifier(before, after, vocabulary))
        amount = _period(amount, before, after, vocabulary)
        described.append(amount)
    _ranges(text, described, vocabulary)
    return described


def _behind(before: str, vocabulary: Vocabulary) -> str:
    """The words before an amount, without those that belong to the amount before it ("a year", "plus VAT")."""
    for key in ("money.vat_net", "money.vat_inclusive", "money.vat_exempt", "money.year_after", "money.month_after"):
        bare = before.lstrip(" (,)")
        if match := vocabulary.pattern(key).match(bare):
            before = bare[match.end() :]
    return before


def _qualifier(before: str, after: str, vocabulary: Vocabulary) -> Qualifier:
    if _near_end(vocabulary.pattern("money.maximum_before"), before):
        return Qualifier.MAXIMUM
    if any(
        match.end() >= len(before.rstrip(" .")) - 0
        for match in vocabulary.pattern("money.estimated_touching").finditer(before)
    ) or _near_end(vocabulary.pattern("money.estimated_before"), before):
        return Qualifier.ESTIMATED
    after = after.lstrip(" (,")
    if vocabulary.pattern("money.maximum_after").match(after):
        return Qualifier.MAXIMUM
    if vocabulary.pattern("money.estimated_after").match(after):
        return Qualifier.ESTIMATED
    return Qualifier.EXACT


def _near_end(pattern: PhraseList, before: str) -> bool:
    """Whether the pattern stands in the same clause, at most eight words before the end."""
    clause = re.split(r"[.;]\s|\n", before)[-1]
    return any(len(clause[match.end() :].split()) <= 8 for match in pattern.finditer(clause))


def _period(amount: AmountText, before: str, after: str, vocabulary: Vocabulary) -> AmountText:
    rest = after
    for key in ("money.vat_net", "money.vat_inclusive", "money.vat_exempt", "money.estimated_after"):
        bare = rest.lstrip(" (,)")
        if match := vocabulary.pattern(key).match(bare):
            rest = bare[match.end() :]
    rest = rest.lstrip(" (,)")
    for per in ("unit", "year", "month", "week"):
        if vocabulary.pattern(f"money.{per}_after").match(rest):
            return replace(amount, per=per)
    if vocabulary.pattern("money.first_year").search(re.split(r"[.;]\s", rest)[0]):
        return replace(amount, first_year=True)
    clause = re.split(r"[.;:]\s|\n", before)[-1]
    for per in ("unit", "year", "month"):
        for match in vocabulary.pattern(f"money.{per}_before").finditer(clause):
            if len(clause[match.end() :].split()) <= 4:
                return replace(amount, per=per)
    return amount


def _ranges(text: str, found: list[AmountText], vocabulary: Vocabulary) -> None:
    """Mark "between A and B", "A to B" and "A - B" as the two ends of a range, not as two amounts."""
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if low.pence is None or high.pence is None or low.pence >= high.pence:
            continue
        gap = text[low.end : high.start].strip()
        before = text[max(0, low.start - 40) : low.start].rstrip()
        ranged = gap in ("-", "–", "—") or (gap == "to" and before[-5:].strip().lower() != "from")
        if gap in ("and", "and up to"):
            ranged = _near_end(vocabulary.pattern("money.between"), before)
        if ranged and low.currency == high.currency:
            found[index] = replace(low, qualifier=Qualifier.RANGE_LOW, per=high.per)
            found[index + 1] = replace(high, qualifier=Qualifier.RANGE_HIGH)
