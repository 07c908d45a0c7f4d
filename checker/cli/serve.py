"""``checker serve``: the check and the gate over HTTP."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import click

from checker.cli.options import law_options, ocr_option
from checker.errors import ConfigurationError


def _checked_address(_context: click.Context, _option: click.Parameter, stated: str | None) -> str:
    if not stated:
        return ""
    parts = urlsplit(stated)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise click.BadParameter("write it like https://checker.council.example")
    return stated.rstrip("/")


@click.command(short_help="Answer checks and the gate over HTTP.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--address", metavar="URL", callback=_checked_address,
    help="How callers reach it, for Location (some follow whole addresses only).",
)  # fmt: skip
@click.option("--keys", metavar="FILE", help="API keys (see checker keys); needed where others can reach the address.")
@click.option("--certificate", metavar="FILE", help="Answer over TLS with this certificate (PEM).")
@click.option("--private-key", metavar="FILE", help="Private key of the certificate (PEM).")
@click.option("--audit", metavar="LOG", help="Audit log: a file, or a postgresql:// address (default: your own file).")
@click.option("--waivers", metavar="FILE", help="Findings that were accepted, and by whom (YAML).")
@click.option("--sign", metavar="KEY", help="Sign receipts with this Ed25519 key (PEM).")
@click.option("--actor", metavar="NAME", help="Who asks, for the audit log, where there are no API keys.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that check (default: one for each processor).")
@click.option(
    "--seconds", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True, help="Time for each record."
)
@click.option(
    "--memory", type=click.IntRange(512), default=2048, show_default=True, metavar="MB", help="Memory for each record."
)
@click.option(
    "--waiting",
    type=click.IntRange(1),
    default=256,
    show_default=True,
    help="Records in hand at once; more are refused.",
)
@law_options
@ocr_option
def serve(
    host: str,
    port: int,
    address: str,
    keys: str | None,
    certificate: str | None,
    private_key: str | None,
    audit: str | None,
    waivers: str | None,
    sign: str | None,
    actor: str | None,
    workers: int | None,
    seconds: float,
    memory: int,
    waiting: int,
    rules: tuple[str, ...],
    ocr: bool,
) -> int:
    """Answer checks and the gate over HTTP, until it is told to stop (Ctrl-C, or SIGTERM).

    Its addresses are in /openapi.json. Nothing of a record is kept on a disk or told in the log; the audit log
    gets the gate's answers. Without --keys it listens to this machine alone.

    Exit codes: 0 stopped, 2 usage or configuration error, 4 could not go on.
    """
    try:
        from checker.web.serving import Listening, serve_until_stopped
    except ImportError as error:
        raise ConfigurationError(
            f"checker serve needs packages that are not installed ({error.name}): "
            "pip install 'decision-checker[service]'."
        ) from error
    from checker.cli.audit import actor_of, place_of
    from checker.cli.programs import reader_for
    from checker.cli.progress import say
    from checker.cli.signing_key import key_bytes
    from checker.shipped import rules_folder
    from checker.web.settings import MEGABYTE, Limits, Settings

    if (certificate is None) != (private_key is None):
        raise click.UsageError("--certificate and --private-key go together.")
    reader = reader_for(ocr=ocr)
    settings = Settings(
        rules=(rules_folder(), *(Path(folder) for folder in rules)),
        audit=place_of(audit),
        actor=actor_of(actor),
        workers=workers or os.cpu_count() or 1,
        limits=Limits(record_seconds=seconds, record_memory=memory * MEGABYTE, waiting=waiting),
        waivers=Path(waivers) if waivers else None,
        keys=Path(keys) if keys else None,
        signing_key=key_bytes(sign),
        address=address,
        office=reader.office,
        ocr=reader.ocr,
        read_seconds=reader.limits.seconds,
    )
    return serve_until_stopped(settings, Listening(host, port, certificate, private_key), say)
