"""Drafting defects: sentences that stop short, template text, words typed twice, laws under a wrong name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Evidence, Fact, How
from checker.facts.statements.places import Hit, Place, Places
from checker.facts.statements.truncation import Truncation

_KINDS: Final = ("truncated", "placeholder", "duplicated", "misnamed_law")
_OPERATIVE_KINDS: Final = ("truncated", "placeholder")
_BRACKETED: Final = re.compile(
    r"\[\s{0,3}(?:insert|enter|specify|delete|tbc|tba|x{1,5}|add\s|please\s)[^\]\n]{0,60}\]"
    r"|\[\s{0,3}(?:name|date|amount|value|supplier|provider|company|title|number|ref|reference)(?:\s[a-z]{1,12}){0,4}\s{0,3}\]"
    r"|<\s{0,2}(?:insert|enter|add|name|date)\b[^>\n]{0,60}>|\[\s{0,3}(?:\.{3,8}|…|_{2,30}|\?{1,3})\s{0,3}\]",
    re.IGNORECASE,
)
_CROSSES: Final = re.compile(
    r"£\s?[xX](?:[xX,.]{1,12}|\b)(?:[mMkK]\b)?|\b[xX]{2}[/.][xX]{2}[/.][xX\d]{2,4}|\b[dD]{2}/[mM]{2}/[yY]{2,4}\b|\b20[xX]{2}\b|(?<![\w/-])X{3,6}(?![\w/-])"
)
_PHRASE_TWICE: Final = re.compile(r"\b((?:[a-z][a-z'’-]{0,20}\s){1,5}[a-z][a-z'’-]{0,20})\s\1\b")
_LONG: Final = 60
_MOST: Final = 40
_LONGEST: Final = 3000
_MONEY: Final = "£"


def read(context: ReadingContext) -> Iterator[Fact]:
    """``text.defects`` and ``text.operative_defects``: kinds found, with the words; empty lists when none is found.

    Text that is wrapped, split by a page or listed is joined before it is looked at, and headings, labels, list items
    and signature blocks are never sentences. A defect is operative in the decision, in legal text (a legal section, or
    a sentence that names a law or stands beside one that does), or where a value or date belongs.
    """
    places = Places.of(context)
    found = list(_found(context, places))
    for name, kinds, hits in (
        ("text.defects", _KINDS, found),
        ("text.operative_defects", _OPERATIVE_KINDS, [pair for pair in found if _operative(places, *pair)]),
    ):
        values = tuple(kind for kind in kinds if any(kind == other for other, _ in hits))
        if values:
            evidence: tuple[Evidence, ...] = tuple(
                piece for kind in values for other, hit in hits if other == kind for piece in places.evidence(hit)
            )
            yield Fact(name, values, How.INFERRED, evidence)
        else:
            yield places.searched(name, (), "No such defect was found.")


def _found(context: ReadingContext, places: Places) -> Iterator[tuple[str, Hit]]:
    vocabulary = context.vocabulary
    for hit in Truncation(places).hits():
        yield "truncated", hit
    form = vocabulary.pattern("defects.form_fields")
    for place in places.all():
        if place.field and form.fullmatch(place.field):
            continue
        yield from (("placeholder", hit) for hit in _placeholders(places, place))
        yield from (("misnamed_law", hit) for hit in places.find("defects.misnamed_law", (place,)))
    yield from (("duplicated", hit) for hit in _duplicates(places))


def _placeholders(places: Places, place: Place) -> Iterator[Hit]:
    taken: list[tuple[int, int]] = []
    for pattern in (_BRACKETED, _CROSSES, places.context.vocabulary.pattern("defects.placeholder")):
        for match in islice(pattern.finditer(place.text), _MOST):
            abbreviation = match.group()
            if abbreviation.lower() in ("tbc", "tba") and not abbreviation.isupper():
                continue
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                yield Hit(place, *match.span())


def _duplicates(places: Places) -> Iterator[Hit]:
    prose = places.context.vocabulary.pattern("defects.prose_fields")
    seen: dict[tuple[int, str], Place] = {}
    for place in places.all():
        if place.field is not None and not prose.fullmatch(place.field):
            continue
        doubled = list(places.find("defects.doubled", (place,)))
        yield from doubled
        for match in _PHRASE_TWICE.finditer(place.text[:_LONGEST]):
            if not any(hit.start < match.end() and match.start() < hit.end for hit in doubled):
                yield Hit(place, *match.span())
        words = " ".join(place.text.lower().split())
        if len(words) >= _LONG and words.endswith("."):
            if (id(place.unit), words) in seen:
                yield Hit(place, 0, len(place.text))
            seen.setdefault((id(place.unit), words), place)


def _operative(places: Places, kind: str, hit: Hit) -> bool:
    if kind not in _OPERATIVE_KINDS:
        return False
    vocabulary = places.context.vocabulary
    field = hit.place.field
    if field and vocabulary.pattern("defects.operative_fields").fullmatch(field):
        return True
    if kind == "placeholder" and (
        _MONEY in hit.text or "/" in hit.text or _MONEY in hit.place.text[max(0, hit.start - 3) : hit.start]
    ):
        return True
    law = vocabulary.pattern("defects.law")
    return any(law.search(place.text) for place in places.around(hit.place))
