"""Checks of one rule file beyond its shape: what it refers to, and that every outcome has its words."""

from __future__ import annotations

import re
from typing import Final

from checker.law.condition import ParameterOperand, tests_of
from checker.law.references import References
from checker.law.rule import Reason, Rule
from checker.yamlfiles import Location, YamlSource, nearest

MAX_HEADING: Final = 44
"""Characters of a finding's heading, so that it fits one line of a narrow terminal."""

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def check_rule(rule: Rule, source: YamlSource, references: References) -> None:
    """Raise DataFileError for the first thing in a rule that does not fit."""
    if rule.in_force:
        references.date_fact(rule.in_force.dated_by, source, ("in_force", "dated_by"))
    for part, condition in (("applies", rule.applies), ("breach", rule.breach)):
        if condition is not None:
            references.condition(condition, source, (part,))
    for index, clause in enumerate(rule.review):
        references.condition(clause.when, source, ("review", index, "when"))
    for index, exhibit in enumerate(rule.evidence):
        references.fact(exhibit.fact, source, ("evidence", index, "fact"))
    _check_review(rule, source)
    _check_breach(rule, source)
    _check_headings(rule, source)
    _check_messages(rule, source, references)


def _check_review(rule: Rule, source: YamlSource) -> None:
    for index, clause in enumerate(rule.review):
        at: Location = ("review", index)
        if (clause.because is Reason.CONDITIONAL) != (clause.on is not None):
            raise source.error(at, "a conditional clause, and no other, names under 'on' the rule it hangs on")
        if clause.message_key not in rule.messages.review:
            raise source.error(at, f"messages.review has no message '{clause.message_key}' for this clause")
    if Reason.MISSING_FACT not in rule.messages.review:
        raise source.error(("messages", "review"), "messages.review needs a message 'missing_fact'")
    known = {clause.message_key for clause in rule.review} | {str(reason) for reason in Reason}
    for key in rule.messages.review:
        if key not in known:
            raise source.error(
                ("messages", "review", key), f"no review clause has the message '{key}'{nearest(key, tuple(known))}"
            )


def _check_breach(rule: Rule, source: YamlSource) -> None:
    for part, words in (("messages", rule.messages.breach), ("headings", rule.headings.breach)):
        if rule.breach is not None and words is None:
            raise source.error((part,), f"the rule can be broken, so {part}.breach is needed")
        if rule.breach is None and words is not None:
            raise source.error((part, "breach"), f"the rule has no 'breach' condition, so {part}.breach is never said")


def _check_headings(rule: Rule, source: YamlSource) -> None:
    for outcome, heading in rule.headings:
        if heading is not None and len(heading) > MAX_HEADING:
            raise source.error(
                ("headings", outcome), f"'{heading}' has {len(heading)} characters; at most {MAX_HEADING} fit"
            )


def _check_messages(rule: Rule, source: YamlSource, references: References) -> None:
    spoken: list[tuple[Location, str]] = [
        (("messages", "compliant"), rule.messages.compliant),
        (("messages", "breach"), rule.messages.breach or ""),
        (("messages", "not_applicable"), rule.messages.not_applicable),
        *((("messages", "review", key), text) for key, text in rule.messages.review.items()),
        (("remedy",), rule.remedy),
        (("wording",), rule.wording),
        *((("headings", outcome), heading or "") for outcome, heading in rule.headings),
    ]
    named = {*references.dictionary, *references.parameters}
    for at, text in spoken:
        for name in _PLACEHOLDER.findall(text):
            if name != "missing" and name not in named:
                raise source.error(at, f"'{{{name}}}' names no fact and no parameter{nearest(name, tuple(named))}")
        if _PLACEHOLDER.sub("", text).count("{") or _PLACEHOLDER.sub("", text).count("}"):
            raise source.error(at, "a brace is open or closed alone; write {contract.value} for a fact")


def parameters_of(rule: Rule) -> tuple[str, ...]:
    """Names of every parameter that a rule's conditions compare with, each once."""
    conditions = [rule.applies, rule.breach, *(clause.when for clause in rule.review)]
    tests = [test for condition in conditions if condition for test in tests_of(condition)]
    return tuple(dict.fromkeys(test.operand.parameter for test in tests if isinstance(test.operand, ParameterOperand)))


def check_unverified(rule: Rule, source: YamlSource, references: References) -> None:
    """Raise DataFileError when a breach may rest on law that nobody has checked and no message says so."""
    if rule.breach is None or Reason.UNVERIFIED_LAW in rule.messages.review:
        return
    compared = [test.operand for test in tests_of(rule.breach) if isinstance(test.operand, ParameterOperand)]
    tables = [references.parameters[operand.parameter] for operand in compared]
    unchecked = [
        table.parameter for table in tables if any(not value.source.verified.may_breach for value in table.values)
    ]
    if not rule.may_breach:
        raise source.error(("messages", "review"), "no source was checked: messages.review needs 'unverified_law'")
    if unchecked:
        raise source.error(
            ("messages", "review"), f"{unchecked[0]} has unchecked values: messages.review needs 'unverified_law'"
        )
