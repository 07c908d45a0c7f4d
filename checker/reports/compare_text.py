"""A comparison of two drafts as text: for a terminal, in plain sentences, in JSON, and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from rich.console import RenderableType
from rich.text import Text

from checker.facts.fact import How
from checker.reports.clean import cleaned
from checker.reports.compare import Comparison, FactChange, FactSide, Pair, Side, Told
from checker.reports.markdown import escaped
from checker.reports.notes import fold
from checker.reports.page import Page
from checker.reports.paint import Ink
from checker.reports.plain import written
from checker.reports.proof import words_of
from checker.reports.theme import Look
from checker.reports.words import VERDICT_STANDING, VERDICT_WORDS, Standing

_LONGEST_QUOTE: Final = 120
_LABELS: Final = ("Before", "Now")
_COLUMN: Final = 8
"""Width of "Before" and the space behind it."""


class _Item(NamedTuple):
    """One finding or fact: what it is, the id of its rule, what it was and is, and what is to be done."""

    heading: str
    rule: str = ""
    sides: tuple[str, ...] = ()
    message: str = ""
    standing: Standing | None = None


def compare_json(comparison: Comparison) -> str:
    """The whole comparison as one JSON object."""
    return comparison.model_dump_json(by_alias=True, indent=2) + "\n"


def compare_plain(comparison: Comparison, *, width: int = 78, ascii_only: bool = False) -> str:
    """Sentences in reading order."""

    def lines() -> Iterator[str]:
        yield from _head(comparison)
        for heading, items in _sections(comparison):
            yield ""
            yield heading.upper()
            for item in items:
                yield ""
                yield f"{item.heading}{f' ({item.rule})' if item.rule else ''}."
                for label, said in zip(_LABELS, item.sides, strict=False):
                    yield f"  {label}: {said}."
                if item.message:
                    yield f"  {item.message}"
        yield ""
        yield _last(comparison)

    return written(lines(), width, ascii_only)


def compare_terminal(comparison: Comparison, look: Look) -> str:
    """The same with headings, signs and columns, for a terminal."""
    page = Page(look)
    parts: list[RenderableType] = [page.text("Two drafts compared", Ink.STRONG)]
    for label, side in zip(_LABELS, (comparison.old, comparison.new), strict=True):
        sign = page.sign(VERDICT_STANDING[side.verdict], side.verdict.value)
        parts += _hung(page, label, Text.assemble(sign, page.text(f"  {cleaned(side.source)}")), 0)
    for heading, items in _sections(comparison):
        parts += ["", page.heading(heading), ""]
        for number, item in enumerate(items):
            parts += [""] if number and item.sides and item.rule else []
            parts += _drawn(page, item)
    return page.print([*parts, "", page.text(_last(comparison), Ink.STRONG)])


def compare_markdown(comparison: Comparison) -> str:
    """The same in Markdown, safe to paste where others read it."""
    head, *sides = _head(comparison)
    parts = [f"# {escaped(head)}\n\n", *(f"- {escaped(side)}\n" for side in sides), "\n"]
    for heading, items in _sections(comparison):
        parts.append(f"## {heading}\n\n")
        for item in items:
            parts.append(f"- **{escaped(item.heading)}**{f' ({escaped(item.rule)})' if item.rule else ''}\n")
            parts += [f"  - {label}: {escaped(said)}\n" for label, said in zip(_LABELS, item.sides, strict=False)]
            parts += [f"  - {escaped(item.message)}\n"] if item.message else []
        parts.append("\n")
    return "".join([*parts, f"**{escaped(_last(comparison))}**\n"])


def _drawn(page: Page, item: _Item) -> Iterator[RenderableType]:
    sign = page.look.glyphs.signs[item.standing] if item.standing else ""
    ink = page.theme.words[item.standing] if item.standing else "none"
    room = page.look.width - 4
    title = fold(page.encoded(item.heading), room)
    for number, line in enumerate(title):
        front = Text(f"  {sign if not number else '':1} " if sign else "  ").append_text(page.text(line, Ink.STRONG))
        if sign and not number:
            front.stylize(ink, 2, 3)
        # the rule's name stands at the right edge where there is room for it
        if item.rule and number == len(title) - 1:
            last, *below = page.spread(front, page.text(item.rule, Ink.FAINT))
            yield last
            yield from (Text("    ").append_text(line) for line in below)
        else:
            yield front
    for label, said in zip(_LABELS, item.sides, strict=False):
        yield from _hung(page, label, page.text(said), 4)
    if item.message:
        yield from (Text("    ").append_text(page.text(line)) for line in fold(page.encoded(item.message), room))


def _hung(page: Page, label: str, said: Text, indent: int) -> Iterator[Text]:
    """A label, and words beside it that stay in their column."""
    room = page.look.width - indent - _COLUMN
    lines = fold(said.plain, room)
    for number, line in enumerate(lines):
        front = Text(" " * indent).append_text(page.text(f"{label if not number else '':{_COLUMN}}", Ink.LABEL))
        yield front.append_text(said if len(lines) == 1 else Text(line))


def _head(comparison: Comparison) -> Iterator[str]:
    yield "Two drafts compared"
    for label, side in zip(_LABELS, (comparison.old, comparison.new), strict=True):
        yield f"{label}: {_side(side)}"


def _side(side: Side) -> str:
    return f"{cleaned(side.source)}, {side.verdict.value}. {VERDICT_WORDS[side.verdict]}"


def _last(comparison: Comparison) -> str:
    counts = (
        f"{len(comparison.fixed)} fixed, {len(comparison.added)} new, {len(comparison.changed)} changed, "
        f"{len(comparison.unchanged)} unchanged"
    )
    return f"Verdict: {comparison.old.verdict.value} before, {comparison.new.verdict.value} now ({counts})."


def _sections(comparison: Comparison) -> Iterator[tuple[str, list[_Item]]]:
    """Headings with what is under them; of what is fixed or unchanged there is nothing more to say than that."""
    if comparison.fixed:
        yield "Fixed", [_pair(pair, message=False) for pair in comparison.fixed]
    if comparison.added:
        yield "New", [_pair(pair) for pair in comparison.added]
    if comparison.changed:
        yield "Changed", [_pair(pair) for pair in comparison.changed]
    if comparison.unchanged:
        yield "Unchanged", [_pair(pair)._replace(sides=(), message="") for pair in comparison.unchanged]
    read = [fact for fact in comparison.facts if not fact.follows]
    if read:
        yield "Facts that changed", [_fact(fact) for fact in read]
    if len(read) < len(comparison.facts):
        yield "What follows from them", [_following(fact) for fact in comparison.facts if fact.follows]


def _pair(pair: Pair, *, message: bool = True) -> _Item:
    asks = pair.new if pair.new is not None and pair.new.standing.asks else pair.old
    shown = pair.new or pair.old
    assert asks is not None
    assert shown is not None
    sides = (_told(pair.old), _told(pair.new))
    return _Item(asks.title, pair.rule, sides, cleaned(asks.message) if message else "", shown.standing)


def _told(told: Told | None) -> str:
    return "not applied" if told is None else told.standing.value + _where(told.line, told.quote)


def _fact(fact: FactChange) -> _Item:
    return _Item(words_of(fact.fact).capitalize(), sides=(_stated(fact.old), _stated(fact.new)))


def _stated(side: FactSide) -> str:
    if side.words is None:
        return "not known"
    where = "answered" if side.how is How.ANSWERED else _where(side.line, side.quote).removeprefix(", ")
    return cleaned(side.words) + (f" ({where})" if where else "")


def _following(fact: FactChange) -> _Item:
    before, now = (cleaned(side.words) if side.words is not None else "not known" for side in (fact.old, fact.new))
    return _Item(f"{words_of(fact.fact).capitalize()}: {before}; now {now}")


def _where(line: int | None, quote: str) -> str:
    if line is None:
        return ""
    words = cleaned(quote)
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
    return f", line {line}: “{words}”" if words else f", line {line}"
