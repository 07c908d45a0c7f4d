"""``checker questions``: the open questions of a record, as an answers file."""

from __future__ import annotations

import click

from checker.cli.options import judging_options, output_option
from checker.cli.output import Output
from checker.cli.request import LawRequest


@click.command(short_help="Write the questions whose answers would settle most.")
@click.argument("record", metavar="RECORD")
@click.option("--decision", type=click.IntRange(min=1), metavar="N", help="Which decision, where RECORD holds several.")
@judging_options
@output_option
def questions(
    record: str,
    decision: int | None,
    law: LawRequest,
    output: str | None,
) -> int:
    """Write an answers file for RECORD: the facts that are missing, the most decisive first.

    Fill it in and give it to checker check --answers.
    """
    target = Output(output, (record,))
    from checker.cli.session import Session
    from checker.cli.sources import one_source
    from checker.reports.questions import answers_skeleton

    session = Session(law)
    checked = session.check(one_source(record, decision))
    with target:
        target.write_utf8(answers_skeleton(checked.report, session.law))
        target.commit()
    return 0
