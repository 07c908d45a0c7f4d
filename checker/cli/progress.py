"""Progress and messages on standard error."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


def say(sentence: str) -> None:
    """One sentence on standard error, without control characters; a closed standard error is no failure."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in sentence).split())
    try:
        click.echo(f"checker: {shown}", err=True)
    except OSError:
        return


class Progress:
    """A bar over ``total`` records on standard error when that is a terminal; nothing otherwise."""

    def __init__(self, total: int) -> None:
        self._bar: Bar | None = None
        if total > 1 and sys.stderr is not None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            console = Console(stderr=True, markup=False, highlight=False, emoji=False)
            columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            # drawn when a record is done and not by a thread, beside which no process could be copied
            self._bar = Bar(*columns, console=console, transient=True, auto_refresh=False)
            self._task = self._bar.add_task("", total=total)

    @property
    def shown(self) -> bool:
        """Whether there is a bar."""
        return self._bar is not None

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """One more record is done."""
        if self._bar is not None:
            self._bar.advance(self._task)
            self._bar.refresh()

    def say(self, sentence: str) -> None:
        """A sentence above the bar, or as ``say`` does."""
        if self._bar is None:
            say(sentence)
        else:
            self._bar.console.print("checker: " + "".join(c for c in sentence if c.isprintable()))
