"""``checker scenarios check``: run every scenario of a folder and show what does not hold."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options
from checker.cli.output import Output


def default_folder(folder: str | None) -> Path:
    """The folder that was named, else ``features`` where it exists, else the current one."""
    if folder is not None:
        return Path(folder)
    return Path("features") if Path("features").is_dir() else Path()


@contextmanager
def _own_settings() -> Iterator[None]:
    """Keep pytest from settings of the place where it runs."""
    names = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DEBUG")
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(before)


@click.command(short_help="Run every scenario of a folder and show what does not hold.")
@click.argument("folder", required=False)
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Only scenarios with this tag (repeatable).")
@click.option("--rule", "about", metavar="RULE", multiple=True, help="Only scenarios about this rule (repeatable).")
@click.option("--name", "names", metavar="WORDS", multiple=True, help="Only scenarios with these words in the name.")
@click.option("--junit", metavar="FILE", help="Write the results as JUnit XML too.")
@click.option("--direct", is_flag=True, help="Run without pytest: faster, with the same results.")
@click.option("--problem-lines", is_flag=True, help="One line for each error and each scenario that does not hold.")
@law_options
@look_options
def check(
    folder: str | None,
    tags: tuple[str, ...],
    about: tuple[str, ...],
    names: tuple[str, ...],
    junit: str | None,
    direct: bool,
    problem_lines: bool,
    rules: tuple[str, ...],
    **look: Any,
) -> int:
    """Run the scenarios in FOLDER (default: features), or in one file.

    Only .feature files are read: no Python file and no settings of the folder. Exit codes: 0 all hold, 1 some do not,
    2 files have errors, 5 nothing was found.
    """
    from checker.cli.session import load
    from checker.errors import ConfigurationError
    from checker.scenarios.choosing import chooser
    from checker.scenarios.compiler import feature_files
    from checker.scenarios.suite import folder_of_features, run_directly, run_with_pytest
    from checker.scenarios.summary_view import account_text
    from checker.scenarios.words import result_line
    from checker.shipped import records_folder

    if junit and direct:
        raise ConfigurationError("--junit is written by pytest; leave --direct out.")
    if junit and not Path(junit).absolute().parent.is_dir():
        raise ConfigurationError(f"--junit {junit}: there is no folder {Path(junit).parent}.")
    where = folder_of_features(default_folder(folder)).absolute()
    law = load(rules)
    for rule in about:
        law.rule(rule)
    wanted = chooser(tags, about, names)
    # what is loaded by now stays until the end; to look through it again and again takes a fifth of a run
    gc.freeze()
    gc.set_threshold(50_000)
    if direct:
        account = run_directly(feature_files(where), law, records_folder(), wanted=wanted)
    else:
        with _own_settings():
            account = run_with_pytest(where, law, wanted=wanted, junit=Path(junit) if junit else None)
    with Output(None) as target:
        if problem_lines:
            target.write("".join(line + "\n" for line in result_line(account.problems, account.failed)))
        else:
            chosen = choose_look(LookOptions(**look), to_file=False)
            target.write(account_text(account, chosen, where if where.is_dir() else where.parent))
    return account.code
