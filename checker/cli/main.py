"""The command ``checker``: its subcommands, and what becomes of every error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from checker import __version__
from checker.cli.exits import INTERRUPTED, NOT_JUDGED, USAGE
from checker.cli.output import ClosedPipeError, discard_stdout
from checker.errors import CheckerError, ConfigurationError

COMMANDS = {
    "check": "Check decision records and report what must be fixed.",
    "gate": "Say whether records may be published; only 0 lets one through.",
    "serve": "Answer checks and the gate over HTTP.",
    "keys": "Make, list or revoke API keys of serve.",
    "watch": "Judge what is put into a folder, and move it on.",
    "verify": "Prove or refute a receipt of the gate.",
    "audit": "Verify, show or export the gate's audit log.",
    "compare": "Compare two drafts of one record.",
    "facts": "Show what was read in a record, with its words.",
    "explain": "Show how one rule came out for a record.",
    "questions": "Write the questions whose answers would settle most.",
    "waivers": "List, check or register waivers: findings that were accepted.",
    "rules": "List, show, lint or describe the rules.",
    "scenarios": "Write, run and judge the scenarios that pin the rules.",
    "evaluate": "Measure how well facts are read, on labelled records.",
    "schema": "Print the JSON Schema of --format json.",
}


class Commands(click.Group):
    """Subcommands whose modules are imported only when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand's own module holds a command of the same name."""
        if cmd_name not in COMMANDS:
            return None
        command: Any = getattr(import_module(f"checker.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of subcommands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that the arguments name; the nearest one is offered for a misspelt name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            match = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {match[0]}?" if match else f" There are {', '.join(COMMANDS)}."
            ctx.fail(f"No command is called '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes of check: 0 clear, 1 hold, 2 usage or configuration error, 3 refer to a person, 4 not judged.",
)
@click.version_option(__version__, prog_name="checker", message="%(prog)s %(version)s")
def cli() -> None:
    """Check a council's procurement decision record before it is published."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its code; every failure is one sentence on standard error."""
    code = run(arguments)
    try:
        # a process may be started without any standard output
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        code = code or NOT_JUDGED
        discard_stdout()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code."""
    try:
        code = cli.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.ClickException as error:
        _complain(error.format_message(), getattr(error, "ctx", None))
        return USAGE
    except (click.exceptions.Abort, KeyboardInterrupt):
        _complain("Interrupted; nothing was written.")
        return INTERRUPTED
    except ConfigurationError as error:
        _complain(str(error))
        return USAGE
    except ClosedPipeError:
        return NOT_JUDGED
    except CheckerError as error:
        _complain(str(error))
        return NOT_JUDGED
    except Exception as error:
        _complain(f"Internal error, so nothing was judged: {type(error).__name__}: {error}")
        return NOT_JUDGED
    return code if isinstance(code, int) else 0


def _complain(message: str, context: click.Context | None = None) -> None:
    sentence = " ".join("".join(c if c.isprintable() else " " for c in message).split())
    try:
        click.echo(f"checker: {sentence}", err=True)
        if context is not None:
            click.echo(f"Try '{context.command_path} --help'.", err=True)
    except OSError:
        pass
