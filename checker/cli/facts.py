"""``checker facts``: what was read in a record, with its words."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options, ocr_option, output_option
from checker.cli.output import Output


@click.command(short_help="Show what was read in a record, with its words.")
@click.argument("record", metavar="RECORD")
@click.option("--decision", type=click.IntRange(min=1), metavar="N", help="Which decision, where RECORD holds several.")
@law_options
@ocr_option
@click.option("--all", "everything", is_flag=True, help="Show also the facts that the record does not state.")
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def facts(
    record: str,
    decision: int | None,
    rules: tuple[str, ...],
    ocr: bool,
    everything: bool,
    format_: str,
    output: str | None,
    **look: Any,
) -> int:
    """Show the facts that were read in RECORD, each with the words it was read from."""
    target = Output(output, (record,))
    from checker.cli.request import LawRequest
    from checker.cli.session import Session
    from checker.cli.sources import one_source

    session = Session(LawRequest(rules, ocr=ocr))
    document, parts = session.facts(one_source(record, decision))
    chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
    with target:
        if format_ == "json":
            from checker.reports.facts import facts_json

            target.write_utf8(facts_json(document, parts))
        elif format_ == "plain":
            from checker.reports.facts import facts_plain

            target.write(facts_plain(document, parts, everything=everything, width=min(chosen.width, 78)))
        else:
            from checker.reports.facts import facts_terminal

            target.write(facts_terminal(document, parts, chosen, everything=everything))
        target.commit()
    return 0
