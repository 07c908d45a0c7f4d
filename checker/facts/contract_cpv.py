"""Common Procurement Vocabulary codes that a record states."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Evidence, Fact

_CODE: Final = re.compile(r"(?<![\d£,.-])(\d{8})(?:\s?[-–]\s?(\d))?(?!\d|[,.]\d|-\d)")
_REACH: Final = 80


def read_cpv(context: ReadingContext) -> Iterator[Fact]:
    """``contract.cpv``: codes of eight digits, with their check digit where it is written, in reading order.

    Eight digits are a code only under a label for it, close behind the word CPV, or behind another code.
    """
    word = context.vocabulary.pattern("cpv.word")
    codes: list[str] = []
    evidence: list[Evidence] = []
    for unit in context.units:
        reach = -1
        heads = [match.end() for match in word.finditer(unit.text)]
        for match in _CODE.finditer(unit.text):
            head = bisect_right(heads, match.start()) - 1
            near = head >= 0 and match.start() - heads[head] <= _REACH
            if not (near or unit.field == "cpv" or 0 <= match.start() - reach <= _REACH):
                continue
            reach = match.end()
            code = match[1] + (f"-{match[2]}" if match[2] else "")
            if code not in codes:
                codes.append(code)
                evidence.extend(context.evidence(unit.passage, match.start(), match.end(), unit.field))
    if codes:
        yield Fact("contract.cpv", tuple(codes), evidence=tuple(evidence))
