"""Whether the words around a name award something to it."""

from __future__ import annotations

import re
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.contract_scope import is_change
from checker.facts.supplier_names import Name
from checker.facts.supplier_not import no_supplier

LEAD: Final = 160
"""So many characters before a name are looked at."""

_BETWEEN: Final = re.compile(
    r"[\s,;:.–-]{0,6}(?:(?:and|&|or)\s{1,3})?(?:(?:to|with|the|for)\s)?(?:[•·▪●*o]\s{1,3}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s{1,3})?"
    r"[\s–:-]{0,3}"
)
"""What may stand between two names of one list: signs, a small word, the bullet or number of a line."""


def is_cued(text: str, name: Name, context: ReadingContext) -> bool:
    """Whether the words directly before or after a name award something to it."""
    lead = text[max(0, name.start - LEAD) : name.start]
    for match in context.vocabulary.pattern("supplier.award_before").finditer(lead):
        if len(re.findall(r"\w+", lead[match.end() :])) <= 1:
            return True
    if lead.rstrip()[-1:] in (":", "–", "—") or re.search(r"(?<!\w)to (?:the )?$", lead):
        return True
    rest = text[name.end :].lstrip(" ,)")
    return context.vocabulary.pattern("supplier.award_after").match(rest) is not None


def is_plausible(name: Name, context: ReadingContext) -> bool:
    """Whether a name without legal form can be a supplier's: no redaction, no council word, not one short word."""
    if context.vocabulary.pattern("supplier.redacted").match(name.text):
        return False
    return name.body or len(name.text) > 3 or name.text.isupper()


def is_not_awarded(text: str, name: Name, context: ReadingContext) -> bool:
    """Whether a name is none of a supplier, or that of one who gets nothing here."""
    vocabulary = context.vocabulary
    if no_supplier(name, vocabulary):
        return True
    owner = vocabulary.pattern("supplier.framework_owner").match(name.text)
    if owner and owner.end() >= len(name.text) - 5:
        return True
    lead = text[max(0, name.start - LEAD) : name.start]
    keys = ["supplier.not_before"] if is_change(context) else ["supplier.not_before", "supplier.incumbent_before"]
    awarded = [match.end() for match in vocabulary.pattern("supplier.incumbent_awarded").finditer(lead)]
    for key in keys:
        for match in vocabulary.pattern(key).finditer(lead):
            if match.end() in awarded:
                continue
            if len(re.findall(r"\w+", lead[match.end() :])) <= 1:
                return True
    rest = text[name.end :].lstrip(" ,")
    if vocabulary.pattern("supplier.not_after").match(rest) or rest[:2] in ("'s", "’s"):
        return True
    return bool(vocabulary.pattern("supplier.redacted").fullmatch(name.text))


def follows_in_list(text: str, first: Name, second: Name) -> bool:
    """Whether the second name follows the first in a list of names."""
    if second.start <= first.end:
        return False
    gap = text[first.end : second.start]
    gap = re.sub(r"\([^()]{0,80}\)", "", gap)
    gap = re.sub(r"£[\d,.]{1,15}|(?<!\w)[Ll]ots?\s\d{1,2}(?:\s?(?:,|and|&)\s?\d{1,2}){0,9}(?!\w)", "", gap)
    return _BETWEEN.fullmatch(gap) is not None
