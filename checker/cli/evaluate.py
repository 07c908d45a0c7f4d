"""``checker evaluate``: how well facts are read, measured on records whose facts a person has labelled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options, output_option
from checker.cli.output import Output

if TYPE_CHECKING:
    from checker.evaluation.assessment import Target


@click.command(short_help="Measure how well facts are read, on labelled records.")
@click.argument("corpus", metavar="CORPUS", type=click.Path())
@click.option("--fact", "facts", metavar="NAME", multiple=True, help="Look only at this fact (repeatable).")
@click.option("--misses-only", is_flag=True, help="Leave the tables out.")
@click.option(
    "--fail-under",
    metavar="PRECISION:RECALL",
    help="Exit 1 when a group (or a fact named by --fact) is below these shares, e.g. 0.99:0.97.",
)
@law_options
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def evaluate(
    corpus: str,
    facts: tuple[str, ...],
    misses_only: bool,
    fail_under: str | None,
    rules: tuple[str, ...],
    format_: str,
    output: str | None,
    **look: Any,
) -> int:
    """Read every record under the folder CORPUS that has labels, and tell how many facts came out right.

    The facts of a record report.docx stand beside it in report.labels.yaml. A wrong value costs as much as ten missing
    ones.

    Exit codes: 0 the target is met or there is none, 1 it is not met, 2 usage error or labels that are wrong, 4 no
    record could be judged.
    """
    from pathlib import Path

    from checker.cli.progress import Progress
    from checker.cli.session import load
    from checker.evaluation.assessment import Assessment
    from checker.evaluation.labels import labels_under

    target = _target(fail_under)
    law = load(rules)
    for fact in facts:
        if fact not in law.dictionary:
            from checker.errors import ConfigurationError
            from checker.yamlfiles import nearest

            raise ConfigurationError(f"no fact is called '{fact}'{nearest(fact, tuple(law.dictionary))}")
    labelled = labels_under(Path(corpus), law.dictionary)
    with Output(output, tuple(one.record for one in labelled)) as out:
        from checker.cli.evaluate_pool import measure_all

        measured = []
        with Progress(len(labelled)) as progress:
            for one in measure_all(law, rules, labelled):
                measured.append(one)
                progress.advance()
        result = Assessment(corpus, tuple(measured), law.dictionary, facts, target)
        chosen = choose_look(LookOptions(**look), to_file=out.path is not None)
        if format_ == "terminal":
            from checker.evaluation.terminal import evaluation_terminal

            out.write(evaluation_terminal(result, chosen, misses_only=misses_only))
        else:
            from checker.evaluation.plain import evaluation_json, evaluation_plain

            if format_ == "json":
                out.write_utf8(evaluation_json(result, misses_only=misses_only))
            else:
                out.write(evaluation_plain(result, width=min(chosen.width, 78), misses_only=misses_only))
        out.commit()
    return result.exit_code


def _target(text: str | None) -> Target | None:
    from checker.errors import ConfigurationError
    from checker.evaluation.assessment import Target

    if text is None:
        return None
    match = re.fullmatch(r"(0(?:\.\d{1,6})?|1(?:\.0{1,6})?):(0(?:\.\d{1,6})?|1(?:\.0{1,6})?)", text)
    if match is None:
        raise ConfigurationError(f"--fail-under '{text}' should be two shares from 0 to 1, as in 0.99:0.97.")
    return Target(float(match[1]), float(match[2]))
