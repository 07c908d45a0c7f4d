"""Mutants of one rule: its conditions, its days, its review clauses, its weight and its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from checker.engine.wording import date_words
from checker.law.condition import Condition
from checker.law.library import Law
from checker.law.rule import Reason, Rule, Severity
from checker.scenarios.mutants import Change, Mutant, changes_of

_UNNOTICED: Final = "no scenario would notice."
_DAY: Final = dt.timedelta(days=1)


def rule_mutants(rule: Rule, law: Law) -> Iterator[Mutant]:
    """Every mutant of a rule, those of its wording last."""
    name = rule.rule

    def mutant(operator: str, change: str, plain: str, wording: bool = False, **update: Any) -> Mutant:
        new = rule.model_copy(update=update) if update else None
        return Mutant(name, name, operator, change, f"{plain} {_UNNOTICED}", rule, new, wording)

    yield mutant("delete", "rule deleted", f"If rule {name} did not exist,")
    for part, said in (("applies", "in deciding whether it applies"), ("breach", "in deciding on a breach")):
        condition = getattr(rule, part)
        if condition is None:
            continue
        yield mutant(
            "drop", f"{part} dropped", f"If rule {name} had no condition {_PART[part]},", **_update(part, None)
        )
        for change in changes_of(condition, law, part):
            yield mutant(
                change.operator,
                change.change,
                f"If rule {name}, {said}, {change.plain}",
                **_update(part, change.condition),
            )
    yield from _of_clauses(rule, law, mutant)
    yield from _of_days(rule, mutant)
    other = _other(rule.severity)
    weight = f"If rule {name} were of {other.value} severity instead of {rule.severity.value},"
    yield mutant("severity", f"severity {rule.severity.value} -> {other.value}", weight, severity=other)
    if rule.breach is not None:
        way = "did not stop" if rule.blocks_publication else "stopped"
        plain = f"If a breach of rule {name} {way} publication,"
        yield mutant("blocks", f"blocks -> {not rule.blocks_publication}", plain, blocks=not rule.blocks_publication)
    yield from _of_words(rule, mutant)


_PART: Final = {"applies": "for applying", "breach": "for a breach"}


def _update(part: str, value: Condition | None) -> dict[str, Any]:
    return {part: value}


def _of_clauses(rule: Rule, law: Law, mutant: Any) -> Iterator[Mutant]:
    for index, clause in enumerate(rule.review):
        put = partial(_put, rule, index)
        where = f"review[{index + 1}] ({clause.message_key})"
        rest = rule.review[:index] + rule.review[index + 1 :]
        named = f"its question “{clause.message_key.replace('_', ' ')}”"
        yield mutant("drop review", f"{where} dropped", f"If rule {rule.rule} never raised {named},", review=rest)
        changes: list[Change] = list(changes_of(clause.when, law, where))
        for change in changes:
            if change.condition is not None:
                plain = f"If rule {rule.rule}, for {named}, {change.plain}"
                yield mutant(change.operator, change.change, plain, review=put(when=change.condition))
        reason = Reason.MISSING_FACT if clause.because is not Reason.MISSING_FACT else Reason.JUDGEMENT_REQUIRED
        said = f"If rule {rule.rule} gave the reason “{reason.value.replace('_', ' ')}” for {named},"
        kept = {"because": reason, "key": clause.message_key}
        yield mutant("reason", f"{where}: because {clause.because.value} -> {reason.value}", said, review=put(**kept))
        if clause.severity is not None:
            other = _other(clause.severity)
            said = f"If {named} of rule {rule.rule} were of {other.value} severity instead of {clause.severity.value},"
            yield mutant("severity", f"{where}: severity -> {other.value}", said, review=put(severity=other))


def _put(rule: Rule, index: int, **update: Any) -> tuple[Any, ...]:
    changed = rule.review[index].model_copy(update=update)
    return (*rule.review[:index], changed, *rule.review[index + 1 :])


def _of_days(rule: Rule, mutant: Any) -> Iterator[Mutant]:
    force = rule.in_force
    if force is None:
        return
    yield mutant("in force", "in_force dropped", f"If rule {rule.rule} bound on every day,", in_force=None)
    for key, day, word in (("from_", force.from_, "from"), ("to", force.to, "until")):
        if day is None:
            continue
        for moved in (day - _DAY, day + _DAY):
            plain = f"If rule {rule.rule} bound {word} {date_words(moved)} instead of {date_words(day)},"
            change = f"in_force {key.rstrip('_')} {day} -> {moved}"
            yield mutant("in force", change, plain, in_force=force.model_copy(update={key: moved}))


def _other(severity: Severity) -> Severity:
    """The nearest severity on the other side of what can hold up a record."""
    others = {
        Severity.CRITICAL: Severity.HIGH,
        Severity.HIGH: Severity.MEDIUM,
        Severity.MEDIUM: Severity.HIGH,
        Severity.LOW: Severity.MEDIUM,
    }
    return others[severity]


def _of_words(rule: Rule, mutant: Any) -> Iterator[Mutant]:
    messages, headings = rule.messages, rule.headings
    for key in ("compliant", "breach", "not_applicable"):
        if getattr(messages, key) is not None:
            said = f"If rule {rule.rule} said nothing when it is {key.replace('_', ' ')},"
            empty = messages.model_copy(update={key: ""}), headings.model_copy(update={key: ""})
            yield mutant("message", f"messages.{key} emptied", said, True, messages=empty[0], headings=empty[1])
    for key in messages.review:
        said = f"If rule {rule.rule} said nothing for “{key.replace('_', ' ')}”,"
        review = messages.model_copy(update={"review": messages.review | {key: " "}})
        yield mutant("message", f"messages.review.{key} emptied", said, True, messages=review)
    sources = tuple(source.model_copy(update={"cite": ""}) for source in rule.sources)
    yield mutant("citation", "sources emptied", f"If rule {rule.rule} cited no law,", True, sources=sources)
