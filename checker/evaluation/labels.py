"""Labels: what a person says are the facts of a record, in a file ``name.labels.yaml`` beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from checker.errors import ConfigurationError
from checker.facts.dictionary import FactDefinition, FactDictionary, FactType
from checker.facts.fact import FactValue
from checker.facts.money import Money, VatBasis
from checker.scenarios.values import QUALIFIER_WORDS, ScenarioValueError, parse_fact
from checker.yamlfiles import Location, YamlSource, build, nearest, read_yaml

SUFFIX: Final = ".labels.yaml"
"""How the name of a labels file ends; what stands before it is the record's name without its own ending."""

Scalar = bool | int | dt.date | str


class _Either(BaseModel):
    """Several readings, each of which is right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    any: tuple[Scalar | tuple[str, ...], ...]


class _Decision(BaseModel):
    """The labels of one decision. A fact under neither key is not judged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    facts: dict[str, Scalar | tuple[str, ...] | _Either] = {}
    unknown: tuple[str, ...] = ()


class _File(_Decision):
    """A labels file: the labels of the one decision, or ``decisions`` in the order of a page that holds several."""

    record: str | None = None
    note: str = ""
    decisions: tuple[_Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What one fact must be: one of ``readings``, or unknown when there are none."""

    fact: str
    readings: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A record and what is expected of each decision in it. Paths are as the user would name them."""

    record: str
    labels: str
    decisions: tuple[tuple[Expected, ...], ...]


def labels_under(folder: Path, dictionary: FactDictionary) -> tuple[Labelled, ...]:
    """The labels of every record in a folder and the folders in it, by path.

    Raises ConfigurationError when the folder holds none, and DataFileError, with file and line, for labels that name
    an unknown fact, a value that the fact cannot have, or a record that is not there.
    """
    if not folder.is_dir():
        raise ConfigurationError(f"{folder} is not a folder of records with labels.")
    paths = sorted(folder.rglob(f"*{SUFFIX}"))
    if not paths:
        raise ConfigurationError(
            f"{folder} holds no labels: write the facts of a record report.docx into report{SUFFIX} beside it."
        )
    return tuple(read_labels(path, dictionary) for path in paths)


def read_labels(path: Path, dictionary: FactDictionary) -> Labelled:
    """Read one labels file and find its record; raises DataFileError, with file and line, for anything wrong in it."""
    source = read_yaml(path)
    file = build(_File, source)
    if file.decisions and (file.facts or file.unknown):
        raise source.error(("decisions",), "'decisions' stands alone: put 'facts' and 'unknown' into its entries")
    if file.decisions:
        decisions = tuple(
            _expected(source, decision, ("decisions", index), dictionary)
            for index, decision in enumerate(file.decisions)
        )
    else:
        decisions = (_expected(source, file, (), dictionary),)
    return Labelled(str(_record(path, file, source)), str(path), decisions)


def _record(path: Path, file: _File, source: YamlSource) -> Path:
    if file.record is not None:
        named = path.parent / file.record
        if not named.is_file():
            near = nearest(file.record, sorted(other.name for other in path.parent.iterdir()))
            raise source.error(("record",), f"there is no record '{file.record}' beside these labels{near}")
        return named
    name = path.name.removesuffix(SUFFIX)
    beside = sorted(
        other
        for other in path.parent.iterdir()
        if other.stem == name and other.is_file() and not other.name.endswith(SUFFIX)
    )
    if len(beside) != 1:
        problem = "there is no record" if not beside else f"there are {len(beside)} records"
        raise source.error((), f"{problem} named {name}.* beside these labels; name it under 'record'")
    return beside[0]


def _expected(
    source: YamlSource, decision: _Decision, at: Location, dictionary: FactDictionary
) -> tuple[Expected, ...]:
    found: dict[str, Expected] = {}
    for name, raw in decision.facts.items():
        place: Location = (*at, "facts", name)
        definition = _defined(source, name, place, dictionary)
        readings = raw.any if isinstance(raw, _Either) else (raw,)
        if not readings:
            raise source.error(place, f"'{name}' has no reading under 'any'")
        found[name] = Expected(name, tuple(_value(source, place, definition, reading) for reading in readings))
        if name == "contract.value" and len(readings) == 1:
            found |= _carried(readings[0], found[name], decision)
    for index, name in enumerate(decision.unknown):
        place = (*at, "unknown", index)
        _defined(source, name, place, dictionary)
        if name in decision.facts:
            raise source.error(place, f"'{name}' is labelled under 'facts' and under 'unknown'")
        found[name] = Expected(name, ())
    return tuple(found.values())


def _defined(source: YamlSource, name: str, place: Location, dictionary: FactDictionary) -> FactDefinition:
    if name not in dictionary:
        raise source.error(place, f"no fact is called '{name}'{nearest(name, tuple(dictionary))}")
    return dictionary[name]


def _value(source: YamlSource, place: Location, definition: FactDefinition, raw: Scalar | tuple[str, ...]) -> FactValue:
    if definition.type is FactType.LIST:
        items = raw if isinstance(raw, tuple) else (str(raw),)
        for item in items:
            if definition.values and item not in definition.values:
                raise source.error(place, f"'{item}' is not a value of {definition.name}")
        return items
    if isinstance(raw, tuple):
        raise source.error(place, f"'{definition.name}' has one value; several right readings stand under 'any'")
    if definition.type is FactType.TEXT:
        return str(raw)
    text = ("yes" if raw else "no") if isinstance(raw, bool) else str(raw)
    try:
        return parse_fact(definition, text)
    except ScenarioValueError as error:
        raise source.error(place, str(error)) from error


def _carried(raw: Any, expected: Expected, decision: _Decision) -> dict[str, Expected]:
    """What an amount's own words say of VAT and of firmness, unless the labels say it apart."""
    out: dict[str, Expected] = {}
    money = expected.readings[0]
    if isinstance(money, Money):
        said = {}
        if money.vat is not VatBasis.UNSTATED:
            said["contract.vat_basis"] = money.vat.value
        if str(raw).lower().startswith(tuple(QUALIFIER_WORDS)):
            said["contract.value_qualifier"] = money.qualifier.value
        for name, value in said.items():
            if name not in decision.facts and name not in decision.unknown:
                out[name] = Expected(name, (value,))
    return out
