"""``checker watch``: judge whatever is put into a folder, and move it on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from checker.cli.options import MACHINE_FORMATS, lawful_options
from checker.cli.request import LawRequest
from checker.errors import ConfigurationError


@click.command(short_help="Judge what is put into a folder, and move it on.")
@click.argument("folder", metavar="IN")
@click.option("--done", required=True, metavar="FOLDER", help="Where files go that may be published.")
@click.option("--quarantine", required=True, metavar="FOLDER", help="Where all other files go, with the reason.")
@lawful_options
@click.option("--waivers", metavar="FILE", help="Findings that were accepted, and by whom (YAML).")
@click.option("--audit", metavar="LOG", help="Audit log: a file, or a postgresql:// address (default: your own file).")
@click.option("--actor", metavar="NAME", help="Who asks, for the audit log (default: the name you are logged in by).")
@click.option(
    "--every", type=click.FloatRange(0.05, 3600), default=5.0, show_default=True, metavar="SECONDS",
    help="How often to look.",
)  # fmt: skip
@click.option("--once", is_flag=True, help="Handle what is there, and end.")
@click.option(
    "--seconds", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True, help="Time for each record."
)
@click.option(
    "--memory", type=click.IntRange(512), default=2048, show_default=True, metavar="MB", help="Memory for each record."
)
@click.option(
    "--format", "formats", type=click.Choice(MACHINE_FORMATS), multiple=True, default=("json", "html"),
    help="Report to write beside each file (repeatable; default: json and html).",
)  # fmt: skip
def watch(
    folder: str,
    done: str,
    quarantine: str,
    law: LawRequest,
    waivers: str | None,
    audit: str | None,
    actor: str | None,
    every: float,
    once: bool,
    seconds: float,
    memory: int,
    formats: tuple[str, ...],
) -> int:
    """Judge every file that is put into IN as checker gate does, then move it on with its reports and a side-car.

    A file is taken when it is whole: unchanged between two looks and open nowhere else. Ctrl-C ends after the file in
    hand; a watcher that was killed goes on where it was when it is started again.

    Exit codes with --once: 0 all clear, 1 hold, 2 usage or configuration error, 3 refer to a person, 4 not judged.
    """
    places = {"IN": _folder("IN", folder), "--done": _folder("--done", done)}
    places["--quarantine"] = _folder("--quarantine", quarantine)
    if len({path.resolve() for path in places.values()}) < len(places):
        raise ConfigurationError("IN, --done and --quarantine must be three folders.")
    from checker.api import default_engine
    from checker.audit.log import open_log
    from checker.cli.audit import actor_of, place_of
    from checker.cli.look import LookOptions, choose_look
    from checker.cli.request import CheckRequest
    from checker.cli.watch_judge import Judge
    from checker.cli.watch_lock import Lock
    from checker.cli.watch_run import Watcher, working_folder
    from checker.cli.workers import Limits
    from checker.reports.format_names import WITH_DOCUMENTS

    engine = "both" if default_engine() == "durable" else "reference"
    request = CheckRequest(
        replace(law, engine=engine),
        None,
        choose_look(LookOptions(), to_file=True),
        reports=True,
        documents=not WITH_DOCUMENTS.isdisjoint(formats),
    )
    with Lock(working_folder(places["IN"])) as lock, open_log(place_of(audit)) as log:
        judge = Judge(
            request,
            log=log,
            actor=actor_of(actor),
            limits=Limits(seconds, memory * 2**20),
            formats=tuple(dict.fromkeys(formats)),
            waivers=waivers,
        )
        try:
            watcher = Watcher(places["IN"], places["--done"], places["--quarantine"], judge=judge, log=log, lock=lock)
            return watcher.once(every) if once else watcher.go_on(every)
        finally:
            judge.close()


def _folder(option: str, name: str) -> Path:
    if not Path(name).is_dir():
        raise ConfigurationError(f"{option} {name}: there is no such folder.")
    return Path(name)
