"""``checker scenarios``: the lawyers' commands on folders of scenarios."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "check": "Run every scenario of a folder and show what does not hold.",
    "watch": "Check again whenever a file changes.",
    "steps": "Search the catalogue of steps, or write it as a page.",
    "format": "Lay out feature files in one way.",
    "document": "Write one page with every rule, its law and its scenarios.",
    "coverage": "Show which outcomes and boundaries the scenarios pin.",
    "mutate": "Change the rules a little and show which changes no scenario notices.",
    "draft": "Write the scenarios that are missing for a rule or a record.",
    "editor-setup": "Write the settings that let VS Code complete steps.",
}


class ScenarioCommands(click.Group):
    """Subcommands whose modules are imported only when they run: ``editor-setup`` is in scenarios_editor_setup."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand's own module holds it under the module's last name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: Any = getattr(import_module(f"checker.cli.scenarios_{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of subcommands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=ScenarioCommands)
def scenarios() -> None:
    """Write, run and judge the scenarios that pin the rules."""
