"""``checker rules impact``: what another set of rules would change for the records of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.exits import HOLD, NOT_JUDGED
from checker.cli.look import LookOptions, choose_look
from checker.cli.options import look_options, output_option, replaying_options
from checker.cli.output import Output
from checker.cli.request import LawRequest
from checker.errors import ConfigurationError

if TYPE_CHECKING:
    from checker.cli.request import Source
    from checker.cli.session import Session
    from checker.law.library import Law
    from checker.reports.report import Report


@click.command("impact")
@click.argument("records", nargs=-1, required=True, metavar="FOLDER...")
@click.option("--from", "old", metavar="RULES", help="The rules of today (default: the shipped ones).")
@click.option("--to", "new", metavar="RULES", required=True, help="The rules that would replace them.")
@replaying_options
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def impact(
    records: tuple[str, ...],
    old: str | None,
    new: str,
    law: LawRequest,
    format_: str,
    output: str | None,
    **look: Any,
) -> int:
    """Check every record in FOLDER under two sets of rules and list each verdict and outcome that would flip.

    RULES is a whole folder of rules, which holds its own vocabulary and stands alone, or one that is added to the
    shipped rules, as check --rules does. Answers are about the record whose SHA-256 their file names.

    Exit codes: 0 nothing flips, 1 something does, 2 usage or configuration error, 4 a record was not judged.
    """
    target = Output(output, records)
    from checker.cli.session import Session
    from checker.cli.sources import sources_of
    from checker.reports.impact import impact_of
    from checker.reports.impact_law import differences
    from checker.reports.impact_text import impact_json, impact_plain, impact_terminal

    sessions = [Session(law, law=_law(name)) for name in (old, new)]
    sources = sources_of(records, outputs=[target.path] if target.path else []).records
    pairs, problems = _replayed(sessions, sources)
    told = impact_of(pairs, dict.fromkeys(problems), differences(*(session.law for session in sessions)))
    chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
    with target:
        if format_ == "json":
            target.write_utf8(impact_json(told))
        elif format_ == "plain":
            ascii_only = not chosen.glyphs.unicode
            target.write(impact_plain(told, width=min(chosen.width, 78), ascii_only=ascii_only))
        else:
            target.write(impact_terminal(told, chosen))
        target.commit()
    if told.not_judged or not pairs:
        return NOT_JUDGED
    return HOLD if told.rules or told.verdicts else 0


def _replayed(
    sessions: Sequence[Session], sources: Sequence[Source]
) -> tuple[list[tuple[str, Report | None, Report | None]], list[str]]:
    """Every decision with its reports under both sets of rules, and why others have none."""
    from checker.cli.reading import read_source
    from checker.cli.request import Source
    from checker.errors import NotJudgedError

    given = [session.answers for session in sessions]
    first = given[0]
    if first is not None and first.record is None and len(sources) > 1:
        raise ConfigurationError(
            f"--answers is about one record, and there are {len(sources)}: name one of them, or say in "
            f"{first.path} by 'record' which one it is about."
        )
    pairs: list[tuple[str, Report | None, Report | None]] = []
    problems: list[str] = []
    for source in sources:
        found: list[dict[str, Report]] = [{}, {}]
        try:
            data = read_source(source)
        except NotJudgedError as error:
            problems.append(str(error))
        else:
            for session, answers, reports in zip(sessions, given, found, strict=True):
                try:
                    for document in session.decisions(Source(source.name, data, decision=source.decision)):
                        session.answer_about(document.sha256, answers)
                        reports[document.source] = session.check_text(document).report
                except NotJudgedError as error:
                    problems.append(str(error))
        names = dict.fromkeys((*found[0], *found[1])) or {source.name: None}
        pairs += [(name, found[0].get(name), found[1].get(name)) for name in names]
    return pairs, problems


def _law(name: str | None) -> Law:
    """A whole root of rules alone, which is told by its vocabulary; any other folder on top of the shipped rules."""
    from checker.cli.session import load
    from checker.law.library import load_law

    if name is None:
        return load(())
    return load_law([Path(name)]) if (Path(name) / "vocabulary").is_dir() else load((name,))
