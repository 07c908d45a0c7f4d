"""Around every request: its number, its line in the log, its numbers, and an answer also where something failed."""

from __future__ import annotations

import json
import logging
import secrets
import time
import traceback
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.web.clock import moment, utc_now
from checker.web.metrics import Metrics
from checker.web.problems import ProblemError, problem_response

LOG: Final = logging.getLogger("checker.web")
_ALWAYS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"),
)


class Recorder:
    """The outermost layer of the service.

    The log tells of every request its route, status, time and whose key it was: no address beyond the route, no name
    of a file and no word of a record. A failure is logged by its type and the places in the code, because its message
    may quote a record.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number, began, status = secrets.token_hex(8), time.perf_counter(), 0
        scope.setdefault("state", {})["request"] = number

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_ALWAYS, (b"x-request-id", number.encode())]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            log_failure(number, error)
            if status:
                raise
            self._metrics.refused.labels("broken").inc()
            detail = "The service failed, and nothing was let through."
            await problem_response(ProblemError("broken", detail), number)(scope, receive, sending)
        finally:
            route = getattr(scope.get("route"), "path", None) or "unknown"
            seconds = time.perf_counter() - began
            # a method is what the sender likes to call it
            method = scope["method"] if scope["method"] in ("GET", "POST", "HEAD") else "other"
            self._metrics.requests.labels(route, method, str(status)).observe(seconds)
            caller = scope["state"].get("caller")
            log("request", request=number, method=method, route=route, status=status, ms=round(seconds * 1000),
                 caller=caller)  # fmt: skip


def log_failure(number: str, error: BaseException) -> None:
    """Log a failure of the request, or of the job, with this number."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
    log("failure", request=number, type=type(error).__name__, at=places)


def log(event: str, **what: Any) -> None:
    """Log one line of JSON."""
    LOG.info(json.dumps({"time": moment(utc_now()), "event": event, **what}))
