"""``checker rules impact``: what another set of rules would change for the records of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exits import HOLD, NOT_JUDGED
from checker.cli.options import output_option
from checker.cli.output import Output

if TYPE_CHECKING:
    from checker.law.library import Law


@click.command("impact")
@click.argument("folder", metavar="FOLDER")
@click.option("--from", "old", metavar="RULES", help="The rules of today (default: the shipped ones).")
@click.option("--to", "new", metavar="RULES", required=True, help="The rules that would replace them.")
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
def impact(folder: str, old: str | None, new: str, format_: str, output: str | None) -> int:
    """Check every record in FOLDER under two sets of rules and list each verdict and outcome that would flip.

    RULES is a whole folder of rules, which holds its own vocabulary and stands alone, or one that is added to the
    shipped rules, as check --rules does.

    Exit codes: 0 nothing flips, 1 something does, 2 usage or configuration error, 4 a record was not judged.
    """
    target = Output(output)
    from checker.api import Checker
    from checker.cli.programs import reader_for
    from checker.cli.reading import read_source
    from checker.cli.sources import sources_of
    from checker.errors import NotJudgedError
    from checker.reports.impact import impact_json, impact_of, impact_plain
    from checker.reports.report import Report

    before, after = (Checker(_law(name), reader=reader_for(ocr=False)) for name in (old, new))
    pairs: list[tuple[str, Report | None, Report | None]] = []
    problems: list[str] = []
    for source in sources_of([folder]).records:
        found: list[dict[str, Report]] = []
        for checker in (before, after):
            reports: dict[str, Report] = {}
            try:
                for one in checker.check_all(read_source(source), source.name):
                    reports[one.document.source] = one.report
            except NotJudgedError as error:
                problems.append(str(error))
            found.append(reports)
        names = dict.fromkeys((*found[0], *found[1])) or {source.name: None}
        pairs += [(name, found[0].get(name), found[1].get(name)) for name in names]
    told = impact_of(pairs, dict.fromkeys(problems))
    with target:
        target.write_utf8(impact_json(told)) if format_ == "json" else target.write(impact_plain(told))
        target.commit()
    if told.not_judged or not pairs:
        return NOT_JUDGED
    return HOLD if told.rules or told.verdicts else 0


def _law(name: str | None) -> Law:
    """A whole root of rules alone, which is told by its vocabulary; any other folder on top of the shipped rules."""
    from checker.law.library import load_law
    from checker.shipped import rules_folder

    if name is None:
        return load_law([rules_folder()])
    whole = (Path(name) / "vocabulary").is_dir()
    return load_law([Path(name)] if whole else [rules_folder(), Path(name)])
