"""``checker scenarios steps``: search the catalogue of steps, or write it as a page."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options, output_option
from checker.cli.output import Output

NOTHING_FOUND = 5


@click.command(short_help="Search the catalogue of steps, or write it as a page.")
@click.argument("words", metavar="[WORD]...", nargs=-1)
@law_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(("terminal", "markdown", "html", "feature", "json")),
    default="terminal",
    help="How to write it (default: for a terminal).",
)
@click.option("--values", is_flag=True, help="Write out every value of the closed lists, long ones too.")
@output_option
@look_options
def steps(
    words: tuple[str, ...], rules: tuple[str, ...], format_: str, values: bool, output: str | None, **look: Any
) -> int:
    """Show every step, or those that speak of each WORD, with meaning, example and what the slots accept.

    A WORD may be part of a word, or nearly spelt. Exit codes: 0 steps were found, 5 none.
    """
    from checker.cli.session import load
    from checker.scenarios.catalogue import catalogue, search
    from checker.scenarios.catalogue_terminal import catalogue_terminal
    from checker.scenarios.catalogue_text import catalogue_feature, catalogue_json, catalogue_markdown
    from checker.shipped import records_folder

    whole = catalogue(load(rules), records_folder())
    asked = " ".join(words)
    found = search(whole, asked) if words else whole
    if not found.sections:
        headings = ", ".join(section.heading for section in whole.sections)
        click.echo(f"checker: No step speaks of '{asked}'. There are steps on: {headings}.", err=True)
        return NOTHING_FOUND
    with Output(output) as target:
        if format_ == "terminal":
            chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
            target.write(catalogue_terminal(found, chosen, all_values=values))
        elif format_ == "html":
            from checker.scenarios.pages import catalogue_html

            target.write_utf8(catalogue_html(found))
        else:
            write = {"markdown": catalogue_markdown, "feature": catalogue_feature, "json": catalogue_json}[format_]
            target.write_utf8(write(found))
        target.commit()
    return 0
