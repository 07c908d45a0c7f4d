"""Runs ``checker check``: in order, with progress on a terminal, and with nothing half-written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from checker.cli.batch import results
from checker.cli.exits import INTERRUPTED
from checker.cli.look import LookOptions, choose_look
from checker.cli.output import Output
from checker.cli.progress import Progress, say
from checker.cli.request import CheckRequest, LawRequest, Result
from checker.cli.sources import sources_of
from checker.cli.summaries import summary
from checker.errors import ConfigurationError
from checker.gate.exit_code import exit_code
from checker.reports.words import number_of


def run_check(
    records: tuple[str, ...],
    *,
    council: str | None,
    as_at: dt.date | None,
    packs: tuple[str, ...],
    rules: tuple[str, ...],
    answers: str | None,
    engine: str | None,
    format_: str,
    output: str | None,
    fail_on: str,
    look: LookOptions,
) -> int:
    """Check the records and write their reports; gives the exit code. Raises CheckerError and BrokenPipeError."""
    target = Output(output, records)
    request = CheckRequest(
        LawRequest(rules, council, as_at, packs, engine, answers),
        format_,
        choose_look(look, to_file=target.path is not None),
        fail_on,
    )
    found = sources_of(records, output=target.path)
    sources = found.records
    if answers and len(sources) > 1:
        raise ConfigurationError(f"--answers is about one record, and there are {len(sources)}: name one of them.")
    for sentence in found.left_out:
        say(sentence)
    done: list[Result] = []
    with target, Progress(len(sources)) as progress:
        in_the_way = progress.shown and target.is_terminal()
        writer = _Writer(target, request, found.several, progress, hold_back=in_the_way)
        try:
            for result in results(request, sources):
                writer.add(result)
                done.append(replace(result, rendered=""))
                progress.advance()
        except KeyboardInterrupt:
            progress.__exit__(None, None, None)
            written = writer.interrupted()
            say(f"Interrupted after {len(done)} of {number_of(len(sources), 'record')}; {written}.")
            return INTERRUPTED
        progress.__exit__(None, None, None)
        writer.finish(done)
        # a file that holds an older report is not replaced by nothing; a clear record's concise report is empty, though
        if format_ == "json" or any(result.verdict for result in done):
            target.commit()
    return exit_code([result.verdict for result in done], fail_on)


class _Writer:
    """Writes results as they come, or all at the end where a part would be of no use or in the way."""

    def __init__(
        self, target: Output, request: CheckRequest, several: bool, progress: Progress, *, hold_back: bool
    ) -> None:
        self._target, self._request, self._several, self._progress = target, request, several, progress
        self._json = request.format == "json"
        self._hold_back = hold_back or self._json
        self._held: list[str] = []
        self._written = 0

    def add(self, result: Result) -> None:
        """Take the next result."""
        if result.verdict is None:
            self._progress.say(result.message)
        if not result.rendered:
            return
        text = result.rendered
        if self._several and self._request.format in ("terminal", "plain"):
            text += "\n\n"
        if self._hold_back:
            self._held.append(text)
        else:
            self._target.write(text)
            self._written += 1

    def finish(self, done: list[Result]) -> None:
        """Write what was held back, then the summary of several records."""
        if self._json:
            self._target.write_utf8(self._as_list() if self._several else "".join(self._held))
            return
        self._flush()
        if self._several:
            text = summary(done, self._request)
            if self._request.format == "concise":
                say(text.strip())
            else:
                self._target.write(text)

    def interrupted(self) -> str:
        """Write the whole reports that are there, where that is of use; says what was written."""
        if self._json or self._target.path is not None:
            return "nothing was written"
        self._flush()
        return f"{number_of(self._written, 'finished report')} written" if self._written else "nothing was written"

    def _flush(self) -> None:
        for text in self._held:
            self._target.write(text)
            self._written += 1
        self._held.clear()

    def _as_list(self) -> str:
        objects = ("  " + text.rstrip("\n").replace("\n", "\n  ") for text in self._held)
        return "[\n" + ",\n".join(objects) + "\n]\n"
