"""Listens on an address and serves until it is told to stop."""

from __future__ import annotations

import contextlib
import logging
import signal
import socket
import ssl
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Final

import uvicorn

from checker.errors import ConfigurationError
from checker.web.access import is_local
from checker.web.app import create_app
from checker.web.idle import IdleConnections
from checker.web.log_writer import LogWriter
from checker.web.recorder import LOG
from checker.web.service import Service
from checker.web.settings import Settings

_BACKLOG: Final = 1024
_LOOK: Final = 20
"""Tenths of a second between looks at the connections."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen; ``certificate`` and ``private_key`` are paths of PEM files, None for no TLS."""

    host: str
    port: int
    certificate: str | None = None
    private_key: str | None = None


def serve_until_stopped(settings: Settings, listening: Listening, say: Callable[[str], None]) -> int:
    """Serve until SIGINT or SIGTERM, and give the exit code; ``say`` tells the user where it listens.

    Raises ConfigurationError for an address that cannot be used, or that others can reach while nobody is asked for a
    key, and for rules, keys or waivers that do not load; what else keeps the service from starting is raised too.
    """
    if settings.keys is None and not is_local(listening.host):
        raise ConfigurationError(
            f"--host {listening.host} can be reached from other machines, and nobody would be asked for a key: "
            "name a file of API keys with --keys (checker keys add), or listen on 127.0.0.1."
        )
    _prove(listening)
    service = Service(settings)
    # one parser of HTTP wherever this runs, and a strict one
    config = uvicorn.Config(
        create_app(service), http="h11", ws="none", access_log=False, log_config=None, server_header=False,
        lifespan="on", timeout_keep_alive=15, timeout_graceful_shutdown=int(settings.limits.record_seconds) + 5,
        backlog=_BACKLOG, ssl_certfile=listening.certificate, ssl_keyfile=listening.private_key,
    )  # fmt: skip
    with _socket(listening) as bound, _log():
        server = _Server(
            config, _address(bound, tls=listening.certificate is not None), say, settings.limits.idle_seconds
        )
        if listening.certificate is None and not is_local(listening.host):
            say("API keys can be read on the way: put a proxy with TLS in front, or use --certificate.")
        try:
            # the server ends the whole program where the service does not start
            with contextlib.suppress(SystemExit), _told_to_stop_is_no_failure():
                server.run(sockets=[bound])
        finally:
            # told to stop twice it does not wait for the records in hand
            service.workers.end()
    if service.failure is not None:
        raise service.failure
    return 0


@contextlib.contextmanager
def _log() -> Iterator[None]:
    """The service's own lines go to standard error, and nobody else's.

    Other messages quote exceptions, which may quote records; the service logs its failures itself.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    writer = LogWriter(sys.stderr.fileno()) if sys.stderr is not None else logging.NullHandler()
    LOG.addHandler(writer)
    try:
        yield
    finally:
        LOG.removeHandler(writer)
        writer.close()


def _prove(listening: Listening) -> None:
    """Raises ConfigurationError for a certificate and key that cannot be used."""
    if listening.certificate is None:
        return
    try:
        # a server has nobody who could type a passphrase
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
            listening.certificate, listening.private_key, password=lambda: b""
        )
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"The certificate cannot be used ({error}): --certificate and --private-key are PEM files that belong "
            "together, and the key has no passphrase."
        ) from error


@contextlib.contextmanager
def _told_to_stop_is_no_failure() -> Iterator[None]:
    """Once it has stopped, the server sends itself the signal again that stopped it; here that does nothing."""
    before = {number: signal.signal(number, _ignore) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore(number: int, frame: FrameType | None) -> None:
    """A handler, because a signal that is ignored would be ignored by the workers' programs too."""


class _Server(uvicorn.Server):
    """Tells where it listens once it answers there, and ends connections that nobody uses."""

    def __init__(self, config: uvicorn.Config, address: str, say: Callable[[str], None], idle: float) -> None:
        super().__init__(config)
        self._address, self._say = address, say
        self._idle = IdleConnections(idle)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._say(f"Listening on {self._address}; Ctrl-C stops it.")

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second."""
        if counter % _LOOK == 0:
            self._idle.end(self.server_state.connections)
        return await super().on_tick(counter)


def _socket(listening: Listening) -> socket.socket:
    try:
        found = socket.getaddrinfo(listening.host, listening.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise ConfigurationError(
            f"--host {listening.host} --port {listening.port} cannot be listened on: {error.strerror}."
        ) from error
    return bound


def _address(bound: socket.socket, *, tls: bool) -> str:
    host, port = bound.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if tls else 'http'}://{shown}:{port}"
