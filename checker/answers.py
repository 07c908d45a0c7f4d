"""Reads an answers file: facts that a person confirms, corrects or supplies, each with who, when and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from checker.engine.wording import date_words
from checker.facts.dictionary import FactDictionary
from checker.facts.fact import Fact, Facts, FactValue, How
from checker.facts.money import Money
from checker.reports.values import value_in_words
from checker.scenarios.values import ScenarioValueError, parse_fact
from checker.yamlfiles import YamlSource, build, nearest, read_yaml


class _Entry(BaseModel):
    """One answer; without a value it is still a question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    value: bool | int | dt.date | str | tuple[str, ...] | None = None
    who: str | None = None
    when: dt.date | None = None
    why: str | None = None


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    record: str | None = None
    answers: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact's value as a person gives it."""

    fact: str
    value: FactValue
    who: str
    when: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one file; ``record`` is the SHA-256 of the record that they are about, if the file says."""

    path: str
    record: str | None
    answers: tuple[Answer, ...]

    def facts(self, read: Facts) -> tuple[Fact, ...]:
        """The answers as facts. The words that the record itself gives stay with them as evidence."""
        out: list[Fact] = []
        for answer in self.answers:
            before = read[answer.fact]
            out.append(Fact(answer.fact, answer.value, How.ANSWERED, before.evidence, note=_note(answer, before.value)))
            if isinstance(answer.value, Money) and answer.fact == "contract.value":
                out += _about_value(answer, answer.value, {other.fact for other in self.answers})
        return tuple(out)


def read_answers(path: str, dictionary: FactDictionary) -> Answers:
    """The answers in a file; errors are those of ``answers_from``, and DataFileError for a file that is missing."""
    return answers_from(read_yaml(Path(path)), dictionary)


def answers_from(source: YamlSource, dictionary: FactDictionary) -> Answers:
    """The answers that a file states; an entry without a value is skipped.

    Raises DataFileError, with file and line, for an unknown fact, a value that the fact cannot have, a fact answered
    twice, or an answer without who, when and why.
    """
    at: tuple[str | int, ...] = ()
    if isinstance(source.data, list):
        entries = tuple(_entry(source, index) for index in range(len(source.data)))
        record = None
    else:
        file = build(_File, source)
        entries, record, at = file.answers, file.record, ("answers",)
    found: dict[str, Answer] = {}
    for index, entry in enumerate(entries):
        place = (*at, index)
        if entry.fact not in dictionary:
            raise source.error(
                (*place, "fact"), f"no fact is called '{entry.fact}'{nearest(entry.fact, tuple(dictionary))}"
            )
        if entry.fact in found:
            raise source.error((*place, "fact"), f"'{entry.fact}' is answered twice")
        if entry.value is not None and entry.value != "":
            found[entry.fact] = _answer(source, place, entry, dictionary)
    return Answers(source.path, record, tuple(found.values()))


def _entry(source: YamlSource, index: int) -> _Entry:
    return build(_Entry, source, source.data[index], (index,))


def _answer(source: YamlSource, place: tuple[str | int, ...], entry: _Entry, dictionary: FactDictionary) -> Answer:
    if not entry.who or entry.when is None or not entry.why:
        absent = [key for key in ("who", "when", "why") if not getattr(entry, key)]
        raise source.error(place, f"the answer to '{entry.fact}' does not say {' and '.join(absent)}")
    raw = entry.value
    if isinstance(raw, bool):
        text = "yes" if raw else "no"
    elif isinstance(raw, tuple):
        text = "; ".join(raw)
    else:
        text = str(raw)
    try:
        value = parse_fact(dictionary[entry.fact], text)
    except ScenarioValueError as error:
        raise source.error((*place, "value"), str(error)) from error
    return Answer(entry.fact, value, entry.who, entry.when, entry.why)


def _note(answer: Answer, before: FactValue | None) -> str:
    if before is None:
        verb = "Supplied"
    elif before == answer.value:
        verb = "Confirmed"
    else:
        verb = f"Corrected from {value_in_words(before)}"
    return f"{verb} by {answer.who} on {date_words(answer.when)}: {answer.why}"


def _about_value(answer: Answer, money: Money, answered: set[str]) -> list[Fact]:
    """The two facts that an amount carries in itself."""
    carried = {"contract.vat_basis": money.vat.value, "contract.value_qualifier": money.qualifier.value}
    note = _note(answer, None)
    return [Fact(name, value, How.ANSWERED, note=note) for name, value in carried.items() if name not in answered]
