"""``checker keys``: the API keys of checker serve."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import stat
from pathlib import Path

import click

from checker.cli.output import Output
from checker.cli.progress import say
from checker.cli.uk_date import uk_today
from checker.errors import ConfigurationError
from checker.web.keys import ApiKey, KeyFile, Scope, as_text, new_key, read_keys

FILE = click.argument("file", metavar="FILE")


@click.group(short_help="Make, list or revoke API keys of checker serve.")
def keys() -> None:
    """Make, list or revoke the API keys of checker serve, which reads their FILE again whenever it changes."""


@keys.command()
@FILE
@click.argument("name")
@click.option(
    "--scope", "scopes", type=click.Choice([scope.value for scope in Scope]), multiple=True, required=True,
    help="What the key may be used for (repeatable).",
)  # fmt: skip
@click.option("--expires", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last day of the key, inclusive.")
def add(file: str, name: str, scopes: tuple[str, ...], expires: dt.datetime | None) -> int:
    """Make a key for NAME, and print it: it is shown this once, and only its hash is in FILE.

    To replace a key, add another of the same name, have it used, then revoke the old one.
    """
    path = Path(file)
    held = read_keys(path) if path.exists() else KeyFile()
    if not name.strip() or len(name) > 100:
        raise ConfigurationError("NAME must be a name, of no more than 100 characters.")
    chosen = tuple(dict.fromkeys(Scope(scope) for scope in scopes))
    key, entry = new_key(name, chosen, today=uk_today(), expires=expires.date() if expires else None)
    _write(path, held.model_copy(update={"keys": (*held.keys, entry)}))
    say(f"Key {entry.id} was added to {file}; note it now, it is not shown again:")
    click.echo(key)
    return 0


@keys.command("list")
@FILE
def list_(file: str) -> int:
    """List keys: number, name, scopes, and until when they count."""
    today = uk_today()
    for entry in read_keys(Path(file)).keys:
        click.echo(f"{entry.id}  {entry.name}  {','.join(entry.scopes)}  {_state(entry, today)}")
    return 0


@keys.command()
@FILE
@click.argument("number")
def revoke(file: str, number: str) -> int:
    """Let the key with this NUMBER count no longer."""
    path = Path(file)
    held = read_keys(path)
    if all(entry.id != number for entry in held.keys):
        raise ConfigurationError(f"{file} has no key {number}: checker keys list shows them.")
    changed = tuple(
        entry.model_copy(update={"revoked": entry.revoked or uk_today()}) if entry.id == number else entry
        for entry in held.keys
    )
    _write(path, held.model_copy(update={"keys": changed}))
    say(f"Key {number} counts no longer.")
    return 0


def _state(entry: ApiKey, today: dt.date) -> str:
    if entry.revoked is not None:
        return f"revoked on {entry.revoked}"
    if entry.expires is None:
        return "in use"
    return f"until {entry.expires}" if entry.counts_on(today) else f"expired on {entry.expires}"


def _write(path: Path, file: KeyFile) -> None:
    """Replace the file as a whole; nobody else may read it but the one, or the group, who may already."""
    before = path.stat() if path.exists() else None
    with Output(str(path)) as target:
        target.write_utf8(as_text(file))
        target.commit()
    if before is None:
        path.chmod(0o600)
        return
    path.chmod(stat.S_IMODE(before.st_mode) & 0o640)
    # the service must be able to read it also where root adds a key
    with contextlib.suppress(OSError, AttributeError):
        os.chown(path, before.st_uid, before.st_gid)
