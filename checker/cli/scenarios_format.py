"""``checker scenarios format``: lay out feature files in one way."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.output import Output

CHANGED, REFUSED, NOTHING_FOUND = 1, 2, 5


@click.command(name="format", short_help="Lay out feature files in one way.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; say which files would change.")
def format(paths: tuple[str, ...], check: bool) -> int:
    """Lay out the feature files of each PATH, a file or a folder (default: features, or this folder), in one way.

    Only white space changes: a file whose meaning or comments would change is left alone, and so is one that cannot
    be read as scenarios. Exit codes: 0 all are laid out, 1 (with --check) some would change, 2 some were left alone,
    5 there are no feature files.
    """
    from checker.cli.scenarios_check import default_folder
    from checker.reports.words import number_of
    from checker.scenarios.formatter import NotFormattedError, formatted

    named = [Path(path) for path in paths] or [default_folder(None)]
    files = list(dict.fromkeys(feature for path in named for feature in _features(path)))
    if not files:
        click.echo(f"checker: There are no feature files in {', '.join(map(str, named))}.", err=True)
        return NOTHING_FOUND
    changed = refused = 0
    for file in files:
        data = _bytes_of(file)
        try:
            laid = formatted(data, str(file))
        except NotFormattedError as error:
            click.echo(f"checker: {error}", err=True)
            refused += 1
            continue
        if laid == data:
            continue
        changed += 1
        click.echo(f"{'would lay out' if check else 'laid out'} {file}")
        if not check:
            with Output(str(file)) as target:
                target.write_utf8(laid.decode("utf-8"))
                target.commit()
    same = len(files) - changed - refused
    verb = "would be laid out anew" if check else "laid out anew"
    counts = [f"{number_of(changed, 'file')} {verb}", f"{same} left as they were"]
    counts += [f"{refused} not touched because they cannot be read"] if refused else []
    click.echo(", ".join(counts) + ".")
    return REFUSED if refused else CHANGED if changed and check else 0


def _features(path: Path) -> list[Path]:
    from checker.errors import ConfigurationError
    from checker.scenarios.compiler import feature_files

    if not path.exists():
        raise ConfigurationError(f"{path} is neither a file nor a folder.")
    return feature_files(path)


def _bytes_of(file: Path) -> bytes:
    from checker.errors import ConfigurationError

    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{file} could not be read: {error.strerror}.") from error
