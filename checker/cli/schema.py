"""``checker schema``: the JSON Schema of ``--format json``."""

from __future__ import annotations

import click

from checker.cli.options import output_option
from checker.cli.output import Output


@click.command(short_help="Print the JSON Schema of --format json.")
@output_option
def schema(output: str | None) -> int:
    """Print the JSON Schema of everything that check --format json prints."""
    from checker.reports.json_report import schema_text

    with Output(output) as target:
        target.write_utf8(schema_text())
        target.commit()
    return 0
