"""``checker verify``: prove or refute a receipt by checking its record again."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.exits import HOLD
from checker.cli.options import law_options
from checker.cli.output import Output
from checker.errors import ConfigurationError


@click.command(short_help="Prove or refute a receipt of the gate.")
@click.argument("receipt", metavar="RECEIPT")
@click.argument("record", metavar="RECORD")
@click.option("--key", metavar="PUBLIC_KEY", help="The Ed25519 key (PEM) that must have signed the receipt.")
@law_options
def verify(receipt: str, record: str, key: str | None, rules: tuple[str, ...]) -> int:
    """Check RECORD again as RECEIPT says it was checked, and name everything that differs.

    Exit codes: 0 proved, 1 refuted, 2 the receipt cannot be read, 4 the record could not be judged.
    """
    from pydantic import ValidationError

    from checker.answers import answers_from
    from checker.cli.request import LawRequest
    from checker.cli.session import Session
    from checker.cli.sources import one_source
    from checker.gate.laid_over import lay_over
    from checker.gate.receipt import Receipt, differences
    from checker.gate.signing import is_signed_by
    from checker.gate.waivers import Waivers
    from checker.law.waivable import not_waivable
    from checker.yamlfiles import parse_yaml

    try:
        stated = Receipt.model_validate_json(_bytes(receipt))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise ConfigurationError(f"{receipt} is no receipt: {where}: {first['msg']}.") from error
    options = stated.options
    asked = LawRequest(rules, options.council, options.as_at, options.packs, options.engine, ocr=options.ocr)
    session = Session(asked)
    if options.answers:
        session.answers = answers_from(parse_yaml(options.answers, receipt), session.law.dictionary)
    checked = session.check(one_source(record, stated.decision))
    report = checked.report
    if options.waivers:
        given = Waivers(receipt, options.waivers)
        # a waiver may name the record's file, which may be called otherwise by now
        named = report.model_copy(update={"record": report.record.model_copy(update={"source": stated.source})})
        report = lay_over(named, given, today=options.today, not_waivable=not_waivable(session.law))
    found = list(differences(stated, report, session.law.digests))
    if key is not None and not is_signed_by(stated, _bytes(key)):
        found.insert(0, "The receipt is not signed by that key.")
    elif key is None and stated.signature is not None and not is_signed_by(stated):
        found.insert(0, "The receipt's signature does not fit.")
    with Output(None) as target:
        for sentence in found:
            target.write(sentence + "\n")
        by = f", signed by {stated.signature.public_key[:16]}" if stated.signature else ""
        done = "Refuted" if found else "Proved"
        target.write(f"{done}: {stated.verdict.value} on {stated.made_at} for {stated.source}{by}.\n")
    return HOLD if found else 0


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{name} cannot be read: {error.strerror}.") from error
