"""Finds terms in running text: from a day to a day, or for some years from a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.facts.date_text import DateKind, DateText, find_dates
from checker.facts.phrases import phrase_pattern
from checker.facts.vocabulary import Vocabulary

_FAR: Final = 110
_DASHES: Final = ("-", "–", "—")
_DAYS_A_WEEK: Final = 7
_FOR: Final = re.compile(r"(?<!\w)(?:for|period|term)(?!\w)", re.IGNORECASE)
_RATE: Final = re.compile(r"£[\d,.]{1,15}\s?[a-z]{0,8}\s?(?:\([^()]{1,20}\)\s?)?\Z")
"""An amount directly before "a year" makes it a rate, not a length of time."""
_STOP: Final = re.compile(r"[.;]\s")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written at ``text[start:end]``; ``option`` marks one that may follow and not the term."""

    start: int
    end: int
    months: int
    days: int
    option: bool = False

    def after(self, first: dt.date) -> dt.date | None:
        """The last day of a term of this length that begins on ``first``; None beyond the calendar."""
        month = first.month - 1 + self.months
        year = first.year + month // 12
        if year > dt.MAXYEAR - 1:
            return None
        month = month % 12 + 1
        last = calendar.monthrange(year, month)[1]
        if first.day > last:
            return dt.date(year, month, last) + dt.timedelta(days=self.days)
        return dt.date(year, month, first.day) + dt.timedelta(days=self.days - 1)


@dataclass(frozen=True, slots=True)
class Term:
    """A span of time at ``text[start:end]``: its first day, and its last day as written or worked out."""

    start: int
    end: int
    first: DateText
    last: DateText | None
    last_day: dt.date | None
    duration: Duration | None = None


@dataclass(frozen=True)
class _Patterns:
    duration: re.Pattern[str]
    more: re.Pattern[str]
    joins: re.Pattern[str]
    between: re.Pattern[str]
    leading_day: re.Pattern[str]
    starting: re.Pattern[str]
    option: re.Pattern[str]
    numbers: dict[str, int]
    units: tuple[tuple[re.Pattern[str], int, int], ...]


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    def any_of(key: str) -> str:
        words = sorted(vocabulary.words(key), key=len, reverse=True)
        return "(?:" + "|".join(map(phrase_pattern, words)) + ")"

    units = ("date.year_unit", "date.month_unit", "date.week_unit", "date.day_unit")
    unit = "(?:" + "|".join(map(any_of, units)) + ")"
    number = rf"(?P<number>\d{{1,3}}|{any_of('date.numbers')}|an?)"
    joins = any_of("date.to")
    dash = "|".join(_DASHES)
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(
            rf"(?<![\w£.,/+]){number}(?:\s?\(\s?\d{{1,3}}\s?\))?[\s-]{{0,2}}(?:further\s|additional\s)?(?:calendar\s)?"
            rf"(?P<unit>{unit})(?!\w)",
            flags,
        ),
        re.compile(r"\s*(?:,|and|plus)?\s*\Z", flags),
        re.compile(
            rf"[\s,]{{0,3}}(?:\(?inclusive\)?\s)?[(,]?\s?(?:{joins}|{dash})\s{{0,2}}(?:the\s)?(?:end\sof\s)?[\s,]{{0,2}}",
            flags,
        ),
        re.compile(rf"(?<!\w){any_of('date.between')}\s{{1,3}}(?:the\s)?$", flags),
        re.compile(
            rf"(?<![\w.,/£-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:{joins}|{dash}|and)\s{{0,2}}(?:the\s)?$",
            flags,
        ),
        re.compile(rf"(?<!\w){any_of('date.starting')}(?!\w)", flags),
        re.compile(rf"(?<!\w){any_of('date.option_near')}(?!\w)", flags),
        {word.lower(): number for number, word in enumerate(vocabulary.words("date.numbers"), 1)},
        tuple(
            (re.compile(any_of(key) + r"\Z", flags), months, days)
            for key, months, days in (
                ("date.year_unit", 12, 0),
                ("date.month_unit", 1, 0),
                ("date.week_unit", 0, _DAYS_A_WEEK),
                ("date.day_unit", 0, 1),
            )
        ),
    )


def find_durations(text: str, vocabulary: Vocabulary) -> tuple[Duration, ...]:
    """Every length of time in a sentence; "two years and six months" is one."""
    patterns = _patterns(vocabulary)
    found: list[Duration] = []
    for match in patterns.duration.finditer(text):
        word = match["number"].lower()
        if word in ("a", "an") and _RATE.search(text, max(0, match.start() - 40), match.start()):
            continue
        number = int(word) if word.isdigit() else patterns.numbers.get(word, 1)
        months, days = next((m, d) for unit, m, d in patterns.units if unit.match(match["unit"]))
        duration = Duration(match.start(), match.end(), number * months, number * days)
        lead = re.split(r"[.;]\s", text[max(0, match.start() - 70) : match.start()])[-1]
        option = patterns.option.search(lead) is not None
        if found and not option and patterns.more.match(text, found[-1].end, match.start()) and months < 12:
            last = found.pop()
            duration = Duration(last.start, match.end(), last.months + duration.months, last.days + duration.days)
        found.append(
            Duration(duration.start, duration.end, duration.months, duration.days, option) if option else duration
        )
    return tuple(found)


def find_terms(text: str, vocabulary: Vocabulary, dates: Sequence[DateText] | None = None) -> tuple[Term, ...]:
    """Every term in one sentence, in reading order: from day to day, or a length of time from a day."""
    patterns = _patterns(vocabulary)
    dates = find_dates(text, vocabulary) if dates is None else dates
    terms: list[Term] = []
    used: set[int] = set()
    for index, first in enumerate(dates):
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following is not None and _joined(text, first, following, patterns):
            terms.append(Term(first.start, following.end, first, following, following.exact))
            used |= {first.start, following.start}
    for date in dates:
        if date.start not in used and (lead := _leading_day(text, date, patterns)):
            terms.append(Term(lead.start, date.end, lead, date, date.exact))
            used.add(date.start)
    durations = [one for one in find_durations(text, vocabulary) if not one.option]
    starts = [one.start for one in durations]
    for index, date in enumerate(dates):
        if date.start in used or date.exact is None:
            continue
        previous = dates[index - 1].end if index else 0
        ahead = dates[index + 1].start if index + 1 < len(dates) else len(text)
        low = bisect_left(starts, max(previous, date.start - 2 * _FAR))
        near = durations[low : bisect_left(starts, min(ahead, date.end + _FAR))]
        if length := _length_of(text, date, near, patterns):
            start, end = min(date.start, length.start), max(date.end, length.end)
            terms.append(Term(start, end, date, None, length.after(date.exact), length))
    return tuple(sorted(terms, key=lambda term: term.start))


def _joined(text: str, first: DateText, last: DateText, patterns: _Patterns) -> bool:
    gap = text[first.end : last.start]
    if len(gap) > 40:
        return False
    if patterns.joins.fullmatch(gap):
        return True
    return gap.strip() == "and" and bool(patterns.between.search(text[max(0, first.start - 14) : first.start]))


def _leading_day(text: str, last: DateText, patterns: _Patterns) -> DateText | None:
    """The first day in "8 to 31 March 2022", which borrows month and year from the last."""
    match = patterns.leading_day.search(text[max(0, last.start - 24) : last.start])
    if match is None or last.exact is None or last.day is None or last.month_end:
        return None
    start = max(0, last.start - 24) + match.start()
    day = int(match["day"])
    if not 1 <= day < last.day:
        return None
    end = start + len(match["day"])
    return DateText(start, end, DateKind.DAY, last.exact.replace(day=day), day, last.month)


def _length_of(text: str, date: DateText, durations: Sequence[Duration], patterns: _Patterns) -> Duration | None:
    """The length of time, among those with no other date between, that runs from ``date``."""
    for duration in durations:
        gap = text[date.end : duration.start]
        if 0 < len(gap) <= 60 and _FOR.search(gap) and not _STOP.search(gap):
            return duration
    for duration in durations:
        gap = text[duration.end : date.start]
        if 0 < len(gap) <= _FAR and not _STOP.search(gap) and _starts_at_end(gap, patterns):
            return duration
    return None


def _starts_at_end(gap: str, patterns: _Patterns) -> bool:
    return any(len(gap[match.end() :].strip(" :(,.-the")) <= 3 for match in patterns.starting.finditer(gap + " "))
