"""Errors as the service tells them: RFC 9457 problem details, each of a type that has a page of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel, Field
from starlette.responses import Response

MEDIA_TYPE: Final = "application/problem+json"
PLACE: Final = "/problems/"


class ProblemDetails(BaseModel):
    """What went wrong. ``type`` is where this kind of problem is described; ``detail`` is about this one."""

    type: str = Field(examples=["/problems/unsupported-content"])
    title: str = Field(examples=["This kind of file is not read"])
    status: int = Field(examples=[415])
    detail: str = Field(examples=["photo.docx is a picture: type the record, or have the scan turned into text."])
    request: str | None = Field(default=None, examples=["f3b0c6a2e1d94c7a"], description="Number of the request.")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its status, its title, and what to do about it."""

    status: HTTPStatus
    title: str
    remedy: str


KINDS: Final[Mapping[str, Kind]] = {
    "bad-request": Kind(
        HTTPStatus.BAD_REQUEST,
        "The request is not well formed",
        "Send the record's bytes as the body, or as the part 'record' of multipart/form-data.",
    ),
    "not-authenticated": Kind(
        HTTPStatus.UNAUTHORIZED, "No valid API key was sent", "Send 'Authorization: Bearer' and a key that is in use."
    ),
    "not-allowed": Kind(
        HTTPStatus.FORBIDDEN, "The API key does not allow this", "Use a key that has the scope which the problem names."
    ),
    "not-found": Kind(
        HTTPStatus.NOT_FOUND, "There is nothing here", "Look at the address; answers are kept for a limited time only."
    ),
    "wrong-method": Kind(
        HTTPStatus.METHOD_NOT_ALLOWED, "This address does not take that method", "See /openapi.json for those it takes."
    ),
    "not-acceptable": Kind(
        HTTPStatus.NOT_ACCEPTABLE, "The answer has none of the asked forms", "Accept application/json."
    ),
    "upload-too-slow": Kind(
        HTTPStatus.REQUEST_TIMEOUT, "The record did not arrive in time", "Send it again over a faster connection."
    ),
    "too-large": Kind(
        HTTPStatus.CONTENT_TOO_LARGE if hasattr(HTTPStatus, "CONTENT_TOO_LARGE") else HTTPStatus(413),
        "The record is too large",
        "Send the decision record alone, without its appendices.",
    ),
    "unsupported-content": Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "This kind of file is not read",
        "Send a Word document, a PDF, a web page or text; what a file is, is told from its bytes.",
    ),
    "wrong-request": Kind(
        HTTPStatus(422), "Something that was sent cannot be used", "Put right what the problem's detail names."
    ),
    "key-reused": Kind(
        HTTPStatus(422),
        "The idempotency key was used for something else",
        "Use a new key for every record; repeat a key only with the very same request.",
    ),
    "broken": Kind(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The service failed",
        "Nothing was let through. Try again, and tell who runs the service the number of the request.",
    ),
    "busy": Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "Too many records are in hand", "Try again after the time in Retry-After."
    ),
    "unavailable": Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The service cannot answer for its answers now",
        "Nothing was let through. Who runs the service must put right what the problem's detail names.",
    ),
}


class ProblemError(Exception):
    """A request that gets no answer; ``name`` is one of ``KINDS`` and ``detail`` a sentence about this request."""

    def __init__(self, name: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        self.name, self.detail, self.headers = name, detail, dict(headers or {})
        super().__init__(detail)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return int(KINDS[self.name].status)


def problem_response(problem: ProblemError, request: str | None) -> Response:
    """The response for a problem of the request with this number."""
    kind = KINDS[problem.name]
    details = ProblemDetails(
        type=PLACE + problem.name, title=kind.title, status=int(kind.status), detail=problem.detail, request=request
    )
    body = json.dumps(details.model_dump(exclude_none=True), ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, int(kind.status), headers=problem.headers, media_type=MEDIA_TYPE)


def documented(*names: str) -> dict[int | str, dict[str, Any]]:
    """Responses of an operation for the OpenAPI document; kinds that share a status are told of together."""
    found: dict[int | str, dict[str, Any]] = {}
    for name in names:
        kind = KINDS[name]
        status = int(kind.status)
        example = {"type": PLACE + name, "title": kind.title, "status": status, "detail": kind.remedy}
        entry = found.setdefault(
            status,
            {
                "description": "",
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}, "examples": {}}},
            },
        )
        entry["description"] = " or ".join(part for part in (entry["description"], kind.title) if part)
        entry["content"][MEDIA_TYPE]["examples"][name] = {"summary": kind.title, "value": example}
    return found
