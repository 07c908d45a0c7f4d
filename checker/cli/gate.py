"""``checker gate``: may this record be published?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checker.cli.look import LookOptions
from checker.cli.options import FORMATS, gated_options, look_options, outputs_option
from checker.cli.request import LawRequest
from checker.errors import ConfigurationError


@click.command(short_help="Say whether records may be published; 0 only when they may.")
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@gated_options
@click.option("--waivers", metavar="FILE", help="Findings that were accepted, and by whom (YAML).")
@click.option("--audit", metavar="LOG", help="Audit log: a file, or a postgresql:// address (default: your own file).")
@click.option("--actor", metavar="NAME", help="Who asks, for the audit log (default: the name you are logged in by).")
@click.option("--receipts", metavar="FOLDER", help="Write a receipt for every record, which checker verify proves.")
@click.option("--sign", metavar="KEY", help="Sign receipts with this Ed25519 key (PEM).")
@click.option("--rules-sha256", metavar="DIGEST", help="Judge by these rules only: see checker rules digest.")
@click.option(
    "--seconds", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True, help="Time for each record."
)
@click.option(
    "--memory", type=click.IntRange(512), default=2048, show_default=True, metavar="MB", help="Memory for each record."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Form of the report (default: terminal).")
@outputs_option
@look_options
def gate(
    records: tuple[str, ...],
    law: LawRequest,
    waivers: str | None,
    audit: str | None,
    actor: str | None,
    receipts: str | None,
    sign: str | None,
    rules_sha256: str | None,
    seconds: float,
    memory: int,
    format_: str | None,
    outputs: tuple[str, ...],
    **look: Any,
) -> int:
    """Say whether each RECORD may be published: exit code 0 lets it through, and nothing else does.

    Two engines judge, and must agree. 0 is only given when every record is clear, its report is written and the audit
    log holds the answer.

    Exit codes: 0 clear, 1 hold, 2 usage or configuration error, 3 refer to a person, 4 not judged.
    """
    if records.count("-") > 1:
        raise click.UsageError("Standard input (-) can be named once.")
    if sign and not receipts:
        raise click.UsageError("--sign signs receipts: name a folder for them with --receipts.")
    from checker.api import default_engine
    from checker.cli.audit import actor_of, place_of
    from checker.cli.gate_run import Gate
    from checker.cli.progress import say
    from checker.cli.run_check import run_check
    from checker.cli.signing_key import key_bytes
    from checker.cli.workers import Limits

    made = Gate(
        place_of(audit),
        actor=actor_of(actor),
        limits=Limits(seconds, memory * 2**20),
        now=dt.datetime.now(dt.UTC),
        receipts=_folder(receipts),
        key=key_bytes(sign),
        pin=rules_sha256,
    )
    if made.doubt:
        say(made.doubt)
    return run_check(
        records,
        # where durable-rules is not installed there is one engine, and the report names it
        law=replace(law, engine="both" if default_engine() == "durable" else "reference"),
        format_=format_,
        outputs=outputs,
        fail_on="refer",
        look=LookOptions(**look),
        waivers=waivers,
        today=made.today,
        gate=made,
    )


def _folder(name: str | None) -> Path | None:
    if name is not None and not Path(name).is_dir():
        raise ConfigurationError(f"--receipts {name}: there is no such folder.")
    return Path(name) if name is not None else None
