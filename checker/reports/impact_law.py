"""What differs between two sets of rules: rules, figures, councils and derived facts that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from checker.law.library import Law
from checker.law.parameter import DatedValue, Parameter
from checker.reports.report import Part

_WORDS: Final = "vocabulary"


class LawChange(Part):
    """One thing that differs; ``details`` are sentences about what of it does, where that can be told in few words."""

    kind: Literal["rule", "figure", "council", "derived fact", "vocabulary"]
    name: str
    change: Literal["added", "removed", "changed"]
    details: tuple[str, ...] = ()


def differences(old: Law, new: Law) -> tuple[LawChange, ...]:
    """Everything that differs, rules first. Of the vocabulary, in which words are listed, only that it does."""
    return tuple(_differences(old, new))


def _differences(old: Law, new: Law) -> Iterator[LawChange]:
    yield from _changes("rule", *({rule.rule: rule for _, rule in law.rules} for law in (old, new)))
    for change in _changes("figure", old.parameters, new.parameters):
        if change.change == "changed":
            details = tuple(_values(old.parameters[change.name], new.parameters[change.name]))
            yield change.model_copy(update={"details": details})
        else:
            yield change
    yield from _changes("council", old.councils, new.councils)
    yield from _changes("derived fact", *({each.derive: each for each in law.derivations} for law in (old, new)))
    if old.digests.get(_WORDS) != new.digests.get(_WORDS):
        yield LawChange(kind="vocabulary", name=_WORDS, change="changed")


def _changes(
    kind: Literal["rule", "figure", "council", "derived fact"], old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[LawChange]:
    for name in sorted({*old, *new}):
        if name not in old:
            yield LawChange(kind=kind, name=name, change="added")
        elif name not in new:
            yield LawChange(kind=kind, name=name, change="removed")
        elif old[name] != new[name]:
            yield LawChange(kind=kind, name=name, change="changed")


def _values(old: Parameter, new: Parameter) -> Iterator[str]:
    """The values that are not the same, by the day from which they hold."""
    before, after = ({value.from_: value for value in each.values} for each in (old, new))
    for day in sorted({*before, *after}):
        one, other = before.get(day), after.get(day)
        until = one.to if one and other and one.to == other.to else None
        said = [_value(value, with_end=until is None) for value in (one, other)]
        if said[0] != said[1]:
            days = f"from {day.isoformat()}" + (f" to {until.isoformat()}" if until else "")
            yield f"{days}: {said[0]} before, {said[1]} after"


def _value(value: DatedValue | None, *, with_end: bool) -> str:
    if value is None:
        return "no value"
    end = f" until {value.to.isoformat()}" if with_end and value.to else ""
    return f"{value.value}{f' {value.vat}' if value.vat else ''}{end}"
