"""``checker scenarios coverage``: which outcomes and limits the scenarios pin."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options, output_option
from checker.cli.output import Output
from checker.cli.scenarios_check import default_folder

GAPS, INVALID, NOTHING_FOUND = 1, 2, 5


@click.command(short_help="Show which outcomes and boundaries the scenarios pin.")
@click.argument("folder", required=False)
@law_options
@click.option("--rule", "about", metavar="RULE", multiple=True, help="Only this rule (repeatable).")
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def coverage(
    folder: str | None, rules: tuple[str, ...], about: tuple[str, ...], format_: str, output: str | None, **look: Any
) -> int:
    """Show what the Then steps in FOLDER (default: features) assert: every outcome of every rule, and every limit.

    A limit is pinned when asserting scenarios come within a penny, a day or 1 of it on both sides.

    Exit codes: 0 nothing is missing, 1 something is, 2 files have errors, 5 no scenario was found.
    """
    from dataclasses import replace

    from checker.cli.progress import say
    from checker.cli.session import load
    from checker.scenarios.compiler import compile_folder
    from checker.scenarios.coverage import coverage_of
    from checker.scenarios.coverage_text import coverage_json, coverage_plain, coverage_terminal
    from checker.scenarios.suite import folder_of_features
    from checker.shipped import records_folder

    where = folder_of_features(default_folder(folder))
    law = load(rules)
    for rule in about:
        law.rule(rule)
    files = compile_folder(where, law=law)
    problems = [problem for file in files for problem in file.problems if not problem.warning]
    if problems:
        first = problems[0]
        say(f"{first.place.path}, line {first.place.line}: {first.message} Run check on the folder first.")
        return INVALID
    if not any(file.scenarios for file in files):
        say(f"There is no scenario in {where}.")
        return NOTHING_FOUND
    found = coverage_of(files, law, records=records_folder())
    if about:
        found = replace(found, rules=tuple(each for each in found.rules if each.rule in about))
    with Output(output) as target:
        chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
        if format_ == "json":
            target.write_utf8(coverage_json(found))
        elif format_ == "plain":
            target.write(coverage_plain(found, width=min(chosen.width, 78)))
        else:
            target.write(coverage_terminal(found, chosen))
        target.commit()
    return 0 if found.is_complete else GAPS
