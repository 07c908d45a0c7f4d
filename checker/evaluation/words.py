"""The words and figures that every view of an evaluation shares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.evaluation.assessment import Assessment
from checker.evaluation.outcome import Judged, Outcome
from checker.evaluation.tally import WRONG_COSTS
from checker.facts.fact import FactValue
from checker.reports.clean import cleaned
from checker.reports.values import value_in_words
from checker.reports.words import number_of

_LONGEST_QUOTE: Final = 160
_MOST_PLACES: Final = 4


def share(figure: float | None) -> str:
    """A share as a percentage that never rounds up to 100 or down to 0; a dash when it cannot be formed."""
    if figure is None:
        return "–"
    rounded = round(figure * 100, 1)
    if figure < 1:
        rounded = min(rounded, 99.9)
    if figure > 0:
        rounded = max(rounded, 0.1)
    return f"{rounded:.1f}"


def expected_words(one: Judged, assessment: Assessment) -> str:
    """The readings that are right."""
    if not one.expected:
        return "not known"
    return ", or ".join(_value(reading, one, assessment) for reading in one.expected)


def found_words(one: Judged, assessment: Assessment) -> str:
    """The value that was read, or why there is none."""
    if one.found is None:
        return "said in more than one way" if one.ambiguous else "nothing"
    return _value(one.found, one, assessment)


def place_words(one: Judged) -> Iterator[str]:
    """The words that a value was read from, with their lines."""
    for place in one.places[:_MOST_PLACES]:
        quote = cleaned(place.quote)
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        yield f"line {place.line}: “{quote}”"
    if len(one.places) > _MOST_PLACES:
        yield f"and in {number_of(len(one.places) - _MOST_PLACES, 'more place')}"


def count_sentence(assessment: Assessment) -> str:
    """How much was measured."""
    counts = assessment.figures.all
    records = number_of(len(assessment.measured), "record")
    values = f"{number_of(counts.labelled, 'labelled value')} and {counts.unknown} that must be unknown"
    return f"{records}, {values}"


def cost_sentence(assessment: Assessment) -> str:
    """What the misses cost."""
    counts = assessment.figures.all
    return (
        f"Cost {counts.cost}: {counts.missing} missing, and {counts.wrong} wrong at {WRONG_COSTS} each "
        f"(best 0, nothing read {counts.labelled})."
    )


def target_sentence(assessment: Assessment) -> str:
    """Whether the target is met; empty when there is none."""
    target = assessment.target
    if target is None:
        return ""
    wanted = f"precision {share(target.precision)} and recall {share(target.recall)}"
    if assessment.exit_code == 4:
        return "Nothing was judged, so no target is met."
    if assessment.short:
        return f"Not met: {wanted}, by {', '.join(assessment.short)}."
    return f"Met: {wanted}."


def miss_word(one: Judged) -> str:
    """What kind of miss it is."""
    return "wrong" if one.outcome is Outcome.WRONG else "missing"


def _value(value: FactValue, one: Judged, assessment: Assessment) -> str:
    return value_in_words(value, assessment.dictionary[one.fact])
