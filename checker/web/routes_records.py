"""The routes that take a record: checks, and the gate."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from pydantic import BeforeValidator
from starlette.responses import Response

from checker.web.access import Caller, allowed
from checker.web.answering import JSON, finished, finished_within, still_running
from checker.web.body import ANSWERS, RECORD, upload_of
from checker.web.examples import CHECKED, GATED, RUNNING
from checker.web.keys import Scope
from checker.web.models import CheckAnswer, GateAnswer, Running
from checker.web.preferences import FORMS, form_for, seconds_to_wait
from checker.web.problems import ProblemError, documented
from checker.web.service import CHECK, GATE, Service
from checker.web.task import Options

router = APIRouter()
_PARAMETERS: Final = frozenset(("council", "as_at", "pack", "engine", "rules_sha256"))

_ANY: Final = {"schema": {"type": "string", "format": "binary", "minLength": 1}}
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "The record's bytes, or a form that holds them. What a file is, is told from its bytes.",
        "content": {
            "text/plain": {
                "schema": {"type": "string", "minLength": 1},
                "example": "Decision record\n\nDecision maker: Director of Housing\nDate of decision: 3 May 2022",
            },
            "application/octet-stream": _ANY,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _ANY,
            "application/pdf": _ANY,
            "text/html": _ANY,
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [RECORD],
                    "additionalProperties": False,
                    "properties": {
                        RECORD: {"type": "string", "format": "binary", "minLength": 1},
                        ANSWERS: {
                            "type": "string",
                            "description": "An answers file (YAML or JSON): facts that a named person gives.",
                        },
                    },
                },
            },
        },
    }
}
_REFUSED: Final = (
    "bad-request", "not-authenticated", "not-allowed", "not-acceptable", "upload-too-slow", "too-large",
    "unsupported-content", "wrong-request", "key-reused", "busy", "unavailable",
)  # fmt: skip
_FETCHED: Final = (
    "not-authenticated", "not-allowed", "not-found", "not-acceptable", "wrong-request", "busy", "unavailable"
)  # fmt: skip
_LOCATION: Final = {"Location": {"schema": {"type": "string"}, "description": "Where the answer can be fetched."}}
_RETRY: Final = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds until asking again."}}
_IN_HAND: Final[dict[int | str, dict[str, Any]]] = {
    202: {
        "model": Running,
        "description": "The record is in hand.",
        "headers": {**_LOCATION, **_RETRY},
        "content": {"application/json": {"examples": RUNNING}},
    }
}


def _as_day(stated: object) -> object:
    if isinstance(stated, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", stated):
        raise ValueError("write the day like 2022-03-14")
    return stated


Council = Annotated[str | None, Query(description="Slug of the council whose figures count.")]
AsAt = Annotated[
    dt.date | None,
    # a number would count as seconds since 1970
    BeforeValidator(_as_day, json_schema_input_type=dt.date | None),
    Query(description="Apply the law of this day (2022-03-14) instead of the record's own dates."),
]
Pack = Annotated[list[str], Query(description="Apply only this pack of rules (repeatable).", max_length=50)]
Engine = Annotated[Literal["durable", "reference", "both"] | None, Query(description="Engine that judges.")]
Pin = Annotated[
    str | None,
    Query(description="Judge by no other rules than those of this digest.", pattern="^[0-9a-f]{16,64}$"),
]
Prefer = Annotated[str | None, Header(description="wait=SECONDS, or respond-async (RFC 7240).", examples=["wait=10"])]
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=1, max_length=255,
           description="Repeating a request with its key gives the first answer again."),
]  # fmt: skip
Number = Annotated[str, Path(max_length=64, description="The number of a check.")]


def service_of(request: Request) -> Service:
    """The service that a request is for."""
    service: Service = request.app.state.service
    return service


def _reports(examples: dict[str, Any]) -> dict[str, Any]:
    """The forms of reports, for the OpenAPI document."""
    other = {media: {"schema": {"type": "string"}} for media in FORMS if media != "application/json"}
    return {"application/json": {"examples": examples}, **other}


@router.post(
    "/v1/checks",
    status_code=201,
    response_model=CheckAnswer,
    responses={
        200: {
            "model": CheckAnswer,
            "description": "The answer to an earlier request with this Idempotency-Key.",
            "headers": {"Idempotency-Replayed": {"schema": {"type": "string", "enum": ["true"]}}},
            "content": _reports(CHECKED),
        },
        201: {"description": "The record was checked.", "headers": _LOCATION, "content": _reports(CHECKED)},
        **_IN_HAND,
        **documented(*_REFUSED),
    },
    openapi_extra=_BODY,
    summary="Check a record",
    tags=["records"],
)
async def check(
    request: Request,
    caller: Annotated[Caller, Depends(allowed(Scope.CHECK))],
    council: Council = None,
    as_at: AsAt = None,
    pack: Pack = [],  # noqa: B006
    engine: Engine = None,
    rules_sha256: Pin = None,
    prefer: Prefer = None,
    key: Key = None,
) -> Response:
    """Check one record and report what must be fixed before it is published; nothing is recorded or let through."""
    options = Options(council, as_at, tuple(pack), engine)
    return await _take(request, CHECK, caller, options, rules_sha256, key)


@router.get(
    "/v1/checks/{number}",
    response_model=CheckAnswer,
    responses={200: {"description": "The answer.", "content": _reports(CHECKED)}, **_IN_HAND, **documented(*_FETCHED)},
    summary="Fetch the answer of a check",
    tags=["records"],
)
async def checked(
    request: Request, number: Number, caller: Annotated[Caller, Depends(allowed(Scope.CHECK))]
) -> Response:
    """The answer of a check that was begun before with the same API key, in the form that Accept asks for."""
    return await _fetch(request, CHECK, number, caller)


@router.post(
    "/v1/gate",
    response_model=GateAnswer,
    responses={
        200: {"description": "The answer; only `allow` lets the record through.",
              "headers": _LOCATION, "content": {"application/json": {"examples": GATED}}},
        **_IN_HAND,
        **documented(*_REFUSED),
    },
    openapi_extra=_BODY,
    summary="Ask whether a record may be published",
    tags=["records"],
)  # fmt: skip
async def gate(
    request: Request,
    caller: Annotated[Caller, Depends(allowed(Scope.GATE))],
    council: Council = None,
    as_at: AsAt = None,
    pack: Pack = [],  # noqa: B006
    rules_sha256: Pin = None,
    prefer: Prefer = None,
    key: Key = None,
) -> Response:
    """Ask whether one record may be published. Two engines judge and must agree, and the audit log has the answer
    before you have. Anything but 200 with the decision `allow` means: do not publish."""
    options = Options(council, as_at, tuple(pack))
    return await _take(request, GATE, caller, options, rules_sha256, key)


@router.get(
    "/v1/gate/{number}",
    response_model=GateAnswer,
    responses={
        200: {"description": "The answer.", "content": {"application/json": {"examples": GATED}}},
        **_IN_HAND,
        **documented(*_FETCHED),
    },
    summary="Fetch the answer of the gate",
    tags=["records"],
)
async def gated(request: Request, number: Number, caller: Annotated[Caller, Depends(allowed(Scope.GATE))]) -> Response:
    """The gate's answer to a record that was sent before with the same API key."""
    return await _fetch(request, GATE, number, caller)


async def _take(
    request: Request, kind: str, caller: Caller, options: Options, pin: str | None, key: str | None
) -> Response:
    service = service_of(request)
    _know_all_parameters(request, kind)
    media = _form(request, kind)
    seconds, applied = seconds_to_wait(_stated(request, "prefer"), service.settings.limits)
    options = service.sure_of(options, pin)
    with service.jobs.arriving() as arrival:
        upload = await upload_of(request, arrival, service.settings.limits)
        options = replace(options, answers=upload.answers)
        job, replayed = await service.begin(kind, upload, options, caller, arrival, key)
    if not await finished_within(job, seconds):
        response = still_running(service, job)
    else:
        made = 201 if kind == CHECK and not replayed else 200
        response = await finished(service, job, media, made)
    if applied is not None:
        response.headers["Preference-Applied"] = applied
    if replayed:
        response.headers["Idempotency-Replayed"] = "true"
    return response


async def _fetch(request: Request, kind: str, number: str, caller: Caller) -> Response:
    service = service_of(request)
    media = _form(request, kind)
    job = service.jobs.find(number, caller.id, kind)
    if not job.finished.is_set():
        return still_running(service, job)
    return await finished(service, job, media, 200)


def _form(request: Request, kind: str) -> str:
    """The gate answers in one form, because its decision stands beside the reports."""
    return form_for(_stated(request, "accept"), tuple(FORMS) if kind == CHECK else (JSON,))


def _stated(request: Request, header: str) -> str | None:
    """A header that is a list, and may come in several lines."""
    return ", ".join(request.headers.getlist(header)) or None


def _know_all_parameters(request: Request, kind: str) -> None:
    """Raises ProblemError: an option that is misspelt, or given twice, would let a record be judged by others."""
    takes = _PARAMETERS if kind == CHECK else _PARAMETERS - {"engine"}
    stated = [name for name, _ in request.query_params.multi_items()]
    if set(stated) - takes:
        raise ProblemError("wrong-request", f"The address takes no parameters but {', '.join(sorted(takes))}.")
    twice = sorted(name for name in set(stated) - {"pack"} if stated.count(name) > 1)
    if twice:
        raise ProblemError("wrong-request", f"The address has the parameter '{twice[0]}' more than once.")
