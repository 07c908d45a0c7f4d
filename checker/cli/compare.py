"""``checker compare``: what became of a record between two drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import judging_options, look_options, output_option
from checker.cli.output import Output
from checker.cli.request import LawRequest
from checker.errors import ConfigurationError

if TYPE_CHECKING:
    from checker.cli.session import Session
    from checker.reports.report import Report


@click.command(short_help="Compare two drafts of one record.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@judging_options
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json", "markdown")), default="terminal")
@output_option
@look_options
def compare(
    old: str,
    new: str,
    law: LawRequest,
    format_: str,
    output: str | None,
    **look: Any,
) -> int:
    """Check the drafts OLD and NEW and tell what was fixed, what is new, what changed, and which facts did.

    Answers count for both drafts, or for the one whose SHA-256 their file names as its record.

    Exit codes are those of NEW: 0 clear, 1 hold, 3 refer to a person; 2 usage or configuration error, 4 when either
    draft was not judged.
    """
    target = Output(output, (old, new))
    from checker.cli.session import Session
    from checker.gate.exit_code import exit_code
    from checker.reports import compare_text
    from checker.reports.compare import compare_reports

    session = Session(law)
    before, after = _reports(session, old, new)
    found = compare_reports(before, after)
    chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
    with target:
        if format_ == "json":
            target.write_utf8(compare_text.compare_json(found))
        elif format_ == "markdown":
            target.write_utf8(compare_text.compare_markdown(found))
        elif format_ == "plain":
            ascii_only = not chosen.glyphs.unicode
            target.write(compare_text.compare_plain(found, width=min(chosen.width, 78), ascii_only=ascii_only))
        else:
            target.write(compare_text.compare_terminal(found, chosen))
        target.commit()
    return exit_code([after.verdict.value])


def _reports(session: Session, *names: str) -> list[Report]:
    """The reports on the drafts, each with the answers that are about it."""
    from hashlib import sha256

    from checker.cli.reading import read_source
    from checker.cli.request import Source
    from checker.cli.sources import one_source

    given, reports = session.answers, list[Any]()
    for name in names:
        source = one_source(name)
        data = read_source(source)
        session.answer_about(sha256(data).hexdigest(), given)
        reports.append(session.check(Source(source.name, data, decision=source.decision)).report)
    if given is not None and given.record not in (None, *(report.record.sha256 for report in reports)):
        raise ConfigurationError(
            f"{given.path} answers for another version of this record: set its 'record' to the SHA-256 of the draft "
            "that it is about, or leave 'record' out."
        )
    return reports
