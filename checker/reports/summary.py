"""Sentences and short lists that several outputs share, so that they always agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from checker.engine.wording import date_words, joined
from checker.facts.fact import How, Unknown
from checker.gate.verdict import Verdict
from checker.law.rule import Outcome, Reason, Verified
from checker.reports.clean import cleaned
from checker.reports.proof import VERIFIED_WORDS, words_of
from checker.reports.report import FactPart, FindingPart, Report, SourcePart
from checker.reports.words import Standing, number_of, standing, urgency


@dataclass(frozen=True, slots=True)
class ReadFact:
    """One row of what was read: a label, the value in words (empty: not stated), lines, and a remark."""

    label: str
    words: str
    lines: tuple[int, ...]
    remark: str = ""


_READ: Final = (
    ("Decision", ("decision.title",)),
    ("Decided on", ("decision.date",)),
    ("Decided by", ("decision.maker",)),
    ("Signed by", ("decision.signatory",)),
    ("Authority", ("decision.authority",)),
    ("Kind", ("decision.kind",)),
    ("Supplier", ("contract.suppliers",)),
    ("Value", ("contract.value",)),
    ("Term", ("contract.start", "contract.end")),
    ("Route", ("procurement.route",)),
)
_MOST_ASSUMPTIONS: Final = 3
_VERIFIED_ORDER: Final = (Verified.TEXT, Verified.OFFICIAL, Verified.SECONDARY, Verified.PARTIAL, Verified.MEMORY)


def standing_counts(report: Report) -> dict[Standing, int]:
    """How many rules stand where, every standing included."""
    counts = dict.fromkeys(Standing, 0)
    for finding in report.findings:
        counts[standing(finding)] += 1
    return counts


def to_attend(report: Report) -> list[FindingPart]:
    """Findings that ask something of the officer, most urgent first."""
    return sorted((finding for finding in report.findings if standing(finding).asks), key=urgency)


def accepted_findings(report: Report) -> list[FindingPart]:
    """Findings that would ask something of the officer, had a waiver in force not been laid over them."""
    return [finding for finding in to_attend(report) if finding.waived]


def verdict_sentence(report: Report) -> str:
    """What the counts mean for the officer, in one to three sentences; what was accepted is told apart."""
    counts = Counter(standing(finding) for finding in report.findings if not finding.waived)
    accepted = len(accepted_findings(report))
    must, should, ask = (counts[s] for s in (Standing.MUST_FIX, Standing.SHOULD_FIX, Standing.YOUR_CALL))
    parts = []
    if must:
        parts.append(f"{number_of(must, 'problem')} must be fixed first.")
    if should:
        parts.append(f"{should} more should be." if must else f"{number_of(should, 'problem')} should be fixed.")
    if ask:
        parts.append(f"{number_of(ask, 'question')} {'needs' if ask == 1 else 'need'} a person’s answer.")
    if accepted:
        parts.append(f"{number_of(accepted, 'finding')} {'was' if accepted == 1 else 'were'} accepted by a waiver.")
    return " ".join(parts) or "Every rule that applies is met."


def last_line(report: Report, exit_code: int) -> str:
    """The verdict once more, with its counts and the exit code."""
    counts = standing_counts(report)
    said = [f"{count} {standing.value}" for standing, count in counts.items() if count and standing.asks]
    accepted = len(accepted_findings(report))
    said += [f"{accepted} of them accepted"] if accepted else []
    return f"{report.verdict.value.capitalize()}: {', '.join(said) or 'nothing to fix'} (exit code {exit_code})"


def law_line(report: Report) -> str:
    """Which law, which local figures and which rules were applied, and by which engine."""
    checked = report.checked
    law = f"law as at {date_words(checked.as_at)}" if checked.as_at else "law of the record’s own dates"
    return f"{law} · {council_words(report)} · rules {rules_digest(report)}"


def council_words(report: Report) -> str:
    """The council whose local figures were used."""
    checked = report.checked
    return checked.council_name or checked.council or "council not known"


def rules_digest(report: Report) -> str:
    """Eight characters that change with any rule: a digest of the digests of the packs."""
    return sha256("".join(f"{pack.pack}:{pack.sha256}\n" for pack in report.checked.packs).encode()).hexdigest()[:8]


def facts_read(report: Report) -> list[ReadFact]:
    """The few facts that a reader checks first; a wrong one here explains a wrong finding."""
    rows = []
    for label, names in _READ:
        facts = [report.facts.get(name) for name in names]
        words = " to ".join(fact.words for fact in facts if fact and fact.words)
        if label == "Term" and words and not (facts[0] and facts[0].words):
            words = f"to {words}"
        lines = sorted({evidence.line for fact in facts if fact for evidence in fact.evidence if fact.words})
        rows.append(ReadFact(label, words, tuple(lines), _remark([fact for fact in facts if fact])))
    return rows


def _remark(facts: Sequence[FactPart]) -> str:
    for fact in facts:
        if fact.how in (How.ANSWERED, How.INFERRED) and fact.words:
            return fact.how.value
        if fact.unknown is Unknown.AMBIGUOUS:
            return fact.note or "said in more than one way"
    return ""


def answered(report: Report) -> list[tuple[str, FactPart]]:
    """Facts that a person supplied, confirmed or corrected."""
    return [(name, fact) for name, fact in report.facts.items() if fact.how is How.ANSWERED]


def sureness(report: Report, finding: FindingPart) -> str:
    """How sure a finding is: the facts it rests on, the law behind it, and what the rule assumes."""
    sentences = [_of_outcome(report, finding), *_assumed(report, finding)[:_MOST_ASSUMPTIONS]]
    weakest = max((source.verified for source in finding.sources), key=_VERIFIED_ORDER.index)
    if weakest is not Verified.TEXT:
        sentences.append(f"The law was {VERIFIED_WORDS[weakest]}.")
    if finding.assumes:
        sentences.append(finding.assumes)
    return " ".join(sentence for sentence in sentences if sentence)


def _of_outcome(report: Report, finding: FindingPart) -> str:
    if finding.reason is Reason.MISSING_FACT:
        return "Cannot be told from the record."
    if finding.reason is Reason.AMBIGUOUS_FACT:
        said = joined([words_of(name) for name in finding.missing])
        return f"The record can be read in more than one way{' on the ' + said if said else ''}."
    if finding.reason is Reason.CONDITIONAL and finding.conditional_on:
        return f"It matters only if {finding.conditional_on} goes that way."
    if finding.reason is Reason.UNVERIFIED_LAW:
        return "It rests on law that nobody has yet checked against its text."
    if finding.reason is Reason.JUDGEMENT_REQUIRED:
        return "No rule can decide this; a person must judge it."
    if finding.outcome is not Outcome.BREACH:
        return ""
    return "Likely." if _assumed(report, finding) else "Read in the record’s own words."


def _assumed(report: Report, finding: FindingPart) -> list[str]:
    """What was assumed of the dates, amounts and classes that a finding rests on, in the readers' own sentences."""
    notes: dict[str, None] = {}
    for clause in finding.because:
        fact = report.facts.get(clause.fact)
        if fact and fact.how in (How.INFERRED, How.DERIVED) and fact.note and not isinstance(fact.value, bool):
            note = cleaned(fact.note).rstrip(".") + "."
            notes[note[0].upper() + note[1:]] = None
    return list(notes)


def laws_cited(report: Report) -> list[SourcePart]:
    """The law to look up, in the order of the findings that ask something: each address once, by its shortest name."""
    seen: dict[str, SourcePart] = {}
    for finding in to_attend(report):
        for source in finding.sources:
            known = seen.setdefault(source.url or source.cite, source)
            if len(source.cite) < len(known.cite):
                seen[source.url or source.cite] = source
    return list(seen.values())


def not_looked_at(report: Report) -> list[tuple[str, str]]:
    """What the packs leave out, each with its pack's title."""
    rows = []
    for pack in report.checked.packs:
        rows += [(pack.title or pack.pack, item) for item in pack.does_not_look_at]
    return rows


def next_commands(report: Report, quoted_source: str, shared: str = "") -> list[tuple[str, str]]:
    """Commands that help from here, each with what it does; ``shared`` holds the options of this run."""
    rows = []
    findings = to_attend(report)
    if findings:
        rows.append((f"checker explain {quoted_source} {findings[0].rule}{shared}", "how one rule came out"))
    if any(finding.missing for finding in findings):
        rows.append((f"checker questions {quoted_source}{shared} --output answers.yaml", "what to answer"))
        rows.append((f"checker check {quoted_source}{shared} --answers answers.yaml", "check with your answers"))
    if report.verdict is not Verdict.CLEAR or not rows:
        rows.append((f"checker facts {quoted_source}", "everything that was read, with its words"))
    return rows
