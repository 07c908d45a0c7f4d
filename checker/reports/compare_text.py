"""A comparison of two drafts as text: for a terminal, in plain sentences, in JSON, and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding

from checker.reports.clean import cleaned
from checker.reports.compare import Comparison, FactSide, Pair, Told
from checker.reports.markdown import escaped
from checker.reports.page import Page
from checker.reports.plain import written
from checker.reports.theme import Look


def compare_json(comparison: Comparison) -> str:
    """The whole comparison as one JSON object."""
    return comparison.model_dump_json(by_alias=True, indent=2) + "\n"


def compare_plain(comparison: Comparison, *, width: int = 78) -> str:
    """Sentences in reading order."""

    def lines() -> Iterator[str]:
        yield _head(comparison)
        for heading, items in _sections(comparison):
            yield ""
            yield heading.upper()
            yield ""
            yield from items
        yield ""
        yield _last(comparison)

    return written(lines(), width, ascii_only=False)


def compare_terminal(comparison: Comparison, look: Look) -> str:
    """The same, with headings, for a terminal."""
    page = Page(look)
    parts: list[RenderableType] = [page.text(_head(comparison)), ""]
    for heading, items in _sections(comparison):
        parts += [page.heading(heading), ""]
        parts += [Padding(page.text(item), (0, 0, 0, 2)) for item in items]
        parts.append("")
    return page.print([*parts, page.text(_last(comparison))])


def compare_markdown(comparison: Comparison) -> str:
    """The same in Markdown, safe to paste where others read it."""
    parts = [f"# {escaped(_head(comparison))}\n\n"]
    for heading, items in _sections(comparison):
        parts += [f"## {heading}\n\n", *(f"- {escaped(item)}\n" for item in items), "\n"]
    return "".join([*parts, f"**{escaped(_last(comparison))}**\n"])


def _head(comparison: Comparison) -> str:
    return cleaned(f"Compared: {comparison.old.source} with {comparison.new.source}")


def _last(comparison: Comparison) -> str:
    counts = (
        f"{len(comparison.fixed)} fixed, {len(comparison.added)} new, {len(comparison.changed)} changed, "
        f"{len(comparison.unchanged)} unchanged"
    )
    return f"Verdict: {comparison.old.verdict.value} before, {comparison.new.verdict.value} now ({counts})."


def _sections(comparison: Comparison) -> Iterator[tuple[str, list[str]]]:
    for heading, pairs in (
        ("Fixed", comparison.fixed),
        ("New", comparison.added),
        ("Changed", comparison.changed),
        ("Unchanged", comparison.unchanged),
    ):
        if pairs:
            yield heading, [_pair(pair) for pair in pairs]
    if comparison.facts:
        yield (
            "Facts that changed",
            [f"{fact.fact}: {_fact(fact.old)} before, {_fact(fact.new)} now." for fact in comparison.facts],
        )


def _pair(pair: Pair) -> str:
    told = pair.new if pair.new is not None and pair.new.outcome.value in ("breach", "review") else pair.old
    why = f" {cleaned(told.message)}" if told is not None else ""
    return f"{pair.rule}: {_outcome(pair.old)} before, {_outcome(pair.new)} now.{why}"


def _outcome(told: Told | None) -> str:
    if told is None:
        return "not applied"
    where = f" (line {told.line})" if told.line is not None else ""
    return told.outcome.value.replace("_", " ") + where


def _fact(side: FactSide) -> str:
    if side.words is None:
        return "not known"
    where = f" (line {side.line})" if side.line is not None else ""
    return cleaned(side.words) + where
