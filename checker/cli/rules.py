"""``checker rules``: list them, show one, or lint them all."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.look import LookOptions, choose_look
from checker.cli.options import law_options, look_options, output_option
from checker.cli.output import Output


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
