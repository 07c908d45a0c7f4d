"""``checker waivers``: list them, check them against records, or write the exemption register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.options import gated_options, law_options
from checker.cli.output import Output
from checker.cli.request import LawRequest

if TYPE_CHECKING:
    import datetime as dt

    from checker.gate.waivers import Waivers
    from checker.law.library import Law
    from checker.reports.exemptions import Register

FILE = click.argument("file", metavar="[FILE]", default="waivers.yaml")
ON = click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As on this day (default: today's UK date)."
)


@click.group(short_help="List, check or register waivers.")
def waivers() -> None:
    """List waivers, check them against records, or write the exemption register.

    A waiver is a dated and reasoned decision by a named person to accept one finding. FILE is waivers.yaml where none
    is named.
    """


@waivers.command("list")
@FILE
@ON
@click.option("--lapsing", type=click.IntRange(0), metavar="N", help="Only those that lapse today or in N days.")
@law_options
def list_waivers(file: str, on: dt.datetime | None, lapsing: int | None, rules: tuple[str, ...]) -> int:
    """List every waiver with its standing, those that lapse first at the top."""
    register = _register(file, on, rules)
    entries = register.entries if lapsing is None else register.lapsing(lapsing)
    with Output(None) as target:
        for entry in entries:
            left = f", {_days(entry.days_left)} left" if entry.standing == "in force" else ""
            target.write(
                f"{entry.id}  {entry.standing} until {entry.expires.isoformat()}{left}\n"
                if left
                else f"{entry.id}  {entry.standing} (until {entry.expires.isoformat()})\n"
            )
            target.write(f"    {entry.rule} in {entry.record}\n")
            target.write(f"    {entry.ground}: {entry.reason}\n    {entry.approver}, {entry.role}\n")
        for sentence in register.malformed:
            target.write(f"{sentence}; it waives nothing\n")
        if not entries and not register.malformed:
            which = "No waiver" if lapsing is None else "No waiver in force"
            target.write(f"{which} in {file}{'' if lapsing is None else f' lapses in the next {_days(lapsing)}'}.\n")
    return 2 if register.malformed else 0


@waivers.command("check")
@FILE
@click.argument("records", nargs=-1, metavar="[RECORD...]")
@ON
@gated_options
def check_waivers(
    file: str,
    records: tuple[str, ...],
    on: dt.datetime | None,
    law: LawRequest,
) -> int:
    """Tell of every waiver in FILE that waives nothing, and of those that match no finding of the RECORDs.

    A finding depends on what a record is judged by, so give the options that the gate is given.

    Exit code 0 when every waiver counts, 1 when some do not, 2 when an entry cannot be read.
    """
    loaded, given = _load(file, law.rules)
    register = _register_of(loaded, given, on)
    problems = [
        f"{entry.id}: {entry.standing} ({entry.approved_on.isoformat()} to {entry.expires.isoformat()})"
        for entry in register.entries
        if entry.standing != "in force"
    ]
    if records:
        problems += _against(loaded, given, records, register.today, law)
    with Output(None) as target:
        for sentence in (*register.malformed, *problems):
            target.write(sentence + "\n")
        if not register.malformed and not problems:
            target.write(f"Every waiver in {file} counts on {register.today.isoformat()}.\n")
    return 2 if register.malformed else 1 if problems else 0


@waivers.command("register")
@FILE
@ON
@click.option("--format", "format_", type=click.Choice(("markdown", "csv", "html")), default="markdown")
@click.option("-o", "--output", metavar="OUT", help="Write to this file instead of standard output.")
@law_options
def write_register(file: str, on: dt.datetime | None, format_: str, output: str | None, rules: tuple[str, ...]) -> int:
    """Write the exemption register that an audit committee asks for."""
    from checker.reports.exemptions import as_csv, as_html, as_markdown

    register = _register(file, on, rules)
    with Output(output, (file,)) as target:
        target.write_utf8({"csv": as_csv, "html": as_html, "markdown": as_markdown}[format_](register))
        target.commit()
    return 2 if register.malformed else 0


def _register(file: str, on: dt.datetime | None, rules: tuple[str, ...]) -> Register:
    return _register_of(*_load(file, rules), on)


def _load(file: str, rules: tuple[str, ...]) -> tuple[Law, Waivers]:
    from checker.cli.session import load
    from checker.cli.waivers_file import read_waivers

    law = load(rules)
    return law, read_waivers(file, law)


def _register_of(law: Law, given: Waivers, on: dt.datetime | None) -> Register:
    from checker.cli.uk_date import uk_today
    from checker.law.waivable import not_waivable
    from checker.reports.exemptions import register_of

    titles = {rule.rule: rule.title for _, rule in law.rules}
    return register_of(given, today=on.date() if on else uk_today(), titles=titles, not_waivable=not_waivable(law))


def _against(law: Law, given: Waivers, records: tuple[str, ...], today: dt.date, asked: LawRequest) -> list[str]:
    """Waivers that match nothing in these records, or are for none of them."""
    from checker.cli.session import Session
    from checker.cli.sources import sources_of
    from checker.errors import ConfigurationError, NotJudgedError
    from checker.gate.laid_over import lay_over
    from checker.law.waivable import not_waivable

    session = Session(asked, law=law)
    sources = sources_of(records).records
    if asked.answers and len(sources) > 1:
        raise ConfigurationError(f"--answers is about one record, and there are {len(sources)}: name one of them.")
    problems: list[str] = []
    unused = {each.id for each in given.waivers}
    for source in sources:
        try:
            for document in session.decisions(source):
                report = session.check_text(document).report
                about = {each.id for each in given.waivers if each.is_about(document.source, report.record.sha256)}
                unused -= about
                laid = lay_over(report, given, today=today, not_waivable=not_waivable(law))
                assert laid.waivers is not None
                problems += [each for each in laid.waivers.problems if "matches no open finding" in each]
        except NotJudgedError as error:
            problems.append(str(error))
    return problems + [f"{each}: none of these records is the one that it is for" for each in sorted(unused)]


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
