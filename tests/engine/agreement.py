"""Holds the two engines against each other on invented law and invented records."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from checker.engine import questions
from checker.engine.both import BothEngines
from checker.engine.derive import with_derived
from checker.engine.durable import DurableEngine
from checker.engine.layers import in_layers
from checker.engine.reference import ReferenceEngine
from checker.errors import RuleLimitError

from .invented import Inventor

PATHS_ALLOWED = (12, 30, questions.MOST_PATHS)
"""How many paths a diagram may have: fewer than the product allows, so that small rules are split too."""


@dataclass
class Tally:
    """How often the engines agreed: ``pairs`` of one rule and one record, by where the rule ended."""

    pairs: int = 0
    laws: int = 0
    refused: int = 0
    split: int = 0
    ends: Counter[str] = field(default_factory=Counter)


def compare(chance: random.Random, tally: Tally, *, rules: int, records: int) -> None:
    """Judge some records by one law with both engines; raises EngineFaultError at the first difference.

    What is compared: the case of every derived fact, the end of every rule, and the tests that decided it.
    """
    inventor = Inventor(chance)
    law = inventor.law(rules)
    layers, read = in_layers(law.derivations, law.parameters), [rule for _, rule in law.rules]
    tally.laws += 1
    kept, questions.MOST_PATHS = questions.MOST_PATHS, chance.choice(PATHS_ALLOWED)
    try:
        durable = DurableEngine(law, read, layers)
    except RuleLimitError:
        tally.refused += 1
        return
    finally:
        questions.MOST_PATHS = kept
    tally.split += len(durable._rules.questions.parts)
    both = BothEngines(durable, ReferenceEngine(law, read, layers), read, layers)
    for _ in range(records):
        decisions = both.judge(with_derived(law, layers, both, inventor.world(law)))
        for index, decided in enumerate(decisions.decided):
            decisions.because(index)
            tally.ends[decided.stage.name] += 1
            tally.pairs += 1
    durable.close()
