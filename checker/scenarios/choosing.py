"""Chooses the scenarios of a run by tag, rule and name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.scenarios.compiled import CompiledStep


def chooser(
    tags: Sequence[str], rules: Sequence[str], names: Sequence[str]
) -> Callable[[str, Sequence[str], Sequence[CompiledStep]], bool]:
    """Chooses scenarios that carry one of ``tags``, name one of ``rules`` in a step or tag, and have one of ``names``
    in their name; an empty list chooses all."""

    def wanted(name: str, has: Sequence[str], steps: Sequence[CompiledStep]) -> bool:
        about = {step.values.get("rule") for step in steps} | {_value(tag) for tag in has}
        for step in steps:
            table: Sequence[Sequence[str]] = step.values.get("datatable", ())
            about |= {row[0].strip() for row in table}
        return (
            (not tags or any(tag.lstrip("@") in has for tag in tags))
            and (not rules or any(rule in about for rule in rules))
            and (not names or any(each.casefold() in name.casefold() for each in names))
        )

    return wanted


def _value(tag: str) -> str:
    return tag.partition(":")[2] if tag.startswith("rule:") else ""
