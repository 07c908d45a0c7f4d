"""Where a name without a legal form may stand, and what the words around it say it is."""

from __future__ import annotations

import re
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.supplier_names import Name, name_at

_NEAR: Final = 40
_BRACKET: Final = re.compile(r"\([^()\n]{1,38}\)")
_LOT: Final = re.compile(r"lots?\s[^\s]{1,20}(?:\s(?!to(?!\w))[^\s]{1,20})?$", re.IGNORECASE)
"""A lot and its name; who wins it stands behind a word of award."""
_TO: Final = re.compile(r"(?<!\w)to(?!\w)")


def places(text: str, context: ReadingContext) -> list[int]:
    """Where a name may begin: behind words that award something, and behind each "to" that such words reach over."""
    vocabulary = context.vocabulary
    plain = _BRACKET.sub(lambda match: " " * len(match.group()), text)
    found: set[int] = set()
    for key in ("supplier.award_before", "supplier.to_before"):
        for match in vocabulary.pattern(key).finditer(plain):
            if _LOT.match(match.group()):
                continue
            found |= {match.end(), *(to.end() for to in _TO.finditer(plain, match.start(), match.end()))}
    described = vocabulary.pattern("supplier.described")
    for place in tuple(found):
        gap = len(text[place:]) - len(text[place:].lstrip())
        if (said := described.match(text, place + gap)) and text[said.end() : said.end() + 1] in (",", ":", "(", "–"):
            found.add(said.end() + 1)
    for match in vocabulary.pattern("supplier.place_before").finditer(text):
        home = name_at(text, match.end(), vocabulary)
        if home and (comma := re.compile(r",\s").match(text, home.end)):
            owner = name_at(text, comma.end(), vocabulary)
            found |= {comma.end()} if owner and owner.body else set()
    return sorted(found)


def _in_capitals(text: str) -> bool:
    """Whether a text is a heading that writes its verbs with capitals too."""
    words = re.findall(r"[^\W\d_]{4,}", text[:400])
    return bool(words) and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def is_thing(text: str, place: int, name: Name, context: ReadingContext) -> bool:
    """Whether a name without legal form is where, when or what, by the words around it."""
    pattern = context.vocabulary.pattern
    lead = text[max(0, place - _NEAR) : place].rstrip()
    if lead.lower().endswith(" to"):
        first = name.text.split(" ", 1)[0]
        if first.lower() in context.vocabulary.words("supplier.verbs") and _in_capitals(text):
            return True
        lead = lead[:-3].rstrip()
        return any(match.end() == len(lead) for match in pattern("supplier.to_not_after").finditer(lead))
    if re.search(r"(?<!\w)[Ll]ots?\s\w{1,3}\W{0,4}$", text[max(0, place - _NEAR) : name.start]):
        return re.match(r"[^.;\n]{0,80}(?<!\w)to\s(?:the\s)?[A-Z]", text[name.end :]) is not None
    things = (match.end() == len(lead) for match in pattern("supplier.thing_before").finditer(lead))
    return any(things) and not pattern("supplier.award_after").match(text[name.end :].lstrip(" ,)"))
