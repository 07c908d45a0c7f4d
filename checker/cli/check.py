"""``checker check``: the report on one record, or on many with a summary."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions
from checker.cli.options import FORMATS, judging_options, look_options, outputs_option
from checker.cli.request import LawRequest


@click.command(short_help="Check decision records.")
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@judging_options
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Form of the report (default: terminal).")
@outputs_option
@click.option(
    "--fail-on",
    type=click.Choice(("refer", "hold")),
    default="refer",
    help="Lowest verdict that gives a code other than 0: with hold, refer gives 0.",
)
@click.option("--waivers", metavar="FILE", help="Findings that were accepted, and by whom (YAML).")
@look_options
def check(
    records: tuple[str, ...],
    law: LawRequest,
    format_: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    waivers: str | None,
    **look: Any,
) -> int:
    """Check each RECORD and report what must be fixed before it is published.

    RECORD is a file (.docx, .odt, .pdf, .html, .txt, .md; .doc and .rtf where LibreOffice is installed), an e-mail
    (.eml, .msg), a folder, a zip archive, a pattern such as 'drafts/*.docx', or - for standard input.

    Exit codes: 0 clear, 1 hold, 2 usage or configuration error, 3 refer to a person, 4 not judged.
    Several records give the first of 4, 2, 1, 3, 0 that occurs.
    """
    if records.count("-") > 1:
        raise click.UsageError("Standard input (-) can be named once.")
    if law.answers and len(records) > 1:
        raise click.UsageError("--answers is about one record; check the records one at a time.")
    from checker.cli.run_check import run_check
    from checker.cli.uk_date import uk_today

    return run_check(
        records,
        law=law,
        format_=format_,
        outputs=outputs,
        fail_on=fail_on,
        look=LookOptions(**look),
        waivers=waivers,
        today=uk_today() if waivers else None,
    )
