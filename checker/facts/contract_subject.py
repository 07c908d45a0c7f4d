"""What is bought, and whether that is services, supplies or works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from checker.facts.context import ReadingContext, Unit
from checker.facts.contract_scope import is_buying, operative_units
from checker.facts.fact import Fact, How, missing
from checker.facts.spans import find_durations

_LONGEST: Final = 160
_MOST: Final = 25
"""So many places are tried; a subject that none of them gives is not stated."""
_STOP: Final = re.compile(r"[.;:,(\n]|\s[–—-]\s")
_SEPARATORS: Final = " -–—:,.;()\"'“”"
_NO_SUBJECT: Final = re.compile(
    r"(?:£|\d|an?\s(?:further|additional|values?|cost|sum|total|maximum|contract|period|term|duration|year|month)(?!\w)"
    r"|(?:the\s){0,2}(?:period|sum|term|initial|first|further|remaining|full|whole)(?!\w)|up\sto|lots?\s\w{1,3}\W)",
    re.IGNORECASE,
)
_SHORT: Final = 4
_BRACKET: Final = re.compile(r"\s\((?=[^()]{0,160}(?:\)\W{0,3}$|\)\s[–—:-]|$))")
"""A bracket that ends a title, or a part of it; one in its midst explains a word."""
_DASH: Final = re.compile(r"\s[–—-]\s")
_REFERENCE: Final = re.compile(r"(?:[A-Z]{1,6}[ /-]?\d{3,8}[A-Z]?|\d{2,4}/\d{2,6})\s?[–—:-]\s")
"""A number of the council's own that a title begins with."""
_TAIL: Final = re.compile(r"(?:\s(?:to|with|for|of|and|at|by|in|on|from)){1,3}$", re.IGNORECASE)
_WORKS, _SUPPLIES, _SERVICES = "works", "supplies", "services"


def read_subject(context: ReadingContext) -> Iterator[Fact]:
    """``contract.subject`` and ``contract.kind``.

    The subject stands under its label, behind "for the provision of" in the decision, behind the supplier's name, or
    in the title without the words for the award. The kind follows from the words of the subject alone; words of two
    kinds leave it missing.
    """
    if not is_buying(context):
        return
    subject = _subject(context)
    yield subject
    yield _kind(context, subject)


def _subject(context: ReadingContext) -> Fact:
    for unit in context.units_of("subject"):
        if fact := _cut(context, unit, 0):
            return fact
    units = [unit for unit in operative_units(context) if unit.field != "title"]
    for unit in units:
        other = [match.span() for match in context.vocabulary.pattern("subject.other_framework").finditer(unit.text)]
        for match in islice(context.vocabulary.pattern("subject.sure_before").finditer(unit.text), _MOST):
            if any(start < match.end() <= end for start, end in other):
                continue
            if fact := _cut(context, unit, match.end()):
                return fact
    for unit in units:
        for match in islice(_behind_supplier(context, unit), _MOST):
            if fact := _cut(context, unit, match.end()):
                return fact
    for unit in context.units_of("title"):
        if fact := _from_title(context, unit):
            return fact
    return missing("contract.subject")


def _behind_supplier(context: ReadingContext, unit: Unit) -> Iterator[re.Match[str]]:
    suppliers = context.fact("contract.suppliers")
    for evidence in suppliers.evidence[:20]:
        yield from re.finditer(re.escape(evidence.quote) + r"(?:\s\([^()]{1,80}\))?,?\sfor\s", unit.text)


def _cut(context: ReadingContext, unit: Unit, start: int) -> Fact | None:
    """The words from ``start`` to where a subject ends."""
    text = unit.text
    lead = re.compile(r"[\s:–-]{0,4}(?:the\s)?(?:(?:provision|supply|delivery)\sof\s(?:an?\s|the\s)?)?").match(
        text, start
    )
    start = lead.end() if lead else start
    words = text[start : start + _LONGEST + 1]
    stop = _STOP.search(words)
    ends = [stop.start()] if stop else []
    ends.extend(match.start() for match in context.vocabulary.pattern("subject.end").finditer(words))
    ends.extend(_supplier_at(context, words))
    end = min((one for one in ends if one > 2), default=len(words) if len(words) <= _LONGEST else 0)
    subject = _TAIL.sub("", words[:end].strip(_SEPARATORS)).strip(_SEPARATORS)
    durations = find_durations(words, context.vocabulary)
    if (
        len(subject) < 4
        or (" " not in subject and words[end : end + 1] == ",")
        or _NO_SUBJECT.match(words)
        or (durations and durations[0].start < 4)
        or not _names_something(subject, context)
    ):
        return None
    end = start + words.index(subject) + len(subject)
    start = end - len(subject)
    return Fact("contract.subject", subject, evidence=context.evidence(unit.passage, start, end, unit.field))


def _supplier_at(context: ReadingContext, words: str) -> list[int]:
    """Where words go on with "to", "with" and a supplier's name."""
    found: list[int] = []
    for evidence in context.fact("contract.suppliers").evidence[:20]:
        at = words.find(" ".join(evidence.quote.split()))
        if at > 0:
            found.append(len(re.sub(r"(?<!\w)(?:(?:to|with|by|from)\s)?(?:the\s)?$", "", words[:at])))
    return found


def _from_title(context: ReadingContext, unit: Unit) -> Fact | None:
    text, pattern = unit.text, context.vocabulary.pattern("subject.title_words")
    reference = _REFERENCE.match(text)
    start, end = reference.end() if reference else 0, len(text)
    for match in context.vocabulary.pattern("subject.in_title").finditer(text):
        if match.start() > 0 and len(text[match.end() :].strip(_SEPARATORS)) > _SHORT:
            start = match.end()
            break
    for _ in range(6):
        while start < end and text[start] in _SEPARATORS:
            start += 1
        opening = pattern.match(text, start)
        if opening is None or opening.end() > end:
            break
        start = opening.end()
    for evidence in context.fact("contract.suppliers").evidence[:20]:
        named = re.compile(r"(?:(?:to|with)\s)?(?:the\s)?" + re.escape(evidence.quote) + r"\sfor\s(?:an?\s|the\s)?")
        if behind := named.match(text, start):
            start = behind.end()
            break
    words = text[start:end]
    end = start + min((one for one in _supplier_at(context, words) if one > 3), default=len(words))
    closing = _BRACKET.search(text, min(start + _SHORT, end), end)
    end = closing.start() if closing else end
    words = text[start:end]
    cut = [match.start() for match in context.vocabulary.pattern("subject.end").finditer(words) if match.start() > 3]
    end = start + min(cut, default=len(words))
    for match in pattern.finditer(text[start:end]):
        before = text[start : start + match.start()].rstrip()
        tail = text[start + match.end() : end].strip(_SEPARATORS)
        if before and (not tail or before[-1:] in "-–—:" or _DASH.search(match.group())):
            end = start + match.start()
            break
    words = text[start:end]
    subject = _TAIL.sub("", words.strip(_SEPARATORS)).strip(_SEPARATORS)
    subject = re.sub(r"^(?:for|of|to|the)\s(?:the\s)?", "", subject, flags=re.IGNORECASE)
    if len(subject) < 4 or len(subject) > _LONGEST or "\n" in subject or not _names_something(subject, context):
        return None
    at = start + words.index(subject)
    return Fact("contract.subject", subject, evidence=context.evidence(unit.passage, at, at + len(subject), unit.field))


def _names_something(subject: str, context: ReadingContext) -> bool:
    """Whether words can be what is bought: no heading of a page, no name of a rule, no word for the contract alone."""
    pattern = context.vocabulary.pattern
    if subject.count("(") != subject.count(")"):
        return False
    if not re.search(r"[A-Za-z]{3}", subject) or pattern("subject.never").search(subject):
        return False
    return not pattern("subject.never_whole").fullmatch(subject)


def _kind(context: ReadingContext, subject: Fact) -> Fact:
    name = "contract.kind"
    texts = [subject.value] if isinstance(subject.value, str) else []
    texts.extend(unit.text for unit in context.units_of("title"))
    for text in texts:
        kind = _kind_of(text, context)
        if kind and subject.evidence:
            return Fact(name, kind, How.INFERRED, subject.evidence)
    return missing(name)


def _kind_of(text: str, context: ReadingContext) -> str | None:
    pattern = context.vocabulary.pattern
    kinds = [kind for kind in (_WORKS, _SUPPLIES, _SERVICES) if pattern(f"kind.{kind}").search(text)]
    if len(kinds) == 1:
        return kinds[0]
    literal = [kind for kind in kinds if re.search(rf"(?<!\w){kind[:-1]}s\W*$", text, re.IGNORECASE)]
    if len(literal) == 1:
        return literal[0]
    return None
