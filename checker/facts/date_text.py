"""Finds dates in running text, as written in the United Kingdom: day first, months in words or figures."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from checker.facts.phrases import phrase_pattern
from checker.facts.vocabulary import Vocabulary

_FIGURE: Final = re.compile(r"\d")
_NUMBERED: Final = re.compile(r"\s+[A-Z]")
"""What follows a figure that numbers a paragraph."""
_YEARS: Final = range(1900, 2101)
_CENTURY: Final = 2000
_DAYS_IN_YEAR_NOT_STATED: Final = 2000


class DateKind(StrEnum):
    """How much of a date is written: a day, a month only, a day without its year, or a day that does not exist."""

    DAY = "day"
    MONTH = "month"
    DAY_OF_YEAR = "day_of_year"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as written at ``text[start:end]``.

    ``date`` is the day; for a month its first day; None for a day that does not exist. ``month_end`` marks "end of
    March 2025", which is read as the last day. ``day`` and ``month`` are the figures as written.
    """

    start: int
    end: int
    kind: DateKind
    date: dt.date | None
    day: int | None = None
    month: int = 0
    month_end: bool = False

    @property
    def exact(self) -> dt.date | None:
        """The day, when one day is written."""
        return self.date if self.kind is DateKind.DAY else None

    def in_year(self, year: int) -> DateText:
        """The same day and month in ``year``, for a date that leaves its year to a later one."""
        return replace(_day(self.start, self.end, self.day or 0, self.month, year), month_end=self.month_end)


@dataclass(frozen=True)
class _Patterns:
    worded: re.Pattern[str]
    month_first: re.Pattern[str]
    month: re.Pattern[str]
    numeric: re.Pattern[str]
    not_after: re.Pattern[str]
    end_of: re.Pattern[str]
    months: dict[str, int]


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    full = vocabulary.words("date.months")
    short = vocabulary.words("date.months_short")
    months = {name.lower(): number for names in (full, short) for number, name in enumerate(names, 1)}
    for name in vocabulary.words("date.months_other"):
        months[name.lower()] = months[name[:3].lower()]
    name = "(?P<month>" + "|".join(sorted(months, key=len, reverse=True)) + r")\.?"
    weekday = "(?:" + "|".join(map(phrase_pattern, vocabulary.words("date.weekdays"))) + r")"
    day = r"(?P<day>\d{1,2})\s?(?:st|nd|rd|th)?"
    after = r"\s*(?:$|[,.;:)\n–-]|(?:to|until|and|at|for|by|with|in)\b)"
    short_year = rf"['’](?P<short>\d{{2}})(?!\d)|(?P<bare>\d{{2}})(?={after})(?![.:]\d)"
    year = rf"(?:,?\s{{0,3}}(?:(?P<year>(?:19|20)\d{{2}})(?!\d)|{short_year}))?"
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(
            rf"(?:(?<!\w){weekday},?\s{{0,3}}(?:the\s)?)?(?<![\d.,/£])(?<!\d[-–]){day}\s{{0,3}}(?:day\s)?(?:of\s)?[-/]?{name}(?![a-z])[-/]?{year}",
            flags,
        ),
        re.compile(rf"(?<!\w){name}\s{{1,3}}(?:the\s)?{day}(?!\d),?\s{{1,3}}(?P<year>(?:19|20)\d{{2}})(?!\d)", flags),
        re.compile(rf"(?<!\w){name},?\s{{0,3}}(?:of\s)?(?P<year>(?:19|20)\d{{2}})(?!\d|/\d)", flags),
        re.compile(
            r"(?<![\w.,/£])(?:(?P<y>(?:19|20)\d{2})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
            r"|(?P<d2>\d{1,2})\s?(?P<sep2>[-/.–])\s?(?P<m2>\d{1,2})\s?(?P=sep2)\s?(?P<y2>(?:19|20)\d{2}|\d{2}))(?!\d)"
        ),
        re.compile(rf"(?:{vocabulary.pattern('date.not_after').pattern})[\s:]{{0,3}}$", flags),
        re.compile(rf"(?:{vocabulary.pattern('date.end_of').pattern})\s{{1,3}}$", flags),
        months,
    )


def find_dates(text: str, vocabulary: Vocabulary) -> tuple[DateText, ...]:
    """Every date of a text in reading order; a date without its year takes the year of the next one in the text.

    Day-first for figures. A day that does not exist is reported as invalid, never moved to another day. Financial
    years, paragraph numbers and sums of money are not dates.
    """
    if not _FIGURE.search(text):
        return ()
    patterns = _patterns(vocabulary)
    candidates = [_worded(match, patterns) for match in patterns.worded.finditer(text)]
    for match in patterns.month_first.finditer(text):
        day, year = int(match["day"]), int(match["year"])
        candidates.append(_day(match.start(), match.end(), day, _month(match, patterns), year))
    for match in patterns.numeric.finditer(text):
        if date := _numeric(match, text, patterns):
            candidates.append(date)
    candidates.extend(_month_only(match, text, patterns) for match in patterns.month.finditer(text))
    taken = bytearray(len(text))
    found: list[DateText] = []
    for date in candidates:
        if not any(taken[date.start : date.end]):
            taken[date.start : date.end] = b"\x01" * (date.end - date.start)
            found.append(date)
    found.sort(key=lambda date: date.start)
    return tuple(_with_years(found))


def _month(match: re.Match[str], patterns: _Patterns) -> int:
    return patterns.months[match["month"].lower()]


def _worded(match: re.Match[str], patterns: _Patterns) -> DateText:
    written = match["year"] or match["short"] or match["bare"]
    end = match.end()
    if not written:
        text = match.group()
        end = match.start() + len(text.rstrip(" ,\n-/"))
    day, month = int(match["day"]), _month(match, patterns)
    if not written:
        possible = 1 <= day <= calendar.monthrange(_DAYS_IN_YEAR_NOT_STATED, month)[1]
        kind = DateKind.DAY_OF_YEAR if possible else DateKind.INVALID
        return DateText(match.start(), end, kind, None, day, month)
    return _day(match.start(), end, day, month, _year(written))


def _numeric(match: re.Match[str], text: str, patterns: _Patterns) -> DateText | None:
    separator = match["sep"] or match["sep2"]
    if text[match.start() - 1 : match.start()] == separator or re.match(
        rf"{re.escape(separator)}\d", text[match.end() : match.end() + 2]
    ):
        return None
    if match["y"]:
        return _day(match.start(), match.end(), int(match["d"]), int(match["m"]), int(match["y"]))
    before = text[max(0, match.start() - 20) : match.start()]
    dotted_short = match["sep2"] in ".–-" and len(match["y2"]) == 2
    if dotted_short and (
        patterns.not_after.search(before) or (not before.strip() and _NUMBERED.match(text, match.end()))
    ):
        return None
    if match["sep2"] == "." and patterns.not_after.search(before):
        return None
    day, month = int(match["d2"]), int(match["m2"])
    if dotted_short and not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return _day(match.start(), match.end(), day, month, _year(match["y2"]))


def _month_only(match: re.Match[str], text: str, patterns: _Patterns) -> DateText:
    month, year = _month(match, patterns), int(match["year"])
    lead = patterns.end_of.search(text[max(0, match.start() - 14) : match.start()])
    if lead:
        start = match.start() - len(lead.group())
        last = calendar.monthrange(year, month)[1]
        return replace(_day(start, match.end(), last, month, year), month_end=True)
    return DateText(match.start(), match.end(), DateKind.MONTH, dt.date(year, month, 1), None, month)


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else _CENTURY + int(written)


def _day(start: int, end: int, day: int, month: int, year: int) -> DateText:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return DateText(start, end, DateKind.INVALID, None, day, month)
    if year not in _YEARS:
        return DateText(start, end, DateKind.INVALID, None, day, month)
    return DateText(start, end, DateKind.DAY, date, day, month)


def _with_years(found: list[DateText]) -> list[DateText]:
    """Give a day without a year the year of a date close behind it, as in "1 April to 31 March 2024"."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        date, following = result[index], result[index + 1]
        if date.kind is not DateKind.DAY_OF_YEAR or following.date is None or following.start - date.end > 25:
            continue
        year = following.date.year
        if (date.month, date.day or 0) > (following.month, following.day or 31):
            year -= 1
        result[index] = date.in_year(year)
    return result
