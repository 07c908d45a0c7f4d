"""The register of computations that ``rules/derived`` files name; each function states the law that it follows.

A function takes values (None: not known) and gives a Computed; it never raises for a value that is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from checker.facts import standing, timing, valuation
from checker.facts.computation import Computed

_COMPUTATIONS: Final[tuple[Callable[..., Computed], ...]] = (
    standing.contract_kind,
    standing.cpv_standing,
    standing.health_service,
    standing.subject_standing,
    timing.assumed_commencement,
    timing.days_between,
    valuation.days_of_headroom,
    valuation.estimated_value,
    valuation.general_period_matters,
    valuation.general_threshold,
    valuation.headroom,
    valuation.headroom_percent,
    valuation.period_matters,
    valuation.standard_rate,
    valuation.vat_basis_matters,
)

FUNCTIONS: Final[Mapping[str, Callable[..., Computed]]] = {each.__name__: each for each in _COMPUTATIONS}
"""Every computation by its name."""

__all__ = ["FUNCTIONS", "Computed"]
