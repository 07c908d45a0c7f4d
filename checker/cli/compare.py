"""``checker compare``: what became of a record between two drafts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import ENGINES, lawful_options, look_options, output_option
from checker.cli.output import Output


@click.command(short_help="Compare two drafts of one record.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@lawful_options
@click.option("--engine", type=click.Choice(ENGINES), help="Engine that judges (default: durable where installed).")
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json", "markdown")), default="terminal")
@output_option
@look_options
def compare(
    old: str,
    new: str,
    council: str | None,
    as_at: dt.datetime | None,
    packs: tuple[str, ...],
    rules: tuple[str, ...],
    ocr: bool,
    engine: str | None,
    format_: str,
    output: str | None,
    **look: Any,
) -> int:
    """Check the drafts OLD and NEW and tell what was fixed, what is new, what changed, and which facts did.

    Exit codes are those of NEW: 0 clear, 1 hold, 3 refer to a person; 2 usage or configuration error, 4 when either
    draft was not judged.
    """
    target = Output(output, (old, new))
    from checker.cli.request import LawRequest
    from checker.cli.session import Session
    from checker.cli.sources import one_source
    from checker.gate.exit_code import exit_code
    from checker.reports import compare_text
    from checker.reports.compare import compare_reports

    session = Session(LawRequest(rules, council, as_at.date() if as_at else None, packs, engine, ocr=ocr))
    before, after = (session.check(one_source(name)).report for name in (old, new))
    found = compare_reports(before, after)
    chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
    with target:
        if format_ == "json":
            target.write_utf8(compare_text.compare_json(found))
        elif format_ == "markdown":
            target.write_utf8(compare_text.compare_markdown(found))
        elif format_ == "plain":
            target.write(compare_text.compare_plain(found, width=min(chosen.width, 78)))
        else:
            target.write(compare_text.compare_terminal(found, chosen))
        target.commit()
    return exit_code([after.verdict.value])
