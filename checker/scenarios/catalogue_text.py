"""The catalogue of steps as Markdown, as JSON, and as a feature file that an editor learns the steps from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from checker.scenarios.catalogue import Catalogue, section_of, slots_of
from checker.scenarios.kinds import Kind
from checker.scenarios.registry import Step

TABLES: Final = {
    "a decision record with these facts:": (("fact", "value"), ("decision kind", "operational")),
    "exactly these rules are breached:": (("rule",), ("reasons-recorded",)),
}
"""A table that may stand under each step that takes one; a test says that none is left out."""
RECORD: Final = (
    "Record of officer decision",
    "Date of decision: 12 November 2021",
    "Declarations of interest: None made.",
)
_CHECKED: Final = "When the record is checked"
_FOUND: Final = "Then the record is clear"


def example_lines(step: Step) -> tuple[str, ...]:
    """A step's example with its keyword, and with what stands under it, as lines of a feature file."""
    return (f"{step.keyword.capitalize()} {step.example}", *(f"  {line}" for line in _under(step)))


def _under(step: Step) -> Iterator[str]:
    if step.takes == "table":
        rows = TABLES[step.text]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        for row in rows:
            yield f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
    elif step.takes:
        yield from ('"""', *RECORD, '"""')


def catalogue_feature(whole: Catalogue) -> str:
    """One scenario for each step, marked as drafts: their outcomes mean nothing, but every line is a step."""

    def lines() -> Iterator[str]:
        yield "# Written by the checker; the editor learns the steps from it. What is changed here is lost."
        yield "@draft"
        yield "Feature: One example of each step"
        for step in whole.steps:
            yield from ("", f"  Scenario: {_named(step)}")
            body = [*example_lines(step)]
            body = body if step.keyword != "then" else [_CHECKED, *body]
            body = body if step.keyword != "given" else [*body, _CHECKED]
            body = body if step.keyword == "then" else [*body, _FOUND]
            yield from (f"    {line}" for line in body)

    return "\n".join(lines()) + "\n"


def _named(step: Step) -> str:
    words = step.text.replace("{", "").replace("}", "").replace('"', "").rstrip(":")
    return f"{step.keyword.capitalize()} {words}"


def catalogue_markdown(whole: Catalogue) -> str:
    """The page ``docs/steps.md``."""

    def lines() -> Iterator[str]:
        yield "# The steps of scenarios"
        yield from ("", "`checker scenarios steps --format markdown` writes this page. To look something up:", "")
        yield from ("```console", *_LOOKED_UP, "```", "")
        for section in whole.sections:
            yield f"- [{section.heading}](#{anchor(section.heading)})"
        yield f"- [{_VALUES}](#{anchor(_VALUES)})"
        for section in whole.sections:
            yield from ("", f"## {section.heading}")
            for step in section.steps:
                yield from ("", f"### {step.keyword.capitalize()} {_slots_in_words(step)}", "", _one_line(step.meaning))
                yield from ("", "```gherkin", *example_lines(step), "```")
        yield from ("", f"## {_VALUES}", "", "| slot | accepts | written as |", "| --- | --- | --- |")
        for kind in whole.kinds:
            name = f"[{kind.name}](#{anchor(kind.name)})" if kind.members else kind.name
            yield f"| {name} | {kind.accepts} | {_examples(kind)} |"
        for kind in whole.kinds:
            if kind.members:
                yield from ("", f"### {kind.name}", "", f"{kind.accepts} One of:", "")
                for member in kind.members:
                    yield f"- `{member.word}`" + (f": {member.meaning}" if member.meaning else "")

    return "\n".join(lines()) + "\n"


_LOOKED_UP: Final = ("$ checker scenarios steps waiver", "…", "  Given the contract was awarded by {route}", "…")
_VALUES: Final = "What the slots accept"


def anchor(heading: str) -> str:
    """The name under which a heading can be linked to."""
    return "".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c in "-_")


def _slots_in_words(step: Step) -> str:
    return step.text.replace("{", "*").replace("}", "*")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _examples(kind: Kind) -> str:
    return ", ".join(f"`{example}`" for example in kind.examples)


def catalogue_json(whole: Catalogue) -> str:
    """The catalogue for programs: ``steps`` and ``values``."""
    steps = [
        {
            "keyword": step.keyword,
            "text": step.text,
            "section": section_of(step),
            "meaning": _one_line(step.meaning),
            "example": "\n".join(example_lines(step)),
            "takes": step.takes,
            "slots": slots_of(step),
        }
        for step in whole.steps
    ]
    values = {
        kind.name: {
            "accepts": kind.accepts,
            "examples": list(kind.examples),
            "members": [{"word": member.word, "meaning": member.meaning} for member in kind.members],
        }
        for kind in whole.kinds
    }
    return json.dumps({"steps": steps, "values": values}, indent=2, ensure_ascii=False) + "\n"
