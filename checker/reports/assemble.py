"""Makes the report on one record from what was read, what was judged, and the law it was judged by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from checker.documents.document import Document
from checker.engine.finding import Clause, Exhibited, Finding
from checker.engine.judge import Judgement
from checker.facts.fact import Evidence, Fact, Facts, FactValue
from checker.facts.money import Money
from checker.gate.verdict import verdict
from checker.law.library import Law
from checker.law.parameter import DatedValue
from checker.law.rule import Outcome, Source
from checker.reports.fingerprint import fingerprint
from checker.reports.report import (
    CheckedPart,
    ClausePart,
    Counts,
    EvidencePart,
    ExhibitPart,
    FactPart,
    FigurePart,
    FindingPart,
    MoneyPart,
    PackPart,
    RecordPart,
    Report,
    SourcePart,
)
from checker.reports.values import value_in_words


def assemble(
    document: Document,
    judgement: Judgement,
    law: Law,
    *,
    version: str,
    council: str | None = None,
    as_at: dt.date | None = None,
) -> Report:
    """The report. ``council`` and ``as_at`` are what was asked for; without them the record's own are shown."""
    facts, findings = judgement.facts, judgement.findings
    slug = council or _text(facts.value("decision.council"))
    decided = facts.value("decision.date")
    applied = tuple(dict.fromkeys(finding.pack for finding in findings))
    return Report(
        record=RecordPart(
            source=document.source,
            sha256=document.sha256,
            format=document.format,
            title=_text(facts.value("decision.title")),
            warnings=document.warnings,
        ),
        checked=CheckedPart(
            as_at=as_at or (decided if isinstance(decided, dt.date) else None),
            as_at_given=as_at is not None,
            council=slug,
            council_name=law.councils[slug].name if slug and slug in law.councils else None,
            checker=version,
            engine=judgement.engine,
            packs=tuple(_pack(law, pack) for pack in applied),
        ),
        verdict=verdict(findings),
        counts=_counts(findings),
        facts=_facts(document, facts, law, as_at),
        findings=tuple(_finding(document, finding, facts, law, as_at) for finding in findings),
    )


def _text(value: FactValue | None) -> str | None:
    return value if isinstance(value, str) else None


def _pack(law: Law, name: str) -> PackPart:
    pack = law.packs[name]
    return PackPart(pack=name, sha256=law.digests[name], title=pack.title, does_not_look_at=pack.does_not_look_at)


def _counts(findings: Sequence[Finding]) -> Counts:
    outcomes = [finding.outcome for finding in findings]
    return Counts.model_validate({outcome.value: outcomes.count(outcome) for outcome in Outcome})


def _facts(document: Document, facts: Facts, law: Law, as_at: dt.date | None) -> dict[str, FactPart]:
    """Facts in the order of the dictionary, then any that it does not hold."""
    names = [name for name in law.dictionary if name in facts]
    names += sorted(name for name in facts if name not in law.dictionary)
    return {name: _fact(document, facts[name], law, facts, as_at) for name in names}


def _fact(document: Document, fact: Fact, law: Law, facts: Facts, as_at: dt.date | None) -> FactPart:
    return FactPart(
        value=_value(fact.value),
        how=fact.how,
        evidence=tuple(_evidence(document, evidence) for evidence in fact.evidence),
        unknown=fact.unknown,
        words="" if fact.value is None else value_in_words(fact.value, law.dictionary.get(fact.name)),
        note=fact.note,
        sources=fact.sources,
        figures=tuple(_figures(fact.sources, facts, law, as_at)),
    )


def _figures(names: Sequence[str], facts: Facts, law: Law, as_at: dt.date | None) -> Iterator[FigurePart]:
    for name in names:
        dated = _dated(name, facts, law, as_at)
        if dated is not None:
            yield FigurePart(parameter=name, words=str(dated.value), source=_source(dated.source))


def _value(value: FactValue | None) -> MoneyPart | bool | int | str | tuple[str, ...] | None:
    if isinstance(value, Money):
        return MoneyPart(pence=value.pence, qualifier=value.qualifier, vat=value.vat)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _evidence(document: Document, evidence: Evidence) -> EvidencePart:
    return EvidencePart(
        quote=evidence.quote,
        field=evidence.field,
        line=evidence.line,
        start=evidence.start,
        end=evidence.end,
        column=document.column_at(evidence.start),
        page=evidence.page,
        paragraph=evidence.paragraph,
        cell=evidence.cell,
    )


def _finding(document: Document, finding: Finding, facts: Facts, law: Law, as_at: dt.date | None) -> FindingPart:
    rule = finding.rule
    return FindingPart(
        rule=rule.rule,
        pack=finding.pack,
        title=finding.title,
        duty=rule.duty,
        outcome=finding.outcome,
        reason=finding.reason,
        severity=finding.severity,
        basis=rule.basis,
        blocks=finding.blocks,
        message=finding.message,
        remedy=rule.remedy,
        wording=rule.wording,
        sources=tuple(_source(source) for source in rule.sources),
        evidence=tuple(_exhibit(document, exhibited) for exhibited in finding.evidence),
        because=tuple(clause_part(clause, facts, law, as_at) for clause in finding.because),
        missing=finding.missing,
        conditional_on=finding.conditional_on,
        assumes=rule.assumes,
        does_not_cover=rule.does_not_cover,
        fingerprint=_fingerprint(finding),
    )


def _fingerprint(finding: Finding) -> str:
    quotes = [one.evidence.quote for one in finding.evidence if not one.supporting]
    return fingerprint(finding.rule.rule, finding.outcome, finding.reason, quotes, finding.missing)


def _source(source: Source) -> SourcePart:
    return SourcePart(cite=source.cite, url=source.url, verified=source.verified)


def _exhibit(document: Document, exhibited: Exhibited) -> ExhibitPart:
    evidence = _evidence(document, exhibited.evidence)
    return ExhibitPart(
        **evidence.model_dump(), fact=exhibited.fact, note=exhibited.note, supporting=exhibited.supporting
    )


def clause_part(clause: Clause, facts: Facts, law: Law, as_at: dt.date | None) -> ClausePart:
    """One test as reports show it, with the source of a dated figure in it."""
    return ClausePart(
        part=clause.part,
        fact=clause.fact,
        operator=clause.operator,
        operand=clause.operand,
        truth=clause.truth,
        value=clause.value,
        parameter=clause.parameter,
        other_fact=clause.other_fact,
        source=_origin(clause, facts, law, as_at),
    )


def _origin(clause: Clause, facts: Facts, law: Law, as_at: dt.date | None) -> SourcePart | None:
    """Where a dated figure comes from: the source of the value in force on the day that selects it."""
    dated = _dated(clause.parameter, facts, law, as_at) if clause.parameter else None
    return _source(dated.source) if dated else None


def _dated(name: str, facts: Facts, law: Law, as_at: dt.date | None) -> DatedValue | None:
    """A parameter's value on the day that selects it; None for what is no parameter or has no value then."""
    parameter = law.parameters.get(name)
    if parameter is None:
        return None
    day = as_at or facts.value(parameter.dated_by)
    return parameter.on(day) if isinstance(day, dt.date) else None
