"""What was read in a record: every fact, its value, and the words it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from checker.documents.document import Document
from checker.facts.fact import How, Unknown
from checker.reports.clean import cleaned
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.plain import written
from checker.reports.proof import words_of
from checker.reports.report import FactPart
from checker.reports.theme import Look
from checker.reports.words import number_of

_LONGEST_QUOTE = 160
_MOST_QUOTES = 6

Parts = Mapping[str, FactPart]


def facts_terminal(document: Document, facts: Parts, look: Look, *, everything: bool = False) -> str:
    """Facts in their groups, for a terminal."""
    page = Page(look)
    parts: list[RenderableType] = [
        page.text("What was read", Ink.STRONG),
        page.text(cleaned(document.source), Ink.FAINT),
    ]
    group = ""
    for fact_name, fact in _shown(facts, everything):
        first, _, rest = fact_name.partition(".")
        if first != group:
            parts += ["", page.heading(words_of(first).capitalize()), ""]
            group = first
        parts.append(Padding(_headline(page, words_of(rest or first), fact), (0, 0, 0, 2)))
        for line in _places(fact):
            parts.append(Padding(page.text(line, Ink.FAINT), (0, 0, 0, 4)))
    return page.print([*parts, "", page.text(_count(facts), Ink.STRONG)])


def _headline(page: Page, label: str, fact: FactPart) -> Text:
    value = page.text(fact.words) if fact.unknown is None else page.text(_not_known(fact), Ink.FAINT)
    how = "" if fact.how is How.STATED or fact.unknown else f"  ({fact.how.value})"
    return Text.assemble(page.text(f"{label}: ", Ink.LABEL), value, page.text(how, Ink.FAINT))


def facts_plain(document: Document, facts: Parts, *, everything: bool = False, width: int = 78) -> str:
    """Facts in sentences."""

    def lines() -> Iterator[str]:
        yield f"What was read in {cleaned(document.source)}"
        yield ""
        for name, fact in _shown(facts, everything):
            how = "" if fact.how is How.STATED or fact.unknown else f" ({fact.how.value})"
            yield f"{words_of(name).capitalize()}: {fact.words if fact.unknown is None else _not_known(fact)}{how}"
            for line in _places(fact):
                yield f"  {line}"
        yield ""
        yield _count(facts)

    return written(lines(), width, ascii_only=False)


def facts_json(document: Document, facts: Parts) -> str:
    """The same object that a report holds under ``facts``, with the record it is about."""
    body = {
        "schema": "decision-checker/facts/1",
        "record": {"source": document.source, "sha256": document.sha256, "format": document.format},
        "facts": {name: fact.model_dump(mode="json") for name, fact in facts.items()},
    }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def _shown(facts: Parts, everything: bool) -> Iterator[tuple[str, FactPart]]:
    groups = dict.fromkeys(name.partition(".")[0] for name in facts)
    for group in groups:
        for name, fact in facts.items():
            if name.partition(".")[0] == group and (everything or fact.unknown is not Unknown.MISSING):
                yield name, fact


def _not_known(fact: FactPart) -> str:
    return "said in more than one way" if fact.unknown is Unknown.AMBIGUOUS else "not stated"


def _places(fact: FactPart) -> Iterator[str]:
    if fact.note:
        yield cleaned(fact.note)
    for part in fact.evidence[:_MOST_QUOTES]:
        quote = cleaned(part.quote)
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        yield f"line {part.line}: “{quote}”"
    if len(fact.evidence) > _MOST_QUOTES:
        yield f"and in {number_of(len(fact.evidence) - _MOST_QUOTES, 'more place')}"


def _count(facts: Parts) -> str:
    known = sum(fact.unknown is None for fact in facts.values())
    doubtful = sum(fact.unknown is Unknown.AMBIGUOUS for fact in facts.values())
    return f"{number_of(known, 'fact')} read, {doubtful} ambiguous, {len(facts) - known - doubtful} not stated"
