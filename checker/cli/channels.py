"""The outputs of one run: which format goes to which file, and each written whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import click

from checker.cli.options import FOR_EYES, MACHINE_FORMATS
from checker.cli.output import Output
from checker.cli.request import Result
from checker.errors import ConfigurationError
from checker.reports.format_names import WITH_DOCUMENTS
from checker.yamlfiles import nearest

if TYPE_CHECKING:
    from checker.reports.batch import Head
    from checker.reports.formats import Stream

_IN_MEMORY: Final = 1 << 20
_CHUNK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written where: ``eyes`` is the form for a reader and where it goes (None: none is written).

    ``machine`` holds pairs of a format and a file's name; None is standard output.
    """

    eyes: tuple[str, str | None] | None
    machine: tuple[tuple[str, str | None], ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that is written, none of which is a record to check."""
        named = [self.eyes[1] if self.eyes else None, *(file for _, file in self.machine)]
        return tuple(Path(file) for file in named if file is not None)

    @property
    def documents(self) -> bool:
        """Whether any format shows the text of the records."""
        return any(name in WITH_DOCUMENTS for name, _ in self.machine)


def plan(format_: str | None, outputs: Sequence[str]) -> Plan:
    """What ``--format`` and every ``--output`` ask for.

    Raises UsageError where standard output or a file would be written to twice, and for a format that is none.
    """
    plain: list[str] = []
    named: list[tuple[str, str | None]] = []
    for output in outputs:
        name, equals, file = output.partition("=")
        if equals and name in MACHINE_FORMATS:
            named.append((name, _file(output, file)))
        elif equals and name in FOR_EYES:
            raise click.UsageError(f"-o {output}: write -o {file or 'FILE'} --format {name} instead.")
        elif equals and name.isalpha():
            hint = nearest(name, MACHINE_FORMATS)
            raise click.UsageError(
                f"-o {output}: there is no format {name}{hint}. A file of that name is written with -o ./{output}."
            )
        else:
            plain.append(output)
    if len(plain) > 1:
        raise click.UsageError("-o FILE can be given once; more files need a format each, as in -o sarif=FILE.")
    main = plain[0] if plain and plain[0] != "-" else None
    taken = [name for name, file in named if file is None]
    if len(taken) > 1 or (taken and main is None and (format_ or plain)):
        raise click.UsageError("Only one format can go to standard output; give the others a file.")
    files = [str(Path(file).resolve()) for file in [main, *(file for _, file in named)] if file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("Two outputs have the same file; one would replace the other.")
    if taken and main is None:
        return Plan(None, tuple(named))
    if format_ in MACHINE_FORMATS:
        return Plan(None, ((format_, main), *named))
    return Plan((format_ or "terminal", main), tuple(named))


def _file(output: str, file: str) -> str | None:
    if not file:
        raise click.UsageError(f"-o {output} names no file.")
    return None if file == "-" else file


class Channels:
    """The machine formats of one run. Used as a context manager; files appear only after ``commit``.

    Files are written piece by piece under temporary names. What goes to standard output is kept aside until it is
    whole, on the disk when it is long, so that an interrupted run prints no half of a list.
    """

    def __init__(self, planned: Plan, records: tuple[str, ...]) -> None:
        self._stack = ExitStack()
        self._targets = [(name, Output(file, records)) for name, file in planned.machine]
        self._channels: list[_Channel] = []

    def __enter__(self) -> Channels:
        with ExitStack() as stack:
            for _, target in self._targets:
                stack.enter_context(target)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for channel in self._channels:
            channel.close()
        self._stack.close()

    def __bool__(self) -> bool:
        return bool(self._targets)

    def begin(self, head: Head) -> None:
        """Open every format."""
        from checker.reports.formats import stream

        self._channels = [_Channel(target, stream(name, head)) for name, target in self._targets]
        for channel in self._channels:
            channel.begin()

    def add(self, result: Result) -> None:
        """Write one record in every format."""
        for channel in self._channels:
            channel.add(result)

    def commit(self, exit_code: int) -> None:
        """End every format, then make every file appear under its name."""
        for channel in self._channels:
            channel.end(exit_code)
        for _, target in self._targets:
            target.commit()


class _Channel:
    def __init__(self, target: Output, stream: Stream) -> None:
        self._target, self._stream = target, stream
        self._aside = _spool() if target.path is None else None

    def begin(self) -> None:
        self._write(self._stream.begin())

    def add(self, result: Result) -> None:
        assert result.report is not None
        self._write(self._stream.add(result.report, result.document))

    def end(self, exit_code: int) -> None:
        self._write(self._stream.end(exit_code))
        if self._aside is not None:
            self._aside.seek(0)
            for chunk in _chunks(self._aside):
                self._target.write_utf8(chunk)

    def close(self) -> None:
        if self._aside is not None:
            self._aside.close()

    def _write(self, text: str) -> None:
        if not text:
            return
        if self._aside is None:
            self._target.write_utf8(text)
            return
        try:
            self._aside.write(text)
        except OSError as error:
            raise ConfigurationError(f"there is no room for temporary files: {error.strerror}") from error


def _spool() -> tempfile.SpooledTemporaryFile[str]:
    return tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", errors="replace", newline="")


def _chunks(file: tempfile.SpooledTemporaryFile[str]) -> Iterable[str]:
    while chunk := file.read(_CHUNK):
        yield chunk
