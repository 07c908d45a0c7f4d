"""What a council's file says on a day, and the checks of that file."""

from __future__ import annotations

import datetime as dt

from checker.facts.dictionary import FactDefinition
from checker.facts.fact import Fact, How
from checker.law.council import Council, LocalValue
from checker.law.literals import literal
from checker.law.references import References
from checker.yamlfiles import YamlSource


def check_council(council: Council, source: YamlSource, references: References) -> None:
    """Raise DataFileError for the first local value that does not fit its fact, or is given twice for a day."""
    for index, value in enumerate(council.values):
        definition = references.fact(value.fact, source, ("values", index, "fact"))
        if not value.fact.startswith("council."):
            raise source.error(("values", index, "fact"), f"'{value.fact}' is not a fact that a council settles")
        if value.from_ and value.to and value.to < value.from_:
            raise source.error(("values", index, "to"), f"'to' {value.to} is before 'from' {value.from_}")
        try:
            literal(definition, value.value)
        except ValueError as error:
            raise source.error(("values", index, "value"), str(error)) from error
        for other in council.values[:index]:
            if other.fact == value.fact and _overlap(other, value):
                raise source.error(("values", index), f"{value.fact} has another value on some of these days")


def local_value(council: Council, fact: str, day: dt.date | None) -> LocalValue | None:
    """The council's value of a fact on a day. Without a day, only a value that is not dated at all."""
    for value in council.values:
        if value.fact != fact:
            continue
        if day is None:
            if value.from_ is None and value.to is None:
                return value
        elif (value.from_ is None or value.from_ <= day) and (value.to is None or day <= value.to):
            return value
    return None


def local_fact(definition: FactDefinition, value: LocalValue, council: Council) -> Fact:
    """A local value as a fact, its basis and its source in the note."""
    words = [value.basis, f"{value.source.cite} ({value.source.verified.value})", value.note]
    note = "; ".join(word.strip().rstrip(".") for word in words if word)
    return Fact(value.fact, literal(definition, value.value), How.PARAMETER, note=note, sources=(council.council,))


def _overlap(one: LocalValue, other: LocalValue) -> bool:
    first, last = dt.date.min, dt.date.max
    return (one.from_ or first) <= (other.to or last) and (other.from_ or first) <= (one.to or last)
