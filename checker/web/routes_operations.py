"""The routes for those who run the service."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from checker import __version__
from checker.audit.log import AuditError
from checker.web.access import Caller, allowed
from checker.web.keys import Scope
from checker.web.metrics import MEDIA_TYPE
from checker.web.models import AuditHead, Health, Readiness
from checker.web.problems import KINDS, ProblemError, documented
from checker.web.routes_records import service_of

router = APIRouter(tags=["operations"])


@router.get(
    "/v1/audit/head",
    response_model=AuditHead,
    responses=documented("not-authenticated", "not-allowed", "unavailable"),
)
async def audit_head(request: Request, caller: Annotated[Caller, Depends(allowed(Scope.AUDIT))]) -> dict[str, Any]:
    """The last entry of the audit log: note it elsewhere, and `checker audit verify --head` proves the log by it."""
    try:
        seq, digest = await service_of(request).audit.head()
    except AuditError as error:
        raise ProblemError("unavailable", "The audit log cannot be read.") from error
    return {"seq": seq, "hash": digest}


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", response_model=Health)
async def health() -> dict[str, Any]:
    """The process answers; whether it can check anything, /readyz says."""
    return {"status": "ok", "checker": __version__}


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", response_model=Readiness, responses={503: {"model": Readiness, "description": "Not ready."}})
async def readiness(request: Request) -> Response:
    """Whether a worker has the rules, and the audit log holds and can be read."""
    service = service_of(request)
    problems = await service.problems()
    body = {"ready": not problems, "workers": service.workers.ready, "problems": problems}
    return JSONResponse(body, 503 if problems else 200)


@router.get(
    "/metrics",
    response_class=PlainTextResponse,
    responses=documented("not-authenticated", "not-allowed", "unavailable"),
)
async def metrics(request: Request, caller: Annotated[Caller, Depends(allowed(Scope.METRICS))]) -> Response:
    """Numbers in Prometheus's text format."""
    service = service_of(request)
    service.measure()
    return Response(service.metrics.text(), media_type=MEDIA_TYPE)


@router.get("/problems/{name}", response_class=PlainTextResponse, responses=documented("not-found"))
async def problem(name: Annotated[str, Path(max_length=100, examples=["too-large"])]) -> Response:
    """What a kind of problem means, and what to do about it."""
    kind = KINDS.get(name)
    if kind is None:
        raise ProblemError("not-found", "There is no such kind of problem.")
    return PlainTextResponse(f"{kind.title} ({int(kind.status)}).\n{kind.remedy}\n")
