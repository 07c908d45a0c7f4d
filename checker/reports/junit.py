"""JUnit XML: one suite a record, one test a rule, for the test pages of build servers.

What must be fixed fails its test; what a person must decide, what should be fixed and what was accepted is skipped with
its message; a record that was not judged is an error. What is met or does not apply passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never
from xml.sax.saxutils import escape, quoteattr

from checker.documents.document import Document
from checker.reports.batch import Head, Result
from checker.reports.clean import cleaned
from checker.reports.proof import VERIFIED_WORDS
from checker.reports.remarks import heading_of, line_and_column, message_of, problems_of, waiver_words
from checker.reports.report import FindingPart, Report
from checker.reports.words import Standing, standing

NOT_JUDGED: Final = "record-was-judged"
"""Name of the test that stands for a record which was not judged."""


class _Suites:
    def begin(self) -> str:
        """The opening tag; totals are those of each suite, so that nothing is held back for them."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="decision-checker">\n'

    def add(self, result: Result, document: Document | None = None) -> str:
        """One suite."""
        if not isinstance(result, Report):
            message = _attribute(result.message)
            return (
                _suite(result.record.source, 1, 0, 1, 0)
                + _case(result.record.source, NOT_JUDGED)
                + f'      <error type="not judged" message={message}/>\n    </testcase>\n  </testsuite>\n'
            )
        kinds = [_kind(finding) for finding in result.findings]
        head = _suite(result.record.source, len(kinds), kinds.count("failure"), 0, kinds.count("skipped"))
        cases = "".join(_finding(result, finding) for finding in result.findings)
        return head + "".join(_properties(result)) + cases + "".join(_problems(result)) + "  </testsuite>\n"

    def end(self, exit_code: int) -> str:
        """The closing tag."""
        return "</testsuites>\n"


def stream(head: Head) -> _Suites:
    """Writes suites one by one."""
    return _Suites()


def _kind(finding: FindingPart) -> str:
    """The element that says how a test went; empty for one that passed."""
    which = standing(finding)
    match which:
        case Standing.MUST_FIX:
            return "skipped" if finding.waived else "failure"
        case Standing.SHOULD_FIX | Standing.YOUR_CALL:
            return "skipped"
        case Standing.MET | Standing.DOES_NOT_APPLY:
            return ""
        case _:
            assert_never(which)


def _finding(report: Report, finding: FindingPart) -> str:
    kind = _kind(finding)
    line, column = line_and_column(finding)
    rows = [f"{cleaned(report.record.source)}:{line}:{column}", heading_of(finding), cleaned(finding.message)]
    rows += [f"Line {part.line}: “{cleaned(part.quote)}”" for part in finding.evidence if not part.supporting]
    rows += [waiver_words(finding.waiver)] if finding.waiver else []
    if standing(finding).asks:
        rows.append(f"What to do: {cleaned(finding.remedy)}")
        rows += [f"Law: {one.cite} ({VERIFIED_WORDS[one.verified]}) {one.url}".rstrip() for one in finding.sources]
    rows.append(f"Fingerprint: {finding.fingerprint}")
    text = escape("\n".join(rows))
    opened = _case(report.record.source, finding.rule)
    if not kind:
        return f"{opened}      <system-out>{text}</system-out>\n    </testcase>\n"
    type_ = _attribute(standing(finding).value + (", accepted" if finding.waived else ""))
    message = _attribute(f"{cleaned(finding.title)}: {message_of(finding)}")
    return f"{opened}      <{kind} type={type_} message={message}>{text}</{kind}>\n    </testcase>\n"


def _suite(source: str, tests: int, failures: int, errors: int, skipped: int) -> str:
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f"  <testsuite name={_attribute(source)} {counts}>\n"


def _case(source: str, name: str) -> str:
    return f"    <testcase classname={_attribute(source)} name={_attribute(name)}>\n"


def _properties(report: Report) -> Iterator[str]:
    checked = report.checked
    rows = {
        "verdict": report.verdict.value,
        "sha256": report.record.sha256,
        "as_at": checked.as_at.isoformat() if checked.as_at else "",
        "council": checked.council or "",
        "checker": checked.checker,
        "engine": checked.engine,
    } | {f"pack.{pack.pack}": pack.sha256 for pack in checked.packs}
    yield "    <properties>\n"
    for name, value in rows.items():
        yield f"      <property name={_attribute(name)} value={_attribute(value)}/>\n"
    yield "    </properties>\n"


def _problems(report: Report) -> Iterator[str]:
    said = [*map(cleaned, report.record.warnings), *problems_of(report)]
    if said:
        lines = "\n".join(said)
        yield f"    <system-err>{escape(lines)}</system-err>\n"


def _attribute(text: str) -> str:
    # characters that XML 1.0 cannot hold at all are among those that `cleaned` leaves out
    return quoteattr(cleaned(text))
