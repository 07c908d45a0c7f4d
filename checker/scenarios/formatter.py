"""Lays out a feature file in one way, line by line: what the file says is compared before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

from gherkin.errors import CompositeParserException, ParserError, ParserException
from gherkin.parser import Parser
from rich.cells import cell_len

from checker.errors import ConfigurationError

_STEP: Final = 2
"""Spaces by which what belongs to something stands to the right of it."""
_CELL: Final = re.compile(r"(?:[^|\\]|\\.)*\|", re.DOTALL)


class NotFormattedError(ConfigurationError):
    """The file was left alone: it cannot be read as Gherkin, or a new layout would change what it says."""


def formatted(data: bytes, name: str) -> bytes:
    """The bytes of a feature file in the one layout: UTF-8 without a mark, lines end in LF.

    A file that is not UTF-8 is read as Windows-1252. Raises NotFormattedError, which names the file as ``name``.
    """
    text = _decoded(data)
    tree = _tree(text, name)
    lines = text.split("\n")
    laid = _written(lines, _marks(tree, lines))
    again = _tree(laid, name)
    if _said(tree) != _said(again) or _squeezed(lines) != _squeezed(laid.split("\n")):
        raise NotFormattedError(f"{name} was left as it is: a new layout would change what it says.")
    return laid.encode("utf-8")


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tree(text: str, name: str) -> dict[str, Any]:
    try:
        tree = cast(dict[str, Any], Parser().parse(text))
    except CompositeParserException as error:
        raise _unreadable(name, error.errors[0]) from error
    except (ParserException, ParserError, RecursionError) as error:
        raise _unreadable(name, error) from error
    return tree


def _unreadable(name: str, error: Exception) -> NotFormattedError:
    location: dict[str, int] = getattr(error, "location", None) or {}
    line = location.get("line")
    where = f"{name}:{line}" if line else name
    return NotFormattedError(
        f"{where} was left as it is, because it cannot be read as a file of scenarios; "
        "'checker scenarios check' says what is wrong."
    )


@dataclass
class _Marks:
    """What each line is, by 1-based number: how far in it stands, and what is done with it."""

    indent: dict[int, int] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    """Headings and steps with one space after their keyword."""
    space_above: set[int] = field(default_factory=set)
    tables: list[list[int]] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)
    """First to last line of each text between quotes."""
    descriptions: dict[int, tuple[int, int]] = field(default_factory=dict)
    """First line of a description to its last line and how far in it stands."""


def _marks(tree: dict[str, Any], lines: list[str]) -> _Marks:
    marks = _Marks()
    feature = tree.get("feature")
    if feature:
        _mark_block(marks, feature, 0, lines)
    _mark_comments(marks, tree["comments"], lines)
    return marks


def _mark_block(marks: _Marks, node: dict[str, Any], indent: int, lines: list[str]) -> None:
    """A feature, rule, background, scenario or table of examples, with what is in it."""
    heading = node["location"]["line"]
    tags = sorted({tag["location"]["line"] for tag in node.get("tags", ())})
    for line in (*tags, heading):
        marks.indent[line] = indent
    marks.words[heading] = f"{node['keyword']}: {node['name']}".rstrip()
    if indent:
        marks.space_above.add((*tags, heading)[0])
    if prose := [line for line in node.get("description", "").split("\n") if line.strip()]:
        # comments may stand before and between the lines of a description, which does not hold them
        written = (at for at in range(heading + 1, len(lines) + 1) if _is_prose(lines[at - 1]))
        found = [next(written) for _ in prose]
        marks.descriptions[found[0]] = (found[-1], indent + _STEP)
    for child in node.get("children", ()):
        for part in child.values():
            _mark_block(marks, part, indent + _STEP, lines)
    for step in node.get("steps", ()):
        _mark_step(marks, step, indent + _STEP, lines)
    for examples in node.get("examples", ()):
        _mark_block(marks, examples, indent + _STEP, lines)
    if "tableHeader" in node:
        rows = [row["location"]["line"] for row in (node["tableHeader"], *node["tableBody"]) if row]
        _mark_table(marks, rows, indent + _STEP)


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _mark_step(marks: _Marks, step: dict[str, Any], indent: int, lines: list[str]) -> None:
    line = step["location"]["line"]
    marks.indent[line] = indent
    marks.words[line] = step["keyword"] + step["text"]
    if table := step.get("dataTable"):
        _mark_table(marks, [row["location"]["line"] for row in table["rows"]], indent + _STEP)
    if text := step.get("docString"):
        first = text["location"]["line"]
        last = first + 1
        while not lines[last - 1].strip().startswith(text["delimiter"]):
            last += 1
        marks.indent[first] = indent + _STEP
        marks.texts[first] = last


def _mark_table(marks: _Marks, rows: list[int], indent: int) -> None:
    if rows:
        marks.tables.append(rows)
        marks.indent.update(dict.fromkeys(rows, indent))


def _mark_comments(marks: _Marks, comments: list[dict[str, Any]], lines: list[str]) -> None:
    """A comment stands as far in as the line that it is about, which is the next one."""
    for comment in reversed(comments):
        line = comment["location"]["line"]
        after = line + 1
        while after <= len(lines) and after not in marks.indent and not lines[after - 1].strip():
            after += 1
        marks.indent[line] = marks.indent.get(after, _indent_before(marks, line))
        if after in marks.space_above:
            marks.space_above.add(line)
            if after == line + 1:
                marks.space_above.discard(after)


def _indent_before(marks: _Marks, line: int) -> int:
    return next((marks.indent[at] for at in range(line - 1, 0, -1) if at in marks.indent), 0)


def _written(lines: list[str], marks: _Marks) -> str:
    aligned = {line: row for rows in marks.tables for line, row in _aligned(rows, lines)}
    out: list[str] = []

    def put(line: str, *, above: bool = False) -> None:
        if above and out and out[-1]:
            out.append("")
        out.append(line)

    number = 0
    while (number := number + 1) <= len(lines):
        line = lines[number - 1]
        inner = marks.indent.get(number, 0)
        if number in marks.texts:
            out += _text(lines[number - 1 : marks.texts[number]], inner)
            number = marks.texts[number]
        elif number in marks.descriptions:
            last, inner = marks.descriptions[number]
            out += _description(number, last, lines, marks, inner)
            number = last
        elif number in aligned:
            put(" " * inner + aligned[number])
        elif line.strip():
            put(" " * inner + marks.words.get(number, line.strip()), above=number in marks.space_above)
        elif _keeps_blank(number, lines, marks) and out and out[-1]:
            out.append("")
    return "\n".join(out).rstrip("\n") + "\n" if any(out) else ""


def _keeps_blank(number: int, lines: list[str], marks: _Marks) -> bool:
    """Whether a blank line may stay: around comments, and after a description; headings have their own above them."""
    after = next((at for at in range(number + 1, len(lines) + 1) if lines[at - 1].strip()), 0)
    before = next((at for at in range(number - 1, 0, -1) if lines[at - 1].strip()), 0)
    return any(at and lines[at - 1].strip().startswith("#") for at in (after, before))


def _text(lines: list[str], indent: int) -> Iterator[str]:
    """A text between quotes; each line keeps its place beside the opening quotes."""
    column = len(lines[0]) - len(lines[0].lstrip())
    yield " " * indent + lines[0].strip()
    for line in lines[1:-1]:
        own = min(column, len(line) - len(line.lstrip()))
        yield " " * indent + line[own:] if line[own:] else ""
    yield " " * indent + lines[-1].strip()


def _description(first: int, last: int, lines: list[str], marks: _Marks, indent: int) -> Iterator[str]:
    """Prose under a heading; its own indents, as of a list, are kept."""
    prose = [lines[at - 1].rstrip() for at in range(first, last + 1)]
    least = min((len(line) - len(line.lstrip()) for line in prose if line), default=0)
    blank = False
    for line in prose:
        if line:
            yield " " * indent + line[least:]
        elif not blank:
            yield ""
        blank = not line


def _aligned(rows: list[int], lines: list[str]) -> Iterator[tuple[int, str]]:
    cells = [[cell[:-1].strip() for cell in _CELL.findall(lines[line - 1].strip()[1:])] for line in rows]
    widths = [max(cell_len(row[at]) for row in cells) for at in range(len(cells[0]))]
    for line, row in zip(rows, cells, strict=True):
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield line, f"| {' | '.join(padded)} |"


def _said(node: Any) -> Any:
    """A syntax tree without places; descriptions and comments without the white space around their lines."""
    if isinstance(node, list):
        return [_said(each) for each in node]
    if not isinstance(node, dict):
        return node
    out = {key: _said(value) for key, value in node.items() if key not in ("location", "id")}
    if "description" in out:
        prose = [line.strip() for line in out["description"].split("\n")]
        out["description"] = [line for line in prose if line]
    if set(out) == {"text"}:
        out["text"] = out["text"].strip()
    return out


def _squeezed(lines: list[str]) -> list[str]:
    """Every line's characters without white space, blank lines left out."""
    return [squeezed for line in lines if (squeezed := "".join(line.split()))]
