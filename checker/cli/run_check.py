"""Runs ``checker check``: in order, with progress on a terminal, and with nothing half-written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.cli.batch import results
from checker.cli.channels import Channels, plan
from checker.cli.exits import INTERRUPTED
from checker.cli.interrupts import answered_afterwards, ended_as_by_interrupt
from checker.cli.look import LookOptions, choose_look
from checker.cli.output import Output
from checker.cli.progress import Progress, say
from checker.cli.request import CheckRequest, LawRequest, Result
from checker.cli.session import CheckSession
from checker.cli.sources import sources_of
from checker.cli.summaries import summary, totals
from checker.cli.waivers_file import read_waivers
from checker.errors import ConfigurationError
from checker.gate.exit_code import exit_code
from checker.reports.words import number_of

if TYPE_CHECKING:
    from checker.cli.gate_run import Gate


@ended_as_by_interrupt()
def run_check(
    records: tuple[str, ...],
    *,
    law: LawRequest,
    format_: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    look: LookOptions,
    waivers: str | None = None,
    today: dt.date | None = None,
    gate: Gate | None = None,
) -> int:
    """Check the records and write their reports; gives the exit code.

    ``law`` is what they are judged by. ``waivers`` is a file of them, which count by ``today``. A ``gate`` limits what
    each record may cost, and records what came of it when every report is written.

    Raises CheckerError, click's UsageError for outputs that cannot be, and BrokenPipeError.
    """
    planned = plan(format_, outputs)
    eyes, file = planned.eyes or (None, None)
    target = Output(file, records)
    channels = Channels(planned, records)
    request = CheckRequest(
        law,
        eyes,
        choose_look(look, to_file=target.path is not None),
        fail_on,
        reports=bool(planned.machine) or gate is not None,
        documents=planned.documents,
    )
    found = sources_of(records, outputs=planned.files)
    sources = found.records
    if law.answers and len(sources) > 1:
        raise ConfigurationError(f"--answers is about one record, and there are {len(sources)}: name one of them.")
    for sentence in found.left_out:
        say(sentence)
    done: list[Result] = []
    with target, channels, Progress(len(sources)) as progress:
        in_the_way = progress.shown and target.is_terminal()
        writer = _Writer(target, request, progress, hold_back=in_the_way)

        def take(result: Result) -> None:
            writer.add(result)
            channels.add(result)
            if gate is not None:
                gate.add(result)
            done.append(result.told())

        try:
            session = CheckSession(request)
            if waivers is not None:
                request = replace(request, waivers=read_waivers(waivers, session.session.law), today=today)
                session.request = request
            if gate is not None:
                gate.begin(request, session.session.law)
            judged = gate.results(session, sources) if gate is not None else results(session, sources)
            for number, decisions in enumerate(judged):
                if not number:
                    writer.several = found.several or len(decisions) > 1
                    _begin(channels, session, law.packs, writer.several)
                for result in decisions:
                    take(result)
                progress.advance()
            for result in gate.changed() if gate is not None else ():
                take(result)
        except KeyboardInterrupt:
            progress.__exit__(None, None, None)
            written = writer.interrupted()
            say(f"Interrupted after {len(done)} of {number_of(len(sources), 'record')}; {written}.")
            return INTERRUPTED
        progress.__exit__(None, None, None)
        code = exit_code([result.verdict for result in done], fail_on)
        try:
            with answered_afterwards():
                writer.finish(done)
                channels.commit(code)
                # a file that holds an older report is not replaced by nothing; a clear record's concise report is
                # empty, though
                if any(result.verdict for result in done):
                    target.commit()
                if gate is not None:
                    gate.commit()
        except KeyboardInterrupt:
            say("Interrupted when everything was written already.")
            return INTERRUPTED
    return code


def _begin(channels: Channels, session: CheckSession, packs: tuple[str, ...], several: bool) -> None:
    if not channels:
        return
    from checker import __version__
    from checker.reports.batch import Head, applied_rules

    channels.begin(Head(applied_rules(session.session.law, packs), __version__, several))


class _Writer:
    """Writes reports for eyes as they come, or all at the end where a part would be in the way."""

    def __init__(self, target: Output, request: CheckRequest, progress: Progress, *, hold_back: bool) -> None:
        self._target, self._request, self._progress = target, request, progress
        self.several = False
        self._hold_back = hold_back
        self._held: list[str] = []
        self._written = 0

    def add(self, result: Result) -> None:
        """Take the next result."""
        if result.verdict is None:
            self._progress.say(result.message)
        if not result.rendered:
            return
        text = result.rendered
        if self.several and self._request.format in ("terminal", "plain"):
            text += "\n\n"
        if self._hold_back:
            self._held.append(text)
        else:
            self._target.write(text)
            self._written += 1

    def finish(self, done: list[Result]) -> None:
        """Write what was held back, then the summary of several records."""
        if self._request.format is None:
            return
        self._flush()
        if self.several and self._request.format == "concise":
            say(totals(done, self._request.fail_on))
        elif self.several:
            self._target.write(summary(done, self._request))

    def interrupted(self) -> str:
        """Write the whole reports that are there, where that is of use; says what was written."""
        if self._request.format is None or self._target.path is not None:
            return "nothing was written"
        self._flush()
        return f"{number_of(self._written, 'finished report')} written" if self._written else "nothing was written"

    def _flush(self) -> None:
        for text in self._held:
            self._target.write(text)
            self._written += 1
        self._held.clear()
