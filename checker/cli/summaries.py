"""The summary of several records: a table for the terminal, sentences for the plain format."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from checker.cli.request import CheckRequest, Result
from checker.gate.exit_code import exit_code
from checker.gate.verdict import Verdict
from checker.reports.clean import cleaned, to_ascii
from checker.reports.notes import fold
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.words import VERDICT_STANDING, Standing, number_of


def summary(results: Sequence[Result], request: CheckRequest) -> str:
    """One row a record, then the totals and the exit code."""
    if request.format == "plain":
        return _plain(results, request)
    if request.format == "concise":
        return totals(results, request.fail_on) + "\n"
    page = Page(request.look)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(no_wrap=True)
    asked = [which for which in Standing if which.asks]
    for _ in asked:
        grid.add_column(justify="right", no_wrap=True)
    grid.add_row(*(page.text(words, Ink.LABEL) for words in ("Record", "Verdict", *(w.word for w in asked))))
    for result in results:
        name = page.text(cleaned(result.source))
        if result.verdict is None:
            grid.add_row(name, page.text("not judged", Ink.PRIMARY), *(page.text("") for _ in asked))
            continue
        which = VERDICT_STANDING[Verdict(result.verdict)]
        counts = (page.text(str(result.counts[each.value] or ""), Ink.STRONG) for each in asked)
        grid.add_row(name, page.sign(which, result.verdict), *counts)
    head = page.heading(number_of(len(results), "record"))
    return page.print([head, "", grid, "", page.text(totals(results, request.fail_on), Ink.STRONG)])


def totals(results: Sequence[Result], fail_on: str) -> str:
    """ "3 records: 1 hold, 1 clear, 1 not judged (exit code 4)"."""
    said = [result.verdict or "not judged" for result in results]
    order = ("hold", "refer", "clear", "not judged")
    parts = ", ".join(f"{said.count(word)} {word}" for word in order if word in said)
    code = exit_code([result.verdict for result in results], fail_on)
    return f"{number_of(len(results), 'record')}: {parts} (exit code {code})"


def _plain(results: Sequence[Result], request: CheckRequest) -> str:
    lines = ["SUMMARY", ""]
    for result in results:
        counts = ", ".join(f"{count} {word}" for word, count in result.counts.items())
        lines += fold(f"{cleaned(result.source)}: {result.verdict or 'not judged'}. {counts or result.message}", 78)
    text = "\n".join([*lines, "", totals(results, request.fail_on)]) + "\n"
    return text if request.look.glyphs.unicode else to_ascii(text)
