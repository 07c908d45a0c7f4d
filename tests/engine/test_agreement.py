"""The two engines agree on whatever law and record can be drawn; the long run is tests.benchmarks.engine_agreement."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.engine import quantity
from checker.engine.decided import Stage
from checker.errors import EngineFaultError

from .agreement import Tally, compare
from .invented import Inventor, operands_fit

RULE_STAGES = {stage.name for stage in Stage if stage < Stage.CASE}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.randoms(use_true_random=False))
def test_no_drawn_rule_and_record_tells_the_engines_apart(chance: random.Random) -> None:
    compare(chance, Tally(), rules=3, records=4)


def test_the_engines_agree_on_two_thousand_pairs_and_every_end_occurs() -> None:
    tally = Tally()
    for seed in range(32):
        compare(random.Random(seed), tally, rules=5, records=16)
    assert tally.pairs > 2000
    assert set(tally.ends) == RULE_STAGES
    assert tally.split > 100


@pytest.mark.parametrize("seed", range(20))
def test_what_is_drawn_refers_only_to_what_exists(seed: int) -> None:
    assert operands_fit(Inventor(random.Random(seed)).law())


def test_a_single_wrong_penny_in_one_engine_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = quantity.Measure._apart

    def off_by_one(measure: quantity.Measure, what: quantity.Quantity, fact: object) -> int:
        number = whole(measure, what, fact)  # type: ignore[arg-type]
        return number if number == quantity.MISSING else number + 1

    monkeypatch.setattr(quantity.Measure, "_apart", off_by_one)
    assert any(_differs(seed) for seed in range(40))


def _differs(seed: int) -> bool:
    try:
        compare(random.Random(seed), Tally(), rules=5, records=12)
    except EngineFaultError as error:
        return "two engines differ" in str(error)
    return False
