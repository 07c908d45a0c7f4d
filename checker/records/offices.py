"""Labels that end with the name of an office: "Decision of the Executive Councillor for Parks and Open Spaces"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.documents.document import Span
from checker.records.finder import Finder, Hit, Mark
from checker.records.labels import Use
from checker.records.wording import compact

_FEWEST_WORDS: Final = 3
_LONGEST: Final = 140
_PORTFOLIO: Final = re.compile(
    r"\s{1,3}(?:for|of)\s{1,3}(?:the\s{1,3})?[A-Z][\w'’-]{0,30}"
    r"(?:(?:,|\s{1,3}(?:and|of|the|for|&))?\s{1,3}(?:&\s{1,3})?[A-Z][\w'’-]{0,30}){0,12}\s{0,3}\Z"
)
"""What such an office is for: words with capitals and the small words between them, up to the line's end."""


def ending_with_office(finder: Finder, spans: Sequence[Span]) -> Hit | None:
    """The label on the first of ``spans`` whose last words are an office, with the portfolio that goes on to its end.

    ``spans`` are a line and those below it; a portfolio may go on in the next one. None when no such label stands
    there: the words of the label alone are found otherwise.
    """
    if not spans or spans[0].end - spans[0].start > _LONGEST:
        return None
    for hit in sorted(finder.at(spans), key=lambda hit: -hit.label[-1].end):
        if hit.mark is not Mark.NOTHING or hit.entry.use is not Use.ANY or hit.words < _FEWEST_WORDS:
            continue
        words = compact(" ".join(finder.text[span.start : span.end] for span in hit.label))
        if not words.endswith(finder.labels.offices):
            continue
        wraps = hit.index + 1 < len(spans) and _goes_on(finder, spans[hit.index + 1])
        for last in (hit.index + 1, hit.index) if wraps else (hit.index,):
            rest = [Span(hit.label[-1].end, spans[hit.index].end), *spans[hit.index + 1 : last + 1]]
            if _PORTFOLIO.match(" ".join(finder.text[span.start : span.end] for span in rest)):
                return Hit(hit.entry, tuple(spans[: last + 1]), spans[last].end, last, Mark.END, hit.words)
    return None


def _goes_on(finder: Finder, span: Span) -> bool:
    return finder.text[span.start].islower() or finder.text[span.start] == "&"
