"""Who asks, and whether they may."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from checker.errors import ConfigurationError
from checker.web.clock import uk_today
from checker.web.keys import ApiKey, KeyFile, Scope, read_keys
from checker.web.problems import ProblemError
from checker.web.reread import Reread

NOBODY: Final = "-"
_BEARER: Final = {"WWW-Authenticate": 'Bearer realm="decision-checker"'}
_LOCAL: Final = ("localhost",)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request: the number of their key ("-" where nobody is asked), and the name for the audit log."""

    id: str
    name: str


class Access:
    """Knows callers by the keys in a file, which is read again when it changes.

    Without a file only this machine may ask, and nobody is asked who they are: web pages in a browser here are refused,
    because anybody's page may send a request to an address of this machine.
    """

    def __init__(self, keys: Path | None, actor: str) -> None:
        """Raises ConfigurationError for a file of keys that cannot be read."""
        self._actor = actor
        self._keys = Reread(keys, read_keys) if keys is not None else None
        self.refresh()

    def caller(self, request: Request, scope: Scope | None) -> Caller:
        """Who may do what ``scope`` names (None: what every key may); raises ProblemError."""
        if self._keys is None:
            _refuse_other_sites(request)
            return Caller(NOBODY, self._actor)
        try:
            keys = self._keys.now()
        except ConfigurationError as error:
            raise ProblemError(
                "unavailable", "The file of API keys cannot be read, so no key can be accepted."
            ) from error
        entry = _holder(keys, request.headers.getlist("authorization"))
        if entry is None:
            raise ProblemError(
                "not-authenticated", "Send 'Authorization: Bearer' and an API key that is in use.", _BEARER
            )
        if scope is not None and scope not in entry.scopes:
            raise ProblemError("not-allowed", f"This API key has not the scope '{scope.value}'.")
        return Caller(entry.id, entry.name)

    def refresh(self) -> None:
        """Read the file again if it changed; raises ConfigurationError."""
        if self._keys is not None:
            self._keys.now()


def _holder(keys: KeyFile, stated: Sequence[str]) -> ApiKey | None:
    """Whose key it is. Two headers are none: a proxy in front may have looked at the other one."""
    kind, _, key = (stated[0] if len(stated) == 1 else "").partition(" ")
    return keys.holder(key.strip(), uk_today()) if kind.lower() == "bearer" else None


def allowed(scope: Scope | None) -> Callable[[Request], Awaitable[Caller]]:
    """A dependency of a route: the caller, who may do what ``scope`` names."""

    async def caller(request: Request) -> Caller:
        access: Access = request.app.state.service.access
        found = access.caller(request, scope)
        request.state.caller = found.id
        return found

    return caller


def _refuse_other_sites(request: Request) -> None:
    site = request.headers.get("sec-fetch-site", "none")
    origin = request.headers.get("origin")
    hosts = [request.headers.get("host", "")]
    hosts += [urlsplit(origin).netloc] if origin else []
    if site not in ("none", "same-origin") or not all(is_local(_without_port(host)) for host in hosts):
        raise ProblemError("not-allowed", "Without API keys only programs on this machine may ask.")


def _without_port(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_local(host: str) -> bool:
    """Whether a host is this machine and can be reached from nowhere else."""
    if host in _LOCAL:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
