"""The routes that tell what records are checked by."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request

from checker import __version__
from checker.reports.batch import AppliedRule, applied_rules
from checker.web.access import Caller, allowed
from checker.web.models import RuleBook, RuleSummary
from checker.web.problems import ProblemError, documented
from checker.web.routes_records import service_of

router = APIRouter(tags=["rules"])
AnyKey = Annotated[Caller, Depends(allowed(None))]


@router.get(
    "/v1/rules", response_model=RuleBook, responses=documented("not-authenticated", "not-allowed", "unavailable")
)
async def rules(request: Request, caller: AnyKey) -> dict[str, Any]:
    """Every rule, and the digests of the packs, figures and words that they are made from."""
    service = service_of(request)
    law = service.law
    return {
        "checker": __version__,
        "rules_sha256": service.rules_sha256,
        "law": dict(law.digests),
        "councils": sorted(law.councils),
        "rules": [_summary(rule) for rule in applied_rules(law)],
    }


@router.get(
    "/v1/rules/{rule}",
    response_model=RuleSummary,
    responses=documented("not-authenticated", "not-allowed", "not-found", "unavailable"),
)
async def one_rule(
    request: Request,
    rule: Annotated[str, Path(max_length=100, description="A rule's id.", examples=["light-touch-threshold"])],
    caller: AnyKey,
) -> dict[str, Any]:
    """One rule."""
    found = next((one for one in applied_rules(service_of(request).law) if one.id == rule), None)
    if found is None:
        raise ProblemError("not-found", "No rule has this id: /v1/rules lists them.")
    return _summary(found)


def _summary(rule: AppliedRule) -> dict[str, Any]:
    return {**asdict(rule), "sources": [source.model_dump() for source in rule.sources]}
