"""Computes how a value in a common wrong form should have been written."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from checker.scenarios.values import ScenarioValueError, month_number, parse_date, parse_money, written_date

_POUNDS: Final = re.compile(
    r"(?:£|GBP|\bpounds?\b)?\s*(?P<whole>\d[\d, .]*?)(?:\.(?P<pence>\d{1,2}))?\s*"
    r"(?P<scale>k|m|mn|million|thousand)?\s*(?:£|GBP|pounds?|sterling)?\.?",
    re.IGNORECASE,
)
_NUMBERS: Final = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST: Final = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SCALES: Final = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}


def correction(kind: str, text: str) -> str | None:
    """The right form of a value that a slot of ``kind`` refuses; None when its meaning is not plain."""
    text = " ".join(text.split())
    if len(text) > 60:
        return None
    make = {"money": _money, "date": _date, "percent": _percent, "vat": _vat, "cpv": _cpv, "applies": _applies}
    found = make[kind](text) if kind in make else None
    return found if found != text else None


def _money(text: str) -> str | None:
    match = _POUNDS.fullmatch(text)
    if match is None:
        return None
    pounds = re.sub(r"[, .]", "", match["whole"])
    if not pounds or len(pounds) > 12:
        return None
    pence, scale = match["pence"] or "", (match["scale"] or "").lower()
    if scale:
        amount = int(pounds) * _SCALES[scale] + int(pence.ljust(2, "0") or 0) * _SCALES[scale] // 100
        out = f"£{amount:,}"
    else:
        out = f"£{int(pounds):,}" + (f".{pence.ljust(2, '0')}" if pence else "")
    try:
        parse_money(out)
    except ScenarioValueError:
        return None
    return out


def _date(text: str) -> str | None:
    if match := _NUMBERS.fullmatch(text):
        first, month, last = (int(part) for part in match.groups())
        year, day = (first, last) if len(match[1]) == 4 else (last, first)
        if len(match[1]) != 4 and len(match[3]) == 2:
            year += 2000
        if month > 12 and day <= 12:
            month, day = day, month
        return _written(year, month, day)
    if match := _DAY_FIRST.fullmatch(text):
        return _written(int(match[3]), month_number(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(text):
        return _written(int(match[3]), month_number(match[1]), int(match[2]))
    return None


def _written(year: int, month: int | None, day: int) -> str | None:
    try:
        return written_date(dt.date(year, month or 0, day))
    except ValueError:
        return None


def _percent(text: str) -> str | None:
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?)\s*(?:%|per ?cent|percent|pc)?", text, re.IGNORECASE)
    return f"{match[1]}%" if match else None


def _vat(text: str) -> str | None:
    word = text.lower().lstrip("( ")
    if "mention" in word:
        return "with no mention of VAT"
    if word.startswith(("ex", "net", "plus", "+", "less", "without")):
        return "excluding VAT"
    if word.startswith(("in", "gross", "with vat")):
        return "including VAT"
    if word.startswith(("no ", "vat not", "not ", "with no", "unstated")):
        return "with no mention of VAT"
    return None


def _cpv(text: str) -> str | None:
    digits = re.sub(r"[ .]", "", text.upper().removeprefix("CPV"))
    return digits if re.fullmatch(r"\d{8}(?:-\d)?", digits) else None


def _applies(text: str) -> str | None:
    word = text.lower()
    return "does not apply" if re.search(r"\bno|n[o']t\b|outside", word) else "applies" if "appl" in word else None


def is_date(text: str) -> bool:
    """Whether a value is a date in the form that scenarios use."""
    try:
        parse_date(text)
    except ScenarioValueError:
        return False
    return True
