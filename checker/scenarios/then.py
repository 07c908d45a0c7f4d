"""Then steps: what checking must have found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.engine.wording import joined
from checker.facts.fact import FactValue
from checker.facts.money import Money
from checker.gate.verdict import Verdict, verdict
from checker.law.rule import Outcome, Reason, Severity
from checker.scenarios.registry import VOCABULARY
from checker.scenarios.scene import NOT_CHECKED, Scene
from checker.scenarios.values import choice, differs, fact_named, parse_fact, parse_money, written

then = VOCABULARY.step


def _expect(scene: Scene, rule: str, outcome: Outcome, reason: Reason | None = None) -> None:
    finding = scene.finding(rule)
    held = finding.outcome is outcome and (reason is None or finding.reason is reason)
    wanted, found = _words(outcome, reason), _words(finding.outcome, finding.reason)
    assert held, differs(f"rule {rule} {wanted}", f"rule {rule} {found}")


def _words(outcome: Outcome, reason: Reason | None) -> str:
    words = _OUTCOMES[outcome]
    return f"{words} because {reason.value.replace('_', ' ')}" if reason else words


_OUTCOMES: Final = {
    Outcome.COMPLIANT: "is compliant",
    Outcome.BREACH: "is breached",
    Outcome.REVIEW: "needs review",
    Outcome.NOT_APPLICABLE: "does not apply",
}


def _listed(names: Sequence[str]) -> str:
    return joined(list(names)) or "none"


@then("then", "rule {rule} is compliant", "rule light-touch-threshold is compliant")
def compliant(scene: Scene, rule: str) -> None:
    """The record shows that the rule is met."""
    _expect(scene, rule, Outcome.COMPLIANT)


@then("then", "rule {rule} is breached", "rule light-touch-threshold is breached")
def breached(scene: Scene, rule: str) -> None:
    """The record shows that the rule is not met."""
    _expect(scene, rule, Outcome.BREACH)


@then("then", "rule {rule} needs review", "rule officer-interests-addressed needs review")
def needs_review(scene: Scene, rule: str) -> None:
    """A person must decide."""
    _expect(scene, rule, Outcome.REVIEW)


@then(
    "then",
    "rule {rule} needs review because {reason}",
    "rule light-touch-threshold needs review because missing fact",
)
def needs_review_because(scene: Scene, rule: str, reason: str) -> None:
    """A person must decide, for this reason: missing fact, ambiguous fact, judgement required, conditional or
    unverified law."""
    _expect(scene, rule, Outcome.REVIEW, Reason(choice(reason, tuple(Reason))))


@then(
    "then",
    "the finding for {rule} is of {severity} severity",
    "the finding for reasons-recorded is of critical severity",
)
def severity_is(scene: Scene, rule: str, severity: str) -> None:
    """How much hangs on the finding: critical, high, medium or low."""
    found = scene.finding(rule).severity
    assert found is Severity(severity), differs(f"{severity} severity", f"{found.value} severity")


@then("then", "rule {rule} does not apply", "rule general-threshold does not apply")
def does_not_apply(scene: Scene, rule: str) -> None:
    """A known fact takes the rule out."""
    _expect(scene, rule, Outcome.NOT_APPLICABLE)


@then("then", "no rule is breached")
def nothing_breached(scene: Scene) -> None:
    """No rule gives a breach."""
    breached = scene.breached()
    assert not breached, differs("no rule is breached", f"breached: {_listed(breached)}")


@then("then", "no other rule is breached")
def nothing_else_breached(scene: Scene, named: Sequence[str] = ()) -> None:
    """No rule is breached but those that this scenario has already said are breached."""
    others = [rule for rule in scene.breached() if rule not in named]
    assert not others, differs("no other rule is breached", f"breached too: {_listed(others)}")


@then("then", "exactly these rules are breached:", takes="table")
def exactly_breached(scene: Scene, datatable: Sequence[Sequence[str]]) -> None:
    """The rules of the table (one column: rule) are breached, and no others."""
    wanted = sorted(row[0].strip() for row in datatable if row[0].strip().lower() != "rule")
    found = sorted(scene.breached())
    assert found == wanted, differs(f"breached: {_listed(wanted)}", f"breached: {_listed(found)}")


_VERDICTS: Final = {Verdict.CLEAR: "clear", Verdict.HOLD: "held", Verdict.REFER: "referred"}


def _quoted(quotes: Sequence[str]) -> str:
    return "; ".join(f"“{quote}”" for quote in quotes) or "no words of the record"


def _verdict(scene: Scene, wanted: Verdict) -> None:
    assert scene.judgement is not None, NOT_CHECKED
    found = verdict(scene.judgement.findings)
    assert found is wanted, differs(f"the record is {_VERDICTS[wanted]}", f"the record is {_VERDICTS[found]}")


@then("then", "the record is clear")
def clear(scene: Scene) -> None:
    """Nothing is breached and nothing of high severity needs a person."""
    _verdict(scene, Verdict.CLEAR)


@then("then", "the record is held")
def held(scene: Scene) -> None:
    """At least one breach stops publication."""
    _verdict(scene, Verdict.HOLD)


@then("then", "the record is referred")
def referred(scene: Scene) -> None:
    """A person must look first."""
    _verdict(scene, Verdict.REFER)


@then(
    "then",
    'the finding for {rule} says "{text}"',
    'the finding for light-touch-threshold says "£84,540"',
)
def says(scene: Scene, rule: str, text: str) -> None:
    """The finding's title or message has these words."""
    finding = scene.finding(rule)
    said = f"{finding.title}\n{finding.message}"
    assert text in said, differs(f"words with “{text}”", said)


@then(
    "then",
    'the finding for {rule} quotes "{text}"',
    'the finding for contract-starts-after-decision quotes "8 November 2021"',
)
def quotes(scene: Scene, rule: str, text: str) -> None:
    """The finding shows these words of the record."""
    shown = [" ".join(exhibit.evidence.quote.split()) for exhibit in scene.finding(rule).evidence]
    assert any(text in quote for quote in shown), differs(f"a quotation with “{text}”", _quoted(shown))


@then(
    "then",
    'the finding for {rule} cites "{text}"',
    'the finding for light-touch-threshold cites "reg 5(1)(d)"',
)
def cites(scene: Scene, rule: str, text: str) -> None:
    """The finding names this source of law."""
    cited = [source.cite for source in scene.finding(rule).rule.sources]
    assert any(text in cite for cite in cited), differs(f"a source with “{text}”", "; ".join(cited))


@then(
    "then",
    "the value compared with the threshold is {money}",
    "the value compared with the threshold is £694,800",
)
def compared_value(scene: Scene, money: str) -> None:
    """The contract's estimated value, on the VAT basis of the day, is this."""
    value = scene.fact("contract.estimated_value").value
    pence = value.pence if isinstance(value, Money) else None
    assert pence == parse_money(money), differs(money, written(value))


@then("then", 'the {fact} is "{text}"', 'the contract schedule 3 is "inside"')
def fact_is(scene: Scene, fact: str, text: str) -> None:
    """This fact, read or derived, has this value."""
    definition = fact_named(scene.law, fact)
    found = scene.fact(definition.name).value
    assert _same(found, parse_fact(definition, text)), differs(text, written(found))


def _same(found: FactValue | None, wanted: FactValue) -> bool:
    if isinstance(found, Money) and isinstance(wanted, Money):
        return found.pence == wanted.pence
    return found == wanted


@then("then", "the {fact} is not known", "the contract value is not known")
def fact_not_known(scene: Scene, fact: str) -> None:
    """The record does not show this fact, and it cannot be worked out."""
    found = scene.fact(fact_named(scene.law, fact).name).value
    assert found is None, differs("not known", written(found))
