"""The readers of statements, in order: none needs the facts of another."""

from __future__ import annotations

from typing import Final

from checker.facts.context import Reader
from checker.facts.statements import (
    alternatives,
    authority,
    competition,
    contradictions,
    defects,
    funding,
    interests,
    kind,
    light_touch,
    maker,
    off_payroll,
    procedure_rules,
    procurement_scope,
    reasons,
    route,
    sections,
    urgency,
)

STATEMENTS: Final[tuple[Reader, ...]] = (
    sections.read,
    maker.read,
    kind.read,
    authority.read,
    procurement_scope.read,
    route.read,
    competition.read,
    procedure_rules.read,
    light_touch.read,
    alternatives.read,
    reasons.read,
    interests.read,
    off_payroll.read,
    urgency.read,
    funding.read,
    defects.read,
    contradictions.read,
)
