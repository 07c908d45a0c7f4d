"""The rules themselves, for people and for machines: a list by pack, and one rule in full."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from checker.engine.wording import date_words
from checker.law.condition import All, Any_, FactOperand, FactTest, Not, ParameterOperand
from checker.law.library import Law
from checker.law.rule import Rule
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.plain import written
from checker.reports.proof import OPERATORS, VERIFIED_WORDS, words_of
from checker.reports.theme import Look
from checker.reports.words import number_of


def rules_terminal(law: Law, packs: Sequence[str], look: Look) -> str:
    """Every rule of the packs, one a line, under its pack's title."""
    page = Page(look)
    parts: list[RenderableType] = []
    for pack in packs:
        rules = _rules(law, pack)
        parts += [page.heading(f"{law.packs[pack].title}  ({pack}, {number_of(len(rules), 'rule')})"), ""]
        for rule in rules:
            parts.append(Padding(page.text(rule.rule, Ink.STRONG), (0, 0, 0, 2)))
            aside = page.text(f"  {_weight(rule)}", Ink.FAINT)
            parts.append(Padding(Text.assemble(page.text(rule.title), aside), (0, 0, 0, 4)))
        parts.append("")
    return page.print([*parts, page.text(_total(law, packs), Ink.STRONG)])


def rules_plain(law: Law, packs: Sequence[str], *, width: int = 78) -> str:
    """The same in sentences."""

    def lines() -> Iterator[str]:
        for pack in packs:
            yield f"{law.packs[pack].title} ({pack})"
            for rule in _rules(law, pack):
                yield f"  {rule.rule}: {rule.title} ({_weight(rule)})"
            yield ""
        yield _total(law, packs)

    return written(lines(), width, ascii_only=False)


def rules_json(law: Law, packs: Sequence[str]) -> str:
    """A list of the rules as their files state them."""
    return (
        json.dumps(
            [_data(law, rule.rule) for pack in packs for rule in _rules(law, pack)], indent=2, ensure_ascii=False
        )
        + "\n"
    )


def rule_json(law: Law, rule_id: str) -> str:
    """One rule as its file states it."""
    return json.dumps(_data(law, rule_id), indent=2, ensure_ascii=False) + "\n"


def rule_terminal(law: Law, rule_id: str, look: Look) -> str:
    """One rule in full, for a terminal."""
    page = Page(look)
    rule = law.rule(rule_id)
    parts: list[RenderableType] = [
        *page.spread(page.text(rule.title, Ink.STRONG), page.text(f"{law.pack_of(rule_id)} / {rule_id}", Ink.FAINT)),
        page.text(_weight(rule), Ink.FAINT),
    ]
    for heading, lines in _sections(rule):
        parts += ["", page.text(heading, Ink.LABEL)]
        for line in lines:
            indent = len(line) - len(line.lstrip())
            ink = Ink.LINK if line.lstrip().startswith("https://") else Ink.TEXT
            parts.append(Padding(page.text(line.strip(), ink, url=line.strip()), (0, 0, 0, 2 + indent)))
    return page.print(parts)


def rule_plain(law: Law, rule_id: str, *, width: int = 78) -> str:
    """One rule in full, in sentences."""
    rule = law.rule(rule_id)

    def lines() -> Iterator[str]:
        yield f"{rule.title} (rule {rule_id}, pack {law.pack_of(rule_id)})"
        yield _weight(rule)
        for heading, rows in _sections(rule):
            yield ""
            yield f"{heading}:"
            for row in rows:
                yield f"  {row}"

    return written(lines(), width, ascii_only=False)


def _rules(law: Law, pack: str) -> list[Rule]:
    return [rule for name, rule in law.rules if name == pack]


def _data(law: Law, rule_id: str) -> dict[str, object]:
    data = law.rule(rule_id).model_dump(mode="json", by_alias=True, exclude_none=True)
    return {"pack": law.pack_of(rule_id), **data}


def _weight(rule: Rule) -> str:
    blocks = ", blocks publication" if rule.blocks_publication and rule.breach is not None else ""
    waivable = "" if rule.waivable else ", cannot be waived"
    return f"{rule.severity.value}, {rule.basis.value.replace('_', ' ')}{blocks}{waivable}"


def _total(law: Law, packs: Sequence[str]) -> str:
    count = sum(len(_rules(law, pack)) for pack in packs)
    return f"{number_of(count, 'rule')} in {number_of(len(packs), 'pack')}"


def _sections(rule: Rule) -> Iterator[tuple[str, list[str]]]:
    yield "Duty", [rule.duty]
    yield "In force", [_in_force(rule)]
    laws: list[str] = []
    for source in rule.sources:
        laws.append(f"{source.cite} ({VERIFIED_WORDS[source.verified]})")
        laws += [f"  {source.url}"] if source.url else []
    yield "Law", laws
    yield "Applies when", list(_condition(rule.applies, 0)) if rule.applies else ["always"]
    if rule.breach:
        yield "Broken when", list(_condition(rule.breach, 0))
    for clause in rule.review:
        yield f"A person decides ({clause.because.value.replace('_', ' ')}) when", list(_condition(clause.when, 0))
    yield "Fix", [rule.remedy]
    if rule.wording:
        yield "Model wording", [f"“{rule.wording}”"]
    yield "Assumes", [rule.assumes]
    yield "Does not cover", [rule.does_not_cover]


def _in_force(rule: Rule) -> str:
    if rule.in_force is None:
        return "always"
    start, end = rule.in_force.from_, rule.in_force.to
    parts = [f"from {date_words(start)}" if start else "", f"to {date_words(end)}" if end else ""]
    return f"{' '.join(part for part in parts if part) or 'always'}, by the {words_of(rule.in_force.dated_by)}"


def _condition(condition: All | Any_ | Not | FactTest, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(condition, FactTest):
        yield f"{indent}{words_of(condition.fact)} {OPERATORS[condition.operator]} {_operand(condition)}"
        return
    if isinstance(condition, Not):
        yield f"{indent}none of this holds:"
        yield from _condition(condition.not_, depth + 1)
        return
    parts = condition.all if isinstance(condition, All) else condition.any
    yield f"{indent}{'all of:' if isinstance(condition, All) else 'any of:'}"
    for part in parts:
        yield from _condition(part, depth + 1)


def _operand(test: FactTest) -> str:
    operand = test.operand
    if isinstance(operand, ParameterOperand):
        return f"the figure {operand.parameter} of the day"
    if isinstance(operand, FactOperand):
        return f"the {words_of(operand.fact)}"
    values = operand if isinstance(operand, tuple) else (operand,)
    said = ["yes" if v is True else "no" if v is False else str(v).replace("_", " ") for v in values]
    return ", ".join(said)
