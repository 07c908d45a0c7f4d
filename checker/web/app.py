"""The application: routes, errors and the OpenAPI document put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from checker import __version__
from checker.web import routes_operations, routes_records, routes_rules
from checker.web.examples import EXAMPLES
from checker.web.problems import ProblemDetails, ProblemError, problem_response
from checker.web.recorder import Recorder
from checker.web.service import Service

_ABOUT: Final = (
    "Checks a council's procurement decision record against the law before it is published. "
    "Only HTTP 200 with the decision `allow` lets a record through; treat everything else as a stop."
)
_OPEN: Final = ("/healthz", "/readyz", "/problems/{name}")
_OF_STATUS: Final = {404: "not-found", 405: "wrong-method"}


def create_app(service: Service) -> ASGIApp:
    """The service as an ASGI application, which starts and stops it."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        await service.start()
        try:
            yield
        finally:
            await service.stop()

    app = FastAPI(
        title="decision-checker", version=__version__, description=_ABOUT, lifespan=running, docs_url=None,
        redoc_url=None, redirect_slashes=False,
    )  # fmt: skip
    app.state.service = service
    for routes in (routes_records, routes_rules, routes_operations):
        app.include_router(routes.router)
    app.add_exception_handler(ProblemError, _tell)
    app.add_exception_handler(RequestValidationError, _tell_wrong)
    app.add_exception_handler(HTTPException, _tell_http)
    app.openapi = lambda: _described(app, secured=service.settings.keys is not None)  # type: ignore[method-assign]
    return Recorder(app, service.metrics)


def _described(app: FastAPI, *, secured: bool) -> dict[str, Any]:
    """The OpenAPI document, made once."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
        schemas = document["components"]["schemas"]
        details = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas["ProblemDetails"] = details
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
        for path, methods in document["paths"].items():
            for operation in methods.values():
                responses = operation["responses"]
                _put_in_examples(responses)
                if "HTTPValidationError" in str(responses.get("422")):
                    responses["422"] = {"description": "Something that was sent cannot be used", "content": problem}
                if secured and path not in _OPEN:
                    operation["security"] = [{"key": []}]
        if secured:
            document["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        app.openapi_schema = document
    return app.openapi_schema


def _put_in_examples(responses: dict[str, Any]) -> None:
    """Put the examples in whole: what makes the document leaves out every null in them."""
    for response in responses.values():
        shown = response.get("content", {}).get("application/json", {}).get("examples", {})
        shown.update({name: EXAMPLES[name] for name in shown if name in EXAMPLES})


async def _tell(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return _told(request, error)


async def _tell_wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = " ".join(str(part) for part in first["loc"])
    return _told(request, ProblemError("wrong-request", f"{place}: {first['msg']}."))


async def _tell_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    name = _OF_STATUS.get(error.status_code, "bad-request")
    return _told(request, ProblemError(name, "This address is not one of the service's." if name == "not-found" else
                                  "The request cannot be answered: see /openapi.json.", error.headers))  # fmt: skip


def _told(request: Request, problem: ProblemError) -> Response:
    request.app.state.service.metrics.refused.labels(problem.name).inc()
    return problem_response(problem, request.state.request)
