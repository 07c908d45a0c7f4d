"""How long a contract runs, and how much longer its options let it run."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from checker.facts.amounts import Amount
from checker.facts.context import ReadingContext, Unit
from checker.facts.contract_scope import operative_units
from checker.facts.date_text import find_dates
from checker.facts.fact import Evidence
from checker.facts.spans import Duration, find_durations, find_terms
from checker.facts.vocabulary import Vocabulary

_PLUS: Final = re.compile(
    r"(?<![\w.+£])(\d{1,2})((?:\s?\+\s?\d{1,2}){1,6})\s?-?\s?(years?|months?)?(?![\w.])", re.IGNORECASE
)
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Length:
    """The months of the firm term and of all options after it, with the words that say so."""

    months: int
    option_months: int
    evidence: tuple[Evidence, ...]


def contract_length(context: ReadingContext, near: Amount | None = None) -> Length | None:
    """The one length that the record gives the contract: in the sentence of ``near``, the label, or the decision.

    None when no length is stated, when two differ, or when an option is not given in whole months.
    """
    operative = operative_units(context)
    labelled = tuple(context.units_of("contract_term", "extension"))
    if near is not None:
        sentence = near.sentence
        length = _read(context, [(near.unit, sentence.start, sentence.text)])
        if length or _has_durations(sentence.text, context.vocabulary):
            return length
    for units in (labelled, operative):
        places = [
            (unit, sentence.start, sentence.text) for unit in units for sentence in context.sentences(unit.passage)
        ]
        length = _read(context, places)
        if length:
            return length
    return None


def _has_durations(text: str, vocabulary: Vocabulary) -> bool:
    return any(duration.months for duration in find_durations(text, vocabulary))


def _read(context: ReadingContext, places: list[tuple[Unit, int, str]]) -> Length | None:
    firm: set[int] = set()
    options: list[int] = []
    evidence: list[Evidence] = []
    for unit, start, text in places:
        sums = _PLUS.search(text)
        if sums:
            parts = [int(part) for part in re.findall(r"\d{1,2}", sums.group(2))]
            factor = 1 if (sums.group(3) or "year").lower().startswith("month") else 12
            firm.add(int(sums.group(1)) * factor)
            options.append(sum(parts) * factor)
            evidence.extend(context.evidence(unit.passage, start + sums.start(), start + sums.end(), unit.field))
            continue
        months, more, used = _durations(text, context.vocabulary, unit.field)
        if more is None:
            return None
        firm |= months
        if more:
            options.append(more)
        for one in used:
            evidence.extend(context.evidence(unit.passage, start + one[0], start + one[1], unit.field))
    if len(firm) != 1 or len(set(options)) > 1:
        return None
    term = firm.pop()
    extra = options[0] if options else 0
    return Length(term, extra, tuple(evidence)) if 0 < term + extra <= _LONGEST else None


def _durations(
    text: str, vocabulary: Vocabulary, field: str | None
) -> tuple[set[int], int | None, list[tuple[int, int]]]:
    """Firm lengths, total of the options (None: not in whole months), and the places of the words."""
    durations = [one for one in find_durations(text, vocabulary) if one.months or one.days]
    firm: set[int] = set()
    extra: int | None = 0
    used: list[tuple[int, int]] = []
    for one in durations:
        if one.option or field == "extension":
            times = _times(text, one, vocabulary)
            if one.days or times is None:
                return firm, None, used
            extra = (extra or 0) + times * one.months
        elif not one.days and (field == "contract_term" or _is_length(text, one, vocabulary)):
            firm.add(one.months)
        else:
            continue
        used.append((one.start, one.end))
    if not extra and field != "extension" and _open_option(text, vocabulary):
        return firm, None, used
    if not firm:
        for term in find_terms(text, vocabulary, find_dates(text, vocabulary)):
            first, last = term.first.exact, term.last_day
            if first and last and (months := _whole_months(first, last)):
                firm.add(months)
                used.append((term.start, term.end))
    return firm, extra, used


def _open_option(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text speaks of an extension and does not deny it, without saying how long."""
    for match in vocabulary.pattern("contract.extension_right").finditer(text):
        if not vocabulary.pattern("contract.extension_denied").search(text[max(0, match.start() - 25) : match.start()]):
            return True
    return False


def _is_length(text: str, duration: Duration, vocabulary: Vocabulary) -> bool:
    """Whether a length of time is said of the contract, and not of notice, age or experience."""
    before, after = text[max(0, duration.start - 45) : duration.start], text[duration.end : duration.end + 30]
    if vocabulary.pattern("length.not_near").search(before[-25:] + " " + after[:20]):
        return False
    return bool(vocabulary.pattern("length.before").search(before) or vocabulary.pattern("length.after").search(after))


def _times(text: str, duration: Duration, vocabulary: Vocabulary) -> int | None:
    """How often an option may be taken: 2 in "two further periods of 12 months" and in "2 x 12 months"."""
    numbers = {word.lower(): n for n, word in enumerate(vocabulary.words("date.numbers"), 1)}
    before = text[max(0, duration.start - 50) : duration.start].lower()
    number = rf"(?<![\w£])(\d{{1,2}}|{'|'.join(numbers)})(?:\s?\(\d{{1,2}}\))?"
    match = re.search(rf"{number}\s?[x×*]\s?$", before) or re.search(
        rf"{number}\s(?:\w+\s){{0,2}}?(?:periods?|extensions?|terms?|options?|times|occasions)\s(?:of\s)?"
        rf"(?:up\sto\s|a\sfurther\s|a\smaximum\sof\s|further\s|each\s(?:of\s)?)*$",
        before,
    )
    if match is None:
        match = re.search(rf"{number}\s(?:further|additional|optional|separate|individual|more)?\s?$", before)
        if match and not before.rstrip().endswith(("further", "additional", "optional", "separate", "individual")):
            plural = re.match(r"\s(?:extension|option|period)s(?!\w)", text[duration.end :])
            return int(match[1]) if match[1].isdigit() and plural else numbers.get(match[1], 1) if plural else 1
    if match is None:
        return 1
    return int(match[1]) if match[1].isdigit() else numbers[match[1]]


def _whole_months(first: dt.date, last: dt.date) -> int:
    following = last + dt.timedelta(days=1)
    months = (following.year - first.year) * 12 + following.month - first.month
    return months if following.day == first.day and months > 0 else 0
