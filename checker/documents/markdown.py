"""Reads Markdown: its marks are taken for what they mean, so that none stands in a value; every word keeps its place.

Lines stay lines, as in plain text: a form that is written in Markdown has a label and its value on one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from checker.documents.compose import Composed, compose
from checker.documents.flow import Item, Paragraph, Run, Table, TableCell
from checker.documents.markdown_words import Line, runs_of

LARGEST: Final = 1024 * 1024
"""Largest text taken for Markdown, in characters; a larger one is read as it stands."""

_ENOUGH: Final = 2
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_CLOSING: Final = re.compile(r"[ \t]+#{1,6}[ \t]*\Z")
_UNDERLINE: Final = re.compile(r" {0,3}(?:={2,}|-{2,})[ \t]*\Z")
_RULE: Final = re.compile(r" {0,3}([-*_])(?:[ \t]{0,3}\1){2,200}[ \t]*\Z")
_FENCE: Final = re.compile(r" {0,3}(```|~~~)")
_QUOTE: Final = re.compile(r"(?: {0,3}>[ \t]?){1,10}")
_BULLET: Final = re.compile(r"[ \t]{0,20}[-*+][ \t]{1,4}(?=\S)")
_NUMBER: Final = re.compile(r"[ \t]{0,20}\d{1,9}[.)][ \t]")
_DELIMITER: Final = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,40}\|?[ \t]*\Z")
_FIELD: Final = re.compile(r"\w[^:\n]{0,60}:(?:\s|\Z)")
_CELL: Final = re.compile(r"(?:\\.|`[^`|]{0,200}`|[^|\\]|\\\Z){1,20000}|\|")
_SIGNS: Final[tuple[tuple[re.Pattern[str], int], ...]] = (
    (re.compile(r"\A\s{0,200}#{1,6} +\S"), 2),
    (re.compile(r"^#{1,6} +\S", re.M), 1),
    (re.compile(r"(?<!\*)\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)"), 1),
    (re.compile(r"(?<![\w_])__[^\s_][^_\n]{0,200}__(?![\w_])"), 1),
    (re.compile(r"^ {0,3}\|[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){1,40}\|?[ \t]*$", re.M), 2),
    (re.compile(r"^[^|\n]{1,200}\|[^\n]{1,400}\n {0,3}:?-{2,}:?[ \t]*\|[ \t]*:?-{2,}[-:| \t]{0,200}$", re.M), 2),
    (re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^\s)]{1,400}\)"), 1),
)


def looks_like_markdown(text: str) -> bool:
    """Whether a text has marks of Markdown, enough of them that they are not there by chance."""
    if len(text) > LARGEST:
        return False
    found = 0
    for sign, weight in _SIGNS:
        for _ in sign.finditer(text):
            found += weight
            if found >= _ENOUGH:
                return True
    return False


def read_markdown(text: str) -> Composed:
    """The words of a text in Markdown; ``node`` of a segment is its 0-based line, ``offset`` the column in it."""
    reader = _Reader(text.split("\n"))
    reader.read()
    return compose(reader.items)


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    items: list[Item] = field(default_factory=list)
    held: list[tuple[Line, str]] = field(default_factory=list)
    """Lines of the paragraph that is open, with the mark that is set before each."""
    gap: bool = False
    paragraphs: int = 0

    def read(self) -> None:
        """Go through the lines."""
        number = self._front()
        while number < len(self.lines):
            number = self._line(number)
        self._close()

    def _front(self) -> int:
        """Fields between two rules before the text are lines of their own; gives the number of the next line."""
        if not self.lines or self.lines[0].strip() != "---":
            return 0
        end = next((at for at, line in enumerate(self.lines[1:60], 1) if line.strip() == "---"), 0)
        fields = [line for line in self.lines[1:end] if line.strip()]
        if not end or not fields or not all(_FIELD.match(line) or line.startswith((" ", "-")) for line in fields):
            return 0
        self.held = [(Line(at, 0, self.lines[at]), "") for at in range(1, end) if self.lines[at].strip()]
        self._close()
        self.gap = True
        return end + 1

    def _line(self, number: int) -> int:
        """Read the line, and those that belong to it; gives the number of the next."""
        line = self.lines[number]
        following = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        quoted = _QUOTE.match(line)
        start = quoted.end() if quoted else 0
        words = line[start:]
        heading = _HEADING.match(words)
        if not words.strip():
            self._close()
            self.gap = True
        elif _FENCE.match(words):
            return self._fenced(number)
        elif heading:
            self._close()
            closing = _CLOSING.search(words)
            end = closing.start() if closing else len(words)
            self._heading(Line(number, start + heading.end(), words[heading.end() : end]), len(heading.group(1)))
        elif "|" in words and "-" in following and "|" in following and _DELIMITER.match(following):
            return self._table(number)
        elif _UNDERLINE.match(words) and len(self.held) == 1:
            (line_above, _), self.held = self.held[0], []
            self._heading(line_above, 1 if "=" in words else 2)
        elif _RULE.match(words):
            self._close()
            self.gap = True
        else:
            self._plain(number, start, words)
        return number + 1

    def _plain(self, number: int, start: int, words: str) -> None:
        bullet = _BULLET.match(words)
        if bullet or _NUMBER.match(words):
            self._close()
        skipped = bullet.end() if bullet else 0
        self.held.append((Line(number, start + skipped, words[skipped:]), "• " if bullet else ""))

    def _heading(self, line: Line, level: int) -> None:
        self._add([(line, "")], "heading", level)
        self.gap = True

    def _close(self) -> None:
        """End the paragraph that is open."""
        held, self.held = self.held, []
        if held:
            listed = bool(held[0][1]) or _NUMBER.match(held[0][0].text) is not None
            self._add(held, "item" if listed else "paragraph", 0)

    def _add(self, held: list[tuple[Line, str]], kind: str, level: int) -> None:
        self.paragraphs += 1
        marks = [mark for _, mark in held]
        for number, runs in enumerate(runs_of([line for line, _ in held])):
            if marks[number]:
                runs.insert(0, Run(marks[number]))
            self.items.append(Paragraph(runs, kind, level, self.gap and number == 0, self.paragraphs))
        self.gap = False

    def _fenced(self, number: int) -> int:
        """Words between two fences stand as they are."""
        self._close()
        fence = self.lines[number].lstrip()[:3]
        end = number + 1
        while end < len(self.lines) and not self.lines[end].lstrip().startswith(fence):
            self.paragraphs += 1
            runs = [Run(self.lines[end], "", end)]
            self.items.append(Paragraph(runs, "paragraph", 0, self.gap, self.paragraphs))
            self.gap = False
            end += 1
        return end + 1

    def _table(self, number: int) -> int:
        self._close()
        table = Table()
        end = number
        while end < len(self.lines) and "|" in self.lines[end]:
            cells = self._cells(end) if end != number + 1 else []
            if any(cell.items for cell in cells):
                table.rows.append(cells)
            end += 1
        self.items.append(table)
        self.gap = True
        return end

    def _cells(self, number: int) -> list[TableCell]:
        found: list[TableCell] = []
        line = self.lines[number]
        inner = line.strip()
        start = line.index(inner) + inner.startswith("|")
        end = line.index(inner) + len(inner) - (inner.endswith("|") and not inner.endswith("\\|"))
        opened = start
        for match in [*_CELL.finditer(line, start, max(end, start)), None]:
            if match is None or match.group() == "|":
                until = match.start() if match else max(end, start)
                words = line[opened:until]
                self.paragraphs += 1
                runs = [run for part in runs_of([Line(number, opened, words)]) for run in part]
                has_words = any(run.text.strip() for run in runs)
                paragraph = Paragraph(runs, "paragraph", 0, False, self.paragraphs)
                found.append(TableCell([paragraph] if has_words else [], len(found)))
                opened = match.end() if match else until
        return found
