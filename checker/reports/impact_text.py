"""The impact of another set of rules as text: for a terminal, in plain sentences, and in JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from checker.gate.verdict import Verdict
from checker.reports.clean import cleaned
from checker.reports.impact import Flip, Impact, RuleImpact, Under, VerdictFlip
from checker.reports.impact_law import LawChange
from checker.reports.notes import fold
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.plain import written
from checker.reports.proof import asked
from checker.reports.theme import Look
from checker.reports.words import VERDICT_STANDING, Standing, number_of

_ABSENT: Final = "no such rule"
_NOT_JUDGED: Final = "not judged"
_OUTCOME: Final = 18
"""Width of a column that holds a sign and an outcome, or a verdict."""
_COUNT: Final = 9
_LABEL: Final = 8


def impact_json(impact: Impact) -> str:
    """The whole impact as one JSON object."""
    return impact.model_dump_json(by_alias=True, indent=2) + "\n"


def impact_plain(impact: Impact, *, width: int = 78, ascii_only: bool = False) -> str:
    """Sentences in reading order: what differs, the verdicts, then rule by rule with the reasons."""
    return written(_lines(impact), width, ascii_only)


def impact_terminal(impact: Impact, look: Look) -> str:
    """Tables of what differs, of the verdicts and of the rules, then the reasons of every flip."""
    page = Page(look)
    parts: list[RenderableType] = [page.text("Two sets of rules compared", Ink.STRONG)]
    if impact.law:
        parts += ["", page.heading("What differs between them"), ""]
        for change in impact.law:
            parts += _under_each_other(page, cleaned(_law(change)), 2)
            for detail in change.details:
                parts += _under_each_other(page, cleaned(detail), 4)
    if impact.verdicts:
        parts += ["", page.heading("Verdicts that would flip"), "", *_verdicts(page, impact.verdicts)]
    if impact.rules:
        parts += ["", page.heading("Outcomes that would flip"), "", *_outcomes(page, impact.rules)]
    for rule in impact.rules:
        parts += ["", page.heading(rule.rule)]
        for flip in rule.flips:
            parts += ["", *_flip(page, flip)]
    if impact.not_judged:
        parts += ["", page.heading("Not judged"), ""]
        parts += [line for sentence in impact.not_judged for line in _under_each_other(page, cleaned(sentence), 2)]
    return page.print([*parts, "", *(page.text(line, Ink.STRONG) for line in fold(_last(impact), look.width))])


def _verdicts(page: Page, flips: tuple[VerdictFlip, ...]) -> Iterator[Text]:
    yield _row(page, "Record", [_plain(page, "Before"), _plain(page, "After")], Ink.LABEL)[0]
    for flip in flips:
        yield from _row(page, cleaned(flip.record), [_verdict(page, flip.old), _verdict(page, flip.new)])


def _outcomes(page: Page, rules: tuple[RuleImpact, ...]) -> Iterator[Text]:
    head = [_plain(page, "Before"), _plain(page, "After"), _plain(page, "Records")]
    yield _row(page, "Rule", head, Ink.LABEL)[0]
    for rule in rules:
        kinds = Counter((_of(flip.old), _of(flip.new)) for flip in rule.flips)
        for number, ((old, new), count) in enumerate(kinds.items()):
            cells = [_standing(page, old), _standing(page, new), page.text(f"{count:>{_COUNT - 2}}")]
            yield from _row(page, rule.rule if not number else "", cells)


def _row(page: Page, name: str, cells: list[Text], ink: Ink = Ink.TEXT) -> list[Text]:
    """A name, folded where it is long, and cells of fixed widths at the right; below it where there is no room."""
    widths = [_OUTCOME, _OUTCOME, _COUNT][: len(cells)]
    room = page.look.width - 2 - sum(widths)
    beside = Text()
    for cell, width in zip(cells, widths, strict=True):
        beside.append_text(cell).append(" " * max(width - cell.cell_len, 0))
    beside.rstrip()
    if room < _OUTCOME:
        rows = [Text("  ").append_text(page.text(line, ink)) for line in fold(name, page.look.width - 2) if line]
        return [*rows, Text("    ").append_text(beside)] if ink is not Ink.LABEL else [Text("  ").append(name)]
    names = fold(page.encoded(name), room - 2)
    first = Text("  ").append_text(page.text(names[0], ink)).append(" " * (room - cell_len(names[0])))
    return [first.append_text(beside), *(Text("  ").append_text(page.text(line, ink)) for line in names[1:])]


def _flip(page: Page, flip: Flip) -> Iterator[Text]:
    yield from _under_each_other(page, cleaned(flip.record), 2, Ink.STRONG)
    for label, under, other in (("Before", flip.old, flip.new), ("After", flip.new, flip.old)):
        front = Text("    ").append_text(page.text(f"{label:{_LABEL}}", Ink.LABEL))
        yield front.append_text(_standing(page, _of(under)))
        if under is None:
            continue
        for sentence, ink in (
            (cleaned(under.message), Ink.TEXT),
            *((test, Ink.FAINT) for test in _tests(under, other)),
        ):
            yield from _under_each_other(page, sentence, 4 + _LABEL, ink)


def _under_each_other(page: Page, sentence: str, indent: int, ink: Ink = Ink.TEXT) -> list[Text]:
    lines = fold(page.encoded(sentence), page.look.width - indent)
    return [Text(" " * indent).append_text(page.text(line, ink)) for line in lines]


def _plain(page: Page, words: str) -> Text:
    return page.text(words, Ink.LABEL)


def _verdict(page: Page, verdict: Verdict | None) -> Text:
    if verdict is None:
        return page.text(f"  {_NOT_JUDGED}")
    return page.sign(VERDICT_STANDING[verdict], verdict.value)


def _of(under: Under | None) -> Standing | None:
    return under.standing if under is not None else None


def _standing(page: Page, which: Standing | None) -> Text:
    return page.text(f"  {_ABSENT}", Ink.FAINT) if which is None else page.sign(which, which.value)


def _lines(impact: Impact) -> Iterator[str]:
    for change in impact.law:
        yield f"{cleaned(_law(change))}{': ' + '; '.join(map(cleaned, change.details)) if change.details else ''}."
    if impact.law:
        yield ""
    for flip in impact.verdicts:
        old, new = (verdict.value if verdict else _NOT_JUDGED for verdict in (flip.old, flip.new))
        yield f"Verdict of {cleaned(flip.record)}: {old} before, {new} after."
    for rule in impact.rules:
        yield ""
        yield f"{rule.rule}: {number_of(len(rule.flips), 'outcome')} would flip"
        for found in rule.flips:
            yield f"  {cleaned(found.record)}: {_outcome(found.old)} before, {_outcome(found.new)} after."
            for label, under, other in (("Before", found.old, found.new), ("After", found.new, found.old)):
                if under is not None:
                    yield f"    {label}: {cleaned(under.message)}"
                    yield from (f"      {test}" for test in _tests(under, other))
    for sentence in impact.not_judged:
        yield f"Not judged: {cleaned(sentence)}"
    yield ""
    yield _last(impact)


def _law(change: LawChange) -> str:
    return f"The {change.kind} {change.name} {'has' if change.change == 'changed' else 'is'} {change.change}".replace(
        "The vocabulary vocabulary", "The vocabulary"
    )


def _tests(under: Under, other: Under | None) -> list[str]:
    """The tests that decided, with the values that they were made on: those that the other side has not, if any."""
    said = [cleaned(" ".join(asked(clause))) for clause in under.because]
    elsewhere = {cleaned(" ".join(asked(clause))) for clause in other.because} if other else set()
    return [test for test in said if test not in elsewhere] or said


def _outcome(under: Under | None) -> str:
    return under.standing.value if under else _ABSENT


def _last(impact: Impact) -> str:
    return (
        f"{number_of(impact.records, 'record')}: {number_of(len(impact.verdicts), 'verdict')} and "
        f"{number_of(impact.outcomes, 'outcome')} would flip, {len(impact.not_judged)} not judged."
    )
