"""``checker rules digest``: the one digest that a gate can be held to."""

from __future__ import annotations

import click

from checker.cli.options import law_options
from checker.cli.output import Output


@click.command("digest")
@law_options
def digest(rules: tuple[str, ...]) -> int:
    """Print the SHA-256 of all that records are judged by, for checker gate --rules-sha256.

    It changes with any rule, figure, council, derived fact or word list, and with nothing else.
    """
    from checker.cli.session import load
    from checker.gate.pin import rules_digest

    law = load(rules)
    with Output(None) as target:
        target.write(rules_digest(law.digests) + "\n")
    return 0
