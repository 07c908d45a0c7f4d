"""``checker scenarios mutate``: which small changes of the rules no scenario notices."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options, output_option
from checker.cli.output import Output
from checker.cli.scenarios_check import default_folder

SURVIVORS, INVALID, NOTHING_FOUND = 1, 2, 5


@click.command(short_help="Change the rules a little and show which changes no scenario notices.")
@click.argument("rule", required=False)
@click.option("--scenarios", "folder", metavar="FOLDER", help="Scenarios to put to the test (default: features).")
@law_options
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to use.")
@click.option("--wording", is_flag=True, help="List messages and citations that no scenario pins, too.")
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def mutate(
    rule: str | None,
    folder: str | None,
    rules: tuple[str, ...],
    jobs: int,
    wording: bool,
    format_: str,
    output: str | None,
    **look: Any,
) -> int:
    """Change every rule, or one RULE, in every small way, and list the changes that no scenario would notice.

    Limits move by a penny, a day or 1; comparisons, conditions, list members, reasons and severities change; figures
    and derived facts that rules rest on change too. The rules engine judges each change.

    Exit codes: 0 every change is noticed, 1 some are not, 2 scenarios are invalid or fail before, 5 none found.
    """
    from checker.cli.progress import Progress, say
    from checker.cli.session import load
    from checker.scenarios.compiler import compile_folder
    from checker.scenarios.mutation import mutate as run
    from checker.scenarios.mutation_text import failing_sentence, mutation_json, mutation_plain, mutation_terminal
    from checker.scenarios.suite import folder_of_features
    from checker.shipped import records_folder

    law = load(rules)
    where = folder_of_features(default_folder(folder))
    if rule is not None:
        law.rule(rule)
    files = compile_folder(where, law=law)
    if not any(file.scenarios for file in files):
        say(f"There is no scenario in {where}.")
        return NOTHING_FOUND
    bars: list[Progress] = []

    def advance(done: int, total: int) -> None:
        if not bars:
            bars.append(Progress(total).__enter__())
        bars[0].advance()

    with Output(output) as target:
        try:
            found = run(files, law, records_folder(), rule=rule, jobs=jobs, progress=advance)
        finally:
            for bar in bars:
                bar.__exit__(None, None, None)
        if found.failing:
            say(failing_sentence(found.failing))
            return INVALID
        chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
        if format_ == "json":
            target.write_utf8(mutation_json(found))
        elif format_ == "plain":
            target.write(mutation_plain(found, wording=wording, width=min(chosen.width, 78)))
        else:
            target.write(mutation_terminal(found, chosen, wording=wording))
        target.commit()
    return SURVIVORS if found.survivors else 0
