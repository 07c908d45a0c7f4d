"""``checker scenarios document``: one page with every rule, its law and its scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import law_options
from checker.cli.output import Output

if TYPE_CHECKING:
    import datetime as dt


@click.command(short_help="Write one page with every rule, its law and its scenarios.")
@click.argument("out", metavar="OUT.html")
@click.argument("folder", required=False)
@law_options
@click.option(
    "--survivors",
    metavar="FILE",
    help="Show what no scenario would notice, as 'checker scenarios mutate --format json' wrote it.",
)
@click.option(
    "--dated",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that the page bears (default: today).",
)
def document(
    out: str, folder: str | None, rules: tuple[str, ...], survivors: str | None, dated: dt.datetime | None
) -> int:
    """Run the scenarios of FOLDER (default: features, or the current folder) and write the page OUT.html.

    The page stands alone: it needs no other file and no network ("-" writes it to standard output).
    Exit codes: 0 it was written, whether or not all scenarios hold; 5 there are no feature files.
    """
    import datetime as dt

    from checker.cli.scenarios_check import default_folder
    from checker.cli.session import load
    from checker.errors import ConfigurationError
    from checker.scenarios.compiler import compile_file, feature_files
    from checker.scenarios.document import living_document
    from checker.scenarios.document_page import document_html, read_survivors
    from checker.shipped import records_folder

    root = default_folder(folder)
    if not root.exists():
        raise ConfigurationError(f"{root} is neither a file nor a folder.")
    files = feature_files(root)
    if not files:
        click.echo(f"checker: There are no feature files in {root}.", err=True)
        return 5
    unnoticed = read_survivors(Path(survivors)) if survivors else None
    with Output(out) as target:
        law = load(rules)
        compiled = [compile_file(file, law=law) for file in files]
        shown = living_document(compiled, law, records_folder(), unnoticed)
        day = dated.date() if dated else dt.date.today()
        target.write_utf8(document_html(shown, day=day, folder=root))
        target.commit()
    return 0
