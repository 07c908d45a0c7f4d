"""Loads the law: every rule, figure, council, derived fact and word list of one or more folders, checked as a whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict

from checker.errors import ConfigurationError, DataFileError
from checker.facts.cpv import CodeList
from checker.facts.dictionary import FactDefinition, FactDictionary
from checker.facts.fact import Fact
from checker.facts.figures import Figure, Figures
from checker.facts.vocabulary import PhraseFile, Vocabulary
from checker.law.council import Council, LocalValue
from checker.law.councilchecks import check_council, local_fact, local_value
from checker.law.derivation import CodesOperand, Constant, Derivation, TableOperand
from checker.law.derivationchecks import check_derivation, in_order
from checker.law.folders import FACTS, Folders, bytes_of, read_folders
from checker.law.literals import figure
from checker.law.pack import Pack
from checker.law.parameter import Parameter
from checker.law.references import References, unknown
from checker.law.rule import Rule
from checker.law.rulechecks import check_rule, check_unverified
from checker.records.labels import LabelFile, Labels
from checker.records.states import StateFile
from checker.yamlfiles import YamlSource, build, nearest

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Law:
    """Everything that a record is judged by. Rules are in order of pack, then of file name.

    ``derivations`` come after what they follow from. ``digests`` hold the SHA-256 of each pack, and of the folders
    parameters, councils, derived and vocabulary. ``sources`` are the files by rule, parameter and so on, for ``lint``.
    """

    dictionary: FactDictionary
    packs: Mapping[str, Pack]
    rules: tuple[tuple[str, Rule], ...]
    derivations: tuple[Derivation, ...]
    parameters: Mapping[str, Parameter]
    figures: Mapping[str, Figures]
    councils: Mapping[str, Council]
    vocabulary: Vocabulary
    code_lists: Mapping[str, CodeList]
    digests: Mapping[str, str]
    sources: Mapping[tuple[str, str], YamlSource]

    @cached_property
    def labels(self) -> Labels:
        """The labels that records use, made ready when first asked for; raises DataFileError for a bad file."""
        files = [self.sources.get(("vocabulary", name)) for name in ("labels", "section_states")]
        if files[0] is None or files[1] is None:
            raise DataFileError("vocabulary/labels.yaml", 0, "is missing, or section_states.yaml beside it is")
        return Labels(build(LabelFile, files[0]), build(StateFile, files[1]))

    @property
    def schedule_3(self) -> CodeList:
        """Schedule 3 to the Public Contracts Regulations 2015."""
        return self.code_lists["schedule_3"]

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; raises ConfigurationError, with the nearest id, when there is none."""
        for _, rule in self.rules:
            if rule.rule == rule_id:
                return rule
        raise ConfigurationError(f"no rule is called '{rule_id}'{nearest(rule_id, [r.rule for _, r in self.rules])}")

    def pack_of(self, rule_id: str) -> str:
        """The pack that holds a rule; raises ConfigurationError when there is no such rule."""
        self.rule(rule_id)
        return next(pack for pack, rule in self.rules if rule.rule == rule_id)

    def council(self, slug: str) -> Council:
        """The council with this slug; raises ConfigurationError, with the nearest slug, when there is none."""
        if slug not in self.councils:
            raise ConfigurationError(f"no council is called '{slug}'{nearest(slug, tuple(self.councils))}")
        return self.councils[slug]

    @cached_property
    def council_names(self) -> Mapping[str, str]:
        """Slugs by the names that records write, for readers that look for the record's own council."""
        return {name: slug for slug, one in self.councils.items() for name in (one.name, *one.names)}

    def local_value(self, slug: str, fact: str, day: dt.date | None) -> LocalValue | None:
        """What a council has for a ``council.`` fact on a day, with its source; None when no file says."""
        return local_value(self.council(slug), fact, day)

    def local_facts(self, slug: str, day: dt.date | None) -> tuple[Fact, ...]:
        """Every ``council.`` fact of a council on a day, how=parameter, its basis and source in the note."""
        council = self.council(slug)
        names = dict.fromkeys(value.fact for value in council.values)
        values = (local_value(council, name, day) for name in names)
        return tuple(local_fact(self.dictionary[value.fact], value, council) for value in values if value)

    def constant(self, operand: Constant) -> Figures | CodeList | Mapping[str, Any]:
        """What a computation takes that no record changes: a table of figures, a code list, or word patterns."""
        if isinstance(operand, TableOperand):
            return self.figures[operand.table]
        if isinstance(operand, CodesOperand):
            return self.code_lists[operand.codes]
        return self.vocabulary.items(operand.words)


def load_law(folders: Sequence[Path]) -> Law:
    """Read and check every folder; a later folder adds to, or replaces by id, what earlier ones hold.

    Folders that hold the same bytes as when they were last read give the same law, with all that was compiled for it.
    Raises DataFileError, with file and line, for the first thing that is not as it must be.
    """
    held = bytes_of(folders)
    law = _LOADED.get(_key(folders, held))
    if law is None:
        law = _law(read_folders(folders, held))
        if len(_LOADED) >= _KEPT:
            _LOADED.clear()
        _LOADED[_key(folders, held)] = law
    return law


_LOADED: Final[dict[str, Law]] = {}
_KEPT: Final = 2
"""Laws that are kept; a program that goes on for long judges by one."""


def _key(folders: Sequence[Path], held: Mapping[Path, bytes]) -> str:
    """What tells the bytes of the folders, and the names that messages give them, from all others."""
    digest = hashlib.sha256("\0".join(str(folder) for folder in folders).encode("utf-8", "surrogateescape"))
    for path, data in sorted(held.items()):
        digest.update(f"\0{path}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def _law(read: Folders) -> Law:
    sources = {("vocabulary", name): source for name, source in read.parts["vocabulary"].items()}
    dictionary = _dictionary(read)
    parameters = _by_id(read, "parameters", Parameter, "parameter", sources)
    references = References(dictionary, parameters)
    figures = {name: _figures(parameter, sources["parameters", name]) for name, parameter in parameters.items()}
    for name, parameter in parameters.items():
        references.date_fact(parameter.dated_by, sources["parameters", name], ("dated_by",))
    vocabulary, code_lists = _vocabulary(read)
    councils = _by_id(read, "councils", Council, "council", sources)
    for slug, council in councils.items():
        check_council(council, sources["councils", slug], references)
    derivations = _by_id(read, "derived", Derivation, "derive", sources)
    for name, derivation in derivations.items():
        check_derivation(derivation, sources["derived", name], references, vocabulary, code_lists)
    packs, rules = _packs(read, references, sources)
    return Law(
        dictionary=dictionary,
        packs=packs,
        rules=rules,
        derivations=in_order(derivations, parameters, {name: sources["derived", name] for name in derivations}),
        parameters=parameters,
        figures=figures,
        councils=councils,
        vocabulary=vocabulary,
        code_lists=code_lists,
        digests=read.digests,
        sources=sources,
    )


_OTHER_SHAPES = frozenset({FACTS, "labels", "section_states"})
"""Files of the vocabulary that hold something else than lists of phrases."""


class _FactsFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    facts: tuple[FactDefinition, ...]


def _dictionary(read: Folders) -> FactDictionary:
    """All fact definitions; a later folder's definition of a fact replaces an earlier one."""
    if not read.facts:
        raise DataFileError("vocabulary/facts.yaml", 0, "is missing: no folder of rules says which facts there are")
    definitions: dict[str, FactDefinition] = {}
    for source in read.facts:
        seen: set[str] = set()
        for index, definition in enumerate(build(_FactsFile, source).facts):
            if definition.name in seen:
                raise source.error(("facts", index, "name"), f"fact '{definition.name}' is defined twice")
            seen.add(definition.name)
            definitions[definition.name] = definition
    return FactDictionary(definitions.values())


def _by_id(
    read: Folders,
    part: str,
    model: type[Model],
    key: str,
    sources: dict[tuple[str, str], YamlSource],
) -> dict[str, Model]:
    """Every model of one part by its id; the file's name is the id in kebab-case."""
    out: dict[str, Model] = {}
    for name, source in sorted(read.parts[part].items()):
        one = build(model, source)
        own = getattr(one, key)
        if (expected := re.sub(r"[._]", "-", own)) != name:
            raise source.error((key,), f"'{own}' belongs in '{expected}.yaml', but the file is '{name}.yaml'")
        out[own] = one
        sources[part, own] = source
    return out


def _figures(parameter: Parameter, source: YamlSource) -> Figures:
    rows = []
    for index, value in enumerate(parameter.values):
        if value.to is not None and value.to < value.from_:
            raise source.error(("values", index, "to"), f"'to' {value.to} is before 'from' {value.from_}")
        try:
            rows.append(Figure(value.from_, value.to, figure(parameter, value)))
        except ValueError as error:
            raise source.error(("values", index, "value"), str(error)) from error
        last = rows[index - 1] if index else None
        if last is not None and (last.end is None or last.end >= value.from_):
            raise source.error(("values", index, "from"), f"{value.from_} is already covered by the value before it")
    return Figures(parameter.parameter, tuple(rows))


def _vocabulary(read: Folders) -> tuple[Vocabulary, dict[str, CodeList]]:
    phrases: dict[str, tuple[str, ...]] = {}
    code_lists: dict[str, CodeList] = {}
    for name, source in sorted(read.parts["vocabulary"].items()):
        if name.startswith("cpv_"):
            code_lists[name.removeprefix("cpv_")] = build(CodeList, source)
        elif name not in _OTHER_SHAPES:
            for key, texts in build(PhraseFile, source).phrases.items():
                if key in phrases:
                    raise source.error(("phrases", key), f"phrase list '{key}' is in another file too")
                phrases[key] = texts
    return Vocabulary(phrases), code_lists


def _packs(
    read: Folders, references: References, sources: dict[tuple[str, str], YamlSource]
) -> tuple[dict[str, Pack], tuple[tuple[str, Rule], ...]]:
    packs: dict[str, Pack] = {}
    rules: dict[str, tuple[str, Rule]] = {}
    for folder, files in read.packs.items():
        pack = packs[folder] = build(Pack, files["pack"])
        if pack.pack != folder:
            raise files["pack"].error(("pack",), f"'{pack.pack}' stands in a folder called '{folder}'")
        for name, source in files.items():
            if name == "pack":
                continue
            rule = build(Rule, source)
            if rule.rule != name:
                raise source.error(
                    ("rule",), f"'{rule.rule}' stands in a file called '{name}.yaml'; the two must agree"
                )
            if name in rules:
                raise source.error(("rule",), f"rule '{name}' is in the pack '{rules[name][0]}' too")
            check_rule(rule, source, references)
            check_unverified(rule, source, references)
            rules[name] = (folder, rule)
            sources["rules", name] = source
    for name, (_, rule) in rules.items():
        for index, clause in enumerate(rule.review):
            if clause.on is not None and clause.on not in rules:
                raise unknown("rule", clause.on, rules, sources["rules", name], ("review", index, "on"))
    return packs, tuple(rules.values())
