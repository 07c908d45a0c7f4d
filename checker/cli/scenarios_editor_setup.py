"""``checker scenarios editor-setup``: write the settings that let VS Code complete steps."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import law_options
from checker.cli.output import Output


@click.command(name="editor-setup", short_help="Write the settings that let VS Code complete steps.")
@click.argument("folder", metavar="[FOLDER]", default=".")
@law_options
def editor_setup(folder: str, rules: tuple[str, ...]) -> int:
    """Set VS Code up for the scenarios of FOLDER (default: the current folder), the one that VS Code opens.

    Writes .vscode/settings.json, extensions.json and tasks.json, to which your own settings are kept, and what the
    Cucumber extension learns the steps from. Run it again after an upgrade, or when your rules change.
    """
    from checker.cli.session import load
    from checker.errors import ConfigurationError
    from checker.scenarios.catalogue import catalogue
    from checker.scenarios.catalogue_text import catalogue_feature
    from checker.scenarios.editor import CATALOGUE, GLUE, SETTINGS, merged_settings
    from checker.scenarios.glue import glue
    from checker.shipped import records_folder

    root = Path(folder)
    if not root.is_dir():
        raise ConfigurationError(f"{folder} is not a folder; name the one that VS Code opens.")
    whole = catalogue(load(rules), records_folder())
    texts = {file: merged_settings(file, _text_of(root / file)) for file in SETTINGS}
    for file, text in ((GLUE, glue(whole)), (CATALOGUE, catalogue_feature(whole))):
        there = _text_of(root / file)
        if there is not None and there.partition("\n")[0] != text.partition("\n")[0]:
            raise ConfigurationError(f"{root / file} is not a file that the checker wrote, so nothing was written.")
        texts[file] = text
    for file, text in texts.items():
        _write(root / file, text)
    click.echo("In VS Code, open this folder, install the extension that it recommends, and write 'Given'.")
    click.echo("Terminal > Run Task > Check scenarios shows what is wrong under Problems.")
    return 0


def _text_of(path: Path) -> str | None:
    from checker.errors import ConfigurationError

    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} could not be read, so nothing was written.") from error


def _write(path: Path, text: str) -> None:
    from checker.errors import OutputError

    if _text_of(path) == text:
        click.echo(f"{path} is as it should be")
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {path.parent} could not be made: {error.strerror}.") from error
    with Output(str(path)) as target:
        target.write_utf8(text)
        target.commit()
    click.echo(f"{path} written")
