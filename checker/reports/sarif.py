"""SARIF 2.1.0 (OASIS): results for code scanning services, editors and archives.

Every rule is declared, so that a rule which found nothing can be told from one that does not exist. Offsets are code
points into the text that was read from the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, assert_never
from urllib.parse import quote

from checker.law.rule import Outcome, Severity
from checker.reports.batch import AppliedRule, Batch
from checker.reports.clean import cleaned
from checker.reports.proof import VERIFIED_WORDS
from checker.reports.remarks import message_of, problems_of
from checker.reports.report import EvidencePart, ExhibitPart, FindingPart, Report, WaiverPart, WaiverState
from checker.reports.words import standing

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
FINGERPRINT: Final = "decisionCheckerFinding/v1"
_TEXTS: Final = frozenset({"txt", "md"})


def render(batch: Batch) -> str:
    """One log with one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(batch)]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def uri_of(source: str) -> str:
    """A file's name as a URI reference (RFC 3986): relative names stay relative."""
    path = source.replace("\\", "/")
    if path.startswith("/"):
        return "file://" + quote(path)
    if path[1:3] == ":/" and path[0].isalpha():
        return f"file:///{path[0]}:" + quote(path[2:])
    return quote(path)


def _run(batch: Batch) -> dict[str, Any]:
    rules = _Rules(batch)
    sources = list(dict.fromkeys(result.record.source for result in batch.results))
    return {
        "tool": {
            "driver": {
                "name": "decision-checker",
                "version": batch.version,
                "semanticVersion": batch.version,
                "shortDescription": {"text": "Checks decision records against the law before they are published."},
                "rules": rules.declared(),
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(batch, source) for source in sources],
        "invocations": [_invocation(batch, sources)],
        "results": [
            _result(report, finding, rules, sources.index(report.record.source))
            for report in batch.reports
            for finding in report.findings
        ],
        "properties": {"records": [_summary(report) for report in batch.reports]},
    }


class _Rules:
    """The rules of the run and their numbers; one that only a report names is declared from its finding."""

    def __init__(self, batch: Batch) -> None:
        self._rules = {rule.id: rule for rule in batch.rules}
        for report in batch.reports:
            for finding in report.findings:
                if finding.rule not in self._rules:
                    self._rules[finding.rule] = _from_finding(finding)
        self._numbers = {name: number for number, name in enumerate(self._rules)}

    def number(self, name: str) -> int:
        return self._numbers[name]

    def declared(self) -> list[dict[str, Any]]:
        return [_rule(rule) for rule in self._rules.values()]


def _from_finding(finding: FindingPart) -> AppliedRule:
    return AppliedRule(
        id=finding.rule,
        title=finding.duty,
        duty=finding.duty,
        pack=finding.pack,
        severity=finding.severity,
        basis=finding.basis,
        blocks=finding.blocks,
        sources=finding.sources,
        remedy=finding.remedy,
        does_not_cover=finding.does_not_cover,
    )


def _rule(rule: AppliedRule) -> dict[str, Any]:
    law = "\n".join(f"{one.cite} ({VERIFIED_WORDS[one.verified]}) {one.url}".strip() for one in rule.sources)
    declared: dict[str, Any] = {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.duty},
        "help": {"text": f"{rule.remedy}\n\n{law}"},
        "defaultConfiguration": {"level": _fail_level(rule.blocks, rule.severity)},
        "properties": {
            "pack": rule.pack,
            "severity": rule.severity.value,
            "basis": rule.basis.value,
            "blocks": rule.blocks,
            "doesNotCover": rule.does_not_cover,
            "tags": [rule.pack, rule.basis.value],
        },
    }
    address = next((source.url for source in rule.sources if source.url), None)
    return declared | ({"helpUri": address} if address else {})


def _fail_level(blocks: bool, severity: Severity) -> str:
    if blocks:
        return "error"
    return "note" if severity is Severity.LOW else "warning"


def _kind(outcome: Outcome) -> str:
    match outcome:
        case Outcome.COMPLIANT:
            return "pass"
        case Outcome.BREACH:
            return "fail"
        case Outcome.REVIEW:
            return "review"
        case Outcome.NOT_APPLICABLE:
            return "notApplicable"
        case _:
            assert_never(outcome)


def _status(state: WaiverState) -> str:
    match state:
        case WaiverState.IN_FORCE:
            return "accepted"
        case WaiverState.NOT_YET:
            return "underReview"
        case WaiverState.EXPIRED | WaiverState.SELF_APPROVED | WaiverState.NOT_WAIVABLE:
            return "rejected"
        case _:
            assert_never(state)


def _result(report: Report, finding: FindingPart, rules: _Rules, artifact: int) -> dict[str, Any]:
    failed = finding.outcome is Outcome.BREACH
    primary = [part for part in finding.evidence if not part.supporting]
    supporting = [part for part in finding.evidence if part.supporting]
    where = {"uri": uri_of(report.record.source), "index": artifact}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.number(finding.rule),
        "kind": _kind(finding.outcome),
        "level": _fail_level(finding.blocks, finding.severity) if failed else "none",
        "message": {"text": message_of(finding)},
        "locations": [_location(where, part) for part in primary]
        or [{"physicalLocation": {"artifactLocation": where}}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {
            "title": cleaned(finding.title),
            "standing": standing(finding).value,
            "reason": finding.reason.value if finding.reason else None,
            "severity": finding.severity.value,
            "blocks": finding.blocks,
            "missing": list(finding.missing),
        },
    }
    if supporting:
        result["relatedLocations"] = [
            _location(where, part) | {"id": number} for number, part in enumerate(supporting, 1)
        ]
    if finding.waiver:
        result["suppressions"] = [_suppression(finding.waiver)]
    return result


def _suppression(waiver: WaiverPart) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": _status(waiver.state),
        "justification": cleaned(waiver.reason),
        "properties": waiver.model_dump(mode="json"),
    }


def _location(where: dict[str, Any], part: ExhibitPart) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": where, "region": _region(part)}
    native = {"fact": part.fact, "field": part.field, "page": part.page, "paragraph": part.paragraph}
    location: dict[str, Any] = {
        "physicalLocation": place,
        "properties": {name: value for name, value in native.items() if value is not None},
    }
    return location | ({"message": {"text": cleaned(part.note)}} if part.note else {})


def _region(part: EvidencePart) -> dict[str, Any]:
    *before, last = part.quote.split("\n")
    return {
        "startLine": part.line,
        "startColumn": part.column,
        "endLine": part.line + len(before),
        "endColumn": len(last) + (1 if before else part.column),
        "charOffset": part.start,
        "charLength": part.end - part.start,
        "snippet": {"text": part.quote},
    }


def _artifact(batch: Batch, source: str) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri_of(source)}, "roles": ["analysisTarget"]}
    report = next((report for report in batch.reports if report.record.source == source), None)
    if report is not None:
        record = report.record
        artifact["hashes"] = {"sha-256": record.sha256}
        artifact["properties"] = {
            "format": record.format,
            "title": record.title,
            "regions": "of the file" if record.format in _TEXTS else "of the text that was read from the file",
        }
    return artifact


def _summary(report: Report) -> dict[str, Any]:
    return {
        "source": report.record.source,
        "sha256": report.record.sha256,
        "verdict": report.verdict.value,
        "counts": report.counts.model_dump(mode="json"),
        "checked": report.checked.model_dump(mode="json"),
        "waivers": report.waivers.model_dump(mode="json") if report.waivers else None,
    }


def _invocation(batch: Batch, sources: list[str]) -> dict[str, Any]:
    configuration = [
        _notification("warning", f"{cleaned(report.record.source)}: {problem}", report.record.source, sources)
        for report in batch.reports
        for problem in problems_of(report)
    ]
    return {
        "executionSuccessful": not batch.not_judged,
        "exitCode": batch.exit_code,
        "toolExecutionNotifications": list(_executions(batch, sources)),
        "toolConfigurationNotifications": configuration,
    }


def _executions(batch: Batch, sources: list[str]) -> Iterator[dict[str, Any]]:
    for result in batch.results:
        if isinstance(result, Report):
            for warning in result.record.warnings:
                yield _notification("warning", warning, result.record.source, sources)
        else:
            yield _notification("error", result.message, result.record.source, sources)


def _notification(level: str, message: str, source: str, sources: list[str]) -> dict[str, Any]:
    where = {"artifactLocation": {"uri": uri_of(source), "index": sources.index(source)}}
    return {"level": level, "message": {"text": cleaned(message)}, "locations": [{"physicalLocation": where}]}
