"""``checker rules``: list them, show one, or lint them all."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options, output_option
from checker.cli.output import Output
from checker.cli.rules_digest import digest
from checker.cli.rules_impact import impact


@click.group(short_help="List, show or lint the rules.")
def rules() -> None:
    """List, show or lint the rules."""


@rules.command("list")
@law_options
@click.option("--pack", "packs", metavar="NAME", multiple=True, help="List only this pack (repeatable).")
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def list_rules(rules: tuple[str, ...], packs: tuple[str, ...], format_: str, output: str | None, **look: Any) -> int:
    """List every rule, by pack."""
    from checker.cli.session import load
    from checker.errors import ConfigurationError
    from checker.reports.rulebook import rules_json, rules_plain, rules_terminal
    from checker.yamlfiles import nearest

    law = load(rules)
    for pack in packs:
        if pack not in law.packs:
            raise ConfigurationError(f"no rule pack is called '{pack}'{nearest(pack, tuple(law.packs))}")
    wanted = packs or tuple(law.packs)
    with Output(output) as target:
        chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
        if format_ == "json":
            target.write_utf8(rules_json(law, wanted))
        elif format_ == "plain":
            target.write(rules_plain(law, wanted, width=min(chosen.width, 78)))
        else:
            target.write(rules_terminal(law, wanted, chosen))
        target.commit()
    return 0


@rules.command("show")
@click.argument("rule", metavar="RULE")
@law_options
@click.option("--format", "format_", type=click.Choice(("terminal", "plain", "json")), default="terminal")
@output_option
@look_options
def show_rule(rule: str, rules: tuple[str, ...], format_: str, output: str | None, **look: Any) -> int:
    """Show one RULE: its duty, its law, when it applies, what breaks it, and what it does not cover."""
    from checker.cli.session import load
    from checker.reports.rulebook import rule_json, rule_plain, rule_terminal

    law = load(rules)
    law.rule(rule)
    with Output(output) as target:
        chosen = choose_look(LookOptions(**look), to_file=target.path is not None)
        if format_ == "json":
            target.write_utf8(rule_json(law, rule))
        elif format_ == "plain":
            target.write(rule_plain(law, rule, width=min(chosen.width, 78)))
        else:
            target.write(rule_terminal(law, rule, chosen))
        target.commit()
    return 0


@rules.command("lint")
@law_options
@click.option("--scenarios", metavar="FOLDER", help="Feature files that pin the rules (default: those of the source).")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
def lint_rules(rules: tuple[str, ...], scenarios: str | None, strict: bool) -> int:
    """Find what loads but cannot be meant: gaps, overlaps, unreachable conditions, rules that no scenario pins.

    Exit codes: 0 nothing wrong, 2 at least one error (with --strict: or warning).
    """
    from pathlib import Path

    from checker.cli.session import load
    from checker.errors import ConfigurationError
    from checker.law.lint import Level, lint
    from checker.law.pinned import pinned_in
    from checker.reports.words import number_of
    from checker.shipped import records_folder

    folder = Path(scenarios) if scenarios else records_folder().parent
    if scenarios and not folder.is_dir():
        raise ConfigurationError(f"--scenarios {scenarios} is not a folder of feature files.")
    pinned = pinned_in(folder)
    law = load(rules)
    flaws = lint(law, pinned or None)
    with Output(None) as target:
        target.write("".join(f"{flaw}\n" for flaw in flaws))
        counts = [sum(flaw.level is level for flaw in flaws) for level in Level]
        said = ", ".join(number_of(count, level.value) for count, level in zip(counts[:2], Level, strict=False))
        target.write(f"{number_of(len(law.rules), 'rule')}: {said}, {counts[2]} for information\n")
    return 2 if counts[0] or (strict and counts[1]) else 0


@rules.command("schema")
@click.argument("kind", type=click.Choice(("rule", "parameter", "council", "derivation", "pack")))
@law_options
@output_option
def schema_for_editors(kind: str, rules: tuple[str, ...], output: str | None) -> int:
    """Print the JSON Schema of a KIND of file, with which an editor completes facts and values."""
    import json

    from checker.cli.session import load
    from checker.law.schema import Kind, schema_of

    with Output(output) as target:
        target.write_utf8(json.dumps(schema_of(Kind(kind), load(rules)), indent=2, ensure_ascii=False) + "\n")
        target.commit()
    return 0


rules.add_command(digest)
rules.add_command(impact)
