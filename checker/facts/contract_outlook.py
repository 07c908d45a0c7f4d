"""What may follow the contract as awarded: a right to extend it, and overruns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext, Unit
from checker.facts.contract_scope import is_buying, is_change, operative_units
from checker.facts.fact import Fact, How
from checker.records.record import SectionState

_LONGEST: Final = 180
_END: Final = re.compile(r"[.;,\n]|\s(?:at a|at an|commencing)\s")
_SILENT: Final = (SectionState.ABSENT, SectionState.BLANK, SectionState.NIL, SectionState.NOT_APPLICABLE)


def read_outlook(context: ReadingContext) -> Iterator[Fact]:
    """``contract.extension``, a right to extend as written, and ``contract.overrun_foreseen``.

    Nothing said of either leaves it unread: silence is not "no".
    """
    if not is_buying(context):
        return
    section = context.record.section("extension")
    if section.state not in _SILENT and section.text:
        evidence = context.evidence(section.passage, 0, len(section.text), "extension")
        yield Fact("contract.extension", section.text, evidence=evidence)
    elif not is_change(context):
        yield from _right(context)
    yield from _overrun(context)


def _right(context: ReadingContext) -> Iterator[Fact]:
    operative = operative_units(context)
    rest = (unit for unit in context.units if unit not in operative and unit.field != "alternatives")
    units = (*operative, *context.units_of("contract_term", "value"), *rest)
    for unit in units:
        for match in context.vocabulary.pattern("contract.extension_right").finditer(unit.text):
            lead = re.split(r"[.;\n]", unit.text[max(0, match.start() - 30) : match.start()])[-1]
            if context.vocabulary.pattern("contract.extension_denied").search(lead):
                continue
            stop = _END.search(unit.text, match.end())
            end = min(stop.start() if stop else len(unit.text), match.start() + _LONGEST)
            words = unit.text[match.start() : end].rstrip(" ,(")
            evidence = context.evidence(unit.passage, match.start(), match.start() + len(words), unit.field)
            yield Fact("contract.extension", words, evidence=evidence)
            return


def _overrun(context: ReadingContext) -> Iterator[Fact]:
    denied = context.vocabulary.pattern("overrun.not_near")
    for unit in context.units:
        if unit.field == "alternatives":
            continue
        for match in context.vocabulary.pattern("overrun.words").finditer(unit.text):
            lead = re.split(r"[.;\n]", unit.text[max(0, match.start() - 40) : match.start()])[-1]
            if not denied.search(lead) and not denied.search(match.group()):
                yield _sentence_fact(context, unit, match.start(), match.end())
                return


def _sentence_fact(context: ReadingContext, unit: Unit, start: int, end: int) -> Fact:
    evidence = context.evidence(unit.passage, start, end, unit.field)
    return Fact("contract.overrun_foreseen", True, How.INFERRED, evidence)
