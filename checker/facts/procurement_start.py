"""When the procurement commenced: the call for competition, or the first approach to a supplier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from checker.facts.context import ReadingContext, Unit
from checker.facts.contract_scope import is_buying
from checker.facts.date_text import DateKind, DateText, find_dates
from checker.facts.fact import Evidence, Fact, How, ambiguous, missing

_NAME = "procurement.commenced"
_STATED = "procurement.commenced_stated"
_REACH = 150
_SKIPPED = ("decision_date", "publication_date", "effective_date", "meeting_date", "signed_date", "call_in_deadline")


def read_start(context: ReadingContext) -> Iterator[Fact]:
    """``procurement.commenced`` and ``procurement.commenced_stated``.

    The day on which a notice was published, a tender issued or a supplier approached, where the record dates it. The
    earliest counts when there are several. Otherwise the decision date is assumed, and the fact says so; the law in
    force depends on this day (Public Contracts Regulations 2015, regulation 5; Procurement Act 2023, section 127).
    """
    if not is_buying(context):
        return
    days: dict[dt.date, tuple[Evidence, ...]] = {}
    vague: tuple[Evidence, ...] = ()
    for unit in context.units:
        if unit.field in _SKIPPED:
            continue
        for date in find_dates(unit.text, context.vocabulary):
            if not _began(unit, date, context):
                continue
            evidence = context.evidence(unit.passage, date.start, date.end, unit.field)
            if date.exact is not None:
                days.setdefault(date.exact, evidence)
            elif date.kind is not DateKind.DAY_OF_YEAR:
                vague = evidence
    decided = context.fact("decision.date")
    if days:
        first = min(days)
        if isinstance(decided.value, dt.date) and first > decided.value:
            note = "The procurement is dated after the decision."
            yield ambiguous(_NAME, (*days[first], *decided.evidence), note)
            return
        note = "The first of several days." if len(days) > 1 else ""
        yield Fact(_NAME, first, evidence=days[first], note=note)
        yield Fact(_STATED, True, How.INFERRED, days[first])
    elif vague:
        yield missing(_NAME, "Only a month is written, or a day that does not exist.", vague)
        yield Fact(_STATED, True, How.INFERRED, vague)
    elif decided.known:
        note = "Assumed from the decision date: the record does not say when the procurement commenced."
        yield Fact(_NAME, decided.value, How.INFERRED, decided.evidence, note=note)
        yield Fact(_STATED, False, How.INFERRED, decided.evidence, note="No words date the start of the procurement.")


def _began(unit: Unit, date: DateText, context: ReadingContext) -> bool:
    lead = re.split(r"[.;]\s|\n", unit.text[max(0, date.start - _REACH) : date.start])[-1]
    filler = context.vocabulary.pattern("contract.date_filler")
    for match in context.vocabulary.pattern("procurement.began_before").finditer(lead):
        rest = filler.sub("", lead[match.end() :])
        around = lead[max(0, match.start() - 40) :]
        if not rest.strip(" :,(-–") and not context.vocabulary.pattern("procurement.began_not").search(around):
            return True
    return False
