"""Drafts of scenarios that are missing: found by search, proved on the rules engine, for a lawyer to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from checker.documents.document import Document
from checker.engine.finding import Finding
from checker.engine.judge import judge
from checker.facts.fact import Facts, How
from checker.facts.reader import read_facts
from checker.gate.verdict import verdict
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.rule import Outcome, Rule
from checker.records.reader import read_record
from checker.scenarios.compiled import CompiledFile
from checker.scenarios.compiler import compile_file
from checker.scenarios.coverage import Result, coverage_of
from checker.scenarios.draft_text import feature_text, given_lines, scenario_text, then_lines, value_text
from checker.scenarios.mutants import Mutant
from checker.scenarios.mutants_law import Reading
from checker.scenarios.mutation import mutate
from checker.scenarios.mutation_baseline import Baseline, Played, baseline_of, play
from checker.scenarios.mutation_search import differences, state_of
from checker.scenarios.mutation_trial import Trials
from checker.scenarios.mutation_values import State, values_for

_TRIES: Final = 150
"""Combinations that are put to the engine for one draft."""
_CHECKED: Final = "When the record is checked"


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted scenario: ``text`` stands in a feature file as it is; ``proved`` when it was run and holds."""

    text: str
    about: str
    proved: bool


def drafts_for_rule(files: Sequence[CompiledFile], law: Law, records: Path, rule: str) -> tuple[Draft, ...]:
    """A draft for every outcome of the rule that no scenario asserts, and for every change of it that none notices.

    Raises ConfigurationError when there is no such rule.
    """
    law.rule(rule)
    baseline = baseline_of(files, law, records)
    covered = coverage_of(files, law, baseline=baseline)
    missing = [
        result for each in covered.rules if each.rule == rule for result, count in each.results.items() if not count
    ]
    found = [_for_result(baseline, law.rule(rule), result) for result in missing]
    if not baseline.failing:
        survivors = mutate(files, law, records, rule=rule).survivors
        found += [draft_for_mutant(baseline, each.mutant) for each in survivors]
    return tuple(found)


def draft_for_mutant(baseline: Baseline, mutant: Mutant) -> Draft:
    """A scenario that holds today and would fail under the mutant; a remark where the search finds none."""
    for steps, name in islice(_candidates(baseline, mutant), _TRIES):
        played, message = _played(baseline, scenario_text(name, steps))
        if played is None or message:
            continue
        alone = Trials(replace(baseline, played=(played,)))
        if alone.noticed_by(mutant) is not None:
            return Draft(scenario_text(name, steps, (mutant.plain,)), mutant.plain, True)
    text = f"  # {mutant.plain}\n  # No scenario that tells the two apart was found; write one by hand.\n"
    return Draft(text, mutant.plain, False)


def _candidates(baseline: Baseline, mutant: Mutant) -> Iterator[tuple[list[str], str]]:
    """Steps of scenarios that may tell the mutant from the law, the likeliest first."""
    name = f"Where {mutant.rule} would change: {mutant.operator}"
    for facts in differences(baseline, mutant):
        steps = [*given_lines(baseline.law, facts), _CHECKED]
        yield from ((([*steps, *then]), name) for then in _then(baseline, mutant, steps))
    if isinstance(mutant.old, Rule):
        for played in baseline.by_rule[mutant.rule]:
            given = _given(played)
            facts = {} if given is None else given
            if facts:
                steps = [*given_lines(baseline.law, facts), _CHECKED]
                yield from ((([*steps, *then]), name) for then in _then(baseline, mutant, steps))


def _given(played: Played) -> Mapping[str, State] | None:
    """The facts of a scenario's last check, as they were before anything followed from them."""
    if not played.checks:
        return None
    base = played.checks[-1].base.facts
    return {name: state_of(fact) for name, fact in base.by_name.items() if fact.how is not How.PARAMETER}


def _then(baseline: Baseline, mutant: Mutant, steps: Sequence[str]) -> Iterator[list[str]]:
    """Then steps that say what the law finds today."""
    played, _ = _played(baseline, scenario_text("Asked", [*steps, "Then no rule is breached"]))
    if played is None or not played.checks:
        return
    check = played.checks[-1]
    if isinstance(mutant.old, Derivation):
        fact, definition = check.world.facts[mutant.subject], baseline.law.dictionary[mutant.subject]
        if fact.value is None:
            yield [f"Then the {definition.words} is not known"]
        else:
            yield [f'Then the {definition.words} is "{value_text(definition, fact.value)}"']
    finding = check.finding(mutant.rule)
    if finding is not None:
        yield then_lines(finding, severity=True)
        if mutant.operator == "blocks":
            yield [*then_lines(finding), f"And the record is {_standing(check.judgement.findings)}"]


def _standing(findings: Sequence[Finding]) -> str:
    return {"clear": "clear", "hold": "held", "refer": "referred"}[verdict(findings).value]


def _played(baseline: Baseline, scenario: str) -> tuple[Played | None, str]:
    text = feature_text("Draft", "A draft.", [scenario])
    file = compile_file(Path("draft.feature"), data=text.encode(), law=baseline.law)
    if not file.is_valid or not file.scenarios:
        return None, "; ".join(problem.message for problem in file.problems)
    return play(file.scenarios[0], baseline.law, baseline.records)


def _for_result(baseline: Baseline, rule: Rule, result: Result) -> Draft:
    """A scenario that gives an outcome nobody asserts: one or two facts of an existing scenario changed."""
    about = f"No scenario expects that {rule.rule} {result.words}."
    name = f"Rule {rule.rule} {result.words}"
    values = values_for(baseline.law, (rule,))
    starts: list[Mapping[str, State]] = [{}]
    starts += [facts for each in baseline.by_rule[rule.rule][:12] if (facts := _given(each))]
    tried = ({**start, fact: value} for start in starts for fact, each in values.items() for value in each)
    for facts in islice(tried, _TRIES * 4):
        steps = [*given_lines(baseline.law, facts), _CHECKED]
        if len(steps) == 1:
            continue
        steps.append(f"Then rule {rule.rule} {result.words}")
        played, message = _played(baseline, scenario_text(name, steps))
        if played is not None and not message:
            return Draft(scenario_text(name, steps, (about,)), about, True)
    steps = ["Given a decision record dated 12 November 2021", _CHECKED, f"Then rule {rule.rule} {result.words}"]
    return Draft(scenario_text(name, steps, (about, "State what leads to it; the search found nothing.")), about, False)


def draft_of_record(document: Document, name: str, law: Law, records: Path) -> Draft:
    """The scenario of a record: its facts as Given steps, and what is found today.

    Outcomes that hang on words which no step can give are left out, each with a remark.
    """
    facts = read_facts(read_record(document, law.labels), law.vocabulary, councils=law.council_names)
    reading = Reading(law)
    stated = {
        each: state_of(fact)
        for each, fact in facts.by_name.items()
        if fact.how is not How.DERIVED and (fact.known or fact.unknown) and _is_read(each, reading)
    }
    steps = [*given_lines(law, stated), _CHECKED]
    empty = Baseline(law, records, (), ())
    played, message = _played(empty, scenario_text("Asked", [*steps, "Then no rule is breached"]))
    if played is None:
        return Draft(f"  # {message}\n", name, False)
    found = _judged(law, facts)
    then: list[str] = []
    remarks: list[str] = []
    for finding in played.checks[-1].judgement.findings:
        lines = then_lines(finding)
        before = found[finding.rule.rule]
        if before != Result(finding.outcome, finding.reason):
            remarks.append(f"The record itself: rule {finding.rule.rule} {before.words}.")
        elif finding.outcome is not Outcome.NOT_APPLICABLE:
            then += [line.replace("Then ", "And ", 1) if then else line for line in lines]
    then = then or ["Then no rule is breached"]
    then.append(f"And the record is {_standing(played.checks[-1].judgement.findings)}")
    steps += then
    text = scenario_text(f"The record {name}", steps, remarks)
    again, message = _played(empty, text)
    return Draft(text, name, again is not None and not message)


def _is_read(fact: str, reading: Reading) -> bool:
    return any(fact in read for read in reading.rules.values()) or bool(reading.facts_from(fact))


def _judged(law: Law, facts: Facts) -> Mapping[str, Result]:
    return {each.rule.rule: Result(each.outcome, each.reason) for each in judge(law, facts).findings}
