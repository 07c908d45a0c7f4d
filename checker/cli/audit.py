"""``checker audit``: verify the audit log, show its head, or write it out."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import asdict
from pathlib import Path

import click

from checker.cli.exits import HOLD
from checker.cli.output import Output
from checker.errors import OutputError

LOG = click.argument("log", metavar="[LOG]", required=False)
VARIABLE = "CHECKER_AUDIT"


def place_of(named: str | None) -> str:
    """The audit log that is named, else that of the environment, else the user's own file, whose folder is made."""
    if named or os.environ.get(VARIABLE):
        return named or os.environ[VARIABLE]
    folder = Path(click.get_app_dir("decision-checker"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"There is no place for the audit log, because {folder} cannot be made ({error.strerror}): "
            f"name one with --audit or ${VARIABLE}."
        ) from error
    return str(folder / "audit.db")


def actor_of(named: str | None) -> str:
    """Who asks: the name that is given, else that of the user who is logged in, else the user's number."""
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # in a container a process may run under a number that nobody has
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


@click.group(short_help="Verify, show or export the audit log.")
def audit() -> None:
    """Verify the audit log, show its head, or write it out.

    LOG is a file or a postgresql:// address; without one it is that of $CHECKER_AUDIT, or your own file.
    """


@audit.command("verify")
@LOG
@click.option("--from", "head", metavar="HEAD", help="A head noted earlier: tells a log that was cut or written anew.")
def verify_log(log: str | None, head: str | None) -> int:
    """Tell whether any entry was edited, deleted, swapped or cut: 0 when none was, 1 when some were."""
    from checker.audit.chain import verify
    from checker.audit.log import open_log

    if head is not None and (len(head) < 16 or set(head) - set("0123456789abcdef")):
        raise click.UsageError("--from takes at least 16 digits of a head, as checker audit head prints it.")
    place = place_of(log)
    with open_log(place, create=False) as opened:
        found = verify(opened.entries(), head)
    with Output(None) as target:
        for sentence in (*found.problems, *found.remarks):
            target.write(sentence + "\n")
        if found.holds:
            target.write(f"{found.count} entries, unbroken, head {found.head}.\n")
            if not head:
                target.write("Whether the log was cut at its end only a head noted elsewhere can tell: use --from.\n")
    return 0 if found.holds else HOLD


@audit.command("head")
@LOG
def show_head(log: str | None) -> int:
    """Print the number and the hash of the newest entry; note them where nobody who can edit the log can."""
    from checker.audit.entry import ROOT
    from checker.audit.log import open_log

    with open_log(place_of(log), create=False) as opened:
        last = opened.last()
    with Output(None) as target:
        target.write(f"{last.seq} {last.hash}\n" if last else f"0 {ROOT}\n")
    return 0


@audit.command("export")
@LOG
@click.option("--after", type=click.IntRange(0), default=0, metavar="N", help="Only entries after number N.")
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
def export_log(log: str | None, after: int, output: str | None) -> int:
    """Write every entry as one line of JSON."""
    from checker.audit.log import open_log

    with Output(output) as target, open_log(place_of(log), create=False) as opened:
        for entry in opened.entries(after):
            target.write_utf8(json.dumps({**asdict(entry), "body": entry.data}, ensure_ascii=False) + "\n")
        target.commit()
    return 0
