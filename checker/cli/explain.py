"""``checker explain``: how one rule came out, also when it did not apply."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import judging_options, look_options, output_option
from checker.cli.output import Output
from checker.cli.request import LawRequest


@click.command(short_help="Show how one rule came out for a record.")
@click.argument("record", metavar="RECORD")
@click.argument("rule", metavar="RULE")
@click.option("--decision", type=click.IntRange(min=1), metavar="N", help="Which decision, where RECORD holds several.")
@judging_options
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def explain(
    record: str,
    decision: int | None,
    rule: str,
    law: LawRequest,
    format_: str,
    output: str | None,
    **look: Any,
) -> int:
    """Show how RULE came out for RECORD: each test, the facts it rests on, and their words."""
    target = Output(output, (record,))
    from checker.cli.session import Session
    from checker.cli.sources import one_source
    from checker.errors import ConfigurationError

    session = Session(law)
    session.law.rule(rule)
    checked = session.check(one_source(record, decision))
    finding = checked.report.finding(rule)
    if finding is None:
        raise ConfigurationError(f"rule '{rule}' is not in the packs that were asked for; name its pack with --pack.")
    root = session.proof(checked, rule)
    chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
    with target:
        if format_ == "json":
            target.write_utf8(finding.model_dump_json(indent=2) + "\n")
        elif format_ == "plain":
            from checker.reports.explanation import explain_plain

            text = explain_plain(checked.report, finding, root, width=min(chosen.width, 78))
            target.write(text)
        else:
            from checker.reports.explanation import explain_terminal

            target.write(explain_terminal(checked.report, checked.document, finding, root, chosen))
        target.commit()
    return 0
