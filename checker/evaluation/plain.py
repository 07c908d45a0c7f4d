"""An evaluation as sentences, and as JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from checker.evaluation.assessment import Assessment
from checker.evaluation.tally import Tally
from checker.evaluation.words import (
    cost_sentence,
    count_sentence,
    expected_words,
    found_words,
    miss_word,
    place_words,
    share,
    target_sentence,
)
from checker.facts.fact import FactValue
from checker.facts.money import Money
from checker.reports.clean import cleaned
from checker.reports.plain import written
from checker.reports.words import number_of


def evaluation_plain(assessment: Assessment, *, width: int = 78, misses_only: bool = False) -> str:
    """The evaluation in sentences, without columns."""
    return written(_lines(assessment, misses_only=misses_only), width, ascii_only=False)


def _lines(assessment: Assessment, *, misses_only: bool) -> Iterator[str]:
    yield f"How well facts are read in {cleaned(assessment.corpus)}"
    yield f"{count_sentence(assessment)}."
    if not misses_only:
        if not assessment.facts:
            yield ""
            for group, counts in assessment.figures.groups.items():
                yield f"Group {group.value}: {_sentence(counts)}"
            yield f"All: {_sentence(assessment.figures.all)}"
        yield ""
        for name, counts in assessment.figures.facts.items():
            yield f"{name}: {_sentence(counts)}"
    if assessment.unread:
        yield ""
        for unread in assessment.unread:
            yield f"Not read: {cleaned(unread.problem)}"
    for one in assessment.misses:
        yield ""
        yield f"{miss_word(one).capitalize()}: {one.fact} in {cleaned(one.record)}"
        yield f"  Expected: {expected_words(one, assessment)}"
        yield f"  Found: {found_words(one, assessment)}"
        for line in (*place_words(one), *([cleaned(one.note)] if one.note else [])):
            yield f"    {line}"
    yield ""
    yield cost_sentence(assessment)
    if said := target_sentence(assessment):
        yield said


def _sentence(counts: Tally) -> str:
    labels = number_of(counts.labelled + counts.unknown, "label")
    return (
        f"{labels}, {counts.found} found, {counts.missing} missing, {counts.wrong} wrong; precision "
        f"{share(counts.precision)}, recall {share(counts.recall)}, wrong values {share(counts.wrong_rate)} per cent"
    )


def evaluation_json(assessment: Assessment, *, misses_only: bool = False) -> str:
    """The evaluation as one object; shares are numbers from 0 to 1, null where they cannot be formed."""
    body: dict[str, Any] = {
        "schema": "decision-checker/evaluation/1",
        "corpus": assessment.corpus,
        "records": len(assessment.measured),
    }
    if not misses_only:
        body["groups"] = {group.value: _counts(counts) for group, counts in assessment.figures.groups.items()}
        body["facts"] = {name: _counts(counts) for name, counts in assessment.figures.facts.items()}
    body["all"] = _counts(assessment.figures.all)
    body["not_read"] = [{"record": one.record, "message": one.problem} for one in assessment.unread]
    body["misses"] = [
        {
            "record": one.record,
            "fact": one.fact,
            "outcome": one.outcome.value,
            "expected": [_value(reading) for reading in one.expected],
            "found": None if one.found is None else _value(one.found),
            "ambiguous": one.ambiguous,
            "note": one.note,
            "evidence": [{"line": place.line, "quote": place.quote} for place in one.places],
        }
        for one in assessment.misses
    ]
    if assessment.target is not None:
        body["target"] = {
            "precision": assessment.target.precision,
            "recall": assessment.target.recall,
            "met": assessment.exit_code == 0,
            "short": list(assessment.short),
        }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def _counts(counts: Tally) -> dict[str, Any]:
    return {
        "labelled": counts.labelled,
        "unknown": counts.unknown,
        "found": counts.found,
        "right": counts.right,
        "missing": counts.missing,
        "wrong": counts.wrong,
        "precision": counts.precision,
        "recall": counts.recall,
        "wrong_rate": counts.wrong_rate,
        "cost": counts.cost,
    }


def _value(value: FactValue) -> dict[str, str | int] | bool | int | str | list[str]:
    if isinstance(value, Money):
        return {"pence": value.pence, "qualifier": value.qualifier.value, "vat": value.vat.value}
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
