"""``checker scenarios watch``: check again whenever a file changes."""

from __future__ import annotations

import time
from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options
from checker.cli.output import Output
from checker.cli.scenarios_check import default_folder

_MORE_THAN_FEW = 3


@click.command(short_help="Check again whenever a file changes.")
@click.argument("folder", required=False)
@click.option(
    "--every", type=click.FloatRange(0.1, 60), default=0.5, metavar="SECONDS", help="How often to look (default: 0.5)."
)
@law_options
@look_options
def watch(folder: str | None, every: float, rules: tuple[str, ...], **look: Any) -> int:
    """Run the scenarios in FOLDER (default: features), and again the files that change, until Ctrl-C.

    The exit code is that of the last result: 0 all hold, 1 some do not, 2 files have errors, 5 nothing was found.
    """
    from checker.cli.session import load
    from checker.scenarios.suite import folder_of_features
    from checker.scenarios.summary_view import account_text
    from checker.scenarios.watching import Watched
    from checker.shipped import records_folder

    where = folder_of_features(default_folder(folder)).absolute()
    watched = Watched(where, load(rules), records_folder())
    first = True
    try:
        while True:
            began = time.monotonic()
            changed = watched.refresh()
            if changed or first:
                took = time.monotonic() - began
                chosen = choose_look(LookOptions(**look), to_file=False)
                base = where if where.is_dir() else where.parent
                with Output(None) as target:
                    if target.is_terminal():
                        target.write("\x1b[2J\x1b[H")
                    target.write(account_text(watched.account(), chosen, base))
                    target.write(f"{_said(changed, base, first)} in {took:.1f} s. Ctrl-C ends.\n")
                first = False
            time.sleep(every)
    except KeyboardInterrupt:
        click.echo()
        return watched.account().code


def _said(changed: list[Any], base: Any, first: bool) -> str:
    names = [str(path.relative_to(base)) if path.is_relative_to(base) else str(path) for path in changed]
    if first or len(names) > _MORE_THAN_FEW:
        return f"Checked {len(names)} file{'' if len(names) == 1 else 's'}"
    return f"Checked {', '.join(names)} again"
