"""``checker scenarios draft``: write the scenarios that are missing for a rule, or the scenario of a record."""

from __future__ import annotations

import click

from checker.cli.options import law_options, output_option
from checker.cli.output import Output
from checker.cli.scenarios_check import default_folder

UNPROVED, NOTHING_TO_DRAFT = 1, 5


@click.command(short_help="Write the scenarios that are missing for a rule or a record.")
@click.argument("subject", metavar="RULE|RECORD")
@click.option("--scenarios", "folder", metavar="FOLDER", help="Scenarios that there are (default: features).")
@law_options
@output_option
def draft(subject: str, folder: str | None, rules: tuple[str, ...], output: str | None) -> int:
    """Write scenarios for what no scenario pins of a RULE, or the scenario of a RECORD: a file, as checking takes it.

    Every draft is marked @draft until a lawyer has read it and removed the tag; a draft never fails a run.

    Exit codes: 0 drafts were written and hold, 1 some need words by hand, 5 nothing is missing.
    """
    from pathlib import Path

    from checker.cli.progress import say
    from checker.cli.session import load
    from checker.scenarios.compiler import compile_folder
    from checker.scenarios.draft import Draft, draft_of_record, drafts_for_rule
    from checker.scenarios.draft_text import feature_text
    from checker.scenarios.suite import folder_of_features
    from checker.shipped import records_folder

    law = load(rules)
    path = Path(subject)
    if path.is_file():
        from checker.cli.reading import read_source
        from checker.cli.request import Source
        from checker.documents.isolated import IsolatedReader

        document = IsolatedReader()(read_source(Source(subject)), path.name)
        drafts: tuple[Draft, ...] = (draft_of_record(document, path.stem, law, records_folder()),)
        name, said = f"The record {path.stem}", "Drafted from the record's facts; the outcomes are those of today."
    else:
        law.rule(subject)
        where = folder_of_features(default_folder(folder))
        drafts = drafts_for_rule(compile_folder(where, law=law), law, records_folder(), subject)
        name, said = law.rule(subject).title, "Drafted for what no scenario pins; the outcomes are those of today."
    if not drafts:
        say(f"Nothing is missing: scenarios pin every outcome and every change of {subject}.")
        return NOTHING_TO_DRAFT
    with Output(output) as target:
        target.write_utf8(feature_text(f"Draft: {name}", said, [each.text for each in drafts]))
        target.commit()
    return 0 if all(each.proved for each in drafts) else UNPROVED
