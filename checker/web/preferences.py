"""How a caller wants the answer: in which form, and how long they wait for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.web.problems import ProblemError
from checker.web.settings import Limits

FORMS: Final = {
    "application/json": "json",
    "application/sarif+json": "sarif",
    "text/html": "html",
    "application/xml": "junit",
    "text/csv": "csv",
    "text/markdown": "markdown",
}
"""Formats of reports by their media type; the first one is taken where any will do."""
_WEIGHT: Final = re.compile(r"[01]?\.\d{1,3}|[01]\.?")
_WAIT: Final = re.compile(r"(?:^|[,;])\s*wait\s*=\s*\"?(\d{1,6})\"?\s*(?=$|[,;])", re.I)
_ASYNC: Final = re.compile(r"(?:^|[,;])\s*respond-async\s*(?=$|[,;])", re.I)


def form_for(accept: str | None, offered: Sequence[str] = tuple(FORMS)) -> str:
    """The media type to answer with, of those offered (RFC 9110, 12.5.1); raises ProblemError "not-acceptable"."""
    wanted = [_weighed(part) for part in (accept or "").split(",") if part.strip()] or [("*/*", 1.0)]
    best, best_weight = "", 0.0
    for media in offered:
        # the most exact range says how welcome a form is
        weights = sorted((exactness, weight) for range_, weight in wanted if (exactness := _fits(range_, media)))
        if weights and weights[-1][1] > best_weight:
            best, best_weight = media, weights[-1][1]
    if not best:
        raise ProblemError("not-acceptable", f"The answer comes as {', '.join(offered)}.")
    return best


def _weighed(part: str) -> tuple[str, float]:
    range_, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = next((one.partition("=")[2] for one in parameters if one.startswith("q=")), "1")
    # what Java sends of itself ends with "*; q=.2, */*; q=.2"
    return "*/*" if range_ == "*" else range_, float(weight) if _WEIGHT.fullmatch(weight) else 0.0


def _fits(range_: str, media: str) -> int:
    if range_ == media:
        return 3
    if range_ == media.partition("/")[0] + "/*":
        return 2
    return 1 if range_ == "*/*" else 0


def seconds_to_wait(prefer: str | None, limits: Limits) -> tuple[float, str | None]:
    """How long to wait for an answer, and what Preference-Applied says (RFC 7240); None where nothing was asked."""
    stated = prefer or ""
    if _ASYNC.search(stated):
        return 0.0, "respond-async"
    found = _WAIT.search(stated)
    if found is None:
        return limits.wait, None
    seconds = min(float(found.group(1)), limits.longest_wait)
    return seconds, f"wait={seconds:g}"
