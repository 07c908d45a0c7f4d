"""An evaluation drawn for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.evaluation.assessment import Assessment
from checker.evaluation.outcome import Judged
from checker.evaluation.tally import Tally
from checker.evaluation.words import (
    cost_sentence,
    count_sentence,
    expected_words,
    found_words,
    miss_word,
    place_words,
    share,
    target_sentence,
)
from checker.reports.clean import cleaned
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.theme import Look
from checker.reports.words import Standing

_COLUMNS = ("labels", "found", "right", "missing", "wrong", "precision", "recall", "wrong %")
_NARROW = ("labels", "found", "miss", "wrong", "prec.", "recall", "wrong %")


def evaluation_terminal(assessment: Assessment, look: Look, *, misses_only: bool = False) -> str:
    """Figures by group and by fact, then every miss with its words."""
    page = Page(look)
    parts: list[RenderableType] = [
        page.text("How well facts are read", Ink.STRONG),
        page.text(f"{cleaned(assessment.corpus)}: {count_sentence(assessment)}", Ink.FAINT),
    ]
    if not misses_only:
        groups = [(group.value, counts) for group, counts in assessment.figures.groups.items()]
        if not assessment.facts:
            parts += ["", page.heading("Groups"), "", _table(page, [*groups, ("all", assessment.figures.all)])]
        parts += ["", page.heading("Facts"), "", _table(page, list(assessment.figures.facts.items()))]
    if assessment.unread:
        parts += ["", page.heading("Not read"), ""]
        parts += [Padding(page.text(cleaned(one.problem)), (0, 0, 0, 2)) for one in assessment.unread]
    if assessment.misses:
        parts += ["", page.heading("Misses")]
        for one in assessment.misses:
            parts += _miss(page, one, assessment)
    parts += ["", page.text(cost_sentence(assessment), Ink.STRONG)]
    if said := target_sentence(assessment):
        parts.append(page.sign(Standing.MUST_FIX if assessment.exit_code else Standing.MET, said))
    return page.print(parts)


def _table(page: Page, rows: list[tuple[str, Tally]]) -> Table:
    wide = page.look.width >= 100
    table = Table(box=None, padding=(0, 2, 0, 0) if wide else (0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column(page.text("", Ink.LABEL), overflow="fold", ratio=None, min_width=16)
    for name in _COLUMNS if wide else _NARROW:
        table.add_column(page.text(name, Ink.LABEL), justify="right", no_wrap=True)
    for name, counts in rows:
        table.add_row(page.text(name), *_cells(page, counts, wide=wide))
    return table


def _cells(page: Page, counts: Tally, *, wide: bool) -> Iterator[Text]:
    def number(value: int, ink: Ink = Ink.TEXT) -> Text:
        return page.text(str(value), ink if value else Ink.FAINT)

    yield number(counts.labelled + counts.unknown)
    yield number(counts.found)
    if wide:
        yield number(counts.right)
    yield number(counts.missing)
    yield number(counts.wrong, Ink.PRIMARY)
    for figure in (counts.precision, counts.recall, counts.wrong_rate):
        yield page.text(share(figure))


def _miss(page: Page, one: Judged, assessment: Assessment) -> Iterator[RenderableType]:
    yield ""
    ink = Ink.PRIMARY if miss_word(one) == "wrong" else Ink.STRONG
    yield Text.assemble(page.text(f"{miss_word(one)}: ", ink), page.text(one.fact, Ink.STRONG))
    yield Padding(page.text(cleaned(one.record), Ink.FAINT), (0, 0, 0, 2))
    for label, words in (
        ("expected", expected_words(one, assessment)),
        ("found", found_words(one, assessment)),
    ):
        yield Padding(Text.assemble(page.text(f"{label}: ", Ink.LABEL), page.text(words)), (0, 0, 0, 2))
    for line in (*place_words(one), *([cleaned(one.note)] if one.note else [])):
        yield Padding(page.text(line, Ink.FAINT), (0, 0, 0, 4))
