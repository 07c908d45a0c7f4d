"""Short words about one finding that all machine formats share: where it is, what it asks, and who accepted it."""

from __future__ import annotations

from checker.engine.wording import date_words
from checker.reports.clean import cleaned
from checker.reports.report import EvidencePart, ExhibitPart, FindingPart, Report, WaiverPart, WaiverState
from checker.reports.summary import accepted_findings, standing_counts
from checker.reports.words import standing


def place_of(finding: FindingPart) -> EvidencePart | None:
    """The words to point at: the first primary evidence, else the first of any; None for words that are not there."""
    primary = [part for part in finding.evidence if not part.supporting] or list(finding.evidence)
    return primary[0] if primary else None


def telling(finding: FindingPart) -> tuple[ExhibitPart, ...]:
    """The words to show: those that only back up a test, without a note, stay out where there are others."""
    return tuple(part for part in finding.evidence if part.note or not part.supporting) or finding.evidence


def backing(finding: FindingPart) -> tuple[ExhibitPart, ...]:
    """The words that ``telling`` leaves out."""
    shown = telling(finding)
    return tuple(part for part in finding.evidence if part not in shown)


def line_and_column(finding: FindingPart) -> tuple[int, int]:
    """1-based line and column (code points) of the finding; 1, 1 for words that are not there."""
    place = place_of(finding)
    return (place.line, place.column) if place else (1, 1)


def waiver_words(waiver: WaiverPart) -> str:
    """One sentence on a waiver: who accepted the finding until when and why, or why it counts for nothing."""
    who = f"{cleaned(waiver.approver)} ({cleaned(waiver.role)})"
    if waiver.state is WaiverState.IN_FORCE:
        until = date_words(waiver.expires)
        return f"Accepted by {who} until {until}: {cleaned(waiver.reason).rstrip('.')}. Waiver {cleaned(waiver.id)}."
    held = f"approved by {who} on {date_words(waiver.approved_on)}, to {date_words(waiver.expires)}"
    return f"Waiver {cleaned(waiver.id)} is {waiver.state.words} ({held})."


def message_of(finding: FindingPart) -> str:
    """What is said of a finding on one line: its message, then its waiver."""
    said = cleaned(finding.message)
    return f"{said} {waiver_words(finding.waiver)}" if finding.waiver else said


def heading_of(finding: FindingPart) -> str:
    """ "Must fix: Contract starts 4 days before the decision", with "(accepted)" for a waiver in force."""
    accepted = " (accepted)" if finding.waived else ""
    return f"{standing(finding).word}{accepted}: {cleaned(finding.title)}"


def counts_line(report: Report) -> str:
    """ "Hold: 1 must fix, 2 should fix; 1 of them accepted"; only what asks something."""
    said = [f"{count} {which.value}" for which, count in standing_counts(report).items() if count and which.asks]
    accepted = len(accepted_findings(report))
    more = f"; {accepted} of them accepted" if accepted else ""
    return f"{report.verdict.value.capitalize()}: {', '.join(said) or 'nothing to fix'}{more}"


def problems_of(report: Report) -> tuple[str, ...]:
    """Sentences about waivers that waive nothing."""
    return tuple(cleaned(problem) for problem in report.waivers.problems) if report.waivers else ()
